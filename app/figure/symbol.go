package figure

import (
	"math"

	"lectern/app/draw"
	"lectern/app/incident"
)

// Shape tells by form, not by colour alone, how sure it is who the actor of an incident was.
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

// Symbol is one or several incidents at a place of a view.
type Symbol struct {
	At         draw.Point
	R, High    float32 // radii of the lowest and the highest amount
	Sum        incident.Tally
	Count      int            // incidents
	Rows       []incident.Row // of them, in the order of the table; nil where they are a crowd
	Shape      Shape
	Countless  bool    // no number is known
	Unverified bool    // all of it
	Spread     float32 // radius of the uncertain place, 0 where it is a point
	Area       *Area   // the province or country that is all that is known of the place, or nil
	Rim        bool    // a dashed rim stands for the uncertain place, which is not drawn
}

// loose reports whether the place is less certain than the symbol looks.
func (s *Symbol) loose(unit float32) bool { return s.Area != nil || s.Spread > s.R+float32(5*unit) }

// sizer gives symbols their size: the area is proportional to an amount.
type sizer struct {
	amount incident.Amount
	reach  float32 // units that a radius grows by the square root of the amount
	least  float32 // radius of the smallest symbol
}

// mostRadius is the radius of a symbol that stands for half of all that there is: where a table holds
// a million people symbols grow less by each.
const mostRadius = 60

// sizer returns the sizes of symbols by an amount of a table. They don't depend on what is in view or filtered: a
// place has one size while the map is moved and the filter changes.
func (s Style) sizer(a incident.Amount, all incident.Tally) sizer {
	reach := s.Reach
	if a == incident.Incidents { // there are fewer of them than of people
		reach *= 3.5
	}
	if all.High > 0 {
		reach = min(reach, mostRadius*s.Text*float32(math.Sqrt(2/float64(all.High))))
	}
	return sizer{a, reach, s.Least}
}

// radius of an amount.
func (s sizer) radius(n int64) float32 { return max(s.least, s.reach*float32(math.Sqrt(float64(n)))) }

// unknownRadius returns the radius of a symbol whose number isn't known: never a size.
func (s sizer) unknownRadius() float32 { return s.least * 5 / 3.5 }

// measure gives a symbol the size of its sum.
func (s sizer) measure(to *Symbol, of *sum) {
	to.Sum = incident.Tally{Low: of.low, High: of.high, Known: int(of.known), Unknown: int(of.rows - of.known)}
	to.Countless = of.known == 0
	to.R, to.High = s.radius(of.low), s.radius(of.high)
	if to.Countless {
		to.R = s.unknownRadius()
		to.High = to.R
	}
}

// DrawSymbol draws one symbol about a point; for rows of a list, legends and maps alike.
func (k *pen) symbol(s Symbol, unit float32) {
	x, y, p := s.At.X, s.At.Y, k.p
	if s.Rim {
		r := max(s.R, s.High) + float32(3*unit)
		k.disc(x, y, r, p.Rim)
		k.ring(x, y, r, unit, []float32{2 * unit, 2 * unit}, p.Killed)
	}
	if s.High > s.R+0.5*unit {
		k.rimmed(x, y, s.High, unit, p.Killed, p.Pale)
	}
	if s.Countless {
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
	case Diamond: // of the disc's area
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

// hatched strokes the pen's path full of lines.
func (k *pen) hatched(gap, width float32, ink draw.Ink) {
	k.hatch.Reset()
	k.lines.Hatch(&k.hatch, &k.path, gap)
	k.c.Stroke(&k.hatch, draw.Stroke{Width: width}, ink)
}

// selection is the accent ring about what is chosen.
func (k *pen) selection(at draw.Point, r, unit float32) {
	k.ring(at.X, at.Y, r+float32(3.25*unit), 2.5*unit, nil, k.p.Accent)
	k.ring(at.X, at.Y, r+1*unit, 2*unit, nil, k.p.Rim)
}
