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
	heading  string
	changed  func()
}

// The height of an option and of the heading, and where the words of options begin.
const (
	choiceRow    = 30
	choiceHead   = 36
	choiceIndent = 30
)

// NewChoice returns a choice whose first option is chosen.
func NewChoice(w *Window, options []string) *Choice {
	c := &Choice{options: options}
	c.Surface = NewSurface(w, fyne.Size{}, c.paint)
	c.Min = fyne.NewSize(widest(c.shaper, options)+34, float32(len(options))*choiceRow)
	c.OnKey = c.key
	return c
}

// OnChange has a function called whenever another option is chosen.
func (c *Choice) OnChange(f func()) { c.changed = f }

// choose chooses an option.
func (c *Choice) choose(n int) {
	c.selected = n
	c.Refresh()
	if c.changed != nil {
		c.changed()
	}
}

// SetHeading sets words above the options.
func (c *Choice) SetHeading(words string) {
	c.heading = words
	c.Min.Height += choiceHead
}

// Selected returns the index of what is chosen.
func (c *Choice) Selected() int { return c.selected }

func (c *Choice) key(e *fyne.KeyEvent) bool {
	n := len(c.options)
	switch e.Name {
	case fyne.KeyDown, fyne.KeyRight:
		c.choose((c.selected + 1) % n)
	case fyne.KeyUp, fyne.KeyLeft:
		c.choose((c.selected + n - 1) % n)
	case fyne.KeyHome:
		c.choose(0)
	case fyne.KeyEnd:
		c.choose(n - 1)
	case fyne.KeySpace: // what is chosen stays chosen
	case fyne.KeyReturn, fyne.KeyEnter: // no spot has it
		c.window.Key(e)
	default:
		return false
	}
	return true
}

func (c *Choice) paint(g *Painter) {
	g.Rect(draw.Rect{W: g.W, H: g.H}, g.Palette.Raise)
	top := float32(0)
	if c.heading != "" {
		top = choiceHead
		g.Label(g.SansBold, c.heading, 7, 26, 14, g.Palette.Ink)
	}
	for n, words := range c.options {
		y := top + float32(n)*choiceRow
		r := draw.Rect{Y: y, W: g.W, H: choiceRow}
		if g.HotSpot(r, words, func() { c.choose(n) }) {
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
		g.Label(g.Sans, words, choiceIndent, y+20, 14, g.Palette.Ink)
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
		switch e.Name {
		case fyne.KeySpace:
			c.On = !c.On
			c.Refresh()
		case fyne.KeyReturn, fyne.KeyEnter: // no spot has it
			c.window.Key(e)
		default:
			return false
		}
		return true
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
