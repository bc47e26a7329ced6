package draw

import (
	"image"
	"image/color"
)

// Stored is an image of a known size that is decoded when its pixels are needed, and not kept: a document may
// have more pictures than memory should hold.
type Stored struct {
	Size   image.Point
	Decode func() (image.Image, error)
	JPEG   func() []byte // returns a file, if there is one in which a JPEG reader shows the same; else nil
}

var _ image.Image = (*Stored)(nil)

// Solid is an image of which every pixel is known to be opaque, so that nobody has to look at them all.
type Solid struct{ *image.RGBA }

// Opaque reports that it is.
func (Solid) Opaque() bool { return true }

// Pixels returns the decoded image of a stored one, and any other as it is.
func Pixels(img image.Image) (image.Image, error) {
	if s, ok := img.(*Stored); ok {
		return s.Decode()
	}
	return img, nil
}

func (s *Stored) Bounds() image.Rectangle { return image.Rectangle{Max: s.Size} }
func (s *Stored) ColorModel() color.Model { return color.NRGBAModel }

// At decodes the whole image: canvases call Pixels.
func (s *Stored) At(x, y int) color.Color {
	if img, err := s.Decode(); err == nil {
		from := img.Bounds().Min
		return img.At(from.X+x, from.Y+y)
	}
	return color.Transparent
}
