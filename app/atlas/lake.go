package atlas

import (
	"encoding/csv"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"

	"lectern/app/atlas/lbm"
	"lectern/app/draw"
	"lectern/assets"
)

// lake is a lake of the basemap with a name.
type lake struct {
	name     string
	lon, lat float64 // of a point on it, where its name stands
	km2      float64
	shore    *shore
}

// shore is a lake's shore, or that of an island in one, whose surface is below 0.
type shore struct {
	edges                    []edge
	west, south, east, north float64
	km2                      float64
}

// lakes returns the lakes that have names, and the shores of all islands in lakes, once.
var lakes = sync.OnceValues(func() (named []lake, islands []*shore) {
	w := Load()
	edges := w.edges(lookupTolerance)
	var shores []*shore
	for _, line := range w.ofClass[0][lbm.Lake] {
		s := &shore{west: 180, south: 90, east: -180, north: -90}
		for e := range edges(int(line)) {
			s.edges = append(s.edges, e)
			s.west, s.east = min(s.west, e.x0, e.x1), max(s.east, e.x0, e.x1)
			s.south, s.north = min(s.south, e.y0, e.y1), max(s.north, e.y0, e.y1)
			s.km2 += (e.x0*e.y1 - e.x1*e.y0) / 2 * perDegree * perDegree
		}
		if s.km2 *= math.Cos((s.south + s.north) / 2 * math.Pi / 180); s.km2 < 0 {
			islands = append(islands, s)
		} else {
			shores = append(shores, s)
		}
	}
	rows, err := csv.NewReader(strings.NewReader(assets.Lakes)).ReadAll()
	must(err)
	for _, row := range rows[1:] {
		lon, errLon := strconv.ParseFloat(row[1], 64)
		lat, errLat := strconv.ParseFloat(row[2], 64)
		must(errLon)
		must(errLat)
		if s := smallest(shores, lon, lat); s != nil {
			named = append(named, lake{row[0], lon, lat, s.km2, s})
		}
	}
	return named, islands
})

// smallest returns the smallest shore around a point, or nil.
func smallest(shores []*shore, lon, lat float64) (in *shore) {
	for _, s := range shores {
		if s.has(lon, lat) && (in == nil || s.km2 < in.km2) {
			in = s
		}
	}
	return in
}

// has reports whether a point lies within a shore: a line to the east of it crosses the shore an odd number of times.
func (s *shore) has(lon, lat float64) (in bool) {
	if lon < s.west || lon > s.east || lat < s.south || lat > s.north {
		return false
	}
	for _, e := range s.edges {
		if x, crosses := e.crossing(lat); crosses && x > lon {
			in = !in
		}
	}
	return in
}

// LakeAt returns the name of the lake on which a point lies, and false where it lies on none that has a name.
func LakeAt(lat, lon float64) (name string, ok bool) {
	lon = Wrap(lon)
	named, islands := lakes()
	for _, l := range named {
		if l.shore.has(lon, lat) {
			return l.name, smallest(islands, lon, lat) == nil
		}
	}
	return "", false
}

// lakes names lakes that are large enough in the view for that.
func (f *labelling) lakes() {
	named, _ := lakes()
	for _, one := range named {
		at := f.v.ToView(f.plane.proj.Forward(one.lon, one.lat))
		if at.X < 0 || at.Y < 0 || at.X > f.v.W || at.Y > f.v.H || f.isSea(one.name) {
			continue
		}
		l := label{size: f.size(11.5 * f.Text), ink: f.p.Water, halo: f.p.Lake, clear: 3 * f.Text}
		f.addWater(&l, one.name)
		across := f.across(float32(one.km2))
		if l.width() > 1.4*across {
			continue
		}
		x, y, high := at.X-l.width()/2, at.Y-float32(float32(l.lines-1)*l.size*0.55)+float32(l.size*0.3), l.leading()*float32(l.lines)
		for _, d := range [...]draw.Point{{}, {Y: -across/2 - high/2}, {Y: across/2 + high/2}, {X: -across/2 - l.width()/2}, {X: across/2 + l.width()/2}} { // on the lake, else beside it
			l.at[l.n] = draw.Point{X: x + d.X, Y: y + d.Y}
			l.n++
		}
		f.placeOff(&l, nil)
	}
}

// isSea reports whether a lake is named as a sea is.
func (f *labelling) isSea(name string) bool {
	return slices.ContainsFunc(f.world.Seas, func(s lbm.Sea) bool { return s.Name == name })
}
