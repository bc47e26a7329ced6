package pdf

import (
	"cmp"
	"fmt"
	"iter"
	"math"
	"slices"
	"strconv"
	"strings"

	"lectern/app/draw"
)

const (
	softHyphen    = "\u00ad"
	byteOrderMark = "\ufeff" // no glyph may stand for it (PDF/UA-1, 7.21.7)
)

// textRun is glyphs of one font, size, ink and baseline that wait to be shown together.
type textRun struct {
	b       []byte
	font    *font
	size, y float32
	ink     draw.Ink
	x       float64 // where the pen is, points
	owner   *elem   // whose content it is
}

// wordJoiner is the text of a glyph that has none itself, such as the dots of an Arabic letter whose text
// another glyph has: every glyph must stand for some character (PDF/UA-1, 7.21.7), and readers show
// nothing for this one.
const wordJoiner = "\u2060"

// Text shows a word by its glyphs, in the order in which they are read (ISO 32000-1, 14.8.2.3.3).
func (d *Document) Text(w *draw.Word, x, y, size float32, ink draw.Ink) {
	show := func(g draw.Glyph, shows string) {
		d.glyph(g, shows, x+float32(g.X*size), y+float32(g.Y*size), size, ink)
	}
	more := false
	for glyphs, shows := range clusters(w) {
		show(glyphs[0], shows)
		more = more || len(glyphs) > 1
	}
	if more {
		d.withActualText("", func() {
			for glyphs := range clusters(w) {
				for _, g := range glyphs[1:] {
					show(g, wordJoiner)
				}
			}
		})
	}
}

// clusters yields the clusters of a word in reading order, each with its widest glyph first, and the text
// that each stands for.
func clusters(w *draw.Word) iter.Seq2[[]draw.Glyph, string] {
	return func(yield func([]draw.Glyph, string) bool) {
		left := len(w.Glyphs)
		for glyphs := range w.Clusters() {
			left -= len(glyphs)
			from := min(int(glyphs[0].At), len(w.Text))
			shows := w.Text[from:min(from+int(glyphs[0].Len), len(w.Text))]
			shows = strings.ReplaceAll(shows, byteOrderMark, "")
			switch {
			case w.Hyphen && left == 0:
				shows = softHyphen // so that the word is whole again when it is copied or read aloud
			case shows == "\u00a0": // it shares the glyph of the space, and so its text
				shows = " "
			case shows == "":
				shows = wordJoiner
			}
			if len(glyphs) > 1 {
				glyphs = slices.SortedStableFunc(slices.Values(glyphs), func(a, b draw.Glyph) int { return cmp.Compare(b.Advance, a.Advance) })
			}
			if !yield(glyphs, shows) {
				return
			}
		}
	}
}

// glyph shows a glyph that stands for a text, in the open run if it belongs there.
func (d *Document) glyph(g draw.Glyph, shows string, x, y, size float32, ink draw.Ink) {
	r := &d.run
	f := d.font(g.Font)
	if len(r.b) == 0 || r.font != f || r.size != size || r.y != y || r.ink != ink || r.owner != d.tags.top() {
		d.flushText()
		d.mark()
		d.fillInk(ink)
		r.font, r.size, r.y, r.ink, r.x, r.owner = f, size, y, ink, float64(x), d.tags.top()
		r.b = fmt.Appendf(r.b, "BT /%s %s Tf ", f.resource, number(size))
		r.b = append(coordinate(r.b, x), ' ')
		r.b = append(coordinate(r.b, d.height-y), " Td ["...)
	}
	if off := (r.x - float64(x)) / float64(size) * 1000; math.Abs(off) >= 0.5 {
		off = math.Round(off)
		r.b = strconv.AppendInt(r.b, int64(off), 10)
		r.x -= float64(off * float64(size) / 1000)
	}
	r.b = appendCode(r.b, f.code(g.ID, shows))
	r.x += float64(f.advance(g.ID) * float64(size))
}

// flushText writes the open run to the page.
func (d *Document) flushText() {
	if r := &d.run; len(r.b) > 0 {
		d.content = append(append(d.content, r.b...), "] TJ ET\n"...)
		r.b = r.b[:0]
	}
}

// appendCode appends a character code as a literal string (ISO 32000-1, 7.3.4.2), which it joins with the
// string at the end of b, if any.
func appendCode(b []byte, code uint16) []byte {
	if last := len(b) - 1; b[last] == ')' {
		b = b[:last]
	} else {
		b = append(b, '(')
	}
	for _, c := range [...]byte{byte(code >> 8), byte(code)} {
		switch c {
		case '(', ')', '\\':
			b = append(b, '\\', c)
		case '\r': // by itself it is read as the end of a line
			b = append(b, '\\', 'r')
		default:
			b = append(b, c)
		}
	}
	return append(b, ')')
}

// Halo draws the word's outline as an artifact, because the word itself follows.
func (d *Document) Halo(w *draw.Word, x, y, size, width float32, ink draw.Ink) {
	d.flushText()
	d.Begin(draw.Tag{Role: draw.Artifact})
	defer d.End()
	d.mark()
	d.strokeInk(ink)
	d.write("1 Tr %s w 1 J 1 j [] 0 d", number(2*width))
	for glyphs, shows := range clusters(w) {
		for i, g := range glyphs {
			if i > 0 {
				shows = wordJoiner
			}
			f := d.font(g.Font)
			d.write("BT /%s %s Tf %s %s Td <%04X> Tj ET", f.resource, number(size), hundredths(x+float32(g.X*size)), hundredths(d.height-y-float32(g.Y*size)), f.code(g.ID, shows))
		}
	}
	d.write("0 Tr")
}
