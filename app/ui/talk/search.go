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
	"lectern/app/ui/panel"
)

// searchPane lets the speaker look for words in the whole brief while the wall stays as it is: hits at the left, the
// slide of the one chosen at the right. Enter shows it to the audience.
type searchPane struct {
	talk  *Talk
	field *kit.Field
	view  *kit.Surface
	index *search.Index
	list  panel.HitList

	preview int    // the slide of the hit chosen, or -1
	fault   string // why that can't be shown, or ""
}

// The sizes of the search pane, in logical pixels.
const (
	searchHead = 64 // with the field
	mostHits   = 6  // of a kind
)

// OpenSearch lets the speaker look for words.
func (t *Talk) OpenSearch() {
	go t.decks.Window.PrepareAnswers()
	s := newSearchPane(t)
	dark := container.NewThemeOverride(s.field, kit.NewTheme(library.DarkTheme)) // as the speaker's window is
	t.openPane(container.New(searchLayout{}, s.view, dark), s.field)
}

func newSearchPane(t *Talk) *searchPane {
	if t.index == nil {
		t.index = search.New(t.Brief(), slideEntries(t.decks.Window))
	}
	w, s := t.speaker(), &searchPane{talk: t, index: t.index, preview: -1}
	s.view = kit.NewSurface(w, fyne.Size{}, s.paint)
	s.list = panel.HitList{Chosen: s.look, Opened: s.show, Title: s.titleOf}
	s.view.OnScroll = func(dy float32) { s.list.Scroll(dy); s.view.Refresh() }
	s.field = kit.NewField(w, "A word: a place, a person, a source, a number")
	s.field.OnChanged = s.find
	s.field.OnKey = s.key
	return s
}

// slideEntries returns the slides as they are found.
func slideEntries(d *deck.Deck) []search.Entry {
	entries := make([]search.Entry, len(d.Slides))
	for n, s := range d.Slides {
		entries[n] = search.Entry{Kind: search.Slide, Number: n, Title: s.Title, Text: s.Kicker}
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
	s.list.Show(typed, s.index.Find(typed, mostHits))
}

// titleOf returns the title of a hit, that of a slide with its number.
func (s *searchPane) titleOf(h *search.Hit) string {
	if h.Kind == search.Slide {
		return s.talk.numberOf(h.Number) + "  " + h.Title
	}
	return h.Title
}

// look makes the slide of the hit chosen.
func (s *searchPane) look() {
	s.preview, s.fault = -1, ""
	if h := s.list.Hit(); h != nil {
		if n, err := s.talk.answerOf(&h.Entry); err != nil {
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
	if e.Name == fyne.KeyEscape {
		s.talk.closePane()
		return true
	}
	return s.list.Key(e)
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
	s.drawList(g, list)
	s.drawPreview(g, draw.Rect{X: list.Right() + pad, Y: searchHead + 44, W: g.W - list.Right() - 2*pad, H: g.H - searchHead - 60})
}

// drawList draws the hits, or what may be sought.
func (s *searchPane) drawList(g *kit.Painter, r draw.Rect) {
	if s.list.Hit() != nil {
		s.list.Paint(g, r)
		return
	}
	words := "Slides, incidents, paragraphs and sources. A year works, and so does country:Pakistan killed:>=10."
	if s.field.Text != "" {
		words = fmt.Sprintf("Nothing in this brief has \u201c%s\u201d.", s.field.Text)
	}
	g.Label(g.Sans, g.Fit(g.Sans, words, 15, r.W), r.X, r.Y+34, 15, g.Palette.Ink2)
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
