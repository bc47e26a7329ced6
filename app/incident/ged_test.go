package incident

import (
	"encoding/csv"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"testing"

	"lectern/app/golden"
)

// TestSelectAgreesWithReferenceOnGED asks the same of real events of the Uppsala Conflict Data
// Program.
func TestSelectAgreesWithReferenceOnGED(t *testing.T) {
	const shared = "../../../shared"
	f, err := os.Open(shared + "/data/ged/ged231_sample_1000.csv")
	if _, beside := os.Stat(shared); err != nil && beside == nil {
		golden.Missing(t, "the GED sample is not in "+shared)
	} else if err != nil {
		t.Skip("no data lie beside this checkout")
	}
	defer f.Close()
	events, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	index := map[string]int{}
	for i, name := range events[0] {
		index[name] = i
	}
	b := NewBuilder(world{})
	for _, e := range events[1:] {
		x := gedIncident(func(column string) string { return e[index[column]] })
		if err := b.Add(&x); err != nil {
			t.Fatal(err)
		}
	}
	table := b.Table()
	if table.Len() != 1000 {
		t.Fatalf("%d of 1000 events", table.Len())
	}
	rows := incidentsOf(table)
	r := rand.New(rand.NewPCG(15, 16))
	for _, q := range []string{
		"killed:>=10 date:1990..1999", `country:Afghanistan has:lat`, `near:"Kabul 300km"`, "government -country:Angola",
		"location_precision:province killed.best:1..5", "within:20,-35,60,37 (date:2010.. OR killed:0)", "place~province actor~government",
	} {
		agree(t, table, rows, q)
	}
	for range 200 {
		q := randomQuery(r, 2)
		if strings.Contains(q, "in_commentary") || strings.Contains(q, "homes_flooded") {
			continue // GED has no such columns
		}
		agree(t, table, rows, q)
	}
}

// gedIncident is the least adapter that the test needs; exchange has the whole one.
func gedIncident(cell func(string) string) Incident {
	count := func(column string) int32 {
		n, err := strconv.Atoi(cell(column))
		if err != nil {
			return Unknown
		}
		return int32(n)
	}
	decimal := func(column string) float64 {
		v, _ := strconv.ParseFloat(cell(column), 64)
		return v
	}
	day := func(column string) Day {
		d, _, err := parsePeriod(strings.Fields(cell(column))[0])
		if err != nil {
			panic(err)
		}
		return d
	}
	precision := []DatePrecision{ByDay, ByDay, ByDay, ByWeek, ByMonth, ByYear}[count("date_prec")]
	return Incident{
		ID: "ged-" + cell("id"), When: NewWhen(day("date_start"), day("date_end"), precision),
		Title: cell("conflict_name"), Country: cell("country"), Admin1: cell("adm_1"), Place: cell("where_coordinates"),
		HasPoint: true, Lat: decimal("latitude"), Lon: decimal("longitude"),
		LocationPrecision: []LocationPrecision{LocationUnstated, Exact, Near, District, Province, Province, CountryWide, CountryWide}[count("where_prec")],
		Actor:             cell("side_a"), Target: cell("side_b"),
		Killed: Number{count("low"), count("best"), count("high")}, Wounded: NoNumber, AttackersKilled: Unknown,
	}
}
