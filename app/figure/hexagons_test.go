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
	want := "Hexagons shaded by people killed: about 35 N at least 150; about 32 N 20 to 120; about 37 N 1. Number unknown in one hexagon. Each hexagon is 100 km wide. 2 of 8 are placed less closely."
	if got := s.Words(); got != want {
		t.Errorf("described as %q, want %q", got, want)
	}
	x, y := m.Base().Projection().Forward(65.7, 31.6)
	if name, figures := s.At(m.Base().Projection(), x, y); name != "About 32 N" || figures != "20 to 120 people killed" {
		t.Errorf("at a hexagon there is %q with %q", name, figures)
	}
	if name, _ := s.At(m.Base().Projection(), x-3e5, y-3e5); name != "" {
		t.Errorf("off all hexagons there is %q", name)
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
			at := m.middleOf(s, &s.Places[i])
			inside := at.X > 0 && at.Y > 0 && at.X < 900 && at.Y < 600
			if b := m.pen.path.Bounds(); inside && math.Abs(float64(b.W)-s.hexagons.km*1000*m.View.Scale) > 0.01 {
				t.Errorf("%v: a hexagon is %.2f wide", p, b.W)
			} else if far := at.X < -100 || at.X > 1000; far && !m.pen.path.Empty() {
				t.Errorf("%v: a hexagon out of view is drawn", p)
			}
		}
	}
}
