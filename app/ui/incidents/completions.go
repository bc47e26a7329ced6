//go:build !nogui

package incidents

import (
	"fyne.io/fyne/v2"

	"lectern/app/draw"
	"lectern/app/incident"
	"lectern/app/typeset"
	"lectern/app/ui/kit"
)

// completions is the box under the filter: the filter in plain words, or where it can't be parsed;
// then what may be typed, with counts, or earlier queries where nothing is typed yet.
type completions struct {
	*kit.Surface
	desk  *Desk
	items []incident.Completion
	old   []string // earlier queries, where there are no items
	words string   // the filter in plain words
	at    int      // index of the row chosen, or -1
}

const (
	mostCompletions = 8
	completionRow   = 28
	readingRow      = 34
	faultRows       = 66
)

func newCompletions(d *Desk) *completions {
	c := &completions{desk: d, at: -1}
	c.Surface = kit.NewSurface(d.window, fyne.NewSize(10, 10), c.paint)
	c.Surface.Hide()
	return c
}

func (c *completions) choosable() bool { return c.Visible() && c.rows() > 0 }

func (c *completions) rows() int { return max(len(c.items), len(c.old)) }

func (c *completions) head() float32 {
	switch {
	case c.desk.filter.fault != nil:
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

// update lists the completions of what is typed.
func (c *completions) update() {
	f := c.desk.filter
	c.items, c.old, c.words, c.at = nil, nil, "", -1
	if !f.entry.Focused() {
		c.Hide()
		return
	}
	if q := f.asked(); !q.IsAll() {
		c.words = incident.Capital(q.Words()) + "."
	}
	if f.entry.Text != "" {
		shown := c.desk.brief.Incidents.All()
		if a := c.desk.result; a != nil {
			shown = a.answer.AllDates
		}
		c.items = c.desk.brief.Incidents.Complete(f.entry.Text, f.entry.CursorColumn, shown)
		c.items = c.items[:min(len(c.items), mostCompletions)]
	}
	c.show()
}

// showPast lists earlier queries.
func (c *completions) showPast() {
	past := c.desk.host.Queries()
	if c.desk.filter.entry.Text != "" || len(past) == 0 {
		return
	}
	c.items, c.old, c.at = nil, past, 0
	c.old = c.old[:min(len(c.old), mostCompletions)]
	c.show()
}

func (c *completions) show() {
	if c.height() == 0 {
		c.Hide()
		return
	}
	c.Surface.Resize(fyne.NewSize(c.Size().Width, c.height()))
	c.Surface.Show()
	c.Refresh()
}

func (c *completions) move(by int) {
	c.at = (c.at + by + c.rows()) % c.rows()
	if c.at < 0 {
		c.at = c.rows() - 1
	}
	c.Refresh()
}

// take puts a completion into the filter; a complete value becomes a chip.
func (c *completions) take(n int) {
	f := c.desk.filter
	if n < len(c.old) {
		c.Hide()
		c.desk.choose(c.old[n])
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
	f.putEntry(text)
	f.entry.CursorColumn = cursor
	if item.Count > 0 && cursor == len([]rune(text)) {
		f.commit()
	}
	f.refresh()
	c.desk.ask()
	c.update()
}

func (c *completions) paint(g *kit.Painter) {
	g.Rect(draw.Rect{W: g.W, H: g.H}, g.Palette.Raise)
	g.Outline(draw.Rect{W: g.W, H: g.H}, 1, g.Palette.Edge)
	c.paintHead(g)
	y := c.head() + 4
	row := func(n int) draw.Rect {
		r := draw.Rect{X: 1, Y: y + float32(n)*completionRow, W: g.W - 2, H: completionRow}
		if g.HotSpot(r, "", func() { c.take(n) }) || n == c.at {
			g.Rect(r, g.Palette.Wash)
		}
		return r
	}
	for n, q := range c.old {
		r := row(n)
		g.Icon(kit.ClockIcon, 10, r.Y+5, g.Palette.Ink3)
		g.Label(g.Sans, g.Fit(g.Sans, q, 14, g.W-50), 36, r.Y+19, 14, g.Palette.Ink)
	}
	for n, item := range c.items {
		r := row(n)
		right := g.W - 12
		if item.Count > 0 {
			right = g.LabelRight(g.Sans, incident.Thousands(item.Count), right, r.Y+19, 13, g.Palette.Ink3) - 12
		}
		x := g.Label(g.SansBold, g.Fit(g.SansBold, item.Text, 14, right-12), 12, r.Y+19, 14, g.Palette.Ink)
		if item.Note != "" && right-x > 60 {
			g.Label(g.Sans, g.Fit(g.Sans, item.Note, 13, right-x-12), x+12, r.Y+19, 13, g.Palette.Ink3)
		}
	}
}

// paintHead draws the filter in plain words, or what is wrong with it and where.
func (c *completions) paintHead(g *kit.Painter) {
	f := c.desk.filter
	if f.fault == nil {
		if c.words != "" {
			g.Label(g.SerifItalic, g.Fit(g.SerifItalic, c.words, 15, g.W-24), 12, 23, 15, g.Palette.Ink2)
			g.Rect(draw.Rect{X: 1, Y: readingRow - 1, W: g.W - 2, H: 1}, g.Palette.Rule)
		}
		return
	}
	g.Rect(draw.Rect{X: 1, Y: 1, W: g.W - 2, H: faultRows - 1}, g.Palette.CautionWash)
	runes := []rune(f.entry.Text)
	at := min(max(0, f.fault.Column-1), len(runes))
	mono := typeset.Standard().Mono
	for at > 0 && g.Width(mono, string(runes[:at]), 14) > g.W-60 { // what stands before has no room
		cut := min(len(runes), 8)
		runes, at = runes[cut:], at-cut
	}
	x := g.Label(mono, string(runes[:at]), 12, 22, 14, g.Palette.Ink)
	g.Label(mono, g.Fit(mono, string(runes[at:]), 14, g.W-12-x), x, 22, 14, g.Palette.Ink)
	g.Path.Reset() // the pointer
	g.Path.MoveTo(x+4, 26)
	g.Path.LineTo(x+8, 32)
	g.Path.LineTo(x, 32)
	g.Path.Close()
	g.Fill(&g.Path, g.Palette.Caution)
	g.Icon(kit.WarningIcon, 10, 38, g.Palette.Caution)
	g.Label(g.Sans, g.Fit(g.Sans, faultWords(f.fault), 14, g.W-48), 36, 52, 14, g.Palette.Ink)
}
