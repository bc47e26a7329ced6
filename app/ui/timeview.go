//go:build !nogui

package ui

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"lectern/app/draw"
	"lectern/app/figure"
	"lectern/app/incident"
)

// timeView is the timeline: a drag brushes, a drag on the brush moves it, a click on a bar chooses,
// the wheel goes nearer, a double click shows all time again.
type timeView struct {
	*timeSurface
	i      *incidentDesk
	box    *fyne.Container
	chart  *figure.Timeline
	dates  *dateField
	whole  incident.Span // all the brief's time
	start  incident.Day
	hold   grip
	was    incident.Span // the brush before it was moved
	drags  bool
	last   time.Time // of a click
	moving chan bool // closed to stop playing; nil while nothing plays
}

// grip is what of the brush the hand holds.
type grip uint8

const (
	newBrush grip = iota
	firstEdge
	lastEdge
	wholeBrush
)

// timeSurface adds dragging to a surface.
type timeSurface struct {
	*surface
	view *timeView
}

const timeHead = 30

func newTimeView(i *incidentDesk) *timeView {
	t := &timeView{i: i}
	t.timeSurface = &timeSurface{newSurface(i.desk.look, fyne.NewSize(200, 80), t.paint), t}
	t.timeSurface.surface.ExtendBaseWidget(t.timeSurface)
	t.surface.typed = t.key
	t.surface.rolled = t.roll
	t.dates = newDateField(t)
	b := i.desk.brief
	all := b.Incidents.All()
	t.chart = figure.NewTimeline(b.Incidents, all, all, b.AsOfDay(), figure.Screen)
	t.chart.Named = 0
	t.whole = t.chart.Axis
	t.box = container.New(timeLayout{}, t.timeSurface, t.dates)
	return t
}

// timeLayout puts the field for dates at the right of the head.
type timeLayout struct{}

func (timeLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(200, 80) }

func (timeLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	o[0].Resize(s)
	o[1].Resize(fyne.NewSize(240, 30))
	o[1].Move(fyne.NewPos(s.Width-256, 2))
}

// plotWidth is that of the bars, which the worker counts for.
func (t *timeView) plotWidth() float32 {
	return max(100, t.Size().Width-32-8-2.6*figure.Screen.Caption)
}

// key steps the brush by the unit of the bars.
func (t *timeView) key(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyLeft, fyne.KeyRight:
		by := 1
		if e.Name == fyne.KeyLeft {
			by = -1
		}
		t.stepBrush(by, shifted())
	case fyne.KeyHome:
		t.i.setDays(nil)
	case fyne.KeySpace:
		t.play()
	case fyne.KeyPlus, fyne.KeyEqual:
		t.zoom(0.6, (t.chart.Plot().X+t.chart.Plot().Right())/2)
	case fyne.KeyMinus:
		t.zoom(1/0.6, (t.chart.Plot().X+t.chart.Plot().Right())/2)
	case fyne.KeyReturn, fyne.KeyEnter:
		t.dates.open()
	case fyne.KeyEscape:
		switch {
		case t.moving != nil:
			t.stop()
		case t.i.days != nil:
			t.i.setDays(nil)
		default:
			t.i.dismiss()
		}
	default:
		return false
	}
	return true
}

// stepUnit is the unit in which the brush moves: that of the bars, months where each is an incident.
func (t *timeView) stepUnit() incident.Unit {
	if a := t.i.answer; a != nil && a.counts != nil && a.counts.Unit != incident.Days {
		return a.counts.Unit
	}
	return incident.Months
}

// stepBrush moves the brush by a unit, or only its end; without one it makes one of the last unit.
func (t *timeView) stepBrush(by int, end bool) {
	u := t.stepUnit()
	if t.i.days == nil {
		t.i.setDays(&incident.Span{First: u.Start(t.chart.Axis.Last), Last: t.chart.Axis.Last})
		return
	}
	next := *t.i.days
	move := func(d incident.Day) incident.Day {
		if by > 0 {
			return u.End(d) + 1
		}
		return u.Start(u.Start(d) - 1)
	}
	if !end {
		next.First = move(next.First)
	}
	if next.Last = u.End(move(next.Last)); next.Last < next.First || next.Last < t.whole.First || next.First > t.whole.Last {
		return
	}
	t.i.setDays(&next)
}

// play moves the brush through time until it reaches the end; again, it stops.
func (t *timeView) play() {
	if t.moving != nil {
		t.stop()
		return
	}
	u := t.stepUnit()
	if days := t.i.days; days == nil || days.Last >= t.whole.Last {
		length := incident.Day(0)
		if days != nil {
			length = days.Last - days.First
		}
		first := u.Start(t.whole.First)
		t.i.setDays(&incident.Span{First: first, Last: u.End(first + length)})
	}
	stop := make(chan bool)
	t.moving = stop
	go func() {
		tick := time.NewTicker(180 * time.Millisecond)
		defer tick.Stop()
		for {
			select {
			case <-stop:
				return
			case <-tick.C:
				fyne.Do(func() {
					if t.moving != stop {
						return
					}
					if t.i.days == nil || t.i.days.Last >= t.whole.Last {
						t.stop()
						return
					}
					t.stepBrush(1, t.i.sumUp)
				})
			}
		}
	}()
	t.Refresh()
}

func (t *timeView) stop() {
	if t.moving != nil {
		close(t.moving)
		t.moving = nil
		t.Refresh()
	}
}

func (t *timeView) paint(g *ground) {
	p, c := g.p, t.chart
	g.rect(draw.Rect{W: g.w, H: g.h}, p.Page)
	g.rect(draw.Rect{W: g.w, H: 1}, p.Rule)
	t.head(g)
	c.Brush, c.Selected = t.i.days, t.i.desk.selected
	if a := t.i.answer; a != nil {
		c.Ground, c.Shown, c.Counts = a.answer.Ground, a.answer.Shown, a.counts
		c.Amount, c.By, c.Cumulative, c.Axis = a.ask.amount, a.ask.by, a.ask.sumUp, a.ask.axis
	}
	c.Draw(g.Canvas, draw.Rect{X: 16, Y: timeHead, W: g.w - 32, H: g.h - timeHead - 6}, p)
}

// widestDays are about the longest words for a brush.
const widestDays = "30 September 2020 to 30 September 2021"

// head says what the bars are and has the controls.
func (t *timeView) head(g *ground) {
	p, i := g.p, t.i
	right := g.w - 20
	words, ink := "All time", p.Ink2
	if i.days != nil {
		words, ink = daysWords(i.days), p.Accent
	}
	if !t.dates.Visible() {
		left := g.right(faces().SansBold, words, right, 20, 13, ink)
		g.spot(draw.Rect{X: left - 6, Y: 3, W: right - left + 12, H: 26}, "Type dates", t.dates.open)
		right = min(left, right-g.width(faces().SansBold, widestDays, 13)) - 14 // the tools stand still
	} else {
		right -= 250
	}
	tool := func(ic icon, name string, on bool, do func()) {
		r := draw.Rect{X: right - 28, Y: 2, W: 28, H: 26}
		ink := p.Ink2
		if g.spot(r, name, do) {
			g.round(r, 3, p.Wash)
		}
		if on {
			ink = p.Accent
			g.rect(draw.Rect{X: r.X + 4, Y: r.Bottom() - 2, W: r.W - 8, H: 2}, p.Accent)
		}
		g.icon(ic, r.X+5, r.Y+4, ink)
		right = r.X - 4
	}
	if t.moving != nil {
		tool(pauseIcon, "Stop", true, t.stop)
	} else {
		tool(playIcon, "Play through time", false, t.play)
	}
	tool(sumIcon, "Sum up over time", i.sumUp, func() { i.sumUp = !i.sumUp; i.ask() })
	stack := "Stack"
	if i.by != "" {
		stack = "By " + fieldName(i.by)
	}
	w := g.width(faces().Sans, stack, 13) + 24
	r := draw.Rect{X: right - w - 6, Y: 2, W: w + 6, H: 26}
	if g.spot(r, "Stack by a field", func() { t.chooseStack(r) }) {
		g.round(r, 3, p.Wash)
	}
	g.text(faces().Sans, stack, r.X+6, 20, 13, p.Ink2)
	g.icon(chevronIcon, r.Right()-18, 6, p.Ink2)
	right = r.X - 14

	title := t.title()
	end := g.text(faces().SansBold, title, 20, 20, 13, p.Ink)
	g.icon(chevronIcon, end+2, 6, p.Ink2)
	hit := draw.Rect{X: 14, Y: 2, W: end + 24 - 14, H: 26}
	g.spot(hit, "What is counted", func() { t.chooseAmount(hit) })
	end += 30
	if a := i.answer; a != nil && a.counts != nil && len(a.counts.Parts) > 1 {
		t.keyOfParts(g, end, right, a.counts)
		return
	}
	hint := t.hint()
	if words := i.status(); words != "" { // the selection in words
		hint = words
	}
	g.text(faces().Sans, g.fit(faces().Sans, hint, 13, max(0, right-end)), end, 20, 13, p.Ink3)
}

func (t *timeView) title() string {
	what := incident.Capital(t.i.amount.Words())
	if t.i.sumUp {
		return what + ", summed up"
	}
	if a := t.i.answer; a != nil && a.counts != nil {
		if a.counts.Single() {
			return what + " in each incident"
		}
		return what + " by " + a.counts.Unit.String()
	}
	return what
}

func (t *timeView) hint() string {
	a := t.i.answer
	switch {
	case a == nil || a.counts == nil:
		return ""
	case t.i.sumUp:
		return "pale: may have come by then"
	case a.counts.Single():
		return "pale: up to the highest count; fading: not known to the day; dashed: no count"
	case t.i.amount == incident.Incidents:
		return "fading: known only to a longer time"
	}
	return "pale: up to the highest count; fading: known only to a longer time"
}

// keyOfParts names the colours of a stack.
func (t *timeView) keyOfParts(g *ground, x, right float32, c *figure.Counts) {
	for n := range c.Parts {
		part := (n + 1) % len(c.Parts) // the others come last
		words := c.Parts[part]
		if part == 0 {
			words = "others"
		}
		w := g.width(faces().Sans, words, 13)
		if x+18+w > right {
			return
		}
		g.rect(draw.Rect{X: x, Y: 10, W: 11, H: 11}, t.chart.PartInk(part, g.p))
		x = g.text(faces().Sans, words, x+16, 20, 13, g.p.Ink2) + 14
	}
}

func daysWords(s *incident.Span) string {
	if s.First == s.Last {
		return s.First.Words()
	}
	return s.First.Words() + " to " + s.Last.Words()
}

// stacks are the fields that bars can be stacked by.
var stacks = []string{"", "country", "admin1", "tactic", "target", "actor", "attribution", "location_precision"}

func (t *timeView) chooseStack(r draw.Rect) {
	var items []*fyne.MenuItem
	for _, field := range stacks {
		words := "Not stacked"
		if field != "" {
			words = "By " + fieldName(field)
		}
		item := fyne.NewMenuItem(words, func() { t.i.by = field; t.i.ask() })
		item.Checked = field == t.i.by
		items = append(items, item)
	}
	t.i.desk.listAt(items, t.timeSurface, fyne.NewPos(r.X, r.Bottom()))
}

func (t *timeView) chooseAmount(r draw.Rect) {
	var items []*fyne.MenuItem
	for _, a := range incident.Amounts() {
		item := fyne.NewMenuItem(incident.Capital(a.Words()), func() { t.i.amount = a; t.i.ask() })
		item.Checked = a == t.i.amount
		items = append(items, item)
	}
	t.i.desk.listAt(items, t.timeSurface, fyne.NewPos(r.X, r.Bottom()))
}

// fieldName is a field in words.
func fieldName(field string) string {
	for _, f := range incident.Fields() {
		if f.Name == field {
			return f.Words
		}
	}
	return field
}

func near(a, b float32) bool { return a-b < 7 && b-a < 7 }

func (s *timeSurface) MouseDown(e *desktop.MouseEvent) {
	t := s.view
	s.surface.MouseDown(e)
	t.drags = false
	t.stop()
	t.start = t.chart.Day(e.Position.X)
	t.hold = newBrush
	if days := t.i.days; days != nil {
		t.was = *days
		x0, x1 := t.chart.X(days.First), t.chart.X(days.Last+1)
		switch x := e.Position.X; {
		case near(x, x0):
			t.hold = firstEdge
		case near(x, x1):
			t.hold = lastEdge
		case x > x0 && x < x1:
			t.hold = wholeBrush
		}
	}
}

func (s *timeSurface) Dragged(e *fyne.DragEvent) {
	t := s.view
	if !t.drags && e.Position.Y < timeHead && e.Dragged.DY*e.Dragged.DY < 1 { // from the head nothing is brushed
		return
	}
	t.drags = true
	day := t.chart.Day(e.Position.X)
	days := incident.Span{First: min(t.start, day), Last: max(t.start, day)}
	switch t.hold {
	case firstEdge:
		days = incident.Span{First: min(day, t.was.Last), Last: t.was.Last}
	case lastEdge:
		days = incident.Span{First: t.was.First, Last: max(day, t.was.First)}
	case wholeBrush:
		by := min(max(day-t.start, t.whole.First-t.was.First), t.whole.Last-t.was.Last)
		days = incident.Span{First: t.was.First + by, Last: t.was.Last + by}
	}
	if a := t.i.answer; a != nil && a.counts != nil && !a.counts.Single() { // whole bars
		days.First, days.Last = a.counts.Unit.Start(days.First), a.counts.Unit.End(days.Last)
	}
	t.i.setDays(&days)
}

func (s *timeSurface) DragEnd() {}

func (s *timeSurface) MouseUp(e *desktop.MouseEvent) {
	t := s.view
	if e.Position.Y < timeHead || e.Button != desktop.MouseButtonPrimary {
		s.surface.MouseUp(e)
		return
	}
	if t.drags {
		return
	}
	if time.Since(t.last) < 350*time.Millisecond { // twice: all time
		t.i.setDays(nil)
		t.setAxis(t.whole)
		return
	}
	t.last = time.Now()
	t.i.desk.win.Canvas().Focus(t.timeSurface)
	if row := t.under(e.Position.X); row >= 0 {
		t.i.desk.chosen(row)
		return
	}
	if a := t.i.answer; a != nil && a.counts != nil && !a.counts.Single() { // a bar: its time
		u := a.counts.Unit
		day := t.chart.Day(e.Position.X)
		t.i.setDays(&incident.Span{First: u.Start(day), Last: u.End(day)})
		return
	}
	if days := t.i.days; days != nil && (t.start < days.First || t.start > days.Last) {
		t.i.setDays(nil)
	}
}

// under is the incident whose own bar is nearest to x, or -1.
func (t *timeView) under(x float32) incident.Row {
	a := t.i.answer
	if a == nil || a.counts == nil || !a.counts.Single() {
		return -1
	}
	best, distance := incident.Row(-1), float32(8)
	for row := range a.answer.Shown.All {
		when := t.i.desk.brief.Incidents.When(row)
		mid := t.chart.X(when.First + (when.Last-when.First)/2)
		if d := max(mid-x, x-mid); d < distance {
			best, distance = row, d
		}
	}
	return best
}

func (s *timeSurface) Cursor() desktop.Cursor {
	if s.hover >= 0 {
		return desktop.PointerCursor
	}
	return desktop.HResizeCursor
}

// roll goes nearer to the time under the pointer, or farther.
func (t *timeView) roll(dy float32) {
	factor := 0.8
	if dy < 0 {
		factor = 1 / 0.8
	}
	t.zoom(factor, t.pointer.X)
}

// zoom makes the axis longer or shorter about an x.
func (t *timeView) zoom(factor float64, x float32) {
	axis := t.chart.Axis
	about := t.chart.Day(x)
	length := max(14, float64(axis.Last-axis.First)*factor)
	part := float64(about-axis.First) / float64(max(1, axis.Last-axis.First))
	first := about - incident.Day(length*part)
	t.setAxis(incident.Span{First: max(first, t.whole.First), Last: min(first+incident.Day(length), t.whole.Last)})
}

func (t *timeView) setAxis(s incident.Span) {
	if s.Last-s.First < 7 {
		return
	}
	t.i.axis = s
	t.i.ask()
}

// dateField takes typed dates.
type dateField struct {
	widget.Entry
	t *timeView
}

func newDateField(t *timeView) *dateField {
	f := &dateField{t: t}
	f.ExtendBaseWidget(f)
	f.SetPlaceHolder("2021-08..2022-03")
	f.Hide()
	return f
}

// open shows the field with the brush as text.
func (f *dateField) open() {
	text := ""
	if f.t.i.days != nil {
		text = f.t.i.days.String()
	}
	f.SetText(text)
	f.Show()
	f.t.i.desk.win.Canvas().Focus(f)
	f.TypedShortcut(&fyne.ShortcutSelectAll{})
	f.t.Refresh()
}

func (f *dateField) shut() {
	f.Hide()
	f.t.Refresh()
	f.t.i.desk.win.Canvas().Focus(f.t.timeSurface)
}

func (f *dateField) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyEscape:
		f.shut()
	case fyne.KeyReturn, fyne.KeyEnter:
		if f.Text == "" {
			f.shut()
			f.t.i.setDays(nil)
			return
		}
		days, err := incident.ParseSpan(f.Text)
		if err != nil {
			f.t.i.desk.banner.show("These dates can’t be read", []string{faultWords(faultOf(err))})
			return
		}
		days.First, days.Last = max(days.First, f.t.whole.First), min(days.Last, f.t.whole.Last)
		if days.Last < days.First {
			f.t.i.desk.banner.show("There is nothing in those days", []string{"The incidents of this brief are from " + daysWords(&f.t.whole) + "."})
			return
		}
		f.t.i.desk.banner.show("", nil)
		f.shut()
		f.t.i.setDays(&days)
	default:
		f.Entry.TypedKey(k)
	}
}

func (f *dateField) FocusLost() {
	f.Entry.FocusLost()
	f.Hide()
	f.t.Refresh()
}
