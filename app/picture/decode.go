package picture

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	_ "image/gif"  // read by image.Decode
	_ "image/jpeg" // read by image.Decode
	_ "image/png"  // read by image.Decode
)

// MostSide is how many pixels a picture has on its longer side at most: a page of A4 is 2,500 wide
// at 300 a inch.
const MostSide = 3000

// BlockSide returns the side of the square blocks of pixels that become one pixel each in a picture that is
// reduced to MostSide; 1 if it needn't be.
func BlockSide(width, height int) int { return (max(width, height) + MostSide - 1) / MostSide }

// Decode returns a picture as it is shown: upright, smaller where it has more than MostSide pixels,
// and of moving pictures the first.
func Decode(data []byte) (image.Image, error) {
	if orientation(data) > 1 {
		data = Clean(data) // so that the picture is the same whether its file was cleaned or not
	}
	img, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("decoding a picture: %w", err)
	}
	return smaller(img), nil
}

// smaller returns a picture of whole blocks of pixels, each their mean, where there are too many. It
// counts in whole numbers, which are the same on any processor.
func smaller(img image.Image) image.Image {
	size := img.Bounds()
	n := BlockSide(size.Dx(), size.Dy())
	if n <= 1 {
		return img
	}
	out := image.NewNRGBA(image.Rect(0, 0, max(1, size.Dx()/n), max(1, size.Dy()/n)))
	strip := image.NewRGBA(image.Rect(0, 0, size.Dx(), min(n, size.Dy())))
	for y := range out.Rect.Dy() {
		draw.Draw(strip, strip.Rect, img, image.Pt(size.Min.X, size.Min.Y+y*n), draw.Src)
		for x := range out.Rect.Dx() {
			out.Set(x, y, mean(strip, x*n, n))
		}
	}
	return out
}

// mean returns the colour of a block of a strip, n pixels wide from x on.
func mean(strip *image.RGBA, x, n int) color.RGBA {
	var sum [4]int
	wide, high := min(n, strip.Rect.Max.X-x), strip.Rect.Dy()
	for row := range high {
		from := strip.PixOffset(x, row)
		for i, v := range strip.Pix[from : from+4*wide] {
			sum[i%4] += int(v)
		}
	}
	count := wide * high
	return color.RGBA{uint8(sum[0] / count), uint8(sum[1] / count), uint8(sum[2] / count), uint8(sum[3] / count)}
}
