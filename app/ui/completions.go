//go:build !nogui

package ui

import (
	"fyne.io/fyne/v2"

	"lectern/app/draw"
	"lectern/app/incident"
	"lectern/app/typeset"
)

// completions stand under the filter: how it reads in plain words, or where it can't be read; then
// what may be typed, with counts; where nothing is typed yet, what was asked before.
type completions struct {
	*surface
	i     *incidentDesk
	items []incident.Completion
	old   []string // queries of the past, where there are no items
	words string   // the reading
	at    int      // chosen, or -1
}

const (
	mostCompletions = 8
	completionRow   = 28
	readingRow      = 34
	faultRows       = 66
)

func newCompletions(i *incidentDesk) *completions {
	c := &completions{i: i, at: -1}
	c.surface = newSurface(i.desk.look, fyne.NewSize(10, 10), c.paint)
	c.surface.Hide()
	return c
}

func (c *completions) choosable() bool { return c.Visible() && c.rows() > 0 }

func (c *completions) rows() int { return max(len(c.items), len(c.old)) }

func (c *completions) head() float32 {
	switch {
	case c.i.filter.fault != nil:
		return faultRows
	case c.words != "":
		return readingRow
	}
	return 0
}

func (c *completions) height() float32 {
	h := c.head() + float32(c.rows())*completionRow
	if c.rows() > 0 {
		h += 8
	}
	return h
}

// update offers what may follow what is typed.
func (c *completions) update() {
	f := c.i.filter
	c.items, c.old, c.words, c.at = nil, nil, "", -1
	if !f.entry.focused {
		c.hide()
		return
	}
	if q := f.asked(); !q.IsAll() {
		c.words = incident.Capital(q.Words()) + "."
	}
	if f.entry.Text != "" {
		shown := c.i.desk.brief.Incidents.All()
		if a := c.i.answer; a != nil {
			shown = a.answer.Ground
		}
		c.items = c.i.desk.brief.Incidents.Complete(f.entry.Text, f.entry.CursorColumn, shown)
		c.items = c.items[:min(len(c.items), mostCompletions)]
	}
	c.show()
}

// past offers what was asked before.
func (c *completions) past() {
	if c.i.filter.entry.Text != "" || len(c.i.desk.settings.Queries) == 0 {
		return
	}
	c.items, c.old, c.at = nil, c.i.desk.settings.Queries, 0
	c.old = c.old[:min(len(c.old), mostCompletions)]
	c.show()
}

func (c *completions) show() {
	if c.height() == 0 {
		c.hide()
		return
	}
	c.surface.Resize(fyne.NewSize(c.Size().Width, c.height()))
	c.surface.Show()
	c.Refresh()
}

func (c *completions) hide() { c.surface.Hide() }

func (c *completions) move(by int) {
	c.at = (c.at + by + c.rows()) % c.rows()
	if c.at < 0 {
		c.at = c.rows() - 1
	}
	c.Refresh()
}

// take puts a completion into the filter; a value that is whole becomes a chip.
func (c *completions) take(n int) {
	f := c.i.filter
	if n < len(c.old) {
		c.hide()
		c.i.setQuery(c.old[n])
		return
	}
	if n >= len(c.items) {
		return
	}
	item := c.items[n]
	runes := []rune(f.entry.Text)
	text := string(runes[:min(item.From, len(runes))]) + item.Text
	cursor := len([]rune(text))
	text += string(runes[min(item.To, len(runes)):])
	f.entry.put(text)
	f.entry.CursorColumn = cursor
	if item.Count > 0 && cursor == len([]rune(text)) {
		f.commit()
	}
	f.refresh()
	c.i.ask()
	c.update()
}

func (c *completions) paint(g *ground) {
	g.rect(draw.Rect{W: g.w, H: g.h}, g.p.Raise)
	g.outline(draw.Rect{W: g.w, H: g.h}, 1, g.p.Edge)
	c.paintHead(g)
	y := c.head() + 4
	row := func(n int) draw.Rect {
		r := draw.Rect{X: 1, Y: y + float32(n)*completionRow, W: g.w - 2, H: completionRow}
		if g.spot(r, "", func() { c.take(n) }) || n == c.at {
			g.rect(r, g.p.Wash)
		}
		return r
	}
	for n, q := range c.old {
		r := row(n)
		g.icon(clockIcon, 10, r.Y+5, g.p.Ink3)
		g.text(faces().Sans, g.fit(faces().Sans, q, 14, g.w-50), 36, r.Y+19, 14, g.p.Ink)
	}
	for n, item := range c.items {
		r := row(n)
		right := g.w - 12
		if item.Count > 0 {
			right = g.right(faces().Sans, numeral(item.Count), right, r.Y+19, 13, g.p.Ink3) - 12
		}
		x := g.text(faces().SansBold, g.fit(faces().SansBold, item.Text, 14, right-12), 12, r.Y+19, 14, g.p.Ink)
		if item.Note != "" && right-x > 60 {
			g.text(faces().Sans, g.fit(faces().Sans, item.Note, 13, right-x-12), x+12, r.Y+19, 13, g.p.Ink3)
		}
	}
}

// paintHead says how the filter reads, or points at where it doesn't.
func (c *completions) paintHead(g *ground) {
	f := c.i.filter
	if f.fault == nil {
		if c.words != "" {
			g.text(faces().SerifItalic, g.fit(faces().SerifItalic, c.words, 15, g.w-24), 12, 23, 15, g.p.Ink2)
			g.rect(draw.Rect{X: 1, Y: readingRow - 1, W: g.w - 2, H: 1}, g.p.Rule)
		}
		return
	}
	g.rect(draw.Rect{X: 1, Y: 1, W: g.w - 2, H: faultRows - 1}, g.p.CautionWash)
	runes := []rune(f.entry.Text)
	at := min(max(0, f.fault.Column-1), len(runes))
	mono := typeset.Standard().Mono
	for at > 0 && g.width(mono, string(runes[:at]), 14) > g.w-60 { // what stands before has no room
		cut := min(len(runes), 8)
		runes, at = runes[cut:], at-cut
	}
	x := g.text(mono, string(runes[:at]), 12, 22, 14, g.p.Ink)
	g.text(mono, g.fit(mono, string(runes[at:]), 14, g.w-12-x), x, 22, 14, g.p.Ink)
	g.path.Reset() // the pointer
	g.path.MoveTo(x+4, 26)
	g.path.LineTo(x+8, 32)
	g.path.LineTo(x, 32)
	g.path.Close()
	g.Fill(&g.path, g.p.Caution)
	g.icon(warningIcon, 10, 38, g.p.Caution)
	g.text(faces().Sans, g.fit(faces().Sans, faultWords(f.fault), 14, g.w-48), 36, 52, 14, g.p.Ink)
}

// numeral prints a count with commas between thousands.
func numeral(n int) string { return incident.Thousands(n) }
