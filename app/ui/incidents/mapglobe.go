//go:build !nogui

package incidents

import (
	"math"

	"lectern/app/atlas"
	"lectern/app/brief"
	"lectern/app/draw"
)

// fit fits the wanted view to an extent, in the map's own projection or one like it that doesn't cut the extent.
func (m *mapView) fit(e atlas.Extent) {
	m.project(atlas.Showing(m.whole, e))
	s := m.Size()
	m.want = atlas.Fit(m.proj, e, s.Width, s.Height)
}

// project changes the projection. Until the next picture is there, the old one stays where it is.
func (m *mapView) project(p atlas.Projection) {
	if p == m.proj {
		return
	}
	x, y := p.Forward(m.proj.Inverse(m.want.X, m.want.Y))
	for _, v := range []*atlas.View{&m.drawn.view, &m.desk.other.drawn.view} {
		v.X, v.Y = v.X+x-m.want.X, v.Y+y-m.want.Y
	}
	m.want.X, m.want.Y, m.proj = x, y, p
}

// reproject moves a picture that was drawn before the projection changed to where it is now.
func (p *picture) reproject(to atlas.Projection) {
	if p.proj != to && p.proj != nil {
		p.view.X, p.view.Y = to.Forward(p.proj.Inverse(p.view.X, p.view.Y))
	}
}

// turn turns the globe where an edge of the world comes into view, so that the world goes on there.
func (m *mapView) turn() {
	earth, ok := m.proj.(atlas.EqualEarth)
	if !ok {
		return
	}
	lon, lat := earth.Inverse(m.want.X, m.want.Y)
	edge, _ := atlas.EqualEarth{}.Forward(180, lat)
	if off := math.Abs(m.want.X); off > edge/8 && off+float64(m.want.W)/2/m.want.Scale > edge {
		m.project(atlas.EqualEarthAbout(lon))
	}
}

// meridian returns the one about which the globe was turned; 0 unless it was.
func (m *mapView) meridian() float64 {
	earth, _ := m.proj.(atlas.EqualEarth)
	return earth.Meridian
}

// turnTo turns the globe, if the map is one that can be turned.
func (m *mapView) turnTo(meridian float64) {
	if _, ok := m.proj.(atlas.EqualEarth); ok {
		m.project(atlas.EqualEarth{Meridian: meridian})
	}
}

// extentShown returns the extent that the map shows, in degrees to two places.
func (m *mapView) extentShown() *brief.Extent {
	middle, lat := m.proj.Inverse(m.want.X, m.want.Y)
	west, south, east, north := 0.0, lat, 0.0, lat
	for _, x := range []float32{0, 0.25, 0.5, 0.75, 1} {
		for _, y := range []float32{0, 0.25, 0.5, 0.75, 1} {
			lon, lat := m.proj.Inverse(m.want.ToPlane(draw.Point{X: x * m.want.W, Y: y * m.want.H}))
			away := atlas.Wrap(lon - middle)
			west, south, east, north = min(west, away), min(south, lat), max(east, away), max(north, lat)
		}
	}
	round := func(v float64) float64 { return math.Round(v*100) / 100 }
	return &brief.Extent{round(atlas.Wrap(middle + west)), round(south), round(atlas.Wrap(middle + east)), round(north)}
}
