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

// MostSide is the largest width or height of a picture in pixels: A4 is 2,500 wide at 300 an inch.
const MostSide = 3000

// Picture decodes an image of the brief's folder. A larger one is reduced to MostSide pixels, and of an
// animation the first picture is returned.
func (b *Brief) Picture(file string) (image.Image, error) {
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

// blockSide returns the side of the square blocks of pixels that become one pixel each in a picture that is
// reduced to MostSide; 1 if it needn't be.
func blockSide(width, height int) int { return (max(width, height) + MostSide - 1) / MostSide }

// smaller returns a picture reduced to MostSide pixels, each the mean of a block. It computes in integers,
// which are the same on any processor.
func smaller(img image.Image) image.Image {
	size := img.Bounds()
	n := blockSide(size.Dx(), size.Dy())
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

// mean returns the mean colour of a block of a strip, n pixels wide from x on.
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

// checkPictures decodes every picture once and reports damaged ones, and those that are shown in another way
// than their files have them.
func (b *Brief) checkPictures(problems *problem.List) {
	b.eachPicture(func(at problem.Place, file string) {
		data, err := b.ReadFile(file)
		if err != nil {
			return // found when it was opened
		}
		config, format, err := image.DecodeConfig(bytes.NewReader(data))
		if err != nil || !b.attached(file) {
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

// conversions returns in which ways an image is shown otherwise than its file has it.
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
	if n := blockSide(config.Width, config.Height); n > 1 {
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
		for at < len(data) && data[at] != 0 { // blocks, each with its length before it
			at += 1 + int(data[at])
		}
		at++
	}
	return n
}
