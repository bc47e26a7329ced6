package compose

import (
	"cmp"
	"fmt"
	"image"
	"slices"
	"strings"

	"lectern/app/brief"
	"lectern/app/draw"
	"lectern/app/typeset"
)

// inlineStyle holds what inlines change in the style of a block.
type inlineStyle struct {
	bold, italic, caps, mono bool
	unica                    bool // small capitals for capitals, too
	accent                   bool
	raised                   bool
	dir                      string // direction, if it is given
}

// styleKey identifies a derived style.
type styleKey struct {
	base   typeset.Style
	inline inlineStyle
}

// style returns the style derived from base, the same pointer for the same arguments.
func (c *Composer) style(base typeset.Style, l inlineStyle) *typeset.Style {
	l.dir = "" // belongs to the span
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
		s.Face, s.Size = f.Mono, max(base.Size*0.88, min(base.Size, c.Sheet.Figure.Floor))
	case serif:
		s.Face = [...]*typeset.Face{f.Serif, f.SerifItalic, f.SerifBold, f.SerifBoldItalic}[index(l.italic && !l.caps, bold)]
	default:
		s.Face = [...]*typeset.Face{f.Sans, f.SansItalic, f.SansBold, f.SansBoldItalic}[index(l.italic && !l.caps, bold)]
	}
	if base.Face != plain && !l.raised && !l.mono {
		s.Face = s.Face.Text()
	}
	if l.caps && !l.raised && !l.mono {
		s.Face = s.Face.Small(l.unica)
	}
	if l.accent {
		s.Ink = typeset.Accent
	}
	c.styles[key] = &s
	return &s
}

// index returns 0 for roman, 1 for italic, 2 for bold and 3 for bold italic.
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

// texts sets inlines as one text for each line that the author broke.
func (c *Composer) texts(t Type, inlines []brief.Inline) []typeset.Text {
	return c.lines(t, inlines, false)
}

// Again sets inlines that are repeated elsewhere, as in the contents: without marks and links.
func (c *Composer) Again(t Type, inlines []brief.Inline) typeset.Text {
	w := &inliner{c: c, base: t.Style, out: []typeset.Text{{}}, runOn: true, again: true}
	w.walk(inlines, inlineStyle{}, nowhere, nil)
	if len(w.out[0].Spans) == 0 {
		w.out[0].Add("", c.style(t.Style, inlineStyle{}))
	}
	return w.out[0]
}

// oneText sets inlines as one text, in which lines that the author broke run on.
func (c *Composer) oneText(t Type, inlines []brief.Inline) typeset.Text {
	return c.lines(t, inlines, true)[0]
}

// textKey identifies what is set in a type: inlines by the first of them and their number, or a source.
type textKey struct {
	of    any
	many  int
	t     Type
	runOn bool
}

// kept returns the texts of a key, which it sets unless they are kept. Callers may add to them, but not change their spans.
func (c *Composer) kept(key textKey, set func() []typeset.Text) []typeset.Text {
	if c.keptTexts == nil {
		return set()
	}
	texts, ok := c.keptTexts[key]
	if !ok {
		texts = set()
		for i := range texts {
			texts[i].Spans = slices.Clip(texts[i].Spans) // what is added to one isn't kept
		}
		c.keptTexts[key] = texts
	}
	return texts
}

func (c *Composer) lines(t Type, inlines []brief.Inline, runOn bool) []typeset.Text {
	set := func() []typeset.Text { return c.setLines(t, inlines, runOn) }
	if len(inlines) == 0 {
		return set()
	}
	return c.kept(textKey{inlines[0], len(inlines), t, runOn}, set)
}

func (c *Composer) setLines(t Type, inlines []brief.Inline, runOn bool) []typeset.Text {
	w := &inliner{c: c, base: t.Style, out: []typeset.Text{{}}, runOn: runOn}
	w.walk(inlines, inlineStyle{}, nowhere, nil)
	for i := range w.out {
		if len(w.out[i].Spans) == 0 {
			w.out[i].Add("", c.style(t.Style, inlineStyle{}))
		}
	}
	return w.out
}

// inliner sets the inlines of one block.
type inliner struct {
	c     *Composer
	base  typeset.Style
	out   []typeset.Text
	runOn bool // lines that the author broke run on
	again bool // the inlines are repeated, see Again
}

func (w *inliner) text() *typeset.Text { return &w.out[len(w.out)-1] }

func (w *inliner) add(s string, l inlineStyle, link typeset.Link, tag *draw.Tag) {
	if s == "" {
		return
	}
	link = w.c.follows(link)
	l.accent = l.accent || link.Leads()
	l.unica = l.caps && s == strings.ToUpper(s) // an abbreviation
	span := w.text().Add(s, w.c.style(w.base, l))
	span.Link, span.Underline, span.Tag, span.Dir = link, link.Leads(), tag, l.dir
}

// walk sets inlines by their kind. A new kind of inline is a case here.
func (w *inliner) walk(inlines []brief.Inline, l inlineStyle, link typeset.Link, tag *draw.Tag) {
	inlines = CloseUp(w.c.unlinked(inlines))
	for i, one := range inlines {
		if !w.again && MarksTouch(inlines, i) {
			w.mark(MarkGap, nowhere)
		}
		switch n := one.(type) {
		case *brief.Text:
			w.add(n.Text, l, link, tag)
		case *brief.SoftBreak:
			w.add(" ", l, link, tag)
		case *brief.LineBreak:
			w.add(" ", l, nowhere, tag) // lines are read apart
			if !w.runOn {
				w.out = append(w.out, typeset.Text{})
			}
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
			code := &draw.Tag{Role: draw.Code}
			if tag != nil {
				if code.Lang = tag.Lang; tag.Expand != "" { // it is an abbreviation first
					code = tag
				}
			}
			w.add(n.Text, inner, link, code)
		case *brief.Span:
			t := tag
			if n.Lang != "" || n.Expand != "" {
				t = &draw.Tag{Role: draw.Span, Lang: n.Lang, Expand: n.Expand}
				if tag != nil { // inherited from the span around it
					t.Lang, t.Expand = cmp.Or(n.Lang, tag.Lang), cmp.Or(n.Expand, tag.Expand)
				}
			}
			inner := l
			inner.dir = cmp.Or(n.Dir, Direction(n.Lang), l.dir)
			w.walk(n.Text, inner, link, t)
		case *brief.Link:
			w.follow(n.Text, l, toTarget(n.Target), tag)
		case *brief.IncidentLink:
			w.follow(n.Text, l, To(LinkIncident, n.ID), tag)
		case *brief.ViewLink:
			w.follow(n.Text, l, w.reach(To(LinkView, n.View)), tag)
		case *brief.LiveFigure:
			w.add(n.Text, l, w.reach(To(LinkFigure, n.Measure)), tag)
		case *brief.NoteRef:
			if w.again {
				continue
			}
			w.mark(n.Note.Letter(), toNote(n.Note)).Footnote = w.c.noteFootnote(n.Note)
		case *brief.Citation:
			if w.again {
				w.add(n.Name, l, nowhere, tag)
				continue
			}
			w.cite(n, l)
		case *brief.Image:
			w.picture(n, l, link, tag)
		default:
			panic(fmt.Sprintf("compose: no way to set %T", one)) // the list is closed; a test walks it
		}
	}
}

// unlinked returns inlines in which the words of links to incidents that don't count stand for the links: files are
// handed out without those incidents and links. Words are joined with those beside them, as they are read again
// from such a file, so that both set the same.
func (c *Composer) unlinked(inlines []brief.Inline) []brief.Inline {
	dead := func(in brief.Inline) bool {
		link, ok := in.(*brief.IncidentLink)
		return ok && !c.counts(link.ID)
	}
	if !c.Sheet.Paged && c.Medium != brief.Slides || !slices.ContainsFunc(inlines, dead) {
		return inlines
	}
	var out []brief.Inline
	for _, in := range inlines {
		words := []brief.Inline{in}
		if dead(in) {
			words = in.(*brief.IncidentLink).Text
		}
		for _, one := range words {
			text, ok := one.(*brief.Text)
			if before, isText := last(out).(*brief.Text); ok && isText {
				out[len(out)-1] = &brief.Text{Node: before.Node, Text: before.Text + text.Text}
				continue
			}
			out = append(out, one)
		}
	}
	return out
}

func last(inlines []brief.Inline) brief.Inline {
	if len(inlines) == 0 {
		return nil
	}
	return inlines[len(inlines)-1]
}

// follow sets the inlines of a link, without the link if they are repeated.
func (w *inliner) follow(inlines []brief.Inline, l inlineStyle, to typeset.Link, tag *draw.Tag) {
	if w.again {
		to = nowhere
	}
	w.walk(inlines, l, to, tag)
}

// reach returns the link of a live figure or view and records it for Counted, or nowhere if the inlines are
// repeated.
func (w *inliner) reach(link typeset.Link) typeset.Link {
	if w.again {
		return nowhere
	}
	w.c.reach(link)
	return link
}

// picture sets a picture in the line, as large as its pixels and the line allow.
func (w *inliner) picture(n *brief.Image, l inlineStyle, link typeset.Link, tag *draw.Tag) {
	img, err := w.c.picture(n.File)
	size := image.Point{}
	if err == nil {
		size = img.Bounds().Size()
	}
	if size.X == 0 || size.Y == 0 { // a problem that check lists
		l.italic = true
		w.add("["+n.Alt+"]", l, link, tag)
		return
	}
	const highest, widest = 1.2, 8 // ems
	em := w.base.Size
	scale := min(em/pixelsPerEm, highest*em/float32(size.Y), widest*em/float32(size.X))
	picture := typeset.Picture{Image: img, Alt: n.Alt, Width: scale * float32(size.X), Height: scale * float32(size.Y)}
	if tag != nil {
		picture.Lang = tag.Lang
	}
	span := w.text().AddPicture(picture, w.c.style(w.base, l))
	span.Link, span.Dir = link, l.dir
}

// mark adds a raised number or letter.
func (w *inliner) mark(s string, link typeset.Link) *typeset.Span {
	span := w.text().Add(s, w.c.style(w.base, inlineStyle{raised: true}))
	span.Link, span.NoteMark = link, true
	span.Tag = &draw.Tag{Role: draw.Reference}
	return span
}

// cite sets a citation as raised numbers of sources: 7, 8, p. 4.
func (w *inliner) cite(n *brief.Citation, l inlineStyle) {
	for i, item := range n.Items {
		if gap := GapBefore(i, item); gap != "" {
			w.mark(gap, nowhere)
		}
		if i == 0 {
			w.add(n.Name, l, nowhere, nil)
		}
		mark := w.mark(CitationMark(item), To(LinkSource, item.Key))
		mark.Footnote = w.c.sourceFootnote(w.c.Brief.Sources.Get(item.Key), item.Number)
		if w.c.Sheet.Paged { // the list of sources leads back
			w.c.marks++
			mark.Anchor = fmt.Sprintf("cite:%d", w.c.marks)
		}
	}
}
