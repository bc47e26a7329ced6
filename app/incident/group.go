package incident

import (
	"cmp"
	"slices"
	"strings"
)

// Group is the incidents that share a value.
type Group struct {
	Key   string // the value, or the label of a unit of time; "" where nothing is written
	Rows  int
	Value Value
}

// Words returns the name of the group in words.
func (g Group) Words() string {
	if g.Key == "" {
		return "not stated"
	}
	return g.Key
}

// groupable is the hint for a field that GroupBy doesn't take.
const groupable = "group by a text field, or by day, week, month, quarter, year, decade or weekday"

// GroupBy computes a measure for every value of a text field, choice or key, biggest first, then by
// key; or for every day, week, month, quarter, year or decade, in the order of time. Incidents with
// several keys count under each. An incident that may lie in several units of time has a group of that
// span, such as "2016..2017", behind the unit in which it begins: its day is not known, so it is put
// under neither. Values that fold to the same text stay apart, as written. The error is a *SyntaxError
// for an unknown field.
func (t *Table) GroupBy(name string, m *Measure, s Selection) ([]Group, error) {
	if !m.Where.IsAll() {
		where, err := t.Select(m.Where)
		if err != nil {
			return nil, err
		}
		s = s.And(where)
	}
	name = t.fieldOf(name)
	add, err := t.accumulate(m, s)
	if err != nil {
		return nil, err
	}
	var groups []Group
	u, ofTime := ParseUnit(name)
	if ofTime {
		groups = t.groupByUnit(u, m.Do, add, s)
	} else if name == weekdayField {
		groups, ofTime = t.groupByWeekday(m.Do, add, s), true
	} else if c := t.column(name); c != nil {
		groups = t.groupByColumn(c, name == "sources", m.Do, add, s)
	} else if fieldByName[name] != nil {
		return nil, &SyntaxError{1, name + " has no groups", groupable}
	} else {
		e := unknownField(name, t.extraFields(), unitNames[:], groupable)
		return nil, &SyntaxError{1, e.what, e.hint}
	}
	groups = slices.DeleteFunc(groups, func(g Group) bool { return g.Value.Rows == 0 })
	for i := range groups {
		groups[i].Rows = groups[i].Value.Rows
	}
	if ofTime {
		return groups, nil
	}
	slices.SortFunc(groups, func(a, b Group) int {
		return cmp.Or(b.Value.compare(a.Value), strings.Compare(a.Key, b.Key))
	})
	return groups, nil
}

// groupByColumn has one group for each value of the dictionary, or of each of its keys.
func (t *Table) groupByColumn(c *textColumn, keys bool, do Operation, add func(*Value, Row), s Selection) []Group {
	c = c.distinct()
	groups := make([]Group, 0, len(c.values))
	if !keys {
		for _, v := range c.values {
			groups = append(groups, Group{Key: v, Value: Value{Do: do}})
		}
		for row := range s.All {
			add(&groups[c.codes.at(row)].Value, row)
		}
		return groups
	}
	members := make([][]int, len(c.values)) // the groups of each code
	byKey := make(map[string]int)
	for code, v := range c.values {
		names := splitKeys(v)
		if len(names) == 0 {
			names = []string{""}
		}
		for _, name := range names {
			i, ok := byKey[name]
			if !ok {
				i = len(groups)
				byKey[name] = i
				groups = append(groups, Group{Key: name, Value: Value{Do: do}})
			}
			if !slices.Contains(members[code], i) {
				members[code] = append(members[code], i)
			}
		}
	}
	for row := range s.All {
		for _, i := range members[c.codes.at(row)] {
			add(&groups[i].Value, row)
		}
	}
	return groups
}

// groupByUnit has one group for each unit, and one for each span of units that an incident may lie
// in.
func (t *Table) groupByUnit(u Unit, do Operation, add func(*Value, Row), s Selection) []Group {
	first, last, ok := t.span(s)
	if !ok {
		return nil
	}
	c := newCalendar(u, first, last)
	type placed struct {
		Group
		from, to int32 // units
	}
	groups := make([]placed, len(c.starts))
	for i, d := range c.starts {
		groups[i] = placed{Group{Key: u.Label(d), Value: Value{Do: do}}, int32(i), int32(i)}
	}
	spans := make(map[[2]int32]int)
	for row := range s.All {
		from, to := c.bin(t.first[row]), c.bin(t.last[row])
		i := int(from)
		if from != to {
			if i, ok = spans[[2]int32{from, to}]; !ok {
				i = len(groups)
				spans[[2]int32{from, to}] = i
				groups = append(groups, placed{Group{Key: groups[from].Key + ".." + groups[to].Key, Value: Value{Do: do}}, from, to})
			}
		}
		add(&groups[i].Value, row)
	}
	slices.SortFunc(groups, func(a, b placed) int { return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to)) })
	out := make([]Group, len(groups))
	for i, g := range groups {
		out[i] = g.Group
	}
	return out
}

// compare orders by size: the high end, then the low; unknown is smallest. Of days, the later is
// bigger.
func (v Value) compare(o Value) int {
	known := func(v Value) int {
		if v.IsKnown() {
			return 1
		}
		return 0
	}
	return cmp.Or(cmp.Compare(known(v), known(o)), cmp.Compare(v.High, o.High), cmp.Compare(v.Low, o.Low),
		cmp.Compare(v.When.Last, o.When.Last), cmp.Compare(v.When.First, o.When.First))
}
