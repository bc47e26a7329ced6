package figure

import (
	"slices"

	"lectern/app/atlas"
	"lectern/app/draw"
	"lectern/app/incident"
	"lectern/app/typeset"
)

// shades are the provinces or hexagons of a shaded map by how they are filled, for one selection and amount.
type shades struct {
	beside  *incident.Selection
	periods *Periods
	shading *Shading
	fills   []shadeFill
}

// shadeFill is the provinces or hexagons of a class, or those of unknown number.
type shadeFill struct {
	class    int
	all      shadedArea
	doubtful shadedArea // of all, those that may be of a higher class
	doubts   bool       // there are some
}

// shadedArea is some provinces or hexagons.
type shadedArea struct {
	region   atlas.Region
	hexagons []hexagon
}

// Shading returns what the map is shaded by.
func (m *Map) Shading() *Shading { return m.shadesNow().shading }

func sameBeside(a, b *incident.Selection) bool {
	return a == nil && b == nil || a != nil && b != nil && a.Equal(*b)
}

// fit reports whether these are the shades of a map with hexagons, or none.
func (s *shades) fit(m *Map, h hexagons) bool {
	now := s.shading
	return m.isOf(now, m.Selection, h) && sameBeside(s.beside, m.Beside) && s.periods.equal(m.Periods)
}

// shadesNow returns the shades of the selection. They, and those before, are kept while it stays, since moving the map doesn't change
// them.
func (m *Map) shadesNow() *shades {
	var h hexagons
	if m.Hexagons {
		if h.km = m.HexagonKM; h.km == 0 {
			h = hexagonsFor(hexagonUnits * float64(m.Style.Text) / m.View.Scale)
		}
	}
	if m.shades.fit(m, h) {
		return &m.shades
	}
	m.shades, m.shadesBefore = m.shadesBefore, m.shades // two maps beside each other take turns
	if m.shades.fit(m, h) {
		return &m.shades
	}
	s := m.nextSums
	if m.nextSums = nil; !m.isOf(s, m.Selection, h) {
		s = m.shadingOf(m.Selection, h)
	}
	m.classify(s)
	m.shades = shades{beside: m.Beside, periods: m.Periods, shading: s}
	if m.Hexagons {
		m.shades.fills = hexagonFills(s)
		return &m.shades
	}
	byNumber := map[atlas.Province]ShadedPlace{}
	have := map[int]bool{}
	for _, p := range s.Places {
		byNumber[p.Province], have[p.class] = p, true
	}
	for class := noClass; class < len(s.starts); class++ {
		if !have[class] {
			continue
		}
		fill := shadeFill{class: class}
		in := func(at atlas.Province) bool {
			p, ok := byNumber[at]
			return ok && p.class == class
		}
		fill.all.region = m.base.Region(in)
		fill.doubtful.region = m.base.Region(func(at atlas.Province) bool {
			doubt := in(at) && byNumber[at].more
			fill.doubts = fill.doubts || doubt
			return doubt
		})
		m.shades.fills = append(m.shades.fills, fill)
	}
	return &m.shades
}

// shadingOf adds up some incidents by what the map shades, without classes.
func (m *Map) shadingOf(of incident.Selection, h hexagons) *Shading {
	if m.Hexagons {
		return m.places.Density(of, m.Amount, h)
	}
	return m.places.Shading(of, m.Amount, m.People)
}

// isOf reports whether a shading, which may be nil, is of some incidents as the map now adds them up.
func (m *Map) isOf(s *Shading, of incident.Selection, h hexagons) bool {
	return s != nil && s.hexagons == h && s.Amount == m.Amount && (s.people == nil) == (m.People == nil || m.Hexagons) && s.selection.Equal(of)
}

// numbersBeside returns the numbers of what the map beside this one shows. They are of the map before, or else of the next one,
// whose sums are kept for it.
func (m *Map) numbersBeside(h hexagons) []int64 {
	for _, before := range []*Shading{m.shades.shading, m.shadesBefore.shading} {
		if m.isOf(before, *m.Beside, h) {
			return before.numbers()
		}
	}
	m.nextSums = m.shadingOf(*m.Beside, h)
	return m.nextSums.numbers()
}

// classify makes the classes of a shading, which hold for what the map beside this one shows and for all periods, too.
func (m *Map) classify(s *Shading) {
	numbers := s.numbers()
	if m.Beside != nil {
		numbers = append(numbers, m.numbersBeside(s.hexagons)...)
	}
	if m.Periods == nil {
		s.classifyInto(classes(numbers))
		return
	}
	s.steady = true
	starts := slices.Clone(m.periodStarts(s))
	if len(numbers) > 0 && len(starts) > 0 {
		starts[0] = min(starts[0], slices.Min(numbers))
	}
	s.classifyInto(starts)
}

// hexagonFills returns the hexagons of each class.
func hexagonFills(s *Shading) []shadeFill {
	fills := make([]shadeFill, len(s.starts)+1)
	for i := range fills {
		fills[i].class = i + noClass
	}
	for _, p := range s.Places {
		fill := &fills[p.class-noClass]
		fill.all.hexagons = append(fill.all.hexagons, p.hexagon)
		if p.more {
			fill.doubtful.hexagons, fill.doubts = append(fill.doubtful.hexagons, p.hexagon), true
		}
	}
	return slices.DeleteFunc(fills, func(f shadeFill) bool { return len(f.all.hexagons) == 0 })
}

// shadedPath makes the pen's path the outline of some provinces or hexagons in a view.
func (m *Map) shadedPath(v atlas.View, a shadedArea) {
	if m.Hexagons {
		m.hexagonPath(m.shades.shading.hexagons, v, a.hexagons)
		return
	}
	m.pen.path.Reset()
	m.base.AddRegion(&m.pen.path, v, a.region)
}

// outlineListed draws a line around the province or the hexagon that is listed.
func (m *Map) outlineListed(unit float32) {
	if !m.Shaded || m.Listed == nil {
		return
	}
	m.shadesNow()
	m.shadedPath(m.View, shadedArea{
		region:   m.base.Region(func(p atlas.Province) bool { return p == m.Listed.Province }),
		hexagons: []hexagon{m.Listed.hexagon},
	})
	k := &m.pen
	k.c.Stroke(&k.path, draw.Stroke{Width: 4 * unit}, k.p.Rim)
	k.c.Stroke(&k.path, draw.Stroke{Width: 2.5 * unit}, k.p.Accent)
}

// shade fills the provinces or hexagons of a view, on the land.
func (m *Map) shade(c draw.Canvas, v atlas.View, p *draw.Palette) {
	k, unit, now := &m.pen, m.Style.Text, m.shadesNow()
	k.c, k.p = c, p
	for _, fill := range now.fills {
		m.shadedPath(v, fill.all)
		if fill.class == noClass {
			k.hatched(5*unit, 0.8*unit, p.Shades[len(p.Shades)-1])
			c.Stroke(&k.path, draw.Stroke{Width: 0.6 * unit}, p.Edge)
			continue
		}
		c.Fill(&k.path, now.shading.ink(p, fill.class))
		if fill.doubts {
			m.shadedPath(v, fill.doubtful)
			k.hatched(4*unit, 0.6*unit, now.shading.doubtInk(p, fill.class))
		}
		if m.Hexagons { // a line between them, so that each is seen
			m.shadedPath(v, fill.all)
			c.Stroke(&k.path, draw.Stroke{Width: unit}, p.Land)
		}
	}
}

// step returns the shade of a class, of those of a palette.
func (s *Shading) step(class int) int { return shadesOf[len(s.starts)][class] }

func (s *Shading) ink(p *draw.Palette, class int) draw.Ink { return p.Shades[s.step(class)] }

// doubtInk returns the ink of a hatch over a class, which stands out from its shade.
func (s *Shading) doubtInk(p *draw.Palette, class int) draw.Ink {
	if s.step(class) < len(p.Shades)/2+1 {
		return p.Ink
	}
	return p.Page
}

// shadeKeys returns the entries of a legend for the classes, the most first, and for what is hatched.
func (m *Map) shadeKeys(unit float32) (out []key) {
	now := m.shadesNow()
	swatch := func(fill func(k *pen)) func(*pen, draw.Point) {
		return func(k *pen, at draw.Point) {
			k.path.Reset()
			k.path.AddRect(draw.Rect{X: at.X - 8*unit, Y: at.Y - 5*unit, W: 16 * unit, H: 10 * unit})
			fill(k)
			k.c.Stroke(&k.path, draw.Stroke{Width: 0.6 * unit}, k.p.Edge)
		}
	}
	last := len(draw.Light.Shades) - 1
	for class := len(now.shading.starts) - 1; class >= 0; class-- {
		out = append(out, key{swatch(func(k *pen) { k.c.Fill(&k.path, now.shading.ink(k.p, class)) }), now.shading.classWords(class)})
	}
	unknown, doubt := false, noClass
	for _, fill := range now.fills {
		unknown = unknown || fill.class == noClass
		if fill.doubts && doubt == noClass {
			doubt = fill.class
		}
	}
	if doubt != noClass {
		out = append(out, key{swatch(func(k *pen) {
			k.c.Fill(&k.path, now.shading.ink(k.p, doubt))
			k.hatched(4*unit, 0.6*unit, now.shading.doubtInk(k.p, doubt))
		}), "may be more"})
	}
	if unknown {
		out = append(out, key{swatch(func(k *pen) {
			k.c.Fill(&k.path, k.p.Land)
			k.hatched(4*unit, 0.9*unit, k.p.Shades[last])
		}), now.shading.unknownWords()})
	}
	return out
}

// noteLine is the height of a line below the keys of a shaded map, in sizes of type.
const noteLine = 1.4

// notesSize returns the width and height of what stands below the keys of a shaded map.
func (m *Map) notesSize() (size draw.Point) {
	for _, note := range m.shadesNow().shading.Notes() {
		size.X = max(size.X, m.pen.width(typeset.Standard().Sans, note, m.Style.Caption*keySize))
		size.Y += noteLine * m.Style.Caption
	}
	return size
}

// notes writes what isn't shaded, the first line on a baseline.
func (m *Map) notes(x, y float32) {
	for _, note := range m.shadesNow().shading.Notes() {
		m.pen.text(typeset.Standard().Sans, note, x, y, m.Style.Caption*keySize, m.pen.p.Ink2)
		y += noteLine * m.Style.Caption
	}
}
