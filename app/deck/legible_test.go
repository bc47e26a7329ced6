package deck

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"math"
	"strings"
	"testing"
	"testing/fstest"

	"lectern/app/atlas"
	"lectern/app/brief"
	"lectern/app/draw"
	"lectern/app/draw/raster"
	"lectern/briefs"
)

// The least sizes of text on a slide, in units: of a message, and of anything but the marks, the foot and the
// credit of a map.
const (
	leastMessage = 40
	leastText    = 30
)

// reader draws a slide and notes text that the back row can't read.
type reader struct {
	draw.Canvas
	img    *image.RGBA
	open   []draw.Tag
	points bool // lists are what the slide says, not what it refers to
	faults []string
}

const readerScale = 0.4

func newReader(d *Deck, p *draw.Palette) *reader {
	img, canvas := raster.NewImage(d.Width, Height, readerScale, p.Page)
	return &reader{Canvas: canvas, img: img}
}

func (r *reader) Begin(t draw.Tag) {
	r.open = append(r.open, t)
	r.Canvas.Begin(t)
}

func (r *reader) End() {
	r.open = r.open[:len(r.open)-1]
	r.Canvas.End()
}

// in reports whether an open element is of a kind.
func (r *reader) in(is func(draw.Tag) bool) bool {
	for _, t := range r.open {
		if is(t) {
			return true
		}
	}
	return false
}

func (r *reader) Text(w *draw.Word, x, y, size float32, ink draw.Ink) {
	defer r.Canvas.Text(w, x, y, size, ink)
	if strings.TrimSpace(w.Text) == "" || r.in(func(t draw.Tag) bool { return t.Running }) || isCredit(w.Text) {
		return
	}
	least := float32(leastText)
	if r.in(r.isMessage) {
		least = leastMessage
	}
	if size < least {
		r.faults = append(r.faults, fmt.Sprintf("%q is %.1f high, want %.0f", w.Text, size, least))
	}
	if got, want := r.contrast(w, x, y, size, ink), leastContrast(size); got < want {
		r.faults = append(r.faults, fmt.Sprintf("%q has a contrast of %.2f, want %.1f", w.Text, got, want))
	}
}

// isMessage reports whether an element says what its slide is for: a title, or an item of a list but for the numbers
// of its sources.
func (r *reader) isMessage(t draw.Tag) bool {
	isMark := func(t draw.Tag) bool { return t.Role == draw.Reference }
	return t.Role == draw.H1 || t.Role == draw.ListItem && r.points && !r.in(isMark)
}

// isCredit reports whether words are part of a map's credit.
func isCredit(words string) bool {
	return strings.Contains(atlas.Credit()+" Boundaries follow UN General Assembly resolutions; no endorsement implied.", words) && len(words) > 12
}

// leastContrast returns the contrast that WCAG 2 asks for at level AA. Its large text has 24 pixels, here at the size
// of a slide on a laptop, where a pixel is 1.5 units.
func leastContrast(size float32) float64 {
	if size >= 36 {
		return 3
	}
	return 4.5
}

// contrast returns the contrast of a word with the colour that most of its place has.
func (r *reader) contrast(w *draw.Word, x, y, size float32, ink draw.Ink) float64 {
	seen := map[draw.Ink]int{}
	most := draw.Ink{}
	for i := range 21 {
		at := image.Pt(int((x+w.Width*size*float32(i)/20)*readerScale), int((y-size*0.3)*readerScale))
		if !at.In(r.img.Bounds()) {
			continue
		}
		c := r.img.RGBAAt(at.X, at.Y)
		on := draw.Ink{R: c.R, G: c.G, B: c.B, A: 255}
		if seen[on]++; seen[on] > seen[most] {
			most = on
		}
	}
	a, b := luminance(ink), luminance(most)
	return (max(a, b) + 0.05) / (min(a, b) + 0.05)
}

// luminance returns the relative luminance of WCAG 2.
func luminance(c draw.Ink) float64 {
	linear := func(v uint8) float64 {
		f := float64(v) / 255
		if f <= 0.04045 {
			return f / 12.92
		}
		return math.Pow((f+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}

// hostile returns a brief with what slides find hard: very long lists, statements and reasons, wide tables, tiny and
// narrow pictures, a title from right to left.
func hostile(t *testing.T) *brief.Brief {
	t.Helper()
	var text strings.Builder
	text.WriteString("---\ntitle: \"تهديد تنظيم الدولة ولاية خراسان يتزايد\"\nlang: ar\nas-of: 2033-04-02\nmarking: TLP:AMBER+STRICT\n---\n\n# Aims {#aims}\n\nOne.\n\n")
	long := strings.Repeat("The market court of the harbour province reports a convoy of money. ", 12)
	for range 40 {
		text.WriteString("- " + long[:130] + "\n")
	}
	text.WriteString("\n# Capacity {#capacity}\n\nTwo.\n\n")
	for _, cell := range []string{"| Col%d ", "|---", "| value %d "} {
		for i := range 30 {
			if text.WriteString(strings.ReplaceAll(cell, "%d", fmt.Sprint(i))); i == 29 {
				text.WriteString("|\n")
			}
		}
	}
	text.WriteString("\n: Thirty columns\n\n![A dot](dot.png)\n\n![A band](band.png)\n\n> " + long + "\n\n```go\n" + long[:300] + "\n```\n")
	fmt.Fprintf(&text, "\n::: {.judgement likelihood=\"likely\" confidence=\"low\" confidence-because=%q}\n%s\n:::\n", long, long)
	fmt.Fprintf(&text, "\n::: {.recommendation owner=%q by=\"2034\"}\n%s\n:::\n", long[:150], long)
	b, _ := brief.Open(fstest.MapFS{
		"brief.md": {Data: []byte(text.String())},
		"dot.png":  {Data: picture(t, 1, 1)},
		"band.png": {Data: picture(t, 2000, 40)},
	}, brief.Options{Gazetteer: atlas.Load()})
	return b
}

// picture returns a PNG file of a size.
func picture(t *testing.T, width, height int) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := png.Encode(&out, image.NewRGBA(image.Rect(0, 0, width, height))); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestTheBackRowReadsAllSlides(t *testing.T) {
	all := map[string]*brief.Brief{"hostile": hostile(t)}
	for _, name := range []string{"how-to-write-a-brief", "islamic-state-khorasan"} {
		folder, err := briefs.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		all[name], _ = brief.Open(folder, brief.Options{Gazetteer: atlas.Load()})
	}
	for name, b := range all {
		for theme, p := range map[string]*draw.Palette{"light": &draw.Light, "dark": &draw.Dark} {
			t.Run(name+" "+theme, func(t *testing.T) {
				d := New(b)
				for n, s := range d.Slides {
					r := newReader(d, p)
					r.points = s.Section != ""
					d.Draw(r, n, s.Printed, p)
					for _, f := range r.faults {
						t.Errorf("slide %d, %q: %s", n+1, s.Title, f)
					}
				}
			})
		}
	}
}
