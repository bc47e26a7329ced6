package compose

import (
	"fmt"
	"strings"

	"lectern/app/brief"
	"lectern/app/draw"
	"lectern/app/typeset"
)

// look is what inlines change about the style of a block.
type look struct {
	bold, italic, caps, mono bool
	unica                    bool // small capitals for capitals, too
	accent                   bool
	raised                   bool
	dir                      string // of the letters, where it was said
}

type styleKey struct {
	base typeset.Style
	look look
}

// style derives a style, once.
func (c *Composer) style(base typeset.Style, l look) *typeset.Style {
	l.dir = "" // says nothing about looks
	key := styleKey{base, l}
	if s, ok := c.styles[key]; ok {
		return s
	}
	f := typeset.Standard()
	s := base
	plain := base.Face.Plain()
	serif := plain == f.Serif || plain == f.SerifBold || plain == f.SerifItalic
	bold := l.bold || plain == f.SerifBold || plain == f.SansBold
	switch {
	case l.raised:
		s.Face, s.Size, s.Rise, s.Ink = f.SansBold, c.Sheet.Cite*min(1.6, max(1, base.Size/c.Sheet.Body.Size)), c.Sheet.Rise*max(1, base.Size/c.Sheet.Body.Size), typeset.Accent
	case l.mono:
		s.Face, s.Size = f.Mono, base.Size*0.88
	case serif:
		s.Face = [...]*typeset.Face{f.Serif, f.SerifItalic, f.SerifBold, f.SerifBoldItalic}[index(l.italic && !l.caps, bold)]
	default:
		s.Face = [...]*typeset.Face{f.Sans, f.SansItalic, f.SansBold, f.SansBoldItalic}[index(l.italic && !l.caps, bold)]
	}
	if base.Face != plain && !l.raised && !l.mono {
		s.Face = s.Face.Text()
	}
	if l.caps && !l.raised && !l.mono { // italics have none
		s.Face = s.Face.Small(l.unica)
	}
	if l.accent {
		s.Ink = typeset.Accent
	}
	c.styles[key] = &s
	return &s
}

func index(italic, bold bool) int {
	i := 0
	if italic {
		i++
	}
	if bold {
		i += 2
	}
	return i
}

// texts sets inlines, one text for each line that the author broke.
func (c *Composer) texts(t Type, inlines []brief.Inline) []typeset.Text {
	w := &inliner{c: c, base: t.Style, out: []typeset.Text{{}}}
	w.walk(inlines, look{}, "", nil)
	for i := range w.out {
		if len(w.out[i].Spans) == 0 {
			w.out[i].Add("", c.style(t.Style, look{}))
		}
	}
	return w.out
}

type inliner struct {
	c    *Composer
	base typeset.Style
	out  []typeset.Text
}

func (w *inliner) text() *typeset.Text { return &w.out[len(w.out)-1] }

func (w *inliner) add(s string, l look, link string, tag *draw.Tag) {
	if s == "" {
		return
	}
	l.accent = l.accent || link != ""
	l.unica = l.caps && s == strings.ToUpper(s) // an abbreviation
	span := w.text().Add(s, w.c.style(w.base, l))
	span.Link, span.Underline, span.Tag, span.Dir = link, link != "", tag, l.dir
}

func (w *inliner) walk(inlines []brief.Inline, l look, link string, tag *draw.Tag) {
	for i, one := range inlines {
		switch n := one.(type) {
		case *brief.Text:
			words := n.Text
			if i > 0 && raised(inlines[i-1]) { // the mark before took it
				words = strings.TrimPrefix(words, leading(words))
			}
			w.add(words, l, link, tag)
		case *brief.SoftBreak:
			w.add(" ", l, "", tag)
		case *brief.LineBreak:
			w.add(" ", l, "", tag) // lines are read apart
			w.out = append(w.out, typeset.Text{})
		case *brief.Emphasis:
			inner := l
			inner.italic = !l.italic
			w.walk(n.Text, inner, link, tag)
		case *brief.Strong:
			inner := l
			inner.bold = true
			w.walk(n.Text, inner, link, tag)
		case *brief.SmallCaps:
			inner := l
			inner.caps = true
			w.walk(n.Text, inner, link, tag)
		case *brief.Code:
			inner := l
			inner.mono = true
			w.add(n.Text, inner, link, &draw.Tag{Role: draw.Code})
		case *brief.Span:
			t := tag
			if n.Lang != "" || n.Expand != "" {
				t = &draw.Tag{Role: draw.Span, Lang: n.Lang, Expand: n.Expand}
			}
			inner := l
			inner.dir = n.Dir
			w.walk(n.Text, inner, link, t)
		case *brief.Link:
			w.walk(n.Text, l, n.Target, tag)
		case *brief.IncidentLink:
			w.walk(n.Text, l, "incident:"+n.ID, tag)
		case *brief.ViewLink:
			w.c.reach("view:" + n.View)
			w.walk(n.Text, l, "view:"+n.View, tag)
		case *brief.LiveFigure:
			w.c.reach("figure:" + n.Measure)
			w.add(n.Text, l, "figure:"+n.Measure, tag)
		case *brief.NoteRef:
			w.close(inlines[i+1:], l)
			w.mark(n.Note.Letter(), fmt.Sprintf("note:%d", n.Note.Number)).Foot = w.c.noteFoot(n.Note)
		case *brief.Citation:
			if !n.InText {
				w.close(inlines[i+1:], l)
			}
			w.cite(n, l)
		case *brief.Image:
			inner := l
			inner.italic = true
			w.add("["+n.Alt+"]", inner, link, tag)
		default:
			panic(fmt.Sprintf("compose: no way to set %T", one)) // the list is closed; a test walks it
		}
	}
}

// raised reports whether an inline shows as a raised mark only, so that no space goes before it.
func raised(n brief.Inline) bool {
	switch n := n.(type) {
	case *brief.NoteRef:
		return true
	case *brief.Citation:
		return !n.InText
	}
	return false
}

// close takes away the space before a raised mark and puts the punctuation that follows it first.
func (w *inliner) close(next []brief.Inline, l look) {
	t := w.text()
	for n := len(t.Spans); n > 0 && strings.HasSuffix(t.String, " "); n = len(t.Spans) {
		t.String = t.String[:len(t.String)-1]
		if t.Spans[n-1].End--; t.Spans[n-1].End == t.Spans[n-1].Start {
			t.Spans = t.Spans[:n-1]
		}
	}
	if len(next) > 0 {
		if text, ok := next[0].(*brief.Text); ok {
			w.add(leading(text.Text), l, "", nil)
		}
	}
}

// leading is the punctuation at a text's start that goes before a raised mark.
func leading(s string) string {
	n := 0
	for n < len(s) && strings.IndexByte(".,;:", s[n]) >= 0 {
		n++
	}
	return s[:n]
}

// mark is a raised number or letter.
func (w *inliner) mark(s, link string) *typeset.Span {
	span := w.text().Add(s, w.c.style(w.base, look{raised: true}))
	span.Link, span.Aside = link, true
	span.Tag = &draw.Tag{Role: draw.Reference}
	return span
}

// cite shows the numbers of sources, raised: 7, 8 p. 4.
func (w *inliner) cite(n *brief.Citation, l look) {
	for i, item := range n.Items {
		if i > 0 {
			w.mark(",\u2009", "")
		}
		if n.InText && i == 0 {
			if s := w.c.Brief.Sources.Get(item.Key); s != nil && !item.Suppress {
				w.add(s.Short(), l, "", nil)
			}
		}
		number := fmt.Sprint(item.Number)
		if item.Number == 0 {
			number = "?"
		}
		if at := brief.Plain(item.Suffix); at != "" {
			number += ", " + strings.TrimSpace(at)
		}
		mark := w.mark(number, "cite:"+item.Key)
		mark.Foot = w.c.sourceFoot(w.c.Brief.Sources.Get(item.Key), item.Number)
		if w.c.Sheet.Paged { // the list of sources leads back
			w.c.marks++
			mark.Anchor = fmt.Sprintf("cite-%d", w.c.marks)
		}
	}
}
