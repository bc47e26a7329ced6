package figure

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"lectern/app/atlas"
	"lectern/app/draw"
	"lectern/app/incident"
)

// Every point lies in one hexagon, the one whose middle is nearest.
func TestAPointLiesInTheNearestHexagon(t *testing.T) {
	h := hexagons{50}
	r := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		x, y := r.Float64()*1e6-5e5, r.Float64()*1e6-5e5
		c := h.at(x, y)
		away := func(c hexagon) float64 { mx, my := h.middle(c); return math.Hypot(x-mx, y-my) }
		for _, step := range []hexagon{{1, 0}, {0, 1}, {-1, 1}, {-1, 0}, {0, -1}, {1, -1}} {
			next := hexagon{c.q + step.q, c.r + step.r}
			if away(next) < away(c)-1e-6 {
				t.Fatalf("%.0f, %.0f is put into %v, %v is nearer", x, y, c, next)
			}
			ax, ay := h.middle(c)
			bx, by := h.middle(next)
			if apart := math.Hypot(ax-bx, ay-by); math.Abs(apart-50_000) > 1e-3 {
				t.Fatalf("hexagons 50 km wide are %.0f m apart", apart)
			}
		}
	}
}

func TestHexagonsHaveARoundWidth(t *testing.T) {
	for metres, want := range map[float64]float64{999_999: 500, 500_000: 500, 499_000: 200, 25_000: 20, 1700: 1, 11_000: 10, 900: 0.5} {
		if got := hexagonsFor(metres).km; math.Abs(got-want) > 1e-9 {
			t.Errorf("at most %.0f m: %g km, want %g", metres, got, want)
		}
	}
}

// at places an incident at a point.
func placedAt(lat, lon float64, killed incident.Number) func(*incident.Incident) {
	return func(x *incident.Incident) {
		x.Lat, x.Lon, x.Killed, x.Place = lat, lon, killed, fmt.Sprintf("%.0f N", lat)
	}
}

func TestHexagonsAddUpWhatIsInThemAndKeepTheDoubt(t *testing.T) {
	tb := table(
		t, placedAt(34.53, 69.2, incident.Exactly(100)), placedAt(34.52, 69.18, incident.Exactly(50)), placedAt(34.51, 69.19, incident.NoNumber),
		placedAt(31.6, 65.7, between(20, 120)), placedAt(36.7, 67.1, incident.Exactly(1)), placedAt(34.3, 62.2, incident.NoNumber),
		func(x *incident.Incident) { x.LocationPrecision = incident.CountryWide },
		in("Kunduz", incident.Exactly(3)),
	)
	m := NewMap(tb, tb.All(), atlas.ForExtent(region), atlas.Options{}, Screen)
	m.Shaded, m.Hexagons, m.Amount, m.HexagonKM = true, true, incident.Killed, 100
	m.View = atlas.Fit(m.Base().Projection(), region, 900, 600)
	s := m.Shading()
	if len(s.Places) != 4 || s.Of != 8 || s.Rough != 2 {
		t.Fatalf("%d hexagons, %d of %d placed less closely", len(s.Places), s.Rough, s.Of)
	}
	if first := s.Places[0]; first.Sum.Low != 150 || first.Sum.Unknown != 1 {
		t.Errorf("the first hexagon has %+v", first.Sum)
	}
	l := drawn(t, m.Draw, draw.Rect{W: 900, H: 600})
	for _, words := range []string{"People killed, at least", "Each hexagon is 100 km wide", "2 of 8 are placed less closely", "may be more", "number unknown"} {
		if !slices.Contains(l.words, words) {
			t.Errorf("nothing says %q: %q", words, l.words)
		}
	}
	if n := len(m.Clusters().Symbols); n > 0 {
		t.Errorf("there are %d symbols", n)
	}
	want := "Hexagons shaded by people killed: 35 N, at least 150; 32 N, 20 to 120; 37 N, 1. Number unknown in one hexagon. Each hexagon is 100 km wide. 2 of 8 are placed less closely."
	if got := s.Words(); got != want {
		t.Errorf("described as %q, want %q", got, want)
	}
	x, y := m.Base().Projection().Forward(65.7, 31.6)
	if p := s.At(x, y); p == nil || s.Figures(p) != "20 to 120 people killed" {
		t.Errorf("at a hexagon there is %+v", p)
	}
	if p := s.At(x-3e5, y-3e5); p != nil {
		t.Errorf("off all hexagons there is %+v", p)
	}
	m.View = m.View.Pan(40, 30)
	if m.Shading() != s {
		t.Error("moving the map counts the hexagons anew")
	}
	m.HexagonKM = 200
	if m.Shading() == s || !strings.Contains(m.Shading().Words(), "200 km wide") {
		t.Error("hexagons of another width are the same")
	}
}

// A hexagon is named after its incidents, and leads to them: its corners find the same ones, whatever else is near.
func TestAHexagonLeadsToItsIncidents(t *testing.T) {
	none := incident.NoNumber
	tb := table(
		t, placedAt(34.52, 69.18, none), placedAt(34.53, 69.2, none), placedAt(34.53, 69.2, none), placedAt(34.6, 69.3, none),
		func(x *incident.Incident) { x.Lat, x.Lon, x.LocationPrecision = 34.9, 69.4, incident.Near }, // whose circle reaches into others
		placedAt(31.6, 65.7, none), placedAt(36.7, 67.1, none), placedAt(34.3, 62.2, none), in("Kunduz", none),
	)
	for _, km := range []float64{20, 100, 1000} {
		m := NewMap(tb, tb.All(), atlas.ForExtent(region), atlas.Options{}, Screen)
		m.Shaded, m.Hexagons, m.Amount, m.HexagonKM = true, true, incident.Incidents, km
		s := m.Shading()
		counted := 0
		for i := range s.Places {
			p := &s.Places[i]
			rows := s.Rows(p, tb.Len())
			if counted += len(rows); len(rows) != p.Sum.Rows() {
				t.Errorf("%g km: %d incidents for a sum of %d", km, len(rows), p.Sum.Rows())
			}
			for _, row := range rows {
				if s.Holding(row) != p {
					t.Errorf("%g km: %s is in another hexagon", km, tb.At(row).Place)
				}
			}
			q, err := incident.Within(s.Corners(p))
			if err != nil {
				t.Fatal(err)
			}
			if found, err := tb.Select(q); err != nil || !found.And(tb.Rows(rows...)).Equal(tb.Rows(rows...)) || found.Count() != len(rows) {
				t.Errorf("%g km: %s finds %d incidents, %d are in the hexagon", km, q, found.Count(), len(rows))
			}
			if len(s.Rows(p, 1)) != 1 {
				t.Errorf("%g km: the first row of %d is asked for, and there are %d", km, len(rows), len(s.Rows(p, 1)))
			}
		}
		if counted != s.Of-s.Rough || s.Rough != 1 {
			t.Errorf("%g km: %d of %d incidents are counted, %d are placed less closely", km, counted, s.Of, s.Rough)
		}
	}
}

func TestAHexagonIsNamedAfterMostOfItsIncidents(t *testing.T) {
	for _, c := range []struct{ places, want string }{
		{"Kabul", "Kabul"},
		{"Paghman|Kabul|Dasht-e-Barchi, Kabul", "Kabul and one more place"},
		{"Paghman|Kabul|Bagram|Kabul", "Kabul and 2 more places"},
		{"Kabul|Bagram", "Bagram and one more place"},
		{"|Kabul|", "Kabul"},
		{"", "Afghanistan"},
	} {
		var rows []func(*incident.Incident)
		for _, place := range strings.Split(c.places, "|") {
			rows = append(rows, func(x *incident.Incident) { x.Lat, x.Lon, x.Place = 34.53, 69.2, place })
		}
		tb := table(t, rows...)
		m := NewMap(tb, tb.All(), atlas.ForExtent(region), atlas.Options{}, Screen)
		s := m.places.Density(tb.All(), incident.Incidents, hexagons{100})
		if len(s.Places) != 1 || s.Name(&s.Places[0]) != c.want {
			t.Errorf("%q is named %q, want %q", c.places, s.Name(&s.Places[0]), c.want)
		}
	}
}

// All hexagons have one area, and so many are drawn as are in view.
func TestHexagonsAreEqualInEveryView(t *testing.T) {
	tb := table(t, placedAt(34.5, 69.2, incident.Exactly(100)), placedAt(60, 100, incident.Exactly(1)))
	for _, p := range []atlas.Projection{atlas.ForExtent(region), atlas.EqualEarth{}} {
		m := NewMap(tb, tb.All(), p, atlas.Options{}, Screen)
		m.Shaded, m.Hexagons = true, true
		m.View = atlas.Fit(p, region, 900, 600)
		s := m.Shading()
		for i := range s.Places {
			m.hexagonPath(s.hexagons, m.View, []hexagon{s.Places[i].hexagon})
			at := m.View.ToView(s.Places[i].X, s.Places[i].Y)
			inside := at.X > 0 && at.Y > 0 && at.X < 900 && at.Y < 600
			if b := m.pen.path.Bounds(); inside && math.Abs(float64(b.W)-s.hexagons.km*1000*m.View.Scale) > 0.01 {
				t.Errorf("%v: a hexagon is %.2f wide", p, b.W)
			} else if far := at.X < -100 || at.X > 1000; far && !m.pen.path.Empty() {
				t.Errorf("%v: a hexagon out of view is drawn", p)
			}
		}
	}
}
