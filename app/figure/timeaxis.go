package figure

import (
	"fmt"
	"math"
	"time"

	"lectern/app/incident"
	"lectern/app/typeset"
)

// ticks draws the marks of decades or years, or of months or days if the axis is short.
func (t *Timeline) ticks(foot, unit float32) {
	k, size := &t.pen, t.Style.Caption
	u, label := incident.Years, func(d incident.Day) string { y, _, _ := d.Date(); return fmt.Sprint(y) }
	switch days := t.Axis.Last - t.Axis.First; {
	case days < 45:
		u, label = incident.Days, func(d incident.Day) string { return d.Time().Format("2 Jan") }
	case days < 500:
		u, label = incident.Months, func(d incident.Day) string {
			y, m, _ := d.Date()
			if m == time.January {
				return fmt.Sprint(y)
			}
			return m.String()[:3]
		}
	case float32(days)/365*size*3.2 > 6*t.plot.W:
		u = incident.Decades
	}
	last := float32(-1e9)
	for d := u.Start(t.Axis.First); d <= t.Axis.Last; d = u.End(d) + 1 {
		if d < t.Axis.First {
			continue
		}
		x := t.X(d)
		if x-last < size*3.2 {
			continue
		}
		last = x
		k.line(x, foot, x, foot+float32(5*unit), unit, k.p.Ink2)
		words := label(d)
		if w := k.width(typeset.Standard().Sans, words, size); x+4*unit+w <= t.plot.Right()+2*size {
			k.text(typeset.Standard().Sans, words, x+4*unit, foot+float32(size*1.25), size, k.p.Ink2)
		}
	}
}

// niceTop returns a round number at or above the highest value.
func niceTop(v float64) float64 {
	if v <= 0 {
		return 1
	}
	unit := math.Pow(10, math.Floor(math.Log10(v)))
	for _, k := range []float64{1, 1.5, 2, 3, 4, 5, 6, 8, 10} {
		if k*unit >= v {
			return max(k*unit, 1)
		}
	}
	return 10 * unit
}

// steps returns about n round values up to top, without 0.
func steps(top float64, n int) []float64 {
	unit := math.Pow(10, math.Floor(math.Log10(top/float64(n))))
	step := unit
	for _, k := range []float64{1, 2, 2.5, 5, 10} {
		if top/(k*unit) <= float64(n)+0.5 {
			step = k * unit
			break
		}
	}
	step = max(step, 1)
	var out []float64
	for v := step; v <= top*1.0001; v += step {
		out = append(out, v)
	}
	return out
}

// number returns v rounded, with commas between thousands.
func number(v float64) string { return incident.Thousands(int64(math.RoundToEven(v))) }
