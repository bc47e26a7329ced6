package incident

import (
	"fmt"
	"slices"
)

// MaxGroups is how many groups each side of a Crosstab may have.
const MaxGroups = 5_000

// denseCells is up to how many groups or cells are computed on all processors, each with values of its own.
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
// unknown or has more than MaxGroups groups.
func (t *Table) CrossBy(rows, columns string, top int, m *Measure, s Selection) (*Crosstab, error) {
	s, add, err := t.measured(m, s)
	if err != nil {
		return nil, err
	}
	var sides [2]*axis
	for i, name := range []string{rows, columns} {
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
	c := crossed(sides[0], sides[1], m.Do, add, s)
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
	sparse            map[int]Value // where there would be too many
	ofRows, ofColumns []Value
	total             Value
}

func newCells(rows, columns int, do Operation) *cells {
	blank := func(n int) []Value { return slices.Repeat([]Value{{Do: do}}, n) }
	c := &cells{do: do, width: columns, ofRows: blank(rows), ofColumns: blank(columns), total: Value{Do: do}}
	if rows*columns <= denseCells {
		c.dense = blank(rows * columns)
	} else {
		c.sparse = map[int]Value{}
	}
	return c
}

func (c *cells) at(row, column int) Value {
	if c.dense != nil {
		return c.dense[row*c.width+column]
	}
	v := c.sparse[row*c.width+column]
	v.Do = c.do
	return v
}

// crossed computes the cells of two axes.
func crossed(a, b *axis, do Operation, add func(*Value, Row), s Selection) *cells {
	out := newCells(len(a.keys), len(b.keys), do)
	take := func(c *cells, row Row) {
		rows, columns := a.of(row), b.of(row)
		for _, i := range rows {
			for _, j := range columns {
				c.add(int(i)*c.width+int(j), add, row)
			}
		}
		if a.many || b.many { // else the sums of the cells are those of the incidents
			for _, i := range rows {
				add(&c.ofRows[i], row)
			}
			for _, j := range columns {
				add(&c.ofColumns[j], row)
			}
			add(&c.total, row)
		}
	}
	if out.dense == nil {
		for row := range s.All {
			take(out, row)
		}
	} else {
		for _, p := range inParallel(len(s.words), func() *cells { return newCells(len(a.keys), len(b.keys), do) }, func(c *cells, first, last int) {
			Selection{words: s.words[first:last]}.All(func(i Row) bool {
				take(c, Row(first*64)+i)
				return true
			})
		}) {
			out.merge(p)
		}
	}
	if !a.many && !b.many {
		out.sum()
	}
	return out
}

func (c *cells) add(at int, add func(*Value, Row), row Row) {
	if c.dense != nil {
		add(&c.dense[at], row)
		return
	}
	v := c.sparse[at]
	v.Do = c.do
	add(&v, row)
	c.sparse[at] = v
}

// sum computes the sums of the cells, of which no two share an incident.
func (c *cells) sum() {
	take := func(at int, v Value) {
		if v.Rows > 0 {
			row, column := &c.ofRows[at/c.width], &c.ofColumns[at%c.width]
			*row, *column, c.total = row.joined(v), column.joined(v), c.total.joined(v)
		}
	}
	for at, v := range c.dense {
		take(at, v)
	}
	for at, v := range c.sparse {
		take(at, v)
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
