package atlas

import (
	"math"

	"lectern/app/atlas/lbm"
	"lectern/app/draw"
	"lectern/app/typeset"
)

// Options says what a map shows. The zero value highlights no country and follows the United Nations.
type Options struct {
	Focus      []string // highlighted countries, ISO 3166-1 alpha-3
	Boundaries Boundaries
	LocalNames bool // names in the countries' own languages below the English ones
}

// Map draws views of the world in one projection. It serves one goroutine; maps of one projection
// share their geometry.
type Map struct {
	// Text scales lettering and line widths: 1 on screen, less on paper, more on a slide.
	Text float32
	// Floor is the size below which no name is set, 0 if there is none.
	Floor float32
	// Sparse leaves out province lines and all names but those of countries and seas.
	Sparse bool
	// Own are labels that the author sets; they have room before all others.
	Own []OwnLabel
	// Credits say whose is what the map shows beside the basemap, in sentences.
	Credits string
	// Under draws on the land, below waters and boundaries; nil: nothing. Lines of provinces are then drawn on
	// sparse maps, too.
	Under func(c draw.Canvas, v View, p *draw.Palette)

	world      *World
	plane      *plane
	boundaries Boundaries
	localNames bool

	focus       []ring
	focusBehind bool // the focus holds the point opposite the map's middle
	path        draw.Path
	dash        []float32

	setter   *typeset.Shaper
	spaced   map[spacedKey]*draw.Word
	locals   map[localKey]*draw.Word // nil: no font has its letters
	outlines map[areaKey][]ring
	seen     []part // of countries in the view
	named    []int32
	single   [1]side
	credit   credit
	placed   taken

	prominent []draw.Rect // dots of towns that names of areas keep clear of
}

// NewMap returns a map in a projection.
func NewMap(p Projection, o Options) *Map { return newMap(planeOf(Load(), p), o) }

func newMap(p *plane, o Options) *Map {
	w := p.world
	m := &Map{
		Text: 1, world: w, plane: p, boundaries: o.Boundaries, localNames: o.LocalNames,
		setter: typeset.NewShaper(), spaced: map[spacedKey]*draw.Word{}, locals: map[localKey]*draw.Word{}, outlines: map[areaKey][]ring{},
	}
	m.focus = w.focus(o)
	if a, ok := p.proj.(Azimuthal); ok {
		m.focusBehind = w.contains(m.focus, Wrap(a.lon+180), -a.lat)
	}
	return m
}

// Projection returns the projection of the map.
func (m *Map) Projection() Projection { return m.plane.proj }

// frame has all that drawing one view needs.
type frame struct {
	*Map
	c       draw.Canvas
	v       View
	p       *draw.Palette
	level   *level
	seen    box     // the part of the plane in the view, with a margin
	x0, y0  float32 // the view's top left corner on the plane
	k       float32 // units a metre
	degrees float64 // that a unit covers
	near    float32 // from 0 for the world to 1 for a town: lines grow thicker
}

func (m *Map) frame(c draw.Canvas, v View, p *draw.Palette) frame {
	degrees := v.degrees()
	f := frame{
		Map: m, c: c, v: v, p: p, level: m.plane.at(m.world.levelFor(degrees)), degrees: degrees,
		x0: float32(v.X - float64(v.W)/2/v.Scale), y0: float32(v.Y + float64(v.H)/2/v.Scale), k: float32(v.Scale),
		near: float32(min(1, max(0, math.Log2(0.05/degrees)/6))),
	}
	pad := 8 / f.k
	f.seen = box{f.x0 - pad, f.y0 - v.H/f.k - pad, f.x0 + v.W/f.k + pad, f.y0 + pad}
	return f
}

// Prepare projects what Base draws in a view, so that it takes less time later. Any goroutine may call it.
func (m *Map) Prepare(v View) { m.plane.at(m.world.levelFor(v.degrees())) }

// Base draws sea, land, waters and boundaries into the view, whose top left corner is the
// canvas's origin. The caller clips.
func (m *Map) Base(c draw.Canvas, v View, p *draw.Palette) {
	f := m.frame(c, v, p)
	f.path.Reset()
	f.path.AddRect(draw.Rect{W: v.W, H: v.H})
	c.Fill(&f.path, p.Sea)
	f.fill(m.world.land(), m.plane.landBehind, p.Land)
	if len(m.focus) > 0 {
		f.fill(m.focus, m.focusBehind, p.Focus)
	}
	if m.Under != nil {
		m.Under(c, v, p)
	}
	rank := riverRank(f.degrees)
	f.stroke(draw.Stroke{Width: m.Text * (0.5 + float32(0.7*f.near))}, p.River, rank, lbm.River)
	f.lakes(rank)
	if f.degrees < provinceLines && (!m.Sparse || m.Under != nil) {
		f.stroke(draw.Stroke{Width: m.Text * (0.6 + 0.5*f.near)}, p.Province, all, lbm.Province)
	}
	f.stroke(draw.Stroke{Width: m.Text * (0.6 + float32(0.3*f.near))}, p.Coast, all, lbm.Coast)
	if f.degrees < casing {
		f.stroke(draw.Stroke{Width: m.Text * (3 + float32(2.5*f.near))}, p.Casing, all, lbm.Border, lbm.Control, lbm.Disputed, lbm.Indefinite)
	}
	f.drawBoundaries()
}

// riverRank returns the rank of the least important river or lake that a scale has room for.
func riverRank(degrees float64) uint8 {
	for _, r := range [...]struct {
		degrees float64
		rank    uint8
	}{{0.1, 1}, {0.05, 4}, {0.015, 6}, {0.007, 7}, {0.004, 8}} {
		if degrees > r.degrees {
			return r.rank
		}
	}
	return 12
}

// to converts a point of the plane to one of the view.
func (f *frame) to(x, y float32) (float32, float32) { return (x - f.x0) * f.k, (f.y0 - y) * f.k }

// fill paints the inside of rings. The projection turns an area inside out that holds the point opposite
// the map's middle (behind); a contour around the whole view turns it back.
func (f *frame) fill(rings []ring, behind bool, ink draw.Ink) {
	f.outline(rings, behind)
	f.c.Fill(&f.path, ink)
}

// outline makes the path that fill paints.
func (f *frame) outline(rings []ring, behind bool) {
	f.path.Reset()
	if behind {
		f.aroundView()
	}
	for _, r := range rings {
		f.ring(r)
	}
}

// aroundView adds the view to the path.
func (f *frame) aroundView() {
	x, y := f.v.W, f.v.H
	f.path.MoveTo(0, 0)
	f.path.LineTo(0, y)
	f.path.LineTo(x, y)
	f.path.LineTo(x, 0)
	f.path.Close()
}

// ring adds a ring to the path. A chunk of it that doesn't touch the view shrinks to its chord, which lies
// on the same side of the view.
func (f *frame) ring(r ring) {
	if len(r) == 1 { // an island that is wholly outside is left out
		i := r[0].line
		from, to := f.level.starts[i], f.level.starts[i+1]
		if to-from < 4 {
			return
		}
		around := emptyBox
		for _, b := range f.level.boxes[f.level.chunkOf[i]:f.level.chunkOf[i+1]] {
			around.add(b.x0, b.y0)
			around.add(b.x1, b.y1)
		}
		if around.misses(f.seen) {
			return
		}
	}
	begun := false
	put := func(k int32) {
		x, y := f.to(f.level.x[k], f.level.y[k])
		if begun {
			f.path.LineTo(x, y)
		} else {
			f.path.MoveTo(x, y)
			begun = true
		}
	}
	for _, s := range r {
		from, to := f.level.starts[s.line], f.level.starts[s.line+1]
		if to-from < 2 {
			continue
		}
		boxes := f.level.boxes[f.level.chunkOf[s.line]:f.level.chunkOf[s.line+1]]
		if !s.reverse {
			put(from)
			for n, b := range boxes {
				first, last := from+int32(n)*chunkSize, min(from+int32(n+1)*chunkSize, to-1)
				if b.misses(f.seen) {
					put(last)
					continue
				}
				for k := first + 1; k <= last; k++ {
					put(k)
				}
			}
			continue
		}
		put(to - 1)
		for n := len(boxes) - 1; n >= 0; n-- {
			first, last := from+int32(n)*chunkSize, min(from+int32(n+1)*chunkSize, to-1)
			if boxes[n].misses(f.seen) {
				put(first)
				continue
			}
			for k := last - 1; k >= first; k-- {
				put(k)
			}
		}
	}
	if begun {
		f.path.Close()
	}
}

func (f *frame) lakes(rank uint8) {
	f.path.Reset()
	for _, i := range f.world.ofClass[0][lbm.Lake] {
		if f.world.Lines[i].Rank <= rank {
			f.single[0] = side{line: i}
			f.ring(f.single[:])
		}
	}
	f.c.Fill(&f.path, f.p.Lake)
}

// all is a rank that includes every line.
const all = 255

// stroke draws the lines of some classes, up to a rank, where they touch the view.
func (f *frame) stroke(s draw.Stroke, ink draw.Ink, rank uint8, kinds ...lbm.Class) {
	f.path.Reset()
	for _, kind := range kinds {
		for _, i := range f.world.ofClass[f.boundaries][kind] {
			if f.world.Lines[i].Rank <= rank {
				f.line(i)
			}
		}
	}
	if !f.path.Empty() {
		f.c.Stroke(&f.path, s, ink)
	}
}

// line adds a line to the path where it touches the view.
func (f *frame) line(i int32) {
	lv := f.level
	from, to := lv.starts[i], lv.starts[i+1]
	drawing := false
	for n, b := range lv.boxes[lv.chunkOf[i]:lv.chunkOf[i+1]] {
		if b.misses(f.seen) {
			drawing = false
			continue
		}
		first, last := from+int32(n)*chunkSize, min(from+int32(n+1)*chunkSize, to-1)
		for k := first + 1; k <= last; k++ {
			if lv.edge != nil && lv.edge[k] {
				drawing = false
				continue
			}
			if !drawing {
				x, y := f.to(lv.x[k-1], lv.y[k-1])
				f.path.MoveTo(x, y)
				drawing = true
			}
			x, y := f.to(lv.x[k], lv.y[k])
			f.path.LineTo(x, y)
		}
	}
}
