package deck

import (
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
}

// statement returns room for a sentence in big type.
func statement(width, height float32) room {
	return room{typeset.Standard().SerifBold, []float32{104, 92, 80, 72, 64, 56, 48, 42}, 1.13, width, height, typeset.Plain, draw.H1}
}

// caption returns room for words in small type.
func caption(sizes []float32, height float32) room {
	return room{typeset.Standard().Sans, sizes, 1.35, Width - left - right - 160, height, typeset.Second, draw.Paragraph}
}

// fit sets words in the largest size for which there is room. If there is none even for the smallest, they are
// cut, with an ellipsis.
func (d *Deck) fit(r room, w *words) *typeset.Column {
	in := func(size float32) compose.Type {
		return compose.Type{Style: typeset.Style{Face: r.face, Size: size, Ink: r.ink}}
	}
	set := func(size float32, end int) *typeset.Column {
		block := typeset.Block{Text: w.in(in(size), end), Leading: size * r.leading, Ragged: true, Balanced: r.role == draw.H1, In: typeset.NewElement(draw.Tag{Role: r.role})}
		return d.setter.Stack([]typeset.Block{block}, typeset.Setting{Measure: r.width})
	}
	var smallest float32
	for _, smallest = range r.sizes {
		if c := set(smallest, whole); c.Height <= r.height {
			return c
		}
	}
	return set(smallest, cut(w.head(in(smallest)).String, func(end int) bool { return set(smallest, end).Height <= r.height }))
}

// heading sets a slide's title above its content.
func (d *Deck) heading(w *words) *typeset.Column {
	return d.headingIn(Width-left-right-220, 232, w)
}

func (d *Deck) headingIn(width, height float32, w *words) *typeset.Column {
	r := statement(width, height)
	r.sizes, r.leading = []float32{64, 56, 48, 42}, 1.16
	return d.fit(r, w)
}
