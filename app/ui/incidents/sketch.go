//go:build !nogui

package incidents

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"lectern/app/draw"
	"lectern/app/geometry"
	"lectern/app/incident"
	"lectern/app/ui/kit"
)

// sketch is an area that the reader draws on the map, corner by corner, to filter by it.
type sketch struct {
	box     *fyne.Container // of lines and corners
	hint    *kit.Surface    // says how
	on      bool
	corners []geometry.Point
	pointer fyne.Position // to which the last line leads
}

// closeEnough is how near to a corner, in units, a click means that corner.
const closeEnough = 9

// DrawArea has the reader draw an area on the map, by which incidents are then filtered.
func (d *Desk) DrawArea() {
	m := d.mapView
	m.sketch.on, m.sketch.corners = true, nil
	m.sketch.pointer = fyne.NewPos(m.want.W/2, m.want.H/2)
	m.cluster.close()
	m.hideTip()
	d.window.Focus(m)
	m.paintSketch()
}

// endSketch takes the sketch off the map.
func (m *mapView) endSketch() {
	m.sketch.on, m.sketch.corners = false, nil
	m.paintSketch()
}

// sketchAt adds a corner, or ends the area where that is the first or the last one.
func (m *mapView) sketchAt(p fyne.Position) {
	s := &m.sketch
	near := func(c geometry.Point) bool {
		at := m.corner(c)
		return math.Hypot(float64(at.X-p.X), float64(at.Y-p.Y)) < closeEnough
	}
	if n := len(s.corners); n > 0 && (near(s.corners[0]) || near(s.corners[n-1])) {
		if n >= 3 {
			m.finishSketch()
		}
		return
	}
	lon, lat := m.proj.Inverse(m.want.ToPlane(draw.Point{X: p.X, Y: p.Y}))
	s.corners = append(s.corners, geometry.Point{Lon: m.rounded(lon), Lat: m.rounded(lat)})
	m.paintSketch()
}

// rounded returns degrees as precise as the map shows them.
func (m *mapView) rounded(degrees float64) float64 {
	const metres = 111_195 // in a degree
	power := math.Pow(10, min(5, max(1, math.Ceil(math.Log10(metres*m.want.Scale)))))
	return math.Round(degrees*power) / power
}

// finishSketch filters by the area.
func (m *mapView) finishSketch() {
	corners := m.sketch.corners
	if len(corners) < 3 {
		return
	}
	m.endSketch()
	q, err := incident.Inside(corners)
	if err != nil {
		m.desk.fail("This area can\u2019t be used", err)
		return
	}
	m.desk.setChips(m.desk.filter.chips.And(q))
}

// sketchKey handles a key while an area is drawn, and reports whether it did.
func (m *mapView) sketchKey(name fyne.KeyName) bool {
	s := &m.sketch
	if !s.on {
		return false
	}
	switch name {
	case fyne.KeyReturn, fyne.KeyEnter:
		m.finishSketch()
	case fyne.KeyEscape:
		m.endSketch()
	case fyne.KeyBackspace, fyne.KeyDelete:
		s.corners = s.corners[:max(0, len(s.corners)-1)]
		m.paintSketch()
	case fyne.KeySpace:
		m.sketchAt(fyne.NewPos(m.want.W/2, m.want.H/2))
	default:
		return false
	}
	return true
}

// corner returns where a corner lies in the view.
func (m *mapView) corner(c geometry.Point) fyne.Position {
	at := m.want.ToView(m.proj.Forward(c.Lon, c.Lat))
	return fyne.NewPos(at.X, at.Y)
}

// paintSketch shows the corners so far, the lines between them, and the one that leads to the pointer.
func (m *mapView) paintSketch() {
	s, p := &m.sketch, m.desk.window.Palette()
	s.box.Objects = nil
	line := func(a, b fyne.Position) {
		l := canvas.NewLine(p.Accent)
		l.StrokeWidth, l.Position1, l.Position2 = 2, a, b
		s.box.Add(l)
	}
	dot := func(at fyne.Position, r float32) {
		c := canvas.NewCircle(p.Rim)
		c.StrokeColor, c.StrokeWidth = p.Accent, 2
		c.Resize(fyne.NewSquareSize(2 * r))
		c.Move(at.SubtractXY(r, r))
		s.box.Add(c)
	}
	if s.on {
		for i, c := range s.corners[min(1, len(s.corners)):] {
			line(m.corner(s.corners[i]), m.corner(c))
		}
		if n := len(s.corners); n > 0 {
			line(m.corner(s.corners[n-1]), s.pointer)
		}
		for i, c := range s.corners {
			dot(m.corner(c), float32(3+2*max(0, 1-i)))
		}
		middle := fyne.NewPos(m.want.W/2, m.want.H/2) // where Space sets a corner
		line(middle.SubtractXY(6, 0), middle.AddXY(6, 0))
		line(middle.SubtractXY(0, 6), middle.AddXY(0, 6))
	}
	s.hint.Hidden = !s.on
	s.hint.Refresh()
	s.box.Refresh()
}

func newSketch(w *kit.Window) sketch {
	s := sketch{box: container.NewWithoutLayout(), hint: kit.NewSurface(w, hintSize, paintHint)}
	s.hint.Hide()
	return s
}

var hintSize = fyne.NewSize(330, 64)

// hintPlace returns where the hint is on a map of a size: beside the buttons, and below the line on what lies outside the map,
// which may be as wide as the map.
func hintPlace(s fyne.Size) fyne.Position {
	return fyne.NewPos(max(0, s.Width-58-hintSize.Width), 46)
}

// paintHint says how an area is drawn.
func paintHint(g *kit.Painter) {
	g.Rect(draw.Rect{W: g.W, H: g.H}, g.Palette.Raise)
	g.Outline(draw.Rect{W: g.W, H: g.H}, 1, g.Palette.Rule)
	for i, line := range []string{"Click the corners of the area, or move the map", "by the arrows and press Space. Enter filters,", "Backspace takes a corner back, Escape leaves."} {
		g.Label(g.Sans, line, 10, 19+float32(18*i), 13, g.Palette.Ink)
	}
}
