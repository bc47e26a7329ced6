package incident

import (
	"math/bits"
	"strings"
	"time"
	"unicode/utf8"

	"lectern/app/fold"
)

// weekdays is a term for incidents on days of the week: weekday:friday. An incident whose day is not known never
// matches; one of several days matches by each of them.
type weekdays struct{ on daySet }

// weekdayField is the name of the days of the week in queries and groups.
const weekdayField = "weekday"

// A daySet is a set of days of the week, Monday first.
type daySet uint8

const everyDay daySet = 1<<7 - 1

// weekdayNames are the days of the week in order.
var weekdayNames = func() (names []string) {
	for d := range time.Weekday(7) {
		names = append(names, ((d + 1) % 7).String())
	}
	return names
}()

// weekday returns the number of a day's day of the week, from Monday as 0.
func (d Day) weekday() int { return (int(d.Time().Weekday()) + 6) % 7 }

// daysOfWeek returns the days of the week on which a row surely was; none where its days are not known.
func (t *Table) daysOfWeek(row Row) (on daySet) {
	w := t.When(row)
	switch {
	case w.Precision != ByDay:
		return 0
	case w.Last-w.First >= 6:
		return everyDay
	}
	for d := w.First; d <= w.Last; d++ {
		on |= 1 << d.weekday()
	}
	return on
}

func newWeekdays(p *parser, values []value) (node, error) {
	n := &weekdays{}
	for _, v := range values {
		from, to, ranged := strings.Cut(v.text, "..")
		if !ranged {
			to = from
		}
		first, err := parseWeekday(from)
		if err != nil {
			return nil, p.locate(v.column, err)
		}
		last, err := parseWeekday(to)
		if err != nil {
			return nil, p.locate(v.column, err)
		}
		for ; first != last; first = (first + 1) % 7 {
			n.on |= 1 << first
		}
		n.on |= 1 << last
	}
	return n, nil
}

// parseWeekday reads a day of the week or at least three letters of it, also in the plural.
func parseWeekday(s string) (int, error) {
	word := strings.TrimSuffix(fold.String(s), "s")
	var names []string
	for i, name := range weekdayNames {
		name = strings.ToLower(name)
		if utf8.RuneCountInString(word) >= 3 && (strings.HasPrefix(name, word) || strings.HasPrefix(name, fold.String(s))) {
			return i, nil
		}
		names = append(names, name)
	}
	hint := "write monday to sunday"
	if near := Nearest(word, names); near != "" {
		hint = "did you mean " + near + "?"
	}
	return 0, mistake{quote(s) + " is not a day of the week", hint}
}

func (n *weekdays) plan(t *Table) (filter, error) {
	return func(words []uint64, from int) {
		for i, w := range words {
			match := uint64(0)
			for rest := w; rest != 0; rest &= rest - 1 {
				j := bits.TrailingZeros64(rest)
				if t.daysOfWeek(Row((from+i)*64+j))&n.on != 0 {
					match |= 1 << j
				}
			}
			words[i] = match
		}
	}, nil
}

func (n *weekdays) names() (names []string) {
	for i, name := range weekdayNames {
		if n.on&(1<<i) != 0 {
			names = append(names, name)
		}
	}
	return names
}

func (n *weekdays) write(b *strings.Builder) {
	b.WriteString("weekday:" + strings.ToLower(strings.Join(n.names(), ",")))
}

func (n *weekdays) words() string { return "on a " + alternatives(n.names()) }

func (*weekdays) columns() []string { return (*dates)(nil).columns() }

// weekdayGroup returns the number of the group for days of the week.
func weekdayGroup(on daySet) int {
	switch bits.OnesCount8(uint8(on)) {
	case 0:
		return 8
	case 1:
		return bits.TrailingZeros8(uint8(on))
	}
	return 7
}
