package geometry

import "math"

// earthKM is the radius of the sphere on which distances are measured, as those of incidents are.
const earthKM = 6371.0088

// Region is the inside of areas, by which many places are asked for. It doesn't change, so any number of goroutines may ask.
type Region struct {
	sides        []side
	bands        [][]int32 // by band of latitude: indices of the sides that reach into it
	south, north float64
}

// side is one of an area. Areas begin between 180 degrees west and 180 degrees east, and run on from there.
type side struct{ a, b Point }

// mostBands is the number of bands of latitude above which there are no more.
const mostBands = 1024

// NewRegion returns the inside of areas.
func NewRegion(areas []Area) *Region {
	r := &Region{south: 90, north: -90}
	for _, area := range areas {
		west := math.Inf(1)
		for _, p := range area[0] {
			west = min(west, p.Lon)
		}
		shift := -360 * math.Floor((west+180)/360)
		for _, ring := range area {
			for i, a := range ring {
				b := ring[(i+1)%len(ring)]
				a.Lon, b.Lon = a.Lon+shift, b.Lon+shift
				r.sides = append(r.sides, side{a, b})
				r.south, r.north = min(r.south, a.Lat), max(r.north, a.Lat)
			}
		}
	}
	r.bands = make([][]int32, min(mostBands, len(r.sides)/8+1))
	for i, s := range r.sides {
		for band := r.band(min(s.a.Lat, s.b.Lat)); band <= r.band(max(s.a.Lat, s.b.Lat)); band++ {
			r.bands[band] = append(r.bands[band], int32(i))
		}
	}
	return r
}

// band returns the band of a latitude, the nearest one outside of the areas.
func (r *Region) band(lat float64) int {
	if r.north <= r.south {
		return 0
	}
	n := len(r.bands)
	return min(n-1, max(0, int(float64(n)*(lat-r.south)/(r.north-r.south))))
}

// Box returns the extent of the region in degrees: all around the globe where it crosses the date line.
func (r *Region) Box() (west, south, east, north float64) {
	west, east = 180, -180
	for _, s := range r.sides {
		west, east = min(west, s.a.Lon), max(east, s.a.Lon)
	}
	if east > 180 {
		west, east = -180, 180
	}
	return west, r.south, east, r.north
}

// Contains reports whether a place lies in the region. Sides are straight in degrees, as GeoJSON has them.
func (r *Region) Contains(p Point) bool { return r.Turns(p) != 0 }

// Turns returns how often the areas go around a place.
func (r *Region) Turns(p Point) (turns int) {
	if len(r.sides) == 0 || p.Lat < r.south || p.Lat > r.north {
		return 0
	}
	for _, i := range r.bands[r.band(p.Lat)] {
		s := &r.sides[i]
		turns += s.turn(p.Lon, p.Lat) + s.turn(p.Lon+360, p.Lat)
	}
	return turns
}

// turn returns 1 or -1 for a side that goes past a place in the east, northward or southward.
func (s *side) turn(lon, lat float64) int {
	north := s.b.Lat > lat
	if (s.a.Lat > lat) == north {
		return 0
	}
	across := float64((s.b.Lon-s.a.Lon)*(lat-s.a.Lat)) - float64((lon-s.a.Lon)*(s.b.Lat-s.a.Lat))
	switch {
	case north && across > 0:
		return 1
	case !north && across < 0:
		return -1
	}
	return 0
}

// EdgeKM returns how far a place is from the nearest edge of the region, up to most; beyond that it returns most.
func (r *Region) EdgeKM(p Point, most float64) float64 {
	reach := most / earthKM * 180 / math.Pi
	if len(r.sides) == 0 || p.Lat < r.south-reach || p.Lat > r.north+reach {
		return most
	}
	nearest := most
	for band := r.band(p.Lat - reach); band <= r.band(p.Lat+reach); band++ {
		for _, i := range r.bands[band] {
			nearest = min(nearest, sideKM(p, r.sides[i].a, r.sides[i].b))
		}
	}
	return nearest
}

// sideKM returns how far a place is from a side, on a plane that touches the globe there. That is exact near the place, where
// it decides.
func sideKM(p, a, b Point) float64 {
	const degree = math.Pi / 180
	way := b.Lon - a.Lon
	ax := math.Remainder(a.Lon-p.Lon, 360)
	if mid := ax + way/2; math.Abs(mid) > 180 { // the side lies nearer on the other way around the globe
		ax -= 360 * math.Round(mid/360)
	}
	cos := math.Cos(p.Lat * degree)
	x0, y0 := ax*cos, a.Lat-p.Lat
	dx, dy := way*cos, b.Lat-a.Lat
	t := 0.0
	if length := float64(dx*dx) + float64(dy*dy); length > 0 {
		t = min(1, max(0, -(float64(x0*dx)+float64(y0*dy))/length))
	}
	x, y := x0+float64(t*dx), y0+float64(t*dy)
	// The nearest point of the side, on the sphere.
	lat := (p.Lat + y) * degree
	lon := 0.0
	if cos > 1e-9 {
		lon = x / cos * degree
	}
	sinLat, sinLon := math.Sin((lat-p.Lat*degree)/2), math.Sin(lon/2)
	h := float64(sinLat*sinLat) + float64(math.Cos(p.Lat*degree)*math.Cos(lat)*sinLon*sinLon)
	return 2 * earthKM * math.Asin(min(1, math.Sqrt(h)))
}
