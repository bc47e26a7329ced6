package exchange

import (
	"strings"
	"testing"

	"lectern/app/incident"
)

func TestAnIdOfTheContentStaysWhenRowsMove(t *testing.T) {
	first := readText(t, "date,country,place\n2021-03-04,Mali,Alvar\n2021-03-05,Mali,Belmo\n2021-03-05,Mali,Belmo\n")
	moved := readText(t, "date,country,place\n2021-03-05,Mali,Belmo\n2021-03-04,Mali,Alvar\n2021-03-05,Mali,Belmo\n")
	if first.Table.Len() != 3 || moved.Table.Len() != 3 {
		t.Fatalf("%d and %d rows, want 3", first.Table.Len(), moved.Table.Len())
	}
	for row := range incident.Row(3) {
		x := first.Table.At(row)
		other, ok := moved.Table.Index(x.ID)
		if !ok || moved.Table.At(other).Place != x.Place {
			t.Errorf("%s of %s is lost", x.ID, x.Place)
		}
	}
}

func TestIdsMayHaveCapitalsAndAreComparedWithoutThem(t *testing.T) {
	r := readText(t, "id,date,country,place\nMLI1,2021-03-04,Mali,Alvar\nmli1,2021-03-05,Mali,Belmo\nA/1,2021-03-05,Mali,Belmo\n")
	if _, found := r.Table.Index("mLi1"); !found || r.Table.Len() != 2 {
		t.Errorf("%d rows, found %v", r.Table.Len(), found)
	}
	if ids := cells(r, "id"); !strings.HasPrefix(ids, "MLI1\nA-1-") {
		t.Errorf("ids %q", ids)
	}
}
