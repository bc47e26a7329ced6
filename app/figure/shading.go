package figure

import (
	"cmp"
	"fmt"
	"math"
	"runtime"
	"slices"
	"strings"
	"sync"

	"lectern/app/atlas"
	"lectern/app/incident"
)

// Shading is an amount of incidents by province or by hexagon, with the classes of a map that is shaded by it.
type Shading struct {
	Amount    incident.Amount
	Places    []ShadedPlace // those with incidents, the largest first, those without a number last
	Of        int           // incidents
	Country   int           // of them those placed only to a country
	Elsewhere int           // and those whose province isn't known, or isn't on the map
	Rough     int           // those placed less closely than to a hexagon
	table     *incident.Table
	hexagons  hexagons // none: places are provinces
	people    People   // nil: the amount itself is shown
	starts    []int64  // of the classes
}

// ShadedPlace is a province or a hexagon with incidents.
type ShadedPlace struct {
	Province atlas.Province
	hexagon  hexagon
	first    incident.Row // in the hexagon
	Sum      incident.Tally
	low      int64 // by which it is put in a class: of the sum, or of its rate
	high     int64
	class    int  // by the low end; noClass: it can't be told
	more     bool // the number may lie in a higher class
}

const noClass = -1

// Two kinds of rows that have no province.
const (
	countryOnly = atlas.NoProvince - 1 - iota
	notOnTheMap
)

// sureKM is the uncertainty up to which a point tells the province.
const sureKM = 25

// provinceFinder finds the provinces of rows. It remembers the names that it has looked up, and the last point, because
// neighbouring rows are often alike.
type provinceFinder struct {
	table    *incident.Table
	placed   int
	named    map[areaKey]atlas.Province
	last     areaKey
	lastName atlas.Province
	code     string // of the last point's country
	lon, lat float64
	at       atlas.Province // at the last point
}

// of returns the province of a row, by its name, else by its point, or countryOnly or notOnTheMap.
func (f *provinceFinder) of(row incident.Row) atlas.Province {
	km, area := f.table.Uncertainty(row)
	code, name, provinceOnly := f.table.Province(row)
	if area && !provinceOnly {
		return countryOnly
	}
	if p := f.byName(areaKey{code, name}); p != atlas.NoProvince {
		return p
	}
	if int(row) >= f.placed || km > sureKM {
		return notOnTheMap
	}
	if lon, lat := f.table.Point(row); lon != f.lon || lat != f.lat || code != f.code {
		f.code, f.lon, f.lat = code, lon, lat
		if f.at = atlas.Load().ProvinceAt(code, lat, lon); f.at == atlas.NoProvince {
			f.at = notOnTheMap
		}
	}
	return f.at
}

func (f *provinceFinder) byName(key areaKey) atlas.Province {
	if key == f.last {
		return f.lastName
	}
	p, ok := f.named[key]
	if !ok {
		p = atlas.Load().ProvinceNamed(key.code, key.name)
		f.named[key] = p
	}
	f.last, f.lastName = key, p
	return p
}

// findProvinces returns the province of every row.
func findProvinces(t *incident.Table) []atlas.Province {
	out := make([]atlas.Province, t.Len())
	share := t.Len()/runtime.GOMAXPROCS(0) + 1
	var wait sync.WaitGroup
	for first := 0; first < t.Len(); first += share {
		wait.Go(func() {
			find := provinceFinder{table: t, placed: t.Placed(), named: map[areaKey]atlas.Province{}, lastName: atlas.NoProvince, lon: math.NaN()}
			for row := first; row < min(t.Len(), first+share); row++ {
				out[row] = find.of(incident.Row(row))
			}
		})
	}
	wait.Wait()
	return out
}

// Shading adds an amount up by province, and divides it by the people there unless these are nil.
func (p *Places) Shading(s incident.Selection, a incident.Amount, people People) *Shading {
	of := p.provinces()
	sums := make([]incident.Tally, len(atlas.Load().Faces))
	out := &Shading{Amount: a, people: people}
	from, to := p.table.Column(a)
	for row := range s.All {
		out.Of++
		switch at := of[row]; {
		case at == countryOnly:
			out.Country++
		case at == notOnTheMap:
			out.Elsewhere++
		default:
			sums[at].AddOf(s, from, to, row)
		}
	}
	for at, sum := range sums {
		if sum.Known+sum.Unknown > 0 {
			out.Places = append(out.Places, out.placeWith(atlas.Province(at), sum))
		}
	}
	out.classify()
	return out
}

// placeWith returns a province with its sum, not yet in a class.
func (s *Shading) placeWith(at atlas.Province, sum incident.Tally) ShadedPlace {
	p := ShadedPlace{Province: at, Sum: sum, low: sum.Low, high: sum.High}
	known := true
	if s.people != nil {
		p.low, known = s.people.rate(at, sum.Low)
		p.high, _ = s.people.rate(at, sum.High)
	}
	if !known || sum.Known == 0 {
		p.class = noClass
	}
	return p
}

// classify makes the classes from the low ends.
func (s *Shading) classify() {
	var numbers []int64
	for _, p := range s.Places {
		if p.class != noClass {
			numbers = append(numbers, p.low)
		}
	}
	s.starts = classes(numbers)
	s.place()
}

// place puts the provinces into the classes, and in order.
func (s *Shading) place() {
	for i := range s.Places {
		p := &s.Places[i]
		if p.class != noClass {
			p.class = classOf(s.starts, p.low)
			p.more = p.class < len(s.starts)-1 && (p.Sum.Open > 0 || p.Sum.Unknown > 0 || classOf(s.starts, p.high) > p.class)
		}
	}
	slices.SortStableFunc(s.Places, func(a, b ShadedPlace) int {
		return cmp.Or(cmp.Compare(min(b.class, 0), min(a.class, 0)), cmp.Compare(b.low, a.low), cmp.Compare(b.high, a.high), cmp.Compare(a.first, b.first))
	})
}

// isExact reports whether every number is known exactly.
func (s *Shading) isExact() bool {
	return !slices.ContainsFunc(s.Places, func(p ShadedPlace) bool {
		return p.class != noClass && (p.Sum.Low != p.Sum.High || p.Sum.Open > 0 || p.Sum.Unknown > 0)
	})
}

// counted returns the words of the amount, or of its rate.
func (s *Shading) counted() string {
	if s.people != nil {
		return s.Amount.Many + " per " + incident.Thousands(incident.PerPeople)
	}
	return s.Amount.Many
}

// classWords returns the words of a class.
func (s *Shading) classWords(class int) string {
	if s.people != nil {
		return rateClassWords(s.starts, class)
	}
	return classWords(s.starts, class)
}

// unknownWords says what is not known of the provinces without a class.
func (s *Shading) unknownWords() string {
	if s.people != nil {
		return "number or population unknown"
	}
	return "number unknown"
}

// Heading says what the shades stand for: "People killed, at least".
func (s *Shading) Heading() string {
	if s.isExact() {
		return incident.Capital(s.counted())
	}
	return incident.Capital(s.counted()) + ", at least"
}

// Notes say how wide hexagons are, how many incidents aren't shaded, and why.
func (s *Shading) Notes() (notes []string) {
	of := " of " + number(float64(s.Of))
	if s.hexagons.km > 0 {
		notes = append(notes, "Each hexagon is "+number(s.hexagons.km)+" km wide")
	}
	if s.Rough > 0 {
		notes = append(notes, number(float64(s.Rough))+of+" "+areOr(s.Rough)+" placed less closely")
	}
	if s.Country > 0 {
		notes = append(notes, number(float64(s.Country))+of+" "+areOr(s.Country)+" placed only to a country")
	}
	if s.Elsewhere > 0 {
		notes = append(notes, number(float64(s.Elsewhere))+of+" "+areOr(s.Elsewhere)+" in no known province")
	}
	return notes
}

func areOr(n int) string {
	if n == 1 {
		return "is"
	}
	return "are"
}

// mostTold is the number of provinces that a text alternative names.
const mostTold = 5

// Words returns what the shades show: the first provinces with their figures, how many more there are, and what isn't
// shaded.
func (s *Shading) Words() string {
	var parts []string
	unknown := 0
	for _, p := range s.Places {
		if p.class == noClass {
			unknown++
		} else if len(parts) < mostTold {
			parts = append(parts, s.nameOf(&p)+" "+s.figures(&p))
		}
	}
	var out strings.Builder
	kind := [...]string{"province", "provinces"}
	if s.hexagons.km > 0 {
		kind = [...]string{"hexagon", "hexagons"}
	}
	out.WriteString(incident.Capital(kind[1]) + " shaded by " + s.counted())
	if len(parts) > 0 {
		out.WriteString(": " + strings.Join(parts, "; "))
	}
	if more := len(s.Places) - unknown - len(parts); more > 0 {
		fmt.Fprintf(&out, "; and less in %s", plural(more, "more", "more"))
	}
	out.WriteString(".")
	if unknown > 0 {
		fmt.Fprintf(&out, " %s in %s.", incident.Capital(s.unknownWords()), plural(unknown, kind[0], kind[1]))
	}
	for _, note := range s.Notes() {
		out.WriteString(" " + note + ".")
	}
	return out.String()
}

// figures returns what is known of a province: "84 to 103", "at least 20".
func (s *Shading) figures(p *ShadedPlace) string {
	switch {
	case s.people == nil:
	case p.Sum.Unknown > 0 || p.Sum.Open > 0:
		return "at least " + rateWords(p.low)
	case p.low == p.high:
		return rateWords(p.low)
	default:
		return rateWords(p.low) + " to " + rateWords(p.high)
	}
	if p.Sum.Unknown > 0 && p.Sum.Open == 0 {
		return "at least " + incident.Thousands(p.Sum.Low)
	}
	return p.Sum.Words()
}

// At names the province or the hexagon at a point of the plane of a projection, with what is known of it; "" where no incident
// is.
func (s *Shading) At(p atlas.Projection, x, y float64) (name, figures string) {
	var sought ShadedPlace
	if s.hexagons.km > 0 {
		sought.hexagon = s.hexagons.at(x, y)
	} else {
		lon, lat := p.Inverse(x, y)
		sought.Province = atlas.Load().ProvinceAt("", lat, lon)
	}
	for i := range s.Places {
		if at := &s.Places[i]; at.hexagon == sought.hexagon && at.Province == sought.Province {
			if at.class == noClass {
				return incident.Capital(s.nameOf(at)), s.unknownWords()
			}
			return incident.Capital(s.nameOf(at)), s.figures(at) + " " + s.counted()
		}
	}
	return "", ""
}

// nameOf names a province, or a hexagon by a place in it.
func (s *Shading) nameOf(p *ShadedPlace) string {
	if s.hexagons.km == 0 {
		return nameOfProvince(p.Province)
	}
	one := s.table.At(p.first)
	if one.Place == "" {
		return fmt.Sprintf("about %.1f, %.1f", one.Lat, one.Lon)
	}
	return "about " + one.Place
}

// nameOfProvince returns the name of a province with that of its country.
func nameOfProvince(p atlas.Province) string {
	province, country := atlas.Load().NameOf(p)
	if province == "" || province == country {
		return country
	}
	return province + " (" + country + ")"
}
