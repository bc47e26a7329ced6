//go:build !nogui

package panel

import (
	"strings"

	"fyne.io/fyne/v2"

	"lectern/app/draw"
	"lectern/app/search"
	"lectern/app/ui/kit"
)

// HitList is a list of what a search has found, each kind under a heading, with one hit chosen.
type HitList struct {
	Chosen func()                     // another hit is chosen
	Opened func()                     // the hit chosen is to be opened
	Title  func(h *search.Hit) string // of a hit; nil: its own
	Eager  bool                       // a click on a hit opens it, where else the first chooses it

	hits   []search.Hit
	at     int
	words  []string // sought
	scroll kit.Scroll
}

// The sizes of a list of hits, in logical pixels.
const (
	hitHeight  = 46
	hitHeading = 30
	hitsBelow  = 12
)

// Show shows what was found for the words typed.
func (l *HitList) Show(typed string, hits []search.Hit) {
	l.hits, l.at, l.words = hits, 0, strings.Fields(typed)
	l.scroll.To(0)
	l.Chosen()
}

// Hit returns the hit that is chosen, or nil.
func (l *HitList) Hit() *search.Hit {
	if l.at >= len(l.hits) {
		return nil
	}
	return &l.hits[l.at]
}

// Scroll scrolls the list by the wheel.
func (l *HitList) Scroll(dy float32) { l.scroll.By(-dy) }

// Height returns the height of the whole list.
func (l *HitList) Height() float32 {
	if len(l.hits) == 0 {
		return 0
	}
	return l.top(len(l.hits)-1) + hitHeight + hitsBelow
}

// Key handles the keys that choose and open hits, and reports whether it was one of these.
func (l *HitList) Key(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyDown:
		l.choose(l.at + 1)
	case fyne.KeyUp:
		l.choose(l.at - 1)
	case fyne.KeyPageDown:
		l.choose(l.at + 8)
	case fyne.KeyPageUp:
		l.choose(l.at - 8)
	case fyne.KeyReturn, fyne.KeyEnter:
		l.Opened()
	default:
		return false
	}
	return true
}

// choose makes a hit the one chosen, and brings it into view.
func (l *HitList) choose(n int) {
	l.at = max(0, min(n, len(l.hits)-1))
	if len(l.hits) > 0 {
		top := l.top(l.at)
		l.scroll.Reveal(top-hitHeading, top+hitHeight)
	}
	l.Chosen()
}

// begins reports whether a hit is the first of its kind.
func (l *HitList) begins(n int) bool { return n == 0 || l.hits[n].Kind != l.hits[n-1].Kind }

// top returns where a hit begins in the list, below its heading.
func (l *HitList) top(n int) float32 {
	y := float32(0)
	for i := range n + 1 {
		if i > 0 {
			y += hitHeight
		}
		if l.begins(i) {
			y += hitHeading
		}
	}
	return y
}

// Paint draws the hits in r.
func (l *HitList) Paint(g *kit.Painter, r draw.Rect) {
	l.scroll.Fit(r.H, l.Height())
	g.Clip(r)
	defer g.Unclip()
	for n := range l.hits {
		y := r.Y + l.top(n) - l.scroll.Top
		if y > r.Bottom() || y+hitHeight < r.Y {
			continue
		}
		if l.begins(n) {
			g.Label(g.SansBold, l.hits[n].Kind.String(), r.X+10, y-8, 13, g.Palette.Ink3)
		}
		l.hit(g, n, draw.Rect{X: r.X, Y: y, W: r.W, H: hitHeight})
	}
	g.Thumb(r, &l.scroll)
}

// hit draws a hit.
func (l *HitList) hit(g *kit.Painter, n int, r draw.Rect) {
	h := &l.hits[n]
	hover := g.HotSpot(r, h.Title, func() {
		opens := l.Eager || l.at == n
		l.choose(n)
		if opens {
			l.Opened()
		}
	})
	if n == l.at || hover {
		g.Round(r, 3, g.Palette.Wash)
	}
	title := h.Title
	if l.Title != nil {
		title = l.Title(h)
	}
	room := r.W - 28
	g.Label(g.SansBold, g.Fit(g.SansBold, title, 15, room), r.X+10, r.Y+19, 15, g.Palette.Ink)
	g.Stressed(g.Fit(g.Sans, h.Words, 13, room*0.96), l.words, r.X+10, r.Y+37, 13)
}
