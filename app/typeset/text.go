package typeset

import (
	"image"
	"strings"
	"unicode/utf8"

	"lectern/app/draw"
)

// Style is how a stretch of text looks.
type Style struct {
	Face *Face
	Size float32
	Rise float32 // of the baseline, for note marks
	Ink  Ink
}

// Ink is a role; the palette gives it a colour, so a theme changes without setting text anew.
type Ink uint8

const (
	Plain Ink = iota
	Second
	Third
	Accent
	OnAccent
	Killed
	Caution
	Ghost
)

// Of returns the role's colour.
func (i Ink) Of(p *draw.Palette) draw.Ink {
	return [...]draw.Ink{p.Ink, p.Ink2, p.Ink3, p.Accent, p.OnAccent, p.KilledText, p.Caution, p.Ghost}[i]
}

// Span is a stretch of a text with one style and one meaning.
type Span struct {
	Start, End int // bytes
	Style      *Style
	Link       Link
	Underline  bool
	Aside      bool // a note mark: seen, but not copied or searched
	Footnote   *Footnote
	Dir        string    // "ltr" or "rtl": set apart from the direction around it
	Anchor     string    // a name for links to lead to
	Tag        *draw.Tag // nil: the text is its block's
	Picture    *Picture  // stands there instead of the text
}

// Picture is a picture in a line, as if it were a letter.
type Picture struct {
	Image         image.Image
	Alt, Lang     string // Lang: of Alt, where it isn't the text's
	Width, Height float32
}

// pictured is the text of a picture's span, to which the rules of line breaking apply.
const pictured = "\uFFFC" // object replacement character

// AddPicture appends a picture. The style says on what line it stands.
func (t *Text) AddPicture(p Picture, style *Style) *Span {
	span := t.Add(pictured, style)
	span.Picture = &p
	return span
}

// word returns the picture as a word of no glyphs, no wider than a measure.
func (p *Picture) word(style *Style, measure float32) *draw.Word {
	return &draw.Word{Text: pictured, Width: min(p.Width, measure) / style.Size}
}

// sunk is how far a picture reaches below the baseline, in ems: as far as most letters do.
const sunk = 0.2

func (p *Picture) draw(c draw.Canvas, x, baseline, width float32, style *Style) {
	height := p.Height * width / p.Width
	at := draw.Rect{X: x, Y: baseline + float32(sunk*style.Size) - height, W: width, H: height}
	c.Begin(draw.Tag{Role: draw.Figure, Alt: p.Alt, Lang: p.Lang, Box: at, Inline: true})
	c.Image(p.Image, at)
	c.End()
}

// Text is a paragraph's content. Spans cover it in order.
type Text struct {
	String string
	Spans  []Span
}

// NewText returns a text of one style.
func NewText(s string, style *Style) Text {
	var t Text
	t.Add(s, style)
	return t
}

// Add appends a stretch and returns it for more to be said of it, before the next Add. Bytes
// that are no UTF-8 become U+FFFD, and line ends become spaces.
func (t *Text) Add(s string, style *Style) *Span {
	start := len(t.String)
	t.String += clean(s)
	t.Spans = append(t.Spans, Span{Start: start, End: len(t.String), Style: style})
	return &t.Spans[len(t.Spans)-1]
}

// AddApart appends words that stand among those of others: they keep their direction to themselves, but
// for the space behind them.
func (t *Text) AddApart(s string, style *Style) {
	words := strings.TrimRight(s, " ")
	span := t.Add(words, style)
	if strings.ContainsFunc(words, rightToLeft) {
		span.Dir = "ltr"
		if alone := NewText(words, style); alone.runsRTL() {
			span.Dir = "rtl"
		}
	}
	if space := s[len(words):]; space != "" {
		t.Add(space, style)
	}
}

// Join appends another text.
func (t *Text) Join(more Text) {
	at := len(t.String)
	t.String += more.String
	for _, s := range more.Spans {
		s.Start, s.End = s.Start+at, s.End+at
		t.Spans = append(t.Spans, s)
	}
}

// Part returns what of a text lies between two bytes. It has a span even where that is nothing.
func (t *Text) Part(from, to int) Text {
	part := Text{String: t.String[from:to]}
	for _, s := range t.Spans {
		if s.End > from && s.Start < to {
			s.Start, s.End = max(s.Start, from)-from, min(s.End, to)-from
			part.Spans = append(part.Spans, s)
		}
	}
	if len(part.Spans) == 0 && len(t.Spans) > 0 {
		part.Add("", t.Spans[0].Style)
	}
	return part
}

func clean(s string) string {
	if !utf8.ValidString(s) {
		s = strings.ToValidUTF8(s, "\uFFFD")
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t' || r == '\r' || r == 0x85 || r == 0x2028 || r == 0x2029:
			return ' '
		case r < ' ' || r >= 0x7f && r < 0xa0:
			return -1
		}
		return r
	}, s)
}

// Piece is a word, a part of one, or a space, placed on its line.
type Piece struct {
	Span       int
	Start, End int // bytes of the text
	Word       *draw.Word
	Space      bool
	X, Width   float32
	level      int8
}

// Line is a set line; pieces are in visual order, X counts from the text's left edge.
type Line struct {
	Start, End int
	Pieces     []Piece
	Width      float32 // natural width
	Hyphen     bool
	RTL        bool       // its text runs from right to left
	Space      *draw.Word // the space at which it ends, or nil: it takes no room, and is there to be read
}
