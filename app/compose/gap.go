package compose

import (
	"cmp"

	"lectern/app/brief"
	"lectern/app/draw"
	"lectern/app/typeset"
)

// NoPicture returns the words in place of a picture that can't be read.
func NoPicture(b *brief.ImageBlock) string { return "No picture: " + cmp.Or(b.Alt, b.File) }

// NoDrawing returns the words in place of a drawing that can't be made.
func NoDrawing(g *brief.Drawing) string {
	return "No " + g.Kind.Noun() + ": " + cmp.Or(g.Title, g.Caption, g.Alt, "its query or its measure is not understood")
}

// gap adds a frame with words in place of a drawing or picture, in a draft or while the author works; check
// lists what is wrong.
func (c *Composer) gap(d *Document, in *typeset.Element, words, anchor string, left float32) {
	t := c.Sheet.Label
	f := &typeset.Frame{
		Left: t.Size, Right: t.Size, Top: t.Size * 0.6, Bottom: t.Size * 0.6, Above: c.Sheet.Gap, Below: c.Sheet.Gap,
		Draw: func(cv draw.Canvas, at draw.Rect, p *draw.Palette) {
			var path draw.Path
			path.AddRect(at.Inset(0.5))
			cv.Stroke(&path, draw.Stroke{Width: 1}, p.Edge)
		},
	}
	c.framed(d, f, left, func() {
		d.Blocks = append(d.Blocks, typeset.Block{
			Text: typeset.NewText(words, c.style(t.Style, inlineStyle{})), Leading: t.Leading, Left: left, Ragged: true, In: in.Inside(draw.Tag{Role: draw.Paragraph}), Anchor: anchor,
		})
	})
}
