package figure

import (
	"cmp"
	"math"
	"slices"

	"lectern/app/atlas"
	"lectern/app/draw"
	"lectern/app/incident"
)

// Places are a table's incidents on the plane of a map, projected once.
type Places struct {
	table *incident.Table
	x, y  []float64 // NaN where a row has no point
}

// NewPlaces projects every row.
func NewPlaces(t *incident.Table, p atlas.Projection) *Places {
	points := t.Points()
	out := &Places{table: t, x: make([]float64, t.Len()), y: make([]float64, t.Len())}
	for i, lon := range points.Lon {
		if lat := points.Lat[i]; lon == lon && lat == lat {
			out.x[i], out.y[i] = p.Forward(float64(lon), float64(lat))
		} else {
			out.x[i], out.y[i] = math.NaN(), math.NaN()
		}
	}
	return out
}

const (
	cell        = 6   // units: incidents in one cell are at one place as far as the eye can tell
	mostSymbols = 700 // beyond, cells grow, for the map would drown
	margin      = 64  // units about the view that count too, so that symbols don't change at the edge
)

// Gathering is the symbols of a view, and what of the selection they leave out.
type Gathering struct {
	Symbols  []Symbol // largest first
	Outside  []int32  // rows whose place is outside the view
	Unplaced int      // rows without a place
}

// Gather makes one symbol of incidents at one place. Cells are anchored to the plane, so counts
// don't flicker while the map is moved.
func (p *Places) Gather(s incident.Selection, v atlas.View, st Style) Gathering {
	var g Gathering
	for size := float64(cell); ; size *= 2 {
		g = p.cells(s, v, st, size)
		if len(g.Symbols) <= mostSymbols || size > 100 {
			break
		}
	}
	slices.SortFunc(g.Symbols, func(a, b Symbol) int {
		return cmp.Or(cmp.Compare(b.R, a.R), cmp.Compare(a.Rows[0], b.Rows[0]))
	})
	g.Symbols = p.merge(g.Symbols, st)
	return g
}

// cells puts rows together that share a cell.
func (p *Places) cells(s incident.Selection, v atlas.View, st Style, size float64) Gathering {
	var g Gathering
	step := size / v.Scale
	type key struct{ x, y int64 }
	in := map[key]int{}
	for row := range s.All {
		x, y := p.x[row], p.y[row]
		if math.IsNaN(x) {
			g.Unplaced++
			continue
		}
		at := v.ToView(x, y)
		if at.X < 0 || at.Y < 0 || at.X > v.W || at.Y > v.H {
			g.Outside = append(g.Outside, int32(row))
			if at.X < -margin || at.Y < -margin || at.X > v.W+margin || at.Y > v.H+margin {
				continue
			}
		}
		k := key{int64(math.Floor(x / step)), int64(math.Floor(y / step))}
		i, ok := in[k]
		if !ok {
			i = len(g.Symbols)
			in[k] = i
			g.Symbols = append(g.Symbols, Symbol{At: at})
		}
		g.Symbols[i].Rows = append(g.Symbols[i].Rows, int32(row))
	}
	for i := range g.Symbols {
		p.describe(&g.Symbols[i], v, st)
	}
	return g
}

// describe gives a symbol its size and shape from its rows.
func (p *Places) describe(s *Symbol, v atlas.View, st Style) {
	var low, high int64
	known := false
	s.Shape, s.Unverified = Disc, true
	points := p.table.Points()
	for n, row := range s.Rows {
		if l, h := p.table.Killed(int(row)).Ends(); l != incident.Unknown {
			low, high, known = low+int64(l), high+int64(h), true
		}
		if len(s.Rows) > 12 { // a crowd has no shape of its own
			s.Unverified = false
			continue
		}
		one := p.table.At(int(row))
		shape := ShapeOf(one.Attribution)
		if n == 0 {
			s.Shape = shape
		} else if s.Shape != shape {
			s.Shape = Disc
		}
		s.Unverified = s.Unverified && one.Verification == incident.Unverified
		switch km := points.RadiusKM[row]; {
		case km < 0:
			s.Province = true
		case km > 0:
			s.Spread = max(s.Spread, float32(float64(km)*1000*v.Scale))
		}
	}
	s.Countless = !known
	if s.Countless {
		s.R = st.unknownRadius()
		s.High = s.R
		return
	}
	s.R, s.High = st.radius(low), st.radius(high)
}

// merge joins symbols that would cover each other, the larger keeping its place. Symbols come
// largest first.
func (p *Places) merge(symbols []Symbol, st Style) []Symbol {
	var kept []Symbol
next:
	for _, s := range symbols {
		for i := range kept {
			if d := kept[i].At.Distance(s.At); d < 0.62*(kept[i].R+s.R) {
				k := &kept[i]
				if k.Shape != s.Shape {
					k.Shape = Disc
				}
				k.Rows = append(k.Rows, s.Rows...)
				k.Unverified = k.Unverified && s.Unverified
				k.Spread = max(k.Spread, s.Spread)
				p.resize(k, st)
				continue next
			}
		}
		kept = append(kept, s)
	}
	return kept
}

func (p *Places) resize(s *Symbol, st Style) {
	var low, high int64
	for _, row := range s.Rows {
		if l, h := p.table.Killed(int(row)).Ends(); l != incident.Unknown {
			low, high, s.Countless = low+int64(l), high+int64(h), false
		}
	}
	if !s.Countless {
		s.R, s.High = st.radius(low), st.radius(high)
	}
}

// At is the symbol under a point, the smallest if there are several, or nil.
func (g *Gathering) At(p draw.Point, slack float32) *Symbol {
	for i := len(g.Symbols) - 1; i >= 0; i-- {
		if s := &g.Symbols[i]; s.At.Distance(p) <= max(s.R, 4)+slack {
			return s
		}
	}
	return nil
}

// Of is the symbol that holds a row, or nil.
func (g *Gathering) Of(row int) *Symbol {
	for i := range g.Symbols {
		if slices.Contains(g.Symbols[i].Rows, int32(row)) {
			return &g.Symbols[i]
		}
	}
	return nil
}
