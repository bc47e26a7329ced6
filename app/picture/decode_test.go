package picture

import (
	"bytes"
	"image"
	"image/png"
	"testing"
)

func TestSizesAreThoseOfThePictures(t *testing.T) {
	files := planted(t)
	for n := range 8 {
		files[string(rune('1'+n))] = jpegFile(t, sample(), segment(jpegApp1, exifOf(byte(n+1), "MM")))
	}
	var wide bytes.Buffer
	if err := png.Encode(&wide, image.NewGray(image.Rect(0, 0, 20_000, 3))); err != nil {
		t.Fatal(err)
	}
	files["wide"] = wide.Bytes()
	for name, data := range files {
		img, err := Decode(data)
		if err != nil {
			t.Fatal(err)
		}
		size, err := Size(data)
		if err != nil || size != img.Bounds().Size() {
			t.Errorf("%s: %v, %v, want %v", name, size, err, img.Bounds().Size())
		}
	}
}

// Only a JPEG picture that stands upright, in colours that no reader mistakes, goes into a document as it is.
func TestJPEGFilesAreShownAsTheyAre(t *testing.T) {
	upright := jpegFile(t, sample(), segment(jpegApp1, exifOf(1, "MM"))+segment(jpegComment, secret))
	for name, c := range map[string]struct {
		data []byte
		want bool
	}{
		"upright": {upright, true},
		"grey":    {jpegFile(t, image.NewGray(image.Rect(0, 0, 9, 9)), ""), true},
		"lying":   {jpegFile(t, sample(), segment(jpegApp1, exifOf(6, "MM"))), false},
		"large":   {jpegFile(t, image.NewGray(image.Rect(0, 0, MostSide+1, 1)), ""), false},
		"in RGB":  {jpegFile(t, sample(), segment(jpegApp14, "Adobe\x00\x64\x00\x00\x00\x00\x00")), false},
		"PNG":     {planted(t)["PNG"], false},
	} {
		got := JPEG(c.data)
		if (got != nil) != c.want {
			t.Errorf("%s: %d bytes", name, len(got))
		}
		if bytes.Contains(got, []byte(secret)) {
			t.Errorf("%s: it still holds the secret", name)
		}
	}
}

// Decoding needs no more memory than is said before.
func TestMemoryIsKnownBefore(t *testing.T) {
	const wide, high = 2000, 500
	grey, colours := image.NewGray(image.Rect(0, 0, wide, high)), image.NewRGBA(image.Rect(0, 0, wide, high))
	colours.Pix[3] = 255 // not opaque
	progressive := jpegFile(t, colours, "")
	at := bytes.Index(progressive, []byte{0xff, jpegFrame})
	progressive[at+1] = jpegProgressive
	encode := func(img image.Image) []byte {
		var file bytes.Buffer
		if err := png.Encode(&file, img); err != nil {
			t.Fatal(err)
		}
		return file.Bytes()
	}
	interlaced := encode(colours)
	interlaced[28] = 1
	for name, c := range map[string]struct {
		data []byte
		each float64 // bytes a pixel
	}{
		"grey JPEG":              {jpegFile(t, grey, ""), 1},
		"JPEG of halved colours": {jpegFile(t, colours, ""), 1.5},
		"progressive JPEG":       {progressive, 7.5},
		"grey PNG":               {encode(grey), 1},
		"PNG":                    {encode(colours), 4},
		"PNG of 16 bits":         {encode(image.NewNRGBA64(grey.Rect)), 8},
		"interlaced PNG":         {recounted(interlaced), 6},
		"PNG in strips":          {encode(image.NewRGBA(image.Rect(0, 0, MostSide+1, 2))), 0},
	} {
		if got, err := Memory(c.data); err != nil || got != int64(c.each*wide*high) {
			t.Errorf("%s: %d bytes (%v), want %.1f a pixel", name, got, err, c.each)
		}
	}
}

// recounted returns a PNG file with the checksum of its first chunk counted anew.
func recounted(file []byte) []byte {
	return append(appendChunk(bytes.Clone(pngSignature), "IHDR", file[16:29]), file[33:]...)
}
