//go:build !nogui

package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"lectern/app/compose"
	"lectern/app/typeset"
)

// reader is the reading desk: outline, page, and on demand a panel with the source, the incident
// or the note that the text leads to.
type reader struct {
	desk       *desk
	box        *fyne.Container
	page       *page
	clip       *container.Clip
	outline    *outline
	panel      *panel
	setter     *typeset.Setter
	panelWidth float32 // of a panel that stands beside the page; 0 where it lies over it
	beside     bool    // it is there
	document   compose.Document
	back       []float32 // where links were followed from
	citation   int       // the one that [ and ] stand at; -1: none
}

func newReader(d *desk) *reader {
	r := &reader{desk: d, setter: typeset.NewSetter()}
	r.page = newPage(d.look, r.set)
	r.page.onLink = r.follow
	r.page.onScroll = func() { r.outline.follow() }
	r.clip = clipped(r.page)
	r.outline = newOutline(r)
	r.citation = -1
	r.panel = newPanel(d, r.closePanel, "[ and ] step through the citations. Esc closes.")
	r.box = container.New(&readLayout{r}, r.outline.surface, r.clip, r.panel.box)
	r.panel.box.Hide()
	return r
}

// clipped keeps what o draws within its bounds. Its renderer is made at once, for only through it
// does Fyne find what is to have the keyboard.
func clipped(o fyne.CanvasObject) *container.Clip {
	c := container.NewClip(o)
	c.ExtendBaseWidget(c)
	c.Refresh()
	return c
}

// readLayout gives outline, page and panel their widths, by that of the window.
type readLayout struct{ r *reader }

func (l *readLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(600, 300) }

func (l *readLayout) Layout(_ []fyne.CanvasObject, s fyne.Size) {
	r := l.r
	left, right, over := float32(232), float32(336), false
	switch {
	case s.Width < 1024:
		left, right, over = 0, 320, true
	case s.Width < 1240: // a window of 1280 with its borders
		left, over = 208, true
	case s.Width >= 2560:
		left, right = 288, 480
	case s.Width >= 1920:
		left, right = 256, 400
	}
	r.outline.surface.Hidden = left == 0
	r.outline.surface.Resize(fyne.NewSize(left, s.Height))
	r.outline.surface.Move(fyne.NewPos(0, 0))
	width := s.Width - left
	r.panelWidth, r.beside = right, false
	if over {
		r.panelWidth = 0
	}
	if r.panel.box.Visible() {
		r.panel.box.Resize(fyne.NewSize(right, s.Height))
		r.panel.box.Move(fyne.NewPos(s.Width-right, 0))
		if !over {
			width -= right
			r.beside = true
		}
	}
	r.clip.Move(fyne.NewPos(left, 0))
	r.clip.Resize(fyne.NewSize(width, s.Height))
}

// textSize is that of the reading text.
func (r *reader) textSize() float32 {
	if n := r.desk.settings.TextSize; n >= 15 && n <= 27 {
		return float32(n)
	}
	return 19
}

// resize makes the text larger or smaller; 0 is the default.
func (r *reader) resize(by int) {
	n := 19
	if by != 0 {
		n = min(27, max(15, int(r.textSize())+2*by))
	}
	r.desk.settings.TextSize = n
	r.desk.save()
	r.page.relay()
}

// set composes the brief for a width.
func (r *reader) set(width float32) (*typeset.Column, float32) {
	size := r.textSize()
	room := width
	if !r.beside && r.panelWidth > 0 { // the text stays where it is when the panel opens
		room -= r.panelWidth
	}
	measure := min(34*size, room-96)
	if width < 640 {
		measure = min(34*size, width-48)
	}
	x := float32(int((room - measure) / 2))
	wide := measure
	if window := r.desk.win.Canvas().Size().Width; window >= 2560 {
		wide = min(960, room-x-48)
	} else if window >= 1920 {
		wide = min(760, room-x-48)
	}
	c := compose.New(r.desk.brief, compose.Screen(size), measure, wide, r.setter)
	r.document = compose.Document{}
	c.Front(&r.document)
	c.Body(&r.document)
	c.Notes(&r.document)
	c.Sources(&r.document, nil)
	c.Scale(&r.document)
	c.Method(&r.document)
	column := r.setter.Stack(r.document.Blocks, typeset.Setting{Measure: max(measure, wide), Hyphens: typeset.HyphensFor(r.desk.brief.Lang)})
	return column, x
}

// current is the part of the outline that is being read.
func (r *reader) current() int {
	at := -1
	line := r.page.offset - r.page.padTop + 90
	for i, p := range r.document.Parts {
		if r.page.column.Top(p.Block) <= line {
			at = i
		}
	}
	return at
}

// goTo shows a block near the top of the view.
func (r *reader) goTo(block int) {
	r.back = append(r.back, r.page.offset)
	r.page.scrollTo(r.page.column.Top(block) + r.page.padTop - 24)
}

// goBack returns to where the last link was followed.
func (r *reader) goBack() {
	if n := len(r.back); n > 0 {
		r.page.scrollTo(r.back[n-1])
		r.back = r.back[:n-1]
	}
}

func (r *reader) section(id string) bool {
	for _, p := range r.document.Parts {
		if p.ID == id {
			r.goTo(p.Block)
			return true
		}
	}
	for i := range r.document.Blocks {
		if r.document.Blocks[i].Named(id) {
			r.goTo(i)
			return true
		}
	}
	return false
}

// next goes to the next or the previous heading.
func (r *reader) next(back bool) {
	at := r.current() + 1
	if back {
		at = r.current() - 1
	}
	if at >= 0 && at < len(r.document.Parts) {
		r.goTo(r.document.Parts[at].Block)
	}
}

// follow goes where a link leads: a source or an incident opens beside the text.
func (r *reader) follow(link typeset.Link) {
	d := r.desk
	switch link.Kind {
	case compose.LinkSource:
		d.beside(func(p *panel) { p.source(link.ID) })
	case compose.LinkIncident:
		if row, ok := d.brief.Incidents.Index(link.ID); ok {
			d.chosen(row)
			d.beside(func(p *panel) { p.incident(row) })
		}
	case compose.LinkNote:
		d.beside(func(p *panel) { p.note(link.ID) })
	case compose.LinkView:
		if v := d.brief.View(link.ID); v != nil {
			d.setMode(incidentMode)
			d.incidents.setView(v)
		}
	case compose.LinkFigure:
		if query, _, ok := compose.Reach(d.brief, link); ok {
			d.setMode(incidentMode)
			d.incidents.setQuery(query)
		}
	case compose.LinkLine:
		d.setMode(readMode)
		r.goTo(r.document.BlockAt(atoi(link.ID)))
	case compose.LinkDesk:
		if row, ok := d.brief.Incidents.Index(link.ID); ok {
			d.setMode(incidentMode)
			d.incidents.setQuery("")
			d.chosen(row)
		}
	case compose.LinkAddress:
		d.beside(func(p *panel) { p.address(link.ID) })
	case compose.LinkPlace:
		r.section(link.ID)
	}
}

// open shows the panel with something in it; the line being read stays where it is.
func (r *reader) open(fill func(*panel)) {
	wasOpen := r.panel.box.Visible()
	r.panel.box.Show()
	fill(r.panel)
	if !wasOpen {
		r.box.Refresh()
		r.box.Layout.Layout(r.box.Objects, r.box.Size())
	}
}

func (r *reader) closePanel() {
	r.panel.box.Hide()
	r.page.activate(typeset.Link{})
	r.box.Layout.Layout(r.box.Objects, r.box.Size())
	r.desk.win.Canvas().Focus(r.page)
}

func (r *reader) find(words string) {
	if r.page.column == nil {
		return
	}
	r.page.hits, r.page.hit = nil, 0
	if len([]rune(words)) >= 2 {
		r.page.hits = r.page.column.Find(words)
	}
	for i, h := range r.page.hits {
		if r.page.column.Line(h.From) >= r.page.offset-r.page.padTop {
			r.page.hit = i
			break
		}
	}
	r.showHit()
}

func (r *reader) findNext(back bool) {
	n := len(r.page.hits)
	if n == 0 {
		return
	}
	step := 1
	if back {
		step = n - 1
	}
	r.page.hit = (r.page.hit + step) % n
	r.showHit()
}

func (r *reader) showHit() {
	if len(r.page.hits) > 0 {
		y := r.page.column.Line(r.page.hits[r.page.hit].From) + r.page.padTop
		if y < r.page.offset+20 || y > r.page.offset+r.page.Size().Height-60 {
			r.page.scrollTo(y - r.page.Size().Height/3)
		}
	}
	r.page.place()
	r.outline.Refresh()
}

// stop ends the workers.
func (r *reader) stop() {
	r.page.stop()
	r.panel.page.stop()
}

// reload sets the text anew after the files changed and keeps the place.
func (r *reader) reload() {
	r.page.from, r.page.to = typeset.Place{}, typeset.Place{}
	r.back = nil
	r.page.relay()
	r.find(r.desk.top.search.Text)
	r.outline.Refresh()
	r.panel.reload()
}

func (r *reader) retheme() {
	r.page.retheme()
	r.outline.Refresh()
	r.panel.retheme()
}

// remember notes how far was read.
func (r *reader) remember() {
	d := r.desk
	if r.page.column == nil || d.read == nil {
		return
	}
	read := d.settings.Opened(d.path, d.brief.Title, d.read.Opened)
	read.Part = r.page.part()
	read.Section, read.Offset = "", r.page.offset/r.textSize()
	if at := r.current(); at >= 0 && r.document.Parts[at].ID != "" {
		p := r.document.Parts[at]
		read.Section = p.ID
		read.Offset = (r.page.offset - r.page.column.Top(p.Block)) / r.textSize()
	}
	d.read = read
	d.save()
}

// restore goes to a section, or where reading ended the last time.
func (r *reader) restore(section string) {
	if r.page.column == nil { // the window has no size yet: Resize will set the text
		r.page.onFirst = func() { r.restore(section) }
		return
	}
	if section != "" {
		r.section(section)
		return
	}
	read := r.desk.read
	for _, p := range r.document.Parts {
		if p.ID != "" && p.ID == read.Section {
			r.page.scrollTo(r.page.column.Top(p.Block) + read.Offset*r.textSize())
			return
		}
	}
	r.page.scrollTo(read.Offset * r.textSize())
}
