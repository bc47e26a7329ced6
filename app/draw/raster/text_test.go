package raster_test

import (
	"flag"
	"image"
	"image/color"
	"image/png"
	"math"
	"os"
	"testing"

	"lectern/app/draw"
	"lectern/app/draw/raster"
	"lectern/app/typeset"
)

var update = flag.Bool("update", false, "write the expected files anew")

func round(v float32) float32 { return float32(math.Floor(float64(v) + 0.5)) }

// A glyph from the cache and the same glyph as a shape differ by the rounding of the cache only.
func TestGlyphsLookLikeTheirOutlines(t *testing.T) {
	faces := typeset.Standard()
	shaper := typeset.NewShaper()
	grey := draw.Ink{R: 128, G: 128, B: 128, A: 255} // where contrast and gamma change least
	for _, face := range []*typeset.Face{faces.Serif, faces.SansBold, faces.Serif.Small(false), faces.SerifItalic} {
		for _, word := range []string{"Kabul", "office", "g@%", "خراسان"} {
			for _, size := range []float32{13, 19, 40} {
				w := shaper.Word(face, word, word[0] > 0x7f)
				text, canvas := raster.NewImage(260, 80, 1, draw.Ink{R: 255, G: 255, B: 255, A: 255})
				canvas.Text(w, 10, 55, size, grey)
				shape, other := raster.NewImage(260, 80, 1, draw.Ink{R: 255, G: 255, B: 255, A: 255})
				var fonts draw.Faces
				for _, g := range w.Glyphs { // on the quarters of a pixel where text stands
					var p draw.Path
					x := 10 + g.X*size
					fonts.Outline(g.Font, g.ID, &p, round(x*4)/4, 55+round(g.Y*size), size)
					other.Fill(&p, grey)
				}
				ink, off, most := 0, 0, 0
				for i := range text.Pix {
					d := int(text.Pix[i]) - int(shape.Pix[i])
					off, most, ink = off+max(d, -d), max(most, d, -d), ink+255-int(shape.Pix[i])
				}
				if ink == 0 {
					t.Fatalf("%q at %g: nothing is drawn", word, size)
				}
				if most > 40 || off*12 > ink {
					t.Errorf("%q at %g: a pixel is off by %d, all by %d of %d", word, size, most, off, ink)
				}
			}
		}
	}
}

func TestLargeTextStandsWhereSmallTextDoes(t *testing.T) {
	w := typeset.NewShaper().Word(typeset.Standard().SansBold, "HI", false)
	middle := func(size float32) (x, y float64) {
		img, c := raster.NewImage(300, 200, 1, draw.Ink{})
		c.Text(w, 150-w.Width*size/2, 150, size, draw.Ink{A: 255})
		sum := 0.0
		for i := 3; i < len(img.Pix); i += 4 {
			a := float64(img.Pix[i])
			x, y, sum = x+a*float64(i/4%300), y+a*float64(i/4/300), sum+a
		}
		return x / sum, (150 - y/sum) / float64(size)
	}
	x0, y0 := middle(95)
	x1, y1 := middle(97) // beyond the cache
	if x0-x1 > 0.5 || x1-x0 > 0.5 || y0-y1 > 0.01 || y1-y0 > 0.01 {
		t.Errorf("the middle moves from %.2f, %.4f em to %.2f, %.4f em", x0, y0, x1, y1)
	}
}

// Scrolling draws bands all the time: once its glyphs were seen, one leaves nothing behind.
func TestWarmTextMakesNoGarbage(t *testing.T) {
	faces := typeset.Standard()
	style := &typeset.Style{Face: faces.Serif, Size: 19}
	var blocks []typeset.Block
	for range 12 {
		blocks = append(blocks, typeset.Block{Leading: 30, Below: 12, Text: typeset.NewText("Officials spoke of difficult negotiations over several districts, while international observers described the reorganisation as incomplete.", style)})
	}
	c := typeset.NewSetter().Stack(blocks, typeset.Setting{Measure: 600, Hyphens: typeset.HyphensFor("en-GB")})
	_, canvas := raster.NewImage(700, 800, 1, draw.Light.Page)
	painter := typeset.Painter{Palette: &draw.Light}
	band := func() {
		canvas.Clear(draw.Light.Page)
		painter.Paint(canvas, c, 40, 840, draw.Point{X: 50})
	}
	band()
	if n := testing.AllocsPerRun(20, band); n > 0 {
		t.Errorf("%g allocations a band", n)
	}
}

func TestWarmShapesMakeNoGarbage(t *testing.T) {
	_, canvas := raster.NewImage(300, 300, 1, draw.Light.Page)
	var p draw.Path
	frame := func() {
		p.Reset()
		p.AddCircle(150, 150, 100)
		canvas.Fill(&p, draw.Light.Killed)
		canvas.Stroke(&p, draw.Stroke{Width: 3}, draw.Light.Ink)
		canvas.Clip(draw.Rect{X: 10, Y: 10, W: 100, H: 100})
		canvas.Stroke(&p, draw.Stroke{Width: 1, Round: true}, draw.Light.Ink)
		canvas.Unclip()
	}
	frame()
	if n := testing.AllocsPerRun(20, frame); n > 0 {
		t.Errorf("%g allocations a frame", n)
	}
}

func TestHalvesShowWhatOneCanvasDoes(t *testing.T) {
	for _, size := range []image.Point{{120, 72}, {120, 71}, {120, 1}} {
		var made draw.Recording
		drawOn(&made)
		one, two := image.NewRGBA(image.Rectangle{Max: size}), image.NewRGBA(image.Rectangle{Max: size})
		canvas := raster.New()
		canvas.Target(one, 1, draw.Point{})
		made.Replay(canvas)
		raster.NewHalves().Show(&made, two, 1)
		for i := range one.Pix {
			if d := int(one.Pix[i]) - int(two.Pix[i]); d < -1 || d > 1 {
				t.Fatalf("%v: pixel %d,%d is %d in channel %d, and %d in halves", size, i/4%size.X, i/4/size.X, one.Pix[i], i%4, two.Pix[i])
			}
		}
	}
}

// drawing has one of everything.
func drawing() *image.RGBA {
	img, c := raster.NewImage(120, 72, 1, draw.Light.Land)
	drawOn(c)
	return img
}

func drawOn(c draw.Canvas) {
	faces, shaper := typeset.Standard(), typeset.NewShaper()
	var p draw.Path
	p.AddCircle(30, 30, 20)
	c.Fill(&p, draw.Light.Pale)
	new(draw.Hatcher).Draw(c, &p, 4, 0.8, draw.Light.Killed)
	c.Stroke(&p, draw.Stroke{Width: 1, Dash: []float32{4, 3}}, draw.Light.Killed)
	p.Reset()
	p.AddRoundRect(draw.Rect{X: 62.5, Y: 8.5, W: 50, H: 24}, 4)
	c.Fill(&p, draw.Light.Raise)
	c.Stroke(&p, draw.Stroke{Width: 1.5}, draw.Light.Accent)
	word := shaper.Word(faces.SerifBold, "Kabul", false)
	c.Halo(word, 20, 36, 17, 1.6, draw.Light.Focus)
	c.Text(word, 20, 36, 17, draw.Light.Ink)
	c.Text(shaper.Word(faces.Sans, "خراسان", true), 66, 26, 15, draw.Light.Ink)
	picture := image.NewRGBA(image.Rect(0, 0, 4, 4))
	for i := range 16 {
		picture.SetRGBA(i%4, i/4, color.RGBA{uint8(i * 16), 80, 160, 255})
	}
	c.Image(picture, draw.Rect{X: 8, Y: 54, W: 24, H: 14})
	c.Clip(draw.Rect{X: 62, Y: 40, W: 40, H: 24})
	p.Reset()
	p.AddCircle(96, 60, 18)
	c.Fill(&p, draw.Light.Accent)
	c.Unclip()
}

func TestDrawingLooksAsItDid(t *testing.T) {
	got := drawing()
	const file = "testdata/drawing.png"
	if *update {
		f, err := os.Create(file)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		if err := png.Encode(f, got); err != nil {
			t.Fatal(err)
		}
		return
	}
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	want, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	if got.Bounds() != want.Bounds() {
		t.Fatalf("%v, want %v", got.Bounds(), want.Bounds())
	}
	for y := range got.Rect.Dy() {
		for x := range got.Rect.Dx() {
			r, g, b, _ := want.At(x, y).RGBA()
			have := got.RGBAAt(x, y)
			// processors that fuse multiplication and addition round otherwise
			for i, d := range []int{int(have.R) - int(r>>8), int(have.G) - int(g>>8), int(have.B) - int(b>>8)} {
				if d > 3 || d < -3 {
					t.Fatalf("pixel %d,%d is off by %d in channel %d (-update writes it anew)", x, y, d, i)
				}
			}
		}
	}
}
