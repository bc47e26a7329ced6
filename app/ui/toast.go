//go:build !nogui

package ui

import (
	"time"

	"fyne.io/fyne/v2"

	"lectern/app/draw"
	"lectern/app/ui/kit"
)

// toast is a line at the lower edge of the window that tells for a moment that something was done.
type toast struct {
	*kit.Surface
	words string
	turn  int // counts what was said, so that an older line's end doesn't hide a newer one
}

// How long a line is shown, and the size of its type.
const (
	toastTime = 2500 * time.Millisecond
	toastSize = 14
)

func newToast(w *window) *toast {
	s := &toast{}
	s.Surface = kit.NewSurface(w.Window, fyne.NewSize(0, 36), func(g *kit.Painter) {
		g.Rect(draw.Rect{W: g.W, H: g.H}, g.Palette.Ink)
		g.Label(g.Sans, s.words, 16, 23, toastSize, g.Palette.Page)
	})
	s.Hide()
	return s
}

// toastLayout puts the line at the middle of the lower edge.
type toastLayout struct{}

func (toastLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

func (toastLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	size := o[0].MinSize()
	o[0].Resize(size)
	o[0].Move(fyne.NewPos(float32(int(s.Width-size.Width)/2), s.Height-size.Height-24))
}

// ShowToast shows a line for a moment.
func (w *window) ShowToast(words string) {
	s := w.toast
	s.words, s.turn = words, s.turn+1
	turn := s.turn
	s.Show()
	g := s.Measure()
	s.Min.Width = g.Width(g.Sans, words, toastSize) + 32
	w.toastLayer.Refresh()
	s.Refresh()
	time.AfterFunc(toastTime, func() {
		w.Post(func() {
			if s.turn == turn {
				s.Hide()
			}
		})
	})
}
