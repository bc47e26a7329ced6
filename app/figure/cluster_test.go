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

// clusters returns a function that clusters a table in a view.
func clusters(table *incident.Table, p atlas.Projection) func(incident.Selection, atlas.View) *Clusters {
	m := NewMap(table, table.All(), p, atlas.Options{}, Screen)
	return func(s incident.Selection, v atlas.View) *Clusters {
		m.Selection, m.View = s, v
		m.Cluster()
		return m.clusters
	}
}

// Every incident is drawn in one symbol, or said to be outside the view or without a place.
func TestEveryIncidentIsShownOrSaidToBeMissing(t *testing.T) {
	world := atlas.Extent{West: -180, South: -60, East: 180, North: 85}
	for _, c := range []struct {
		extent atlas.Extent
		w, h   float32
		zooms  []float64
	}{
		{region, 900, 600, []float64{0.03, 0.3, 1, 4, 30}},
		{world, 900, 600, []float64{1, 4, 60}},
		{world, 120, 80, []float64{0.1, 1}},
	} {
		everyIncidentIsShownIn(t, c.extent, c.w, c.h, c.zooms)
	}
}

func everyIncidentIsShownIn(t *testing.T, extent atlas.Extent, w, h float32, zooms []float64) {
	t.Helper()
	projection := atlas.ForExtent(extent)
	for _, rows := range []int{0, 1, 60, 3000} {
		table := randomTable(t, uint64(rows), rows)
		cluster := clusters(table, projection)
		located := false // a province that the map lacks is where the first incident in it has its point
		for row := range incident.Row(table.Len()) {
			x := table.At(row)
			located = located || x.HasPoint && x.Admin1 == nowhere && x.LocationPrecision == incident.Province
		}
		for _, zoom := range zooms {
			v := atlas.Fit(projection, extent, w, h).Zoom(zoom, draw.Point{X: w * 0.55, Y: h * 0.4})
			for name, s := range map[string]incident.Selection{"all": table.All(), "none": table.All().Not()} {
				g := cluster(s, v)
				symbol, shown := map[incident.Row]int{}, 0
				for i := range g.Symbols {
					one := &g.Symbols[i]
					rows := g.Rows(one, s, table.Len())
					if len(rows) != one.Count || one.Sum.Known+one.Sum.Unknown != one.Count {
						t.Fatalf("a symbol of %d incidents has %d rows and the sum %+v", one.Count, len(rows), one.Sum)
					}
					for _, row := range rows {
						symbol[row]++
					}
				}
				unplaced, beyond := 0, 0
				for row := range incident.Row(table.Len()) {
					x := table.At(row)
					selected := s.Has(row)
					_, area := x.Uncertainty()
					if x.LocationPrecision == incident.Province && x.Admin1 == "" {
						area = false
					}
					placed := x.HasPoint || area && (x.LocationPrecision == incident.CountryWide || x.Admin1 != nowhere || located)
					if selected && !placed {
						unplaced++
					}
					visible := false
					if placed && !area {
						at := v.ToView(projection.Forward(x.Lon, x.Lat))
						visible = at.X >= 0.01 && at.Y >= 0.01 && at.X <= v.W-0.01 && at.Y <= v.H-0.01
					}
					outside := slices.Contains(g.Outside, row)
					if symbol[row] > 0 {
						shown++
					}
					if selected && placed && symbol[row] == 0 {
						beyond++
					}
					switch n := symbol[row]; {
					case n > 1 || n > 0 && !selected:
						t.Fatalf("%d rows, %s: row %d is drawn %d times", rows, name, row, n)
					case selected && visible && (n != 1 || outside):
						t.Fatalf("%d rows, %s: row %d is in the view, drawn %d times, said to be outside: %t", rows, name, row, n, outside)
					case selected && placed && n == 0 && !outside && g.Beyond <= mostNamed:
						t.Fatalf("%d rows, %s: row %d is neither drawn nor said to be outside", rows, name, row)
					}
				}
				if g.Unplaced != unplaced || g.Beyond < beyond || shown+beyond+unplaced != s.Count() {
					t.Errorf("%d rows, %s: %d without a place, said to be %d; %d drawn, %d not, said to be outside %d", rows, name, unplaced, g.Unplaced, shown, beyond, g.Beyond)
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
		cluster := clusters(table, projection)
		for _, zoom := range []float64{0.6, 1.4, 3} {
			v := atlas.Fit(projection, region, 900, 600).Zoom(zoom, draw.Point{X: 520, Y: 260})
			before := cluster(table.All(), v).Clone()
			changed, compared := 0, 0
			for range 40 {
				v = v.Pan(3, -1)
				after := cluster(table.All(), v)
				for i := range before.Symbols {
					s := &before.Symbols[i]
					if s.At.X < inside || s.At.Y < inside || s.At.X > v.W-inside || s.At.Y > v.H-inside {
						continue
					}
					compared++
					rows := before.Rows(s, table.All(), table.Len())
					now := after.Of(rows[0])
					if now == nil || !slices.Equal(after.Rows(now, table.All(), table.Len()), rows) {
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
		for _, all := range []int64{0, 100, 1868, 3_000_000} {
			size := st.sizer(incident.Killed, incident.Tally{High: all})
			for _, n := range []int64{16, 50, 143, 1000, 100_000} {
				if one, four := size.radius(n), size.radius(4*n); one > size.least && math.Abs(float64(four/one)-2) > 1e-4 {
					t.Errorf("four times %d people have a symbol of %.2f times the radius", n, four/one)
				}
			}
			for n := range int64(200) {
				if size.radius(n+1) < size.radius(n) || size.radius(n) < st.Least {
					t.Fatalf("the radius of %d is %g, of %d %g", n, size.radius(n), n+1, size.radius(n+1))
				}
			}
			if r := size.radius(all / 2); all > 0 && r > 1.01*mostRadius*st.Text && r > st.Least {
				t.Errorf("half of %d people have a radius of %g", all, r)
			}
		}
	}
	projection := atlas.ForExtent(region)
	table := randomTable(t, 3, 300)
	for _, a := range table.Choices() {
		m := NewMap(table, table.All(), projection, atlas.Options{}, Screen)
		m.Amount, m.View = a, atlas.Fit(projection, region, 900, 600)
		m.Cluster()
		from, to := table.Column(a)
		for i := range m.clusters.Symbols {
			s := &m.clusters.Symbols[i]
			var low, high int64
			known := a == incident.Incidents
			for _, row := range m.clusters.Rows(s, table.All(), 300) {
				switch {
				case a == incident.Incidents:
					low, high = low+1, high+1
				case from[row] != incident.Unknown:
					low, known = low+int64(from[row]), true
					if to[row] == incident.Open {
						high += int64(from[row])
					} else {
						high += int64(to[row])
					}
				}
			}
			if s.NumberUnknown == known {
				t.Errorf("symbol %d of a number known %t is numberUnknown %t", i, known, s.NumberUnknown)
			}
			if known && (s.R != m.size.radius(low) || s.High != m.size.radius(high)) {
				t.Errorf("symbol %d of %d to %d has the radii %.2f and %.2f", i, low, high, s.R, s.High)
			}
			if i > 0 && s.Area == nil && m.clusters.Symbols[i-1].Area == nil && s.R > m.clusters.Symbols[i-1].R {
				t.Errorf("symbol %d is larger than the one before: it hides it", i)
			}
		}
	}
}

func TestAShadedMapLeavesTheSameIncidentsOutside(t *testing.T) {
	projection := atlas.ForExtent(region)
	for _, rows := range []int{200, 5000} {
		m := NewMap(randomTable(t, 7, rows), incident.Selection{}, projection, atlas.Options{}, Screen)
		m.Selection = m.Table.All()
		for _, zoom := range []float64{1, 4, 30} {
			m.View = atlas.Fit(projection, region, 900, 600)
			m.View.Scale *= zoom
			m.Shaded = false
			m.Cluster()
			want := m.clusters.Clone()
			m.Shaded = true
			m.Cluster()
			if m.clusters.Beyond != want.Beyond || !slices.Equal(m.clusters.Outside, want.Outside) || len(m.clusters.Symbols) > 0 {
				t.Errorf("%d rows, zoom %g: %d outside, of which %d listed; as symbols %d, %d", rows, zoom,
					m.clusters.Beyond, len(m.clusters.Outside), want.Beyond, len(want.Outside))
			}
		}
	}
}

func TestAHandFindsTheSymbolUnderIt(t *testing.T) {
	projection := atlas.ForExtent(region)
	table := randomTable(t, 5, 200)
	g := clusters(table, projection)(table.All(), atlas.Fit(projection, region, 900, 600))
	for i := range g.Symbols {
		if s := g.At(g.Symbols[i].At, 0); s == nil || s.R > g.Symbols[i].R && s.Area == nil && g.Symbols[i].Area == nil {
			t.Errorf("at the middle of symbol %d is %v", i, s)
		}
		for _, row := range g.Rows(&g.Symbols[i], table.All(), 300) {
			if g.Of(row) != &g.Symbols[i] {
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
