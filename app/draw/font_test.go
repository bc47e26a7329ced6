package draw_test

import (
	"bytes"
	"io"
	"io/fs"
	"path"
	"strings"
	"testing"

	"lectern/app/draw"
	"lectern/assets"
)

// fonts are all that the program carries, by name.
func fonts(t *testing.T) map[string]*draw.Font {
	t.Helper()
	names, err := fs.Glob(assets.Fonts, "fonts/*.ttf")
	if err != nil || len(names) < 10 {
		t.Fatalf("there are fonts %v: %v", names, err)
	}
	all := map[string]*draw.Font{}
	for _, name := range names {
		of := strings.TrimSuffix(path.Base(name), ".ttf")
		all[of] = draw.NewFont(of, func() (io.ReaderAt, error) {
			data, err := assets.Fonts.ReadFile(name)
			return bytes.NewReader(data), err
		})
	}
	return all
}

func TestEveryFontIsReadAndDrawn(t *testing.T) {
	for name, f := range fonts(t) {
		letter := 'a'
		if strings.Contains(name, "Arabic") {
			letter = '\u0628'
		}
		if !f.Has(letter) || f.Has('\u65e5') {
			t.Errorf("%s is wrong about what it has", name)
		}
		ascent, descent := f.Extents()
		if ascent < 0.5 || ascent > 2 || descent < 0.1 || descent > 1.5 {
			t.Errorf("%s reaches %g above and %g below", name, ascent, descent)
		}
		var faces draw.Faces
		glyph, _ := faces.Face(f).NominalGlyph(letter)
		if w := f.Advance(uint16(glyph)); w < 0.2 || w > 1.2 {
			t.Errorf("%s: %c is %g em wide", name, letter, w)
		}
		var p draw.Path
		faces.Outline(f, uint16(glyph), &p, 0, 0, 1)
		if b := p.Bounds(); p.Empty() || b.H < 0.2 || b.H > 1.5 {
			t.Errorf("%s: %c has the outline %v", name, letter, b)
		}
	}
}

func TestAFileThatIsNoFontIsNamed(t *testing.T) {
	whole, err := assets.Fonts.ReadFile("fonts/SourceCodePro-Regular.ttf")
	if err != nil {
		t.Fatal(err)
	}
	for what, data := range map[string][]byte{
		"empty": nil, "a picture": []byte("\x89PNG\r\n\x1a\n0123456789"), "cut in its directory": whole[:40], "cut in a table": whole[:len(whole)/2],
	} {
		func() {
			defer func() {
				if said, _ := recover().(string); !strings.Contains(said, "reading the font Broken") {
					t.Errorf("%s: it says %q", what, said)
				}
			}()
			draw.NewFont("Broken", func() (io.ReaderAt, error) { return bytes.NewReader(data), nil }).Em()
		}()
	}
}
