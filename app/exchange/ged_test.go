package exchange

import (
	"encoding/csv"
	"os"
	"slices"
	"strconv"
	"testing"

	"lectern/app/incident"
)

// sample is a sample of the real UCDP GED, which is not part of the repository.
const sample = "../../../shared/data/ged/ged231_sample_1000.csv"

func TestTheRealGEDOpensWholeAndItsDeathsAddUp(t *testing.T) {
	f, err := os.Open(sample)
	if err != nil {
		t.Skip("the sample of UCDP GED is not here: ", err)
	}
	defer f.Close()
	r := Read(f, "ged.csv", Options{})
	if r.Table.Len() != 1000 || r.Report.Aside != 0 || len(r.Problems) != 1 {
		t.Fatalf("%d rows, %d set aside, %v; want 1,000 and one warning", r.Table.Len(), r.Report.Aside, r.Problems)
	}
	text, err := os.Open(sample)
	if err != nil {
		t.Fatal(err)
	}
	defer text.Close()
	raw, err := csv.NewReader(text).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for field, column := range map[string]string{
		"country": "country", "actor": "side_a", "target": "side_b", "admin1": "adm_1", "region": "region", "event_clarity": "event_clarity",
	} {
		by := map[string]int64{}
		for _, row := range raw[1:] {
			best, err := strconv.ParseInt(row[slices.Index(raw[0], "best")], 10, 64)
			if err != nil {
				t.Fatal(err)
			}
			by[row[slices.Index(raw[0], column)]] += best
		}
		compareSums(t, r.Table, field, by)
	}
}

// compareSums compares the sums of deaths by a field with those expected.
func compareSums(t *testing.T, table *incident.Table, field string, want map[string]int64) {
	t.Helper()
	m, err := table.ParseMeasure("sum deaths")
	if err != nil {
		t.Fatal(err)
	}
	groups, err := table.GroupBy(field, m, table.All())
	if err != nil {
		t.Fatal(err)
	}
	if len(groups) != len(want) {
		t.Errorf("%s: %d values, want %d", field, len(groups), len(want))
	}
	for _, g := range groups {
		if g.Value.Low != want[g.Key] || g.Value.High != want[g.Key] {
			t.Errorf("%s %q: %s, want %d", field, g.Key, g.Value, want[g.Key])
		}
	}
}
