package exchange

import (
	"cmp"
	"math"
	"slices"

	"lectern/app/incident"
)

// A shape is where a feature lies: a point, and how far what it stands for reaches from it.
type shape struct {
	lat, lon float64 // degrees
	radiusKM float64 // 0 for a point
	raised   bool    // it has heights or measures, which are left out

	projected bool    // its coordinates weren't degrees of WGS 84
	looseKM   float64 // how far off it may be, since the shift of its datum isn't told
}

// A vertex is a point of a geometry, in degrees or in another system's units.
type vertex struct {
	lon, lat float64
	raised   bool // it has a height or a measure other than 0
	begins   bool // a point, a line or a ring begins: no edge leads to it
}

// shapeOf returns the middle of a geometry, and the distance to its farthest point. What goes all around the globe has its
// middle at the pole. The shape is nil where there is no place.
func shapeOf(vertices []vertex) (*shape, error) {
	if len(vertices) == 0 {
		return nil, nil
	}
	vertices[0].begins = true
	s := &shape{}
	south, north := vertices[0].lat, vertices[0].lat
	for _, v := range vertices {
		if sum := v.lon + v.lat; math.IsNaN(sum) || math.IsInf(sum, 0) {
			return nil, errGeometry
		}
		south, north = min(south, v.lat), max(north, v.lat)
		s.raised = s.raised || v.raised
	}
	s.lat = (south + north) / 2
	whole := covering(arcsOf(vertices))
	switch width := whole.east - whole.west; {
	case width == 0: // a point whose longitude is beyond 180 degrees is refused as it stands
		s.lon = whole.west
	case width >= 360 && whole.isOfDegrees():
		s.lat = math.Copysign(90, s.lat)
	default:
		s.lon = wrap((whole.west + whole.east) / 2)
	}
	for i, v := range vertices {
		s.radiusKM = max(s.radiusKM, incident.DistanceKM(s.lat, s.lon, v.lat, v.lon))
		if !v.begins {
			s.radiusKM = max(s.radiusKM, s.farthestKM(vertices[i-1], v, mostSteps/len(vertices)+1))
		}
	}
	return s, nil
}

// isOfDegrees reports whether the middle can be a place in degrees.
func (s *shape) isOfDegrees() bool { return math.Abs(s.lat) <= 90 && math.Abs(s.lon) <= 360 }

// mostSteps bounds the points between vertices that are looked at: a geometry may have a million edges around the globe.
const mostSteps = 1 << 20

// farthestKM returns how far an edge reaches from the middle between its ends, in a number of steps at most. It is straight in
// degrees, as in GeoJSON, so a long one bends away from the shortest way. Only one longer than a step can reach farther than
// its ends by metres.
func (s *shape) farthestKM(a, b vertex, most int) (km float64) {
	const step = 0.25 // degrees
	n := min(most, int(math.Ceil(min(360, max(math.Abs(b.lon-a.lon), math.Abs(b.lat-a.lat)))/step)))
	for i := 1; i < n; i++ {
		t := float64(i) / float64(n)
		km = max(km, incident.DistanceKM(s.lat, s.lon, a.lat+float64(t*(b.lat-a.lat)), a.lon+float64(t*(b.lon-a.lon))))
	}
	return km
}

// An arc is a stretch of longitudes; east may be beyond 180 degrees.
type arc struct{ west, east float64 }

// isOfDegrees reports whether the arc can be one of longitudes.
func (a arc) isOfDegrees() bool { return a.west >= -540 && a.east <= 540 }

// arcsOf returns the arc of each point, line and ring, and lets the longitudes of its vertices run on beyond 180 degrees where
// it crosses the date line. An edge that is drawn three quarters around the globe or more is taken for a short one over the
// date line, unless it goes all around, as on the edge of a map of the world.
func arcsOf(vertices []vertex) (arcs []arc) {
	const long = 270
	shift, before := 0.0, 0.0
	for i := range vertices {
		v := &vertices[i]
		drawn := v.lon
		way := drawn - before
		switch {
		case v.begins:
			shift = 0
			arcs = append(arcs, arc{drawn, drawn})
		case way >= long && way < 360:
			shift -= 360
		case way <= -long && way > -360:
			shift += 360
		}
		before = drawn
		v.lon += shift
		last := &arcs[len(arcs)-1]
		last.west, last.east = min(last.west, v.lon), max(last.east, v.lon)
	}
	return arcs
}

// covering returns the shortest arc that covers some: all but the widest gap between them.
func covering(arcs []arc) arc {
	all := arcs[0]
	for _, a := range arcs {
		all.west, all.east = min(all.west, a.west), max(all.east, a.east)
	}
	if len(arcs) == 1 || !all.isOfDegrees() {
		return all
	}
	for i, a := range arcs { // to where each begins between -180 and 180
		turn := 360 * math.Floor((a.west+180)/360)
		arcs[i] = arc{a.west - turn, a.east - turn}
	}
	slices.SortFunc(arcs, func(a, b arc) int { return cmp.Compare(a.west, b.west) })
	reach := arcs[0].east
	for _, a := range arcs {
		reach = max(reach, a.east)
	}
	found, widest := arc{arcs[0].west, reach}, arcs[0].west+360-reach
	reach = max(arcs[0].east, reach-360)
	for _, a := range arcs[1:] {
		if gap := a.west - reach; gap > widest {
			found, widest = arc{a.west, reach + 360}, gap
		}
		reach = max(reach, a.east)
	}
	return found
}

// isRaised reports whether a height or a measure says something.
func isRaised(v float64) bool { return v != 0 && !math.IsNaN(v) }

// wrap returns a difference of longitudes from -180 to 180. What is no longitude stays as it is.
func wrap(lon float64) float64 {
	switch {
	case lon > 180 && lon <= 540:
		return lon - 360
	case lon < -180 && lon >= -540:
		return lon + 360
	}
	return lon
}
