//go:build !nogui

package incidents

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"lectern/app/draw"
	"lectern/app/incident"
	"lectern/app/ui/kit"
)

// filterBar shows the filter: its terms as chips, and after them the term being typed.
type filterBar struct {
	*kit.Surface
	desk    *Desk
	box     *fyne.Container
	entry   *kit.Field
	chips   *incident.Query       // the terms that are done
	draft   *incident.Query       // the term being typed; nil where it can't be parsed
	fault   *incident.SyntaxError // why it can't be parsed; nil where it can
	first   int                   // index of the first chip that has room
	putting bool                  // whether the entry's text is being set by the program, not typed
}

const (
	filterHeight = 52
	chipHeight   = 26
	leastDraft   = 140 // of the room for typing
)

func newFilterBar(d *Desk) *filterBar {
	f := &filterBar{desk: d, chips: &incident.Query{}}
	f.Surface = kit.NewSurface(d.window, fyne.NewSize(200, filterHeight), f.paint)
	f.entry = f.newEntry()
	f.entry.Bare = true
	f.box = container.New(&filterLayout{f}, f.Surface, f.entry)
	return f
}

// filterLayout puts the entry after the chips.
type filterLayout struct{ f *filterBar }

func (l *filterLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(200, filterHeight) }

func (l *filterLayout) Layout(_ []fyne.CanvasObject, s fyne.Size) {
	f := l.f
	f.Surface.Resize(s)
	x := f.fit(s.Width)
	f.entry.Move(fyne.NewPos(x, 10))
	room := max(40, s.Width-x-36)
	f.entry.Resize(fyne.NewSize(room, 33))
	if words := f.hint(room - 24); words != f.entry.PlaceHolder {
		f.entry.SetPlaceHolder(words)
	}
}

// fit finds which chips have room and returns where the entry begins.
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
	field, value := chipParts(term)
	g := f.Measure()
	return g.Width(g.Sans, field, 13) + g.Width(g.SansBold, value, 13) + 16 + 18
}

// chipParts divides a term into field and value; an area by its corners has their number.
func chipParts(term *incident.Query) (field, value string) {
	field, value = splitTerm(term.String())
	if drawn := term.Drawn(); field != "" && len(drawn) == 1 && len(term.Areas()) == 0 {
		value = incident.Thousands(len(drawn[0][0])) + " corners"
	}
	return field, value
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

func (f *filterBar) paint(g *kit.Painter) {
	p := g.Palette
	box := draw.Rect{X: 0, Y: 8, W: g.W, H: 36}
	g.Round(box, 3, p.Raise)
	edge, width := p.Edge, float32(1)
	switch {
	case f.fault != nil:
		edge = p.Caution
	case f.entry.Focused():
		edge, width = p.Accent, 2
	}
	g.Outline(box, width, edge)
	g.Icon(kit.SearchIcon, 12, 17, p.Ink2)
	terms := f.chips.Terms()
	x := float32(40)
	if f.first > 0 {
		r := draw.Rect{X: x, Y: 13, W: 36, H: chipHeight}
		if g.HotSpot(r, "Write all terms as text", f.editAll) {
			g.Round(r, 3, p.Rule)
		} else {
			g.Round(r, 3, p.Wash)
		}
		g.Label(g.SansBold, "+"+incident.Thousands(f.first), x+8, 30, 13, p.Accent)
		x += 40
	}
	for n, term := range terms[f.first:] {
		x = f.chip(g, f.first+n, term, x) + 6
	}
	r := draw.Rect{X: g.W - 34, Y: 12, W: 28, H: 28}
	if f.query() != "" {
		if g.IconSpot(r, "Clear the filter", func() { f.desk.choose("") }) {
			g.Round(r, 3, p.Wash)
		}
		g.Icon(kit.CloseIcon, r.X+5, r.Y+5, p.Ink2)
	}
}

// chip draws a term with its button and returns its right end.
func (f *filterBar) chip(g *kit.Painter, n int, term *incident.Query, x float32) float32 {
	r := draw.Rect{X: x, Y: 13, W: f.chipWidth(term), H: chipHeight}
	hover := g.HotSpot(draw.Rect{X: r.X, Y: r.Y, W: r.W - 22, H: r.H}, "Change "+term.String(), func() { f.edit(n) })
	g.Round(r, 3, g.Palette.Wash)
	if hover {
		g.Outline(r, 1, g.Palette.Accent)
	}
	field, value := chipParts(term)
	at := g.Label(g.Sans, field, x+8, 30, 13, g.Palette.Accent)
	g.Label(g.SansBold, value, at, 30, 13, g.Palette.Accent)
	cross := draw.Rect{X: r.Right() - 22, Y: r.Y, W: 22, H: r.H}
	ink := g.Palette.Accent
	if g.IconSpot(cross, "Without "+term.String(), func() { f.desk.setChips(f.chips.Without(n)) }) {
		ink = g.Palette.Ink
	}
	g.Cross(cross.X+6, cross.Y+8.5, ink)
	return r.Right()
}

// edit moves a chip's term back into the entry.
func (f *filterBar) edit(n int) {
	text := f.chips.Terms()[n].String()
	f.chips = f.chips.Without(n)
	f.putEntry(text)
	f.desk.window.Focus(f.entry)
}

func (f *filterBar) editAll() {
	text := f.chips.String()
	f.chips = &incident.Query{}
	f.putEntry(text)
	f.desk.window.Focus(f.entry)
}

// query returns the whole filter as text.
func (f *filterBar) query() string {
	return strings.TrimSpace(f.chips.String() + " " + strings.TrimSpace(f.entry.Text))
}

// asked returns the whole filter, without the term being typed where it can't be parsed.
func (f *filterBar) asked() *incident.Query { return f.chips.And(f.draft) }

// read parses the term being typed.
func (f *filterBar) read() {
	q, err := f.desk.brief.Incidents.Parse(f.entry.Text)
	f.fault = faultOf(err)
	if f.draft = q; err != nil {
		f.draft = nil
	}
}

// commit makes chips of what is typed where it can be parsed, and reports whether it did.
func (f *filterBar) commit() bool {
	f.read()
	if f.fault != nil || f.draft.IsAll() {
		return false
	}
	f.chips = f.chips.And(f.draft)
	f.putEntry("")
	f.desk.remember()
	return true
}

// put shows a query as chips, or as text to be corrected where it can't be parsed.
func (f *filterBar) put(q string) {
	f.chips = &incident.Query{}
	if read, err := f.desk.brief.Incidents.Parse(q); err == nil {
		f.chips, q = read, ""
	}
	f.putEntry(q)
}

func (f *filterBar) refresh() {
	f.box.Layout.Layout(nil, f.box.Size())
	f.Surface.Refresh()
}
