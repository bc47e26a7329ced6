package typeset

import (
	"image"
	"strings"
	"unicode/utf8"

	"lectern/app/draw"
)

// Style is the typeface, size and ink of a stretch of text.
type Style struct {
	Face *Face
	Size float32 // of an em
	Rise float32 // above the baseline, for note marks
	Ink  Ink
}

// Ink is the role of a text's colour. The palette gives the colour, so a theme changes without setting the
// text anew.
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

// Of returns the colour of the role in a palette.
func (i Ink) Of(p *draw.Palette) draw.Ink {
	return [...]draw.Ink{p.Ink, p.Ink2, p.Ink3, p.Accent, p.OnAccent, p.KilledText, p.Caution, p.Ghost}[i]
}

// Span is a stretch of a text with one style and one meaning.
type Span struct {
	Start, End int // bytes
	Style      *Style
	Link       Link
	Underline  bool
	NoteMark   bool // it is neither copied nor searched
	Footnote   *Footnote
	Dir        string    // "ltr" or "rtl": set apart from the direction around it
	Anchor     string    // a name for links to lead to
	Tag        *draw.Tag // nil: the text belongs to its block's element
	Picture    *Picture  // drawn instead of the text
}

// Picture is a picture in a line of text, set as a letter is.
type Picture struct {
	Image         image.Image
	Alt, Lang     string // Lang: of Alt, where it isn't the text's
	Width, Height float32
}

// objectReplacement is the text of a picture's span, to which the rules of line breaking apply.
const objectReplacement = "\uFFFC"

// AddPicture appends a picture; style is the style of the text around it.
func (t *Text) AddPicture(p Picture, style *Style) *Span {
	span := t.Add(objectReplacement, style)
	span.Picture = &p
	return span
}

// word returns the picture as a word without glyphs, no wider than a measure.
func (p *Picture) word(style *Style, measure float32) *draw.Word {
	return &draw.Word{Text: objectReplacement, Width: min(p.Width, measure) / style.Size}
}

// pictureDrop is how far a picture reaches below the baseline, in ems, as most letters with descenders do.
const pictureDrop = 0.2

// draw draws the picture on a baseline, scaled to a width.
func (p *Picture) draw(c draw.Canvas, x, baseline, width float32, style *Style) {
	height := p.Height * width / p.Width
	at := draw.Rect{X: x, Y: baseline + float32(pictureDrop*style.Size) - height, W: width, H: height}
	c.Begin(draw.Tag{Role: draw.Figure, Alt: p.Alt, Lang: p.Lang, Box: at, Inline: true})
	c.Image(p.Image, at)
	c.End()
}

// Text is the content of a paragraph. The spans cover the string in order.
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

// Add appends a span and returns it, so that its other fields can be set before the next Add. Bytes that
// aren't UTF-8 become U+FFFD, and line ends become spaces.
func (t *Text) Add(s string, style *Style) *Span {
	start := len(t.String)
	t.String += clean(s)
	t.Spans = append(t.Spans, Span{Start: start, End: len(t.String), Style: style})
	return &t.Spans[len(t.Spans)-1]
}

// AddIsolated appends words, such as a title, whose direction must not affect the text around them (UAX
// 9); a space at their end stays outside.
func (t *Text) AddIsolated(s string, style *Style) {
	words := strings.TrimRight(s, " ")
	span := t.Add(words, style)
	if strings.ContainsFunc(words, rightToLeft) {
		span.Dir = "ltr"
		if alone := NewText(words, style); alone.RunsRTL() {
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

// Part returns the text between two bytes. It has a span even if it is empty.
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

// clean returns s with line ends as spaces, without other controls, and with U+FFFD for bytes that aren't
// UTF-8.
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

// Piece is a word, a part of one, or a space, placed on its line. A long brief has a million, so its numbers are short.
type Piece struct {
	Span       int32
	Start, End int32 // bytes of the text
	X, Width   float32
	Space      bool
	level      int8
	Word       *draw.Word
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
