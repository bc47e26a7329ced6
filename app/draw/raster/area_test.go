package raster

import (
	"image"
	"image/color"
	"math"
	"testing"

	"lectern/app/draw"
)

var (
	black = draw.Ink{A: 255}
	white = draw.Ink{R: 255, G: 255, B: 255, A: 255}
)

// covered draws black on transparent ground and gives each pixel's alpha.
func covered(w, h int, paint func(c *Canvas)) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	c := New()
	c.Target(img, 1, draw.Point{})
	paint(c)
	return img
}

func near(a, b uint8, most int) bool { return int(a)-int(b) <= most && int(b)-int(a) <= most }

// overlap is the length that a..b shares with pixel i.
func overlap(a, b float64, i int) float64 { return max(0, min(b, float64(i+1))-max(a, float64(i))) }

func TestRectanglesCoverTheirExactShareOfEveryPixel(t *testing.T) {
	for _, r := range []draw.Rect{
		{X: 2, Y: 3, W: 4, H: 2},
		{X: 1.25, Y: 0.5, W: 7.125, H: 5.75},
		{X: 3.1, Y: 3.2, W: 0.3, H: 0.4},
		{X: 4.9, Y: 1, W: 0.2, H: 8},
		{X: -3.5, Y: -2.25, W: 6, H: 20},
		{X: 8.5, Y: 8.5, W: 100, H: 100},
		{X: -50, Y: 2.5, W: 200, H: 0.5},
		{X: -20, Y: -20, W: 5, H: 5},
	} {
		img := covered(12, 10, func(c *Canvas) {
			var p draw.Path
			p.AddRect(r)
			c.Fill(&p, black)
		})
		for y := range 10 {
			for x := range 12 {
				want := overlap(float64(r.X), float64(r.Right()), x) * overlap(float64(r.Y), float64(r.Bottom()), y)
				if got := img.RGBAAt(x, y).A; !near(got, uint8(want*255+0.5), 1) {
					t.Errorf("%v covers pixel %d,%d by %d/255, want %.1f", r, x, y, got, want*255)
				}
			}
		}
	}
}

func TestSlopesCoverTheirExactShareOfEveryPixel(t *testing.T) {
	img := covered(16, 8, func(c *Canvas) { // what lies below y = x/2
		var p draw.Path
		p.MoveTo(0, 0)
		p.LineTo(16, 8)
		p.LineTo(0, 8)
		p.Close()
		c.Fill(&p, black)
	})
	for y := range 8 {
		for x := range 16 {
			const n = 64 // samples a side
			inside := 0
			for i := range n * n {
				px, py := float64(x)+(float64(i%n)+0.5)/n, float64(y)+(float64(i/n)+0.5)/n
				if py > px/2 {
					inside++
				}
			}
			if got := img.RGBAAt(x, y).A; math.Abs(float64(got)-255*float64(inside)/(n*n)) > 2 {
				t.Errorf("pixel %d,%d is covered by %d/255, want %.1f", x, y, got, 255*float64(inside)/(n*n))
			}
		}
	}
}

// alpha is the sum of all coverage, in pixels.
func alpha(img *image.RGBA) (sum float64) {
	for i := 3; i < len(img.Pix); i += 4 {
		sum += float64(img.Pix[i]) / 255
	}
	return sum
}

func TestShapesCoverTheirArea(t *testing.T) {
	for _, c := range []struct {
		name  string
		paint func(c *Canvas, p *draw.Path)
		want  float64
	}{
		{"a circle", func(c *Canvas, p *draw.Path) { p.AddCircle(50, 50, 30.3); c.Fill(p, black) }, math.Pi * 30.3 * 30.3},
		{"a ring by the non-zero rule", func(c *Canvas, p *draw.Path) {
			p.AddCircle(50, 50, 30)
			p.MoveTo(70, 50) // the other way round
			for i := 1; i <= 64; i++ {
				sin, cos := math.Sincos(-2 * math.Pi * float64(i) / 64)
				p.LineTo(50+20*float32(cos), 50+20*float32(sin))
			}
			c.Fill(p, black)
		}, math.Pi*900 - 64.0/2*400*math.Sin(2*math.Pi/64)},
		{"two areas over each other", func(c *Canvas, p *draw.Path) {
			p.AddRect(draw.Rect{X: 10, Y: 10, W: 40, H: 40})
			p.AddRect(draw.Rect{X: 30, Y: 30, W: 40, H: 40})
			c.Fill(p, black)
		}, 2*1600 - 400},
		{"a line", func(c *Canvas, p *draw.Path) {
			p.AddLine(10, 20.3, 80, 20.3)
			c.Stroke(p, draw.Stroke{Width: 1.5}, black)
		}, 70 * 1.5},
		{"a slanting line", func(c *Canvas, p *draw.Path) { p.AddLine(10, 10, 70, 90); c.Stroke(p, draw.Stroke{Width: 3}, black) }, 300},
		{"a rectangle's outline, mitred", func(c *Canvas, p *draw.Path) {
			p.AddRect(draw.Rect{X: 10, Y: 10, W: 60, H: 40})
			c.Stroke(p, draw.Stroke{Width: 4}, black)
		}, 64*44 - 56*36},
		{"a circle's outline", func(c *Canvas, p *draw.Path) { p.AddCircle(50, 50, 30); c.Stroke(p, draw.Stroke{Width: 2}, black) }, math.Pi * (31*31 - 29*29)},
		{"dashes", func(c *Canvas, p *draw.Path) {
			p.AddLine(10, 50, 90, 50)
			c.Stroke(p, draw.Stroke{Width: 2, Dash: []float32{5, 3}}, black)
		}, 80.0 / 8 * 5 * 2},
		{"dashes around a corner", func(c *Canvas, p *draw.Path) {
			p.MoveTo(10, 10)
			p.LineTo(42, 10)
			p.LineTo(42, 42)
			c.Stroke(p, draw.Stroke{Width: 1, Dash: []float32{4, 4}}, black)
		}, 32},
		{"round ends", func(c *Canvas, p *draw.Path) {
			p.AddLine(30, 50, 70, 50)
			c.Stroke(p, draw.Stroke{Width: 20, Round: true}, black)
		}, 800 + math.Pi*100},
		{"a point has no line", func(c *Canvas, p *draw.Path) { p.AddLine(30, 50, 30, 50); c.Stroke(p, draw.Stroke{Width: 2}, black) }, 0},
		{"a dash list of nothing is solid", func(c *Canvas, p *draw.Path) {
			p.AddLine(10, 50, 90, 50)
			c.Stroke(p, draw.Stroke{Width: 2, Dash: []float32{}}, black)
		}, 160},
	} {
		var p draw.Path
		img := covered(100, 100, func(canvas *Canvas) { c.paint(canvas, &p) })
		if got := alpha(img); math.Abs(got-c.want) > 0.02*c.want+0.5 {
			t.Errorf("%s: %.1f pixels, want %.1f within 2 %%", c.name, got, c.want)
		}
	}
}

// The lines of a hatch cover as much of an area as their width is of the gap between them, and they lie where a canvas
// that can't hatch draws them.
func TestHatchIsWhatItsLinesAre(t *testing.T) {
	for _, c := range []struct{ gap, width, scale float32 }{{4, 0.6, 1}, {5, 0.8, 1}, {4, 0.6, 2}, {2.4, 1, 1}, {6, 3, 1.5}} {
		var p, lines draw.Path
		p.AddCircle(50.3, 48.8, 40)
		img, inked := image.NewRGBA(image.Rect(0, 0, 150, 150)), image.NewRGBA(image.Rect(0, 0, 150, 150))
		canvas := New()
		canvas.Target(img, c.scale, draw.Point{X: 7, Y: -3})
		canvas.Hatch(&p, c.gap, c.width, black)
		canvas.Target(inked, c.scale, draw.Point{X: 7, Y: -3})
		new(draw.Hatcher).Hatch(&lines, &p, c.gap)
		canvas.Stroke(&lines, draw.Stroke{Width: c.width}, black)
		got, want := alpha(img), alpha(inked)
		if math.Abs(got-want) > 0.02*want {
			t.Errorf("%v: %.0f pixels, of lines %.0f", c, got, want)
		}
		differs := 0.0
		for i := 3; i < len(img.Pix); i += 4 {
			differs += math.Abs(float64(img.Pix[i])-float64(inked.Pix[i])) / 255
		}
		if differs > 0.05*want {
			t.Errorf("%v: the pixels differ by %.0f of %.0f", c, differs, want)
		}
	}
}

func TestClipsNest(t *testing.T) {
	img := covered(40, 40, func(c *Canvas) {
		var all draw.Path
		all.AddRect(draw.Rect{W: 40, H: 40})
		c.Clip(draw.Rect{X: 5, Y: 5, W: 20, H: 20})
		c.Clip(draw.Rect{X: 15, Y: 15, W: 20, H: 20})
		c.Fill(&all, black)
		c.Unclip()
		c.Fill(&all, draw.Ink{R: 255, A: 255})
		c.Clip(draw.Rect{X: 100, Y: 100, W: 5, H: 5})
		c.Fill(&all, white)
		c.Unclip()
		c.Unclip()
		var corner draw.Path
		corner.AddRect(draw.Rect{X: 39, Y: 39, W: 1, H: 1})
		c.Fill(&corner, white)
	})
	for _, c := range []struct {
		x, y int
		want color.RGBA
	}{
		{2, 2, color.RGBA{}},
		{6, 6, color.RGBA{R: 255, A: 255}},
		{20, 20, color.RGBA{R: 255, A: 255}},
		{26, 26, color.RGBA{}},
		{39, 39, color.RGBA{R: 255, G: 255, B: 255, A: 255}},
	} {
		if got := img.RGBAAt(c.x, c.y); got != c.want {
			t.Errorf("pixel %d,%d is %v, want %v", c.x, c.y, got, c.want)
		}
	}
}

func TestTransparentBackgroundIsPremultiplied(t *testing.T) {
	ink := draw.Ink{R: 200, G: 100, B: 50, A: 255}
	img := covered(30, 30, func(c *Canvas) {
		var p draw.Path
		p.AddCircle(15, 15, 10.4)
		c.Fill(&p, ink)
	})
	partly := 0
	for y := range 30 {
		for x := range 30 {
			q := img.RGBAAt(x, y)
			if q.A > 0 && q.A < 255 {
				partly++
			}
			if want := (color.RGBA{uint8(int(ink.R) * int(q.A) / 255), uint8(int(ink.G) * int(q.A) / 255), uint8(int(ink.B) * int(q.A) / 255), q.A}); !near(q.R, want.R, 1) || !near(q.G, want.G, 1) || !near(q.B, want.B, 1) {
				t.Fatalf("pixel %d,%d is %v, want %v", x, y, q, want)
			}
		}
	}
	if partly < 20 {
		t.Fatalf("only %d pixels are covered in part", partly)
	}
}

func TestScaleAndOriginPlaceTheDrawing(t *testing.T) {
	img := image.NewRGBA(image.Rect(0, 0, 20, 20))
	c := New()
	c.Target(img, 2, draw.Point{X: 10, Y: 6})
	var p draw.Path
	p.AddRect(draw.Rect{X: 6, Y: 5, W: 2, H: 3})
	c.Fill(&p, black)
	for y := range 20 {
		for x := range 20 {
			want := uint8(0)
			if x >= 2 && x < 6 && y >= 4 && y < 10 {
				want = 255
			}
			if got := img.RGBAAt(x, y).A; got != want {
				t.Fatalf("pixel %d,%d: %d, want %d", x, y, got, want)
			}
		}
	}
}

// Whatever the numbers, nothing panics, nothing hangs, and the next drawing starts clean.
func FuzzFill(f *testing.F) {
	inf, nan := float32(math.Inf(1)), float32(math.NaN())
	f.Add(float32(0), float32(0), float32(10), float32(10), float32(5), float32(-5), float32(1))
	f.Add(-inf, inf, nan, float32(1), float32(0), float32(0), nan)
	f.Add(float32(1e30), float32(-1e30), float32(3e38), float32(-3e38), float32(15.9999), float32(16), inf)
	f.Add(float32(-1e-30), float32(16), float32(16), float32(1e-38), float32(8), float32(8), float32(1e9))
	f.Add(float32(15.999999), float32(0), float32(16.000001), float32(16), float32(0), float32(7.5), float32(0))
	f.Fuzz(func(t *testing.T, ax, ay, bx, by, cx, cy, width float32) {
		img := image.NewRGBA(image.Rect(0, 0, 16, 16))
		c := New()
		c.Target(img, 1, draw.Point{})
		var p draw.Path
		p.MoveTo(ax, ay)
		p.QuadTo(bx, by, cx, cy)
		p.LineTo(ay, cx)
		p.CubicTo(cx, ax, by, bx, ay, cy)
		p.Close()
		c.Fill(&p, black)
		c.Stroke(&p, draw.Stroke{Width: width, Dash: []float32{1, 2}, Round: true}, black)
		c.Hatch(&p, ay, width, black)
		c.Clear(draw.Ink{})
		p.Reset()
		p.AddRect(draw.Rect{X: 2, Y: 2, W: 4, H: 4})
		c.Fill(&p, black)
		if got := alpha(img); got != 16 {
			t.Fatalf("what was drawn before left its mark: %.2f pixels instead of 16", got)
		}
	})
}
