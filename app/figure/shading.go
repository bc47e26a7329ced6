package figure

import (
	"cmp"
	"fmt"
	"math"
	"math/bits"
	"runtime"
	"slices"
	"strings"

	"lectern/app/atlas"
	"lectern/app/incident"
	"lectern/app/parallel"
)

// Shading is an amount of incidents by province or by hexagon, with the classes of a map that is shaded by it.
type Shading struct {
	Amount    incident.Amount
	Places    []ShadedPlace // those with incidents, the largest first, those without a number last
	Of        int           // incidents
	Country   int           // of them those placed only to a country
	Elsewhere int           // and those whose province isn't known, or isn't on the map
	Rough     int           // those placed less closely than to a hexagon
	hexagons  hexagons      // none: places are provinces
	in        *Places
	selection incident.Selection
	people    People  // nil: the amount itself is shown
	starts    []int64 // of the classes
	steady    bool    // they are those of all periods, of which another may have less certain numbers
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
	workers := runtime.GOMAXPROCS(0)
	share := t.Len()/workers + 1
	parallel.Each(workers, workers, func(_, i int) {
		find := provinceFinder{table: t, placed: t.Placed(), named: map[areaKey]atlas.Province{}, lastName: atlas.NoProvince, lon: math.NaN()}
		for row := i * share; row < min(t.Len(), (i+1)*share); row++ {
			out[row] = find.of(incident.Row(row))
		}
	})
	return out
}

// Shading adds an amount up by province, and divides it by the people there unless these are nil. It makes no classes.
func (p *Places) Shading(s incident.Selection, a incident.Amount, people People) *Shading {
	of, words := p.provinces(), s.Words()
	workers := max(1, min(runtime.GOMAXPROCS(0), len(words)/leastWords))
	parts := make([]provinceSums, workers)
	parallel.Each(workers, workers, func(_, i int) {
		sums := &parts[i]
		sums.of = make([]incident.Total, len(atlas.Load().Faces))
		add := p.adder(s, a)
		for at := i * len(words) / workers; at < (i+1)*len(words)/workers; at++ {
			for w := words[at]; w != 0; w &= w - 1 {
				row := incident.Row(at*64 + bits.TrailingZeros64(w))
				sums.rows++
				switch province := of[row]; province {
				case countryOnly:
					sums.country++
				case notOnTheMap:
					sums.elsewhere++
				default:
					add(&sums.of[province], row)
				}
			}
		}
	})
	out := &Shading{Amount: a, in: p, selection: s, people: people}
	sums := parts[0].of
	for i, part := range parts {
		out.Of, out.Country, out.Elsewhere = out.Of+part.rows, out.Country+part.country, out.Elsewhere+part.elsewhere
		for at := range part.of {
			if i > 0 && part.of[at].Rows() > 0 {
				sums[at].Merge(part.of[at])
			}
		}
	}
	for at, sum := range sums {
		if sum.Rows() > 0 {
			sum.Amount = a
			one := ShadedPlace{Province: atlas.Province(at), Sum: sum}
			one.X, one.Y = p.middle(one.Province)
			out.add(one)
		}
	}
	return out
}

// provinceSums are the sums of some rows by province, and how many of them have none.
type provinceSums struct {
	of                       []incident.Total
	rows, country, elsewhere int
}

// leastWords is the number of words of a selection that a worker of its own is worth.
const leastWords = 256

// adder returns the function that adds a row of a selection to a sum, with the figures around its best one.
func (p *Places) adder(s incident.Selection, a incident.Amount) func(sum *incident.Total, row incident.Row) {
	from, to := p.table.Column(a)
	least, most := p.table.Around(a)
	if s.Unsure() == 0 { // as below, in less time
		return func(sum *incident.Total, row incident.Row) {
			sum.Tally.AddRow(from, to, row)
			if least != nil {
				sum.Around.AddRow(least, most, row)
			}
		}
	}
	return func(sum *incident.Total, row incident.Row) {
		sum.Tally.AddOf(s, from, to, row)
		if least != nil {
			sum.Around.AddOf(s, least, most, row)
		}
	}
}

// add adds a place, not yet in a class.
func (s *Shading) add(p ShadedPlace) {
	p.least, p.low, p.high = p.Sum.Around.Low, p.Sum.Low, max(p.Sum.High, p.Sum.Around.High)
	known := true
	if s.IsRate() {
		for _, n := range []*int64{&p.least, &p.low, &p.high} {
			*n, known = s.people.rate(p.Province, *n)
		}
	}
	if !known || p.Sum.Known == 0 {
		p.class = noClass
	}
	s.Places = append(s.Places, p)
}

// classifyInto puts the provinces into classes that begin at some numbers, the first at none above theirs.
func (s *Shading) classifyInto(starts []int64) {
	s.starts = starts
	s.place()
}

// numbers returns the low ends that are known.
func (s *Shading) numbers() (numbers []int64) {
	for _, p := range s.Places {
		if p.class != noClass {
			numbers = append(numbers, p.low)
		}
	}
	return numbers
}

// place puts the provinces into the classes, and in order.
func (s *Shading) place() {
	for i := range s.Places {
		p := &s.Places[i]
		if p.class != noClass {
			p.class = classOf(s.starts, p.low)
			p.more = p.class < len(s.starts)-1 && (p.Sum.Open > 0 || p.Sum.Around.Open > 0 || p.Sum.Unknown > 0 || classOf(s.starts, p.high) > p.class)
		}
	}
	slices.SortStableFunc(s.Places, func(a, b ShadedPlace) int {
		return cmp.Or(cmp.Compare(min(b.class, 0), min(a.class, 0)), cmp.Compare(b.low, a.low), cmp.Compare(b.high, a.high), cmp.Compare(a.first, b.first))
	})
}

// IsHexagons reports whether hexagons are shaded, and not provinces.
func (s *Shading) IsHexagons() bool { return s.hexagons.km > 0 }

// IsRate reports whether the amount is divided by the people.
func (s *Shading) IsRate() bool { return s.people != nil }

// isExact reports whether every number is known exactly.
func (s *Shading) isExact() bool {
	return !slices.ContainsFunc(s.Places, func(p ShadedPlace) bool {
		return p.class != noClass && (p.Sum.Low != p.Sum.High || p.Sum.Open > 0 || p.Sum.Unknown > 0)
	})
}

// counted returns the words of the amount, or of its rate.
func (s *Shading) counted() string {
	if s.IsRate() {
		return s.Amount.Many + " per " + incident.Thousands(incident.PerPeople)
	}
	return s.Amount.Many
}

// classWords returns the words of a class.
func (s *Shading) classWords(class int) string {
	if s.IsRate() {
		return rateClassWords(s.starts, class)
	}
	return classWords(s.starts, class)
}

// unknownWords says what is not known of the provinces without a class.
func (s *Shading) unknownWords() string {
	if s.IsRate() {
		return "number or population unknown"
	}
	return "number unknown"
}

// Heading says what the shades stand for: "People killed, at least".
func (s *Shading) Heading() string {
	if s.isExact() && !s.steady {
		return incident.Capital(s.counted())
	}
	return incident.Capital(s.counted()) + ", at least"
}

// Notes say how wide hexagons are, how many incidents aren't shaded, and why.
func (s *Shading) Notes() (notes []string) {
	of := " of " + number(float64(s.Of))
	if s.IsHexagons() {
		notes = append(notes, "Each hexagon is "+number(s.hexagons.km)+" km wide")
	}
	if s.steady {
		notes = append(notes, "The same shades in all that is played")
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
	kind, before := [...]string{"province", "provinces"}, " "
	if s.IsHexagons() { // whose name may end in a number of places
		kind, before = [...]string{"hexagon", "hexagons"}, ", "
	}
	var parts []string
	unknown := 0
	for _, p := range s.Places {
		if p.class == noClass {
			unknown++
		} else if len(parts) < mostTold {
			parts = append(parts, s.Name(&p)+before+s.figures(&p))
		}
	}
	var out strings.Builder
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
