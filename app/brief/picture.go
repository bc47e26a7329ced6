package brief

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"strings"

	"lectern/app/problem"
)

// MostSide is how many pixels a picture has on its longer side at most: a page of A4 is 2,500 wide
// at 300 a inch.
const MostSide = 3000

// Picture decodes an image of the brief's folder. One of more than MostSide pixels comes smaller, of
// moving pictures the first. The error says what is wrong with the file.
func (b *Brief) Picture(file string) (image.Image, error) {
	if !b.Holds(file) { // it may be of any size
		return nil, fmt.Errorf("decoding %s: it is no picture that can be shown", file)
	}
	data, err := b.ReadFile(file)
	if err != nil {
		return nil, err
	}
	img, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("decoding %s: %w", file, err)
	}
	return smaller(img), nil
}

// smaller returns a picture of whole blocks of pixels, each their mean, where there are too many. It
// counts in whole numbers, which are the same on any processor.
func smaller(img image.Image) image.Image {
	size := img.Bounds()
	n := (max(size.Dx(), size.Dy()) + MostSide - 1) / MostSide
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

// checkPictures decodes every picture once: whether it is whole, and what of it can't be shown.
func (b *Brief) checkPictures(problems *problem.List) {
	b.eachPicture(func(at problem.Place, file string) {
		if !b.Holds(file) {
			return // found when it was opened
		}
		data, err := b.ReadFile(file)
		if err != nil {
			return
		}
		config, format, err := image.DecodeConfig(bytes.NewReader(data))
		if err != nil {
			return
		}
		if _, _, err := image.Decode(bytes.NewReader(data)); err != nil {
			problems.Add(problem.BadImage, at, "save it anew", "the image %s is damaged: %s", file, strings.TrimPrefix(err.Error(), format+": "))
			return
		}
		for _, what := range conversions(config, format, data) {
			problems.Add(problem.ConvertedImage, at, "convert it yourself if that matters", "of the image %s %s", file, what)
		}
	})
}

// conversions says what of an image is shown in another way than the file has it.
func conversions(config image.Config, format string, data []byte) (what []string) {
	switch config.ColorModel {
	case color.CMYKModel:
		what = append(what, "the colours are turned from CMYK into sRGB")
	case color.Gray16Model, color.RGBA64Model, color.NRGBA64Model:
		what = append(what, "the colours are turned from 16 bits into 8")
	}
	if format == "gif" && gifFrames(data) > 1 {
		what = append(what, "only the first of its moving pictures is shown")
	}
	if side := max(config.Width, config.Height); side > MostSide {
		n := (side + MostSide - 1) / MostSide
		what = append(what, fmt.Sprintf("the %d by %d pixels are made %d by %d", config.Width, config.Height, max(1, config.Width/n), max(1, config.Height/n)))
	}
	return what
}

// gifFrames counts the pictures of a GIF file by its blocks (GIF89a, 15 to 27).
func gifFrames(data []byte) (n int) {
	table := func(flags byte) int { // bytes of a colour table
		if flags&0x80 == 0 {
			return 0
		}
		return 3 << (flags&7 + 1)
	}
	if len(data) < 13 {
		return 0
	}
	at := 13 + table(data[10])
	for at+1 < len(data) {
		switch data[at] {
		case 0x21: // an extension
			at += 2
		case 0x2c: // a picture
			if n++; at+10 >= len(data) {
				return n
			}
			at += 11 + table(data[at+9])
		default:
			return n
		}
		for at < len(data) && data[at] != 0 { // blocks of so many bytes
			at += 1 + int(data[at])
		}
		at++
	}
	return n
}
