package figure

import (
	"cmp"
	"math"
	"slices"

	"lectern/app/atlas"
	"lectern/app/draw"
	"lectern/app/incident"
)

// Places are a table's incidents on the plane of a map, projected once. They serve one goroutine,
// for they keep their memory from one gathering to the next.
type Places struct {
	table *incident.Table
	x, y  []float64 // NaN where a row has no point
	km    []float32 // of uncertainty; below zero where the area itself is the place

	in      map[cellKey]int32
	symbols []Symbol
	kept    []Symbol
	sums    []sum   // of symbols, then of those kept
	order   []int32 // symbols, largest first
	joined  []int32 // the symbol kept that each one became part of
	rows    []int32 // that were gathered
	of      []int32 // the symbol of each
	arena   []int32 // rows by symbol
	outside []int32
	growth  []uint8 // of each tile: how often its cells grew
	crowds  []int   // cells of each tile
}

type cellKey struct{ tile, x, y int32 }

// sum is what the rows of a symbol add up to.
type sum struct {
	low, high int64
	known     bool
	first, n  int32 // rows: the first, and how many
}

// NewPlaces projects every row.
func NewPlaces(t *incident.Table, p atlas.Projection) *Places {
	points := t.Points()
	out := &Places{table: t, x: make([]float64, t.Len()), y: make([]float64, t.Len()), km: points.RadiusKM, in: map[cellKey]int32{}}
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
	margin      = 64  // units about the view that count too, so that symbols don't change at the edge
	tile        = 192 // units: a square of the plane that has one size of cells
	mostSymbols = 48  // of a tile; beyond, its cells grow, for the map would drown
	growths     = 4   // how often cells grow twice as wide
	crowd       = 12  // incidents: more have no shape of their own
)

// Gathering is the symbols of a view, and what of the selection they leave out. It is good until
// the next one of the same Places; Clone keeps it.
type Gathering struct {
	Symbols  []Symbol // largest first
	Outside  []int32  // rows whose place is outside the view
	Unplaced int      // rows without a place
}

// Clone is a gathering that stays.
func (g *Gathering) Clone() Gathering {
	out := Gathering{Symbols: slices.Clone(g.Symbols), Outside: slices.Clone(g.Outside), Unplaced: g.Unplaced}
	for i := range out.Symbols {
		out.Symbols[i].Rows = slices.Clone(out.Symbols[i].Rows)
	}
	return out
}

// Gather makes one symbol of incidents at one place. Cells and the window are anchored to the
// plane, so counts don't flicker while the map is moved.
func (p *Places) Gather(s incident.Selection, v atlas.View, st Style) Gathering {
	tiles := tilesOf(v)
	p.growth = slices.Grow(p.growth[:0], tiles.nx*tiles.ny)[:tiles.nx*tiles.ny]
	clear(p.growth)
	unplaced := p.cells(s, v, tiles)
	for p.grow() {
		unplaced = p.cells(s, v, tiles)
	}
	for i := range p.symbols {
		p.measure(&p.symbols[i], p.sums[i], st)
	}
	p.merge(st)
	p.fill()
	for i := range p.kept {
		p.describe(&p.kept[i], v)
	}
	p.kept = slices.DeleteFunc(p.kept, func(s Symbol) bool {
		out := margin + max(s.High, s.Spread)
		return s.At.X < -out || s.At.Y < -out || s.At.X > v.W+out || s.At.Y > v.H+out
	})
	slices.SortFunc(p.kept, func(a, b Symbol) int { return cmp.Or(cmp.Compare(b.R, a.R), cmp.Compare(a.Rows[0], b.Rows[0])) })
	return Gathering{Symbols: p.kept, Outside: p.outside, Unplaced: unplaced}
}

// tiling is the view and a margin out to whole tiles of the plane: what may join with what then
// changes only where the view comes to another tile.
type tiling struct {
	x0, y0, side float64 // metres
	nx, ny       int
}

func tilesOf(v atlas.View) tiling {
	t := tiling{side: tile / v.Scale}
	w, h := (float64(v.W)/2+margin)/v.Scale, (float64(v.H)/2+margin)/v.Scale
	first := func(at float64) float64 { return math.Floor(at / t.side) }
	t.x0, t.y0 = first(v.X-w)*t.side, first(v.Y-h)*t.side
	t.nx, t.ny = int(first(v.X+w)-first(v.X-w))+1, int(first(v.Y+h)-first(v.Y-h))+1
	return t
}

// at is the index of the tile that holds a point, or -1.
func (t *tiling) at(x, y float64) int {
	i, j := math.Floor((x-t.x0)/t.side), math.Floor((y-t.y0)/t.side)
	if i < 0 || j < 0 || i >= float64(t.nx) || j >= float64(t.ny) {
		return -1
	}
	return int(j)*t.nx + int(i)
}

// grow makes the cells of crowded tiles larger and reports whether there were any.
func (p *Places) grow() bool {
	p.crowds = slices.Grow(p.crowds[:0], len(p.growth))[:len(p.growth)]
	clear(p.crowds)
	for k := range p.in {
		p.crowds[k.tile]++
	}
	grown := false
	for i, n := range p.crowds {
		if n > mostSymbols && p.growth[i] < growths {
			p.growth[i]++
			grown = true
		}
	}
	return grown
}

// cells puts rows together that share a cell.
func (p *Places) cells(s incident.Selection, v atlas.View, tiles tiling) (unplaced int) {
	clear(p.in)
	p.symbols, p.sums, p.rows, p.of, p.outside = p.symbols[:0], p.sums[:0], p.rows[:0], p.of[:0], p.outside[:0]
	step := cell / v.Scale
	for row := range s.All {
		x, y := p.x[row], p.y[row]
		if math.IsNaN(x) {
			unplaced++
			continue
		}
		at := v.ToView(x, y)
		if at.X < 0 || at.Y < 0 || at.X > v.W || at.Y > v.H {
			p.outside = append(p.outside, int32(row))
		}
		in := tiles.at(x, y)
		if in < 0 {
			continue
		}
		size := step * float64(int(1)<<p.growth[in])
		k := cellKey{int32(in), int32(math.Floor((x - tiles.x0) / size)), int32(math.Floor((y - tiles.y0) / size))}
		i, ok := p.in[k]
		if !ok {
			i = int32(len(p.symbols))
			p.in[k] = i
			p.symbols = append(p.symbols, Symbol{At: at})
			p.sums = append(p.sums, sum{first: int32(row)})
		}
		p.rows, p.of = append(p.rows, int32(row)), append(p.of, i)
		p.sums[i].n++
		if l, h := p.table.Killed(row).Ends(); l != incident.Unknown {
			p.sums[i].low, p.sums[i].high, p.sums[i].known = p.sums[i].low+int64(l), p.sums[i].high+int64(h), true
		}
	}
	return unplaced
}

// measure gives a symbol its size.
func (p *Places) measure(s *Symbol, of sum, st Style) {
	s.Countless = !of.known
	s.R, s.High = st.radius(of.low), st.radius(of.high)
	if s.Countless {
		s.R = st.unknownRadius()
		s.High = s.R
	}
}

// merge joins symbols that would cover each other, the larger keeping its place.
func (p *Places) merge(st Style) {
	p.order = p.order[:0]
	for i := range p.symbols {
		p.order = append(p.order, int32(i))
	}
	slices.SortFunc(p.order, func(a, b int32) int {
		return cmp.Or(cmp.Compare(p.symbols[b].R, p.symbols[a].R), cmp.Compare(p.sums[a].first, p.sums[b].first))
	})
	p.joined = slices.Grow(p.joined[:0], len(p.symbols))[:len(p.symbols)]
	p.kept = p.kept[:0]
	totals := p.sums[len(p.sums):] // behind the symbols' own
next:
	for _, i := range p.order {
		s, of := p.symbols[i], p.sums[i]
		for k := range p.kept {
			if p.kept[k].At.Distance(s.At) < 0.62*(p.kept[k].R+s.R) {
				t := &totals[k]
				t.low, t.high, t.known, t.n = t.low+of.low, t.high+of.high, t.known || of.known, t.n+of.n
				p.measure(&p.kept[k], *t, st)
				p.joined[i] = int32(k)
				continue next
			}
		}
		p.joined[i] = int32(len(p.kept))
		p.kept = append(p.kept, s)
		totals = append(totals, of)
	}
	p.sums = append(p.sums[:len(p.symbols)], totals...)
}

// fill gives every symbol its rows, in the order of the table.
func (p *Places) fill() {
	p.arena = slices.Grow(p.arena[:0], len(p.rows))[:len(p.rows)]
	totals := p.sums[len(p.symbols):]
	at := int32(0)
	for k := range p.kept {
		p.kept[k].Rows = p.arena[at : at : at+totals[k].n]
		at += totals[k].n
	}
	for n, row := range p.rows {
		k := p.joined[p.of[n]]
		p.kept[k].Rows = append(p.kept[k].Rows, row)
	}
}

// describe gives a symbol its shape from its rows.
func (p *Places) describe(s *Symbol, v atlas.View) {
	s.Shape, s.Unverified, s.Spread, s.Province = Disc, true, 0, false
	for n, row := range s.Rows {
		switch km := p.km[row]; {
		case km < 0:
			s.Province = true
		case km > 0:
			s.Spread = max(s.Spread, float32(float64(km)*1000*v.Scale))
		}
		if len(s.Rows) > crowd {
			s.Unverified = false
			continue
		}
		shape := ShapeOf(p.table.Attribution(int(row)))
		if n == 0 {
			s.Shape = shape
		} else if s.Shape != shape {
			s.Shape = Disc
		}
		s.Unverified = s.Unverified && p.table.Verification(int(row)) == incident.Unverified
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
