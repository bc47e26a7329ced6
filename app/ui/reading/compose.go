//go:build !nogui

package reading

import (
	"lectern/app/brief"
	"lectern/app/compose"
	"lectern/app/library"
	"lectern/app/typeset"
)

// compose composes the brief and sets it in a column.
func (d *Desk) compose(measure, wide float32) {
	d.document, d.apart = composed(d.brief, sheet(d.textSize(), d.host.TextLook()), measure, wide, d.setter), nil
	d.setPassages()
	d.placeAnnotations()
	d.column, d.lettered = column(d.setter, d.brief, &d.document, max(measure, wide)), false
	d.findAgain()
}

// SetAhead sets a brief in the look that its desk will have, and returns the setter, which keeps the words: with it the desk
// is there at once, whatever its width. Any goroutine may call it.
func SetAhead(b *brief.Brief, pixels int, look library.TextLook) *typeset.Setter {
	size, setter := textSize(pixels), typeset.NewKeepingSetter()
	measure := mostMeasure(size, look)
	document := composed(b, sheet(size, look), measure, measure, setter)
	column(setter, b, &document, measure)
	return setter
}

// composed returns the blocks of all that the desk shows of a brief, with drawings of a width of their own.
func composed(b *brief.Brief, s *compose.Sheet, measure, wide float32, setter *typeset.Setter) (doc compose.Document) {
	c := compose.New(b, s, measure, wide, setter)
	c.DeskLinks = true
	c.Front(&doc)
	c.Body(&doc)
	c.Notes(&doc)
	c.Sources(&doc, nil)
	c.Scale(&doc)
	c.Method(&doc)
	return doc
}

func column(setter *typeset.Setter, b *brief.Brief, doc *compose.Document, width float32) *typeset.Column {
	return setter.Stack(doc.Blocks, typeset.Setting{Measure: width, Hyphens: typeset.HyphensFor(b.Lang)})
}

// mostMeasure returns how wide the text is at most, in logical pixels.
func mostMeasure(size float32, look library.TextLook) float32 {
	return float32(34+widthStep*look.Wider) * size
}

// sheet returns the styles of the text in the look that the reader chose.
func sheet(size float32, look library.TextLook) *compose.Sheet {
	s := compose.Screen(size)
	if look.Sans {
		s.WithoutSerifs()
	}
	if look.Spacing != 0 {
		s.Space(1 + spacingStep*float32(look.Spacing))
	}
	return s
}
