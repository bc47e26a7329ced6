package figure

import (
	"fmt"
	"image"
	"math"
	"testing"

	"lectern/app/atlas"
	"lectern/app/draw"
	"lectern/app/incident"
)

// listener is a canvas that keeps words and areas.

type listener struct {
	words []string
	areas []draw.Rect
	inks  []draw.Ink
	depth int
	begun draw.Role // of an element that has no words yet
	empty int       // paragraphs without words
}

func (l *listener) Fill(p *draw.Path, ink draw.Ink) {
	l.areas, l.inks = append(l.areas, p.Bounds()), append(l.inks, ink)
}

func (l *listener) Stroke(p *draw.Path, _ draw.Stroke, ink draw.Ink) {
	l.areas, l.inks = append(l.areas, p.Bounds()), append(l.inks, ink)
}

func (l *listener) Text(w *draw.Word, x, y, size float32, ink draw.Ink) {
	l.begun, l.words = "", append(l.words, w.Text)
	l.areas, l.inks = append(l.areas, draw.Rect{X: x, Y: y - size, W: w.Width * size, H: size}), append(l.inks, ink)
}

func (l *listener) Halo(*draw.Word, float32, float32, float32, float32, draw.Ink) {}

func (l *listener) Image(image.Image, draw.Rect) {}

func (l *listener) Clip(draw.Rect) { l.depth++ }

func (l *listener) Unclip() { l.depth-- }

func (l *listener) Begin(t draw.Tag) { l.begun, l.depth = t.Role, l.depth+1 }

func (l *listener) End() {
	if l.begun == draw.Paragraph {
		l.empty++
	}
	l.begun, l.depth = "", l.depth-1
}

func (l *listener) Link(draw.Rect, draw.Target) {}

func (l *listener) Anchor(string, draw.Point) {}

// drawn returns what a drawing draws, and fails the test where an element is left open or a place is far off or no
// number.
func drawn(t *testing.T, drawing func(draw.Canvas, draw.Rect, *draw.Palette), r draw.Rect) *listener {
	t.Helper()
	var l listener
	drawing(&l, r, &draw.Light)
	if l.depth != 0 {
		t.Errorf("%d elements or clips are left open", l.depth)
	}
	if l.empty > 0 {
		t.Errorf("%d paragraphs have no words", l.empty)
	}
	for _, a := range l.areas {
		for _, v := range []float32{a.X, a.Y, a.W, a.H} {
			if math.IsNaN(float64(v)) || math.IsInf(float64(v), 0) || v > 1e7 || v < -1e7 {
				t.Fatalf("something is drawn at %v", a)
			}
		}
	}
	return &l
}

var sheet = draw.Rect{X: 20, Y: 30, W: 600, H: 200}

// table has incidents that differ in what a case needs.

func table(t *testing.T, change ...func(x *incident.Incident)) *incident.Table {
	t.Helper()
	b := incident.NewBuilder(atlas.Load())
	for i, f := range change {
		day := incident.DayOf(2020, 3, 1) + incident.Day(i*100)
		x := incident.Incident{
			ID: fmt.Sprintf("i%d", i), Title: fmt.Sprintf("Attack %d", i), Country: "Afghanistan", Place: fmt.Sprintf("Town %d", i), HasPoint: true,
			Lat: 26 + float64(i)*1.5, Lon: 62 + float64(i)*1.5, When: incident.NewWhen(day, day, incident.ByDay), LocationPrecision: incident.Exact,
			Killed: incident.Exactly(20), Wounded: incident.NoNumber, AttackersKilled: incident.Unknown, Attribution: incident.Claimed, Verification: incident.Confirmed,
		}
		f(&x)
		if err := b.Add(&x); err != nil {
			t.Fatal(err)
		}
	}
	return b.Table()
}

// randomSelection is the incidents of the second half of the time.

func TestDrawingsOfNothingSayNothingWrong(t *testing.T) {
	none := incident.NewBuilder(nil).Table()
	until := incident.DayOf(2024, 3, 25)
	for _, r := range []draw.Rect{sheet, {}, {W: 1, H: 1}} {
		tl := NewTimeline(none, none.All(), none.All(), until, Paper)
		drawn(t, tl.Draw, r)
		for _, by := range []string{"year", "month", "country", "tactic"} {
			for _, measure := range []string{"count", "sum killed", "max killed.high"} {
				m, err := incident.ParseMeasure(measure)
				if err != nil {
					t.Fatal(err)
				}
				bars, err := NewBars(none, none.All(), by, m, Paper)
				if err != nil {
					t.Fatalf("%s by %s: %v", measure, by, err)
				}
				drawn(t, bars.Draw, r)
				if h := bars.Height(r.W); h < 0 || math.IsNaN(float64(h)) {
					t.Errorf("%s by %s is %g high", measure, by, h)
				}
				if words := bars.Words(); words == "" {
					t.Errorf("%s by %s has no words", measure, by)
				}
			}
		}
		estimates := NewEstimates(nil, "fighters", until, Paper)
		drawn(t, estimates.Draw, r)
		if got := estimates.Words("fighters"); got != "No estimates." {
			t.Errorf("no estimates: %q", got)
		}
		m := NewMap(none, none.All(), atlas.ForExtent(region), atlas.Options{}, Paper)
		m.View = atlas.Fit(m.Base().Projection(), region, max(r.W, 1), max(r.H, 1))
		drawn(t, m.Draw, r)
	}
	if _, ok := ExtentOf(none, none.All()); ok {
		t.Error("nothing has an extent")
	}
}
