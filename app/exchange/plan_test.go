package exchange

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestColumnsOfTheFilesOwnStayUnderTheirNames(t *testing.T) {
	r := readText(t, "event date,nation,city,Colour;shade,verification,verification,,Fatalities\n2021-03-04,Mali,Alvar,red,yes,no,x,3\n")
	got := strings.Join(r.Table.Columns(), "|")
	want := "id|date|country|place|deaths_low|deaths|deaths_high|figures_note|Colour shade|verification in the file|verification in the file 2|column 7"
	if !strings.HasPrefix(got, want) {
		t.Errorf("columns %s, want %s", got, want)
	}
	if d := cmp.Diff("red|yes|no|x\n", cells(r, "Colour shade", "verification in the file", "verification in the file 2", "column 7")); d != "" {
		t.Error(d)
	}
}

func TestColumnsWithoutANameStayWhereTheyHoldSomething(t *testing.T) {
	const own = ",Mali,Alvar,14.25,-5.99,3"
	for name, c := range map[string]struct{ text, column, want string }{
		"first":         {"," + header + "x,a,2021-03-04" + own + "\n", "column 1", "x\n"},
		"last":          {strings.Replace(header, "\n", ",\n", 1) + "a,2021-03-04" + own + ",x\n", "column 8", "x\n"},
		"in some rows":  {strings.Replace(header, "\n", ",\n", 1) + "a,2021-03-04" + own + "\nb,2021-03-04" + own + ",x\n", "column 8", "\nx\n"},
		"without an id": {"date,country,place,\n2021-03-04,Mali,Alvar,x\n", "column 4", "x\n"},
		"holds nothing": {strings.Replace(header, "\n", ", ,\n", 1) + "a,2021-03-04" + own + ",,\n", "column 8", ""},
	} {
		r := readText(t, c.text)
		if has := slices.Contains(r.Table.Columns(), c.column); has != (c.want != "") || has && cells(r, c.column) != c.want {
			t.Errorf("%s: columns %q, %v", name, r.Table.Columns(), said(r))
		}
	}
}
