package pdf

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"image"
	imagedraw "image/draw"
	"image/png"

	"lectern/app/draw"
)

// picture is an image as the document uses it.
type picture struct {
	img      image.Image
	resource string // its name in the pages' resources
}

// Image draws a picture into r. The same picture is in the file once.
func (d *Document) Image(img image.Image, r draw.Rect) {
	d.flushText()
	d.mark()
	name := ""
	for _, p := range d.pictures {
		if p.img == img {
			name = p.resource
		}
	}
	if name == "" {
		name = fmt.Sprintf("X%d", len(d.pictures))
		d.pictures = append(d.pictures, picture{img, name})
	}
	d.write("q %s 0 0 %s %s %s cm /%s Do Q", hundredths(r.W), hundredths(r.H), hundredths(r.X), hundredths(d.height-r.Bottom()), name)
}

// embedPictures adds the pictures and returns their entries in the pages' resources.
func (d *Document) embedPictures(f *file) (string, error) {
	var resources string
	for _, p := range d.pictures {
		n, err := f.embedPicture(p.img)
		if err != nil {
			return "", fmt.Errorf("embedding a picture: %w", err)
		}
		resources += fmt.Sprintf(" /%s %d 0 R", p.resource, n)
	}
	return resources, nil
}

// embedPicture adds an image (ISO 32000-1, 8.9.5) of eight bits a colour, with its transparency as a
// second image, and returns its number.
func (f *file) embedPicture(img image.Image) (int, error) {
	b := img.Bounds()
	size := image.Rect(0, 0, b.Dx(), b.Dy())
	colours := image.NewNRGBA(size)
	imagedraw.Draw(colours, size, img, b.Min, imagedraw.Src)
	entries := ""
	if !colours.Opaque() {
		alpha := image.NewGray(size)
		for i := range alpha.Pix {
			alpha.Pix[i], colours.Pix[4*i+3] = colours.Pix[4*i+3], 255
		}
		mask, err := f.addPixels(alpha, "/DeviceGray", 1, "")
		if err != nil {
			return 0, err
		}
		entries = fmt.Sprintf(" /SMask %d 0 R", mask)
	}
	return f.addPixels(colours, "/DeviceRGB", 3, entries)
}

// addPixels adds an image whose data are compressed as in a PNG file: predicted row by row, then
// deflated, which PDF reads as well.
func (f *file) addPixels(img image.Image, space string, colours int, entries string) (int, error) {
	var file bytes.Buffer
	if err := png.Encode(&file, img); err != nil {
		return 0, err
	}
	var data []byte
	for chunk := file.Bytes()[8:]; len(chunk) >= 12; {
		size := int(binary.BigEndian.Uint32(chunk))
		if string(chunk[4:8]) == "IDAT" {
			data = append(data, chunk[8:8+size]...)
		}
		chunk = chunk[12+size:]
	}
	size := img.Bounds()
	f.objects = append(f.objects, object{fmt.Sprintf("<</Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace %s /BitsPerComponent 8%s /Filter /FlateDecode /DecodeParms <</Predictor 15 /Colors %d /BitsPerComponent 8 /Columns %[1]d>> /Length %[6]d>>",
		size.Dx(), size.Dy(), space, entries, colours, len(data)), data, false})
	return len(f.objects) - 1, nil
}
