package picture

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	_ "image/gif"  // read by image.Decode
	_ "image/jpeg" // read by image.Decode
	_ "image/png"  // read by image.Decode
	"sync"
)

// Decode returns a picture as it is shown: upright, smaller where it has more than MostSide pixels,
// and of moving pictures the first.
func Decode(data []byte) (image.Image, error) {
	if orientation(data) > 1 {
		data = Clean(data) // so that the picture is the same whether its file was cleaned or not
	}
	img, err := decode(data)
	if err != nil {
		return nil, fmt.Errorf("decoding a picture: %w", err)
	}
	return img, nil
}

// decode returns a picture as it lies in its file, smaller where it has too many pixels.
func decode(data []byte) (image.Image, error) {
	config, _, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	strips := inRows(data) && BlockSide(config.Width, config.Height) > 1
	if memory, err := Memory(data); err != nil || strips || memory > mostAtOnce {
		large.Lock()
		defer large.Unlock()
	}
	if strips {
		return reducedPNG(data, config.Width, config.Height)
	}
	img, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	return smaller(img), nil
}

// Size returns the width and height in pixels of a picture as Decode returns it.
func Size(data []byte) (image.Point, error) {
	config, _, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return image.Point{}, err
	}
	size := image.Pt(config.Width, config.Height)
	if n := BlockSide(size.X, size.Y); n > 1 {
		size = image.Pt(max(1, size.X/n), max(1, size.Y/n))
	}
	if orientation(data) >= 5 { // it lies on its side
		size.X, size.Y = size.Y, size.X
	}
	return size, nil
}

// JPEG returns a clean file that shows a JPEG picture as Decode returns it, in colours that every reader takes for the same:
// where it is turned or reduced one encoded anew, and else its own. It returns nil if that has other colours, or the picture
// is no JPEG or damaged.
func JPEG(data []byte) []byte {
	config, _, err := image.DecodeConfig(bytes.NewReader(data))
	switch {
	case err != nil || !isJPEG(data):
		return nil
	case isTurnedOrLarge(data, config):
		file, _ := encodedAnew(data)
		return file
	case config.ColorModel != color.YCbCrModel && config.ColorModel != color.GrayModel:
		return nil
	}
	return cleanJPEG(data)
}

// isTurnedOrLarge reports whether a file shows its picture in another way than Decode returns it.
func isTurnedOrLarge(data []byte, config image.Config) bool {
	return orientation(data) > 1 || BlockSide(config.Width, config.Height) > 1
}

// Check returns an error if a picture is damaged, and else the file that JPEG returns if it has to be encoded anew.
func Check(data []byte) (encoded []byte, err error) {
	config, _, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	switch {
	case inRows(data):
		return nil, checkPNG(data, config.Height)
	case isJPEG(data) && isTurnedOrLarge(data, config):
		return encodedAnew(data)
	}
	_, err = decode(data)
	return nil, err
}

// large is held while a picture is decoded that takes more than mostAtOnce.
var large sync.Mutex

// mostAtOnce is how many bytes a picture may take that is decoded while others are.
const mostAtOnce = 64 << 20
