package picture

import (
	"image"
	"image/color"
	"image/draw"
)

// MostSide is how many pixels a picture has on its longer side at most: a page of A4 is 2,500 wide
// at 300 a inch.
const MostSide = 3000

// BlockSide returns the side of the square blocks of pixels that become one pixel each in a picture that is
// reduced to MostSide; 1 if it needn't be.
func BlockSide(width, height int) int { return (max(width, height) + MostSide - 1) / MostSide }

// smaller returns a picture of whole blocks of pixels, each their mean, where there are too many.
func smaller(img image.Image) image.Image {
	size := img.Bounds()
	if BlockSide(size.Dx(), size.Dy()) <= 1 {
		return img
	}
	out := newReduced(size.Dx(), size.Dy())
	out.add(img)
	return out.NRGBA
}

// reduced is a picture of whole blocks of the pixels of a larger one, each their mean. It counts in whole
// numbers, which are the same on any processor.
type reduced struct {
	*image.NRGBA
	side  int         // of a block
	strip *image.RGBA // a row of blocks
	row   int         // the next in NRGBA
}

// newReduced returns the reduced picture of one of this width and height, still empty: add fills it from the top.
func newReduced(width, height int) *reduced {
	n := BlockSide(width, height)
	return &reduced{
		image.NewNRGBA(image.Rect(0, 0, max(1, width/n), max(1, height/n))),
		n, image.NewRGBA(image.Rect(0, 0, width, min(n, height))), 0,
	}
}

// add adds the next rows of the larger picture: whole rows of blocks, or the last.
func (r *reduced) add(img image.Image) {
	from := img.Bounds().Min
	for ; r.row < r.Rect.Dy() && from.Y < img.Bounds().Max.Y; r.row++ {
		draw.Draw(r.strip, r.strip.Rect, img, from, draw.Src)
		for x := range r.Rect.Dx() {
			r.Set(x, r.row, mean(r.strip, x*r.side, r.side))
		}
		from.Y += r.side
	}
}

// mean returns the colour of a block of a strip, n pixels wide from x on.
func mean(strip *image.RGBA, x, n int) color.RGBA {
	var r, g, b, a int
	wide, high := min(n, strip.Rect.Max.X-x), strip.Rect.Dy()
	for row := range high {
		from := strip.PixOffset(x, row)
		for pix := strip.Pix[from : from+4*wide]; len(pix) >= 4; pix = pix[4:] {
			r, g, b, a = r+int(pix[0]), g+int(pix[1]), b+int(pix[2]), a+int(pix[3])
		}
	}
	count := wide * high
	return color.RGBA{uint8(r / count), uint8(g / count), uint8(b / count), uint8(a / count)}
}
