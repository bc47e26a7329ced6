//go:build !nogui

package shelf

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"lectern/app/draw"
	"lectern/app/search"
	"lectern/app/ui/kit"
)

// found is what all briefs have of the words in the field.
type found struct {
	words    string
	answered string // the words for which briefs holds what was found
	briefs   []search.Found
	progress string // of the reading of briefs; "": all are read
}

// sought reports whether anything is searched for.
func (f *found) sought() bool { return strings.TrimSpace(f.words) != "" }

// typed takes the words of a new search, until whose end the list stays as it is.
func (s *Shelf) typed(words string) {
	if !s.found.sought() || strings.TrimSpace(words) == "" {
		s.scroll.To(0)
	}
	s.found.words = words
	s.Surface.SetCurrent(-1)
	s.Surface.Refresh()
}

// Words returns what is searched for.
func (s *Shelf) Words() string { return s.field.Text }

// ShowFound shows what was found for some words, unless others have been typed since.
func (s *Shelf) ShowFound(words string, all []search.Found) {
	if words == s.field.Text {
		s.found.briefs, s.found.answered = all, words
		s.Surface.Refresh()
	}
}

// ShowProgress says how far the reading of all briefs is; "" that it has ended.
func (s *Shelf) ShowProgress(words string) {
	s.found.progress = words
	s.Surface.Refresh()
}

// fieldKey handles the keys that differ from those of other fields: Enter opens the first that is shown, Down goes to the
// list or the covers, Escape empties the field.
func (s *Shelf) fieldKey(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		s.openFirst()
	case fyne.KeyDown:
		s.window.Focus(s.Surface)
		s.Surface.SetCurrent(0)
		s.Surface.Refresh()
	case fyne.KeyEscape:
		s.field.SetText("")
	case fyne.KeyPageDown, fyne.KeyPageUp:
		s.Key(e.Name)
	default:
		return false
	}
	return true
}

// Key handles the keys that neither a cover nor a hit uses: those that scroll, and Escape, which leads back to the field.
func (s *Shelf) Key(name fyne.KeyName) {
	const all = 1 << 20 // further than to either end
	switch page := 0.9 * s.Size().Height; name {
	case fyne.KeyPageDown:
		s.OnScroll(-page)
	case fyne.KeyPageUp:
		s.OnScroll(page)
	case fyne.KeyHome:
		s.OnScroll(all)
	case fyne.KeyEnd:
		s.OnScroll(-all)
	case fyne.KeyEscape:
		s.window.Focus(s.field)
	}
}

func (s *Shelf) openFirst() {
	switch {
	case s.found.answered != s.found.words: // what is listed was found for other words
	case s.found.sought() && len(s.found.briefs) > 0:
		f := s.found.briefs[0]
		s.Opened.Emit(Opening{f.Brief.Path, f.Hits[0].Address})
	case !s.found.sought() && len(s.covers) > 0:
		s.Opened.Emit(Opening{Path: s.covers[0].path})
	}
}

// The heights of what is found.
const (
	briefLine, hitLine, briefGap, progressLine = 30, 48, 22, 28
)

// paintFound lists what was found, by brief.
func (s *Shelf) paintFound(g *kit.Painter) {
	p := g.Palette
	height := float32(bar + 40)
	for _, f := range s.found.briefs {
		height += briefLine + float32(len(f.Hits))*hitLine + briefGap
	}
	if s.found.progress != "" {
		height += progressLine
	}
	s.scroll.Fit(g.H, height)
	y := float32(bar+34) - s.scroll.Top
	if s.found.progress != "" {
		g.Label(g.Sans, g.Fit(g.Sans, s.found.progress, 13, g.W-2*shelfMargin), shelfMargin, y, 13, p.Ink2)
		y += progressLine
	}
	if len(s.found.briefs) == 0 && s.found.answered == s.found.words {
		words := fmt.Sprintf("No brief has \u201c%s\u201d.", s.found.words)
		g.Label(g.Sans, g.Fit(g.Sans, words, 16, g.W-2*shelfMargin), shelfMargin, y, 16, p.Ink2)
		return
	}
	for _, f := range s.found.briefs {
		y = s.paintBrief(g, &f, y)
	}
}

// paintBrief lists what was found in one brief, and returns where the next begins.
func (s *Shelf) paintBrief(g *kit.Painter, f *search.Found, y float32) float32 {
	p, width := g.Palette, min(g.W-2*shelfMargin, 860)
	title := g.Fit(g.SansBold, f.Brief.Title, 16, width*0.6)
	end := g.Label(g.SansBold, title, shelfMargin, y, 16, p.Ink)
	g.Label(g.Sans, g.Fit(g.Sans, f.Brief.Path, 12, shelfMargin+width-end-16), end+16, y, 12, p.Ink3)
	y += briefLine - 18
	for _, h := range f.Hits {
		r := draw.Rect{X: shelfMargin - 12, Y: y, W: width + 24, H: hitLine}
		if g.HotSpot(r, h.Title, func() { s.Opened.Emit(Opening{f.Brief.Path, h.Address}) }) {
			g.Round(r, 3, p.Wash)
		}
		g.LabelRight(g.Sans, h.Kind, shelfMargin+width, y+19, 12, p.Ink3)
		g.Label(g.SansBold, g.Fit(g.SansBold, h.Title, 14, width-140), shelfMargin, y+19, 14, p.Accent)
		g.Stressed(g.Fit(g.Sans, h.Text, 13, width*0.96), search.WordsOf(s.found.answered), shelfMargin, y+38, 13)
		y += hitLine
	}
	return y + briefGap + 18
}

// menu offers what can be done with the cover at a place.
func (s *Shelf) menu(at fyne.Position) {
	for _, c := range s.covers {
		if s.found.sought() || !c.at.Contains(draw.Point{X: at.X, Y: at.Y}) {
			continue
		}
		items := []*fyne.MenuItem{fyne.NewMenuItem("Open", func() { s.Opened.Emit(Opening{Path: c.path}) })}
		if c.read != nil {
			items = append(items, fyne.NewMenuItem("Take off the shelf", func() { s.Removed.Emit(c.path) }))
		}
		if c.watched != "" {
			items = append(items, fyne.NewMenuItem("Stop watching "+c.watched, func() { s.Unwatched.Emit(c.watched) }))
		}
		s.window.Menu(items, s.Surface, at)
	}
}
