package pdf

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"image"
	"image/color"
	imagedraw "image/draw"
	"image/jpeg"
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

// embedPicture adds an image (ISO 32000-1, 8.9.5) and returns its number. A JPEG picture is embedded as it is, any
// other with eight bits a colour and its transparency as a second image.
func (f *file) embedPicture(img image.Image) (int, error) {
	if stored, ok := img.(*draw.Stored); ok {
		if file := stored.JPEG(); file != nil {
			return f.addJPEG(file)
		}
	}
	img, err := draw.Pixels(img)
	if err != nil {
		return 0, err
	}
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

// addJPEG adds a JPEG picture of one or three colours.
func (f *file) addJPEG(data []byte) (int, error) {
	config, err := jpeg.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return 0, err
	}
	space := "/DeviceRGB"
	if config.ColorModel == color.GrayModel {
		space = "/DeviceGray"
	}
	f.objects = append(f.objects, object{fmt.Sprintf("<</Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace %s /BitsPerComponent 8 /Filter /DCTDecode /Length %d>>",
		config.Width, config.Height, space, len(data)), data, false})
	return len(f.objects) - 1, nil
}

// manyPixels is the number of pixels above which a picture is compressed fast: a photograph gains little by more,
// which takes a second a million pixels.
const manyPixels = 1 << 20

// addPixels adds an image whose data are compressed as in a PNG file: predicted row by row, then
// deflated, which PDF reads as well.
func (f *file) addPixels(img image.Image, space string, colours int, entries string) (int, error) {
	var file bytes.Buffer
	encoder := png.Encoder{}
	if size := img.Bounds(); size.Dx()*size.Dy() > manyPixels {
		encoder.CompressionLevel = png.BestSpeed
	}
	if err := encoder.Encode(&file, img); err != nil {
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
