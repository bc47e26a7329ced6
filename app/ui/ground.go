//go:build !nogui

package ui

import (
	"lectern/app/brief"
	"lectern/app/draw"
	"lectern/app/figure"
	"lectern/app/typeset"
)

// ground is what a surface draws on: a canvas with the few shapes that chrome is made of.
type ground struct {
	draw.Canvas
	p       *draw.Palette
	shaper  *typeset.Shaper
	w, h    float32
	path    draw.Path
	surface *surface
}

var faces = typeset.Standard

// text sets words with their left end at x and gives the right end; y is the baseline.
func (g *ground) text(face *typeset.Face, words string, x, y, size float32, ink draw.Ink) float32 {
	w := g.shaper.Line(face, words)
	g.Text(w, x, y, size, ink)
	return x + w.Width*size
}

func (g *ground) width(face *typeset.Face, words string, size float32) float32 {
	return g.shaper.Line(face, words).Width * size
}

// fit cuts words to a width with an ellipsis.
func (g *ground) fit(face *typeset.Face, words string, size, width float32) string {
	if g.width(face, words, size) <= width {
		return words
	}
	runes := []rune(words)
	lo, hi := 0, len(runes)
	for lo < hi {
		mid := (lo + hi + 1) / 2
		if g.width(face, string(runes[:mid])+"\u2026", size) <= width {
			lo = mid
		} else {
			hi = mid - 1
		}
	}
	return string(runes[:lo]) + "\u2026"
}

func (g *ground) right(face *typeset.Face, words string, x, y, size float32, ink draw.Ink) float32 {
	w := g.width(face, words, size)
	g.text(face, words, x-w, y, size, ink)
	return x - w
}

func (g *ground) rect(r draw.Rect, ink draw.Ink) {
	g.path.Reset()
	g.path.AddRect(r)
	g.Fill(&g.path, ink)
}

func (g *ground) round(r draw.Rect, radius float32, ink draw.Ink) {
	g.path.Reset()
	g.path.AddRoundRect(r, radius)
	g.Fill(&g.path, ink)
}

// outline strokes inside r, radius 3 as all controls have.
func (g *ground) outline(r draw.Rect, width float32, ink draw.Ink) {
	g.path.Reset()
	g.path.AddRoundRect(r.Inset(width/2), 3)
	g.Stroke(&g.path, draw.Stroke{Width: width}, ink)
}

// spot makes an area do something and reports whether the pointer is on it.
func (g *ground) spot(r draw.Rect, name string, do func()) bool {
	s := g.surface
	s.spots = append(s.spots, spot{area: r, name: name, do: do})
	return s.hover == len(s.spots)-1
}

// button is a bordered control; primary is the one action of a view.
func (g *ground) button(r draw.Rect, words string, icon icon, primary bool, do func()) {
	hover := g.spot(r, words, do)
	ground, ink, edge := g.p.Raise, g.p.Ink, g.p.Edge
	if primary {
		ground, ink, edge = g.p.Accent, g.p.OnAccent, g.p.Accent
	} else if hover {
		ground = g.p.Wash
	}
	g.round(r, 3, ground)
	g.outline(r, 1, edge)
	width := g.width(faces().SansBold, words, 14)
	if icon != noIcon {
		width += 26
	}
	x := r.X + (r.W-width)/2
	if icon != noIcon {
		g.icon(icon, x, r.Y+(r.H-18)/2, ink)
		x += 26
	}
	g.text(faces().SansBold, words, x, r.Y+r.H/2+5, 14, ink)
}

// mark draws the brief's handling mark, its right end at x, and gives its left end.
func (g *ground) mark(m brief.Marking, x, y float32) float32 {
	if m == brief.Unmarked {
		return x
	}
	w := figure.Mark(g.Canvas, g.shaper, m, draw.Point{X: x, Y: y}, 13)
	if g.p.Dark {
		g.path.Reset()
		g.path.AddRect(draw.Rect{X: x - w, Y: y, W: w, H: 19.5}.Inset(-0.5))
		g.Stroke(&g.path, draw.Stroke{Width: 1}, g.p.Edge)
	}
	return x - w
}
