//go:build !nogui

package incidents

import (
	"slices"

	"fyne.io/fyne/v2"

	"lectern/app/compose"
	"lectern/app/draw"
	"lectern/app/incident"
	"lectern/app/ui/kit"
)

func (l *listView) group(g *kit.Painter, group *listGroup, y float32) {
	p := g.Palette
	g.Rect(draw.Rect{X: 1, Y: y, W: g.W - 1, H: groupRow}, p.Desk)
	g.Rect(draw.Rect{X: 1, Y: y + groupRow - 1, W: g.W - 1, H: 1}, p.Rule)
	words := incident.Thousands(group.n)
	if asked := l.desk.asked.amount; !asked.IsCount() {
		words += ": " + group.sum.Words() + " " + asked.ShortNoun(group.sum.High)
	}
	left := g.LabelRight(g.Sans, words, g.W-20, y+20, 13, p.Ink2)
	g.Label(g.SansBold, g.Fit(g.SansBold, group.title, 13, left-50), 38, y+20, 13, p.Ink)
}

// row draws one incident.
func (l *listView) row(g *kit.Painter, row incident.Row, y float32, most float32) {
	p := g.Palette
	table := l.desk.brief.Incidents
	one := table.At(row)
	unknown := !table.Main().IsCount() && !table.Number(table.Main(), row).Known()
	r := draw.Rect{X: 1, Y: y, W: g.W - 1, H: listRow}
	visible := draw.Rect{X: 1, Y: max(y, listHead), W: r.W, H: r.Bottom() - max(y, listHead)}
	hover := g.HotSpot(visible, one.Name(), func() { l.click(row) })
	mark := visible
	mark.W = 37 // beside the name
	hover = g.IconSpot(mark, markWords(&one, unknown), func() { l.click(row) }) || hover
	marked := slices.Contains(l.desk.marked, row)
	switch {
	case row == l.desk.selected || marked:
		g.Rect(r, p.Wash)
		if !marked {
			g.Rect(draw.Rect{X: 1, Y: y, W: 3, H: listRow}, p.Accent)
		}
	case hover:
		g.Rect(r, p.Desk)
	}
	g.Rect(draw.Rect{X: 1, Y: r.Bottom() - 1, W: r.W, H: 1}, p.Rule)
	l.badge.Draw(g.Canvas, draw.Point{X: 22, Y: y + 17}, compose.ShapeOf(&one), unknown, one.Verification == incident.Unverified, p)
	columns := l.columns(g.W)
	left := g.W - 20
	for _, c := range columns {
		switch {
		case c.amount == table.Main():
			n := table.Number(c.amount, row)
			left = min(left, g.LabelRight(g.SansBold, table.Figure(c.amount, row), c.right, y+22, 14, p.Ink))
			l.bar(g, n, c.right, y, most)
		case !c.left:
			left = min(left, g.LabelRight(g.Sans, table.Figure(c.amount, row), c.right, y+22, 14, p.Ink2))
		default:
			g.Label(g.Sans, g.Fit(g.Sans, one.Tactic, 13, c.width), c.right-c.width, y+22, 13, p.Ink2)
		}
		if len(columns) > 1 {
			left = min(left, c.right-c.width)
		}
	}
	g.Label(g.SansBold, g.Fit(g.SansBold, one.Name(), 14, left-38-12), 38, y+22, 14, p.Ink)
	where := one.When.String() + "   " + one.Where()
	if one.LocationPrecision >= incident.District {
		where += " (" + one.LocationPrecision.String() + " only)"
	}
	g.Label(g.Sans, g.Fit(g.Sans, where, 13, min(g.W-38-20-72, left-38-12+60)), 38, y+41, 13, p.Ink2)
}

// markWords says in words what the mark of an incident shows.
func markWords(one *incident.Incident, unknown bool) string {
	words := incident.Capital(compose.AttributionWords(one))
	if unknown {
		words += "; number unknown"
	}
	if one.Verification == incident.Unverified {
		words += "; unverified"
	}
	return words
}

// bar draws a number as a bar: dark up to the best count or the lowest, with a light line at that, and pale up to the highest.
func (l *listView) bar(g *kit.Painter, n incident.Number, right, y, most float32) {
	low, high := n.Range()
	if high == incident.Open {
		high = low
	}
	ranged := high > low
	if high = min(max(high, n.Most()), int32(most)); high <= 0 {
		return
	}
	const width = 60
	full := max(2, width*float32(high)/most)
	bar := draw.Rect{X: right - full, Y: y + 34, W: full, H: 5}
	part := max(1, width*float32(low)/most)
	if ranged || full-part >= 1 {
		g.Rect(bar, g.Palette.Pale)
		g.Path.Reset()
		g.Path.AddRect(bar.Inset(0.5))
		g.Stroke(&g.Path, draw.Stroke{Width: 1}, g.Palette.Killed)
	}
	g.Rect(draw.Rect{X: bar.Right() - part, Y: bar.Y, W: part, H: 5}, g.Palette.Killed)
	least, _ := n.Ends()
	if at := width * float32(least) / most; part-at > 2 && at > 1.5 {
		g.Rect(draw.Rect{X: bar.Right() - at, Y: bar.Y, W: 1, H: 5}, g.Palette.Page)
	}
}

// click selects a row; with Ctrl it chooses a further one, with Shift all up to it.
func (l *listView) click(row incident.Row) {
	l.desk.window.Focus(l.Surface)
	switch mods := kit.Modifiers(); {
	case mods&fyne.KeyModifierShortcutDefault != 0:
		l.desk.mark(row)
	case mods&fyne.KeyModifierShift != 0:
		l.desk.extend(row)
	default:
		l.desk.Select(row)
	}
}
