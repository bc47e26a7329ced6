package draw

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
)

type piece struct {
	A, B    Point
	Closing bool
}

func pieces(p *Path, tolerance float32) []piece {
	var out []piece
	p.Flatten(tolerance, func(a, b Point, closing bool) { out = append(out, piece{a, b, closing}) })
	return out
}

func TestFlattenClosesEveryContour(t *testing.T) {
	open, closed, two := &Path{}, &Path{}, &Path{}
	open.MoveTo(0, 0)
	open.LineTo(4, 0)
	open.LineTo(4, 3)
	closed.AddRect(Rect{1, 1, 2, 2})
	two.AddLine(0, 0, 1, 0)
	two.AddLine(5, 5, 6, 5)
	for _, c := range []struct {
		name string
		path *Path
		want []piece
	}{
		{"nothing", &Path{}, nil},
		{"open", open, []piece{{Point{0, 0}, Point{4, 0}, false}, {Point{4, 0}, Point{4, 3}, false}, {Point{4, 3}, Point{0, 0}, true}}},
		{"closed", closed, []piece{
			{Point{1, 1}, Point{3, 1}, false}, {Point{3, 1}, Point{3, 3}, false}, {Point{3, 3}, Point{1, 3}, false}, {Point{1, 3}, Point{1, 1}, true},
		}},
		{"two lines", two, []piece{
			{Point{0, 0}, Point{1, 0}, false}, {Point{1, 0}, Point{0, 0}, true}, {Point{5, 5}, Point{6, 5}, false}, {Point{6, 5}, Point{5, 5}, true},
		}},
	} {
		if diff := cmp.Diff(c.want, pieces(c.path, 0.1)); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
	}
}

// enclosed is the area that the pieces enclose; clockwise on screen is positive.
func enclosed(p *Path, tolerance float32) (area float64) {
	for _, s := range pieces(p, tolerance) {
		area += (float64(s.A.X)*float64(s.B.Y) - float64(s.B.X)*float64(s.A.Y)) / 2
	}
	return area
}

func TestCurvesStayWithinTheirTolerance(t *testing.T) {
	for _, tolerance := range []float32{0.5, 0.1, 0.01} {
		var circle Path
		circle.AddCircle(30, 40, 25)
		for _, s := range pieces(&circle, tolerance) {
			middle := Point{(s.A.X + s.B.X) / 2, (s.A.Y + s.B.Y) / 2}
			off := math.Abs(float64(middle.Distance(Point{30, 40})) - 25)
			if most := float64(tolerance) + 25*0.0003; off > most { // the four cubics themselves err by 0.03 %
				t.Errorf("tolerance %g: a chord is %g off the circle", tolerance, off)
			}
		}
	}
	for _, c := range []struct {
		name string
		add  func(*Path)
		want float64
	}{
		{"circle", func(p *Path) { p.AddCircle(0, 0, 10) }, math.Pi * 100},
		{"rectangle", func(p *Path) { p.AddRect(Rect{2, 3, 8, 5}) }, 40},
		{"round rectangle", func(p *Path) { p.AddRoundRect(Rect{0, 0, 20, 10}, 3) }, 200 - (4-math.Pi)*9},
		{"corners larger than the rectangle", func(p *Path) { p.AddRoundRect(Rect{0, 0, 10, 10}, 50) }, math.Pi * 25},
		{"a parabola", func(p *Path) { p.MoveTo(0, 0); p.QuadTo(5, 10, 10, 0); p.Close() }, -100.0 / 3},
	} {
		var p Path
		c.add(&p)
		if got := enclosed(&p, 0.001); math.Abs(got-c.want) > math.Abs(c.want)*0.001 {
			t.Errorf("%s: area %.3f, want %.3f within 0.1 %%", c.name, got, c.want)
		}
	}
}

func TestBoundsHoldEveryPoint(t *testing.T) {
	var p Path
	if got := p.Bounds(); got != (Rect{}) {
		t.Errorf("of nothing: %v", got)
	}
	p.MoveTo(3, -4)
	p.QuadTo(10, 20, -1, 5)
	if got, want := p.Bounds(), (Rect{-1, -4, 11, 24}); got != want {
		t.Errorf("%v, want %v", got, want)
	}
}

func TestRectsCombine(t *testing.T) {
	a, b, apart := Rect{0, 0, 10, 10}, Rect{5, 6, 10, 10}, Rect{20, 20, 5, 5}
	if got, want := a.Intersect(b), (Rect{5, 6, 5, 4}); got != want {
		t.Errorf("intersection %v, want %v", got, want)
	}
	if got := a.Intersect(apart); got.W != 0 || got.H != 0 {
		t.Errorf("areas that don't meet share %v", got)
	}
	if got, want := a.Union(b), (Rect{0, 0, 15, 16}); got != want {
		t.Errorf("union %v, want %v", got, want)
	}
	if got := (Rect{}).Union(b); got != b {
		t.Errorf("union with nothing: %v", got)
	}
	if a.Overlaps(apart) || !a.Overlaps(b) || a.Overlaps(Rect{10, 0, 5, 5}) {
		t.Error("what overlaps is wrong: an edge is no area")
	}
	if got, want := a.Inset(2), (Rect{2, 2, 6, 6}); got != want {
		t.Errorf("inset %v, want %v", got, want)
	}
}
