//go:build !nogui

package incidents

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"lectern/app/brief"
	"lectern/app/incident"
	"lectern/app/typeset"
	"lectern/app/ui/kit"
	"lectern/app/ui/panel"
)

// host is the part of the desk's window that the desk uses.
type host interface {
	Queries() []string      // earlier queries, the last one first
	RememberQuery(q string) // keeps a query for Queries
	// AddView writes a named view into the brief's text; any goroutine may call it.
	AddView(v brief.View) error
	// AddDrawing writes a drawing at the end of a section; any goroutine may call it.
	AddDrawing(section string, d *brief.Drawing) error
	// FixedBecause returns why the brief can't be changed where it is, or "" where it can.
	FixedBecause() string
	// Save asks where a new file goes and writes it.
	Save(name string, data []byte)
	Path() string    // of the brief
	Version() string // of the program
}

// Desk is the incident desk of a brief. It has what the reader asks for; a worker answers, and all
// views show the same result.
type Desk struct {
	Box   *fyne.Container
	Panel *panel.Panel // over the list, while it is open

	Selected kit.Signal[incident.Row] // the row of the incident that is selected now; -1: none
	Followed kit.Signal[typeset.Link] // a link of the panel
	Leaving  kit.Signal[struct{}]     // the reader is about to leave what is shown
	Noticed  kit.Signal[kit.Notice]   // something failed; a notice without lines takes the last one away

	window *kit.Window
	host   host
	brief  *brief.Brief

	filter   *filterBar
	popup    *completions
	margin   *canvas.Rectangle // left of the filter
	views    *kit.Surface
	totals   *kit.Surface
	facets   *facetView
	mapView  *mapView
	clip     *container.Clip
	other    *otherMap    // beside the map, where there is something to compare
	sides    *kit.Surface // above both
	list     *listView
	figures  *figuresView
	timeline *timeView

	worker *worker
	asked  asked
	result *result // the result shown; nil until the first is there
	busy   bool    // another one takes long

	selected incident.Row   // row of the incident selected, or -1
	marked   []incident.Row // further rows that are chosen
	width    float32        // of the whole desk
}

// New returns the desk of a brief with an incident selected, or -1. Stop ends its workers.
func New(w *kit.Window, b *brief.Brief, h host, selected incident.Row) *Desk {
	d := &Desk{window: w, host: h, brief: b, selected: selected}
	d.asked = asked{order: newestFirst, amount: b.Incidents.Main(), unverified: b.IncludeUnverified}
	d.filter = newFilterBar(d)
	d.popup = newCompletions(d)
	d.margin = canvas.NewRectangle(w.Palette().Desk)
	d.views = kit.NewSurface(w, fyne.NewSize(100, filterHeight), d.paintViews)
	d.totals = kit.NewSurface(w, fyne.NewSize(100, totalsHeight), d.paintTotals)
	d.facets = newFacetView(d)
	d.mapView = newMapView(d)
	d.clip = kit.Clip(d.mapView)
	d.other = newOtherMap(d.mapView)
	d.sides = kit.NewSurface(w, fyne.NewSize(100, sidesHeight), d.paintSides)
	d.sides.Hide()
	d.list = newListView(d)
	d.figures = newFiguresView(d)
	d.timeline = newTimeView(d)
	d.asked.axis = d.timeline.whole
	d.Panel = panel.New(w, b, func(typeset.Link) string { return "Esc goes back to the list." })
	d.Panel.OnIncidents = true
	d.Panel.Followed.Listen(d.Followed.Emit)
	d.Panel.Closed.Listen(func(struct{}) { d.ClosePanel() })
	d.Panel.Showing.Listen(func(typeset.Link) { d.mapView.card.show(d.selected) })
	d.worker = newWorker(b.Incidents, newMapPainter(b, d.mapView.proj, d.mapView.options), w.Post, d.show, d.wait)
	d.Box = container.New(deskLayout{d}, d.margin, d.views, d.totals, d.facets.Surface, d.clip, d.other.box, d.sides, d.list.Surface, d.figures.Surface, d.timeline.box, d.Panel.Box, d.filter.box, d.popup.Surface)
	return d
}

// Stop ends the desk's workers; it isn't shown any more.
func (d *Desk) Stop() {
	d.timeline.stop()
	d.worker.stop()
	d.Panel.Stop()
}

// ask has the worker find and draw what the reader asks for now.
func (d *Desk) ask() {
	if d.worker == nil || !d.mapView.ready() {
		return
	}
	selected := d.marked
	if d.selected >= 0 {
		selected = append([]incident.Row{d.selected}, selected...)
	}
	d.worker.ask(request{
		Question: incident.Question{Query: d.filter.asked(), Days: d.asked.days, Unverified: d.asked.unverified, Surely: d.asked.surely},
		against:  d.against(),
		facets:   d.facets.Visible(), order: d.asked.order,
		amount: d.asked.amount, by: d.asked.by, cumulative: d.asked.cumulative, unit: d.asked.unit, log: d.asked.log, figures: d.asked.figures, axis: d.asked.axis, width: d.timeline.plotWidth(),
		fill: d.asked.fill, periods: d.asked.periods, colour: d.asked.colour, layers: d.shownLayers(),
		proj: d.mapView.proj, view: d.mapView.want, scale: d.mapView.scale(), selected: selected, listed: d.mapView.cluster.listed(), key: d.mapView.key, palette: d.window.Palette(),
	})
}

// show puts a result into every view at once.
func (d *Desk) show(r *result) {
	first := d.result == nil
	d.result, d.busy = r, !d.worker.settled() && d.busy
	shown := r.answer.Shown
	if d.selected >= 0 && d.worker.settled() && !shown.Has(d.selected) { // a later result may have it
		d.selected = -1
		d.mapView.card.show(-1)
		d.Selected.Emit(-1)
	}
	d.marked = slices.DeleteFunc(d.marked, func(row incident.Row) bool { return !shown.Has(row) })
	d.mapView.show(r.picture)
	d.showComparison(r)
	d.totals.Refresh()
	d.views.Refresh()
	d.facets.Refresh()
	d.list.refit()
	d.figures.show(r)
	d.timeline.Refresh()
	if first && d.selected >= 0 {
		d.Select(d.selected)
	}
}

// wait tells the reader that a result takes long.
func (d *Desk) wait() {
	d.busy = true
	d.totals.Refresh()
}

// Settled reports whether everything that was asked for is shown.
func (d *Desk) Settled() bool { return d.worker.settled() }

// List returns the list of incidents, or the table in its place.
func (d *Desk) List() *kit.Surface {
	if d.figures.Visible() {
		return d.figures.Surface
	}
	return d.list.Surface
}

// Parts returns what takes the keyboard, in order: the filter, the fields to narrow by, the map, the list or the table in its
// place, and the timeline.
func (d *Desk) Parts() []fyne.Focusable {
	parts := []fyne.Focusable{d.filter.entry}
	if d.facets.Visible() {
		parts = append(parts, d.facets.Surface)
	}
	return append(parts, d.mapView, d.List(), d.timeline.timeSurface)
}

// Focus gives the list the keyboard, where arrows walk through the incidents, or the table in its place.
func (d *Desk) Focus() { d.window.Focus(d.List()) }

// FocusFilter gives the filter the keyboard.
func (d *Desk) FocusFilter() { d.window.Focus(d.filter.entry) }

// fail tells the reader that something failed.
func (d *Desk) fail(title string, err error) { d.Noticed.Emit(kit.Failure(title, err)) }

// notice tells the reader something in a title and lines; without lines it takes the last notice away.
func (d *Desk) notice(title string, lines ...string) {
	d.Noticed.Emit(kit.Notice{Title: title, Lines: lines})
}

// ToggleFacets opens or closes the facets.
func (d *Desk) ToggleFacets() {
	if d.facets.Visible() {
		d.facets.Hide()
	} else {
		d.facets.Show()
		d.window.Focus(d.facets.Surface)
	}
	d.Box.Refresh()
	d.views.Refresh()
	d.ask()
}

// ClosePanel takes the panel away and goes back to the list.
func (d *Desk) ClosePanel() {
	d.Panel.Hide()
	d.Focus()
}

// Dismiss stops what plays, else closes the panel, or selects no incident where it is closed.
func (d *Desk) Dismiss() {
	if d.timeline.player.playing() {
		d.timeline.stop()
		return
	}
	if d.Panel.Visible() {
		d.ClosePanel()
		return
	}
	d.Select(-1)
}

// OpenDates opens the field in which dates are typed.
func (d *Desk) OpenDates() { d.timeline.dates.open() }

// StepBrush moves the brush on the timeline by its unit, forward or back.
func (d *Desk) StepBrush(by int) { d.timeline.stepBrush(by, false) }

// Play starts moving the brush through time, or stops it.
func (d *Desk) Play() { d.timeline.play() }

// Refresh draws everything anew in the palette in force.
func (d *Desk) Refresh() {
	d.margin.FillColor = d.window.Palette().Desk
	d.margin.Refresh()
	d.filter.refresh()
	d.popup.Refresh()
	d.views.Refresh()
	d.totals.Refresh()
	d.facets.Refresh()
	d.list.Refresh()
	d.figures.Refresh()
	d.timeline.Refresh()
	d.ask()
	d.Panel.Refresh()
}
