package incident

import "slices"

// A grower builds a column row by row.
type grower[T comparable] struct {
	blank    T
	parts    []part[T] // one for each column that was joined
	expected int       // rows, so that they need not be moved to make room
}

// A part is rows of a grower. Most columns of most files are empty, so the blanks at the front cost nothing.
type part[T comparable] struct {
	blanks int
	values []T // of the rows behind them
}

func (g *grower[T]) add(v T) {
	if len(g.parts) == 0 {
		g.parts = make([]part[T], 1)
	}
	p := &g.parts[len(g.parts)-1]
	if len(p.values) == 0 {
		if v == g.blank {
			p.blanks++
			return
		}
		p.values = make([]T, 0, max(0, g.expected-p.blanks))
	}
	p.values = append(p.values, v)
}

func (g *grower[T]) len() int {
	n := 0
	for _, p := range g.parts {
		n += p.blanks + len(p.values)
	}
	return n
}

func (g *grower[T]) at(row int) T {
	for _, p := range g.parts {
		if row < p.blanks {
			break
		}
		if row -= p.blanks; row < len(p.values) {
			return p.values[row]
		}
		row -= len(p.values)
	}
	return g.blank
}

// all yields every row with its value.
func (g *grower[T]) all(yield func(row int, v T) bool) {
	row := 0
	for _, p := range g.parts {
		for range p.blanks {
			if !yield(row, g.blank) {
				return
			}
			row++
		}
		for _, v := range p.values {
			if !yield(row, v) {
				return
			}
			row++
		}
	}
}

// fill adds blanks up to n rows.
func (g *grower[T]) fill(n int) {
	for range n - g.len() {
		g.add(g.blank)
	}
}

// isBlank reports whether no row has a value.
func (g *grower[T]) isBlank() bool {
	return !slices.ContainsFunc(g.parts, func(p part[T]) bool { return len(p.values) > 0 })
}

// join takes another column's rows over, but for those dropped.
func (g *grower[T]) join(o *grower[T], dropped []bool) {
	if dropped != nil {
		o = o.without(dropped)
	}
	for _, p := range o.parts {
		if last := len(g.parts) - 1; last >= 0 && len(g.parts[last].values) == 0 {
			g.parts[last] = part[T]{g.parts[last].blanks + p.blanks, p.values}
		} else {
			g.parts = append(g.parts, p)
		}
	}
}

func (g *grower[T]) without(dropped []bool) *grower[T] {
	kept := &grower[T]{blank: g.blank}
	for row, v := range g.all {
		if !dropped[row] {
			kept.add(v)
		}
	}
	return kept
}

// arranged returns a padded column with every row at its place.
func (g *grower[T]) arranged(places []Row) []T {
	out := padded[T](len(places))
	for row, v := range g.all {
		out[places[row]] = v
	}
	return out
}

// padded makes a column of n rows whose capacity is filled up to a whole word, so that a scan needs
// no special case for its end: the bits beyond the last row are clear in every bitmap.
func padded[T any](n int) []T { return make([]T, n, (n+63)&^63) }

// block returns the part of a padded column that word i stands for.
func block[T any](column []T, i int) *[64]T { return (*[64]T)(column[i*64 : i*64+64]) }
