//go:build !nogui

package talk

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"lectern/app/atlas"
	"lectern/app/deck"
	"lectern/app/draw"
	"lectern/app/ui/kit"
)

// wallView is the audience's view: the slide as large as the window allows. On a map slide the map
// can be moved and zoomed; it is reset when the slide changes.
type wallView struct {
	*kit.Surface
	talk *Talk
	view atlas.View // of the map, once moved
}

func newWallView(t *Talk) *wallView {
	w := &wallView{talk: t}
	w.Surface = kit.NewSurface(t.wall, fyne.NewSize(320, 180), w.paint)
	return w
}

func (w *wallView) home() { w.view = atlas.View{} }

// stage returns where a deck's slides begin in a window, and their scale.
func stage(d *deck.Deck, width, height float32) (draw.Point, float32) {
	k := min(width/d.Width, height/deck.Height)
	return draw.Point{X: (width - d.Width*k) / 2, Y: (height - deck.Height*k) / 2}, k
}

func (w *wallView) paint(g *kit.Painter) {
	g.Rect(draw.Rect{W: g.W, H: g.H}, draw.MarkBackground)
	if question := w.talk.question(); question != "" && !w.talk.notesAreSeen() {
		defer strip(g, question, false) // over all else, which returns early
	}
	if w.talk.black {
		return
	}
	d := w.talk.decks.Wall
	at, k := stage(d, g.W, g.H)
	canvas := draw.Placed(g.Canvas, at, k)
	g.Clip(draw.Rect{X: at.X, Y: at.Y, W: d.Width * k, H: deck.Height * k})
	if slide := d.Slides[w.talk.at]; slide.Map != nil && w.view.Scale != 0 {
		d.DrawMoved(canvas, w.talk.at, w.view, &draw.Light)
	} else {
		d.Draw(canvas, w.talk.at, slide.Printed, &draw.Light)
	}
	g.Unclip()
}

// live returns the view of the map on the wall, and false if there is none, as when an event comes after the end.
func (w *wallView) live() (atlas.View, float32, bool) {
	if !w.talk.Running() {
		return atlas.View{}, 1, false
	}
	slide := w.talk.decks.Wall.Slides[w.talk.at]
	if slide.Map == nil {
		return atlas.View{}, 1, false
	}
	_, k := stage(w.talk.decks.Wall, w.Size().Width, w.Size().Height)
	if w.view.Scale == 0 {
		return slide.Views[slide.Printed], k, true
	}
	return w.view, k, true
}

func (w *wallView) Dragged(e *fyne.DragEvent) {
	if v, k, ok := w.live(); ok {
		w.view = v.Pan(e.Dragged.DX/k, e.Dragged.DY/k)
		w.talk.refresh()
	}
}

func (w *wallView) DragEnd() {}

func (w *wallView) Scrolled(e *fyne.ScrollEvent) {
	if v, k, ok := w.live(); ok {
		d := w.talk.decks.Wall
		at, _ := stage(d, w.Size().Width, w.Size().Height)
		factor := 1.15
		if e.Scrolled.DY < 0 {
			factor = 1 / factor
		}
		about := draw.Point{X: (e.Position.X-at.X)/k - (d.Width - v.W), Y: (e.Position.Y - at.Y) / k}
		w.view = v.Zoom(factor, about)
		w.talk.refresh()
	}
}

func (w *wallView) MouseUp(e *desktop.MouseEvent) {
	if e.Button == desktop.MouseButtonPrimary && w.talk.Running() && w.talk.decks.Wall.Slides[w.talk.at].Map == nil {
		w.talk.Next()
	}
}
