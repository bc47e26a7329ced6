//go:build !nogui

package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"lectern/app/compose"
	"lectern/app/incident"
	"lectern/app/typeset"
)

// incidentDesk shows map, list, timeline and facets of the incidents that the filter lets through.
// What is asked for is kept here; a worker answers, and all views show the same answer.
type incidentDesk struct {
	desk   *desk
	box    *fyne.Container
	filter *filterBar
	popup  *completions
	views  *surface
	totals *surface
	facets *facetView
	map_   *mapView
	clip   *container.Clip
	list   *listView
	line   *timeView
	panel  *panel // over the list, while it is open

	asker  *asker
	answer *deskAnswer // what is on show; nil until the first is there

	days       *incident.Span // the brush; nil: all time
	unverified bool           // they are included
	order      listOrder
	amount     incident.Amount
	by         string // the field that the timeline is stacked by
	sumUp      bool
	axis       incident.Span
	marked     []incident.Row // chosen beside the selected one
	width      float32        // of the whole desk
}

func newIncidentDesk(d *desk) *incidentDesk {
	i := &incidentDesk{desk: d, order: orders[0].order, amount: incident.Killed, unverified: d.brief.IncludeUnverified}
	i.filter = newFilterBar(i)
	i.popup = newCompletions(i)
	i.views = newViewsBar(i)
	i.totals = newTotalsBar(i)
	i.facets = newFacetView(i)
	i.map_ = newMapView(i)
	i.clip = clipped(i.map_)
	i.list = newListView(i)
	i.line = newTimeView(i)
	i.axis = i.line.whole
	i.panel = newPanel(d, i.closePanel, "Esc goes back to the list.")
	i.panel.box.Hide()
	i.asker = newAsker(d.brief.Incidents, i.map_.proj, i.map_.options, i.show)
	i.box = container.New(&incidentLayout{i}, i.views, i.totals, i.facets.surface, i.clip, i.list.surface, i.line.box, i.panel.box, i.filter.box, i.popup.surface)
	return i
}

const timeHeight = 148

// incidentLayout gives the views their sizes, by the width of the window.
type incidentLayout struct{ i *incidentDesk }

func (l *incidentLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(600, 400) }

func (l *incidentLayout) Layout(_ []fyne.CanvasObject, s fyne.Size) {
	i := l.i
	put := func(o fyne.CanvasObject, x, y, w, h float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(max(1, w), max(1, h)))
	}
	field := min(676, s.Width*0.5)
	put(i.filter.box, 16, 0, field, filterHeight)
	put(i.views, 16+field, 0, s.Width-16-field, filterHeight)
	put(i.popup.surface, 16, 46, min(560, field), i.popup.height())
	put(i.totals, 0, filterHeight, s.Width, totalsHeight)
	top := float32(filterHeight + totalsHeight)
	line := float32(timeHeight)
	list := min(640, max(400, s.Width*0.337))
	switch {
	case s.Width >= 2560:
		line, list = 200, 640
	case s.Width >= 1920:
		list = 520
	case s.Width < 1024:
		line = 110
	}
	left := float32(0)
	if i.facets.Visible() {
		left = facetWidth
	}
	room := s.Height - top - line
	put(i.facets.surface, 0, top, facetWidth, room)
	if beside := s.Width - list - left; s.Width < 1024 && beside < room { // map above list, for it would be narrow beside it
		put(i.clip, left, top, s.Width-left, room*0.55)
		put(i.list, left, top+room*0.55, s.Width-left, room*0.45)
	} else {
		put(i.clip, left, top, s.Width-list-left, room)
		put(i.list, s.Width-list, top, list, room)
	}
	put(i.line.box, 0, s.Height-line, s.Width, line)
	i.panel.box.Move(i.list.Position())
	i.panel.box.Resize(i.list.Size())
	if s.Width != i.width { // the bars of the timeline fit it
		i.width = s.Width
		i.ask()
	}
}

// ask has the worker find and draw what is wanted now.
func (i *incidentDesk) ask() {
	if i.map_ == nil || i.asker == nil || !i.map_.ready() {
		return
	}
	selected := i.marked
	if s := i.desk.selected; s >= 0 {
		selected = append([]incident.Row{s}, selected...)
	}
	i.asker.ask(deskAsk{
		Question: incident.Question{Query: i.filter.asked(), Days: i.days, Unverified: i.unverified},
		facets:   i.facets.Visible(), order: i.order, amount: i.amount, by: i.by, sumUp: i.sumUp, axis: i.axis, width: i.line.plotWidth(),
		view: i.map_.want, scale: i.map_.scale(), selected: selected, key: i.map_.key, palette: i.desk.look.palette(),
	})
}

// show puts an answer into every view at once.
func (i *incidentDesk) show(a *deskAnswer) {
	first := i.answer == nil
	i.answer = a
	shown := a.answer.Shown
	if d := i.desk; d.selected >= 0 && !shown.Has(d.selected) {
		d.selected = -1
		i.map_.card.show(-1)
	}
	i.marked = slices.DeleteFunc(i.marked, func(row incident.Row) bool { return !shown.Has(row) })
	i.map_.show(a.drawn)
	i.totals.Refresh()
	i.views.Refresh()
	i.facets.Refresh()
	i.list.scroll(i.list.top)
	i.line.Refresh()
	if first && i.desk.selected >= 0 {
		i.chosen(i.desk.selected)
	}
}

// focus gives the keyboard to the list, where arrows walk through the incidents.
func (i *incidentDesk) focus() { i.desk.win.Canvas().Focus(i.list.surface) }

func (i *incidentDesk) query() string { return i.filter.query() }

// setQuery filters by a query alone.
func (i *incidentDesk) setQuery(q string) {
	i.days = nil
	i.filter.put(q)
	i.filter.refresh()
	i.remember()
	i.ask()
}

// setChips filters by a query and what is being typed.
func (i *incidentDesk) setChips(q *incident.Query) {
	i.filter.chips = q
	i.filter.refresh()
	i.remember()
	i.ask()
}

// remember keeps a query for the next time.
func (i *incidentDesk) remember() {
	i.desk.settings.Asked(i.filter.query())
}

// setDays brushes; nil is all time.
func (i *incidentDesk) setDays(days *incident.Span) {
	i.days = days
	i.line.Refresh()
	i.views.Refresh()
	i.ask()
}

func (i *incidentDesk) setUnverified(on bool) {
	i.unverified = on
	i.ask()
}

// toggle asks for a value of a facet, or for all others.
func (i *incidentDesk) toggle(field, value string, others bool) {
	i.setChips(i.filter.chips.Toggle(field, value, others))
}

// clearFacet takes back what was asked for of a field.
func (i *incidentDesk) clearFacet(f *incident.Facet) {
	q := i.filter.chips
	for _, v := range f.Values {
		if v.Chosen || v.Excluded {
			q = q.Toggle(f.Field, v.Value, v.Excluded)
		}
	}
	i.setChips(q)
}

func (i *incidentDesk) toggleFacets() {
	if i.facets.Visible() {
		i.facets.Hide()
	} else {
		i.facets.Show()
		i.desk.win.Canvas().Focus(i.facets.surface)
	}
	i.box.Refresh()
	i.views.Refresh()
	i.ask()
}

// loosen takes away the term that keeps everything out.
func (i *incidentDesk) loosen(way incident.Relaxation) {
	if way.Term < 0 {
		i.setDays(nil)
		return
	}
	q := i.filter.asked().Without(way.Term)
	i.filter.entry.put("")
	i.setChips(q)
}

// correct asks for what was probably meant.
func (i *incidentDesk) correct(c *incident.Correction) {
	i.filter.entry.put("")
	i.setChips(c.Query)
}

// resume takes over what was asked at the desk that was there before the files changed.
func (i *incidentDesk) resume(old *incidentDesk) {
	i.filter.put(old.query())
	i.days, i.unverified, i.order = old.days, old.unverified, old.order
	i.amount, i.by, i.sumUp = old.amount, old.by, old.sumUp
	if old.axis != old.line.whole {
		i.axis = old.axis
	}
	if old.facets.Visible() {
		i.facets.Show()
	}
	if old.map_.moved {
		i.map_.set(old.map_.want)
	}
}

// stop ends the workers.
func (i *incidentDesk) stop() {
	i.line.stop()
	i.asker.stop()
	i.panel.page.stop()
}

// chosen selects an incident in every view.
func (i *incidentDesk) chosen(row incident.Row) {
	i.marked = nil
	i.list.reveal(row)
	i.map_.chosen(row)
	if i.panel.box.Visible() && row >= 0 {
		i.panel.incident(row)
	}
	i.line.Refresh()
	i.ask()
}

// mark chooses an incident beside those that are chosen, or no longer.
func (i *incidentDesk) mark(row incident.Row) {
	if i.desk.selected < 0 {
		i.desk.chosen(row)
		return
	}
	if n := slices.Index(i.marked, row); n >= 0 {
		i.marked = slices.Delete(i.marked, n, n+1)
	} else if row != i.desk.selected {
		i.marked = append(i.marked, row)
	}
	i.list.Refresh()
	i.line.Refresh()
	i.ask()
}

// mostMarked is how many incidents can be chosen at once.
const mostMarked = 5000

// extend chooses all that the list has between the selected incident and a row, which is then the
// selected one.
func (i *incidentDesk) extend(row incident.Row) {
	list := i.list.list()
	from, to := list.Find(i.desk.selected), list.Find(row)
	if from < 0 || to < 0 {
		i.desk.chosen(row)
		return
	}
	marked := i.marked
	for _, r := range list.Page(nil, min(from, to), min(mostMarked, max(from, to)-min(from, to)+1)) {
		if r != row && !slices.Contains(marked, r) {
			marked = append(marked, r)
		}
	}
	marked = slices.DeleteFunc(marked, func(r incident.Row) bool { return r == row })
	i.desk.chosen(row)
	i.marked = marked
	i.list.Refresh()
	i.ask()
}

// chosenRows are those that are selected, or all that are shown.
func (i *incidentDesk) chosenRows() incident.Selection {
	t := i.desk.brief.Incidents
	if len(i.marked) > 0 {
		return t.Rows(append(slices.Clone(i.marked), i.desk.selected)...)
	}
	if i.answer == nil {
		return t.None()
	}
	return i.answer.answer.Shown
}

// open shows the panel over the list.
func (i *incidentDesk) open(fill func(*panel)) {
	i.panel.box.Show()
	i.map_.card.show(-1) // the panel says more
	fill(i.panel)
}

func (i *incidentDesk) closePanel() {
	i.panel.box.Hide()
	i.desk.reader.page.activate(typeset.Link{})
	i.map_.card.show(i.desk.selected)
	i.focus()
}

// dismiss closes the panel, or else lets go of the chosen incident.
func (i *incidentDesk) dismiss() {
	if i.panel.box.Visible() {
		i.closePanel()
		return
	}
	i.desk.chosen(-1)
}

// step walks through what is shown in the order of time.
func (i *incidentDesk) step(back bool) {
	if i.answer == nil {
		return
	}
	walk, err := i.desk.brief.Incidents.List(i.answer.answer.Shown, "date", false)
	if err != nil || walk.Len() == 0 {
		return
	}
	at, last := walk.Find(i.desk.selected), walk.Len()-1
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
	i.desk.chosen(walk.At(at))
}

func (i *incidentDesk) retheme() {
	i.filter.refresh()
	i.popup.Refresh()
	i.views.Refresh()
	i.totals.Refresh()
	i.facets.Refresh()
	i.list.Refresh()
	i.line.Refresh()
	i.ask()
	i.panel.retheme()
}

// status says what is chosen in words.
func (i *incidentDesk) status() string {
	t := i.desk.brief.Incidents
	if len(i.marked) > 0 {
		chosen := i.chosenRows()
		if i.answer != nil {
			chosen = chosen.And(i.answer.answer.Shown) // all of them are, and it knows of how many
		}
		lead, _, _ := t.Totals(chosen).Words()
		return "Chosen: " + lead
	}
	if i.desk.selected < 0 {
		return ""
	}
	one := t.At(i.desk.selected)
	return compose.IncidentWords(&one)
}
