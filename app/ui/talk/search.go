//go:build !nogui

package talk

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"lectern/app/deck"
	"lectern/app/draw"
	"lectern/app/library"
	"lectern/app/search"
	"lectern/app/ui/kit"
)

// searchPane lets the speaker look for words in the whole brief while the wall stays as it is: hits at the left, the
// slide of the one chosen at the right. Enter shows it to the audience.
type searchPane struct {
	talk  *Talk
	field *kit.Field
	view  *kit.Surface
	index *search.Index
	hits  []search.Hit
	at    int // the hit chosen

	scroll  kit.Scroll
	preview int    // the slide of the hit chosen, or -1
	fault   string // why that can't be shown, or ""
}

// The sizes of the search pane, in logical pixels.
const (
	searchHead = 64 // with the field
	hitHeight  = 46
	hitHeading = 30
	mostHits   = 6 // of a kind
)

// OpenSearch lets the speaker look for words.
func (t *Talk) OpenSearch() {
	if t.index == nil {
		t.index = search.New(t.Brief(), slideEntries(t.decks.Window))
	}
	s := &searchPane{talk: t, index: t.index, preview: -1}
	w := t.speaker()
	s.view = kit.NewSurface(w, fyne.Size{}, s.paint)
	s.view.OnScroll = func(dy float32) { s.scroll.By(-dy); s.view.Refresh() }
	s.field = kit.NewField(w, "A word: a place, a person, a source, a number")
	s.field.OnChanged = s.find
	s.field.OnKey = s.key
	dark := container.NewThemeOverride(s.field, kit.NewTheme(library.DarkTheme)) // as the speaker's window is
	t.openPane(container.New(searchLayout{}, s.view, dark), s.field)
}

// slideEntries returns the slides as they are found.
func slideEntries(d *deck.Deck) []search.Entry {
	entries := make([]search.Entry, len(d.Slides))
	for n, s := range d.Slides {
		entries[n] = search.Entry{Title: s.Title, Text: s.Kicker}
	}
	return entries
}

// searchLayout lays the field over the head of the view.
type searchLayout struct{}

func (searchLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(320, 180) }

func (searchLayout) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	objects[0].Resize(s)
	objects[1].Move(fyne.NewPos(pad, 14))
	objects[1].Resize(fyne.NewSize(min(560, s.Width-2*pad), 36))
}

// find looks for what was typed.
func (s *searchPane) find(typed string) {
	s.hits = s.index.Find(typed, mostHits)
	s.at = 0
	s.scroll.To(0)
	s.look()
}

// look makes the slide of the hit chosen.
func (s *searchPane) look() {
	s.preview, s.fault = -1, ""
	if s.at < len(s.hits) {
		if n, err := s.talk.answerOf(&s.hits[s.at].Entry); err != nil {
			s.fault = "This can\u2019t be shown: " + err.Error()
		} else {
			s.preview = n
		}
	}
	s.view.Refresh()
}

// answerOf returns the number of the slide that shows something that was found.
func (t *Talk) answerOf(e *search.Entry) (int, error) {
	d := t.decks.Window
	switch e.Kind {
	case search.Slide:
		return e.Number, nil
	case search.Incident:
		return d.Answer(deck.Answer{Incident: t.Brief().Incidents.At(e.Row).ID})
	case search.Source:
		return d.Answer(deck.Answer{Source: e.Source.ID})
	case search.Paragraph:
		return d.Answer(deck.Answer{Block: e.Block, Section: e.Section})
	}
	return d.Answer(deck.Answer{Query: e.Query})
}

func (s *searchPane) key(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyDown:
		s.choose(s.at + 1)
	case fyne.KeyUp:
		s.choose(s.at - 1)
	case fyne.KeyPageDown:
		s.choose(s.at + 8)
	case fyne.KeyPageUp:
		s.choose(s.at - 8)
	case fyne.KeyReturn, fyne.KeyEnter:
		s.show()
	case fyne.KeyEscape:
		s.talk.closePane()
	default:
		return false
	}
	return true
}

func (s *searchPane) choose(n int) {
	s.at = max(0, min(n, len(s.hits)-1))
	top := s.top(s.at)
	s.scroll.Reveal(top-hitHeading, top+hitHeight)
	s.look()
}

// show shows the slide of the hit chosen to the audience.
func (s *searchPane) show() {
	if s.preview < 0 {
		return
	}
	s.talk.closePane()
	s.talk.asked = append(s.talk.asked, Question{Typed: s.field.Text, Shown: s.talk.decks.Window.Slides[s.preview].Title})
	s.talk.GoOn()
	s.talk.jump(s.preview)
	s.talk.answering = true
}

// begins reports whether a hit is the first of its kind.
func (s *searchPane) begins(n int) bool { return n == 0 || s.hits[n].Kind != s.hits[n-1].Kind }

// top returns where a hit begins in the list, below its heading.
func (s *searchPane) top(n int) float32 {
	y := float32(0)
	for i := range n + 1 {
		if i > 0 {
			y += hitHeight
		}
		if s.begins(i) {
			y += hitHeading
		}
	}
	return y
}

func (s *searchPane) paint(g *kit.Painter) {
	g.Palette = &draw.Dark
	g.Rect(draw.Rect{W: g.W, H: g.H}, g.Palette.Desk)
	g.Rect(draw.Rect{Y: searchHead, W: g.W, H: 1}, g.Palette.Rule)
	for n, words := range []string{"Enter shows it on the screen, Esc closes. Until then the screen stays as it is.", "Enter shows it, Esc closes"} {
		if n == 0 && !s.talk.notesAreSeen() { // the audience sees the search
			continue
		}
		if g.Width(g.Sans, words, 14) < g.W-2*pad-580 {
			g.LabelRight(g.Sans, words, g.W-pad, 38, 14, g.Palette.Ink2)
			break
		}
	}
	list := draw.Rect{X: pad, Y: searchHead + 1, W: (g.W - 3*pad) * 0.46, H: g.H - searchHead - 1}
	s.list(g, list)
	s.drawPreview(g, draw.Rect{X: list.Right() + pad, Y: searchHead + 44, W: g.W - list.Right() - 2*pad, H: g.H - searchHead - 60})
}

// list draws the hits, each kind under a heading.
func (s *searchPane) list(g *kit.Painter, r draw.Rect) {
	if len(s.hits) == 0 {
		words := "Slides, incidents, paragraphs and sources. A year works, and so does country:Pakistan killed:>=10."
		if s.field.Text != "" {
			words = fmt.Sprintf("Nothing in this brief has \u201c%s\u201d.", s.field.Text)
		}
		g.Label(g.Sans, g.Fit(g.Sans, words, 15, r.W), r.X, r.Y+34, 15, g.Palette.Ink2)
		return
	}
	s.scroll.Fit(r.H, s.top(len(s.hits)-1)+hitHeight+12)
	g.Clip(r)
	defer g.Unclip()
	for n := range s.hits {
		y := r.Y + s.top(n) - s.scroll.Top
		if y > r.Bottom() || y+hitHeight < r.Y {
			continue
		}
		if s.begins(n) {
			g.Label(g.SansBold, s.hits[n].Kind.String(), r.X+10, y-8, 13, g.Palette.Ink3)
		}
		s.hit(g, n, draw.Rect{X: r.X, Y: y, W: r.W, H: hitHeight})
	}
}

func (s *searchPane) hit(g *kit.Painter, n int, r draw.Rect) {
	h := &s.hits[n]
	hover := g.HotSpot(r, h.Title, func() {
		if s.at == n {
			s.show()
			return
		}
		s.choose(n)
	})
	if n == s.at || hover {
		g.Round(r, 3, g.Palette.Wash)
	}
	title := h.Title
	if h.Kind == search.Slide {
		title = s.talk.numberOf(h.Number) + "  " + title
	}
	g.Label(g.SansBold, g.Fit(g.SansBold, title, 15, r.W-20), r.X+10, r.Y+19, 15, g.Palette.Ink)
	g.Label(g.Sans, g.Fit(g.Sans, h.Words, 13, r.W-20), r.X+10, r.Y+37, 13, g.Palette.Ink2)
}

// drawPreview draws the slide of the hit chosen, or says why there is none.
func (s *searchPane) drawPreview(g *kit.Painter, r draw.Rect) {
	if s.preview < 0 {
		g.Label(g.Sans, g.Fit(g.Sans, s.fault, 14, r.W), r.X, r.Y-11, 14, g.Palette.Caution)
		return
	}
	g.Label(g.SansBold, "What the audience would see", r.X, r.Y-11, 13, g.Palette.Ink2)
	slide := s.talk.decks.Window.Slides[s.preview]
	at := s.talk.presenter.picture(g, r, &shown{slide: s.preview, step: slide.Steps - 1}, false)
	g.HotSpot(at, "Show it on the screen", s.show)
}
