//go:build !nogui

package incidents

import (
	"lectern/app/draw"
	"lectern/app/incident"
	"lectern/app/ui/kit"
)

// nothing draws what the reader can do where no incident matches, in the place of the list or of the table of figures.
func (d *Desk) nothing(g *kit.Painter) {
	p := g.Palette
	x, y := float32(38), float32(listHead+56)
	if d.result == nil {
		g.Label(g.Sans, looking, x, y, 14, p.Ink3)
		return
	}
	g.Label(g.SerifBold, "No incident matches.", x, y, 18, p.Ink)
	y += 30
	if lacking := d.result.lacking; lacking != "" {
		g.Label(g.Sans, g.Fit(g.Sans, incident.Capital(lacking)+".", 14, g.W-x-20), x, y, 14, p.Ink2)
		y += 36
	}
	if meant := d.result.meant; meant != nil {
		g.Label(g.Sans, "Did you mean:", x, y, 14, p.Ink2)
		y += 36
		drawWay(g, meant.Words, meant.Count, y, false, "Ask for it", func() { d.correct(meant) })
		y += 42
	}
	if len(d.result.relax) == 0 {
		words := "There are none in this brief."
		if d.brief.Incidents.Len() > 0 {
			words = "No term alone keeps them out: take away several."
		}
		g.Label(g.Sans, g.Fit(g.Sans, words, 14, g.W-x-20), x, y, 14, p.Ink2)
		return
	}
	g.Label(g.Sans, "Without one of these there would be some:", x, y, 14, p.Ink2)
	for _, way := range d.result.relax {
		y += 36
		drawWay(g, way.Words, way.Count, y, true, "Without “"+way.Words+"”", func() { d.relax(way) })
	}
}

// drawWay draws a button that changes the filter so that something matches, and how many incidents that
// finds. A cross before the words shows that the button removes this term.
func drawWay(g *kit.Painter, words string, count int, y float32, cross bool, name string, do func()) {
	p := g.Palette
	r := draw.Rect{X: 38, Y: y - 20, W: g.W - 58, H: 32}
	fill := p.Raise
	if g.HotSpot(r, name, do) {
		fill = p.Wash
	}
	g.Round(r, 3, fill)
	g.Outline(r, 1, p.Edge)
	left := g.LabelRight(g.Sans, incident.Thousands(count), r.Right()-10, y+1, 13, p.Ink3)
	x := r.X + 12
	if cross {
		g.Cross(r.X+11, r.Y+11.5, p.Ink2)
		x += 18
	}
	g.Label(g.SansBold, g.Fit(g.SansBold, words, 14, left-x-10), x, y+1, 14, p.Ink)
}
