package figure

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lectern/app/atlas"
	"lectern/app/draw"
	"lectern/app/incident"
)

func TestMapSaysWhatLiesOutside(t *testing.T) {
	tb := table(
		t,
		func(x *incident.Incident) { x.Lat, x.Lon, x.Place, x.Killed = 41, 29, "Istanbul", incident.NoNumber },
		func(x *incident.Incident) { x.Lat, x.Lon, x.Place = 55.8, 37.4, "Krasnogorsk, Moscow" },
		func(x *incident.Incident) {
			x.Lat, x.Lon, x.Place, x.Killed = 55.7, 37.6, "Moscow", incident.Number{Low: 5, Best: incident.Unknown, High: 9}
		},
		func(*incident.Incident) {},
		func(x *incident.Incident) {
			x.Country, x.Admin1, x.Place, x.LocationPrecision, x.Killed = "Russia", "Arkhangelsk", "Severodvinsk", incident.Province, incident.Exactly(2)
		},
	)
	m := NewMap(tb, tb.All(), atlas.ForExtent(region), atlas.Options{}, Screen)
	m.View = atlas.Fit(m.Base().Projection(), region, 900, 600)
	l := drawn(t, m.Draw, draw.Rect{W: 900, H: 600})
	got := m.Beyond()
	if diff := cmp.Diff([]string{"Moscow 25–29", "Arkhangelsk 2", "Istanbul (number unknown)"}, got); diff != "" {
		t.Error(diff)
	}
	if !slices.ContainsFunc(l.words, func(s string) bool { return strings.HasPrefix(s, "4 incidents outside this map, killed: ") }) {
		t.Error("the map itself doesn't say so")
	}
}

func TestMapShowsWhatIsKnownToAreasAloneAndSaysWhatHasNoPlace(t *testing.T) {
	within := func(country, province, place string, precision incident.LocationPrecision) func(*incident.Incident) {
		return func(x *incident.Incident) {
			x.Country, x.Admin1, x.Place, x.LocationPrecision, x.HasPoint = country, province, place, precision, false
		}
	}
	for name, c := range map[string]struct {
		changes []func(*incident.Incident)
		named   []string // on a slide
		says    string
	}{
		"a country":          {[]func(*incident.Incident){within("Pakistan", "Sindh", "Sehwan", incident.CountryWide)}, []string{"Pakistan"}, ""},
		"far apart":          {[]func(*incident.Incident){within("Kyrgyzstan", "", "a post", incident.CountryWide), within("Iran", "", "Zahedan", incident.CountryWide)}, []string{"Iran", "Kyrgyzstan"}, ""},
		"a province":         {[]func(*incident.Incident){within("Pakistan", "Sindh", "Sehwan", incident.Province)}, []string{"Sindh"}, ""},
		"one without place":  {[]func(*incident.Incident){within("Pakistan", "Sindh", "Sehwan", incident.Province), within("Iraq", "", "Mosul", incident.Town)}, []string{"Sindh"}, "One incident has no place on a map"},
		"none with a place":  {[]func(*incident.Incident){within("Iraq", "", "Mosul", incident.Town), within("Iraq", "", "Basra", incident.Town)}, nil, "2 incidents have no place on a map"},
		"a point unnamed":    {[]func(*incident.Incident){func(x *incident.Incident) { x.Place, x.Admin1 = "", "" }}, []string{"Afghanistan"}, ""},
		"two of one country": {[]func(*incident.Incident){within("Pakistan", "Sindh", "Sehwan", incident.CountryWide), within("Pakistan", "Punjab", "Lahore", incident.CountryWide)}, []string{"Pakistan"}, ""},
	} {
		tb := table(t, c.changes...)
		e, ok := ExtentOf(tb, tb.All())
		if !ok {
			e = region
		}
		m := NewMap(tb, tb.All(), atlas.ForExtent(e), atlas.Options{}, Slide)
		m.View = atlas.Fit(m.Base().Projection(), e, 1300, 1080)
		l := drawn(t, m.Draw, draw.Rect{W: 1300, H: 1080})
		var named []string
		for _, label := range m.labels {
			named = append(named, label.name)
		}
		slices.Sort(named)
		if diff := cmp.Diff(c.named, named); diff != "" || len(m.Beyond()) > 0 {
			t.Errorf("%s: outside are %v; named: %s", name, m.Beyond(), diff)
		}
		if got := strings.Join(m.missingLines(), " "); got != c.says || got != "" && !slices.Contains(l.words, m.missingLines()[0]) {
			t.Errorf("%s: the map says %q, not %q: %q", name, got, c.says, l.words)
		}
	}
}

// However small or hollow a symbol is, it says how many incidents it stands for.
func TestSymbolsSayHowManyIncidentsTheyStandFor(t *testing.T) {
	claimed := func(killed int32) func(*incident.Incident) {
		return func(x *incident.Incident) { // of all, few deadly
			x.Attribution, x.Killed = incident.Claimed, incident.Exactly(0)
			if x.ID == "i0" {
				x.Killed = incident.Exactly(killed)
			}
		}
	}
	for name, c := range map[string]struct {
		count  int
		change func(*incident.Incident)
	}{
		"small":          {3, claimed(0)},
		"large":          {3, claimed(500)},
		"many in a few":  {150, claimed(25)},
		"hollow":         {3, func(x *incident.Incident) { x.Killed = incident.Exactly(500) }},
		"without number": {3, func(x *incident.Incident) { x.Killed = incident.NoNumber }},
	} {
		var changes []func(*incident.Incident)
		for n := range c.count {
			changes = append(changes, func(x *incident.Incident) {
				x.ID = fmt.Sprintf("i%d", n)
				x.Lat, x.Lon, x.Place = 34.5, 69.2, "Kabul"
				c.change(x)
			})
		}
		tb := table(t, changes...)
		m := NewMap(tb, tb.All(), atlas.ForExtent(region), atlas.Options{}, Screen)
		m.Bare = true
		m.View = atlas.Fit(m.Base().Projection(), region, 900, 600)
		if l := drawn(t, m.Draw, draw.Rect{W: 900, H: 600}); !slices.Contains(l.words, fmt.Sprint(c.count)) {
			t.Errorf("%s, nothing says that there are %d: %q", name, c.count, l.words)
		}
	}
}

// A slide's map is one in any language, and what it says of places outside ends before what else stands
// there.
func TestMapsOfSlidesLeaveRoomForWhatStandsOnThem(t *testing.T) {
	tb := table(t, func(x *incident.Incident) {
		x.Lat, x.Lon, x.Place = 55.7, 37.6, "A very long name of a place far outside"
	})
	style := Slide
	style.Lang = "en"
	m := NewMap(tb, tb.All(), atlas.ForExtent(region), atlas.Options{}, style)
	m.View = atlas.Fit(m.Base().Projection(), region, 900, 600)
	mark := draw.Rect{X: 700, Y: 30, W: 150, H: 40}
	m.Keep = []draw.Rect{mark}
	drawn(t, m.Draw, draw.Rect{W: 900, H: 600})
	if !m.Direct {
		t.Error("it is drawn as a page's")
	}
	if r := m.pointers(style.Text); r.W < 100 || r.Right() >= mark.X {
		t.Errorf("the line about places outside is %v, beside %v", r, mark)
	}
	if got := strings.Join(m.missingLines(), " "); got != "One incident outside this map" {
		t.Errorf("it says %q, which has no name that would be cut", got)
	}
}

// A ring reaches to the highest figure around the best ones. One that is much wider than its symbol would hide the map, and is
// a line.
func TestASymbolsRingReachesToTheHighestFigure(t *testing.T) {
	for _, c := range []struct {
		name   string
		killed incident.Number
		low    int64
		high   int64
		line   bool
		told   string
	}{
		{"a best figure alone", incident.Exactly(50), 50, 50, false, "50 killed"},
		{"a range", between(40, 60), 40, 60, false, "40 to 60 killed"},
		{"figures around a best one", bestOf(20, 50, 80), 50, 80, false, "50 (20 to 80) killed"},
		{"a much higher one", bestOf(20, 50, 2000), 50, 2000, true, "50 (20 to 2,000) killed"},
	} {
		tb := table(t, func(x *incident.Incident) { x.Killed, x.Lat, x.Lon = c.killed, 34.5, 69.2 })
		m := NewMap(tb, tb.All(), atlas.ForExtent(region), atlas.Options{}, Screen)
		m.View = atlas.Fit(m.Base().Projection(), region, 900, 600)
		drawn(t, m.Draw, draw.Rect{W: 900, H: 600})
		s := &m.Clusters().Symbols[0]
		if s.R != m.size.radius(c.low) || s.High != m.size.radius(c.high) {
			t.Errorf("%s: radii %g and %g, want those of %d and %d", c.name, s.R, s.High, c.low, c.high)
		}
		if line := s.Solid(1) < s.High; line != c.line {
			t.Errorf("%s: the ring is a line: %v", c.name, line)
		}
		if got := s.Total(m.Amount).Told(); got != c.told {
			t.Errorf("%s: told as %q", c.name, got)
		}
	}
}
