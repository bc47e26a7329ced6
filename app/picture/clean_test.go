package picture

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"
)

const (
	secret  = "SECRET-OF-THE-PICTURE"
	profile = "COLOUR-PROFILE"
)

// sample is a picture of which no turned one is the same.
func sample() *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, 48, 32))
	for y := range 32 {
		for x := range 48 {
			img.Set(x, y, color.RGBA{uint8(5 * x), uint8(7 * y), uint8(2 * (x + y)), 255})
		}
	}
	return img
}

func segment(marker byte, body string) string {
	return string(appendSegment(nil, marker, []byte(body)))
}

func chunk(kind, body string) string { return string(appendChunk(nil, kind, []byte(body))) }

// exifOf is EXIF data that say how a picture lies, and more.
func exifOf(orientation byte, order string) string {
	short := func(n byte) string { return string([]byte{0, n}) }
	long := func(n byte) string { return string([]byte{0, 0, 0, n}) }
	if order == "II" {
		short = func(n byte) string { return string([]byte{n, 0}) }
		long = func(n byte) string { return string([]byte{n, 0, 0, 0}) }
	}
	return "Exif\x00\x00" + order + short(42) + long(8) + short(2) +
		entry(order, 0x010F, 2, secret) + entry(order, 274, 3, short(orientation)+"\x00\x00") + long(0) + secret
}

func entry(order string, tag, kind uint16, value string) string {
	var o binary.ByteOrder = binary.BigEndian
	if order == "II" {
		o = binary.LittleEndian
	}
	b := make([]byte, 12)
	o.PutUint16(b, tag)
	o.PutUint16(b[2:], kind)
	o.PutUint32(b[4:], 1)
	copy(b[8:], value)
	return string(b)
}

func jpegFile(t testing.TB, img image.Image, beside string) []byte {
	t.Helper()
	var file bytes.Buffer
	if err := jpeg.Encode(&file, img, nil); err != nil {
		t.Fatal(err)
	}
	return []byte("\xff\xd8" + beside + file.String()[2:])
}

// planted has every format with a secret wherever one can be hidden.
func planted(t testing.TB) map[string][]byte {
	t.Helper()
	var lines, moving bytes.Buffer
	if err := png.Encode(&lines, sample()); err != nil {
		t.Fatal(err)
	}
	var frames gif.GIF
	for range 2 {
		frame := image.NewPaletted(image.Rect(0, 0, 8, 8), color.Palette{color.Black, color.White})
		frame.Pix[9] = 1
		frames.Image, frames.Delay = append(frames.Image, frame), append(frames.Delay, 5)
	}
	if err := gif.EncodeAll(&moving, &frames); err != nil {
		t.Fatal(err)
	}
	head := 8 + 25 // signature and IHDR
	ihdr, rest := lines.String()[:head], lines.String()[head:]
	pixels, end := rest[:len(rest)-12], rest[len(rest)-12:]
	icc := "name\x00\x00" + string(deflated(t, profile))
	gifHead := 13 + gifColours(moving.Bytes()[10])
	gifRest := strings.TrimSuffix(moving.String()[gifHead:], "\x3b")
	comment := "\x21\xfe" + string(rune(len(secret))) + secret + "\x00"
	return map[string][]byte{
		"JPEG": append(jpegFile(t, sample(),
			segment(0xe0, "JFIF\x00\x01\x02\x00\x00\x48\x00\x48\x05\x05"+secret)+segment(0xe0, "JFXX\x00"+secret)+
				segment(0xe1, exifOf(1, "MM"))+segment(0xe1, "http://ns.adobe.com/xap/1.0/\x00"+secret)+
				segment(0xe2, "ICC_PROFILE\x00\x01\x01"+profile)+segment(0xe2, "MPF\x00"+secret)+
				segment(0xed, "Photoshop 3.0\x00"+secret)+segment(0xe5, secret)+segment(0xfe, secret)+"junk "+secret), secret...),
		"PNG": []byte(ihdr + chunk("iCCP", icc) + chunk("tEXt", "Comment\x00"+secret) + chunk("zTXt", "a\x00\x00"+secret) +
			chunk("iTXt", "XML:com.adobe.xmp\x00\x00\x00\x00\x00"+secret) + chunk("eXIf", secret) + chunk("gAMA", secret) +
			chunk("tIME", "\x07\xe8\x03\x19\x0c\x00\x00") + chunk("prVt", secret) + pixels + chunk("IDAT", secret) +
			chunk("fdAT", "\x00\x00\x00\x01"+secret) + end + secret),
		"GIF": []byte(moving.String()[:gifHead] + comment + "\x21\xff\x0bXMP DataXMP" + string(rune(len(secret))) + secret + "\x00" +
			gifRest + comment + "\x3b" + secret),
	}
}

func deflated(t testing.TB, text string) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zlib.NewWriter(&out)
	if _, err := z.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestACleanPictureHoldsItsPixelsItsColourProfileAndNothingElse(t *testing.T) {
	for format, data := range planted(t) {
		before, _, err := image.Decode(bytes.NewReader(data))
		if err != nil {
			t.Fatalf("%s: the picture isn't sound before: %v", format, err)
		}
		clean := Clean(data)
		after, _, err := image.Decode(bytes.NewReader(clean))
		if err != nil {
			t.Errorf("%s: %v", format, err)
			continue
		}
		if !equal(before, after) {
			t.Errorf("%s: the pixels changed", format)
		}
		if bytes.Contains(clean, []byte("SECRET")) {
			t.Errorf("%s: it still holds the secret", format)
		}
		if kept := bytes.Contains(clean, []byte("COLOUR-PROFILE")) || bytes.Contains(clean, deflated(t, profile)); kept != (format != "GIF") {
			t.Errorf("%s: the colour profile is kept: %v", format, kept)
		}
		if !bytes.Equal(clean, Clean(clean)) {
			t.Errorf("%s: cleaned twice, it changes", format)
		}
	}
	if got := Clean([]byte("text")); got != nil {
		t.Errorf("a text became %q", got)
	}
}

func TestPicturesStandUpright(t *testing.T) {
	want := sample()
	for _, order := range []string{"MM", "II"} {
		for n := 1; n <= 8; n++ {
			lying := turn(want, inverse(n))
			data := jpegFile(t, lying, segment(jpegApp1, exifOf(byte(n), order))+segment(jpegApp2, "ICC_PROFILE\x00\x01\x01"+profile))
			img, err := Decode(data)
			if err != nil {
				t.Fatal(err)
			}
			if img.Bounds() != want.Bounds() || farthest(img, want) > 40 {
				t.Errorf("%s, %d: %v, %d off", order, n, img.Bounds(), farthest(img, want))
			}
			clean := Clean(data)
			again, err := Decode(clean)
			if err != nil {
				t.Fatal(err)
			}
			if !equal(img, again) {
				t.Errorf("%s, %d: the clean file shows another picture", order, n)
			}
			if bytes.Contains(clean, []byte("Exif")) || bytes.Contains(clean, []byte(secret)) || !bytes.Contains(clean, []byte(profile)) {
				t.Errorf("%s, %d: the clean file is %q", order, n, clean)
			}
		}
	}
	grey := image.NewGray(image.Rect(0, 0, 3, 2))
	grey.Pix[0] = 255
	if got := turn(grey, 6).(*image.Gray); got.Rect != image.Rect(0, 0, 2, 3) || got.Pix[1] != 255 {
		t.Errorf("a grey one becomes %v", got)
	}
}

// inverse returns the orientation that undoes another.
func inverse(n int) int {
	switch n {
	case 6:
		return 8
	case 8:
		return 6
	}
	return n
}

func equal(a, b image.Image) bool { return a.Bounds() == b.Bounds() && farthest(a, b) == 0 }

// farthest returns how far two colours of the same place are apart at most, of 255.
func farthest(a, b image.Image) (most int) {
	for y := range a.Bounds().Dy() {
		for x := range a.Bounds().Dx() {
			p, q := color.NRGBAModel.Convert(a.At(x, y)).(color.NRGBA), color.NRGBAModel.Convert(b.At(x, y)).(color.NRGBA)
			for _, d := range []int{int(p.R) - int(q.R), int(p.G) - int(q.G), int(p.B) - int(q.B), int(p.A) - int(q.A)} {
				most = max(most, d, -d)
			}
		}
	}
	return most
}

// FuzzClean holds that cleaning changes no pixel of a picture that lies upright, and leaves a clean one as it is.
func FuzzClean(f *testing.F) {
	for _, data := range planted(f) {
		f.Add(data)
		f.Add(data[:len(data)/2])
	}
	f.Add([]byte("\xff\xd8\xff\xda\x00\x02\xff8")) // a scan that says nothing of itself
	f.Fuzz(func(t *testing.T, data []byte) {
		config, _, err := image.DecodeConfig(bytes.NewReader(data))
		if err == nil && config.Width*config.Height > 1<<16 {
			return
		}
		clean := Clean(data) // also of what is no picture
		before, _, err := image.Decode(bytes.NewReader(data))
		if err != nil {
			return
		}
		if !bytes.Equal(clean, Clean(clean)) {
			t.Error("cleaned twice, it changes")
		}
		if orientation(data) > 1 {
			return
		}
		after, _, err := image.Decode(bytes.NewReader(clean))
		if err != nil {
			t.Fatalf("the clean picture can't be read: %v", err)
		}
		if !equal(before, after) {
			t.Error("the pixels changed")
		}
	})
}
