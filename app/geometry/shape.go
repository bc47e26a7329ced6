package geometry

import (
	"errors"
	"math"
	"slices"
)

// Point is a place in degrees. Along a ring or a line longitudes run on beyond 180, where that crosses the date line.
type Point struct{ Lon, Lat float64 }

// Shapes are areas, lines and points.
type Shapes struct {
	Areas  []Area
	Lines  [][]Point
	Points []Point
}

// Area is an outline and holes in it. The outline runs counterclockwise and the holes clockwise, without their first point
// again at the end; where a ring crosses itself, all that it goes around is in it.
type Area [][]Point

// Empty reports whether there is nothing.
func (s *Shapes) Empty() bool { return len(s.Areas)+len(s.Lines)+len(s.Points) == 0 }

// Vertices returns the number of points of all shapes.
func (s *Shapes) Vertices() int {
	n := len(s.Points)
	for _, l := range s.Lines {
		n += len(l)
	}
	for _, a := range s.Areas {
		for _, r := range a {
			n += len(r)
		}
	}
	return n
}

var (
	errFewCorners = errors.New("an area has fewer than three corners")
	errTurns      = errors.New("it goes around the globe more than once: cut it")
	errPole       = errors.New("an area goes around a pole: cut it at the date line, so that one of its sides follows the pole")
)

// NewArea returns an area of rings as they are drawn: closed or not, in any direction, over the date line or not.
func NewArea(rings [][]Point) (Area, error) {
	area := make(Area, 0, len(rings))
	for i, drawn := range rings {
		ring, err := newRing(drawn)
		if err != nil {
			return nil, err
		}
		if i > 0 { // a hole lies beside its outline, and not a globe away from it
			shift := 360 * math.Round((area[0][0].Lon-ring[0].Lon)/360)
			for k := range ring {
				ring[k].Lon += shift
			}
		}
		if (twiceSurface(ring) < 0) != (i > 0) {
			slices.Reverse(ring)
		}
		area = append(area, ring)
	}
	return area, bring(area)
}

// bring moves lines by whole turns so that all longitudes are those of a file, from -360 to 360. It fails for what goes around
// the globe more often.
func bring(lines [][]Point) error {
	west, east := math.Inf(1), math.Inf(-1)
	for _, line := range lines {
		for _, p := range line {
			west, east = min(west, p.Lon), max(east, p.Lon)
		}
	}
	if west >= -mostLon && east <= mostLon || len(lines) == 0 {
		return nil
	}
	shift := 360 * math.Round((west+east)/2/360)
	if east-shift > mostLon || west-shift < -mostLon {
		return errTurns
	}
	for _, line := range lines {
		for i := range line {
			line[i].Lon -= shift
		}
	}
	return nil
}

// mostLon is the longitude beyond which there is none in a file: 360, for those that count eastwards from Greenwich.
const mostLon = 360

// newRing returns a closed line without its first point at the end.
func newRing(drawn []Point) ([]Point, error) {
	ring := runOn(drawn)
	if len(ring) == 0 {
		return nil, errFewCorners
	}
	first, last := ring[0], ring[len(ring)-1]
	if closed := onward(last, drawn[len(drawn)-1].Lon, drawn[0].Lon); math.Abs(closed-first.Lon) > 180 {
		return nil, errPole
	}
	if first.Lat == last.Lat && math.Abs(first.Lon-last.Lon) < 1e-9 {
		ring = ring[:len(ring)-1]
	}
	if len(ring) < 3 {
		return nil, errFewCorners
	}
	return ring, nil
}

// runOn returns a line whose longitudes run on. Points that follow themselves are left out.
func runOn(drawn []Point) []Point {
	line := make([]Point, 0, len(drawn))
	for i, p := range drawn {
		if i > 0 {
			before := line[len(line)-1]
			if p.Lon = onward(before, drawn[i-1].Lon, p.Lon); p == before {
				continue
			}
		}
		line = append(line, p)
	}
	return line
}

// onward returns the longitude to which a line goes on from a point, from one longitude as drawn to the next: the shorter way,
// or all around the globe from one side of the date line to the other, as the world in a rectangle has it.
func onward(at Point, from, to float64) float64 {
	if way := to - from; math.Abs(way) == 360 {
		return at.Lon + way
	}
	if way := to - at.Lon; math.Abs(way) > 180 {
		return to - 360*math.Round(way/360)
	}
	return to
}

// twiceSurface returns twice the surface of a ring in square degrees, below 0 for one that runs clockwise.
func twiceSurface(ring []Point) (sum float64) {
	first := ring[0]
	for i, p := range ring {
		q := ring[(i+1)%len(ring)]
		sum += float64((p.Lon-first.Lon)*(q.Lat-first.Lat)) - float64((q.Lon-first.Lon)*(p.Lat-first.Lat))
	}
	return sum
}
