package pptx

import (
	"bytes"
	"fmt"
	"image"
	"image/png"

	"lectern/app/draw"
	"lectern/app/draw/raster"
	"lectern/app/draw/svg"
)

// sketch holds the drawing of a figure or an artifact.
type sketch struct {
	calls  draw.Recording
	bounds draw.Rect // of what is seen of it
	areas  []area    // its plain rectangles
	images []image.Image
	mixed  bool // there is more than rectangles and pictures
}

// area is a rectangle in one colour.
type area struct {
	at  draw.Rect
	ink draw.Ink
}

// add records a rectangle, or that there is something else.
func (s *sketch) add(at draw.Rect, ink draw.Ink, isRect bool) {
	if isRect {
		s.areas = append(s.areas, area{at, ink})
	} else {
		s.mixed = true
	}
}

// photo returns the picture of which the sketch consists, or nil if it is a drawing.
func (s *sketch) photo() image.Image {
	if len(s.images) == 1 && len(s.areas) == 0 && !s.mixed {
		return s.images[0]
	}
	return nil
}

// photoFile returns a picture's file and its extension: a JPEG picture as it is, any other as PNG.
func photoFile(img image.Image) (file []byte, extension string, err error) {
	if stored, ok := img.(*draw.Stored); ok {
		if file := stored.JPEG(); file != nil {
			return file, "jpeg", nil
		}
	}
	if img, err = draw.Pixels(img); err == nil {
		file, err = pngOf(img)
	}
	return file, "png", err
}

func pngOf(img image.Image) ([]byte, error) {
	var out bytes.Buffer
	if err := png.Encode(&out, img); err != nil {
		return nil, fmt.Errorf("writing a picture: %w", err)
	}
	return out.Bytes(), nil
}

// pixels is the number of pixels to a unit of a slide in pictures of drawings: enough for a projector.
const pixels = 1

// PNG returns the sketch as pixels, for programs that don't show SVG.
func (s *sketch) PNG(background draw.Ink) ([]byte, error) {
	img, canvas := raster.NewImage(s.bounds.W, s.bounds.H, pixels, background)
	s.calls.Show(draw.Placed(canvas, s.origin(), 1))
	return pngOf(img)
}

// SVG returns the sketch as a drawing. Its letters are outlines, so that they look alike on a computer without the
// fonts.
func (s *sketch) SVG() ([]byte, error) {
	canvas := svg.New(s.bounds.W, s.bounds.H, "", "")
	s.calls.Show(draw.Placed(&outlined{Canvas: canvas}, s.origin(), 1))
	return canvas.Bytes()
}

func (s *sketch) origin() draw.Point { return draw.Point{X: -s.bounds.X, Y: -s.bounds.Y} }

// outlined draws on another canvas, and text as shapes.
type outlined struct {
	draw.Canvas
	faces draw.Faces
	path  draw.Path
}

func (o *outlined) Text(w *draw.Word, x, y, size float32, ink draw.Ink) {
	o.Fill(o.outline(w, x, y, size), ink)
}

func (o *outlined) Halo(w *draw.Word, x, y, size, width float32, ink draw.Ink) {
	o.Stroke(o.outline(w, x, y, size), draw.Stroke{Width: 2 * width, Round: true}, ink)
}

func (o *outlined) outline(w *draw.Word, x, y, size float32) *draw.Path {
	o.path.Reset()
	w.Outline(&o.path, &o.faces, x, y, size)
	return &o.path
}
