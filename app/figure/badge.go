package figure

import (
	"lectern/app/draw"
	"lectern/app/typeset"
)

// Badge is an incident's symbol at one size, for rows of a list.
type Badge struct {
	style Style
	pen   pen
}

// NewBadge draws badges in a style.
func NewBadge(st Style) *Badge {
	return &Badge{style: st, pen: pen{shaper: typeset.NewShaper()}}
}

// Draw draws the symbol of an incident about a point.
func (b *Badge) Draw(c draw.Canvas, at draw.Point, shape Shape, countless, unverified bool, p *draw.Palette) {
	b.pen.c, b.pen.p = c, p
	b.pen.symbol(Symbol{At: at, R: 5.5 * b.style.Text, Shape: shape, Countless: countless, Unverified: unverified}, b.style.Text)
}
