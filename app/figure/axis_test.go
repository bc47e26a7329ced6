package figure

import (
	"math"
	"slices"
	"testing"

	"lectern/app/draw"
)

func TestLogarithmicAxis(t *testing.T) {
	for _, c := range []struct {
		most  float64
		top   float64
		marks []float64
	}{
		{0, 10, []float64{1, 10}},
		{3, 10, []float64{1, 10}},
		{10, 10, []float64{1, 10}},
		{11, 100, []float64{1, 10, 100}},
		{3000, 10000, []float64{1, 10, 100, 1000, 10000}},
	} {
		s := newScale(draw.Rect{Y: 20, H: 100}, c.most, true)
		if s.top != c.top || !slices.Equal(s.marks(3), c.marks) {
			t.Errorf("up to %v: top %v, marks %v", c.most, s.top, s.marks(3))
		}
		if s.y(0) != 120 || s.y(s.top) != 20 || s.y(2*s.top) != 20 {
			t.Errorf("up to %v: 0 is at %v, the top at %v", c.most, s.y(0), s.y(s.top))
		}
		step := s.y(1) - s.y(10)
		for i := 1; i < len(c.marks); i++ {
			if got := s.y(c.marks[i-1]) - s.y(c.marks[i]); math.Abs(float64(got-step)) > 0.01 {
				t.Errorf("up to %v: from %v to %v is %v, want %v", c.most, c.marks[i-1], c.marks[i], got, step)
			}
		}
	}
	if s := newScale(draw.Rect{Y: 20, H: 100}, 30, false); s.y(15) != 70 {
		t.Errorf("15 of 30 is at %v", s.y(15))
	}
}
