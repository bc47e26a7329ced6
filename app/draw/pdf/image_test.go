package pdf

import (
	"bytes"
	"errors"
	"image"
	"image/jpeg"
	"testing"

	"lectern/app/draw"
)

// A document holds no pixels of a stored picture until it is written, and a JPEG file as it is.
func TestStoredPicturesAreDecodedWhenTheDocumentIsWritten(t *testing.T) {
	img := image.NewGray(image.Rect(0, 0, 40, 30))
	var file bytes.Buffer
	if err := jpeg.Encode(&file, img, nil); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		jpeg    []byte
		decodes int
		holds   []byte
	}{
		"a JPEG file": {file.Bytes(), 0, file.Bytes()},
		"another":     {nil, 1, []byte("/Predictor 15 /Colors 3")},
	} {
		decoded := 0
		stored := &draw.Stored{
			Size: img.Rect.Size(), JPEG: func() []byte { return c.jpeg },
			Decode: func() (image.Image, error) { decoded++; return img, nil },
		}
		d := New(Meta{Title: name})
		for range 2 {
			d.Page(100, 100)
			d.Image(stored, draw.Rect{W: 40, H: 30})
		}
		if decoded > 0 {
			t.Errorf("%s is decoded when it is drawn", name)
		}
		data, err := d.Bytes()
		if err != nil {
			t.Fatal(err)
		}
		if decoded != c.decodes || bytes.Count(data, c.holds) != 1 {
			t.Errorf("%s is decoded %d times and written %d times", name, decoded, bytes.Count(data, c.holds))
		}
	}
	d := New(Meta{Title: "Gone"})
	d.Page(100, 100)
	gone := errors.New("gone")
	d.Image(&draw.Stored{JPEG: func() []byte { return nil }, Decode: func() (image.Image, error) { return nil, gone }}, draw.Rect{W: 40, H: 30})
	if _, err := d.Bytes(); !errors.Is(err, gone) {
		t.Errorf("a picture that is gone gives %v", err)
	}
}
