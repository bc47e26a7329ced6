package incident

// A grower builds a column row by row. Most columns of most files are empty, so the blanks
// at its front cost nothing.
type grower[T comparable] struct {
	blank  T
	blanks int // rows at the front
	values []T // of the rows behind them
}

func (g *grower[T]) add(v T) {
	if v == g.blank && len(g.values) == 0 {
		g.blanks++
		return
	}
	g.values = append(g.values, v)
}

func (g *grower[T]) len() int { return g.blanks + len(g.values) }

func (g *grower[T]) at(row int) T {
	if row < g.blanks {
		return g.blank
	}
	return g.values[row-g.blanks]
}

// fill adds blanks up to n rows.
func (g *grower[T]) fill(n int) {
	for g.len() < n {
		g.add(g.blank)
	}
}

// isBlank reports whether no row has a value.
func (g *grower[T]) isBlank() bool { return len(g.values) == 0 }

// join adds another column's rows, but for those dropped, each changed by to.
func (g *grower[T]) join(o *grower[T], dropped []bool, to func(T) T) {
	keep := func(row int) bool { return dropped == nil || !dropped[row] }
	if o.isBlank() && len(g.values) == 0 && to(o.blank) == g.blank {
		for row := range o.blanks {
			if keep(row) {
				g.blanks++
			}
		}
		return
	}
	for row := range o.len() {
		if keep(row) {
			g.add(to(o.at(row)))
		}
	}
}

func same[T any](v T) T { return v }

// arranged picks the values of rows, in their order, as a padded column.
func (g *grower[T]) arranged(rows []int32) []T {
	out := padded[T](len(rows))
	for i, r := range rows {
		out[i] = g.at(int(r))
	}
	return out
}

// padded makes a column of n rows whose capacity is filled up to a whole word, so that a scan needs
// no special case for its end: the bits beyond the last row are clear in every bitmap.
func padded[T any](n int) []T { return make([]T, n, (n+63)&^63) }

// block returns the part of a padded column that word i stands for.
func block[T any](column []T, i int) *[64]T { return (*[64]T)(column[i*64 : i*64+64]) }
