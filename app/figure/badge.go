package figure

import (
	"lectern/app/draw"
	"lectern/app/typeset"
)

// Badge draws symbols of incidents at one size, for rows of a list.
type Badge struct {
	style Style
	pen   pen
}

// NewBadge returns a badge in a style.
func NewBadge(st Style) *Badge {
	return &Badge{style: st, pen: pen{shaper: typeset.NewShaper()}}
}

// Draw draws the symbol of an incident around a point.
func (b *Badge) Draw(c draw.Canvas, at draw.Point, shape Shape, numberUnknown, unverified bool, p *draw.Palette) {
	b.pen.c, b.pen.p = c, p
	b.pen.symbol(Symbol{At: at, R: 5.5 * b.style.Text, Shape: shape, NumberUnknown: numberUnknown, Unverified: unverified}, b.style.Text)
}
