//go:build !nogui

package incidents

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"lectern/app/draw"
	"lectern/app/incident"
	"lectern/app/ui/kit"
)

// otherMap shows the incidents that those of the map are compared with, in the same view beside it. It follows the map.
type otherMap struct {
	box             *fyne.Container
	of              *mapView
	drawn           picture
	rim             *canvas.Rectangle
	base, furniture *canvas.Raster
}

func newOtherMap(m *mapView) *otherMap {
	o := &otherMap{of: m, rim: canvas.NewRectangle(m.desk.window.Palette().Sea)}
	o.base = canvas.NewRaster(func(int, int) image.Image { return shownImage(o.drawn.base) })
	o.furniture = canvas.NewRaster(func(int, int) image.Image { return shownImage(o.drawn.furniture) })
	o.base.ScaleMode, o.furniture.ScaleMode = canvas.ImageScaleFastest, canvas.ImageScalePixels
	o.box = container.New(otherLayout{o}, o.rim, kit.Clip(container.NewWithoutLayout(o.base)), o.furniture)
	o.box.Hide()
	return o
}

// otherLayout gives all parts the whole area; the picture has the place that its view has.
type otherLayout struct{ o *otherMap }

func (otherLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(9, 9) }

func (l otherLayout) Layout(parts []fyne.CanvasObject, s fyne.Size) {
	for _, part := range parts {
		part.Move(fyne.Position{})
		part.Resize(s)
	}
	l.o.place()
}

// show takes over a new picture; without a base there is nothing to compare.
func (o *otherMap) show(p picture) {
	p.reproject(o.of.proj)
	o.drawn = p
	o.base.Refresh()
	o.furniture.Refresh()
	o.place()
	o.rim.Refresh()
}

// place moves and stretches the picture to where the wanted view of the map is.
func (o *otherMap) place() {
	if o.drawn.base != nil {
		o.drawn.placeFor(o.of.want, o.base, o.rim, o.of.desk.window.Palette().Sea)
	}
}

// sidesHeight is the height of the line that names the two maps.
const sidesHeight = 28

// paintSides names what each of two maps shows, and how many incidents that is.
func (d *Desk) paintSides(g *kit.Painter) {
	g.Rect(draw.Rect{W: g.W, H: g.H}, g.Palette.Page)
	g.Rect(draw.Rect{Y: g.H - 1, W: g.W, H: 1}, g.Palette.Rule)
	if d.result == nil || d.result.other == nil {
		return
	}
	side := func(x float32, words string, rows int) {
		words = incident.Capital(words) + ": " + incident.Thousands(rows)
		g.Label(g.SansBold, g.Fit(g.SansBold, words, 13, g.W/2-32), x, 19, 13, g.Palette.Ink)
	}
	other := d.result.other
	side(16, incident.QuerySide(d.result.request.Asked(), d.result.answer.Shown).Words, d.result.answer.Totals.Rows)
	side(g.W/2+16, other.side.Words, other.answer.Totals.Rows)
	g.Rect(draw.Rect{X: g.W / 2, W: 1, H: g.H}, g.Palette.Rule)
}
