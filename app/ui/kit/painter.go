//go:build !nogui

package kit

import (
	"strings"
	"unicode/utf8"

	"lectern/app/draw"
	"lectern/app/fold"
	"lectern/app/typeset"
)

// Painter draws a surface: a canvas with the faces, the palette and the few shapes that windows
// are made of. Lengths are logical pixels, positions are from the surface's upper left corner.
type Painter struct {
	draw.Canvas
	*typeset.Faces
	Palette *draw.Palette
	Shaper  *typeset.Shaper
	Path    draw.Path // to be reset and used by whoever draws
	Scale   float32   // device pixels a logical pixel
	W, H    float32   // of the surface

	surface *Surface
}

// Label sets words in a line, their left end at x and their baseline at y, and returns their right
// end.
func (g *Painter) Label(face *typeset.Face, words string, x, y, size float32, ink draw.Ink) float32 {
	w := g.Shaper.Line(face, words)
	g.Text(w, x, y, size, ink)
	return x + w.Width*size
}

// LabelRight sets words in a line, their right end at x, and returns their left end.
func (g *Painter) LabelRight(face *typeset.Face, words string, x, y, size float32, ink draw.Ink) float32 {
	x -= g.Width(face, words, size)
	g.Label(face, words, x, y, size, ink)
	return x
}

// Stressed sets a text in a line in the second ink, and in it the words that were sought stronger. Strong words are a little
// wider than others.
func (g *Painter) Stressed(text string, sought []string, x, y, size float32) {
	for at := 0; at < len(text); {
		from, to := nextOf(text, sought, at)
		x = g.Label(g.Sans, text[at:from], x, y, size, g.Palette.Ink2)
		if from < to {
			x = g.Label(g.SansBold, text[from:to], x, y, size, g.Palette.Ink)
		}
		at = to
	}
}

// nextOf returns where the next word sought stands in a text, from a byte on; or its end.
func nextOf(text string, sought []string, at int) (from, to int) {
	from, to = len(text), len(text)
	for _, word := range sought {
		for a, b := range fold.Find(text[at:], word) {
			if at+a < from {
				from, to = at+a, at+b
			}
			break
		}
	}
	return from, to
}

// Width measures words in a line.
func (g *Painter) Width(face *typeset.Face, words string, size float32) float32 {
	return g.Shaper.Line(face, words).Width * size
}

// Fit cuts words to a width with an ellipsis.
func (g *Painter) Fit(face *typeset.Face, words string, size, width float32) string {
	if g.Width(face, words, size) <= width {
		return words
	}
	runes := []rune(words)
	lo, hi := 0, len(runes)
	for lo < hi {
		mid := (lo + hi + 1) / 2
		if g.Width(face, string(runes[:mid])+"\u2026", size) <= width {
			lo = mid
		} else {
			hi = mid - 1
		}
	}
	return string(runes[:lo]) + "\u2026"
}

// Wrap divides a text into lines of at most a width, and a word that is longer, such as a path, wherever it must.
func (g *Painter) Wrap(text string, size, width float32) (lines []string) {
	line := ""
	for _, word := range strings.Fields(text) {
		longer := strings.TrimSpace(line + " " + word)
		if line != "" && g.Width(g.Sans, longer, size) > width {
			lines = append(lines, line)
			longer = word
		}
		for line = longer; g.Width(g.Sans, line, size) > width; {
			n := g.lettersIn(line, size, width)
			lines, line = append(lines, line[:n]), line[n:]
		}
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}

// lettersIn returns how many bytes of a word fit in a width, at least those of its first letter.
func (g *Painter) lettersIn(word string, size, width float32) (fit int) {
	for at, letter := range word {
		end := at + utf8.RuneLen(letter)
		if at > 0 && g.Width(g.Sans, word[:end], size) > width {
			return at
		}
	}
	return len(word)
}

// Rect fills a rectangle.
func (g *Painter) Rect(r draw.Rect, ink draw.Ink) {
	g.Path.Reset()
	g.Path.AddRect(r)
	g.Fill(&g.Path, ink)
}

// Round fills a rectangle with round corners.
func (g *Painter) Round(r draw.Rect, radius float32, ink draw.Ink) {
	g.Path.Reset()
	g.Path.AddRoundRect(r, radius)
	g.Fill(&g.Path, ink)
}

// Outline strokes within r, with the corners that all controls have.
func (g *Painter) Outline(r draw.Rect, width float32, ink draw.Ink) {
	g.Path.Reset()
	g.Path.AddRoundRect(r.Inset(width/2), radius)
	g.Stroke(&g.Path, draw.Stroke{Width: width}, ink)
}

const radius = 3 // of the corners of controls

// Border strokes within r, with square corners.
func (g *Painter) Border(r draw.Rect, width float32, ink draw.Ink) {
	g.Path.Reset()
	g.Path.AddRect(r.Inset(width / 2))
	g.Stroke(&g.Path, draw.Stroke{Width: width}, ink)
}

// Raised fills the surface as a card that lies over others.
func (g *Painter) Raised() {
	g.Rect(draw.Rect{W: g.W, H: g.H}, g.Palette.Raise)
	g.Outline(draw.Rect{W: g.W, H: g.H}, 1, g.Palette.Edge)
}

// HotSpot has a click on an area call do, and reports whether the pointer is on the area. Tests find the area by its name.
func (g *Painter) HotSpot(r draw.Rect, name string, do func()) bool {
	s := g.surface
	s.spots = append(s.spots, HotSpot{Area: r, Name: name, Do: do})
	return s.hover == len(s.spots)-1
}

// IconSpot is HotSpot for an area in which no words say what it does: a pointer that rests on it is told the name.
func (g *Painter) IconSpot(r draw.Rect, name string, do func()) bool {
	hover := g.HotSpot(r, name, do)
	g.surface.spots[len(g.surface.spots)-1].IsIcon = true
	return hover
}

// Tool draws an icon button, the icon in the middle of r.
func (g *Painter) Tool(r draw.Rect, icon Icon, name string, ink draw.Ink, do func()) {
	if g.IconSpot(r, name, do) {
		g.Round(r, radius, g.Palette.Wash)
	}
	g.Icon(icon, r.X+(r.W-18)/2, r.Y+(r.H-18)/2, ink)
}

// Button draws a bordered control. Primary marks the one action of a view.
func (g *Painter) Button(r draw.Rect, words string, icon Icon, primary bool, do func()) {
	g.button(r, words, icon, primary, g.HotSpot(r, words, do))
}

// idleButton draws a bordered control that can't be used now.
func (g *Painter) idleButton(r draw.Rect, words string) {
	g.Round(r, radius, g.Palette.Wash)
	g.Outline(r, 1, g.Palette.Rule)
	g.Label(g.SansBold, words, r.X+(r.W-g.Width(g.SansBold, words, 14))/2, r.Y+r.H/2+5, 14, g.Palette.Ink3)
}

func (g *Painter) button(r draw.Rect, words string, icon Icon, primary, hover bool) {
	fill, ink, edge := g.Palette.Raise, g.Palette.Ink, g.Palette.Edge
	if primary {
		fill, ink, edge = g.Palette.Accent, g.Palette.OnAccent, g.Palette.Accent
	} else if hover {
		fill = g.Palette.Wash
	}
	g.Round(r, radius, fill)
	g.Outline(r, 1, edge)
	width := g.Width(g.SansBold, words, 14)
	if icon != NoIcon {
		width += 26
	}
	x := r.X + (r.W-width)/2
	if icon != NoIcon {
		g.Icon(icon, x, r.Y+(r.H-18)/2, ink)
		x += 26
	}
	g.Label(g.SansBold, words, x, r.Y+r.H/2+5, 14, ink)
}

// Thumb draws the thumb of a scroll bar that runs along the right edge of r.
func (g *Painter) Thumb(r draw.Rect, s *Scroll) {
	if s.All <= s.View {
		return
	}
	size := max(28, s.View*s.View/s.All) * r.H / s.View
	y := r.Y + (r.H-size)*s.Top/(s.All-s.View)
	g.Round(draw.Rect{X: r.Right() - 9, Y: y, W: 5, H: size}, 2, g.Palette.Ghost)
}
