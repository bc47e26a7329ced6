package draw_test

import (
	"strings"
	"testing"

	"lectern/app/draw"
	"lectern/app/typeset"
)

func TestLetteringSaysWhatStandsWhere(t *testing.T) {
	shaper, face := typeset.NewShaper(), typeset.Standard().Sans
	var l draw.Lettering
	on := draw.Placed(&l, draw.Point{X: 100, Y: 50}, 2)
	on.Text(shaper.Line(face, "Kabul"), 0, 10, 10, draw.Ink{})
	on.Text(shaper.Line(face, "ولاية"), 0, 30, 10, draw.Ink{})
	on.Text(shaper.Line(face, "Pol-e Khomri"), 40, 50, 10, draw.Ink{})

	at := draw.Rect{X: 1000, Y: 2000, W: 400, H: 400}
	for _, c := range []struct {
		words string
		in    []draw.Rect // where its marks are, one in each
	}{
		{"Kabul", []draw.Rect{{X: 1100, Y: 2050, W: 80, H: 26}}},
		{"bul", []draw.Rect{{X: 1110, Y: 2050, W: 70, H: 26}}},
		{"ولاية", []draw.Rect{{X: 1100, Y: 2090, W: 90, H: 26}}},
		{"Khomri", []draw.Rect{{X: 1200, Y: 2130, W: 150, H: 26}}},
		{"Kabul\nولاية", []draw.Rect{{X: 1100, Y: 2050, W: 80, H: 26}, {X: 1100, Y: 2090, W: 90, H: 26}}},
	} {
		from := strings.Index(l.Words(), c.words)
		if from < 0 {
			t.Fatalf("%q isn't in %q", c.words, l.Words())
		}
		var marks []draw.Rect
		l.Marks(from, from+len(c.words), at, func(r draw.Rect) { marks = append(marks, r) })
		if len(marks) != len(c.in) {
			t.Errorf("%q has the marks %v", c.words, marks)
			continue
		}
		for i, m := range marks {
			if in := c.in[i]; m.W < 10 || m.H < 20 || m.X < in.X-1 || m.Y < in.Y-1 || m.Right() > in.Right()+1 || m.Bottom() > in.Bottom()+1 {
				t.Errorf("%q is marked at %v, which isn't within %v", c.words, m, c.in[i])
			}
		}
	}
}
