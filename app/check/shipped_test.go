package check

import (
	"path/filepath"
	"slices"
	"testing"

	"lectern/app/atlas"
	"lectern/app/brief"
	"lectern/briefs"
)

func TestShippedBriefsAreAllEmbeddedAndHaveNoErrors(t *testing.T) {
	texts, err := filepath.Glob("../../briefs/*/brief.md")
	if err != nil || len(texts) == 0 {
		t.Fatal("no brief is shipped", err)
	}
	for _, text := range texts {
		name := filepath.Base(filepath.Dir(text))
		folder, err := briefs.Open(name)
		if err != nil || !slices.Contains(briefs.Names(), name) {
			t.Errorf("%s is not embedded: %v", name, err)
			continue
		}
		b, _ := brief.Open(folder, brief.Options{Gazetteer: atlas.Load()})
		report, err := Brief(t.Context(), b)
		if err != nil {
			t.Fatal(err)
		}
		if err := report.Refusal(false); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}
