package incident

import (
	"cmp"
	"fmt"
	"slices"
)

// An axis is what incidents are counted by: its groups, and in which of them each row is.
type axis struct {
	keys    []string              // of the groups; "" where nothing is written
	of      func(row Row) []int32 // the groups of a row; none is changed
	many    bool                  // a row may be in several
	inOrder bool                  // of time
	rest    bool                  // the last group is all others
	units   int                   // of a cycle, the first groups
	zeros   bool                  // groups without incidents between those with some count, too
	spans   map[int]bool          // groups of what lies in one of several units of time
}

// axisBy returns the axis of a field or a unit of time. Selected are the rows that are asked for. The error is a
// *SyntaxError for a field that has none.
func (t *Table) axisBy(name string, selected Selection) (*axis, error) {
	u, ofTime := ParseUnit(name)
	switch c := t.column(name); {
	case ofTime && t.Len() == 0:
		return &axis{inOrder: true}, nil
	case ofTime:
		return t.unitAxis(u, selected), nil
	case cycleNamed(name) != nil:
		return cycleNamed(name).axis(t), nil
	case c != nil:
		return columnAxis(c, name == "sources"), nil
	case fieldByName[name] != nil:
		return nil, &SyntaxError{1, name + " has no groups", groupable}
	}
	e := unknownField(name, t.extraFields(), slices.Concat(unitNames[:], cycleNames()), groupable)
	return nil, &SyntaxError{1, e.what, e.hint}
}

// InOrder reports whether the groups by a field are units of time, which come in their order and all stand alone.
func InOrder(by string) bool {
	_, ofTime := ParseUnit(by)
	return ofTime || cycleNamed(canonicalField(by)) != nil
}

// singles returns lists of one number each, from 0.
func singles(n int) [][]int32 {
	numbers, lists := make([]int32, n), make([][]int32, n)
	for i := range numbers {
		numbers[i] = int32(i)
		lists[i] = numbers[i : i+1 : i+1]
	}
	return lists
}

// columnAxis has a group for each value of the dictionary, or for each of its keys.
func columnAxis(c *textColumn, keys bool) *axis {
	c = c.distinct()
	if !keys {
		groups := singles(len(c.values))
		return &axis{keys: c.values, of: func(row Row) []int32 { return groups[c.codes.at(row)] }}
	}
	a := &axis{many: true}
	members := make([][]int32, len(c.values)) // the groups of each code
	byKey := make(map[string]int32)
	for code, v := range c.values {
		names := splitKeys(v)
		if len(names) == 0 {
			names = []string{""}
		}
		for _, name := range names {
			i, ok := byKey[name]
			if !ok {
				i = int32(len(a.keys))
				byKey[name] = i
				a.keys = append(a.keys, name)
			}
			if !slices.Contains(members[code], i) {
				members[code] = append(members[code], i)
			}
		}
	}
	a.of = func(row Row) []int32 { return members[c.codes.at(row)] }
	return a
}

// unitAxis has a group for each unit, and behind the unit in which it begins one for each span of units that a selected
// incident may lie in.
func (t *Table) unitAxis(u Unit, selected Selection) *axis {
	units := t.units(u)
	n := len(units.starts)
	spans := map[[2]int32]int32{}
	spanOf := func(row Row) [2]int32 { return [2]int32{units.bin(t.first[row]), units.bin(t.last[row])} }
	placed := make([][2]int32, n)
	for i := range placed {
		placed[i] = [2]int32{int32(i), int32(i)}
	}
	if _, several := units.count(selected); several > 0 {
		for row := range selected.All {
			if _, ok := units.of(row); !ok {
				spans[spanOf(row)] = 0
			}
		}
	}
	for span := range spans {
		placed = append(placed, span)
	}
	slices.SortFunc(placed, func(a, b [2]int32) int { return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1])) })
	a := &axis{inOrder: true, spans: map[int]bool{}}
	groups, ofUnit := singles(len(placed)), make([][]int32, n)
	for i, p := range placed {
		key := u.Label(units.starts[p[0]])
		if p[0] == p[1] {
			ofUnit[p[0]] = groups[i]
		} else {
			key += ".." + u.Label(units.starts[p[1]])
			spans[p] = int32(i)
			a.spans[i] = true
		}
		a.keys = append(a.keys, key)
	}
	a.of = func(row Row) []int32 {
		if unit, ok := units.of(row); ok {
			return ofUnit[unit]
		}
		return groups[spans[spanOf(row)]]
	}
	return a
}

// values computes a measure for every group.
func (a *axis) values(do Operation, add func(*Value, Row), s Selection) []Value {
	blank := func() []Value { return slices.Repeat([]Value{{Do: do}}, len(a.keys)) }
	values := blank()
	take := func(values []Value, row Row) {
		for _, i := range a.of(row) {
			add(&values[i], row)
		}
	}
	if len(a.keys) > denseCells {
		for row := range s.All {
			take(values, row)
		}
		return values
	}
	for _, part := range inParallel(len(s.words), blank, func(part []Value, first, last int) {
		Selection{words: s.words[first:last]}.All(func(i Row) bool {
			take(part, Row(first*64)+i)
			return true
		})
	}) {
		addAll(values, part)
	}
	return values
}

// addAll adds the values of other incidents.
func addAll(values, others []Value) {
	for i, v := range others {
		if v.Rows > 0 {
			values[i] = values[i].joined(v)
		}
	}
}

// joined is Plus, where either may have no incidents.
func (v Value) joined(o Value) Value {
	if v.Rows == 0 {
		return o
	}
	return v.Plus(o)
}

// groups returns the groups that have incidents, in their order: that of time, else the largest value first.
func (a *axis) groups(values []Value) []Group {
	var groups []Group
	for _, i := range a.order(values) {
		groups = append(groups, a.group(i, values[i]))
	}
	return groups
}

// group returns the group with a number and its value.
func (a *axis) group(i int, v Value) Group {
	return Group{a.keys[i], v.Rows, v, a.rest && i == len(a.keys)-1}
}

// withZeros returns an axis of time with the units without incidents between those with some, one of a cycle with all units,
// and any other as it is.
func (a *axis) withZeros() *axis {
	out := *a
	out.zeros = a.inOrder && !a.rest
	return &out
}

// order returns the numbers of the groups that have incidents, in the order of groups.
func (a *axis) order(values []Value) (order []int) {
	for i, v := range values {
		if v.Rows > 0 {
			order = append(order, i)
		}
	}
	if a.zeros {
		order = a.withUnits(order)
	}
	if !a.inOrder {
		slices.SortFunc(order, func(i, j int) int {
			return cmp.Or(values[j].compare(values[i]), cmp.Compare(a.keys[i], a.keys[j]))
		})
	}
	return order
}

// withUnits adds to the groups that have incidents the units without any: of a cycle all, of a time those between the first
// and the last with some. A span of units says of none of them that nothing happened in it.
func (a *axis) withUnits(order []int) []int {
	first, end := 0, a.units
	if whole := slices.DeleteFunc(slices.Clone(order), func(i int) bool { return a.spans[i] }); a.units == 0 && len(whole) > 0 {
		first, end = whole[0], whole[len(whole)-1]+1
	}
	for i := first; i < end && len(order) > 0; i++ {
		order = append(order, i)
	}
	slices.Sort(order)
	return slices.Compact(order)
}

// top returns the axis with at most n groups, those with the largest values, in their order; all others are one behind
// them. It is the axis itself where there are no more, n is 0 or the groups are of time.
func (a *axis) top(n int, do Operation, add func(*Value, Row), s Selection) *axis {
	if n <= 0 || a.inOrder {
		return a
	}
	order := a.order(a.values(do, add, s))
	if len(order) <= n {
		return a
	}
	out := &axis{many: a.many, inOrder: true, rest: true}
	to := slices.Repeat([]int32{int32(n)}, len(a.keys))
	for place, i := range order[:n] {
		to[i] = int32(place)
		out.keys = append(out.keys, a.keys[i])
	}
	others := len(order) - n
	out.keys = append(out.keys, fmt.Sprintf("%s %s", Thousands(others), plural(int64(others), "other", "others")))
	lists := singles(n + 1)
	out.of = func(row Row) []int32 {
		groups := a.of(row)
		if len(groups) == 1 {
			return lists[to[groups[0]]]
		}
		var all []int32
		for _, i := range groups {
			if !slices.Contains(all, to[i]) {
				all = append(all, to[i])
			}
		}
		return all
	}
	return out
}

// GroupFields returns the fields and units of time by which the table is worth breaking down: a field of text has some
// values, and not too many for a table.
func (t *Table) GroupFields() []Field {
	var out []Field
	for _, name := range unitNames {
		out = append(out, Field{Name: name, Kind: Date, Words: name})
	}
	for _, c := range cycles {
		out = append(out, Field{Name: c.field, Kind: Date, Words: c.label})
	}
	for _, f := range t.Fields() {
		c := t.column(f.Name)
		switch {
		case c == nil, slices.Contains([]string{"id", "title", "summary"}, f.Name), len(c.values) < 2, len(c.values) > MaxGroups:
		case fieldByName[f.Name] == nil && t.Numbers(f.Name): // a number of the file's own, such as that of a cell
		case !t.tellsApart(c):
		default:
			out = append(out, f)
		}
	}
	return out
}

// tellsApart reports whether two rows differ in a column.
func (t *Table) tellsApart(c *textColumn) bool {
	for row := 1; row < t.Len(); row++ {
		if c.codes.at(Row(row)) != c.codes.at(0) {
			return true
		}
	}
	return false
}
