package deck

import (
	"sort"
	"strings"

	"lectern/app/compose"
	"lectern/app/draw"
	"lectern/app/typeset"
)

// room is the room for words on a slide, and the type in which they are set.
type room struct {
	face          *typeset.Face
	sizes         []float32 // the largest first
	leading       float32   // in parts of the size
	width, height float32
	ink           typeset.Ink
	role          draw.Role
	flush         bool // at the right edge
}

// statement returns room for a sentence in big type.
func statement(width, height float32) room {
	return room{face: typeset.Standard().SerifBold, sizes: []float32{104, 92, 80, 72, 64, 56, 48, 42}, leading: 1.13, width: width, height: height, role: draw.H1}
}

// caption returns room for words in small type.
func (d *Deck) caption(sizes []float32, height float32) room {
	return room{face: typeset.Standard().Sans, sizes: sizes, leading: 1.35, width: d.wide() - 160, height: height, ink: typeset.Second, role: draw.Paragraph}
}

// in returns the type of a size in a room.
func (r *room) in(size float32) compose.Type {
	return compose.Type{Style: typeset.Style{Face: r.face, Size: size, Ink: r.ink}}
}

// set sets words in a size, whole or cut at end.
func (d *Deck) set(r *room, w *words, size float32, end int) *typeset.Column {
	block := typeset.Block{
		Text: w.in(r.in(size), end), Leading: size * r.leading, Ragged: true, Balanced: r.role == draw.H1, Flush: r.flush, In: typeset.NewElement(draw.Tag{Role: r.role}),
	}
	return d.setter.Stack([]typeset.Block{block}, typeset.Setting{Measure: r.width})
}

// least returns the height of words in the smallest size.
func (d *Deck) least(r *room, w *words) float32 {
	return d.set(r, w, r.sizes[len(r.sizes)-1], uncut).Height
}

// fits reports whether there is room for words in the smallest size.
func (d *Deck) fits(r *room, w *words) bool {
	return r.mayHold(w) && d.least(r, w) <= r.height
}

// mayHold reports whether words aren't longer than most: else they needn't be set to be known as too long.
func (r *room) mayHold(w *words) bool { return len(w.String()) <= r.most() }

// most returns a number of bytes for which there is no room even in the smallest size.
func (r *room) most() int {
	const narrowest, bytes = 0.1, 4 // a letter, in parts of the size, and in bytes
	size := r.sizes[len(r.sizes)-1]
	lines, letters := r.height/(size*r.leading)+1, r.width/(size*narrowest)
	return int(lines * letters * bytes)
}

// fit sets words in the largest size for which there is room. If there is none even for the smallest, they are
// cut, with an ellipsis: for words that further slides show whole.
func (d *Deck) fit(r room, w *words) *typeset.Column {
	smallest := r.sizes[len(r.sizes)-1]
	if r.mayHold(w) {
		for _, size := range r.sizes {
			if c := d.set(&r, w, size, uncut); c.Height <= r.height {
				return c
			}
		}
	}
	w = w.kept()
	text := w.head(r.in(smallest)).String
	return d.set(&r, w, smallest, cut(text[:min(len(text), r.most())], func(end int) bool { return d.set(&r, w, smallest, end).Height <= r.height }))
}

// parts divides words at spaces so that fit cuts none of them: there is one part unless they are very long. A word
// that is longer than a room is a part of its own.
func (d *Deck) parts(r room, w *words) (all []*words) {
	if d.fits(&r, w) {
		return []*words{w}
	}
	w = w.kept()
	text := w.head(r.in(r.sizes[len(r.sizes)-1])).String
	between := func(from, to int) *words {
		return w.part(func(s string) (int, int) { return min(from, len(s)), min(to, len(s)) })
	}
	for from := 0; from < len(text); {
		var ends []int // of the part
		limit := min(len(text), from+1+r.most())
		for i := from + 1; i < limit; i++ {
			if text[i] == ' ' {
				ends = append(ends, i)
			}
		}
		if limit == len(text) || len(ends) == 0 { // the rest, or a long word
			ends = append(ends, limit+strings.IndexByte(text[limit:]+" ", ' '))
		}
		n := sort.Search(len(ends), func(n int) bool { return !d.fits(&r, between(from, ends[n])) })
		to := ends[max(0, n-1)]
		all = append(all, between(from, to))
		from = len(text) - len(strings.TrimLeft(text[to:], " "))
	}
	return all
}

// heading sets a slide's title above its content.
func (d *Deck) heading(w *words) *typeset.Column { return d.fit(d.headingRoom(), w) }

// headingRoom returns room for a slide's title above its content.
func (d *Deck) headingRoom() room { return title(d.wide()-220, 232) }

// title returns room for a title in smaller type than that of a statement.
func title(width, height float32) room {
	r := statement(width, height)
	r.sizes, r.leading = []float32{64, 56, 48, 42}, 1.16
	return r
}
