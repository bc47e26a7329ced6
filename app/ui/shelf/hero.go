//go:build !nogui

package shelf

import (
	"lectern/app/compose"
	"lectern/app/draw"
	"lectern/app/typeset"
	"lectern/app/ui/kit"
)

// hero draws the brief last read, large, with its abstract and the main action. It returns the lower
// end of the words.
func (s *Shelf) hero(g *kit.Painter, c *cover, r draw.Rect) float32 {
	p := g.Palette
	c.at = r
	s.front(g, c, r, heroMap, 23)
	g.HotSpot(r, c.title(), func() { s.Opened.Emit(Opening{Path: c.path}) })
	x := r.Right() + 36
	width := min(640, g.W-x-shelfMargin)
	if width < 200 {
		return r.Bottom()
	}
	y := s.words(g, c.title(), typeset.Standard().SerifBold, 28, 36, x, r.Y-6, width, typeset.Plain) + 10
	if c.brief != nil {
		y = s.words(g, compose.Facts(c.brief), typeset.Standard().Sans, 14, 20, x, y, width, typeset.Second) + 12
		about := c.brief.Abstract
		if about == "" {
			about = c.brief.Subtitle
		}
		y = s.words(g, about, typeset.Standard().Serif, 18, 28, x, y, min(width, 560), typeset.Plain) + 14
	}
	if c.missing {
		y = s.words(g, "It can\u2019t be read where it was: "+c.path, typeset.Standard().Sans, 14, 20, x, y, width, typeset.Caution)
	}
	y = max(y, r.Bottom()-104)
	bar := min(width, 560)
	g.Rect(draw.Rect{X: x, Y: y, W: bar, H: 3}, p.Rule)
	words, act := "Not yet read", "Read"
	if c.read != nil {
		words, act = "Last opened "+c.read.Opened.Format("2 January 2006"), "Continue"
		if part, known := c.readWords(); known {
			g.Rect(draw.Rect{X: x, Y: y, W: bar * c.read.Part, H: 3}, p.Accent)
			words = part + ", last opened " + c.read.Opened.Format("2 January 2006")
		}
	}
	g.Label(g.Sans, words, x, y+24, 13, p.Ink2)
	y += 44
	g.Button(draw.Rect{X: x, Y: y, W: 140, H: 40}, act, kit.NoIcon, true, func() { s.Opened.Emit(Opening{Path: c.path}) })
	g.Button(draw.Rect{X: x + 156, Y: y, W: 128, H: 40}, "Open\u2026", kit.NoIcon, false, s.seek)
	return y + 40
}

// words draws a paragraph and returns its lower end.
func (s *Shelf) words(g *kit.Painter, text string, face *typeset.Face, size, leading, x, y, width float32, ink typeset.Ink) float32 {
	col := s.setter.Stack([]typeset.Block{{Text: typeset.NewText(text, &typeset.Style{Face: face, Size: size, Ink: ink}), Leading: leading, Ragged: true}}, typeset.Setting{Measure: width})
	painter := typeset.Painter{Palette: g.Palette}
	painter.Paint(g.Canvas, col, 0, col.Height, draw.Point{X: x, Y: y})
	return y + col.Height
}
