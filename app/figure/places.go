package figure

import (
	"math"
	"runtime"
	"sync"

	"lectern/app/atlas"
	"lectern/app/draw"
	"lectern/app/incident"
)

// Places are a table's incidents on the plane of a map, projected once. Any number of goroutines
// may read them.
type Places struct {
	table      *incident.Table
	projection atlas.Projection
	x, y       []int32  // centimetres; only of rows below placed
	placed     int      // rows; those without a point come last
	blocks     []block  // of rows next to each other
	areas      []Area   // provinces and countries of which no more is known of some incident
	area       []int32  // of each row, or -1; nil where there are none
	isArea     []uint64 // rows that have one, as in a selection; nil where there are none
}

// Area is a province, or a country where the name of the province is empty.
type Area struct {
	Code, Name string  // ISO 3166-1 alpha-3; province
	x, y       float64 // where it is named, on the plane, in metres; else where its first incident has its point
	known      bool
}

// areaKey names a province by its country's code and its name, or a country by its code alone.
type areaKey struct{ code, name string }

// areaOf returns the area of a row whose place is an area.
func areaOf(t *incident.Table, row int) (key areaKey, ok bool) {
	if _, area := t.Uncertainty(row); !area {
		return areaKey{}, false
	}
	code, name, provinceOnly := t.Province(row)
	if !provinceOnly {
		return areaKey{code, ""}, code != ""
	}
	return areaKey{code, name}, code != "" && name != ""
}

// block is the extent of blockRows rows: what lies wholly outside a view is passed over.
type block struct{ x0, y0, x1, y1 int32 }

const (
	blockRows  = 2048
	blockWords = blockRows / 64
	centimetre = 100 // in a metre
)

// NewPlaces projects every row as a map does.
func NewPlaces(t *incident.Table, base *atlas.Map) *Places {
	p := base.Projection()
	out := &Places{table: t, projection: p, placed: t.Placed()}
	out.x, out.y = make([]int32, out.placed), make([]int32, out.placed)
	out.blocks = make([]block, (out.placed+blockRows-1)/blockRows)
	var wait sync.WaitGroup
	workers := runtime.GOMAXPROCS(0)
	for w := range workers {
		wait.Go(func() {
			for b := w; b < len(out.blocks); b += workers {
				out.project(b, p)
			}
		})
	}
	wait.Wait()
	out.findAreas(base)
	return out
}

func (p *Places) project(b int, proj atlas.Projection) {
	box := block{math.MaxInt32, math.MaxInt32, math.MinInt32, math.MinInt32}
	var lastLon, lastLat float64
	var x, y int32
	for row := b * blockRows; row < min(p.placed, (b+1)*blockRows); row++ {
		lon, lat := p.table.Point(row)
		if row == b*blockRows || lon != lastLon || lat != lastLat { // many stand at one point
			fx, fy := proj.Forward(lon, lat)
			x, y = int32(math.Round(fx*centimetre)), int32(math.Round(fy*centimetre))
			lastLon, lastLat = lon, lat
		}
		p.x[row], p.y[row] = x, y
		box = block{min(box.x0, x), min(box.y0, y), max(box.x1, x), max(box.y1, y)}
	}
	p.blocks[b] = box
}

// findAreas gives every row whose place is an area the number of that area.
func (p *Places) findAreas(base *atlas.Map) {
	numbers := map[areaKey]int32{}
	for row := range p.table.Len() {
		key, ok := areaOf(p.table, row)
		if !ok {
			continue // a place like any other
		}
		n, ok := numbers[key]
		if !ok {
			n = int32(len(p.areas))
			numbers[key] = n
			a := Area{Code: key.code, Name: key.name}
			a.x, a.y, a.known = base.AreaPoint(key.code, key.name)
			p.areas = append(p.areas, a)
		}
		if a := &p.areas[n]; !a.known && row < p.placed {
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

// At returns where a row lies in a view; ok is false where it has no point.
func (p *Places) At(row int, v atlas.View) (at draw.Point, ok bool) {
	if row >= p.placed {
		return draw.Point{}, false
	}
	return v.ToView(float64(p.x[row])/centimetre, float64(p.y[row])/centimetre), true
}
