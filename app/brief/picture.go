package brief

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"strings"
	"sync"
	"sync/atomic"

	"lectern/app/draw"
	"lectern/app/parallel"
	"lectern/app/picture"
	"lectern/app/problem"
)

// MostSide is the largest width or height of a picture in pixels.
const MostSide = picture.MostSide

// Picture decodes an image of the brief's folder as it is shown: upright, a larger one reduced to MostSide
// pixels, and of an animation the first picture. The error says what is wrong with the file.
func (b *Brief) Picture(file string) (image.Image, error) {
	if !b.Holds(file) { // it may be of any size
		return nil, fmt.Errorf("decoding %s: it is no picture that can be shown", file)
	}
	data, err := b.ReadFile(file)
	if err != nil {
		return nil, err
	}
	img, err := picture.Decode(data)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", file, err)
	}
	return img, nil
}

// StoredPicture returns an image of the brief's folder as Picture does, but decodes it only when it is drawn.
func (b *Brief) StoredPicture(file string) (*draw.Stored, error) {
	if !b.Holds(file) {
		return nil, fmt.Errorf("decoding %s: it is no picture that can be shown", file)
	}
	data, err := b.ReadFile(file)
	if err != nil {
		return nil, err
	}
	size, err := picture.Size(data)
	if err == nil {
		_, err = b.checkPixels(file)
	}
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", file, err)
	}
	return &draw.Stored{
		Size:   size,
		Decode: func() (image.Image, error) { return b.Picture(file) },
		JPEG:   func() []byte { return b.shownJPEG(file) },
	}, nil
}

// shownJPEG returns the JPEG file that shows a picture, nil if there is none: the picture is another one, or damaged.
func (b *Brief) shownJPEG(file string) []byte {
	if encoded, err := b.checkPixels(file); err != nil || encoded != nil {
		return encoded
	}
	data, err := b.ReadFile(file)
	if err != nil {
		return nil
	}
	return picture.JPEG(data)
}

// decodedPictures remembers what came of decoding the images of a brief.
type decodedPictures struct {
	checks sync.Map     // by file: a func() ([]byte, error), as picture.Check
	kept   atomic.Int64 // the bytes of encoded files that are kept
}

// mostKept is how many bytes of files that were encoded anew are kept: of some sixty photographs, which are needed twice by a file
// that shows and carries them.
const mostKept = 160 << 20

// checkPixels returns an error if an image can't be decoded, and the file that shows it if it had to be encoded anew and is
// kept. Each file is decoded once, however often it is asked for.
func (b *Brief) checkPixels(file string) (encoded []byte, err error) {
	check, _ := b.decoded.checks.LoadOrStore(file, sync.OnceValues(func() ([]byte, error) {
		data, err := b.ReadFile(file)
		if err != nil {
			return nil, err
		}
		encoded, err := picture.Check(data)
		if b.decoded.kept.Add(int64(len(encoded))) > mostKept {
			b.decoded.kept.Add(-int64(len(encoded)))
			encoded = nil
		}
		return encoded, err
	}))
	return check.(func() ([]byte, error))()
}

// ShownPictureFile returns a file of an image as pages show it, to be handed out: upright, of a JPEG picture with no more pixels than
// they show, and with nothing in it that isn't shown.
func (b *Brief) ShownPictureFile(file string) ([]byte, error) {
	if shown := b.shownJPEG(file); shown != nil {
		return shown, nil
	}
	return b.PictureFile(file)
}

// PictureFile reads the file of an image with nothing in it that isn't shown, and all its pixels.
func (b *Brief) PictureFile(file string) ([]byte, error) {
	data, err := b.ReadFile(file)
	return picture.Clean(data), err
}

// checkPictures decodes every picture once and reports damaged ones, and those that are shown in another way
// than their files have them.
func (b *Brief) checkPictures(problems *problem.List) {
	b.decodeAll()
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
		if _, err := b.checkPixels(file); err != nil {
			problems.Add(problem.BadImage, at, "save it anew", "the image %s is damaged: %s", file, strings.TrimPrefix(err.Error(), format+": "))
			return
		}
		for _, what := range conversions(config, format, data) {
			problems.Add(problem.ConvertedImage, at, "convert it yourself if that matters", "of the image %s %s", file, what)
		}
	})
}

// decodeAll decodes every picture, several at a time.
func (b *Brief) decodeAll() {
	var files []string
	b.eachPicture(func(_ problem.Place, file string) {
		if b.Holds(file) {
			files = append(files, file)
		}
	})
	parallel.Each(len(files), len(files), func(_, i int) { _, _ = b.checkPixels(files[i]) })
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
	if n := picture.BlockSide(config.Width, config.Height); n > 1 {
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
