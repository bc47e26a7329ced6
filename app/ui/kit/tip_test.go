//go:build !nogui

package kit_test

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"lectern/app/draw"
	"lectern/app/ui/kit"
	"lectern/app/ui/uitest"
)

func TestAnIconTellsItsNameToAPointerThatRestsOnIt(t *testing.T) {
	w, loop := uitest.Window(t)
	s := kit.NewSurface(w, fyne.NewSize(100, 100), func(g *kit.Painter) {
		g.Tool(draw.Rect{X: 4, Y: 4, W: 32, H: 32}, kit.CloseIcon, "Close this", g.Palette.Ink2, func() {})
		g.HotSpot(draw.Rect{X: 50, Y: 4, W: 32, H: 32}, "Words", func() {})
		g.Tool(draw.Rect{X: g.W - 36, Y: g.H - 36, W: 32, H: 32}, kit.CloseIcon, "In the corner", g.Palette.Ink2, func() {})
	})
	layer := w.TipLayer().(*fyne.Container)
	w.SetContent(container.NewStack(s, layer))
	uitest.Describe(s, s.Size()) // paints it
	words, card := layer.Objects[1].(*canvas.Text), layer.Objects[0]
	move := func(x, y float32) {
		s.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(x, y)}})
	}
	wait := func() {
		end := time.Now().Add(time.Second)
		loop.Until(t, "a second has passed", func() bool { return time.Now().After(end) })
	}
	move(10, 10)
	if card.Visible() {
		t.Error("it is told at once")
	}
	loop.Until(t, "the name is told", card.Visible)
	if at := card.Position(); words.Text != "Close this" || at.Y < 36 || card.Size().Width <= words.MinSize().Width {
		t.Errorf("%q is told at %v", words.Text, at)
	}
	move(60, 10)
	if wait(); card.Visible() {
		t.Error("what words say is told, too")
	}
	move(s.Size().Width-10, s.Size().Height-10)
	loop.Until(t, "the name in the corner is told", card.Visible)
	if end := card.Position().Add(card.Size()); end.X > s.Size().Width || end.Y > s.Size().Height-36 {
		t.Errorf("it reaches to %v of %v", end, s.Size())
	}
	for _, leave := range []func(){s.MouseOut, func() { uitest.Click(s, 10, 10) }} {
		move(60, 10)
		move(10, 10)
		leave()
		if wait(); card.Visible() {
			t.Error("the name is told when the pointer has left or pressed")
		}
	}
}
