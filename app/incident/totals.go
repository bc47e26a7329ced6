package incident

import (
	"fmt"
	"math/bits"
	"sync"
)

// Totals has the sums of a selection.
type Totals struct {
	Rows, Of        int // selected, and of how many that count
	Killed, Wounded Tally
	First, Last     Day // of any incident selected; meaningless when Rows is 0
	Begun           Day // the latest First of any incident selected
	Hidden          int // matched, but left out as unverified
	Unsure          int // of Rows, may lie outside the days or the place asked for: of their numbers, Low has none
}

// Totals returns the totals of a selection, computed in one pass.
func (t *Table) Totals(s Selection) Totals {
	out := Totals{Of: s.of, Hidden: s.hidden, Unsure: s.Unsure(), First: Latest, Last: Earliest, Begun: Earliest}
	var adding sync.Mutex
	eachChunk(len(s.words), func(from, to int) {
		part := t.totals(s.words[from:to], from)
		adding.Lock()
		defer adding.Unlock()
		out.Rows += part.Rows
		out.Killed.merge(part.Killed)
		out.Wounded.merge(part.Wounded)
		out.First, out.Last = min(out.First, part.First), max(out.Last, part.Last)
		out.Begun = max(out.Begun, part.Begun)
	})
	for row := range s.unsureRows().All {
		out.Killed.doubt(t.killed.from[row])
		out.Wounded.doubt(t.wounded.from[row])
	}
	return out
}

func (t *Table) totals(words []uint64, from int) Totals {
	var killed, wounded Tally
	rows, first, last, begun := 0, int32(Latest), int32(Earliest), int32(Earliest)
	for i, w := range words {
		if w == 0 {
			continue
		}
		rows += bits.OnesCount64(w)
		kl, kh := block(t.killed.from, from+i), block(t.killed.to, from+i)
		wl, wh := block(t.wounded.from, from+i), block(t.wounded.to, from+i)
		starts, ends := block(t.first, from+i), block(t.last, from+i)
		for ; w != 0; w &= w - 1 {
			j := bits.TrailingZeros64(w)
			killed.add(kl[j], kh[j])
			wounded.add(wl[j], wh[j])
			first, last, begun = min(first, starts[j]), max(last, ends[j]), max(begun, starts[j])
		}
	}
	return Totals{Rows: rows, Killed: killed, Wounded: wounded, First: Day(first), Last: Day(last), Begun: Day(begun)}
}

// Until returns the totals as they stood on a day: an incident dated only to its month or year has happened by then, so
// Last isn't later. If an incident begins after the day, nothing changes.
func (t Totals) Until(day Day) Totals {
	if t.Begun <= day {
		t.Last = min(t.Last, day)
	}
	return t
}

// Words returns the totals as one sentence in three parts, with the spaces between them: what counts
// most, the rest, and what is not known or not shown, which is set in a paler colour.
func (t Totals) Words() (lead, rest, quiet string) {
	if t.Rows == 0 {
		lead = fmt.Sprintf("None of %s", incidents(t.Of))
		if t.Of == 0 {
			lead = "No incidents"
		}
		return lead, ".", t.hiddenWords()
	}
	lead = incidents(t.Rows)
	if t.Rows < t.Of {
		lead = fmt.Sprintf("%s of %s", Thousands(t.Rows), incidents(t.Of))
	}
	if t.Killed.Known == 0 {
		lead += ": number killed unknown"
	} else {
		lead += fmt.Sprintf(": %s %s killed", t.Killed.Words(), plural(t.Killed.High, "person", "people"))
		if n := t.Killed.Unknown; n > 0 {
			quiet = fmt.Sprintf(" %s %s no count.", Capital(numeral(n)), plural(int64(n), "has", "have"))
		}
	}
	switch {
	case t.Wounded.Known == 0:
		rest = ", number wounded unknown"
	case t.Wounded.Unknown > 0:
		rest = fmt.Sprintf(" and at least %s wounded", Thousands(t.Wounded.Low))
	default:
		rest = fmt.Sprintf(" and %s wounded", t.Wounded.Words())
	}
	return lead, rest + ", " + spanOfDays(t.First, t.Last) + ".", quiet + t.unsureWords() + t.hiddenWords()
}

func (t Totals) unsureWords() string {
	if t.Unsure == 0 {
		return ""
	}
	return fmt.Sprintf(" %s may lie outside what was asked for.", Capital(numeral(t.Unsure)))
}

func (t Totals) hiddenWords() string {
	if t.Hidden == 0 {
		return ""
	}
	return fmt.Sprintf(" %s unverified %s left out.", Capital(numeral(t.Hidden)), plural(int64(t.Hidden), "is", "are"))
}

// spanOfDays returns in months, or the day itself: "August 2021 to March 2024", "3 January 2024".
func spanOfDays(first, last Day) string {
	if first == last {
		return first.Words()
	}
	return monthSpan(first, last, " to ", " to ")
}

func incidents(n int) string {
	return Thousands(n) + " " + plural(int64(n), "incident", "incidents")
}

func plural(n int64, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}
