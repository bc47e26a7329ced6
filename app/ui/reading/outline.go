//go:build !nogui

package reading

import (
	"fmt"

	"fyne.io/fyne/v2"

	"lectern/app/compose"
	"lectern/app/draw"
	"lectern/app/ui/kit"
)

// outline lists the parts of the brief with a mark at the one being read, and how much is left.
type outline struct {
	*kit.Surface
	desk   *Desk
	scroll kit.Scroll
}

func newOutline(d *Desk) *outline {
	o := &outline{desk: d}
	o.Surface = kit.NewSurface(d.window, fyne.NewSize(0, 100), o.paint)
	o.OnScroll = func(dy float32) { o.scroll.By(-dy); o.Refresh() }
	return o
}

// Outline returns the list of the parts.
func (d *Desk) Outline() *kit.Surface { return d.outline.Surface }

// follow marks the part being read.
func (o *outline) follow() {
	if o.desk.Text.Column() != nil {
		o.Refresh()
	}
}

const outlineRow = 32

func (o *outline) paint(g *kit.Painter) {
	p, d := g.Palette, o.desk
	g.Rect(draw.Rect{X: g.W - 1, W: 1, H: g.H}, p.Rule)
	if d.Text.Column() == nil {
		return
	}
	room := g.H - 78 // the rest says how far it is
	o.scroll.Fit(room, 88+float32(len(d.document.Parts))*outlineRow)
	g.Clip(draw.Rect{W: g.W, H: room})
	g.Label(g.Sans, "Contents", 20, 38-o.scroll.Top, 13, p.Ink2)
	at := d.current()
	y := float32(56) - o.scroll.Top
	for i, part := range d.document.Parts {
		if part.Level > 2 {
			continue
		}
		if atBack(part) && i > 0 && !atBack(d.document.Parts[i-1]) {
			y += 12
		}
		o.row(g, part, draw.Rect{Y: y, W: g.W - 1, H: outlineRow}, room, i == at)
		y += outlineRow
	}
	g.Unclip()
	o.progress(g, room)
}

// row draws a part of the brief, where it is in view above the foot.
func (o *outline) row(g *kit.Painter, part compose.Part, r draw.Rect, foot float32, current bool) {
	if r.Bottom() <= 0 || r.Y >= foot {
		return
	}
	p := g.Palette
	hover := r.Bottom() < foot && g.HotSpot(r, part.Title, func() { o.desk.goTo(part.Block, Jump) })
	face, ink := g.Sans, p.Ink2
	if current {
		g.Rect(r, p.Wash)
		g.Rect(draw.Rect{Y: r.Y, W: 3, H: r.H}, p.Accent)
		face, ink = g.SansBold, p.Ink
	} else if hover {
		ink = p.Ink
	}
	x := 20 + 16*float32(part.Level-1)
	g.Label(face, g.Fit(face, part.Title, 14, g.W-x-16), x, r.Y+21, 14, ink)
}

// progress shows how much is read.
func (o *outline) progress(g *kit.Painter, y float32) {
	p, part := g.Palette, o.desk.Text.Progress()
	words := fmt.Sprintf("%d%% read", int(part*100+0.5))
	if left := int(o.minutes()*(1-part) + 0.5); left == 1 {
		words += ", about a minute left"
	} else if left > 1 {
		words += fmt.Sprintf(", about %d minutes left", left)
	}
	g.Rect(draw.Rect{X: 20, Y: y + 14, W: g.W - 40, H: 3}, p.Rule)
	g.Rect(draw.Rect{X: 20, Y: y + 14, W: (g.W - 40) * part, H: 3}, p.Accent)
	g.Label(g.Sans, g.Fit(g.Sans, words, 13, g.W-36), 20, y+42, 13, p.Ink2)
}

// minutes returns how long the text takes to read, at 220 words a minute.
func (o *outline) minutes() float32 {
	d := &o.desk.document
	end := len(d.Blocks)
	for _, part := range d.Parts {
		if atBack(part) {
			end = min(end, part.Block)
		}
	}
	words := 0
	for _, b := range d.Blocks[:end] {
		if b.Row == nil {
			words += len(b.Text.String) / 6
		}
	}
	return float32(words) / 220
}

// ShowContents lists the sections in a menu, where the window has no room for the outline.
func (d *Desk) ShowContents() {
	var items []*fyne.MenuItem
	for _, part := range d.document.Parts {
		if part.Level == 1 {
			items = append(items, fyne.NewMenuItem(part.Title, func() { d.goTo(part.Block, Jump) }))
		}
	}
	d.window.Menu(items, d.Box, fyne.NewPos(8, 0))
}
