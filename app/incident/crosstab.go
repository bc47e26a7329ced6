package incident

import (
	"cmp"
	"context"
	"fmt"
	"math/bits"
	"slices"
)

// MaxGroups is how many groups each side of a Crosstab may have.
const MaxGroups = 5_000

// denseCells is the largest number of groups or cells for which each processor gets all values of its own.
const denseCells = 1 << 16

// Crosstab is a measure by two fields.
type Crosstab struct {
	Rows, Columns []Group // with their totals; incidents in several groups of the other side count once
	Total         Value
	cells         *cells
	rows, columns []int // the numbers of the groups in cells
}

// Cell returns the value of the incidents in a row and a column. Where there are none its Rows is 0.
func (c *Crosstab) Cell(row, column int) Value { return c.cells.at(c.rows[row], c.columns[column]) }

// CrossBy computes a measure by two fields, each as GroupWith does. The error is a *SyntaxError for a field that is
// unknown or has more than MaxGroups groups, or that of the context.
func (t *Table) CrossBy(ctx context.Context, rows, columns string, top int, m *Measure, s Selection) (*Crosstab, error) {
	s, add, err := t.measured(m, s)
	if err != nil {
		return nil, err
	}
	var sides [2]*axis
	for i, name := range []string{rows, columns} {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		a, err := t.axisBy(t.fieldOf(name), s)
		if err != nil {
			return nil, err
		}
		if a = a.top(top, m.Do, add, s); len(a.keys) > MaxGroups {
			if a = a.present(s); len(a.keys) > MaxGroups {
				return nil, &SyntaxError{1, fmt.Sprintf("%s has %s values here, more than %s", name, Thousands(len(a.keys)), Thousands(MaxGroups)), "narrow the query, ask for the largest alone, or take a field with fewer"}
			}
		}
		sides[i] = a.withZeros()
	}
	c, err := computeCells(ctx, sides[0], sides[1], m.Do, add, s)
	if err != nil {
		return nil, err
	}
	out := &Crosstab{cells: c, Total: c.total, rows: sides[0].order(c.ofRows), columns: sides[1].order(c.ofColumns)}
	out.Rows, out.Columns = sides[0].groups(c.ofRows), sides[1].groups(c.ofColumns)
	return out, nil
}

// present returns the axis without the groups that no selected row is in.
func (a *axis) present(s Selection) *axis {
	const absent = -1
	to := slices.Repeat([]int32{absent}, len(a.keys))
	out := &axis{many: a.many, inOrder: a.inOrder, rest: a.rest}
	for row := range s.All {
		for _, i := range a.of(row) {
			to[i] = 0
		}
	}
	for i := range to {
		if to[i] != absent {
			to[i] = int32(len(out.keys))
			out.keys = append(out.keys, a.keys[i])
		}
	}
	moved := func(groups []int32) (all []int32) {
		for _, i := range groups {
			all = append(all, to[i])
		}
		return all
	}
	if !a.many {
		lists := singles(len(out.keys))
		out.of = func(row Row) []int32 { return lists[to[a.of(row)[0]]] }
		return out
	}
	out.of = func(row Row) []int32 { return moved(a.of(row)) }
	return out
}

// cells holds the values of a Crosstab by the numbers of groups, with their sums.
type cells struct {
	do                Operation
	width             int
	dense             []Value
	sparse            []sparseRow // where there would be too many
	ofRows, ofColumns []Value
	total             Value
}

// A sparseRow has the cells that some incident is in, in the order of columns, and the set of these: of millions of cells few are.
type sparseRow struct {
	cells  []sparseCell
	filled []uint64
}

type sparseCell struct {
	column int32
	Value
}

func newCells(rows, columns int, do Operation) *cells {
	blank := func(n int) []Value { return slices.Repeat([]Value{{Do: do}}, n) }
	c := &cells{do: do, width: columns, ofRows: blank(rows), ofColumns: blank(columns), total: Value{Do: do}}
	if rows*columns <= denseCells {
		c.dense = blank(rows * columns)
	}
	return c
}

func (c *cells) at(row, column int) Value {
	if c.dense != nil {
		return c.dense[row*c.width+column]
	}
	r := &c.sparse[row]
	if r.filled[column/64]>>(column%64)&1 == 0 {
		return Value{Do: c.do}
	}
	i, _ := slices.BinarySearchFunc(r.cells, int32(column), func(one sparseCell, column int32) int { return cmp.Compare(one.column, column) })
	return r.cells[i].Value
}

// computeCells computes the cells of two axes.
func computeCells(ctx context.Context, a, b *axis, do Operation, add func(*Value, Row), s Selection) (*cells, error) {
	out := newCells(len(a.keys), len(b.keys), do)
	addSides := func(c *cells, row Row) {
		for _, i := range a.of(row) {
			add(&c.ofRows[i], row)
		}
		for _, j := range b.of(row) {
			add(&c.ofColumns[j], row)
		}
		add(&c.total, row)
	}
	overlap := a.many || b.many // else the sums of the cells are those of the incidents
	if out.dense == nil {
		if err := out.fill(ctx, a, b, add, s); err != nil {
			return nil, err
		}
		if overlap {
			for row := range s.All {
				addSides(out, row)
			}
		}
	} else {
		for _, p := range inParallel(len(s.words), func() *cells { return newCells(len(a.keys), len(b.keys), do) }, func(c *cells, first, last int) {
			Selection{words: s.words[first:last]}.All(func(i Row) bool {
				row := Row(first*64) + i
				for _, i := range a.of(row) {
					for _, j := range b.of(row) {
						add(&c.dense[int(i)*c.width+int(j)], row)
					}
				}
				if overlap {
					addSides(c, row)
				}
				return true
			})
		}) {
			out.merge(p)
		}
	}
	if !overlap {
		out.sum()
	}
	return out, ctx.Err()
}

// fill computes the cells that incidents are in, a row of the table after the other: the incidents are first sorted by it.
func (c *cells) fill(ctx context.Context, a, b *axis, add func(*Value, Row), s Selection) error {
	type pair struct {
		column int32
		row    Row
	}
	ends := make([]int, len(a.keys)+1)
	for row := range s.All {
		for _, i := range a.of(row) {
			ends[i+1] += len(b.of(row))
		}
	}
	for i := range a.keys {
		ends[i+1] += ends[i]
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	pairs, next := make([]pair, ends[len(a.keys)]), slices.Clone(ends)
	for row := range s.All {
		for _, i := range a.of(row) {
			for _, j := range b.of(row) {
				pairs[next[i]] = pair{j, row}
				next[i]++
			}
		}
	}
	c.sparse = make([]sparseRow, len(a.keys))
	places := func() []int32 { return make([]int32, c.width) } // of a column's cell in its row + 1
	inParallel(len(a.keys), places, func(places []int32, first, last int) {
		for i := first; i < last && ctx.Err() == nil; i++ {
			var met []sparseCell
			row := sparseRow{filled: make([]uint64, c.width/64+1)}
			for _, p := range pairs[ends[i]:ends[i+1]] {
				if places[p.column] == 0 {
					met = append(met, sparseCell{p.column, Value{Do: c.do}})
					places[p.column] = int32(len(met))
					row.filled[p.column/64] |= 1 << (p.column % 64)
				}
				add(&met[places[p.column]-1].Value, p.row)
			}
			row.cells = make([]sparseCell, 0, len(met))
			for n, word := range row.filled {
				for ; word != 0; word &= word - 1 {
					place := &places[64*n+bits.TrailingZeros64(word)]
					row.cells = append(row.cells, met[*place-1])
					*place = 0
				}
			}
			c.sparse[i] = row
		}
	})
	return ctx.Err()
}

// sum computes the sums of the cells, of which no two share an incident.
func (c *cells) sum() {
	take := func(i, j int, v Value) {
		if v.Rows > 0 {
			row, column := &c.ofRows[i], &c.ofColumns[j]
			*row, *column, c.total = row.joined(v), column.joined(v), c.total.joined(v)
		}
	}
	for at, v := range c.dense {
		take(at/c.width, at%c.width, v)
	}
	for i, row := range c.sparse {
		for _, one := range row.cells {
			take(i, int(one.column), one.Value)
		}
	}
}

// merge adds the values of other rows.
func (c *cells) merge(o *cells) {
	addAll(c.dense, o.dense)
	addAll(c.ofRows, o.ofRows)
	addAll(c.ofColumns, o.ofColumns)
	if o.total.Rows > 0 {
		c.total = c.total.joined(o.total)
	}
}
