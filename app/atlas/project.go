package atlas

import (
	"fmt"
	"math"
)

// Radius is the radius in metres of the sphere with the area of the ellipsoid WGS 84 (authalic).
const Radius = 6371007.2

// Projection maps longitude and latitude, in degrees, to a plane, in metres. Two that do the same are equal.
type Projection interface {
	Forward(lon, lat float64) (x, y float64)
	Inverse(x, y float64) (lon, lat float64)
	String() string
}

// ForExtent returns an equal-area projection for an extent, so that symbols can be compared. Wide extents
// get Equal Earth, unless they lie around a pole or across the date line, where it ends. Others get
// Lambert's azimuthal projection about their middle, rounded to a degree so that it is stable.
func ForExtent(e Extent) Projection {
	const wide, polar = 120, 50
	lon, lat := e.Middle()
	switch {
	case e.Width() <= wide:
	case e.South >= polar:
		lat = 90
	case e.North <= -polar:
		lat = -90
	case e.West < e.East:
		return EqualEarth{}
	}
	return NewAzimuthal(math.Round(lon), math.Round(lat))
}

// ByName returns the projection that a brief asks for by name; "" is that of ForExtent.
func ByName(name string, e Extent) (Projection, bool) {
	switch name {
	case "":
		return ForExtent(e), true
	case "laea":
		lon, lat := e.Middle()
		return NewAzimuthal(math.Round(lon), math.Round(lat)), true
	case "equal-earth":
		return Showing(EqualEarth{}, e), true
	}
	return nil, false
}

// Azimuthal is Lambert's azimuthal equal-area projection on the sphere (Snyder 1987, p. 185).
type Azimuthal struct {
	lon, lat float64
	l0, f0   angle
}

// NewAzimuthal returns the projection with its centre at a longitude and latitude in degrees.
func NewAzimuthal(lon, lat float64) Azimuthal {
	return Azimuthal{lon, lat, angleOf(lon), angleOf(lat)}
}

func (p Azimuthal) String() string {
	return fmt.Sprintf("Lambert azimuthal equal-area, centre %.0f\u00b0 %s %.0f\u00b0 %s", math.Abs(p.lat), hemisphere(p.lat, "N", "S"), math.Abs(p.lon), hemisphere(p.lon, "E", "W"))
}

func hemisphere(v float64, plus, minus string) string {
	if v < 0 {
		return minus
	}
	return plus
}

// rim bounds the projection, as 1 plus the cosine of the distance from the centre. Points further away, some
// 150 degrees, are moved along their azimuth onto a circle, so that outlines stay closed.
const rim = 0.12

var rimRadius = Radius * math.Sqrt(2*(2-rim))

func (p Azimuthal) Forward(lon, lat float64) (float64, float64) {
	return p.forward(angleOf(lon), angleOf(lat))
}

// forward does the same as Forward for angles whose sines and cosines are known.
func (p Azimuthal) forward(lon, lat angle) (float64, float64) {
	sinL, cosL := lon.sin*p.l0.cos-lon.cos*p.l0.sin, lon.cos*p.l0.cos+lon.sin*p.l0.sin
	east, north := lat.cos*sinL, p.f0.cos*lat.sin-p.f0.sin*lat.cos*cosL
	d := 1 + p.f0.sin*lat.sin + p.f0.cos*lat.cos*cosL
	if d < rim {
		h := math.Hypot(east, north)
		if h < 1e-9 {
			h, east = 1, 1
		}
		return rimRadius * east / h, rimRadius * north / h
	}
	k := Radius * math.Sqrt(2/d)
	return k * east, k * north
}

func (p Azimuthal) Inverse(x, y float64) (float64, float64) {
	rho := math.Hypot(x, y) / Radius
	if rho == 0 {
		return p.lon, p.lat
	}
	rho = min(rho, 2)
	sin, cos := math.Sincos(2 * math.Asin(rho/2))
	lat := math.Asin(min(1, max(-1, cos*p.f0.sin+y/Radius*sin*p.f0.cos/rho)))
	lon := math.Atan2(x/Radius*sin, rho*p.f0.cos*cos-y/Radius*p.f0.sin*sin)
	return Wrap(p.lon + lon*180/math.Pi), lat * 180 / math.Pi
}

// EqualEarth is the projection of \u0160avri\u010d, Patterson and Jenny (2018) about a meridian in whole degrees. The map is cut
// half a globe away from it.
type EqualEarth struct{ Meridian float64 }

// Showing returns a projection, or Equal Earth about the middle of an extent if that lies across its cut.
func Showing(p Projection, e Extent) Projection {
	if earth, ok := p.(EqualEarth); ok && !earth.shows(e) {
		lon, _ := e.Middle()
		return EqualEarth{math.Round(lon)}
	}
	return p
}

// EqualEarthAbout returns the projection about the meridian of a multiple of 30 degrees that is nearest to a longitude, so
// that a map that is moved around the globe needs few of them.
func EqualEarthAbout(lon float64) EqualEarth {
	const step = 30
	return EqualEarth{Wrap(math.Round(lon/step) * step)}
}

// shows reports whether an extent lies on one side of the cut.
func (p EqualEarth) shows(e Extent) bool { return Wrap(e.West-p.Meridian)+e.Width() <= 180 }

func (p EqualEarth) String() string {
	if p.Meridian == 0 {
		return "Equal Earth"
	}
	return fmt.Sprintf("Equal Earth about %.0f\u00b0 %s", math.Abs(p.Meridian), hemisphere(p.Meridian, "E", "W"))
}

const (
	ea1, ea2, ea3, ea4 = 1.340264, -0.081106, 0.000893, 0.003796
)

var eaM = math.Sqrt(3) / 2

func (p EqualEarth) Forward(lon, lat float64) (float64, float64) {
	return p.forward(Wrap(lon-p.Meridian), lat)
}

// forward does the same for a longitude from the meridian.
func (EqualEarth) forward(lon, lat float64) (float64, float64) {
	t := math.Asin(eaM * math.Sin(lat*math.Pi/180))
	t2 := t * t
	t6 := t2 * t2 * t2
	x := lon * math.Pi / 180 * math.Cos(t) / (eaM * (ea1 + 3*ea2*t2 + t6*(7*ea3+9*ea4*t2)))
	return Radius * x, Radius * t * (ea1 + ea2*t2 + t6*(ea3+ea4*t2))
}

func (p EqualEarth) Inverse(x, y float64) (float64, float64) {
	x, y = x/Radius, y/Radius
	t := y
	for range 12 { // Newton
		t2 := t * t
		t6 := t2 * t2 * t2
		step := (t*(ea1+ea2*t2+t6*(ea3+ea4*t2)) - y) / (ea1 + 3*ea2*t2 + t6*(7*ea3+9*ea4*t2))
		t -= step
		if math.Abs(step) < 1e-12 {
			break
		}
	}
	t2 := t * t
	t6 := t2 * t2 * t2
	lon := eaM * x * (ea1 + 3*ea2*t2 + t6*(7*ea3+9*ea4*t2)) / math.Cos(t)
	lon = min(540, max(-540, lon*180/math.Pi)) // beyond the edge the globe goes on
	return Wrap(p.Meridian + lon), math.Asin(min(1, max(-1, math.Sin(t)/eaM))) * 180 / math.Pi
}

// Wrap returns a longitude within -180 to 180 degrees.
func Wrap(lon float64) float64 {
	for lon > 180 {
		lon -= 360
	}
	for lon < -180 {
		lon += 360
	}
	return lon
}

// Extent is an area in degrees; West > East if it lies across the date line.
type Extent struct{ West, South, East, North float64 }

// Width returns the width in degrees.
func (e Extent) Width() float64 {
	if e.West > e.East {
		return e.East + 360 - e.West
	}
	return e.East - e.West
}

// Middle returns the middle of the extent.
func (e Extent) Middle() (lon, lat float64) {
	return Wrap(e.West + e.Width()/2), (e.South + e.North) / 2
}

// Valid reports whether the extent is on the globe and has a size.
func (e Extent) Valid() bool {
	return e.West >= -180 && e.East <= 180 && e.South >= -90 && e.North <= 90 && e.South < e.North && e.Width() > 0
}
