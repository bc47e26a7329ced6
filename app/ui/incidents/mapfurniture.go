//go:build !nogui

package incidents

import (
	"fyne.io/fyne/v2"

	"lectern/app/draw"
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
		if g.HotSpot(r, b.name, b.do) {
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
	r := draw.Rect{W: g.W, H: g.H}
	fill, words := g.Palette.Raise, "Key"
	if m.key {
		words = "No key"
	}
	if g.HotSpot(r, words, func() { m.key = !m.key; m.desk.ask() }) {
		fill = g.Palette.Wash
	}
	g.Rect(r, fill)
	g.Outline(r, 1, g.Palette.Rule)
	g.Label(g.Sans, words, (g.W-g.Width(g.Sans, words, 13))/2, 20, 13, g.Palette.Ink)
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
	m.sketch.hint.Move(fyne.NewPos(max(0, (s.Width-46-hintSize.Width)/2), 12))
	m.buttons.Resize(mapButtonsSize)
	m.buttons.Move(fyne.NewPos(s.Width-46, 12))
	m.keyButton.Resize(fyne.NewSize(60, 30))
	m.keyButton.Move(fyne.NewPos(s.Width-74, mapButtonsSize.Height+20))
	if s.Height < 290 { // else it would lie over the credit
		m.keyButton.Move(fyne.NewPos(s.Width-114, 12))
	}
	m.card.place()
}

func (r *mapRenderer) MinSize() fyne.Size { return r.m.MinSize() }

func (r *mapRenderer) Refresh() {
	r.m.rim.FillColor = r.m.desk.window.Palette().Sea
	if r.m.drawn.base != nil && r.m.scale() != r.m.drawn.scale {
		r.m.desk.ask()
	}
}

func (r *mapRenderer) Destroy() {}

func (r *mapRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.m.rim, r.m.base, r.m.furniture, r.m.sketch.box, r.m.sketch.hint, r.m.buttons, r.m.keyButton, r.m.card.Surface, r.m.cluster.Surface, r.m.tip.Surface, r.m.ring}
}
