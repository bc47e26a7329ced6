//go:build !nogui

package incidents

import (
	"fyne.io/fyne/v2"

	"lectern/app/draw"
	"lectern/app/figure"
	"lectern/app/incident"
	"lectern/app/ui/kit"
)

// widestDays is about the longest text for a brush.
const widestDays = "30 September 2020 to 30 September 2021"

// head draws the title of the timeline and its controls.
func (t *timeView) head(g *kit.Painter) {
	p, d := g.Palette, t.desk
	right := g.W - 20
	words, ink := "All time", p.Ink2
	if days := t.days(); days != nil {
		words, ink = daysWords(days), p.Accent
	}
	if !t.dates.Visible() {
		left := g.LabelRight(g.SansBold, words, right, 20, 13, ink)
		g.HotSpot(draw.Rect{X: left - 6, Y: 3, W: right - left + 12, H: 26}, "Type dates", t.dates.open)
		right = min(left, right-g.Width(g.SansBold, widestDays, 13)) - 14 // the tools stand still
	} else {
		right -= dateFieldWidth + 10
	}
	tool := func(ic kit.Icon, name string, on bool, do func()) {
		r := draw.Rect{X: right - 28, Y: 2, W: 28, H: 26}
		ink := p.Ink2
		if g.IconSpot(r, name, do) {
			g.Round(r, 3, p.Wash)
		}
		if on {
			ink = p.Accent
			g.Rect(draw.Rect{X: r.X + 4, Y: r.Bottom() - 2, W: r.W - 8, H: 2}, p.Accent)
		}
		g.Icon(ic, r.X+5, r.Y+4, ink)
		right = r.X - 4
	}
	if t.player.playing() {
		tool(kit.PauseIcon, "Stop", true, t.stop)
	} else {
		tool(kit.PlayIcon, "Play through time", false, t.play)
	}
	tool(kit.SumIcon, "Sum up over time", d.asked.cumulative, d.ToggleSum)
	stack := "Stack"
	if d.asked.by != "" {
		stack = "By " + fieldName(d.asked.by)
	}
	w := g.Width(g.Sans, stack, 13) + 24
	r := draw.Rect{X: right - w - 6, Y: 2, W: w + 6, H: 26}
	if g.HotSpot(r, stackChoice, func() { t.chooseStack(r) }) {
		g.Round(r, 3, p.Wash)
	}
	g.Label(g.Sans, stack, r.X+6, 20, 13, p.Ink2)
	g.Icon(kit.ChevronIcon, r.Right()-18, 6, p.Ink2)
	right = r.X - 14

	title := t.title()
	end := g.Label(g.SansBold, title, 20, 20, 13, p.Ink)
	g.Icon(kit.ChevronIcon, end+2, 6, p.Ink2)
	hit := draw.Rect{X: 14, Y: 2, W: end + 24 - 14, H: 26}
	g.HotSpot(hit, barsChoice, func() { t.chooseBars(hit) })
	end += 30
	if a := d.result; a != nil && a.counts != nil && len(a.counts.Parts) > 1 && !d.asked.log && !d.asked.cumulative { // which have no stacks
		t.keyOfParts(g, end, right, a.counts)
		return
	}
	hint := t.hint()
	if words := d.status(); words != "" { // the selection in words
		hint = words
	}
	g.Label(g.Sans, g.Fit(g.Sans, hint, 13, max(0, right-end)), end, 20, 13, p.Ink3)
}

func (t *timeView) title() string {
	what := incident.Capital(t.desk.asked.amount.Many)
	if t.desk.asked.cumulative {
		return what + ", summed up"
	}
	if a := t.desk.result; a != nil && a.counts != nil {
		if a.counts.Single() {
			return what + " in each incident"
		}
		return what + " by " + a.counts.Unit.String()
	}
	return what
}

// hint says how to read the bars. That some go on above comes first: else their height would be taken for the number.
func (t *timeView) hint() string {
	a := t.desk.result
	if a == nil || a.counts == nil {
		return ""
	}
	if a.counts.IsCut(t.desk.asked.log) {
		return "arrow: goes on above; " + t.signs()
	}
	return t.signs()
}

// signs says what lines, shades and ends of the bars mean.
func (t *timeView) signs() string {
	a, d := t.desk.result, t.desk
	pale := figure.PaleWords(d.brief.Incidents, d.asked.amount)
	switch {
	case d.asked.log:
		return "logarithmic: each line is ten times the one below"
	case d.asked.cumulative:
		return figure.LineWords(d.brief.Incidents, d.asked.amount) + "pale: may have come by then"
	case a.counts.Single():
		return pale + "; fading: not known to the day; dashed: no count"
	case d.asked.amount.IsCount():
		return "fading: known only to a longer time"
	}
	return pale + "; fading: known only to a longer time"
}

// keyOfParts draws the legend of a stack's colours.
func (t *timeView) keyOfParts(g *kit.Painter, x, right float32, c *figure.Counts) {
	for n := range c.Parts {
		part := (n + 1) % len(c.Parts) // the others come last
		words := c.Parts[part]
		if part == 0 {
			words = "others"
		}
		w := g.Width(g.Sans, words, 13)
		if x+18+w > right {
			return
		}
		t.chart.DrawPart(g.Canvas, part, draw.Rect{X: x, Y: 9, W: 12, H: 12}, g.Palette)
		x = g.Label(g.Sans, words, x+16, 20, 13, g.Palette.Ink2) + 14
	}
}

func daysWords(s *incident.Span) string {
	if s.First == s.Last {
		return s.First.Words()
	}
	return s.First.Words() + " to " + s.Last.Words()
}

// stacks lists the fields that bars can be stacked by.
var stacks = []string{"", "country", "admin1", "tactic", "target", "actor", "attribution", "location_precision"}

func (t *timeView) chooseStack(r draw.Rect) {
	var items []*fyne.MenuItem
	for _, field := range stacks {
		words := "Not stacked"
		if field != "" {
			words = "By " + fieldName(field)
		}
		items = append(items, ticked(words, field == t.desk.asked.by, func() { t.desk.asked.by = field; t.desk.ask() }))
	}
	t.desk.window.Menu(items, t.timeSurface, fyne.NewPos(r.X, r.Bottom()))
}

// chooseBars lists what the bars count, of which time, and on which scale.
func (t *timeView) chooseBars(r draw.Rect) {
	d := t.desk
	items := append(t.amounts(), fyne.NewMenuItemSeparator())
	unit := func(words, name string) {
		items = append(items, ticked(words, name == d.asked.unit, func() { d.asked.unit = name; d.ask() }))
	}
	unit("Bars as they fit", "")
	for u := incident.Days; u <= incident.Decades; u++ {
		unit("By "+u.String(), u.String())
	}
	log := ticked("Logarithmic scale", d.asked.log, d.ToggleLog)
	d.window.Menu(append(items, fyne.NewMenuItemSeparator(), log), t.timeSurface, fyne.NewPos(r.X, r.Bottom()))
}

// chooseAmount lists what can be counted, below an area of something.
func (t *timeView) chooseAmount(on fyne.CanvasObject, r draw.Rect) {
	t.desk.window.Menu(t.amounts(), on, fyne.NewPos(r.X, r.Bottom()))
}

func (t *timeView) amounts() (items []*fyne.MenuItem) {
	for _, a := range t.desk.brief.Incidents.Choices() {
		items = append(items, ticked(incident.Capital(a.Many), a == t.desk.asked.amount, func() { t.desk.asked.amount = a; t.desk.ask() }))
	}
	return items
}

// fieldName returns a field in words.
func fieldName(field string) string {
	for _, f := range incident.Fields() {
		if f.Name == field {
			return f.Words
		}
	}
	return field
}
