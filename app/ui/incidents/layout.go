//go:build !nogui

package incidents

import (
	"fyne.io/fyne/v2"
)

const timeHeight = 148

// deskLayout gives the views their sizes, which depend on the width of the window.
type deskLayout struct{ d *Desk }

func (l deskLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(600, 400) }

func (l deskLayout) Layout(_ []fyne.CanvasObject, s fyne.Size) {
	d := l.d
	put := func(o fyne.CanvasObject, x, y, w, h float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(max(1, w), max(1, h)))
	}
	field := min(676, s.Width*0.5)
	const margin = 16
	put(d.margin, 0, 0, margin, filterHeight)
	put(d.filter.box, margin, 0, field, filterHeight)
	put(d.views, margin+field, 0, s.Width-margin-field, filterHeight)
	put(d.popup.Surface, margin, 46, min(560, field), d.popup.height())
	totals := float32(totalsHeight)
	if d.sides.Visible() {
		totals += comparedHeight
	}
	put(d.totals, 0, filterHeight, s.Width, totals)
	top := filterHeight + totals
	line := float32(timeHeight)
	list := min(640, max(400, s.Width*0.337))
	switch {
	case s.Width >= 2560:
		line, list = 200, 640
	case s.Width >= 1920:
		list = 520
	case s.Width < 1024:
		line = 110
	}
	if d.sides.Visible() { // a timeline each
		line *= 1.6
	}
	if d.figures.Visible() {
		list = max(list, s.Width*0.5)
	}
	left := float32(0)
	if d.facets.Visible() {
		left = facetWidth
	}
	room := s.Height - top - line
	put(d.facets.Surface, 0, top, facetWidth, room)
	if width := s.Width - list - left; s.Width < 1024 && width < room { // the map goes above the list, since it would be too narrow next to it
		put(d.clip, left, top, s.Width-left, room*0.55)
		put(d.list, left, top+room*0.55, s.Width-left, room*0.45)
	} else {
		put(d.clip, left, top, s.Width-list-left, room)
		put(d.list, s.Width-list, top, list, room)
	}
	d.figures.Move(d.list.Position())
	d.figures.Resize(d.list.Size())
	if d.sides.Visible() {
		l.split()
	}
	put(d.timeline.box, 0, s.Height-line, s.Width, line)
	d.Panel.Box.Move(d.list.Position())
	d.Panel.Box.Resize(d.list.Size())
	if s.Width != d.width { // the bars of the timeline fit it
		d.width = s.Width
		d.ask()
	}
}

// split divides the place of the map between two maps, below a line that names them.
func (l deskLayout) split() {
	d := l.d
	at, size := d.clip.Position(), d.clip.Size()
	d.sides.Move(at)
	d.sides.Resize(fyne.NewSize(size.Width, sidesHeight))
	half := fyne.NewSize(max(1, size.Width/2), max(1, size.Height-sidesHeight))
	at.Y += sidesHeight
	d.clip.Move(at)
	d.clip.Resize(half)
	at.X += half.Width
	d.other.box.Move(at)
	d.other.box.Resize(half)
}
