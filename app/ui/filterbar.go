//go:build !nogui

package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"lectern/app/draw"
	"lectern/app/incident"
	"lectern/app/typeset"
)

// filterBar is the query: its terms as chips, and behind them the term being typed.
type filterBar struct {
	*surface
	i     *incidentDesk
	box   *fyne.Container
	entry *filterEntry
	field fyne.CanvasObject     // the entry in a look without a border
	chips *incident.Query       // the terms that are done
	draft *incident.Query       // the term being typed, as far as it can be read
	fault *incident.SyntaxError // why it can't
	first int                   // of the chips that have room
}

const (
	filterHeight = 52
	chipHeight   = 26
	leastDraft   = 140 // of the room for typing
)

func newFilterBar(i *incidentDesk) *filterBar {
	f := &filterBar{i: i, chips: &incident.Query{}}
	f.surface = newSurface(i.desk.look, fyne.NewSize(200, filterHeight), f.paint)
	f.entry = newFilterEntry(f)
	f.field = container.NewThemeOverride(f.entry, bareLook{i.desk.look})
	f.box = container.New(&filterLayout{f}, f.surface, f.field)
	return f
}

// filterLayout puts the entry behind the chips.
type filterLayout struct{ f *filterBar }

func (l *filterLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(200, filterHeight) }

func (l *filterLayout) Layout(_ []fyne.CanvasObject, s fyne.Size) {
	f := l.f
	f.surface.Resize(s)
	x := f.fit(s.Width)
	f.field.Move(fyne.NewPos(x, 10))
	f.field.Resize(fyne.NewSize(max(40, s.Width-x-36), 33))
}

// fit finds which chips have room and gives where the entry begins.
func (f *filterBar) fit(width float32) float32 {
	terms := f.chips.Terms()
	for f.first = 0; ; f.first++ {
		x := float32(44)
		if f.first > 0 {
			x += 40
		}
		for _, term := range terms[f.first:] {
			x += f.chipWidth(term) + 6
		}
		if x+leastDraft < width || f.first == len(terms) {
			return x - 4
		}
	}
}

func (f *filterBar) chipWidth(term *incident.Query) float32 {
	field, value := splitTerm(term.String())
	w := func(face *typeset.Face, s string) float32 { return f.shaper.Line(face, s).Width * 13 }
	return w(faces().Sans, field) + w(faces().SansBold, value) + 16 + 18
}

// splitTerm divides a term into field and value, the value cut to what a chip can hold.
func splitTerm(s string) (field, value string) {
	if at := strings.IndexAny(s, ":~"); at > 0 && !strings.ContainsAny(s[:at], ` "(`) {
		field, s = s[:at+1], s[at+1:]
	}
	if runes := []rune(s); len(runes) > 40 {
		s = string(runes[:39]) + "…"
	}
	return field, s
}

func (f *filterBar) paint(g *ground) {
	p := g.p
	box := draw.Rect{X: 0, Y: 8, W: g.w, H: 36}
	g.round(box, 3, p.Raise)
	edge, width := p.Edge, float32(1)
	switch {
	case f.fault != nil:
		edge = p.Caution
	case f.entry.focused:
		edge, width = p.Accent, 2
	}
	g.outline(box, width, edge)
	g.icon(searchIcon, 12, 17, p.Ink2)
	terms := f.chips.Terms()
	x := float32(40)
	if f.first > 0 {
		r := draw.Rect{X: x, Y: 13, W: 36, H: chipHeight}
		if g.spot(r, "Write all terms as text", f.editAll) {
			g.round(r, 3, p.Rule)
		} else {
			g.round(r, 3, p.Wash)
		}
		g.text(faces().SansBold, "+"+numeral(f.first), x+8, 30, 13, p.Accent)
		x += 40
	}
	for n, term := range terms[f.first:] {
		x = f.chip(g, f.first+n, term, x) + 6
	}
	r := draw.Rect{X: g.w - 34, Y: 12, W: 28, H: 28}
	if f.query() != "" {
		if g.spot(r, "Clear the filter", func() { f.i.setQuery("") }) {
			g.round(r, 3, p.Wash)
		}
		g.icon(closeIcon, r.X+5, r.Y+5, p.Ink2)
	}
}

// chip draws a term with its button and gives its right end.
func (f *filterBar) chip(g *ground, n int, term *incident.Query, x float32) float32 {
	r := draw.Rect{X: x, Y: 13, W: f.chipWidth(term), H: chipHeight}
	hover := g.spot(draw.Rect{X: r.X, Y: r.Y, W: r.W - 22, H: r.H}, "Change "+term.String(), func() { f.edit(n) })
	g.round(r, 3, g.p.Wash)
	if hover {
		g.outline(r, 1, g.p.Accent)
	}
	field, value := splitTerm(term.String())
	at := g.text(faces().Sans, field, x+8, 30, 13, g.p.Accent)
	g.text(faces().SansBold, value, at, 30, 13, g.p.Accent)
	cross := draw.Rect{X: r.Right() - 22, Y: r.Y, W: 22, H: r.H}
	ink := g.p.Accent
	if g.spot(cross, "Without "+term.String(), func() { f.i.setChips(f.chips.Without(n)) }) {
		ink = g.p.Ink
	}
	g.smallCross(cross.X+6, cross.Y+8.5, ink)
	return r.Right()
}

// edit takes a chip back into the entry.
func (f *filterBar) edit(n int) {
	text := f.chips.Terms()[n].String()
	f.chips = f.chips.Without(n)
	f.entry.put(text)
	f.i.desk.win.Canvas().Focus(f.entry)
}

func (f *filterBar) editAll() {
	text := f.chips.String()
	f.chips = &incident.Query{}
	f.entry.put(text)
	f.i.desk.win.Canvas().Focus(f.entry)
}

// query is the whole filter as text.
func (f *filterBar) query() string {
	return strings.TrimSpace(f.chips.String() + " " + strings.TrimSpace(f.entry.Text))
}

// asked is the whole filter as far as it can be read.
func (f *filterBar) asked() *incident.Query { return f.chips.And(f.draft) }

// read reads what is being typed.
func (f *filterBar) read() {
	q, err := f.i.desk.brief.Incidents.Parse(f.entry.Text)
	f.fault = faultOf(err)
	if f.draft = q; err != nil {
		f.draft = nil
	}
}

// commit makes chips of what is typed, if it can be read, and reports whether it was.
func (f *filterBar) commit() bool {
	f.read()
	if f.fault != nil || f.draft.IsAll() {
		return false
	}
	f.chips = f.chips.And(f.draft)
	f.entry.put("")
	f.i.remember()
	return true
}

// put shows a query as chips; what can't be read stays to be mended.
func (f *filterBar) put(q string) {
	f.chips = &incident.Query{}
	if read, err := f.i.desk.brief.Incidents.Parse(q); err == nil {
		f.chips, q = read, ""
	}
	f.entry.put(q)
}

func (f *filterBar) refresh() {
	f.box.Layout.Layout(nil, f.box.Size())
	f.surface.Refresh()
	words := filterHint
	if !f.chips.IsAll() { // there is less room, and the reader knows how
		words = "another term"
	}
	f.entry.SetPlaceHolder(words)
}

const filterHint = "Filter: a word, or killed:>=10  date:2021-08..  country:…"

// filterEntry is where a term is typed.
type filterEntry struct {
	widget.Entry
	f       *filterBar
	focused bool
	silent  bool // the text is set, not typed
}

func newFilterEntry(f *filterBar) *filterEntry {
	e := &filterEntry{f: f}
	e.ExtendBaseWidget(e)
	e.SetPlaceHolder(filterHint)
	e.OnChanged = func(string) {
		if !e.silent {
			e.typed()
		}
	}
	return e
}

// put sets the text without asking anything.
func (e *filterEntry) put(text string) {
	e.silent = true
	e.SetText(text)
	e.CursorColumn = len([]rune(text))
	e.silent = false
	e.f.read()
}

// typed follows what the hand writes: a space after a term that can be read makes it a chip, and OR
// takes the chip before it back, for it belongs to both.
func (e *filterEntry) typed() {
	f := e.f
	switch text := e.Text; {
	case strings.TrimSpace(text) == "OR" && strings.HasSuffix(text, " ") && len(f.chips.Terms()) > 0:
		n := len(f.chips.Terms()) - 1
		before := f.chips.Terms()[n].String()
		f.chips = f.chips.Without(n)
		e.put(before + " OR ")
	case strings.HasSuffix(text, " ") && e.CursorColumn >= len([]rune(text))-1:
		f.commit()
	default:
		f.read()
	}
	f.refresh()
	f.i.ask()
	f.i.popup.update()
}

func (e *filterEntry) FocusGained() {
	e.focused = true
	e.Entry.FocusGained()
	e.f.surface.Refresh()
	e.f.i.popup.update()
}

func (e *filterEntry) FocusLost() {
	e.focused = false
	e.Entry.FocusLost()
	e.f.surface.Refresh()
	e.f.i.popup.hide()
}

func (e *filterEntry) TypedRune(r rune) {
	e.Entry.TypedRune(r)
	e.f.i.popup.update() // now the cursor stands behind it
}

func (e *filterEntry) AcceptsTab() bool { return e.f.i.popup.choosable() }

func (e *filterEntry) KeyDown(k *fyne.KeyEvent) {
	e.f.i.desk.look.byKeys = true
	e.Entry.KeyDown(k)
}

func (e *filterEntry) TypedKey(k *fyne.KeyEvent) {
	p, f := e.f.i.popup, e.f
	switch {
	case k.Name == fyne.KeyEscape && p.Visible():
		p.hide()
	case k.Name == fyne.KeyEscape && e.Text != "":
		e.SetText("")
	case k.Name == fyne.KeyEscape:
		f.i.focus()
	case k.Name == fyne.KeyDown && p.choosable():
		p.move(1)
	case k.Name == fyne.KeyUp && p.choosable():
		p.move(-1)
	case k.Name == fyne.KeyDown || k.Name == fyne.KeyUp:
		p.past()
	case (k.Name == fyne.KeyTab || (k.Name == fyne.KeyReturn || k.Name == fyne.KeyEnter) && p.at >= 0) && p.choosable():
		p.take(max(0, p.at))
	case k.Name == fyne.KeyF1 || k.Name == fyne.KeyF5:
		f.i.desk.typedKey(k)
	case k.Name == fyne.KeyReturn || k.Name == fyne.KeyEnter:
		if f.commit() || e.Text == "" {
			p.hide()
			f.i.focus()
		}
		f.refresh()
		f.i.ask()
	case k.Name == fyne.KeyBackspace && e.CursorColumn == 0 && e.SelectedText() == "" && len(f.chips.Terms()) > 0:
		f.edit(len(f.chips.Terms()) - 1)
		f.refresh()
		f.i.ask()
		p.update()
	default:
		e.Entry.TypedKey(k)
		p.update()
	}
}

// bareLook is the look of an entry that stands in a field drawn by others.
type bareLook struct{ *look }
