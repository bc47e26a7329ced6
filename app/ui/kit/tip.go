//go:build !nogui

package kit

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
)

// tip tells the name of the icon on which the pointer rests. It lies in a layer over the content of its window and takes no
// part in what the pointer does there.
type tip struct {
	layer *fyne.Container
	card  *canvas.Rectangle
	words *canvas.Text
	turn  int // counts where the pointer rested, so that it shows the last one alone
}

const (
	tipAfter  = 600 * time.Millisecond // that the pointer rests
	tipSize   = 13                     // of its type
	tipMargin = 8                      // to its edges
	tipGap    = 6                      // to the icon
)

// TipLayer returns the layer for the names of icons, which belongs above the content of the window. Without it there are none.
func (w *Window) TipLayer() fyne.CanvasObject {
	t := &w.tip
	if t.layer == nil {
		t.card, t.words = canvas.NewRectangle(w.Palette().Raise), canvas.NewText("", w.Palette().Ink)
		t.card.StrokeWidth, t.words.TextSize = 1, tipSize
		t.layer = container.NewWithoutLayout(t.card, t.words)
		t.hide()
	}
	return t.layer
}

// rest has the name of an icon shown when the pointer has rested on it for a while. An empty name hides what is shown.
func (w *Window) rest(s *Surface, spot HotSpot) {
	t := &w.tip
	t.turn++
	turn := t.turn
	if t.layer != nil && t.card.Visible() {
		t.hide()
	}
	if t.layer == nil || !spot.IsIcon || spot.Name == "" {
		return
	}
	time.AfterFunc(tipAfter, func() {
		w.Post(func() {
			if turn == t.turn && s.Visible() {
				w.tell(s, spot)
			}
		})
	})
}

// tell shows the name of an icon below it, or above where there is no room.
func (w *Window) tell(s *Surface, spot HotSpot) {
	t, p := &w.tip, w.Palette()
	t.card.FillColor, t.card.StrokeColor, t.words.Color = p.Raise, p.Edge, p.Ink
	t.words.Text = spot.Name
	text := t.words.MinSize()
	size := text.AddWidthHeight(2*tipMargin, tipMargin)
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(s).AddXY(spot.Area.X, spot.Area.Bottom()+tipGap)
	origin := fyne.CurrentApp().Driver().AbsolutePositionForObject(t.layer)
	at = at.Subtract(origin)
	room := w.Size()
	at.X = max(4, min(at.X, room.Width-size.Width-4))
	if at.Y+size.Height > room.Height-origin.Y-4 {
		at.Y -= spot.Area.H + 2*tipGap + size.Height
	}
	t.card.Resize(size)
	t.card.Move(at)
	t.words.Resize(text)
	t.words.Move(at.AddXY(tipMargin, tipMargin/2))
	t.card.Show()
	t.words.Show()
	t.layer.Refresh()
}

// hide takes the name away. The layer stays, since Fyne knows the place of what it shows alone.
func (t *tip) hide() {
	t.card.Hide()
	t.words.Hide()
	t.layer.Refresh()
}
