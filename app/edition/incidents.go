package edition

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"lectern/app/brief"
	"lectern/app/incident"
)

// turnChanged is the turn of an incident of which a cell is another one now.
const turnChanged = "Changed"

// incidentChanges compares incidents by their ids: those that are new, those of which a cell has changed, and those that are
// gone, after how the totals differ. A handed out edition lacks the columns that it doesn't show, so those that one of the two
// lacks are told apart.
func incidentChanges(earlier, later *brief.Brief) (p Part) {
	was, is := verified{earlier.Incidents, earlier.Incidents.Verified()}, verified{later.Incidents, later.Incidents.Verified()}
	columns, added, removed := common(was.Columns(), is.Columns())
	c := rowChanges{turns: map[string]int{}, cells: map[string]int{}}
	c.compare(was, is, columns)
	p.Entries = slices.Concat(c.added, c.changed, c.removed)
	if n := c.turns[turnNew] + c.turns[turnChanged] + c.turns[turnWithdrawn] - len(p.Entries); n > 0 {
		p.Rest = "And " + incident.Counted(n, "more incident") + "."
	}
	sum := Entry{Turn: "In all", Words: is.totals()}
	if before := was.totals(); before != sum.Words {
		sum.Details = append(sum.Details, "Before: "+before)
	}
	if len(p.Entries) > 0 {
		sum.Details = append(sum.Details, fmt.Sprintf("%s new, %s changed, %s withdrawn",
			incident.Thousands(c.turns[turnNew]), incident.Thousands(c.turns[turnChanged]), incident.Thousands(c.turns[turnWithdrawn])))
	}
	if words := inColumns(columns, c.cells); words != "" {
		sum.Details = append(sum.Details, "Changed columns: "+words)
	}
	if len(added) > 0 && !earlier.Withheld.Columns() {
		sum.Details = append(sum.Details, "New columns: "+strings.Join(added, ", "))
	}
	if len(removed) > 0 && !later.Withheld.Columns() {
		sum.Details = append(sum.Details, "Withdrawn columns: "+strings.Join(removed, ", "))
	}
	if len(sum.Details) > 0 {
		p.Entries = slices.Insert(p.Entries, 0, sum)
	}
	return p
}

// verified has the incidents of an edition that are not unverified.
type verified struct {
	*incident.Table
	rows incident.Selection
}

// find returns the row of an incident by its id.
func (v *verified) find(id string) (row incident.Row, ok bool) {
	row, ok = v.Index(id)
	return row, ok && v.rows.Has(row)
}

// totals returns what the incidents sum up to, as one clause.
func (v *verified) totals() string {
	lead, rest, _ := v.Totals(v.rows).Words()
	return strings.TrimSuffix(lead+rest, ".")
}

// rowChanges are the incidents that differ, and how many do.
type rowChanges struct {
	added, changed, removed []Entry
	turns, cells            map[string]int // by turn, and by column
}

func (c *rowChanges) compare(was, is verified, columns []string) {
	for row := range is.rows.All {
		id := is.Cell("id", row)
		before, had := was.find(id)
		if !had {
			c.add(&c.added, turnNew, is, row, brief.IncidentAddress+id, nil)
			continue
		}
		var details []string
		differs := false
		for _, name := range columns {
			if old, now := was.Cell(name, before), is.Cell(name, row); old != now {
				differs = true
				if c.cells[name]++; c.turns[turnChanged] < mostListed {
					details = append(details, change(name, incident.Shorten(old), incident.Shorten(now)))
				}
			}
		}
		if differs {
			c.add(&c.changed, turnChanged, is, row, brief.IncidentAddress+id, details)
		}
	}
	for row := range was.rows.All {
		if _, has := is.find(was.Cell("id", row)); !has {
			c.add(&c.removed, turnWithdrawn, was, row, "", nil)
		}
	}
}

// add counts an incident, and lists it if there are not too many: with the details of its change, or else with its numbers.
func (c *rowChanges) add(to *[]Entry, turn string, of verified, row incident.Row, address string, details []string) {
	if c.turns[turn]++; c.turns[turn] <= mostListed {
		if details == nil {
			details = numbers(of, row)
		}
		one := of.At(row)
		*to = append(*to, Entry{Turn: turn, Words: one.Line(), Details: details, Address: address})
	}
}

// common returns the columns that both editions have, besides the id, and those that only the later or the earlier one has.
func common(earlier, later []string) (both, added, removed []string) {
	for _, name := range later {
		switch {
		case name == "id":
		case slices.Contains(earlier, name):
			both = append(both, name)
		default:
			added = append(added, name)
		}
	}
	for _, name := range earlier {
		if !slices.Contains(later, name) {
			removed = append(removed, name)
		}
	}
	return both, added, removed
}

// numbers returns what an incident counts, as details.
func numbers(of verified, row incident.Row) []string {
	if words := of.NumbersOf(row); words != "" {
		return []string{incident.Capital(words)}
	}
	return nil
}

// inColumns says in how many incidents which columns changed, those that changed most often first.
func inColumns(columns []string, counts map[string]int) string {
	changed := slices.DeleteFunc(slices.Clone(columns), func(name string) bool { return counts[name] == 0 })
	slices.SortStableFunc(changed, func(a, b string) int { return cmp.Compare(counts[b], counts[a]) })
	var words []string
	for _, name := range changed {
		words = append(words, name+" in "+incident.Thousands(counts[name]))
	}
	return strings.Join(words, ", ")
}
