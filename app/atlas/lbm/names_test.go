package lbm

import (
	"slices"
	"testing"
)

func TestNamesFindTheirTowns(t *testing.T) {
	n := NewNames([][]string{{"kiev", "kiew"}, nil, {"koln"}, {"kiev", "koln am rhein"}})
	for key, want := range map[string][]int{
		"kiev": {0, 3}, "kiew": {0}, "koln": {2}, "koln am rhein": {3}, "kie": nil, "iev": nil, "": nil, ";": nil, "kiev;kiew": nil, ";\n;koln": nil,
	} {
		if got := n.Find(key); !slices.Equal(got, want) {
			t.Errorf("%q is the name of %v, want %v", key, got, want)
		}
	}
}

func TestNamesAreLookedUpWithoutMarks(t *testing.T) {
	for name, want := range map[string]string{
		"Sana’a": "sanaa", "Cox's Bazar": "coxs bazar", "Deir-ez-Zor": "deir ez zor", "St. Louis": "st louis", "  Köln ": "koln", "Şan‘ā’": "sana", "-": "",
	} {
		if got := NameKey(name); got != want {
			t.Errorf("%q is looked up as %q, want %q", name, got, want)
		}
	}
}
