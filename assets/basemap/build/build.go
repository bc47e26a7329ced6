package main

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"

	"lectern/app/atlas/lbm"
)

const (
	quantum   = 10     // hundred-thousandths of a degree that a unit of the file has: 11 m
	smallest  = 0.0003 // degrees: a vertex that would stray less is left out
	townsFrom = 10_000 // people that make a place a town, unless it is the seat of something
	credit    = "Natural Earth 5.1 (2022); GeoNames (CC BY 4.0), about 2020."
)

// sources holds the data from which the map is made.
type sources struct {
	world         *world
	claims        []claimLine
	lakes, rivers []marbleLine
	rulings       []ruling
	languages     *languages
	alternates    *alternates
	seas          [][]string
}

// build makes the map.
func (s *sources) build() (*lbm.Map, error) {
	m := &lbm.Map{}
	m.Sources, m.Quantum, m.Tolerance = credit, quantum*1e-5, tolerances
	w := s.world
	if err := w.divide(s.rulings, s.claims); err != nil {
		return nil, err
	}
	owner, errO := w.owners(s.rulings)
	boundaries, errB := w.boundaries(s.rulings)
	claimed, errC := claimClasses(s.rulings, s.claims)
	naming, areaNaming, errN := w.namings(s.rulings)
	if err := errors.Join(errO, errB, errC, errN); err != nil {
		return nil, err
	}
	w.areas = slices.DeleteFunc(w.areas, func(a *area) bool { return a.gone })
	arcs, err := topology(w.areas)
	if err != nil {
		return nil, fmt.Errorf("finding the boundaries: %w", err)
	}
	if err := s.countries(m, owner, naming, areaNaming, arcs); err != nil {
		return nil, err
	}
	s.faces(m, owner, areaNaming)
	d := drawing{m: m, counted: []int32{0}}
	for _, a := range arcs {
		if a.left != a.right {
			d.arc(a, w.areas, boundaries)
		}
	}
	d.waters(lbm.Lake, s.lakes)
	d.waters(lbm.River, s.rivers)
	for _, c := range s.claims {
		class := claimed[c.id]
		if class == [lbm.Policies]lbm.Class{lbm.Unseen, lbm.Unseen} {
			continue
		}
		for _, line := range chain(c.parts) {
			d.line(lbm.Line{Class: class, Left: -1, Right: -1}, line)
		}
	}
	m.Detail.Starts = d.counted
	return m, errors.Join(s.towns(m), s.nameSeas(m))
}

// countries lists them by code, each with the place of its name by each policy: within its plain provinces, else
// within all of them, else where the other policy has it.
func (s *sources) countries(m *lbm.Map, owner map[*area][lbm.Policies]string, naming map[string][lbm.Policies]lbm.Naming, areaNaming map[*area][lbm.Policies]lbm.Naming, arcs []*arc) error {
	names := map[string]string{}
	for _, l := range s.world.lands {
		names[l.code] = l.name
	}
	used := map[string]bool{}
	for _, a := range s.world.areas {
		for _, code := range owner[a] {
			if used[code] = true; names[code] == "" {
				return fmt.Errorf("policy.csv gives %s to %q, which is no country", a.id, code)
			}
		}
	}
	for code := range used {
		c := lbm.Country{Code: code, Name: names[code], Naming: naming[code]}
		var named [lbm.Policies]bool
		for p := range lbm.Policies {
			owned := func(face int32) bool { return owner[s.world.areas[face]][p] == code }
			rings := outline(arcs, func(face int32) bool { return owned(face) && areaNaming[s.world.areas[face]][p] == lbm.Plain })
			if len(rings) == 0 {
				rings = outline(arcs, owned)
			}
			if named[p] = len(rings) > 0; named[p] {
				lon, lat := labelPoint(rings)
				c.Lon[p], c.Lat[p] = float32(lon), float32(lat)
			}
		}
		for p, there := range named {
			if other := 1 - p; !there {
				c.Lon[p], c.Lat[p] = c.Lon[other], c.Lat[other]
			}
		}
		m.Countries = append(m.Countries, c)
	}
	slices.SortFunc(m.Countries, func(a, b lbm.Country) int { return cmp.Compare(a.Code, b.Code) })
	return nil
}

// faces lists the provinces in the source's order. Where two of a country would share a name, the
// source's plainest names stand for its English ones; what shares it still and is small beside the
// other is a city within it.
func (s *sources) faces(m *lbm.Map, owner map[*area][lbm.Policies]string, naming map[*area][lbm.Policies]lbm.Naming) {
	country := func(code string) int32 {
		i, _ := slices.BinarySearchFunc(m.Countries, code, func(c lbm.Country, code string) int { return cmp.Compare(c.Code, code) })
		return int32(i)
	}
	type called struct{ code, name string }
	times := map[called]int{}
	english := func(a *area) called {
		name := cmp.Or(a.props["name_en"], a.props["name"])
		code := owner[a][lbm.UN]
		return called{code, s.languages.plain(code, "en", name)}
	}
	for _, a := range s.world.areas {
		times[english(a)]++
	}
	for _, a := range s.world.areas {
		f := lbm.Face{ID: a.id, Name: english(a).name, ISO: a.props["iso_3166_2"], Naming: naming[a], Area: float32(areaOf(a.rings))}
		if times[english(a)] > 1 {
			f.Name = a.props["name"]
		}
		lon, lat := labelPoint(a.rings)
		f.Lon, f.Lat = float32(lon), float32(lat)
		for p, code := range owner[a] {
			f.Country[p] = country(code)
		}
		m.Faces = append(m.Faces, f)
		m.Local.Faces = append(m.Local.Faces, s.languages.local(owner[a][lbm.UN], f.Name, a.props))
	}
	largest := map[called]float32{}
	for i, f := range m.Faces {
		key := called{owner[s.world.areas[i]][lbm.UN], f.Name}
		largest[key] = max(largest[key], f.Area)
	}
	for i := range m.Faces {
		f := &m.Faces[i]
		if f.Area < largest[called{owner[s.world.areas[i]][lbm.UN], f.Name}]/5 {
			f.Name += " City"
		}
	}
}

// drawing turns lines into those of the file.
type drawing struct {
	m       *lbm.Map
	s       simplifier
	counted []int32 // vertices up to each line
}

// arc adds a boundary.
func (d *drawing) arc(a *arc, areas []*area, rulings []boundary) {
	l := lbm.Line{Left: a.left, Right: a.right}
	for p := range l.Class {
		switch {
		case a.left >= 0 && a.right >= 0:
			l.Class[p] = lbm.Border
			if d.m.Faces[a.left].Country[p] == d.m.Faces[a.right].Country[p] {
				l.Class[p] = lbm.Province
			}
		case !slices.ContainsFunc(a.points, func(p point) bool { return !onEdge(p) }):
			l.Class[p] = lbm.Unseen
		default:
			l.Class[p] = lbm.Coast
		}
	}
	if a.left >= 0 && a.right >= 0 {
		left, right := areas[a.left], areas[a.right]
		for _, r := range rulings {
			if r.a[left] && r.b[right] || r.a[right] && r.b[left] {
				l.Class = r.class
			}
		}
	}
	d.line(l, a.points)
}

// waters adds lakes and rivers, each with a rank by the size of the whole feature.
func (d *drawing) waters(class lbm.Class, lines []marbleLine) {
	size := map[uint32]float64{}
	for _, l := range lines {
		if class == lbm.Lake {
			size[l.feature] += areaOf([][]point{closed(l)})
		} else {
			size[l.feature] += length(l.points)
		}
	}
	for _, l := range lines {
		points := l.points
		if class == lbm.Lake {
			points = closed(l)
		}
		both := [lbm.Policies]lbm.Class{class, class}
		d.line(lbm.Line{Class: both, Rank: rank(class, size[l.feature]), Left: -1, Right: -1}, points)
	}
}

// closed returns a lake's shore as a ring that turns to the left, that of an island in it to the right.
func closed(l marbleLine) []point {
	ring := append([]point(nil), l.points...)
	if ring[0] != ring[len(ring)-1] {
		ring = append(ring, ring[0])
	}
	if (turn(ring) > 0) == l.inner {
		reverse(ring)
	}
	return ring
}

// length returns the length of a line in km.
func length(line []point) float64 {
	const perDegree = 111.195
	var sum float64
	for i := range len(line) - 1 {
		a, b := line[i], line[i+1]
		dx, dy := float64(b.x-a.x)/1e5*math.Cos(float64(a.y)/1e5*math.Pi/180), float64(b.y-a.y)/1e5
		sum += math.Hypot(dx, dy) * perDegree
	}
	return sum
}

// rank returns the rank of a water by its size: km² of a lake, km of a river.
func rank(class lbm.Class, size float64) uint8 {
	steps := [...]float64{15_000, 5_000, 1_500}
	if class == lbm.River {
		steps = [...]float64{1_200, 600, 300}
	}
	for i, least := range steps {
		if size >= least {
			return [...]uint8{0, 2, 4}[i]
		}
	}
	return 6
}

// line adds a line on the file's grid, without what is too small to be seen. One that comes to
// nothing is left out.
func (d *drawing) line(l lbm.Line, points []point) {
	var kept []point
	for i, stray := range d.s.strays(points, 1e-5) {
		if stray < smallest {
			continue
		}
		p := point{onGrid(points[i].x), onGrid(points[i].y)}
		if n := len(kept); n == 0 || kept[n-1] != p {
			kept = append(kept, p)
		}
	}
	if n := len(kept); n < 2 || n < 4 && kept[0] == kept[n-1] {
		return
	}
	for i, stray := range d.s.strays(kept, quantum*1e-5) {
		d.m.Detail.X = append(d.m.Detail.X, kept[i].x)
		d.m.Detail.Y = append(d.m.Detail.Y, kept[i].y)
		d.m.Detail.Level = append(d.m.Detail.Level, levelOf(stray))
	}
	d.m.Lines = append(d.m.Lines, l)
	d.counted = append(d.counted, int32(len(d.m.Detail.X)))
}

func onGrid(v int32) int32 { return int32(math.Round(float64(v) / quantum)) }

func (s *sources) nameSeas(m *lbm.Map) error {
	for _, row := range s.seas {
		var v [4]float64
		for i := range v {
			var err error
			if v[i], err = strconv.ParseFloat(row[1+i], 64); err != nil {
				return fmt.Errorf("seas.csv: %s: %w", row[0], err)
			}
		}
		m.Seas = append(m.Seas, lbm.Sea{Name: row[0], Lon: float32(v[0]), Lat: float32(v[1]), From: float32(v[2]), To: float32(v[3])})
	}
	return nil
}
