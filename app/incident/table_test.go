package incident

import (
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
)

func TestRowsNearOnTheGroundAreNearInMemory(t *testing.T) {
	table := randomTable(rand.New(rand.NewPCG(19, 20)), 4000)
	step := func(rows []Row) (km float64) {
		for i := 1; i < len(rows); i++ {
			a, b := table.At(rows[i-1]), table.At(rows[i])
			if a.HasPoint && b.HasPoint {
				km += DistanceKM(a.Lat, a.Lon, b.Lat, b.Lon)
			}
		}
		return km
	}
	rowOrder := make([]Row, table.Len())
	for i := range rowOrder {
		rowOrder[i] = Row(i)
	}
	fileOrder, err := table.Order(table.All(), "", false)
	if err != nil {
		t.Fatal(err)
	}
	if along, across := step(rowOrder), step(fileOrder); along*20 > across {
		t.Errorf("row order travels %.0f km, file order %.0f km", along, across)
	}
}

func TestFileOrderIsKept(t *testing.T) {
	table := randomTable(rand.New(rand.NewPCG(21, 22)), 300)
	for _, descending := range []bool{false, true} {
		rows, err := table.Order(table.All(), "", descending)
		if err != nil {
			t.Fatal(err)
		}
		if descending {
			slices.Reverse(rows)
		}
		for i, row := range rows {
			if line := table.At(row).At.Line; line != i+2 {
				t.Fatalf("descending %v: place %d holds line %d", descending, i, line)
			}
		}
	}
	if _, err := table.Order(table.All(), "kiled", false); err == nil || err.Error() != "there is no field “kiled”, did you mean killed?" {
		t.Errorf("order by an unknown field: %v", err)
	}
}

func TestPointsKeepWhatIsUncertain(t *testing.T) {
	for name, c := range map[string]struct {
		change func(x *Incident)
		radius float64 // -1: the area is the place
	}{
		"no point":        {func(x *Incident) { x.HasPoint = false }, 0},
		"exact":           {func(x *Incident) { x.LocationPrecision = Exact }, 0},
		"town":            {func(x *Incident) { x.LocationPrecision = Town }, 5},
		"province":        {func(x *Incident) { x.LocationPrecision = Province }, -1},
		"written radius":  {func(x *Incident) { x.LocationPrecision, x.RadiusKM = Province, 40 }, 40},
		"metres are kept": {func(x *Incident) { x.RadiusKM = 0.25 }, 0.25},
	} {
		table := one(t, func(x *Incident) {
			x.HasPoint, x.Lat, x.Lon = true, 34.5289123, -69.1725
			c.change(x)
		})
		x := table.At(0)
		km, area := table.Uncertainty(0)
		if area != (c.radius < 0) || km != max(0, c.radius) {
			t.Errorf("%s: %g km, an area %v", name, km, area)
		}
		if sameKM, sameArea := x.Uncertainty(); sameKM != km || sameArea != area {
			t.Errorf("%s: the table says %g, %v, the incident %g, %v", name, km, area, sameKM, sameArea)
		}
		if placed := table.Placed() == 1; placed != x.HasPoint {
			t.Errorf("%s: placed %v", name, placed)
		}
		if lon, lat := table.Point(0); x.HasPoint && (lat != 34.5289123 || lon != -69.1725) {
			t.Errorf("%s: lat %g, lon %g", name, lat, lon)
		}
	}
}

func TestBuilderRefusesWhatTheFormatCannotHold(t *testing.T) {
	for name, change := range map[string]func(x *Incident){
		"id":              func(x *Incident) { x.ID = "Kabul 1" },
		"id taken":        func(x *Incident) { x.ID = "Taken" },
		"latitude":        func(x *Incident) { x.HasPoint, x.Lat = true, 91 },
		"no number":       func(x *Incident) { x.HasPoint, x.Lon = true, math.NaN() },
		"radius":          func(x *Incident) { x.RadiusKM = math.Inf(1) },
		"negative radius": func(x *Incident) { x.RadiusKM = -1 },
		"dates":           func(x *Incident) { x.When = When{5, 4, ByDay} },
		"far future":      func(x *Incident) { x.When = When{math.MaxInt32, math.MaxInt32, ByDay} },
		"week past 9999":  func(x *Incident) { x.When = When{Latest, Latest, ByWeek} },
		"choice":          func(x *Incident) { x.Attribution = 9 },
		"precision":       func(x *Incident) { x.When.Precision = 9 },
	} {
		b := NewBuilder(nil)
		if err := b.Add(&Incident{ID: "taken"}); err != nil {
			t.Fatal(err)
		}
		x := Incident{ID: "x"}
		change(&x)
		if err := b.Add(&x); err == nil || b.Table().Len() != 1 {
			t.Errorf("%s was taken: %v", name, err)
		}
	}
}

func TestSelectionsCombine(t *testing.T) {
	table := randomTable(rand.New(rand.NewPCG(23, 24)), 130)
	a, b := table.Rows(0, 5, 64, 129, 130, -1), table.Rows(5, 129)
	for name, c := range map[string]struct {
		s    Selection
		want []Row
	}{
		"and": {a.And(b), []Row{5, 129}}, "or": {b.Or(a), []Row{0, 5, 64, 129}}, "and not": {a.And(b.Not()), []Row{0, 64}},
		"none": {table.None(), nil}, "not all": {table.All().Not(), nil},
	} {
		if got := slices.Collect(c.s.All); !slices.Equal(got, c.want) || c.s.Count() != len(c.want) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
	if table.None().Not().Count() != 130 || table.All().Has(130) || table.All().Has(-1) {
		t.Error("a selection reaches beyond the table")
	}
}

func TestTotalsJoinTheirChunks(t *testing.T) {
	const rows = 10 * 64 * chunkWords
	b := NewBuilder(nil)
	for i := range rows {
		// Without points rows keep file order: the first chunk holds the last day.
		day := Day(rows - i)
		x := Incident{ID: fmt.Sprint(i), When: When{day, day, ByDay}, Killed: Exactly(1), Wounded: NoNumber}
		if err := b.Add(&x); err != nil {
			t.Fatal(err)
		}
	}
	table := b.Table()
	want := Totals{Rows: rows, Of: rows, Main: Killed, Sums: []Total{{Killed, Tally{rows, rows, rows, 0, 0}, Tally{rows, rows, rows, 0, 0}}}, First: 1, Last: rows, Begun: rows}
	if got := table.Totals(table.All()); !reflect.DeepEqual(got, want) {
		t.Errorf("%+v, want %+v", got, want)
	}
}

// What is dated by its year alone lies before the day on which it was known, unless it can't.
func TestTotalsEndOnTheDayOnWhichTheyWereKnown(t *testing.T) {
	day := DayOf(2024, 3, 25)
	for rows, want := range map[string]Day{
		"a,2024,Iran,Kerman,T\n":                             day,
		"a,2024,Iran,Kerman,T\nb,2024-02-02,Iran,Kerman,T\n": day,
		"a,2024-02-02,Iran,Kerman,T\n":                       DayOf(2024, 2, 2),
		"a,2024,Iran,Kerman,T\nb,2024-05-02,Iran,Kerman,T\n": DayOf(2024, 12, 31),
		"a,2023,Iran,Kerman,T\n":                             DayOf(2023, 12, 31),
	} {
		table, problems := readString("id,date,country,place,title\n" + rows)
		if got := table.Totals(table.All()).Until(day).Last; got != want {
			t.Errorf("%q ends on %v (%v), want %v", rows, got, problems, want)
		}
	}
}

// What has no title is called by what it was and where, as far as is written.
func TestEveryIncidentHasAName(t *testing.T) {
	day := NewWhen(DayOf(2023, 3, 2), DayOf(2023, 3, 2), ByDay)
	b := NewBuilder(nil)
	for _, c := range []struct {
		x          Incident
		name, line string
	}{
		{Incident{ID: "a", Title: "Fire", Tactic: "arson", Place: "Quetta"}, "Fire", "Fire, 2 March 2023, Quetta, Pakistan"},
		{Incident{ID: "b", Tactic: "arson", EventType: "attack", Admin1: "Sindh", Place: "Quetta"}, "Arson, Quetta", "Arson, 2 March 2023, Quetta, Pakistan"},
		{Incident{ID: "c", EventType: "attack", Admin1: "Sindh"}, "Attack, Sindh", "Attack, 2 March 2023, Sindh, Pakistan"},
		{Incident{ID: "d"}, "Incident, Pakistan", "Incident, 2 March 2023, Pakistan"},
	} {
		c.x.When, c.x.Country = day, "Pakistan"
		if name, line := c.x.Name(), c.x.Line(); name != c.name || line != c.line {
			t.Errorf("%s is called %q and %q, want %q and %q", c.x.ID, name, line, c.name, c.line)
		}
		if err := b.Add(&c.x); err != nil {
			t.Fatal(err)
		}
	}
	table := b.Table()
	for row := range Row(table.Len()) {
		if x := table.At(row); table.Name(row) != x.Name() {
			t.Errorf("the row of %s is called %q", x.ID, table.Name(row))
		}
	}
}

// A list asks a million rows for their names as someone types.
func TestARowIsNamedWithoutItsOtherCells(t *testing.T) {
	table, problems := readString("id,date,country,place,tactic,sources,homes,roads\na,2024,Iran,Kerman,bombing,x;y,3,4\n")
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	const joins = 2
	if n := testing.AllocsPerRun(20, func() { table.Name(0) }); n > joins {
		t.Errorf("a name takes memory %g times, want %d", n, joins)
	}
}
