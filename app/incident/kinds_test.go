package incident

import (
	"fmt"
	"strings"
	"testing"
)

func TestKindsAreTheMostFrequentValues(t *testing.T) {
	var csv strings.Builder
	csv.WriteString("id,date,country,place,tactic,weapon\n")
	for i, tactic := range strings.Fields("raid bombing raid raid bombing arson - siege") {
		fmt.Fprintf(&csv, "r%d,2024-01-0%d,Iran,Kerman,%s,w%d\n", i, i+1, strings.Trim(tactic, "-"), i%2)
	}
	tb, problems := ReadCSV(strings.NewReader(csv.String()), "x.csv", nil)
	if len(problems.Errors()) > 0 {
		t.Fatal(problems)
	}
	k, err := tb.Kinds("tactic", 2, tb.All())
	if err != nil || len(k.Values) != 2 || k.Values[0] != (ValueCount{"raid", 3}) || k.Values[1] != (ValueCount{"bombing", 2}) || k.Other != 2 {
		t.Fatalf("%+v, %v", k, err)
	}
	for row := range Row(tb.Len()) {
		want := map[string]int{"raid": 0, "bombing": 1, "": 3}
		n, alone := want[tb.At(row).Tactic]
		if !alone {
			n = 2
		}
		if got := k.Of(row); got != n {
			t.Errorf("%q is kind %d, want %d", tb.At(row).Tactic, got, n)
		}
	}
	if own, err := tb.Kinds("weapon", 7, tb.All()); err != nil || len(own.Values) != 2 {
		t.Errorf("a column of the file's own: %+v, %v", own, err)
	}
	for _, name := range []string{"tactics", "date", "killed"} {
		if _, err := tb.Kinds(name, 7, tb.All()); err == nil {
			t.Errorf("%s tells rows apart", name)
		}
	}
}
