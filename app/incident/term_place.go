package incident

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

// maxRadiusKM is about half way round the earth.
const maxRadiusKM = 20_000

// near is a term for incidents that may lie within a distance of a place: the circle of the query and
// the circle of uncertainty touch. An area counts with its point alone.
type near struct {
	circles []circle
	surely  bool // for those alone that lie within it for certain
}

type circle struct {
	place  string
	km     float64
	column int
}

// within is a term for points in a box of degrees; where west > east it crosses the date line.
type within struct{ west, south, east, north int32 }

func newNear(p *parser, name string, values []value) (node, error) {
	n := &near{surely: name == "near.within"}
	for _, v := range values {
		c, err := parseCircle(v.text)
		if err != nil {
			return nil, p.locate(v.column, err)
		}
		c.column = v.column
		n.circles = append(n.circles, c)
	}
	return n, nil
}

// parseCircle reads "Kabul 50km" or "34.5,69.2 50 km"; the distance comes last.
func parseCircle(s string) (circle, error) {
	bad := mistake{quote(s) + " is not a place and a distance", `write near:"Kabul 50km" or near:"34.5,69.2 50km"`}
	s = strings.TrimSpace(s)
	head := strings.TrimRight(s, "kKmM")
	if !strings.EqualFold(s[len(head):], "km") {
		return circle{}, bad
	}
	head = strings.TrimSpace(head)
	cut := strings.LastIndexAny(head, " \t")
	if cut < 0 {
		return circle{}, bad
	}
	km, ok := parseDecimal(head[cut+1:])
	if !ok || km < 0 || km > maxRadiusKM {
		return circle{}, mistake{quote(head[cut+1:]) + " is not a distance in kilometres", "write 0 to 20000"}
	}
	place := strings.Join(strings.Fields(head[:cut]), " ")
	if place == "" {
		return circle{}, bad
	}
	return circle{place: place, km: math.Round(km*metres) / metres}, nil
}

func newWithin(p *parser, column int, values []value) (node, error) {
	if strings.Contains(strings.TrimSpace(values[0].text), " ") { // corners
		return newInside(p, "within", values)
	}
	if len(values) != 4 {
		return nil, p.fail(column, fmt.Sprintf("within has %d numbers, not 4", len(values)), "write within:west,south,east,north in degrees")
	}
	var box [4]int32
	for i, v := range values {
		limit := [...]float64{180, 90, 180, 90}[i]
		d, ok := parseDecimal(v.text)
		if !ok || math.Abs(d) > limit {
			return nil, p.fail(v.column, fmt.Sprintf("%s is not degrees from -%g to %g", quote(v.text), limit, limit),
				"write within:west,south,east,north")
		}
		box[i] = fixed(d)
	}
	if box[1] > box[3] {
		return nil, p.fail(values[1].column, "south is north of north", "write within:west,south,east,north")
	}
	return &within{box[0], box[1], box[2], box[3]}, nil
}

func (n *near) plan(t *Table) (filter, error) {
	parts := make([]filter, len(n.circles))
	for i, c := range n.circles {
		lat, lon, err := t.locate(c)
		if err != nil {
			return nil, err
		}
		parts[i] = t.keepNear(lat, lon, c.km, n.surely)
	}
	return anyOf(parts...), nil
}

func (t *Table) locate(c circle) (lat, lon float64, err error) {
	if a, b, ok := strings.Cut(c.place, ","); ok {
		if lat, lon, ok, err := parsePoint(strings.TrimSpace(a), strings.TrimSpace(b)); ok && err == nil {
			return lat, lon, nil
		}
	}
	if t.gazetteer == nil {
		return 0, 0, &SyntaxError{c.column, "there is no gazetteer to find " + quote(c.place), `write the point: near:"34.5,69.2 50km"`}
	}
	lat, lon, names := t.locateAmong(c.place)
	switch len(names) {
	case 0:
		return 0, 0, &SyntaxError{c.column, "the gazetteer has no place " + quote(c.place), `try another spelling, or its point: near:"34.5,69.2 50km"`}
	case 1:
		return lat, lon, nil
	}
	for i, name := range names {
		names[i] = quote(name)
	}
	return 0, 0, &SyntaxError{c.column, quote(c.place) + " may be " + Alternatives(names), `write one of these, or its point: near:"34.5,69.2 50km"`}
}

// locateAmong finds a place as the gazetteer does, but one in a country of the incidents before one that is better known: in a file on
// Pakistan, Hyderabad is not India's.
func (t *Table) locateAmong(place string) (lat, lon float64, names []string) {
	lat, lon, names = t.gazetteer.Locate(place)
	if len(names) == 0 || strings.Contains(place, ",") {
		return lat, lon, names
	}
	countries := t.text[colCountry].values
	in := func(name string) bool {
		return slices.ContainsFunc(countries, func(country string) bool { return country != "" && strings.HasSuffix(name, ", "+country) })
	}
	switch known := slices.DeleteFunc(slices.Clone(names), func(name string) bool { return !in(name) }); {
	case len(known) == 1 && len(names) > 1:
		return t.gazetteer.Locate(known[0])
	case len(known) > 0:
		return lat, lon, names
	}
	var here []string
	y, x := lat, lon
	for _, country := range countries {
		if country == "" {
			continue
		}
		if a, b, found := t.gazetteer.Locate(place + ", " + country); len(found) == 1 && !slices.Contains(here, found[0]) {
			y, x, here = a, b, append(here, found[0])
		}
	}
	if len(here) == 0 {
		return lat, lon, names
	}
	return y, x, here
}

// keepNear returns a filter for rows near a place, or surely near it: a box that holds every circle that may touch,
// then the exact distance of what is left.
func (t *Table) keepNear(lat, lon, km float64, surely bool) filter {
	reach := km + t.widestKM
	high := reach/kmPerDegree + 1e-6
	south, north := max(-90, lat-high), min(90, lat+high)
	box := within{-180 * perDegree, fixed(south), 180 * perDegree, fixed(north)}
	if wide := math.Sin(min(math.Pi/2, reach/earthKM)) / math.Cos(lat*math.Pi/180); south > -90 && north < 90 && wide < 1 {
		half := math.Asin(wide)*180/math.Pi + 1e-6
		box.west, box.east = fixed(wrap(lon-half)), fixed(wrap(lon+half))
	}
	inBox := t.keepBox(box)
	return func(words []uint64, from int) {
		inBox(words, from)
		// Along the Hilbert curve rows at one point follow each other: measure each point once.
		lastLat, lastLon, away := int32(noDegrees), int32(0), 0.0
		Selection{words: words}.All(func(i Row) bool {
			row := Row(from*64) + i
			if y, x := t.lat[row], t.lon[row]; y != lastLat || x != lastLon {
				lastLat, lastLon = y, x
				away = DistanceKM(lat, lon, degrees(y), degrees(x))
			}
			off, area := t.Uncertainty(row)
			if surely {
				off = -off
			}
			if away > km+off || surely && area {
				words[i/64] &^= 1 << (i % 64)
			}
			return true
		})
	}
}

const kmPerDegree = earthKM * math.Pi / 180

// wrap brings a longitude back to -180..180.
func wrap(lon float64) float64 { return lon - 360*math.Floor((lon+180)/360) }

func (w *within) plan(t *Table) (filter, error) {
	return t.keepBox(*w), nil
}

func (t *Table) keepBox(w within) filter {
	inLat := keepRange(t.lat, w.south, w.north)
	if w.west <= w.east {
		return allOf(inLat, keepRange(t.lon, w.west, w.east))
	}
	// Over the date line: drop the strip between.
	return allOf(inLat, noneOf(keepRange(t.lon, w.east+1, w.west-1)))
}

func (n *near) write(b *strings.Builder) {
	values := make([]string, len(n.circles))
	for i, c := range n.circles {
		values[i] = c.place + " " + decimal(c.km) + "km"
	}
	prefix := "near:"
	if n.surely {
		prefix = "near.within:"
	}
	writeTerm(b, prefix, values)
}

func (n *near) words() string {
	values := make([]string, len(n.circles))
	for i, c := range n.circles {
		values[i] = decimal(c.km) + " km of " + c.place
	}
	if n.surely {
		return "surely within " + Alternatives(values)
	}
	return "within " + Alternatives(values)
}

func (w *within) write(b *strings.Builder) {
	fmt.Fprintf(b, "within:%s,%s,%s,%s", formatDegrees(w.west), formatDegrees(w.south), formatDegrees(w.east), formatDegrees(w.north))
}

func (w *within) words() string {
	return fmt.Sprintf("between %s and %s, %s and %s", compass(w.south, "N", "S"), compass(w.north, "N", "S"),
		compass(w.west, "E", "W"), compass(w.east, "E", "W"))
}

func compass(v int32, plus, minus string) string {
	if v < 0 {
		return formatDegrees(-v) + "° " + minus
	}
	return formatDegrees(v) + "° " + plus
}

func decimal(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
