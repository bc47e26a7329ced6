//go:build !nogui

package ui

import (
	"fmt"
	"sync"
	"time"

	"fyne.io/fyne/v2"

	"lectern/app/draw"
)

// loading is on show while a brief takes long to be read: the bones of a page, how far it is, and
// the way out.
type loading struct {
	*surface
	desk   *desk
	name   string
	cancel func()
	timer  *time.Timer
	was    []fyne.CanvasObject // of the window, to come back to
	shown  bool

	mu         sync.Mutex // the reader tells from another goroutine
	file       string
	read, size int64
	told       time.Time
}

// slow is how long anything may take without saying so.
const slow = 200 * time.Millisecond

func (d *desk) startLoading(name string, cancel func()) *loading {
	l := &loading{desk: d, name: name, cancel: cancel}
	l.surface = newSurface(d.look, fyne.NewSize(600, 400), l.paint)
	l.timer = time.AfterFunc(slow, func() { fyne.Do(l.show) })
	return l
}

func (l *loading) show() {
	if l.timer == nil { // it has ended
		return
	}
	d := l.desk
	l.was, l.shown = d.body.Objects, true
	d.body.Objects = []fyne.CanvasObject{l.surface}
	d.body.Refresh()
	d.win.Canvas().Focus(l.surface)
	l.surface.typed = func(e *fyne.KeyEvent) bool {
		if e.Name == fyne.KeyEscape {
			l.stop()
			return true
		}
		return false
	}
}

// stop gives up, and shows again what was there.
func (l *loading) stop() {
	l.cancel()
	l.end()
	if len(l.desk.body.Objects) == 0 {
		l.desk.showShelf()
	}
}

// end takes the page away; what comes next, or was there, is shown.
func (l *loading) end() {
	if l.timer == nil {
		return
	}
	l.timer.Stop()
	l.timer = nil
	if l.shown && len(l.desk.body.Objects) == 1 && l.desk.body.Objects[0] == l.surface {
		l.desk.body.Objects = l.was
		l.desk.body.Refresh()
	}
}

// tell says how far a file has been read; any goroutine may call it.
func (l *loading) tell(file string, read, size int64) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.file, l.read, l.size = file, read, size
	if now := time.Now(); now.Sub(l.told) > 50*time.Millisecond {
		l.told = now
		fyne.Do(func() {
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

func (l *loading) paint(g *ground) {
	p := g.p
	g.rect(draw.Rect{W: g.w, H: g.h}, p.Page)
	x, w := max(24, (g.w-600)/2), min(600, g.w-48)
	y := float32(72)
	for n, part := range []float32{0.7, 0.45, 0, 1, 0.96, 0.99, 0.6, 0, 0.97, 1, 0.93, 0.98, 0.3} {
		h := float32(12)
		if n < 2 {
			h = 26 - 10*float32(n)
		}
		if part > 0 {
			g.rect(draw.Rect{X: x, Y: y, W: w * part, H: h}, p.Rule)
		}
		y += h + 16
	}
	words, part := l.words()
	y = max(y+16, g.h*0.72)
	g.text(faces().Sans, words, x, y, 14, p.Ink2)
	g.rect(draw.Rect{X: x, Y: y + 14, W: w, H: 3}, p.Rule)
	g.rect(draw.Rect{X: x, Y: y + 14, W: w * part, H: 3}, p.Accent)
	g.button(draw.Rect{X: x, Y: y + 36, W: 96, H: 32}, "Cancel", noIcon, false, l.stop)
}
