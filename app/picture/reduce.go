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
	n := BlockSide(size.Dx(), size.Dy())
	if n <= 1 {
		return img
	}
	to := image.Rect(0, 0, max(1, size.Dx()/n), max(1, size.Dy()/n))
	switch img := img.(type) { // as JPEG pictures are decoded
	case *image.Gray:
		out := image.NewGray(to)
		blockMeans(out.Pix, to.Max, plane{img.Pix, img.Stride, size.Max, image.Pt(1, 1)}, n)
		return out
	case *image.YCbCr:
		out := image.NewYCbCr(to, image.YCbCrSubsampleRatio444)
		blockMeans(out.Y, to.Max, plane{img.Y, img.YStride, size.Max, image.Pt(1, 1)}, n)
		sample := sampleSize(img)
		blockMeans(out.Cb, to.Max, plane{img.Cb, img.CStride, size.Max, sample}, n)
		blockMeans(out.Cr, to.Max, plane{img.Cr, img.CStride, size.Max, sample}, n)
		return out
	}
	out := newReduced(size.Dx(), size.Dy())
	out.add(img)
	return out.NRGBA
}

// plane is one of the components of a picture. A sample stands for some pixels.
type plane struct {
	pix    []byte
	stride int
	size   image.Point // in pixels
	sample image.Point // in pixels
}

// sampleSize returns the pixels for which a sample of colour stands.
func sampleSize(img *image.YCbCr) image.Point {
	size, first := img.Rect.Size(), img.Rect.Min
	sample := image.Pt(1, 1)
	for sample.X < size.X && img.COffset(first.X+sample.X, first.Y) == 0 {
		sample.X++
	}
	for sample.Y < size.Y && img.COffset(first.X, first.Y+sample.Y) == 0 {
		sample.Y++
	}
	return sample
}

// blockMeans fills out, as wide and high as size, with the means of the samples in blocks of n by n pixels.
func blockMeans(out []byte, size image.Point, p plane, n int) {
	last := image.Pt((p.size.X-1)/p.sample.X, (p.size.Y-1)/p.sample.Y)
	for y := range size.Y {
		top, bottom := y*n/p.sample.Y, min((y*n+n-1)/p.sample.Y, last.Y)
		for x := range size.X {
			left, right := x*n/p.sample.X, min((x*n+n-1)/p.sample.X, last.X)
			sum := 0
			for row := top; row <= bottom; row++ {
				for _, v := range p.pix[row*p.stride+left : row*p.stride+right+1] {
					sum += int(v)
				}
			}
			out[y*size.X+x] = byte(sum / ((bottom - top + 1) * (right - left + 1)))
		}
	}
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
