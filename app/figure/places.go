package figure

import (
	"math"
	"sync"

	"lectern/app/atlas"
	"lectern/app/draw"
	"lectern/app/incident"
	"lectern/app/parallel"
)

// Places holds the places of a table's incidents on the plane of a map, projected once. It is safe for
// concurrent use.
type Places struct {
	table      *incident.Table
	projection atlas.Projection
	x, y       []int32                 // by row below placed: centimetres
	placed     int                     // number of rows with a point, which come before the others
	boxes      []box                   // extents of 64 rows each, those of a word of a selection
	areas      []Area                  // to which the place of some incident is known, and no closer
	area       []int32                 // by row: index in areas, or -1; nil if there are no areas
	isArea     []uint64                // set of the rows with an area, as in a Selection; nil if there are none
	provinces  func() []atlas.Province // by row: its province, found when first asked for
	middle     func(atlas.Province) (x, y float64)
	workspaces sync.Pool // of *workspace
}

// Area is a province, or a country if the name of the province is empty.
type Area struct {
	Code, Name string  // ISO 3166-1 alpha-3; province
	x, y       float64 // label point on the plane, metres, or else the point of its first incident
	known      bool    // x and y are set
}

// areaKey identifies a province by its country's code and its name, or a country by its code alone.
type areaKey struct{ code, name string }

// areaOf returns the area of a row whose place is known no closer.
func areaOf(t *incident.Table, row incident.Row) (key areaKey, ok bool) {
	if _, area := t.Uncertainty(row); !area {
		return areaKey{}, false
	}
	code, name, provinceOnly := t.Province(row)
	if !provinceOnly {
		return areaKey{code, ""}, code != ""
	}
	return areaKey{code, name}, code != "" && name != ""
}

// box is an extent on the plane.
type box struct{ x0, y0, x1, y1 int32 }

const centimetre = 100 // in a metre

// NewPlaces projects every row of a table in the projection of a map.
func NewPlaces(t *incident.Table, base *atlas.Map) *Places {
	p := base.Projection()
	out := &Places{table: t, projection: p, placed: t.Placed(), middle: base.MiddleOf}
	out.x, out.y = make([]int32, out.placed), make([]int32, out.placed)
	out.boxes = make([]box, (out.placed+63)/64)
	parallel.Each(len(out.boxes), len(out.boxes), func(_, i int) { out.project(i, p) })
	out.findAreas(base)
	out.provinces = sync.OnceValue(func() []atlas.Province { return findProvinces(t) })
	return out
}

// project projects the rows of a box.
func (p *Places) project(i int, proj atlas.Projection) {
	extent := box{math.MaxInt32, math.MaxInt32, math.MinInt32, math.MinInt32}
	var lastLon, lastLat float64
	var x, y int32
	first, end := incident.Row(i*64), incident.Row(min(p.placed, (i+1)*64))
	for row := first; row < end; row++ {
		lon, lat := p.table.Point(row)
		if row == first || lon != lastLon || lat != lastLat { // many stand at one point
			fx, fy := proj.Forward(lon, lat)
			x, y = int32(math.Round(fx*centimetre)), int32(math.Round(fy*centimetre))
			lastLon, lastLat = lon, lat
		}
		p.x[row], p.y[row] = x, y
		extent = box{min(extent.x0, x), min(extent.y0, y), max(extent.x1, x), max(extent.y1, y)}
	}
	p.boxes[i] = extent
}

// findAreas sets areas, area and isArea.
func (p *Places) findAreas(base *atlas.Map) {
	numbers := map[areaKey]int32{} // by the names as written, and by those on the map
	for row := range incident.Row(p.table.Len()) {
		key, ok := areaOf(p.table, row)
		if !ok {
			continue
		}
		n, ok := numbers[key]
		if !ok {
			n = p.areaNumber(base, numbers, key)
		}
		if a := &p.areas[n]; !a.known && int(row) < p.placed {
			a.x, a.y = base.Projection().Forward(p.table.Point(row))
			a.known = true
		}
		if p.area == nil {
			p.area = make([]int32, p.table.Len())
			for i := range p.area {
				p.area[i] = -1
			}
			p.isArea = make([]uint64, (p.table.Len()+63)/64)
		}
		p.area[row] = n
		p.isArea[row/64] |= 1 << (row % 64)
	}
}

// areaNumber returns the number of an area that was met first by a name. A province that is written in several ways is one.
func (p *Places) areaNumber(base *atlas.Map, numbers map[areaKey]int32, written areaKey) int32 {
	key := written
	if onMap, ok := base.ProvinceOnMap(key.code, key.name); ok {
		key.name = onMap
	}
	n, met := numbers[key]
	if !met {
		n = int32(len(p.areas))
		a := Area{Code: key.code, Name: key.name}
		a.x, a.y, a.known = base.AreaPoint(key.code, key.name)
		p.areas = append(p.areas, a)
		numbers[key] = n
	}
	numbers[written] = n
	return n
}

// At returns the point of a row in a view; ok is false if it has none.
func (p *Places) At(row incident.Row, v atlas.View) (at draw.Point, ok bool) {
	if int(row) >= p.placed {
		return draw.Point{}, false
	}
	return v.ToView(p.plane(row)), true
}

// plane returns the point of a row, which must have one, on the plane in metres.
func (p *Places) plane(row incident.Row) (x, y float64) {
	return float64(p.x[row]) / centimetre, float64(p.y[row]) / centimetre
}
