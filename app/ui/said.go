//go:build !nogui

package ui

import (
	"time"

	"fyne.io/fyne/v2"

	"lectern/app/draw"
	"lectern/app/typeset"
	"lectern/app/ui/kit"
)

// saying is a line at the lower edge of the window that tells for a moment that something was done.
type saying struct {
	*kit.Surface
	words string
	turn  int // counts what was said, so that an older line's end doesn't hide a newer one
}

// How long a line is shown, and the size of its type.
const (
	sayingTime = 2500 * time.Millisecond
	sayingSize = 14
)

func newSaying(w *window) *saying {
	s := &saying{}
	s.Surface = kit.NewSurface(w.Window, fyne.NewSize(0, 36), func(g *kit.Painter) {
		g.Rect(draw.Rect{W: g.W, H: g.H}, g.Palette.Ink)
		g.Label(g.Sans, s.words, 16, 23, sayingSize, g.Palette.Page)
	})
	s.Hide()
	return s
}

// sayingLayout puts the line at the middle of the lower edge.
type sayingLayout struct{}

func (sayingLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

func (sayingLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	size := o[0].MinSize()
	o[0].Resize(size)
	o[0].Move(fyne.NewPos(float32(int(s.Width-size.Width)/2), s.Height-size.Height-24))
}

// Said shows a line for a moment.
func (w *window) Said(words string) {
	s := w.saying
	s.words, s.turn = words, s.turn+1
	turn := s.turn
	s.Show()
	s.Min.Width = s.Shaper().Line(typeset.Standard().Sans, words).Width*sayingSize + 32
	w.sayings.Refresh()
	s.Refresh()
	time.AfterFunc(sayingTime, func() {
		w.Post(func() {
			if s.turn == turn {
				s.Hide()
			}
		})
	})
}
