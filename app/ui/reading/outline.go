//go:build !nogui

package reading

import (
	"fmt"
	"strings"

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
	at     int // the part that is read
}

func newOutline(d *Desk) *outline {
	o := &outline{desk: d}
	o.Surface = kit.NewSurface(d.window, fyne.NewSize(0, 100), o.paint)
	o.OnScroll = func(dy float32) { o.scroll.By(-dy); o.Refresh() }
	return o
}

// Outline returns the list of the parts.
func (d *Desk) Outline() *kit.Surface { return d.outline.Surface }

// follow marks the part being read, and brings it into view once it is another.
func (o *outline) follow() {
	if o.desk.Text.Column() == nil {
		return
	}
	if at := o.desk.current(); at != o.at && at >= 0 {
		o.at = at
		o.scroll.Fit(o.room(o.Size().Height), o.height())
		top := o.top(at)
		o.scroll.Reveal(top-2*outlineRow, top+3*outlineRow)
	}
	o.Refresh()
}

// room returns the height of the list in an outline of a height; the rest says how much is read.
func (o *outline) room(height float32) float32 { return height - 78 }

// top returns where the row of a part begins in the list.
func (o *outline) top(n int) float32 {
	y := float32(56)
	for i, part := range o.desk.document.Parts[:n+1] {
		if i > 0 {
			y += outlineRow
		}
		if atBack(part) && i > 0 && !atBack(o.desk.document.Parts[i-1]) {
			y += 12
		}
	}
	return y
}

// height returns the height of the whole list.
func (o *outline) height() float32 {
	if n := len(o.desk.document.Parts); n > 0 {
		return o.top(n-1) + 2*outlineRow
	}
	return 0
}

const outlineRow = 32

func (o *outline) paint(g *kit.Painter) {
	p, d := g.Palette, o.desk
	g.Rect(draw.Rect{X: g.W - 1, W: 1, H: g.H}, p.Rule)
	if d.Text.Column() == nil {
		return
	}
	room := o.room(g.H)
	o.scroll.Fit(room, o.height())
	g.Clip(draw.Rect{W: g.W, H: room})
	g.Label(g.Sans, "Contents", 20, 38-o.scroll.Top, 13, p.Ink2)
	at := d.current()
	for i, part := range d.document.Parts {
		o.row(g, part, draw.Rect{Y: o.top(i) - o.scroll.Top, W: g.W - 1, H: outlineRow}, room, i == at)
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
	p := g.Palette
	part, left := o.desk.Read()
	words := fmt.Sprintf("%d%% read", int(part*100+0.5))
	if minutes := int(float32(left)/wordsAMinute + 0.5); minutes == 1 {
		words += ", about a minute left"
	} else if minutes > 1 {
		words += fmt.Sprintf(", about %d minutes left", minutes)
	}
	g.Rect(draw.Rect{X: 20, Y: y + 14, W: g.W - 40, H: 3}, p.Rule)
	g.Rect(draw.Rect{X: 20, Y: y + 14, W: (g.W - 40) * part, H: 3}, p.Accent)
	g.Label(g.Sans, g.Fit(g.Sans, words, 13, g.W-36), 20, y+42, 13, p.Ink2)
}

// ShowContents lists the parts in a menu, where the window has no room for the outline, with a tick at the one being read.
func (d *Desk) ShowContents() {
	var items []*fyne.MenuItem
	at := d.current()
	for i, part := range d.document.Parts {
		item := fyne.NewMenuItem(strings.Repeat("\u2003", part.Level-1)+part.Title, func() { d.goTo(part.Block, Jump) })
		item.Checked = i == at
		items = append(items, item)
	}
	d.window.Menu(items, d.Box, fyne.NewPos(8, 0))
}
