package figure

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"lectern/app/atlas"
	"lectern/app/draw"
	"lectern/app/incident"
)

var region = atlas.Extent{West: 60, South: 24, East: 76, North: 38}

// Every incident is drawn in one symbol, or said to be outside the view or without a place.
func TestEveryIncidentIsShownOrSaidToBeMissing(t *testing.T) {
	projection := atlas.ForExtent(region)
	for _, rows := range []int{0, 1, 60, 3000} {
		table := randomTable(t, uint64(rows), rows)
		places := NewPlaces(table, projection)
		for _, zoom := range []float64{0.3, 1, 4, 30} {
			v := atlas.Fit(projection, region, 900, 600).Zoom(zoom, draw.Point{X: 500, Y: 250})
			for name, s := range map[string]incident.Selection{"all": table.All(), "none": table.All().Not()} {
				g := places.Gather(s, v, Screen)
				symbol, unplaced := map[int32]int{}, 0
				for _, one := range g.Symbols {
					for _, row := range one.Rows {
						symbol[row]++
					}
				}
				for row := range table.Len() {
					x := table.At(row)
					selected := s.Has(row)
					if selected && !x.HasPoint {
						unplaced++
					}
					visible := false
					if x.HasPoint {
						at := v.ToView(projection.Forward(x.Lon, x.Lat))
						visible = at.X >= 0.01 && at.Y >= 0.01 && at.X <= v.W-0.01 && at.Y <= v.H-0.01
					}
					outside := slices.Contains(g.Outside, int32(row))
					switch n := symbol[int32(row)]; {
					case n > 1 || n > 0 && !selected:
						t.Fatalf("%d rows, %s: row %d is drawn %d times", rows, name, row, n)
					case selected && visible && (n != 1 || outside):
						t.Fatalf("%d rows, %s: row %d is in the view, drawn %d times, said to be outside: %t", rows, name, row, n, outside)
					case selected && x.HasPoint && n == 0 && !outside:
						t.Fatalf("%d rows, %s: row %d is neither drawn nor said to be outside", rows, name, row)
					}
				}
				if g.Unplaced != unplaced {
					t.Errorf("%d rows, %s: %d without a place, said to be %d", rows, name, unplaced, g.Unplaced)
				}
			}
		}
	}
}

// While the map is moved by a few units, a symbol well inside the view keeps its incidents.
func TestCountsDontFlickerWhilePanning(t *testing.T) {
	const inside = 150 // units from the edge
	projection := atlas.ForExtent(region)
	for _, rows := range []int{60, 1600, 2500, 5000} {
		table := randomTable(t, 7, rows)
		places := NewPlaces(table, projection)
		for _, zoom := range []float64{0.6, 1.4, 3} {
			v := atlas.Fit(projection, region, 900, 600).Zoom(zoom, draw.Point{X: 520, Y: 260})
			first := places.Gather(table.All(), v, Screen)
			before := first.Clone()
			changed, compared := 0, 0
			for range 40 {
				v = v.Pan(3, -1)
				after := places.Gather(table.All(), v, Screen)
				for i := range before.Symbols {
					s := &before.Symbols[i]
					if s.At.X < inside || s.At.Y < inside || s.At.X > v.W-inside || s.At.Y > v.H-inside {
						continue
					}
					compared++
					now := after.Of(int(s.Rows[0]))
					if now == nil || !slices.Equal(now.Rows, s.Rows) {
						changed++
						continue
					}
					if d := now.At.Distance(draw.Point{X: s.At.X + 3, Y: s.At.Y - 1}); d > 0.1 {
						t.Fatalf("%d rows: a symbol jumped by %.1f units", rows, d)
					}
				}
				before = after.Clone()
			}
			if changed > 0 {
				t.Errorf("%d rows, zoom %g: %d of %d counts changed", rows, zoom, changed, compared)
			}
		}
	}
}

func TestSymbolsAreAsLargeAsTheirPeople(t *testing.T) {
	for _, st := range []Style{Screen, Paper, Slide} {
		for _, n := range []int64{16, 50, 143, 1000} {
			if one, four := st.radius(n), st.radius(4*n); math.Abs(float64(four/one)-2) > 1e-4 {
				t.Errorf("four times %d people have a symbol of %.2f times the radius", n, four/one)
			}
		}
		for n := range int64(200) {
			if st.radius(n+1) < st.radius(n) || st.radius(n) < st.Least {
				t.Fatalf("the radius of %d is %g, of %d %g", n, st.radius(n), n+1, st.radius(n+1))
			}
		}
	}
	projection := atlas.ForExtent(region)
	table := randomTable(t, 3, 300)
	g := NewPlaces(table, projection).Gather(table.All(), atlas.Fit(projection, region, 900, 600), Screen)
	for i := range g.Symbols {
		var low, high int64
		known := false
		for _, row := range g.Symbols[i].Rows {
			if l, h := table.Killed(int(row)).Ends(); l != incident.Unknown {
				low, high, known = low+int64(l), high+int64(h), true
			}
		}
		s := &g.Symbols[i]
		if s.Countless == known {
			t.Errorf("symbol %d of a number known %t is countless %t", i, known, s.Countless)
		}
		if known && (s.R != Screen.radius(low) || s.High != Screen.radius(high)) {
			t.Errorf("symbol %d of %d to %d people has the radii %.2f and %.2f", i, low, high, s.R, s.High)
		}
		if i > 0 && s.R > g.Symbols[i-1].R {
			t.Errorf("symbol %d is larger than the one before: it hides it", i)
		}
	}
}

func TestAHandFindsTheSymbolUnderIt(t *testing.T) {
	projection := atlas.ForExtent(region)
	table := randomTable(t, 5, 200)
	g := NewPlaces(table, projection).Gather(table.All(), atlas.Fit(projection, region, 900, 600), Screen)
	for i := range g.Symbols {
		if s := g.At(g.Symbols[i].At, 0); s == nil || s.R > g.Symbols[i].R {
			t.Errorf("at the middle of symbol %d is %v", i, s)
		}
		for _, row := range g.Symbols[i].Rows {
			if g.Of(int(row)) != &g.Symbols[i] {
				t.Errorf("row %d is not found in its symbol", row)
			}
		}
	}
	if s := g.At(draw.Point{X: -500, Y: -500}, 4); s != nil {
		t.Errorf("far from everything is %v", s)
	}
	if s := g.Of(1 << 20); s != nil {
		t.Errorf("a row that isn't there is in %v", s)
	}
}

func TestShortCountsFitASymbol(t *testing.T) {
	for n, want := range map[int]string{2: "2", 999: "999", 1000: "1.0k", 9_949: "9.9k", 12_345: "12k", 999_999: "999k", 1_250_000: "1.2M"} {
		if got := short(n); got != want {
			t.Errorf("%d is %q, want %q", n, got, want)
		}
	}
	if got := fmt.Sprint(number(0), " ", number(999), " ", number(1000), " ", number(1234567)); got != "0 999 1,000 1,234,567" {
		t.Errorf("numbers are %q", got)
	}
}
