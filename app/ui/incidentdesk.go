//go:build !nogui

package ui

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"lectern/app/atlas"
	"lectern/app/brief"
	"lectern/app/compose"
	"lectern/app/draw"
	"lectern/app/incident"
)

// incidentDesk shows map, list and timeline of the incidents that the filter lets through. The
// selection is computed once, here; the views read it.
type incidentDesk struct {
	desk   *desk
	box    *fyne.Container
	filter *filterField
	views  *surface
	totals *surface
	map_   *mapView
	clip   *container.Clip
	list   *listView
	line   *timeView
	panel  *panel // over the list, while it is open
	popup  *completions

	shown   incident.Selection // by filter and brush
	unbrush incident.Selection // by the filter alone
	words   string             // the filter in plain words
	fault   *incident.SyntaxError
	from    incident.Day // the brush; to < from: none
	to      incident.Day
}

const (
	filterHeight = 52
	totalsHeight = 36
	timeHeight   = 148
)

func newIncidentDesk(d *desk) *incidentDesk {
	i := &incidentDesk{desk: d, from: 0, to: -1}
	i.filter = newFilterField(i)
	i.views = newSurface(d.look, fyne.NewSize(100, filterHeight), i.paintViews)
	i.totals = newSurface(d.look, fyne.NewSize(100, totalsHeight), i.paintTotals)
	i.shown, _ = d.brief.Select("")
	i.unbrush = i.shown
	i.map_ = newMapView(i)
	i.clip = clipped(i.map_)
	i.list = newListView(i)
	i.line = newTimeView(i)
	i.popup = newCompletions(i)
	i.panel = newPanel(d, i.closePanel, "Esc goes back to the list.")
	i.panel.box.Hide()
	i.box = container.New(&incidentLayout{i}, i.views, i.filter, i.totals, i.clip, i.list.surface, i.line.timeSurface, i.panel.box, i.popup.surface)
	i.apply()
	return i
}

// incidentLayout gives the views their sizes, by the width of the window.
type incidentLayout struct{ i *incidentDesk }

func (l *incidentLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(600, 400) }

func (l *incidentLayout) Layout(_ []fyne.CanvasObject, s fyne.Size) {
	i := l.i
	put := func(o fyne.CanvasObject, x, y, w, h float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(max(1, w), max(1, h)))
	}
	put(i.views, 0, 0, s.Width, filterHeight)
	field := min(676, s.Width*0.53)
	put(i.filter, 16, 8, field, 36)
	put(i.popup.surface, 16, 46, min(460, field), i.popup.height())
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
		line = 96
	}
	room := s.Height - top - line
	if s.Width < 1024 { // map above list
		put(i.clip, 0, top, s.Width, room*0.55)
		put(i.list, 0, top+room*0.55, s.Width, room*0.45)
	} else {
		put(i.clip, 0, top, s.Width-list, room)
		put(i.list, s.Width-list, top, list, room)
	}
	put(i.line, 0, s.Height-line, s.Width, line)
	i.panel.box.Move(i.list.Position())
	i.panel.box.Resize(i.list.Size())
}

// focus gives the keyboard to the list, where arrows walk through the incidents.
func (i *incidentDesk) focus() { i.desk.win.Canvas().Focus(i.list.surface) }

func (i *incidentDesk) query() string { return i.filter.Text }

func (i *incidentDesk) setQuery(q string) {
	i.from, i.to = 0, -1
	if i.filter.Text == q {
		i.apply()
	}
	i.filter.SetText(q) // applies a new one
}

// resume takes over filter, brush and map of the desk that was there before the files changed.
func (i *incidentDesk) resume(old *incidentDesk) {
	i.setQuery(old.query())
	if old.from <= old.to {
		i.setBrush(old.from, old.to)
	}
	if old.map_.moved {
		i.map_.show(old.map_.want)
	}
}

// stop ends the workers.
func (i *incidentDesk) stop() {
	i.map_.stop()
	i.panel.page.stop()
}

// apply computes what is shown and tells every view.
func (i *incidentDesk) apply() {
	t := i.desk.brief.Incidents
	s, err := i.desk.brief.Select(i.filter.Text)
	i.fault = nil
	if err != nil {
		if !errors.As(err, &i.fault) {
			i.fault = &incident.SyntaxError{Column: 1, What: err.Error()}
		}
		i.totals.Refresh()
		return // what was shown stays
	}
	i.words = ""
	if q, err := t.Parse(i.filter.Text); err == nil && !q.IsAll() {
		i.words = q.Words()
	}
	i.unbrush, i.shown = s, s
	if i.from <= i.to {
		i.brush()
	}
	i.views.Refresh()
	i.follow()
}

// follow tells every view that what is shown has changed.
func (i *incidentDesk) follow() {
	if d := i.desk; d.selected >= 0 && !i.shown.Has(d.selected) {
		d.selected = -1
		i.map_.card.show(-1)
	}
	i.totals.Refresh()
	i.list.update()
	i.line.Refresh()
	i.map_.update()
}

// brush keeps what overlaps the brushed days.
func (i *incidentDesk) brush() {
	q, err := i.desk.brief.Incidents.Parse(fmt.Sprintf("date:%s..%s", i.from, i.to))
	if err != nil {
		return
	}
	if days, err := i.desk.brief.Incidents.Select(q); err == nil {
		i.shown = i.unbrush.And(days)
	}
}

// setBrush narrows to days, as the hand moves.
func (i *incidentDesk) setBrush(from, to incident.Day) {
	i.from, i.to = from, to
	i.shown = i.unbrush
	if from <= to {
		i.brush()
	}
	i.follow()
}

// chosen selects an incident in every view.
func (i *incidentDesk) chosen(row int) {
	i.list.reveal(row)
	i.map_.chosen(row)
	if i.panel.box.Visible() && row >= 0 {
		i.panel.incident(row)
	}
	i.line.Refresh()
	i.totals.Refresh()
}

// open shows the panel over the list.
func (i *incidentDesk) open(fill func(*panel)) {
	i.panel.box.Show()
	i.map_.card.show(-1) // the panel says more
	fill(i.panel)
}

func (i *incidentDesk) closePanel() {
	i.panel.box.Hide()
	i.desk.reader.page.activate("")
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
	order, err := i.desk.brief.Incidents.Order(i.shown, "date", false)
	if err != nil || len(order) == 0 {
		return
	}
	at := slices.Index(order, int32(i.desk.selected))
	switch {
	case at < 0 && back:
		at = len(order) - 1
	case at < 0:
		at = 0
	case back:
		at = max(0, at-1)
	default:
		at = min(len(order)-1, at+1)
	}
	i.desk.chosen(int(order[at]))
}

func (i *incidentDesk) retheme() {
	i.views.Refresh()
	i.totals.Refresh()
	i.list.Refresh()
	i.line.Refresh()
	i.map_.update()
	i.panel.retheme()
}

// paintViews draws the named views beside the filter.
func (i *incidentDesk) paintViews(g *ground) {
	g.rect(draw.Rect{Y: g.h - 1, W: g.w, H: 1}, g.p.Rule)
	x := min(676, g.w*0.53) + 32
	x = g.text(faces().Sans, "Views", x, 32, 14, g.p.Ink2) + 8
	views := append([]*brief.View{{Caption: "All"}}, i.desk.brief.Views...)
	for n, v := range views {
		words := viewWords(v)
		w := g.width(faces().SansBold, words, 14) + 24
		if more := n < len(views)-1; x+w > g.w-8 || more && x+w > g.w-34 {
			r := draw.Rect{X: g.w - 34, Y: 10, W: 30, H: 32}
			if g.spot(r, "More views", func() { i.moreViews(views[n:]) }) {
				g.round(r, 3, g.p.Wash)
			}
			g.icon(chevronIcon, r.X+6, 18, g.p.Ink2)
			break
		}
		r := draw.Rect{X: x, Y: 8, W: w, H: 36}
		ink := g.p.Ink
		hover := g.spot(r, words, func() { i.setView(v) })
		if strings.TrimSpace(i.filter.Text) == v.Query && i.from > i.to {
			g.rect(draw.Rect{X: x + 6, Y: 40, W: w - 12, H: 2}, g.p.Accent)
			ink = g.p.Accent
		} else if hover {
			ink = g.p.Accent
		}
		g.text(faces().SansBold, words, x+12, 32, 14, ink)
		x += w
	}
}

// moreViews lists the views that the bar has no room for.
func (i *incidentDesk) moreViews(views []*brief.View) {
	var items []*fyne.MenuItem
	for _, v := range views {
		items = append(items, fyne.NewMenuItem(viewWords(v), func() { i.setView(v) }))
	}
	i.desk.list(items, fyne.NewPos(i.box.Size().Width-220, filterHeight))
}

// viewWords names a view for people.
func viewWords(v *brief.View) string {
	if v.Caption != "" && utf8.RuneCountInString(v.Caption) <= 28 {
		return strings.TrimSuffix(v.Caption, ".")
	}
	words := strings.Split(v.Name, "-")
	for n, w := range words {
		if _, name, ok := atlas.Load().Country(w); ok && strings.EqualFold(name, w) {
			words[n] = name
		}
	}
	return incident.Capital(strings.Join(words, " "))
}

// setView shows what a view asks for, where it looks.
func (i *incidentDesk) setView(v *brief.View) {
	i.setQuery(v.Query)
	if e := v.Extent; e != nil {
		s := i.map_.Size()
		i.map_.show(atlas.Fit(i.map_.proj, atlas.Extent{West: e[0], South: e[1], East: e[2], North: e[3]}, s.Width, s.Height))
	} else {
		i.map_.home()
	}
}

// paintTotals says in words what is shown, or where the filter can't be read.
func (i *incidentDesk) paintTotals(g *ground) {
	g.rect(draw.Rect{W: g.w, H: g.h}, g.p.Desk)
	g.rect(draw.Rect{Y: g.h - 1, W: g.w, H: 1}, g.p.Rule)
	if i.fault != nil {
		g.icon(warningIcon, 16, 9, g.p.Caution)
		words := fmt.Sprintf("Column %d: %s", i.fault.Column, i.fault.What)
		if i.fault.Hint != "" {
			words += ", " + i.fault.Hint
		}
		g.text(faces().Sans, g.fit(faces().Sans, words, 14, g.w-60), 42, 23, 14, g.p.Ink)
		return
	}
	total := i.desk.brief.Incidents.Totals(i.shown)
	lead, rest, quiet := total.Words()
	if total.Rows == 0 {
		lead, rest, quiet = "No incident matches.", " Take a term out of the filter, or widen the dates.", ""
	}
	switch n := i.map_.outside(); {
	case total.Rows == 0 || n == 0:
	case n == 1:
		quiet += " One lies outside this map."
	default:
		quiet += fmt.Sprintf(" %d lie outside this map.", n)
	}
	if i.words != "" {
		quiet += " Filter: " + i.words + "."
	}
	x := g.text(faces().SerifBold, g.fit(faces().SerifBold, lead, 16, g.w-32), 16, 24, 16, g.p.Ink)
	if x < g.w-60 {
		x = g.text(faces().Serif, g.fit(faces().Serif, rest, 16, g.w-16-x), x, 24, 16, g.p.Ink)
	}
	if quiet = strings.TrimLeft(quiet, " "); quiet != "" && x < g.w-60 {
		g.text(faces().Serif, g.fit(faces().Serif, quiet, 16, g.w-22-x), x+5, 24, 16, g.p.Ink3)
	}
}

// filterField is the query language with completion.
type filterField struct {
	widget.Entry
	i *incidentDesk
}

func newFilterField(i *incidentDesk) *filterField {
	f := &filterField{i: i}
	f.ExtendBaseWidget(f)
	f.SetPlaceHolder("Filter: a word, or killed:>=10  date:2021-08..  country:\u2026")
	f.OnChanged = func(string) { i.from, i.to = 0, -1; i.apply(); i.popup.update() }
	return f
}

func (f *filterField) FocusLost() {
	f.Entry.FocusLost()
	f.i.popup.hide()
}

func (f *filterField) FocusGained() {
	f.Entry.FocusGained()
	f.i.popup.update()
}

func (f *filterField) TypedRune(r rune) {
	f.Entry.TypedRune(r)
	f.i.popup.update() // now the cursor stands behind it
}

func (f *filterField) AcceptsTab() bool { return f.i.popup.Visible() }

func (f *filterField) TypedKey(e *fyne.KeyEvent) {
	p := f.i.popup
	switch {
	case e.Name == fyne.KeyEscape && p.Visible():
		p.hide()
	case e.Name == fyne.KeyEscape:
		f.SetText("")
		f.i.focus()
	case e.Name == fyne.KeyDown && p.Visible():
		p.move(1)
	case e.Name == fyne.KeyUp && p.Visible():
		p.move(-1)
	case (e.Name == fyne.KeyTab || e.Name == fyne.KeyReturn && p.at >= 0) && p.Visible():
		p.take(max(0, p.at))
	case e.Name == fyne.KeyF1 || e.Name == fyne.KeyF5:
		f.i.desk.typedKey(e)
	case e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter:
		p.hide()
		f.i.focus()
	default:
		f.Entry.TypedKey(e)
		p.update()
	}
}

// completions is the list under the filter: what may be typed, with counts.
type completions struct {
	*surface
	i     *incidentDesk
	items []incident.Completion
	at    int
}

func newCompletions(i *incidentDesk) *completions {
	c := &completions{i: i, at: -1}
	c.surface = newSurface(i.desk.look, fyne.NewSize(10, 10), c.paint)
	c.surface.Hide()
	return c
}

const mostCompletions = 8

func (c *completions) height() float32 { return float32(min(len(c.items), mostCompletions))*28 + 8 }

func (c *completions) update() {
	f := c.i.filter
	c.items = c.i.desk.brief.Incidents.Complete(f.Text, f.CursorColumn, c.i.unbrush)
	c.items = c.items[:min(len(c.items), mostCompletions)]
	c.at = -1
	if len(c.items) == 0 || f.Text == "" {
		c.hide()
		return
	}
	c.surface.Resize(fyne.NewSize(c.Size().Width, c.height()))
	c.surface.Show()
	c.Refresh()
}

func (c *completions) hide() { c.surface.Hide() }

func (c *completions) move(by int) {
	c.at = (c.at + by + len(c.items)) % len(c.items)
	c.Refresh()
}

// take puts a completion into the filter.
func (c *completions) take(n int) {
	if n >= len(c.items) {
		return
	}
	item := c.items[n]
	f := c.i.filter
	runes := []rune(f.Text)
	text := string(runes[:min(item.From, len(runes))]) + item.Text
	cursor := len([]rune(text))
	text += string(runes[min(item.To, len(runes)):])
	f.SetText(text)
	f.CursorColumn = cursor
	f.Refresh()
	c.update()
}

func (c *completions) paint(g *ground) {
	g.rect(draw.Rect{W: g.w, H: g.h}, g.p.Raise)
	g.outline(draw.Rect{W: g.w, H: g.h}, 1, g.p.Edge)
	for n, item := range c.items {
		r := draw.Rect{X: 1, Y: 4 + float32(n)*28, W: g.w - 2, H: 28}
		if g.spot(r, item.Text, func() { c.take(n) }) || n == c.at {
			g.rect(r, g.p.Wash)
		}
		right := g.w - 12
		if item.Count > 0 {
			right = g.right(faces().Sans, fmt.Sprint(item.Count), right, r.Y+19, 13, g.p.Ink3) - 12
		}
		x := g.text(faces().SansBold, g.fit(faces().SansBold, item.Text, 14, right-12), 12, r.Y+19, 14, g.p.Ink)
		if item.Note != "" && right-x > 60 {
			g.text(faces().Sans, g.fit(faces().Sans, item.Note, 13, right-x-12), x+12, r.Y+19, 13, g.p.Ink3)
		}
	}
}

// copyShown puts what is shown on the clipboard as a table.
func (i *incidentDesk) copyShown() {
	var out strings.Builder
	if err := i.desk.brief.Incidents.WriteCSV(&out, i.shown); err != nil {
		i.desk.banner.fail("The incidents could not be copied", err)
		return
	}
	fyne.CurrentApp().Clipboard().SetContent(out.String())
}

// status says the selected incident in words.
func (i *incidentDesk) status() string {
	if i.desk.selected < 0 {
		return ""
	}
	one := i.desk.brief.Incidents.At(i.desk.selected)
	return compose.IncidentWords(&one)
}
