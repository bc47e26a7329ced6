package incident

import "cmp"

// Group is the incidents that share a value.
type Group struct {
	Key   string // the value, or the label of a unit of time; "" where nothing is written
	Rows  int
	Value Value
	Rest  bool // it is all others than those that stand alone
}

// Words returns the name of the group in words.
func (g Group) Words() string {
	if g.Key == "" {
		return "not stated"
	}
	return g.Key
}

// groupable is the hint for a field that GroupBy doesn't take.
const groupable = "group by a text field, or by day, week, month, quarter, year, decade, weekday or month_of_year"

// GroupBy computes a measure for every value of a text field, choice or key, biggest first, then by
// key; or for every day, week, month, quarter, year or decade, in the order of time. Incidents with
// several keys count under each. An incident that may lie in several units of time has a group of that
// span, such as "2016..2017", behind the unit in which it begins: its day is not known, so it is put
// under neither. Values that fold to the same text stay apart, as written. The error is a *SyntaxError
// for an unknown field.
func (t *Table) GroupBy(name string, m *Measure, s Selection) ([]Group, error) {
	groups, _, err := t.GroupWith(name, 0, m, s)
	return groups, err
}

// measured returns the rows that a measure asks for among some, and the function that adds one to a value.
func (t *Table) measured(m *Measure, s Selection) (Selection, func(*Value, Row), error) {
	if !m.Where.IsAll() {
		where, err := t.Select(m.Where)
		if err != nil {
			return s, nil, err
		}
		s = s.And(where)
	}
	add, err := t.accumulate(m, s)
	return s, add, err
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
