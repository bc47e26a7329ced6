package figure

import (
	"cmp"
	"iter"
	"math/bits"
	"slices"

	"lectern/app/atlas"
	"lectern/app/incident"
)

const (
	cell          = 6   // units: the eye can't tell apart the places of incidents in one cell
	margin        = 64  // units around the view that are clustered too, so that symbols don't change at the edge
	tileCells     = 32  // cells along the side of a tile, a square of the plane in which all cells have one size
	mostSymbols   = 48  // symbols in a tile, above which its cells grow
	growths       = 4   // how often the cells of a tile may double their width
	mostWithShape = 12  // incidents, above which a symbol doesn't show their attribution
	nearKM        = 2   // uncertainty up to which a place is drawn as a point
	mostNamed     = 200 // incidents outside the view that are listed one by one
)

// clusterer joins the incidents of a view into symbols. It serves one goroutine.
type clusterer struct {
	places     *Places
	kinds      *incident.Kinds // nil: symbols have none
	rows       []incident.Row  // the rows of all symbols that have Rows
	out        Clusters
	*workspace // while it clusters
}

// workspace is the memory in which the incidents of a view are joined. All maps of the same places take turns with a few,
// since one takes megabytes and a brief may have hundreds of maps.
type workspace struct {
	around  around // of the amount
	cells   []sum
	areas   []sum
	words   []uint64 // the selection
	next    []link   // by row: what follows its link in the list of a sum
	growth  []uint8  // by tile: how often its cells have doubled their width
	symbols []Symbol // one for each cell with incidents, before merging
	sums    []sum    // by symbol
	cellOf  []int32  // by cell: its symbol
	order   []int32  // symbols, the largest first
	joined  []int32  // by symbol: the kept symbol that it is part of
	kept    []Symbol // after merging
	totals  []sum    // by kept symbol
	number  []int32  // by kept symbol: its index in Clusters; -1: too far from the view
	near    neighbours
}

// newClusterer returns a clusterer of some places.
func newClusterer(p *Places) *clusterer {
	return &clusterer{places: p, out: Clusters{places: p}}
}

// begin takes a workspace, to be given back by end.
func (g *clusterer) begin() {
	if free, ok := g.places.workspaces.Get().(*workspace); ok {
		g.workspace = free
	} else {
		g.workspace = &workspace{next: make([]link, g.places.table.Len())}
	}
}

func (g *clusterer) end() {
	g.words, g.around = nil, around{} // the selection's
	g.places.workspaces.Put(g.workspace)
	g.workspace = nil
}

// cluster returns the symbols of a view. Cells are fixed on the plane, so counts don't flicker while the map
// is moved. Incidents count as outside if they are not in seen, the part of the view that a window shows.
func (g *clusterer) cluster(s incident.Selection, v, seen atlas.View, size sizer) *Clusters {
	g.begin()
	defer g.end()
	g.find(gridOf(v), s, seen, size)
	g.grow()
	g.makeSymbols(v, size)
	g.merge(v, size)
	g.placeAreas(v, seen, size)
	g.place(v, size)
	return &g.out
}

// outside returns what is outside a view, without symbols.
func (g *clusterer) outside(s incident.Selection, v, seen atlas.View, size sizer) *Clusters {
	g.begin()
	defer g.end()
	g.find(grid{}, s, seen, size)
	g.placeAreas(v, seen, size)
	return &Clusters{Outside: g.out.Outside, Beyond: g.out.Beyond}
}

// find counts the incidents in the cells of a grid, and those outside what is seen.
func (g *clusterer) find(cells grid, s incident.Selection, seen atlas.View, size sizer) {
	out := &g.out
	out.grid, out.Beyond, out.Unplaced = cells, 0, 0
	out.Symbols, out.Outside, g.rows = out.Symbols[:0], out.Outside[:0], g.rows[:0]
	g.words, g.around = s.Words(), around{selection: s}
	g.around.least, g.around.most = g.places.table.Around(size.amount)
	g.reset(out.grid.nx * out.grid.ny)
	g.count(s, boxOf(seen), size.amount)
}

// reset empties cells and areas.
func (g *clusterer) reset(cells int) {
	g.cells = slices.Grow(g.cells[:0], cells)[:cells]
	clear(g.cells)
	g.areas = slices.Grow(g.areas[:0], len(g.places.areas))[:len(g.places.areas)]
	clear(g.areas)
}

// points returns the rows of a word of the selection that are drawn at points.
func (g *clusterer) points(i int) uint64 {
	w := g.words[i]
	if g.places.isArea != nil {
		w &^= g.places.isArea[i]
	}
	if i == g.places.placed/64 { // the word in which the rows with a point end
		w &= 1<<(g.places.placed%64) - 1
	}
	return w
}

// count adds the selected rows to their cells and areas. It visits each of a million rows for every picture, so the rows of
// a word are added at once where they are all in one cell, and skipped where they miss the grid.
func (g *clusterer) count(s incident.Selection, seen seenBox, a incident.Amount) {
	p, out := g.places, &g.out
	grid := out.grid // a copy is faster than the pointer
	from, to := p.table.Column(a)
	sums := p.table.WordSums(a)
	unsure := s.Unsure() > 0
	add := func(c *sum, row incident.Row) {
		c.push(link(row), g.next)
		c.rows++
		if from == nil {
			c.low, c.high, c.known = c.low+1, c.high+1, c.known+1
			return
		}
		low, high := from[row], to[row]
		switch high {
		case incident.Unknown:
			return
		case incident.Open:
			high = low
			c.open++
		}
		if unsure && s.IsUnsure(row) {
			low = 0
		}
		c.low, c.high, c.known = c.low+int64(low), c.high+int64(high), c.known+1
	}
	beyond := func(row incident.Row) {
		if out.Beyond++; len(out.Outside) < mostNamed {
			out.Outside = append(out.Outside, row)
		}
	}
	for i, box := range p.boxes {
		w := g.points(i)
		if w == 0 {
			continue
		}
		within, missed := seen.holds(box), grid.misses(box)
		switch {
		case missed && within:
			continue
		case missed && seen.misses(box) && len(out.Outside) == mostNamed:
			out.Beyond += bits.OnesCount64(w)
			continue
		}
		if c := grid.cellOf(box); c >= 0 && within && !unsure {
			g.cells[c].addWord(sums, w, i, g.next)
			continue
		}
		for ; w != 0; w &= w - 1 {
			row := incident.Row(i*64 + bits.TrailingZeros64(w))
			if !within && !seen.has(p.x[row], p.y[row]) {
				beyond(row)
			}
			if c := grid.cellAt(p.x[row], p.y[row]); c >= 0 {
				add(&g.cells[c], row)
			}
		}
	}
	if p.isArea != nil {
		for i, w := range g.words {
			for w &= p.isArea[i]; w != 0; w &= w - 1 {
				row := incident.Row(i*64 + bits.TrailingZeros64(w))
				add(&g.areas[p.area[row]], row)
			}
		}
	}
	for i := p.placed / 64; i < len(g.words); i++ {
		w := g.words[i]
		if i == p.placed/64 {
			w &^= 1<<(p.placed%64) - 1
		}
		if p.isArea != nil {
			w &^= p.isArea[i]
		}
		out.Unplaced += bits.OnesCount64(w)
	}
}

// rowsOf yields the rows of a sum.
func (g *clusterer) rowsOf(of *sum) iter.Seq[incident.Row] {
	return func(yield func(incident.Row) bool) {
		for l := of.head; ; l = g.next[l.row()] {
			w := uint64(1) << (l.row() % 64)
			if l < 0 {
				w = g.points(int(l.row() / 64))
			}
			for ; w != 0; w &= w - 1 {
				if !yield(l.row()&^63 + incident.Row(bits.TrailingZeros64(w))) {
					return
				}
			}
			if l == of.tail {
				return
			}
		}
	}
}

// grow doubles the width of each tile's cells until it has at most mostSymbols of them with incidents.
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

// makeSymbols makes a symbol of every grown cell with incidents.
func (g *clusterer) makeSymbols(v atlas.View, size sizer) {
	gr := &g.out.grid
	g.symbols, g.sums = g.symbols[:0], g.sums[:0]
	g.cellOf = slices.Grow(g.cellOf[:0], len(g.cells))[:len(g.cells)]
	tx := gr.nx / tileCells
	for t, n := range g.growth {
		side := 1 << n
		first := t/tx*tileCells*gr.nx + t%tx*tileCells
		for j := 0; j < tileCells; j += side {
			for i := 0; i < tileCells; i += side {
				var all sum
				var s Symbol
				most := int32(0)
				for y := range side {
					for x := range side {
						c := first + (j+y)*gr.nx + i + x
						g.cellOf[c] = int32(len(g.symbols))
						if g.cells[c].rows > most { // the symbol is placed at the cell with most of its rows
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

// merge joins symbols that would cover each other; the larger keeps its place.
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

// placeAreas adds a symbol for every area with incidents.
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
		g.describe(&s, all, v, size)
		out.areas[i] = int32(len(out.Symbols))
		out.Symbols = append(out.Symbols, s)
		if x, y := where.X-(v.W-seen.W)/2, where.Y-(v.H-seen.H)/2; x < 0 || y < 0 || x > seen.W || y > seen.H {
			out.Beyond += int(all.rows)
			for row := range g.rowsOf(all) {
				if len(out.Outside) == mostNamed {
					break
				}
				out.Outside = append(out.Outside, row)
			}
		}
	}
}

// place adds the symbols that may show in the view, the largest first, and records the symbol of each cell.
func (g *clusterer) place(v atlas.View, size sizer) {
	out := &g.out
	areas := len(out.Symbols)
	g.number = slices.Grow(g.number[:0], len(g.kept))[:len(g.kept)]
	g.order = g.order[:0]
	for k := range g.kept {
		s := &g.kept[k]
		g.describe(s, &g.totals[k], v, size)
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

// countKinds counts the kinds of a symbol's incidents.
func (g *clusterer) countKinds(s *Symbol, of *sum) {
	if s.Kinds = (kindCounts{}); g.kinds == nil {
		return
	}
	for row := range g.rowsOf(of) {
		s.Kinds[kindOfRow(g.kinds, row)]++
	}
}

// around has the figures around the best ones of an amount, by row; nil if there are none.
type around struct {
	least, most []int32
	selection   incident.Selection
}

// addAround adds up the figures around the best ones of a symbol, whose ring reaches to the highest.
func (g *clusterer) addAround(s *Symbol, of *sum, size sizer) {
	if g.around.least == nil {
		return
	}
	s.Around = incident.Tally{}
	for row := range g.rowsOf(of) {
		s.Around.AddOf(g.around.selection, g.around.least, g.around.most, row)
	}
	if !s.NumberUnknown {
		s.High = size.radius(s.Around.High)
	}
}

// describe sets count, shape, rows and uncertainty of a symbol, and to what its number may come. Only a symbol of few incidents has rows and a
// shape other than Disc.
func (g *clusterer) describe(s *Symbol, of *sum, v atlas.View, size sizer) {
	s.Count, s.Shape, s.Unverified, s.Spread, s.Rows = int(of.rows), Disc, false, 0, nil
	g.countKinds(s, of)
	g.addAround(s, of, size)
	if of.rows > mostWithShape {
		return
	}
	begin := len(g.rows)
	for row := range g.rowsOf(of) {
		g.rows = append(g.rows, row)
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
	s.Spread = spreads[len(spreads)/2] // the median
}
