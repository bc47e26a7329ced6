package compose

import (
	"image"

	"lectern/app/brief"
	"lectern/app/draw"
	"lectern/app/typeset"
)

// highest returns the largest height of a picture, which leaves room for its caption on the page; 0: no limit.
func (c *Composer) highest() float32 {
	const share = 0.8
	if c.fullPageHeight > 0 {
		return c.fullPageHeight * share
	}
	return c.Pages.Height * share
}

// pixelsPerEm is the number of pixels of a picture that are an em of the text long, as on the web.
const pixelsPerEm = 19

// picture returns an image, the same value for the same file, so that a canvas writes it once. On pages, which are
// drawn once, it is decoded then.
func (c *Composer) picture(file string) (image.Image, error) {
	if img, ok := c.pictures[file]; ok {
		return img, nil
	}
	var img image.Image
	var err error
	if c.Sheet.Paged {
		img, err = c.Brief.StoredPicture(file)
	} else {
		img, err = c.Brief.Picture(file)
	}
	if err != nil {
		return nil, err
	}
	c.pictures[file] = img
	return img, nil
}

// image adds a picture with its caption.
func (c *Composer) image(d *Document, in *typeset.Element, b *brief.ImageBlock, left float32) {
	img, err := c.picture(b.File)
	if err != nil {
		c.gap(d, in, NoPicture(b), b.ID, left)
		if len(b.Caption) > 0 {
			c.paragraph(d, in, c.Sheet.Caption, b.Caption, left)
		}
		return
	}
	size := img.Bounds()
	asked := func(room float32) float32 {
		pixel := float64(c.Sheet.Body.Size) / pixelsPerEm
		if c.Sheet.Paged { // a length is what it is on paper, in points
			pixel = 0.75
		}
		if width := b.Width.Within(float64(room), pixel); width > 0 {
			return float32(width)
		}
		return min(room, float32(img.Bounds().Dx())*c.Sheet.Body.Size/pixelsPerEm)
	}
	most := c.highest() // now: it depends on where the picture is added
	width := func(room float32) float32 {
		if most > 0 {
			return min(asked(room), most*float32(size.Dx())/float32(max(1, size.Dy())))
		}
		return asked(room)
	}
	if left == 0 {
		defer c.float(d, len(d.Blocks))
	}
	height := func(room float32) float32 { return width(room) * float32(size.Dy()) / float32(max(1, size.Dx())) }
	picture := &boxed{alt: b.Alt, height: height, draw: func(cv draw.Canvas, at draw.Rect, _ *draw.Palette) {
		at.W = width(at.W)
		cv.Image(img, at)
	}}
	in = in.Inside(draw.Tag{Role: draw.Div})
	anchor := b.ID
	if len(b.Caption) > 0 {
		anchor = c.addFigure(d, Figure{ID: b.ID, Title: brief.Plain(b.Caption), inlines: b.Caption})
	}
	d.Blocks = append(d.Blocks, typeset.Block{
		Box:   picture,
		Above: c.Sheet.Gap, Below: c.Sheet.Caption.Size * 0.6, Left: left, Right: c.Wide - c.Measure, KeepNext: len(b.Caption) > 0, In: picture.in(in), Anchor: anchor,
	})
	if len(b.Caption) > 0 {
		c.paragraph(d, in.Inside(draw.Tag{Role: draw.Caption}), c.Sheet.Caption, b.Caption, left)
	}
}
