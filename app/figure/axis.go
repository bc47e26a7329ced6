package figure

import (
	"math"

	"lectern/app/draw"
)

// LogNote says how to read a logarithmic axis.
const LogNote = "The scale is logarithmic: each line is ten times the one below it."

// scale is the vertical axis of bars.
type scale struct {
	foot, height float32
	top          float64
	log          bool
}

// reachOf returns to what an axis reaches: to the highest bar, and of the numbers that may be higher to those that don't flatten
// the bars. What reaches further is cut at the top, a little above the bars.
func reachOf(bars float64, mayBe []float64) float64 {
	const higher = 1.5
	reach := bars
	for _, v := range mayBe {
		if bars == 0 || v <= higher*bars {
			reach = max(reach, v)
		} else {
			reach = max(reach, bars+bars/5)
		}
	}
	return reach
}

// newScale returns the axis of a plot for values up to the highest.
func newScale(plot draw.Rect, most float64, log bool) scale {
	s := scale{foot: plot.Bottom(), height: plot.H, top: niceTop(most), log: log}
	if log {
		s.top = math.Pow(10, max(1, math.Ceil(math.Log10(max(1, most)))))
	}
	return s
}

// y returns the height of a value; those above the top are at the top. On a logarithmic axis the first step is linear, from 0
// to 1, so that a bar of one and a gap can be told apart.
func (s scale) y(v float64) float32 {
	v = min(v, s.top)
	if s.log {
		return s.foot - float32(s.height*float32(decades(v)/decades(s.top)))
	}
	return s.foot - float32(s.height*float32(v/s.top))
}

func decades(v float64) float64 {
	if v <= 1 {
		return max(0, v)
	}
	return 1 + math.Log10(v)
}

// marks returns the values with a line, without 0: about n round ones, or the powers of ten.
func (s scale) marks(n int) []float64 {
	if !s.log {
		return steps(s.top, n)
	}
	var out []float64
	for v := 1.0; v <= s.top*1.0001; v *= 10 {
		out = append(out, v)
	}
	return out
}
