//go:build !nogui

package kit

import (
	"fyne.io/fyne/v2"

	"lectern/app/draw"
	"lectern/app/typeset"
)

// Choice lets the reader choose one of several options. Arrows move the choice; Enter is left to the
// dialog.
type Choice struct {
	*Surface
	options  []string
	selected int
}

const choiceRow = 30

// NewChoice returns a choice whose first option is chosen.
func NewChoice(w *Window, options []string) *Choice {
	c := &Choice{options: options}
	c.Surface = NewSurface(w, fyne.Size{}, c.paint)
	c.Min = fyne.NewSize(widest(c.shaper, options)+34, float32(len(options))*choiceRow)
	c.OnKey = c.key
	return c
}

// Selected returns the index of what is chosen.
func (c *Choice) Selected() int { return c.selected }

func (c *Choice) key(e *fyne.KeyEvent) bool {
	n := len(c.options)
	switch e.Name {
	case fyne.KeyDown, fyne.KeyRight:
		c.selected = (c.selected + 1) % n
	case fyne.KeyUp, fyne.KeyLeft:
		c.selected = (c.selected + n - 1) % n
	case fyne.KeyHome:
		c.selected = 0
	case fyne.KeyEnd:
		c.selected = n - 1
	default:
		return false
	}
	c.Refresh()
	return true
}

func (c *Choice) paint(g *Painter) {
	g.Rect(draw.Rect{W: g.W, H: g.H}, g.Palette.Raise)
	for n, words := range c.options {
		y := float32(n) * choiceRow
		r := draw.Rect{Y: y, W: g.W, H: choiceRow}
		if g.HotSpot(r, words, func() { c.selected = n }) {
			g.Rect(r, g.Palette.Wash)
		}
		ink := g.Palette.Edge
		if n == c.selected {
			ink = g.Palette.Accent
			g.Path.Reset()
			g.Path.AddCircle(14, y+choiceRow/2, 4)
			g.Fill(&g.Path, ink)
		}
		g.Path.Reset()
		g.Path.AddCircle(14, y+choiceRow/2, 7.5)
		g.Stroke(&g.Path, draw.Stroke{Width: 1.5}, ink)
		g.Label(g.Sans, words, 30, y+20, 14, g.Palette.Ink)
	}
}

// Check is a check box with its words. Space changes it; Enter is left to the dialog.
type Check struct {
	*Surface
	On    bool
	words string
}

// NewCheck returns a check box, ticked where on.
func NewCheck(w *Window, words string, on bool) *Check {
	c := &Check{words: words, On: on}
	c.Surface = NewSurface(w, fyne.Size{}, c.paint)
	c.Min = fyne.NewSize(widest(c.shaper, []string{words})+34, choiceRow)
	c.OnKey = func(e *fyne.KeyEvent) bool {
		if e.Name == fyne.KeySpace {
			c.On = !c.On
			c.Refresh()
		}
		return e.Name == fyne.KeySpace
	}
	return c
}

func (c *Check) paint(g *Painter) {
	r := draw.Rect{W: g.W, H: g.H}
	g.Rect(r, g.Palette.Raise)
	if g.HotSpot(r, c.words, func() { c.On = !c.On }) {
		g.Rect(r, g.Palette.Wash)
	}
	g.CheckBox(draw.Rect{X: 7, Y: 8, W: 14, H: 14}, c.On)
	g.Label(g.Sans, c.words, 30, 20, 14, g.Palette.Ink)
}

// CheckBox draws the box of a check box, with its tick where on.
func (g *Painter) CheckBox(box draw.Rect, on bool) {
	if !on {
		g.Outline(box, 1, g.Palette.Edge)
		return
	}
	g.Round(box, 2, g.Palette.Accent)
	g.Path.Reset()
	g.Path.MoveTo(box.X+3, box.Y+7.5)
	g.Path.LineTo(box.X+6, box.Y+10.5)
	g.Path.LineTo(box.X+11, box.Y+4)
	g.Stroke(&g.Path, draw.Stroke{Width: 1.7}, g.Palette.OnAccent)
}

// widest returns the width of the longest of some words, in the size of rows.
func widest(s *typeset.Shaper, words []string) float32 {
	w := float32(0)
	for _, each := range words {
		w = max(w, s.Line(typeset.Standard().Sans, each).Width*14)
	}
	return w
}
