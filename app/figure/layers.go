package figure

import (
	"math"
	"strings"

	"lectern/app/atlas"
	"lectern/app/brief"
	"lectern/app/draw"
	"lectern/app/geometry"
)

// layer is one of the brief's own layers, projected for a map.
type layer struct {
	of      *brief.Layer
	overlay *atlas.Overlay
}

// ShowLayers shows layers of a brief that have shapes, and credits them.
func (m *Map) ShowLayers(b *brief.Brief, layers []*brief.Layer) {
	m.Layers, m.base.Credits = layers, ""
	for _, l := range layers {
		m.base.Credits = strings.TrimSpace(m.base.Credits + " " + b.LayerCredit(l))
	}
}

// layersNow returns the layers that the map shows. They are projected once.
func (m *Map) layersNow() []layer {
	same := len(m.layers) == len(m.Layers)
	for i := range m.layers {
		same = same && m.layers[i].of == m.Layers[i]
	}
	if same {
		return m.layers
	}
	before := map[*brief.Layer]*atlas.Overlay{}
	for _, l := range m.layers {
		before[l.of] = l.overlay
	}
	m.layers = nil
	for _, l := range m.Layers {
		o := before[l]
		if o == nil {
			o = m.base.Overlay(l.Shapes)
		}
		m.layers = append(m.layers, layer{l, o})
	}
	return m.layers
}

// kindOf holds the palette's kind of each of brief.LayerColours.
var kindOf = [len(brief.LayerColours)]int{0, 1, 3, 5}

func layerInk(l *brief.Layer, p *draw.Palette) draw.Ink { return p.Kinds[kindOf[l.Colour]] }

// layerFill returns the ink of a filled area: pale, so that names and boundaries can be read over it.
func layerFill(l *brief.Layer, p *draw.Palette) draw.Ink { return draw.Mix(p.Land, layerInk(l, p), 64) }

// fillLayers fills the areas of the layers that are filled, below boundaries and shades.
func (m *Map) fillLayers(c draw.Canvas, v atlas.View, p *draw.Palette) {
	k := &m.pen
	k.c, k.p = c, p
	for _, l := range m.layersNow() {
		if l.of.Look != brief.Filled {
			continue
		}
		k.path.Reset()
		m.base.AddArea(&k.path, v, l.overlay)
		if !k.path.Empty() {
			c.Fill(&k.path, layerFill(l.of, p))
		}
	}
}

// hatchLayers hatches the areas of the layers that are hatched, above shades.
func (m *Map) hatchLayers(v atlas.View, p *draw.Palette) {
	k, unit := &m.pen, m.Style.Text
	for _, l := range m.layersNow() {
		if l.of.Look != brief.Hatched {
			continue
		}
		k.path.Reset()
		m.base.AddArea(&k.path, v, l.overlay)
		k.hatched(7*unit, 0.9*unit, layerInk(l.of, p))
	}
}

// outlineLayers draws the sides of areas, the lines and the points of the layers, above the basemap.
func (m *Map) outlineLayers(c draw.Canvas, v atlas.View, p *draw.Palette) {
	k, unit := &m.pen, m.Style.Text
	k.c, k.p = c, p
	for _, l := range m.layersNow() {
		ink := layerInk(l.of, p)
		k.path.Reset()
		m.base.AddEdges(&k.path, v, l.overlay)
		if !k.path.Empty() {
			c.Stroke(&k.path, m.layerStroke(l.of), ink)
		}
		for _, at := range l.overlay.Points(v) {
			k.layerPoint(l.of, at, unit)
		}
	}
}

// outlineAsked draws a dashed line around the areas of the query.
func (m *Map) outlineAsked(unit float32) {
	if len(m.Asked) == 0 {
		return
	}
	k := &m.pen
	k.path.Reset()
	m.base.AddEdges(&k.path, m.View, m.base.Overlay(&geometry.Shapes{Areas: m.Asked}))
	k.c.Stroke(&k.path, draw.Stroke{Width: 1.6 * unit, Dash: []float32{5 * unit, 4 * unit}}, k.p.Accent)
}

// layerStroke returns the stroke of a layer's lines.
func (m *Map) layerStroke(l *brief.Layer) draw.Stroke {
	unit := m.Style.Text
	s := draw.Stroke{Width: 1.6 * unit}
	if l.Look == brief.Dashed {
		s.Dash = []float32{6 * unit, 4 * unit}
	}
	return s
}

// layerPoint draws a point of a layer: a star, which no symbol of incidents is.
func (k *pen) layerPoint(l *brief.Layer, at draw.Point, unit float32) {
	fill := func(r float32, ink draw.Ink) {
		k.path.Reset()
		for i := range 10 {
			sin, cos := math.Sincos(math.Pi * float64(i) / 5)
			reach := float64(r)
			if i%2 == 1 {
				reach *= 0.45
			}
			if x, y := at.X+float32(reach*sin), at.Y-float32(reach*cos); i == 0 {
				k.path.MoveTo(x, y)
			} else {
				k.path.LineTo(x, y)
			}
		}
		k.path.Close()
		k.c.Fill(&k.path, ink)
	}
	fill(8.5*unit, k.p.Rim)
	fill(6.5*unit, layerInk(l, k.p))
	if l.Look != brief.Filled {
		fill(3.2*unit, k.p.Rim)
	}
}

// layerKeys returns the entries of a legend for the layers. On a slide, which has little room, the credits alone have the days.
func (m *Map) layerKeys(unit float32) (out []key) {
	for _, l := range m.layersNow() {
		of, words := l.of, l.of.Words()
		if m.Direct {
			words = of.Title
		}
		out = append(out, key{func(k *pen, at draw.Point) { m.layerSample(k, of, at, unit) }, words})
	}
	return out
}

// layerSample draws a sample of a layer: of its areas, else of its lines, else of its points.
func (m *Map) layerSample(k *pen, l *brief.Layer, at draw.Point, unit float32) {
	k.path.Reset()
	switch {
	case len(l.Shapes.Areas) > 0:
		k.path.AddRect(draw.Rect{X: at.X - 8*unit, Y: at.Y - 5*unit, W: 16 * unit, H: 10 * unit})
		switch l.Look {
		case brief.Filled:
			k.c.Fill(&k.path, layerFill(l, k.p))
		case brief.Hatched:
			k.hatched(5*unit, 0.9*unit, layerInk(l, k.p))
		}
	case len(l.Shapes.Lines) > 0:
		k.path.AddLine(at.X-9*unit, at.Y, at.X+9*unit, at.Y)
	default:
		k.layerPoint(l, at, unit)
		return
	}
	k.c.Stroke(&k.path, m.layerStroke(l), layerInk(l, k.p))
}
