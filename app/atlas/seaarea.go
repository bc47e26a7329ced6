package atlas

import (
	"encoding/json"
	"math"
	"sync"

	"lectern/assets"
)

// seaArea is a part of the sea with a name, as a ring of longitudes and latitudes that may lie over land.
type seaArea struct {
	name                     string
	ring                     [][2]float64
	west, south, east, north float64
	size                     float64 // in square degrees
}

// nearSea is how far from a sea's area a point at sea may lie to be of it, in degrees: its coast is simplified.
const nearSea = 0.4

// seaAreas reads the areas of seas, once.
var seaAreas = sync.OnceValue(func() (all []seaArea) {
	var file struct {
		Features []struct {
			Properties struct{ Name string }
			Geometry   struct{ Coordinates [][][][2]float64 }
		}
	}
	if err := json.Unmarshal(assets.SeaAreas, &file); err != nil {
		panic("atlas: the areas of seas that the program carries are broken: " + err.Error())
	}
	for _, f := range file.Features {
		for _, polygon := range f.Geometry.Coordinates {
			all = append(all, newSeaArea(f.Properties.Name, polygon[0]))
		}
	}
	return all
})

func newSeaArea(name string, ring [][2]float64) seaArea {
	a := seaArea{name: name, ring: ring, west: 180, south: 90, east: -180, north: -90}
	for i, p := range ring {
		a.west, a.east = min(a.west, p[0]), max(a.east, p[0])
		a.south, a.north = min(a.south, p[1]), max(a.north, p[1])
		q := ring[(i+1)%len(ring)]
		a.size += (p[0]*q[1] - q[0]*p[1]) / 2
	}
	a.size = math.Abs(a.size)
	return a
}

// SeaAt returns the name of the sea in which a point at sea lies, the smallest that it lies in, and false where the areas of
// Natural Earth have none. Whether the point is at sea, Coast says.
func SeaAt(lat, lon float64) (name string, ok bool) {
	lon = Wrap(lon)
	var in, near *seaArea
	closest := nearSea
	all := seaAreas()
	for i := range all {
		a := &all[i]
		for _, lon := range []float64{lon, lon - 360, lon + 360} { // an area may go on over the date line
			switch d := a.from(lon, lat); {
			case d == 0 && (in == nil || a.size < in.size):
				in = a
			case d > 0 && d < closest:
				near, closest = a, d
			}
		}
	}
	switch {
	case in != nil:
		return in.name, true
	case near != nil:
		return near.name, true
	}
	return "", false
}

// from returns how far a point is from the area in degrees: 0 within it, and infinitely far beyond nearSea.
func (a *seaArea) from(lon, lat float64) float64 {
	switch {
	case lon < a.west-nearSea || lon > a.east+nearSea || lat < a.south-nearSea || lat > a.north+nearSea:
		return math.Inf(1)
	case a.has(lon, lat):
		return 0
	}
	return a.distance(lon, lat)
}

// has reports whether a point lies in the ring: a line to the east of it crosses the ring an odd number of times.
func (a *seaArea) has(lon, lat float64) (in bool) {
	for i, p := range a.ring {
		q := a.ring[(i+1)%len(a.ring)]
		if (p[1] > lat) != (q[1] > lat) && lon < p[0]+(q[0]-p[0])*(lat-p[1])/(q[1]-p[1]) {
			in = !in
		}
	}
	return in
}

// distance returns how far a point is from the ring, in degrees of latitude.
func (a *seaArea) distance(lon, lat float64) float64 {
	least, cos := math.Inf(1), math.Cos(lat*math.Pi/180)
	for i, p := range a.ring {
		q := a.ring[(i+1)%len(a.ring)]
		x, y := (lon-p[0])*cos, lat-p[1]
		dx, dy := (q[0]-p[0])*cos, q[1]-p[1]
		if length := dx*dx + dy*dy; length > 0 {
			u := min(1, max(0, (x*dx+y*dy)/length))
			x, y = x-u*dx, y-u*dy
		}
		least = min(least, math.Hypot(x, y))
	}
	return least
}
