package atlas

import (
	"math"

	"lectern/app/draw"
)

// View is a rectangle of the plane that a map shows.
type View struct {
	X, Y  float64 // of the middle, metres
	Scale float64 // units a metre
	W, H  float32 // units
}

// ToView converts a point of the plane to one of the view.
func (v View) ToView(x, y float64) draw.Point {
	return draw.Point{X: float32((x-v.X)*v.Scale) + v.W/2, Y: v.H/2 - float32((y-v.Y)*v.Scale)}
}

// ToPlane converts a point of the view to one of the plane.
func (v View) ToPlane(p draw.Point) (x, y float64) {
	return v.X + float64(p.X-v.W/2)/v.Scale, v.Y - float64(p.Y-v.H/2)/v.Scale
}

// Zoom returns the view scaled about a point, which stays where it is.
func (v View) Zoom(factor float64, about draw.Point) View {
	x, y := v.ToPlane(about)
	v.Scale = min(max(v.Scale*factor, 1.2e-5), 0.02) // from the world in a corner to a town in the whole window
	v.X = x - float64(about.X-v.W/2)/v.Scale
	v.Y = y + float64(about.Y-v.H/2)/v.Scale
	return v
}

// Pan returns the view after the map was moved by units.
func (v View) Pan(dx, dy float32) View {
	v.X -= float64(dx) / v.Scale
	v.Y += float64(dy) / v.Scale
	return v
}

// Fit returns the view of w by h units that shows all of an extent. Equal Earth ends at its cut, so an extent across that
// is shown in the width of the world.
func Fit(p Projection, e Extent, w, h float32) View {
	if earth, ok := p.(EqualEarth); ok && !earth.shows(e) {
		e.West, e.East = earth.Meridian-180, earth.Meridian+180
	}
	x0, y0, x1, y1 := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	const n = 16
	for i := range n + 1 {
		for j := range n + 1 {
			x, y := p.Forward(e.West+e.Width()*float64(i)/n, e.South+(e.North-e.South)*float64(j)/n)
			x0, x1, y0, y1 = min(x0, x), max(x1, x), min(y0, y), max(y1, y)
		}
	}
	scale := min(float64(w)/max(x1-x0, 1), float64(h)/max(y1-y0, 1))
	return View{X: (x0 + x1) / 2, Y: (y0 + y1) / 2, Scale: scale, W: w, H: h}
}

// perDegree is the length of a degree of a great circle in km.
const perDegree = 111.195

// degrees returns how many degrees a unit covers at the middle.
func (v View) degrees() float64 { return 1 / v.Scale / (perDegree * 1000) }
