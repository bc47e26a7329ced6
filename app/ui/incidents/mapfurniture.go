//go:build !nogui

package incidents

import (
	"fyne.io/fyne/v2"

	"lectern/app/draw"
	"lectern/app/figure"
	"lectern/app/ui/kit"
)

// mapButtons is the number of buttons on the map.
const mapButtons = 4

var mapButtonsSize = fyne.NewSize(32, 131)

func (m *mapView) paintButtons(g *kit.Painter) {
	g.Rect(draw.Rect{W: g.W, H: g.H}, g.Palette.Raise)
	middle := func() draw.Point { return draw.Point{X: m.want.W / 2, Y: m.want.H / 2} }
	row := g.H / mapButtons
	for n, b := range []struct {
		name string
		icon kit.Icon
		do   func()
	}{
		{"Nearer", kit.PlusIcon, func() { m.zoom(1.6, middle()) }},
		{"Farther", kit.MinusIcon, func() { m.zoom(1/1.6, middle()) }},
		{"All of the brief’s region", kit.FitIcon, m.home},
		{"What the map shows", kit.LayersIcon, m.desk.MapMenu},
	} {
		r := draw.Rect{Y: float32(n) * row, W: g.W, H: row}
		if g.IconSpot(r, b.name, b.do) {
			g.Rect(r, g.Palette.Wash)
		}
		g.Icon(b.icon, 7, r.Y+7, g.Palette.Ink2)
		if n > 0 {
			g.Rect(draw.Rect{Y: r.Y, W: g.W, H: 1}, g.Palette.Rule)
		}
	}
	g.Outline(draw.Rect{W: g.W, H: g.H}, 1, g.Palette.Rule)
}

func (m *mapView) paintKeyButton(g *kit.Painter) {
	words := "Key"
	if m.key {
		words = "No key"
	}
	mapButton(g, words, func() { m.key = !m.key; m.desk.ask() })
}

// mapButton draws a button on the map that fills a surface.
func mapButton(g *kit.Painter, words string, do func()) {
	r := draw.Rect{W: g.W, H: g.H}
	fill := g.Palette.Raise
	if g.HotSpot(r, words, do) {
		fill = g.Palette.Wash
	}
	g.Rect(r, fill)
	g.Outline(r, 1, g.Palette.Rule)
	g.Label(g.Sans, words, (g.W-g.Width(g.Sans, words, 13))/2, g.H/2+5, 13, g.Palette.Ink)
}

// buttonsOver returns where the buttons are on a map of a size.
func buttonsOver(s fyne.Size) figure.Buttons {
	zoom := draw.Rect{X: s.Width - 46, Y: 12, W: mapButtonsSize.Width, H: mapButtonsSize.Height}
	key := draw.Rect{X: s.Width - 74, Y: zoom.Bottom() + 8, W: 60, H: 30}
	if low := s.Height - 38; s.Height < 290 { // at the lower right, or else beside the others
		if key.Y = low; low < zoom.Bottom()+4 {
			key.X, key.Y = s.Width-114, zoom.Y
		}
	}
	return figure.Buttons{Always: []draw.Rect{zoom}, Key: key, Credits: draw.Rect{X: 8, Y: s.Height - 36, W: 68, H: 28}}
}

// putAt puts an object at a place of the map.
func putAt(o fyne.CanvasObject, r draw.Rect) {
	o.Resize(fyne.NewSize(r.W, r.H))
	o.Move(fyne.NewPos(r.X, r.Y))
}

func (m *mapView) MinSize() fyne.Size { return fyne.NewSize(9, 9) }

type mapRenderer struct{ m *mapView }

func (r *mapRenderer) Layout(s fyne.Size) {
	m := r.m
	m.rim.Resize(s)
	m.ring.Resize(s)
	m.furniture.Resize(s)
	m.sketch.box.Resize(s)
	m.sketch.hint.Resize(hintSize)
	m.sketch.hint.Move(hintPlace(s))
	over := buttonsOver(s)
	putAt(m.buttons, over.Always[0])
	putAt(m.keyButton, over.Key)
	m.credits.place(over.Credits, s)
	m.card.place()
}

func (r *mapRenderer) MinSize() fyne.Size { return r.m.MinSize() }

func (r *mapRenderer) Refresh() {
	r.m.rim.FillColor = r.m.desk.window.Palette().Sea
	r.m.place()
	if r.m.drawn.base != nil && r.m.scale() != r.m.drawn.scale {
		r.m.desk.ask()
	}
}

func (r *mapRenderer) Destroy() {}

func (r *mapRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.m.rim, r.m.base, r.m.furniture, r.m.sketch.box, r.m.sketch.hint, r.m.buttons, r.m.keyButton, r.m.credits.button, r.m.credits.Surface, r.m.card.Surface, r.m.cluster.Surface, r.m.tip.Surface, r.m.ring}
}
