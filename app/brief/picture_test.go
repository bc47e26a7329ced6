package brief

import (
	"bytes"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"net/url"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"lectern/app/problem"
)

// pictured opens a brief that shows one file.
func pictured(name string, data []byte) *Brief {
	text := "---\ntitle: a\nas-of: 2024-03-25\n---\n\n# A\n\n![Picture](" + name + ")\n"
	b, _ := Open(fstest.MapFS{fileName: {Data: []byte(text)}, name: {Data: data}}, Options{})
	return b
}

func encoded(t *testing.T, encode func(*bytes.Buffer) error) []byte {
	t.Helper()
	var data bytes.Buffer
	if err := encode(&data); err != nil {
		t.Fatal(err)
	}
	return data.Bytes()
}

func TestPicturesAreConvertedOrRefusedAndItSaysWhy(t *testing.T) {
	grey := image.NewGray(image.Rect(0, 0, 60, 40))
	frame := image.NewPaletted(image.Rect(0, 0, 4, 4), color.Palette{color.Black, color.White})
	whole := encoded(t, func(w *bytes.Buffer) error { return jpeg.Encode(w, grey, nil) })
	for name, c := range map[string]struct {
		file string
		data []byte
		want []string
	}{
		"sound":   {"a.jpg", whole, nil},
		"cut off": {"a.jpg", whole[:len(whole)-40], []string{"error: the image a.jpg is damaged: unexpected EOF, save it anew"}},
		"16 bits": {"a.png", encoded(t, func(w *bytes.Buffer) error { return png.Encode(w, image.NewNRGBA64(grey.Rect)) }), []string{"warning: of the image a.png the colours are turned from 16 bits into 8, convert it yourself if that matters"}},
		"animated": {"a.gif", encoded(t, func(w *bytes.Buffer) error {
			return gif.EncodeAll(w, &gif.GIF{Image: []*image.Paletted{frame, frame}, Delay: []int{1, 1}})
		}), []string{"warning: of the image a.gif only the first of its moving pictures is shown, convert it yourself if that matters"}},
		"still": {"a.gif", encoded(t, func(w *bytes.Buffer) error { return gif.Encode(w, grey, nil) }), nil},
		"20,000 pixels wide": {
			"a.png", encoded(t, func(w *bytes.Buffer) error { return png.Encode(w, image.NewGray(image.Rect(0, 0, 20_000, 4))) }),
			[]string{"warning: of the image a.png the 20000 by 4 pixels are made 2857 by 1, convert it yourself if that matters"},
		},
		"SVG":               {"a.svg", []byte("<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>"), []string{"error: a.svg is an SVG drawing, which may hold scripts and isn’t shown, export it as a PNG file"}},
		"SVG with a script": {"a.svg", []byte("<svg><script>alert(1)</script></svg>"), []string{"error: a.svg is an SVG drawing with a script in it, which no brief may hold, export it as a PNG file"}},
	} {
		b := pictured(c.file, c.data)
		var got []string
		for _, p := range append(b.Problems, b.Check()...) {
			if p.Kind == problem.BadImage || p.Kind == problem.ConvertedImage {
				got = append(got, p.Severity().String()+": "+strings.SplitN(p.String(), ": ", 2)[1])
			}
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestPicturesAreFoundHoweverTheirNameIsWritten(t *testing.T) {
	data := encoded(t, func(w *bytes.Buffer) error { return png.Encode(w, image.NewGray(image.Rect(0, 0, 4, 4))) })
	for _, c := range []struct{ written, file string }{
		{"<media/\u00fc b.png>", "media/\u00fc b.png"},
		{"media/%C3%BC%20b.png", "media/\u00fc b.png"},
		{"<media/%C3%BC b.png>", "media/\u00fc b.png"},
		{"media/50%.png", "media/50%.png"},
		{"media/a%20b.png", "media/a%20b.png"}, // the name as it stands comes first
		{"media/a(1).png", "media/a(1).png"},
		{"<media/a (1).png>", "media/a (1).png"},
	} {
		for _, text := range []string{"![Picture](" + c.written + ")", "A ![picture](" + c.written + ") in a line."} {
			b, problems := Open(fstest.MapFS{
				fileName: {Data: []byte("---\ntitle: a\nas-of: 2024-03-25\n---\n\n# A\n\n" + text + "\n")},
				c.file:   {Data: data}, "media/a b.png": {Data: []byte("another")},
			}, Options{})
			for _, p := range problems {
				if p.Kind == problem.BadImage {
					t.Errorf("%s: %s", text, p)
				}
			}
			if !slices.Contains(b.Files, c.file) {
				t.Errorf("%s: the files are %q", text, b.Files)
			}
			if _, err := b.Picture(c.file); err != nil {
				t.Errorf("%s: %v", text, err)
			}
		}
	}
	for _, outside := range []string{"..%2Fa.png", "%2e%2e/a.png", "/a.png", "%00.png"} {
		b, _ := Open(fstest.MapFS{fileName: {Data: []byte("---\ntitle: a\nas-of: 2024-03-25\n---\n\n# A\n\n![Picture](" + outside + ")\n")}}, Options{})
		if len(b.Files) != 1 {
			t.Errorf("%s: the files are %q", outside, b.Files)
		}
	}
}

func TestFilesAreFoundHoweverTheirAccentsAreWritten(t *testing.T) {
	data := encoded(t, func(w *bytes.Buffer) error { return png.Encode(w, image.NewGray(image.Rect(0, 0, 4, 4))) })
	const composed, decomposed = "caf\u00e9", "cafe\u0301"
	for _, c := range []struct{ written, file string }{{composed, decomposed}, {decomposed, composed}} {
		b, problems := Open(fstest.MapFS{
			fileName: {Data: []byte("---\ntitle: a\nas-of: 2024-03-25\nincidents: " + c.written + ".csv\n---\n\n# A\n\n" +
				"![Picture](m/" + c.written + ".png) ![Picture](m/" + url.PathEscape(c.written) + ".png)\n")},
			c.file + ".csv":        {Data: []byte("id,date,country,place\na,2020,France,P\n")},
			"m/" + c.file + ".png": {Data: data},
		}, Options{})
		for _, p := range problems {
			if p.Kind == problem.BadImage || p.Kind == problem.Unreadable {
				t.Errorf("%q for %q: %s", c.written, c.file, p)
			}
		}
		if b.Incidents.Len() != 1 {
			t.Errorf("%q for %q: there are %d incidents", c.written, c.file, b.Incidents.Len())
		}
		if _, err := b.Picture("m/" + c.written + ".png"); err != nil {
			t.Error(err)
		}
	}
}

func TestLargePicturesComeSmaller(t *testing.T) {
	const n = 3 // pixels that become one
	large := image.NewNRGBA(image.Rect(0, 0, 2*MostSide+1, 6))
	for x := range large.Rect.Dx() {
		for y := range 6 {
			large.Set(x, y, color.NRGBA{uint8(90 * (x % n)), 200, uint8(y / n * 100), 255}) // the mean of 0, 90 and 180 is 90
		}
	}
	b := pictured("a.png", encoded(t, func(w *bytes.Buffer) error { return png.Encode(w, large) }))
	img, err := b.Picture("a.png")
	if err != nil {
		t.Fatal(err)
	}
	if got, want := img.Bounds().Size(), image.Pt((2*MostSide+1)/n, 2); got != want {
		t.Fatalf("%v pixels, want %v", got, want)
	}
	for y, want := range []color.NRGBA{{90, 200, 0, 255}, {90, 200, 100, 255}} {
		for _, x := range []int{0, 1000, img.Bounds().Dx() - 1} {
			if got := img.At(x, y); got != want {
				t.Errorf("at %d, %d: %v, want %v", x, y, got, want)
			}
		}
	}
	if _, err := b.Picture("b.png"); err == nil {
		t.Error("a picture that isn't there was decoded")
	}
}

func FuzzGIFFrames(f *testing.F) {
	var data bytes.Buffer
	if err := gif.Encode(&data, image.NewGray(image.Rect(0, 0, 3, 3)), nil); err != nil {
		f.Fatal(err)
	}
	f.Add(data.Bytes())
	f.Fuzz(func(t *testing.T, data []byte) {
		if n := gifFrames(data); n < 0 || n > len(data) {
			t.Errorf("%d pictures in %d bytes", n, len(data))
		}
	})
}

func TestAJPEGPictureIsHandedOutWithNoMorePixelsThanAreShown(t *testing.T) {
	large := image.NewGray(image.Rect(0, 0, 2*MostSide+1, 6))
	b := pictured("a.jpg", encoded(t, func(w *bytes.Buffer) error { return jpeg.Encode(w, large, nil) }))
	for want, read := range map[int]func(string) ([]byte, error){2*MostSide + 1: b.PictureFile, (2*MostSide + 1) / 3: b.ShownPictureFile} {
		data, err := read("a.jpg")
		if err != nil {
			t.Fatal(err)
		}
		if size, err := jpeg.DecodeConfig(bytes.NewReader(data)); err != nil || size.Width != want {
			t.Errorf("it is %d pixels wide, want %d; %v", size.Width, want, err)
		}
	}
}
