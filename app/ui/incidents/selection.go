//go:build !nogui

package incidents

import (
	"slices"

	"lectern/app/compose"
	"lectern/app/incident"
)

// Select selects an incident in every view; -1 selects none.
func (d *Desk) Select(row incident.Row) {
	d.selected, d.marked = row, nil
	d.list.reveal(row)
	if d.Panel.Visible() && row >= 0 {
		d.Panel.Incident(row)
	}
	d.mapView.selected(row)
	d.timeline.Refresh()
	d.Selected.Emit(row)
	d.ask()
}

// Shows reports whether the filter leaves an incident in.
func (d *Desk) Shows(row incident.Row) bool { return d.result != nil && d.result.answer.Shown.Has(row) }

// openSelected shows the selected incident in the panel.
func (d *Desk) openSelected() {
	if d.selected >= 0 {
		d.leave()
		d.Panel.Incident(d.selected)
	}
}

// mark adds an incident to those that are chosen, or removes it.
func (d *Desk) mark(row incident.Row) {
	if d.selected < 0 {
		d.Select(row)
		return
	}
	if n := slices.Index(d.marked, row); n >= 0 {
		d.marked = slices.Delete(d.marked, n, n+1)
	} else if row != d.selected {
		d.marked = append(d.marked, row)
	}
	d.list.Refresh()
	d.timeline.Refresh()
	d.ask()
}

// mostMarked is how many incidents can be chosen at once.
const mostMarked = 5000

// extend chooses all rows of the list from the selected incident to a row, and selects that row.
func (d *Desk) extend(row incident.Row) {
	list := d.list.list()
	from, to := list.Find(d.selected), list.Find(row)
	if from < 0 || to < 0 {
		d.Select(row)
		return
	}
	marked := d.marked
	for _, r := range list.Page(nil, min(from, to), min(mostMarked, max(from, to)-min(from, to)+1)) {
		if r != row && !slices.Contains(marked, r) {
			marked = append(marked, r)
		}
	}
	marked = slices.DeleteFunc(marked, func(r incident.Row) bool { return r == row })
	d.Select(row)
	d.marked = marked
	d.list.Refresh()
	d.ask()
}

// chosenRows returns the rows that are chosen, or all that are shown where none is.
func (d *Desk) chosenRows() incident.Selection {
	t := d.brief.Incidents
	if len(d.marked) > 0 {
		return t.Rows(append(slices.Clone(d.marked), d.selected)...)
	}
	if d.result == nil {
		return t.None()
	}
	return d.result.answer.Shown
}

// Step selects the next incident in the order of time, or the one before.
func (d *Desk) Step(back bool) {
	if d.result == nil {
		return
	}
	walk, err := d.brief.Incidents.List(d.result.answer.Shown, "date", false)
	if err != nil || walk.Len() == 0 {
		return
	}
	at, last := walk.Find(d.selected), walk.Len()-1
	switch {
	case at < 0 && back:
		at = last
	case at < 0:
		at = 0
	case back:
		at = max(0, at-1)
	default:
		at = min(last, at+1)
	}
	d.Select(walk.At(at))
}

// status returns in words what is chosen, or "" where nothing is.
func (d *Desk) status() string {
	t := d.brief.Incidents
	if len(d.marked) > 0 {
		chosen := d.chosenRows()
		if d.result != nil {
			chosen = chosen.And(d.result.answer.Shown) // all of them are, and it knows of how many
		}
		lead, _, _ := t.Totals(chosen).Words()
		return "Chosen: " + lead
	}
	if d.selected < 0 {
		return ""
	}
	return compose.IncidentWords(d.brief.Incidents, d.selected)
}
