package figure

import (
	"math"

	"lectern/app/draw"
	"lectern/app/incident"
)

// Shape is the shape of a symbol, which shows the attribution of an incident by form and not by colour alone.
type Shape uint8

const (
	Disc    Shape = iota // claimed
	Core                 // attributed by others: a ring with a core
	Diamond              // disputed: half filled
	Ring                 // attribution unknown
)

// ShapeOf returns the shape of an attribution.
func ShapeOf(a incident.Attribution) Shape {
	switch a {
	case incident.Claimed:
		return Disc
	case incident.Attributed:
		return Core
	case incident.Disputed:
		return Diamond
	}
	return Ring
}

// Symbol is the symbol of one or several incidents at a point of a view.
type Symbol struct {
	At            draw.Point
	R, High       float32        // radii of the lowest and the highest amount
	Sum, Around   incident.Tally // Around: by the figures around best ones; Sum where there are none
	Count         int            // incidents
	Rows          []incident.Row // the incidents, in the order of the table; nil if there are more than mostWithShape
	Shape         Shape
	NumberUnknown bool       // no number is known
	Unverified    bool       // all of its incidents are
	Spread        float32    // radius of the uncertain place, 0 for a point
	Area          *Area      // the province or country to which the place is known and no closer, or nil
	Kinds         kindCounts // of its incidents, on a map that is coloured
	Rim           bool       // drawn with a dashed rim, because the uncertain place isn't drawn
}

// Total returns what a symbol comes to in the amount after which it is drawn.
func (s *Symbol) Total(of incident.Amount) incident.Total {
	return incident.Total{Amount: of, Tally: s.Sum, Around: s.Around}
}

// widestRing is the width of a ring, in units, above which it is its outer line alone: filled it would hide the map.
const widestRing = 14

// Solid returns the radius of what a symbol hides: with its ring, unless that is a line alone.
func (s *Symbol) Solid(unit float32) float32 {
	if s.High > s.R+float32(widestRing*unit) {
		return s.R
	}
	return max(s.R, s.High)
}

// hasRing reports whether the highest amount shows.
func (s *Symbol) hasRing(unit float32) bool { return s.High > s.R+0.5*unit }

// isUncertain reports whether the place may lie outside the symbol.
func (s *Symbol) isUncertain(unit float32) bool {
	return s.Area != nil || s.Spread > s.R+float32(5*unit)
}

// sizer computes sizes of symbols, whose area is proportional to an amount.
type sizer struct {
	amount incident.Amount
	reach  float32 // radius for an amount of 1; it grows with the square root
	least  float32 // radius of the smallest symbol
}

// mostRadius is the largest radius of a symbol for half of a table's total, so that symbols of large numbers
// stay within the map.
const mostRadius = 60

// sizer returns the sizer for an amount with its total in a table. Sizes don't depend on view and filter, so
// a symbol keeps its size while the map is moved and the filter changes.
func (s Style) sizer(a incident.Amount, all incident.Tally) sizer {
	reach := s.Reach
	if a.IsCount() { // there are fewer of them than of people
		reach *= 3.5
	}
	if all.High > 0 {
		reach = min(reach, mostRadius*s.Text*float32(math.Sqrt(2/float64(all.High))))
	}
	return sizer{a, reach, s.Least}
}

// radius returns the radius for an amount.
func (s sizer) radius(n int64) float32 { return max(s.least, s.reach*float32(math.Sqrt(float64(n)))) }

// unknownRadius returns the radius of a symbol whose number isn't known, which is always the same.
func (s sizer) unknownRadius() float32 { return s.least * 5 / 3.5 }

// measure sets the sum and size of a symbol.
func (s sizer) measure(to *Symbol, of *sum) {
	to.Sum = incident.Tally{Low: of.low, High: of.high, Known: int(of.known), Open: int(of.open), Unknown: int(of.rows - of.known)}
	to.Around = to.Sum
	to.NumberUnknown = of.known == 0
	to.R, to.High = s.radius(of.low), s.radius(of.high)
	if to.NumberUnknown {
		to.R = s.unknownRadius()
		to.High = to.R
	}
}

// symbol draws a symbol, in maps, legends and rows of a list.
func (k *pen) symbol(s Symbol, unit float32) {
	x, y, p := s.At.X, s.At.Y, k.p
	if s.Rim {
		r := s.Solid(unit) + float32(3*unit)
		k.disc(x, y, r, p.Rim)
		k.ring(x, y, r, unit, []float32{2 * unit, 2 * unit}, p.Killed)
	}
	k.highest(&s, unit, p.Killed, p.Pale)
	if s.NumberUnknown {
		k.disc(x, y, s.R, p.Rim)
		k.ring(x, y, s.R, 1.4*unit, []float32{2.4 * unit, 1.8 * unit}, p.Killed)
		return
	}
	switch s.Shape {
	case Disc:
		if s.Unverified {
			k.disc(x, y, s.R, p.Rim)
			k.path.Reset()
			k.path.AddCircle(x, y, s.R)
			k.hatched(2.4*unit, unit, p.Killed)
			k.ring(x, y, s.R, 1.2*unit, nil, p.Killed)
			return
		}
		k.disc(x, y, s.R+unit, p.Rim)
		k.disc(x, y, s.R, p.Killed)
	case Core:
		k.disc(x, y, s.R+unit, p.Rim)
		width := max(1.5*unit, s.R*0.3)
		k.rimmed(x, y, s.R-width/2, width, p.Killed, p.Rim)
		k.disc(x, y, max(1.2*unit, s.R*0.3), p.Killed)
	case Diamond: // with the area of the disc
		h := float32(s.R * 1.253)
		k.diamond(x, y, h+float32(1.2*unit), p.Rim)
		k.diamond(x, y, h, p.Rim)
		k.path.Reset()
		k.path.MoveTo(x, y-h)
		k.path.LineTo(x-h, y)
		k.path.LineTo(x, y+h)
		k.path.Close()
		k.c.Fill(&k.path, p.Killed)
		k.diamondPath(x, y, h)
		k.c.Stroke(&k.path, draw.Stroke{Width: 1.3 * unit}, p.Killed)
	case Ring:
		k.rimmed(x, y, s.R-float32(0.6*unit), 1.3*unit, p.Killed, p.Rim)
	}
}

// highest draws the ring of a symbol that reaches to the highest amount.
func (k *pen) highest(s *Symbol, unit float32, ink, pale draw.Ink) {
	switch {
	case !s.hasRing(unit):
	case s.Solid(unit) < s.High:
		k.ring(s.At.X, s.At.Y, s.High, unit, nil, ink)
	default:
		k.rimmed(s.At.X, s.At.Y, s.High, unit, ink, pale)
	}
}

func (k *pen) diamond(x, y, h float32, ink draw.Ink) {
	k.diamondPath(x, y, h)
	k.c.Fill(&k.path, ink)
}

func (k *pen) diamondPath(x, y, h float32) {
	k.path.Reset()
	k.path.MoveTo(x, y-h)
	k.path.LineTo(x+h, y)
	k.path.LineTo(x, y+h)
	k.path.LineTo(x-h, y)
	k.path.Close()
}

// hatched hatches the pen's path.
func (k *pen) hatched(gap, width float32, ink draw.Ink) {
	k.hatch.Draw(k.c, &k.path, gap, width, ink)
}

// selection draws the ring around a selected symbol.
func (k *pen) selection(at draw.Point, r, unit float32) {
	k.ring(at.X, at.Y, r+float32(3.25*unit), 2.5*unit, nil, k.p.Accent)
	k.ring(at.X, at.Y, r+1*unit, 2*unit, nil, k.p.Rim)
}
