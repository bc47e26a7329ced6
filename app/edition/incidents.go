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
	l, cells := newLister(), map[string]int{} // cells that differ, by column
	compareRows(was, is, columns, l, cells)
	p = l.part("incident", turnNew, turnChanged, turnWithdrawn)
	sum := Entry{Turn: "In all", Words: is.totals()}
	if before := was.totals(); before != sum.Words {
		sum.Details = append(sum.Details, "Before: "+before)
	}
	if len(p.Entries) > 0 {
		sum.Details = append(sum.Details, fmt.Sprintf("%s new, %s changed, %s withdrawn",
			incident.Thousands(l.counts[turnNew]), incident.Thousands(l.counts[turnChanged]), incident.Thousands(l.counts[turnWithdrawn])))
	}
	if words := inColumns(columns, cells); words != "" {
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

// compareRows lists the incidents that differ, and counts in cells how many differ in each column.
func compareRows(was, is verified, columns []string, l *lister, cells map[string]int) {
	for row := range is.rows.All {
		id := is.Cell("id", row)
		before, had := was.find(id)
		if !had {
			l.add(turnNew, func() Entry {
				return Entry{Words: is.line(row), Details: is.numbers(row), Address: brief.IncidentAddress + id}
			})
			continue
		}
		var differing []string
		for _, name := range columns {
			if was.Cell(name, before) != is.Cell(name, row) {
				cells[name]++
				differing = append(differing, name)
			}
		}
		if len(differing) > 0 {
			l.add(turnChanged, func() Entry {
				var details []string
				for _, name := range differing {
					details = append(details, change(name, incident.Shorten(was.Cell(name, before)), incident.Shorten(is.Cell(name, row))))
				}
				return Entry{Words: is.line(row), Details: details, Address: brief.IncidentAddress + id}
			})
		}
	}
	for row := range was.rows.All {
		if _, has := is.find(was.Cell("id", row)); !has {
			l.add(turnWithdrawn, func() Entry { return Entry{Words: was.line(row), Details: was.numbers(row)} })
		}
	}
}

// line returns an incident in a line.
func (v *verified) line(row incident.Row) string {
	one := v.At(row)
	return one.Line()
}

// numbers returns what an incident counts, as details.
func (v *verified) numbers(row incident.Row) []string {
	if words := v.NumbersOf(row); words != "" {
		return []string{incident.Capital(words)}
	}
	return nil
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
