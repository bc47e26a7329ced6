package figure

import (
	"cmp"
	"math/bits"
	"slices"

	"lectern/app/atlas"
	"lectern/app/draw"
	"lectern/app/incident"
)

const (
	cell          = 6   // units: incidents in one cell are at one place as far as the eye can tell
	margin        = 64  // units about the view that count too, so that symbols don't change at the edge
	tileCells     = 32  // of a tile's side: a square of the plane that has one size of cells
	mostSymbols   = 48  // of a tile; beyond, its cells grow, for the map would drown
	growths       = 4   // how often cells grow twice as wide
	mostWithShape = 12  // incidents: more have no shape of their own
	nearKM        = 2   // up to which a place is drawn as a point
	mostNamed     = 200 // incidents beyond the view that are told apart
)

// Clusters are the symbols of a view, and what of the selection they leave out. They hold until the same map
// clusters again; Clone keeps them.
type Clusters struct {
	Symbols  []Symbol       // areas first, then the largest first: each may be drawn over those before
	Outside  []incident.Row // rows whose place is outside the view, at most some
	Beyond   int            // how many those are
	Unplaced int            // rows without a place
	grid     grid
	of       []int32 // the symbol of each cell, or -1
	areas    []int32 // the symbol of each area, or -1
	places   *Places
}

// Clone returns clusters that stay.
func (g *Clusters) Clone() Clusters {
	out := *g
	out.Symbols, out.Outside = slices.Clone(g.Symbols), slices.Clone(g.Outside)
	out.of, out.areas = slices.Clone(g.of), slices.Clone(g.areas)
	for i := range out.Symbols {
		out.Symbols[i].Rows = slices.Clone(out.Symbols[i].Rows)
	}
	return out
}

// clusterer makes symbols of places. It serves one goroutine, for it keeps its memory from one view to the
// next.
type clusterer struct {
	places  *Places
	cells   []sum
	areas   []sum
	next    []incident.Row // row after each row of a chain
	growth  []uint8        // of each tile: how often its cells grew
	symbols []Symbol
	sums    []sum   // of symbols
	cellOf  []int32 // the symbol that each cell became part of
	order   []int32
	joined  []int32 // the symbol kept that each one became part of
	kept    []Symbol
	totals  []sum   // of those kept
	number  []int32 // of those kept, in Clusters; -1: out of reach
	near    neighbours
	rows    []incident.Row // of symbols, one after the other
	out     Clusters
}

func newClusterer(p *Places) *clusterer {
	return &clusterer{places: p, next: make([]incident.Row, p.table.Len()), out: Clusters{places: p}}
}

// cluster makes one symbol of the incidents at one place. Cells and the window are anchored to the
// plane, so counts don't flicker while the map is moved. What lies beyond is counted of the part of
// the view that is seen, about its middle.
func (g *clusterer) cluster(s incident.Selection, v, seen atlas.View, size sizer) *Clusters {
	out := &g.out
	out.grid, out.Beyond, out.Unplaced = gridOf(v), 0, 0
	out.Symbols, out.Outside, g.rows = out.Symbols[:0], out.Outside[:0], g.rows[:0]
	g.clear(out.grid.nx * out.grid.ny)
	g.count(s, boxOf(seen), size.amount)
	g.grow()
	g.take(v, size)
	g.merge(v, size)
	g.placeAreas(v, seen, size)
	g.place(v)
	return out
}

func (g *clusterer) clear(cells int) {
	g.cells = slices.Grow(g.cells[:0], cells)[:cells]
	for i := range g.cells {
		g.cells[i] = noRows
	}
	g.areas = slices.Grow(g.areas[:0], len(g.places.areas))[:len(g.places.areas)]
	for i := range g.areas {
		g.areas[i] = noRows
	}
}

// count puts rows into cells and areas.
func (g *clusterer) count(s incident.Selection, seen seenBox, a incident.Amount) {
	p, out, words := g.places, &g.out, s.Words()
	grid := out.grid // not through a pointer, for each of a million
	from, to := p.table.Column(a)
	add := func(c *sum, row incident.Row) {
		c.rows++
		if c.head < 0 {
			c.first = row
		}
		g.next[row], c.head = c.head, row
		if from == nil {
			c.low, c.high, c.known = c.low+1, c.high+1, c.known+1
		} else if from[row] != incident.Unknown {
			c.low, c.high, c.known = c.low+int64(from[row]), c.high+int64(to[row]), c.known+1
		}
	}
	beyond := func(row incident.Row) {
		if out.Beyond++; len(out.Outside) < mostNamed {
			out.Outside = append(out.Outside, row)
		}
	}
	for b, box := range p.blocks {
		block := words[b*blockWords : min(len(words), (b+1)*blockWords, p.placed/64+1)]
		outside, within := grid.misses(box), seen.holds(box)
		for i, w := range block {
			at := b*blockWords + i
			if p.isArea != nil {
				w &^= p.isArea[at]
			}
			if at == p.placed/64 { // the word in which the rows with a point end
				w &= 1<<(p.placed%64) - 1
			}
			if outside && len(out.Outside) == mostNamed {
				out.Beyond += bits.OnesCount64(w)
				continue
			}
			for ; w != 0; w &= w - 1 {
				row := incident.Row(at*64 + bits.TrailingZeros64(w))
				if !within && !seen.has(p.x[row], p.y[row]) {
					beyond(row)
				}
				if c := grid.cellAt(p.x[row], p.y[row]); c >= 0 {
					add(&g.cells[c], row)
				}
			}
		}
	}
	if p.isArea != nil {
		for i, w := range words {
			for w &= p.isArea[i]; w != 0; w &= w - 1 {
				row := incident.Row(i*64 + bits.TrailingZeros64(w))
				add(&g.areas[p.area[row]], row)
			}
		}
	}
	for i := p.placed / 64; i < len(words); i++ {
		w := words[i]
		if i == p.placed/64 {
			w &^= 1<<(p.placed%64) - 1
		}
		if p.isArea != nil {
			w &^= p.isArea[i]
		}
		out.Unplaced += bits.OnesCount64(w)
	}
}

// grow finds how often the cells of each tile must grow until it is not crowded.
func (g *clusterer) grow() {
	gr := &g.out.grid
	tx, ty := gr.nx/tileCells, gr.ny/tileCells
	g.growth = slices.Grow(g.growth[:0], tx*ty)[:tx*ty]
	for t := range g.growth {
		first := t/tx*tileCells*gr.nx + t%tx*tileCells
		var filled [tileCells]uint32 // a bit a cell, by row of the tile
		for j := range tileCells {
			for i, c := range g.cells[first+j*gr.nx : first+j*gr.nx+tileCells] {
				if c.rows > 0 {
					filled[j] |= 1 << i
				}
			}
		}
		n := uint8(0)
		for ; n < growths && filledCells(&filled, n) > mostSymbols; n++ {
		}
		g.growth[t] = n
	}
}

// take makes a symbol of every cell that holds something.
func (g *clusterer) take(v atlas.View, size sizer) {
	gr := &g.out.grid
	g.symbols, g.sums = g.symbols[:0], g.sums[:0]
	g.cellOf = slices.Grow(g.cellOf[:0], len(g.cells))[:len(g.cells)]
	tx := gr.nx / tileCells
	for t, n := range g.growth {
		side := 1 << n
		first := t/tx*tileCells*gr.nx + t%tx*tileCells
		for j := 0; j < tileCells; j += side {
			for i := 0; i < tileCells; i += side {
				all, most := noRows, int32(0)
				var s Symbol
				for y := range side {
					for x := range side {
						c := first + (j+y)*gr.nx + i + x
						g.cellOf[c] = int32(len(g.symbols))
						if g.cells[c].rows > most { // it stands where most of its rows do
							most = g.cells[c].rows
							s.At, _ = g.places.At(g.cells[c].first, v)
						}
						all.join(&g.cells[c], g.next)
					}
				}
				if all.rows > 0 {
					size.measure(&s, &all)
					g.symbols, g.sums = append(g.symbols, s), append(g.sums, all)
				}
			}
		}
	}
}

// merge joins symbols that would cover each other, the larger keeping its place.
func (g *clusterer) merge(v atlas.View, size sizer) {
	g.order = g.order[:0]
	for i := range g.symbols {
		g.order = append(g.order, int32(i))
	}
	slices.SortFunc(g.order, func(a, b int32) int {
		return cmp.Or(cmp.Compare(g.symbols[b].R, g.symbols[a].R), cmp.Compare(g.sums[a].first, g.sums[b].first))
	})
	g.joined = slices.Grow(g.joined[:0], len(g.symbols))[:len(g.symbols)]
	g.kept, g.totals = g.kept[:0], g.totals[:0]
	g.near.reset(v)
	for _, i := range g.order {
		s := &g.symbols[i]
		k := g.near.covering(g.kept, s)
		if k < 0 {
			k = int32(len(g.kept))
			g.kept, g.totals = append(g.kept, *s), append(g.totals, g.sums[i])
			g.near.add(s)
		} else {
			was := g.kept[k].R
			g.totals[k].join(&g.sums[i], g.next)
			size.measure(&g.kept[k], &g.totals[k])
			g.near.grown(k, was, g.kept[k].R)
		}
		g.joined[i] = k
	}
}

// placeAreas gives every area that has rows its symbol.
func (g *clusterer) placeAreas(v, seen atlas.View, size sizer) {
	out := &g.out
	out.areas = slices.Grow(out.areas[:0], len(g.areas))[:len(g.areas)]
	for i := range g.areas {
		out.areas[i] = -1
		all := &g.areas[i]
		if all.rows == 0 {
			continue
		}
		area := &g.places.areas[i]
		if !area.known {
			out.Unplaced += int(all.rows)
			continue
		}
		where := v.ToView(area.x, area.y)
		s := Symbol{At: where, Area: area}
		size.measure(&s, all)
		g.describe(&s, all, v)
		out.areas[i] = int32(len(out.Symbols))
		out.Symbols = append(out.Symbols, s)
		if x, y := where.X-(v.W-seen.W)/2, where.Y-(v.H-seen.H)/2; x < 0 || y < 0 || x > seen.W || y > seen.H {
			out.Beyond += int(all.rows)
			for row := all.head; len(out.Outside) < mostNamed; row = g.next[row] {
				out.Outside = append(out.Outside, row)
				if row == all.first {
					break
				}
			}
		}
	}
}

// place puts what is in reach of the view in order, and remembers which cell is whose.
func (g *clusterer) place(v atlas.View) {
	out := &g.out
	areas := len(out.Symbols)
	g.number = slices.Grow(g.number[:0], len(g.kept))[:len(g.kept)]
	g.order = g.order[:0]
	for k := range g.kept {
		s := &g.kept[k]
		g.describe(s, &g.totals[k], v)
		g.number[k] = -1
		if reach := margin + max(s.High, s.Spread); s.At.X >= -reach && s.At.Y >= -reach && s.At.X <= v.W+reach && s.At.Y <= v.H+reach {
			g.order = append(g.order, int32(k))
		}
	}
	slices.SortFunc(g.order, func(a, b int32) int {
		return cmp.Or(cmp.Compare(g.kept[b].R, g.kept[a].R), cmp.Compare(g.totals[a].first, g.totals[b].first))
	})
	for n, k := range g.order {
		g.number[k] = int32(areas + n)
		out.Symbols = append(out.Symbols, g.kept[k])
	}
	out.of = slices.Grow(out.of[:0], len(g.cells))[:len(g.cells)]
	for c := range out.of {
		if out.of[c] = -1; g.cells[c].rows > 0 {
			out.of[c] = g.number[g.joined[g.cellOf[c]]]
		}
	}
}

// describe gives a symbol its shape, its own rows where they are few, and how far it may lie off.
func (g *clusterer) describe(s *Symbol, of *sum, v atlas.View) {
	s.Count, s.Shape, s.Unverified, s.Spread, s.Rows = int(of.rows), Disc, false, 0, nil
	if of.rows > mostWithShape {
		return
	}
	begin := len(g.rows)
	for row := of.head; ; row = g.next[row] {
		g.rows = append(g.rows, row)
		if row == of.first {
			break
		}
	}
	s.Rows = g.rows[begin:len(g.rows):len(g.rows)]
	slices.Sort(s.Rows)
	s.Unverified = true
	spreads := make([]float32, 0, mostWithShape)
	for n, row := range s.Rows {
		shape := ShapeOf(g.places.table.Attribution(row))
		if n == 0 {
			s.Shape = shape
		} else if s.Shape != shape {
			s.Shape = Disc
		}
		s.Unverified = s.Unverified && g.places.table.Verification(row) == incident.Unverified
		km, _ := g.places.table.Uncertainty(row)
		if km <= nearKM { // a point
			km = 0
		}
		spreads = append(spreads, float32(km*1000*v.Scale))
	}
	slices.Sort(spreads)
	s.Spread = spreads[len(spreads)/2] // that of half of them
}

// At returns the symbol under a point, the topmost if there are several, or nil.
func (g *Clusters) At(p draw.Point, slack float32) *Symbol {
	for i := len(g.Symbols) - 1; i >= 0; i-- {
		if s := &g.Symbols[i]; s.At.Distance(p) <= max(s.R, 4)+slack {
			return s
		}
	}
	return nil
}

// Of returns the symbol that holds a row, or nil.
func (g *Clusters) Of(row incident.Row) *Symbol {
	if g.places == nil || row < 0 || int(row) >= g.places.table.Len() {
		return nil
	}
	if n := g.number(row); n >= 0 {
		return &g.Symbols[n]
	}
	return nil
}

// number returns the index of the symbol in whose cell or area a row lies, or -1.
func (g *Clusters) number(row incident.Row) int32 {
	p := g.places
	if p.area != nil && p.area[row] >= 0 {
		return g.areas[p.area[row]]
	}
	if int(row) >= p.placed {
		return -1
	}
	if c := g.grid.cellAt(p.x[row], p.y[row]); c >= 0 {
		return g.of[c]
	}
	return -1
}

// Rows returns the rows of the selection for which a symbol stands, in the order of the table, at
// most n.
func (g *Clusters) Rows(of *Symbol, s incident.Selection, n int) []incident.Row {
	if of.Rows != nil {
		return of.Rows[:min(n, len(of.Rows))]
	}
	var out []incident.Row
	for row := range s.All {
		if k := g.number(row); k >= 0 && &g.Symbols[k] == of {
			if out = append(out, row); len(out) == n {
				break
			}
		}
	}
	return out
}
