package pdf

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"lectern/app/draw"
)

const softHyphen = "\u00ad"

// textRun is glyphs of one font, size, ink and baseline that wait to be shown together.
type textRun struct {
	b       []byte
	font    *font
	size, y float32
	ink     draw.Ink
	x       float64 // where the pen is, points
	owner   *elem   // whose content it is
}

// Text shows a word by its glyphs.
func (d *Document) Text(w *draw.Word, x, y, size float32, ink draw.Ink) {
	glyphs := w.Glyphs
	for n := 0; n < len(glyphs); { // a cluster at a time: glyphs that show some text together
		g := glyphs[n]
		end := n + 1
		for end < len(glyphs) && glyphs[end].Len == 0 {
			end++
		}
		shows := ""
		if stop := int(g.At) + int(g.Len); stop <= len(w.Text) {
			shows = w.Text[g.At:stop]
		}
		if shows == "\u00a0" { // it has the glyph of a space, and reads as one
			shows = " "
		}
		if w.Hyphen && end == len(glyphs) {
			shows = softHyphen // so that the word heals where it is copied or read aloud
		}
		d.cluster(glyphs[n:end], shows, x, y, size, ink)
		n = end
	}
}

// cluster shows glyphs that stand for one text. Where the font's map can't tell the text, because
// the glyph stands for another one as well or the text is that of several glyphs, it is said by a
// span around the widest glyph; the others say nothing.
func (d *Document) cluster(glyphs []draw.Glyph, shows string, x, y, size float32, ink draw.Ink) {
	if len(glyphs) > 1 {
		glyphs = slices.Clone(glyphs)
		slices.SortStableFunc(glyphs, func(a, b draw.Glyph) int { return cmp.Compare(b.Advance, a.Advance) })
	}
	f := d.font(glyphs[0].Font)
	known, seen := f.texts[f.shown(glyphs[0].ID)]
	show := func(g draw.Glyph) {
		d.glyph(g, x+float32(g.X*size), y+float32(g.Y*size), size, ink)
		own := d.font(g.Font)
		own.use(own.shown(g.ID), strings.ReplaceAll(shows, softHyphen, "-"))
	}
	if shows != softHyphen && len(glyphs) == 1 && (!seen || known == shows) {
		show(glyphs[0])
		return
	}
	d.saying(shows, func() { show(glyphs[0]) })
	if rest := glyphs[1:]; len(rest) > 0 {
		d.saying("", func() {
			for _, g := range rest {
				show(g)
			}
		})
	}
}

func (d *Document) glyph(g draw.Glyph, x, y, size float32, ink draw.Ink) {
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
	r.b = code(r.b, f.shown(g.ID))
	r.x += float64(f.advance(f.shown(g.ID)) * float64(size))
}

func (d *Document) flushText() {
	if r := &d.run; len(r.b) > 0 {
		d.content = append(append(d.content, r.b...), "] TJ ET\n"...)
		r.b = r.b[:0]
	}
}

// code appends how a page asks for a glyph, within the string of the glyph before it if there is one
// (ISO 32000-1, 7.3.4.2).
func code(b []byte, glyph uint16) []byte {
	if last := len(b) - 1; b[last] == ')' {
		b = b[:last]
	} else {
		b = append(b, '(')
	}
	for _, c := range [...]byte{byte(glyph >> 8), byte(glyph)} {
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

// Halo shows the word's outline and says nothing, for the word itself follows.
func (d *Document) Halo(w *draw.Word, x, y, size, width float32, ink draw.Ink) {
	d.flushText()
	d.Begin(draw.Tag{Role: draw.Artifact})
	defer d.End()
	d.mark()
	d.strokeInk(ink)
	d.write("1 Tr %s w 1 J 1 j [] 0 d", number(2*width))
	for _, g := range w.Glyphs {
		f := d.font(g.Font)
		id := f.shown(g.ID)
		if _, seen := f.texts[id]; !seen {
			f.use(id, w.Text[min(int(g.At), len(w.Text)):min(int(g.At)+int(g.Len), len(w.Text))])
		}
		d.write("BT /%s %s Tf %s %s Td <%04X> Tj ET", f.resource, number(size), hundredths(x+float32(g.X*size)), hundredths(d.height-y-float32(g.Y*size)), id)
	}
	d.write("0 Tr")
}
