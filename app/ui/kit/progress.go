//go:build !nogui

package kit

import (
	"context"
	"errors"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"lectern/app/draw"
)

// Progress shows how far some work is, in words and as a bar.
type Progress struct {
	widget.BaseWidget
	words      *canvas.Text
	track, bar *canvas.Rectangle
	part       float32 // from 0 to 1
}

// NewProgress returns an empty bar with its words.
func NewProgress(w *Window, words string) *Progress {
	pal := w.Palette()
	p := &Progress{words: canvas.NewText(words, pal.Ink2), track: canvas.NewRectangle(pal.Rule), bar: canvas.NewRectangle(pal.Accent)}
	p.words.TextSize = 14
	p.ExtendBaseWidget(p)
	return p
}

// Tell sets how far the work is, from 0 to 1.
func (p *Progress) Tell(words string, part float32) {
	p.words.Text, p.part = words, min(part, 1)
	p.Refresh()
}

func (p *Progress) MinSize() fyne.Size { return fyne.NewSize(380, 48) }

func (p *Progress) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.New(progressLayout{p}, p.words, p.track, p.bar))
}

// Refresh moves the bar.
func (p *Progress) Refresh() {
	p.words.Refresh()
	p.bar.Resize(fyne.NewSize(p.track.Size().Width*p.part, 3))
	p.BaseWidget.Refresh()
}

// progressLayout puts the bar below the words.
type progressLayout struct{ p *Progress }

func (l progressLayout) MinSize([]fyne.CanvasObject) fyne.Size { return l.p.MinSize() }

func (l progressLayout) Layout(_ []fyne.CanvasObject, s fyne.Size) {
	l.p.words.Resize(fyne.NewSize(s.Width, 20))
	l.p.track.Move(fyne.NewPos(0, 32))
	l.p.track.Resize(fyne.NewSize(s.Width, 3))
	l.p.bar.Move(fyne.NewPos(0, 32))
	l.p.bar.Resize(fyne.NewSize(s.Width*l.p.part, 3))
}

// Bar draws progress on a surface: words at (x, y), with a bar below them over a width.
func (g *Painter) Bar(x, y, width float32, words string, part float32) {
	g.Label(g.Sans, g.Fit(g.Sans, words, 14, width), x, y, 14, g.Palette.Ink2)
	g.Rect(draw.Rect{X: x, Y: y + 14, W: width, H: 3}, g.Palette.Rule)
	g.Rect(draw.Rect{X: x, Y: y + 14, W: width * min(part, 1), H: 3}, g.Palette.Accent)
}

// Slow is how long work may take before its progress is shown.
const Slow = 200 * time.Millisecond

// Wait does work on a separate goroutine. Where it is slow, a dialog shows how far it is and can
// cancel it. Done is called on Fyne's goroutine with the work's error, and not at all after a
// cancellation. The function returned cancels the work; it may be called at any time.
func (w *Window) Wait(title, words string, work func(ctx context.Context, tell func(words string, part float32)) error, done func(error)) (cancel func()) {
	ctx, cancel := context.WithCancel(context.Background())
	bar := NewProgress(w, words)
	var dialog *Dialog
	over := false // nobody waits any more
	late := time.AfterFunc(Slow, func() {
		w.Post(func() {
			if !over {
				dialog = w.Open(DialogSetting{Title: title, Content: bar, Dismiss: "Cancel", Closed: cancel})
			}
		})
	})
	tell := func(words string, part float32) { w.Post(func() { bar.Tell(words, part) }) }
	go func() {
		err := work(ctx, tell)
		if err == nil {
			err = ctx.Err() // cancelled at the very end
		}
		cancel()
		late.Stop()
		w.Post(func() {
			over = true
			if dialog != nil {
				dialog.Close()
			}
			if !errors.Is(err, context.Canceled) {
				done(err)
			}
		})
	}()
	return cancel
}
