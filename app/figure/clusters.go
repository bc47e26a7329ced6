package figure

import (
	"slices"

	"lectern/app/draw"
	"lectern/app/incident"
)

// Clusters holds the symbols of a view, and what of the selection they leave out. It is valid until the same
// map clusters again; Clone returns a copy that stays.
type Clusters struct {
	Symbols  []Symbol       // areas first, then the largest first: each may be drawn over those before
	Outside  []incident.Row // rows whose place is outside the view, at most mostNamed
	Beyond   int            // number of all rows outside the view
	Unplaced int            // rows without a place
	grid     grid
	of       []int32 // by cell: index of its symbol, or -1
	areas    []int32 // by area: index of its symbol, or -1
	places   *Places
}

// Clone returns a copy that shares no memory with the clusterer.
func (g *Clusters) Clone() Clusters {
	out := *g
	out.Symbols, out.Outside = slices.Clone(g.Symbols), slices.Clone(g.Outside)
	out.of, out.areas = slices.Clone(g.of), slices.Clone(g.areas)
	for i := range out.Symbols {
		out.Symbols[i].Rows = slices.Clone(out.Symbols[i].Rows)
	}
	return out
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

// Of returns the symbol of a row, or nil.
func (g *Clusters) Of(row incident.Row) *Symbol {
	if g.places == nil || row < 0 || int(row) >= g.places.table.Len() {
		return nil
	}
	if n := g.number(row); n >= 0 {
		return &g.Symbols[n]
	}
	return nil
}

// Rows returns the rows of the selection that a symbol stands for, in the order of the table, at most n.
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
