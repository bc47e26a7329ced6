package figure

import (
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lectern/app/atlas"
	"lectern/app/draw"
	"lectern/app/incident"
)

// in places an incident in a province by its name, off any point in it.
func in(province string, killed incident.Number) func(*incident.Incident) {
	return func(x *incident.Incident) {
		x.Admin1, x.LocationPrecision, x.HasPoint, x.Killed = province, incident.Province, false, killed
	}
}

func between(low, high int32) incident.Number {
	return incident.Number{Low: low, Best: incident.Unknown, High: high}
}

func TestProvincesAreShadedByTheLowEndAndHatchedWhereMoreOrNothingIsKnown(t *testing.T) {
	atLeast := incident.Number{Low: 20, Best: incident.Unknown, High: incident.Unknown}
	others := []func(*incident.Incident){in("Kabul", incident.Exactly(100)), in("Herat", incident.Exactly(20)), in("Ghor", incident.Exactly(1))}
	for _, c := range []struct {
		name string
		rows []func(*incident.Incident)
		want string // words of the class, "+" if it may be more, "unknown" or ""
	}{
		{"no incident", nil, ""},
		{"a number", []func(*incident.Incident){in("Kunduz", incident.Exactly(20))}, "20–99"},
		{"a sum", []func(*incident.Incident){in("Kunduz", incident.Exactly(19)), in("Kunduz", incident.Exactly(1))}, "20–99"},
		{"nobody", []func(*incident.Incident){in("Kunduz", incident.Exactly(0))}, "0–19"},
		{"a range within a class", []func(*incident.Incident){in("Kunduz", between(20, 30))}, "20–99"},
		{"a range over two classes", []func(*incident.Incident){in("Kunduz", between(20, 100))}, "20–99 +"},
		{"figures around a best one within a class", []func(*incident.Incident){in("Kunduz", bestOf(5, 20, 30))}, "20–99"},
		{"figures around a best one over two classes", []func(*incident.Incident){in("Kunduz", bestOf(5, 20, 100))}, "20–99 +"},
		{"a lowest figure alone", []func(*incident.Incident){in("Kunduz", atLeast)}, "20–99 +"},
		{"one of two unknown", []func(*incident.Incident){in("Kunduz", incident.Exactly(20)), in("Kunduz", incident.NoNumber)}, "20–99 +"},
		{"beyond the last class is none", []func(*incident.Incident){in("Kunduz", between(100, 900))}, "100 or more"},
		{"unknown", []func(*incident.Incident){in("Kunduz", incident.NoNumber)}, "unknown"},
		{"written otherwise", []func(*incident.Incident){in("Kunduz province", incident.Exactly(20))}, "20–99"},
	} {
		tb := table(t, append(slices.Clone(others), c.rows...)...)
		m := NewMap(tb, tb.All(), atlas.ForExtent(region), atlas.Options{}, Screen)
		s := m.places.Shading(tb.All(), incident.Killed, nil)
		s.starts = []int64{1, 20, 100}
		if c.name == "nobody" {
			s.starts[0] = 0
		}
		s.place()
		got := ""
		for _, p := range s.Places {
			if name, _ := atlas.Load().NameOf(p.Province); name != "Kunduz" {
				continue
			}
			if got = "unknown"; p.class != noClass {
				got = classWords(s.starts, p.class)
			}
			if p.more {
				got += " +"
			}
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// A row is in the province of its name, else in that of its point; what is known to a country alone is in none.
func TestIncidentsAreInTheProvinceOfTheirNameElseOfTheirPoint(t *testing.T) {
	at := func(lat, lon float64, change func(x *incident.Incident)) func(*incident.Incident) {
		return func(x *incident.Incident) {
			x.Lat, x.Lon = lat, lon
			change(x)
		}
	}
	for _, c := range []struct {
		name string
		row  func(*incident.Incident)
		want string // the province, or the note
	}{
		{"its name", at(34.5, 69.2, func(x *incident.Incident) { x.Admin1 = "Herat" }), "Herat"},
		{"its point", at(34.35, 62.2, func(x *incident.Incident) {}), "Herat"},
		{"its point, the name unknown", at(34.35, 62.2, func(x *incident.Incident) { x.Admin1 = nowhere }), "Herat"},
		{"the country's middle", at(34, 66, func(x *incident.Incident) { x.LocationPrecision = incident.CountryWide }), "1 of 1 is placed only to a country"},
		{"a country with a province", at(34, 66, func(x *incident.Incident) { x.Admin1, x.LocationPrecision = "Herat", incident.CountryWide }), "1 of 1 is placed only to a country"},
		{"somewhere around", at(34.35, 62.2, func(x *incident.Incident) { x.RadiusKM = 200 }), "1 of 1 is in no known province"},
		{"the sea", at(20, 62, func(x *incident.Incident) {}), "1 of 1 is in no known province"},
		{"another country", at(31.5, 74.3, func(x *incident.Incident) {}), "1 of 1 is in no known province"},
		{"no place", func(x *incident.Incident) { x.HasPoint = false }, "1 of 1 is in no known province"},
	} {
		tb := table(t, c.row)
		s := NewPlaces(tb, atlas.NewMap(atlas.ForExtent(region), atlas.Options{})).Shading(tb.All(), incident.Incidents, nil)
		got := strings.Join(s.Notes(), "; ")
		for _, p := range s.Places {
			got, _ = atlas.Load().NameOf(p.Province)
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestAShadedMapHasNoSymbolsAndExplainsItsShades(t *testing.T) {
	tb := table(
		t, in("Kabul", incident.Exactly(150)), in("Herat", between(20, 120)), in("Ghor", incident.Exactly(1)), in("Kunduz", incident.NoNumber),
		func(x *incident.Incident) { x.LocationPrecision = incident.CountryWide },
	)
	for _, strip := range []bool{false, true} {
		m := NewMap(tb, tb.All(), atlas.ForExtent(region), atlas.Options{}, Screen)
		m.Shaded, m.Amount, m.Strip = true, incident.Killed, strip
		r := draw.Rect{W: 900, H: 600 + m.StripHeight()}
		m.View = atlas.Fit(m.Base().Projection(), region, 900, 600)
		l := drawn(t, m.Draw, r)
		for _, words := range []string{"People killed, at least", "100 or more", "20–99", "1–19", "may be more", "number unknown", "1 of 5 is placed only to a country"} {
			if !slices.Contains(l.words, words) {
				t.Errorf("strip %v: nothing says %q: %q", strip, words, l.words)
			}
		}
		if n := len(m.Clusters().Symbols); n > 0 {
			t.Errorf("there are %d symbols", n)
		}
		want := "Provinces shaded by people killed: Kabul (Afghanistan) 150; Herat (Afghanistan) 20 to 120; Ghor (Afghanistan) 1. Number unknown in one province. 1 of 5 is placed only to a country."
		if diff := cmp.Diff(want, m.Shading().Words()); diff != "" {
			t.Error(diff)
		}
	}
}

func TestAPointOfAShadedMapTellsItsProvince(t *testing.T) {
	tb := table(t, in("Kabul", between(20, 150)), in("Balkh", bestOf(5, 20, 100)), in("Kunduz", incident.NoNumber))
	p := atlas.ForExtent(region)
	s := NewMap(tb, tb.All(), p, atlas.Options{}, Screen).places.Shading(tb.All(), incident.Killed, nil)
	for _, c := range []struct {
		lon, lat      float64
		name, figures string
	}{
		{69.2, 34.5, "Kabul (Afghanistan)", "20 to 150 people killed"},
		{67.1, 36.7, "Balkh (Afghanistan)", "20 (5 to 100) people killed"},
		{68.9, 36.7, "Kunduz (Afghanistan)", "number unknown"},
		{62.2, 34.3, "", ""},
		{65, 20, "", ""},
	} {
		x, y := p.Forward(c.lon, c.lat)
		at := s.At(x, y)
		if (at == nil) != (c.name == "") {
			t.Errorf("at %g, %g there is %v", c.lat, c.lon, at)
		} else if at != nil && (s.Name(at) != c.name || s.Figures(at) != c.figures) {
			t.Errorf("%g, %g is in %q with %q, want %q with %q", c.lat, c.lon, s.Name(at), s.Figures(at), c.name, c.figures)
		}
	}
}

// A map that is moved is shaded from what was counted once; another selection or amount is counted anew.
func TestShadesAreKeptWhileTheSelectionStays(t *testing.T) {
	tb := table(t, in("Kabul", incident.Exactly(150)), in("Herat", incident.Exactly(20)))
	m := NewMap(tb, tb.All(), atlas.ForExtent(region), atlas.Options{}, Screen)
	m.Shaded = true
	first := m.Shading()
	m.View = atlas.Fit(m.Base().Projection(), region, 300, 200)
	if m.Selection = tb.All(); m.Shading() != first {
		t.Error("the same incidents are counted twice")
	}
	if m.Selection = tb.Rows(1); m.Shading() == first || len(m.Shading().Places) != 1 {
		t.Errorf("after another selection there are %v", m.Shading().Places)
	}
	if m.Amount = incident.Incidents; m.Shading().Places[0].Sum.Low != 1 {
		t.Errorf("after another amount there are %v", m.Shading().Places)
	}
}

// On a slide the keys stand in a narrow column, and what is said of the shades keeps to it.
func TestKeysOfShadesKeepToTheirWidth(t *testing.T) {
	tb := table(
		t, in("Kabul", incident.Exactly(150)), in("Herat", between(20, 120)),
		func(x *incident.Incident) { x.LocationPrecision = incident.CountryWide },
	)
	m := NewMap(tb, tb.All(), atlas.ForExtent(region), atlas.Options{}, Slide)
	m.Shaded, m.Amount = true, incident.Killed
	m.View = atlas.Fit(m.Base().Projection(), region, 900, 600)
	drawn(t, m.Draw, draw.Rect{W: 900, H: 600})
	const width = 360
	var l listener
	m.Keys(&l, draw.Point{X: 20, Y: 30}, width, &draw.Light)
	for _, area := range l.areas {
		if area.X < 20 || area.Right() > 20+width || area.Bottom() > 30+m.KeysHeight(width) {
			t.Errorf("something stands at %v", area)
		}
	}
	if all := strings.Join(l.words, " "); !strings.Contains(all, "People killed, at least") || !strings.Contains(all, "1 of 3 is placed only to a country") {
		t.Errorf("the keys say %q", l.words)
	}
}

// found returns the incidents that a query finds.
func found(t *testing.T, table *incident.Table, query string) incident.Selection {
	t.Helper()
	q, err := table.Parse(query)
	if err != nil {
		t.Fatal(err)
	}
	some, err := table.Select(q)
	if err != nil {
		t.Fatal(err)
	}
	return some
}

func TestMapsBesideEachOtherHaveTheSameClasses(t *testing.T) {
	table := randomTable(t, 5, 2000)
	some := found(t, table, "killed:<=5 date:2019..")
	all := table.All()
	m := NewMap(table, all, atlas.ForExtent(region), atlas.Options{}, Screen)
	m.Shaded, m.View = true, atlas.Fit(atlas.ForExtent(region), region, 900, 600)
	startsOf := func(s incident.Selection, beside *incident.Selection) []int64 {
		m.Selection, m.Beside = s, beside
		return m.Shading().starts
	}
	for _, m.Hexagons = range []bool{false, true} {
		if alone := startsOf(some, nil); slices.Equal(alone, startsOf(all, nil)) {
			t.Errorf("by themselves both have the classes %d", alone)
		}
		if one, other := startsOf(some, &all), startsOf(all, &some); !slices.Equal(one, other) || len(one) == 0 {
			t.Errorf("hexagons %v: beside each other they have the classes %d and %d", m.Hexagons, one, other)
		}
	}
}

// The second of two maps takes the sums that the classes of the first were made with.
func TestMapsBesideEachOtherAreAddedUpOnce(t *testing.T) {
	table := randomTable(t, 5, 500)
	some := found(t, table, "date:2019..")
	all := table.All()
	for _, hexagonal := range []bool{false, true} {
		m := NewMap(table, some, atlas.ForExtent(region), atlas.Options{}, Screen)
		m.Shaded, m.Hexagons, m.View = true, hexagonal, atlas.Fit(atlas.ForExtent(region), region, 900, 600)
		m.Beside = &all
		first, kept := m.Shading(), m.nextSums
		m.Selection, m.Beside = all, &some
		if second := m.Shading(); kept == nil || second != kept || m.nextSums != nil {
			t.Errorf("hexagons %v: the second map is added up anew", hexagonal)
		}
		m.Amount = incident.Incidents
		if m.Shading() == kept || first.Amount == incident.Incidents {
			t.Errorf("hexagons %v: sums of another amount are taken", hexagonal)
		}
	}
}

func TestSumsByProvinceAreTheSameHoweverManyAddThemUp(t *testing.T) {
	table := randomTable(t, 9, 3*64*leastWords)
	some := found(t, table, "date:2019-05..2022 OR killed:>=3")
	m := NewMap(table, some, atlas.ForExtent(region), atlas.Options{}, Screen)
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	one := m.places.Shading(some, incident.Killed, nil)
	runtime.GOMAXPROCS(3)
	three := m.places.Shading(some, incident.Killed, nil)
	if one.Of != some.Count() || one.Of != three.Of || one.Country != three.Country || one.Elsewhere != three.Elsewhere {
		t.Errorf("%d, %d and %d incidents, then %d, %d and %d", one.Of, one.Country, one.Elsewhere, three.Of, three.Country, three.Elsewhere)
	}
	if len(one.Places) == 0 || !slices.EqualFunc(one.Places, three.Places, func(a, b ShadedPlace) bool { return a.Province == b.Province && a.Sum == b.Sum }) {
		t.Errorf("%d and %d provinces have other sums", len(one.Places), len(three.Places))
	}
}
