//go:build !nogui

package ui

import (
	"fmt"
	"sync"
	"time"

	"fyne.io/fyne/v2"

	"lectern/app/draw"
	"lectern/app/ui/kit"
)

// loading is shown while a brief takes long to read: a grey outline of a page, the progress, and a
// Cancel button.
type loading struct {
	*kit.Surface
	window *window
	name   string
	cancel func()
	timer  *time.Timer         // nil once the loading is over
	before []fyne.CanvasObject // what the window showed before, to come back to
	shown  bool

	mu         sync.Mutex // guards what follows: tell is called on another goroutine
	file       string
	read, size int64
	told       time.Time
}

// startLoading shows the progress of a loading after kit.Slow, unless it has ended by then.
func (w *window) startLoading(name string, cancel func()) *loading {
	l := &loading{window: w, name: name, cancel: cancel}
	l.Surface = kit.NewSurface(w.Window, fyne.NewSize(600, 400), l.paint)
	l.OnKey = func(e *fyne.KeyEvent) bool {
		if e.Name == fyne.KeyEscape {
			l.stop()
		}
		return e.Name == fyne.KeyEscape
	}
	l.timer = time.AfterFunc(kit.Slow, func() { w.Post(l.show) })
	return l
}

func (l *loading) show() {
	if l.timer == nil {
		return
	}
	w := l.window
	l.before, l.shown = w.body.Objects, true
	w.body.Objects = []fyne.CanvasObject{l.Surface}
	w.body.Refresh()
	w.Focus(l.Surface)
}

// stop cancels the loading and shows again what was there before.
func (l *loading) stop() {
	l.cancel()
	l.end()
	if len(l.window.body.Objects) == 0 {
		l.window.showShelf()
	}
}

// end removes the progress and shows again what was there before.
func (l *loading) end() {
	if l.timer == nil {
		return
	}
	l.timer.Stop()
	l.timer = nil
	body := l.window.body
	if l.shown && len(body.Objects) == 1 && body.Objects[0] == l.Surface {
		body.Objects = l.before
		body.Refresh()
		l.window.focusDesk()
	}
}

// redrawInterval is the least time between two redraws of the progress.
const redrawInterval = 50 * time.Millisecond

// tell notes how far a file has been read; any goroutine may call it.
func (l *loading) tell(file string, read, size int64) {
	l.mu.Lock()
	l.file, l.read, l.size = file, read, size
	now := time.Now()
	due := now.Sub(l.told) > redrawInterval
	if due {
		l.told = now
	}
	l.mu.Unlock()
	if due {
		l.window.Post(func() {
			if l.shown {
				l.Refresh()
			}
		})
	}
}

func (l *loading) words() (string, float32) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.file == "" || l.size == 0 {
		return "Reading " + l.name, 0
	}
	part := float32(l.read) / float32(l.size)
	if l.size < 1<<20 {
		return "Reading " + l.file, part
	}
	return fmt.Sprintf("Reading %s, %d of %d MB", l.file, l.read>>20, l.size>>20), part
}

func (l *loading) paint(g *kit.Painter) {
	g.Rect(draw.Rect{W: g.W, H: g.H}, g.Palette.Page)
	x, w := max(24, (g.W-600)/2), min(600, g.W-48)
	y := float32(72)
	for n, part := range []float32{0.7, 0.45, 0, 1, 0.96, 0.99, 0.6, 0, 0.97, 1, 0.93, 0.98, 0.3} {
		h := float32(12)
		if n < 2 {
			h = 26 - 10*float32(n)
		}
		if part > 0 {
			g.Rect(draw.Rect{X: x, Y: y, W: w * part, H: h}, g.Palette.Rule)
		}
		y += h + 16
	}
	words, part := l.words()
	y = max(y+16, g.H*0.72)
	g.Bar(x, y, w, words, part)
	g.Button(draw.Rect{X: x, Y: y + 36, W: 96, H: 32}, "Cancel", kit.NoIcon, false, l.stop)
}
