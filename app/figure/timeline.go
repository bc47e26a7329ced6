package figure

import (
	"fmt"
	"math"
	"time"

	"lectern/app/draw"
	"lectern/app/incident"
	"lectern/app/typeset"
)

// Timeline is incidents over time. With few incidents each is a bar of its own, as wide as its
// date is uncertain; with many, bars are months or years. It serves one goroutine.
type Timeline struct {
	Table       *incident.Table
	All         incident.Selection // what the axis covers: everything but the dates' filter
	Shown       incident.Selection // what isn't greyed out
	From, To    incident.Day       // the stretch that is brushed; To < From: none
	Selected    int                // row, or -1
	Style       Style
	First, Last incident.Day // the axis
	pen         pen
	plot        draw.Rect
}

// separate is how many incidents are drawn one by one.
const separate = 400

// NewTimeline covers a selection from the year of its first incident to the day of its last.
func NewTimeline(t *incident.Table, all, shown incident.Selection, until incident.Day, st Style) *Timeline {
	tl := &Timeline{Table: t, All: all, Shown: shown, From: 0, To: -1, Selected: -1, Style: st}
	total := t.Totals(all)
	if total.Rows == 0 {
		total.First, total.Last = until-365, until
	}
	tl.First = incident.Years.Start(total.First)
	tl.Last = max(total.Last, until)
	tl.pen.shaper = typeset.NewShaper()
	return tl
}

// X is where a day starts in the plot of the last Draw; Day is its inverse.
func (t *Timeline) X(d incident.Day) float32 {
	return t.plot.X + t.plot.W*float32(d-t.First)/float32(max(1, t.Last+1-t.First))
}

// Day is the day at an x of the plot.
func (t *Timeline) Day(x float32) incident.Day {
	d := t.First + incident.Day(float64(x-t.plot.X)/float64(max(1, t.plot.W))*float64(t.Last+1-t.First))
	return min(max(d, t.First), t.Last)
}

// Plot is the area of the bars in the last Draw.
func (t *Timeline) Plot() draw.Rect { return t.plot }

// Draw draws axis and bars into r.
func (t *Timeline) Draw(c draw.Canvas, r draw.Rect, p *draw.Palette) {
	k := &t.pen
	k.c, k.p = c, p
	size := t.Style.Caption
	unit := t.Style.Text
	t.plot = draw.Rect{X: r.X + 4*unit, Y: r.Y + size*0.8, W: r.W - 8*unit - 2.6*size, H: r.H - 2.6*size}
	foot := t.plot.Bottom()
	if t.From <= t.To {
		x0, x1 := t.X(t.From), t.X(t.To+1)
		k.rect(draw.Rect{X: x0, Y: r.Y, W: x1 - x0, H: foot - r.Y}, p.Wash)
	}
	bars, most := t.bars()
	top := niceTop(most)
	y := func(v float64) float32 { return foot - t.plot.H*float32(v/top) }
	for _, v := range steps(top, 3) {
		k.line(t.plot.X, y(v), t.plot.Right(), y(v), 0.7*unit, p.Rule)
		k.textRight(typeset.Standard().Sans, number(v), r.Right(), y(v)+size*0.3, size, p.Ink3)
	}
	least := 3 * unit
	for _, b := range bars {
		x0, x1 := t.X(b.from), t.X(b.to+1)
		if x1-x0 < least {
			mid := (x0 + x1) / 2
			x0, x1 = mid-least/2, mid+least/2
		} else if b.bin {
			x1 -= min(2*unit, (x1-x0)*0.15)
		}
		killed, pale := p.Killed, p.Pale
		if !b.shown {
			killed, pale = p.Ghost, p.Ghost
		}
		switch {
		case !b.known:
			k.outline(draw.Rect{X: x0, Y: foot - 6*unit, W: max(x1-x0, 4*unit), H: 6 * unit}, unit, []float32{2 * unit, 1.5 * unit}, killed)
		case b.imprecise:
			k.outline(draw.Rect{X: x0, Y: y(b.high), W: x1 - x0, H: foot - y(b.high)}, unit, []float32{2 * unit, 1.5 * unit}, killed)
		default:
			if b.high > b.low {
				bar := draw.Rect{X: x0, Y: y(b.high), W: x1 - x0, H: foot - y(b.high)}
				k.rect(bar, pale)
				if b.shown {
					k.outline(bar, 0.8*unit, nil, killed)
				}
			}
			k.rect(draw.Rect{X: x0, Y: min(y(b.low), foot-unit), W: x1 - x0, H: max(foot-y(b.low), unit)}, killed)
		}
		if t.Selected >= 0 && b.row == int32(t.Selected) {
			at, up := (x0+x1)/2, min(y(b.high), foot-6*unit)-4*unit
			k.path.Reset()
			k.path.MoveTo(at, up)
			k.path.LineTo(at-5*unit, up-7*unit)
			k.path.LineTo(at+5*unit, up-7*unit)
			k.path.Close()
			c.Fill(&k.path, p.Accent)
		}
	}
	k.line(t.plot.X, foot+0.5*unit, t.plot.Right(), foot+0.5*unit, unit, p.Ink2)
	t.ticks(foot, unit)
	if t.From <= t.To {
		t.handles(r.Y, foot, unit)
	}
}

// handles stand outside the first and the last bar, so that they hide none.
func (t *Timeline) handles(top, foot, unit float32) {
	k := &t.pen
	x0, x1 := t.X(t.From), t.X(t.To+1)
	k.rect(draw.Rect{X: x0, Y: foot - unit, W: x1 - x0, H: 3 * unit}, k.p.Accent)
	for _, x := range []float32{x0, x1} {
		k.rect(draw.Rect{X: x - 0.75*unit, Y: top, W: 1.5 * unit, H: foot - top}, k.p.Accent)
		grip := draw.Rect{X: x - 4.5*unit, Y: (top+foot)/2 - 9*unit, W: 9 * unit, H: 18 * unit}
		k.path.Reset()
		k.path.AddRoundRect(grip, 2*unit)
		k.c.Fill(&k.path, k.p.Raise)
		k.c.Stroke(&k.path, draw.Stroke{Width: 1.5 * unit}, k.p.Accent)
	}
}

// timeBar is one incident, or all of a unit of time.
type timeBar struct {
	from, to                     incident.Day
	low, high                    float64
	row                          int32 // -1: many
	known, imprecise, shown, bin bool
}

func (t *Timeline) bars() ([]timeBar, float64) {
	var bars []timeBar
	most := 0.0
	if t.All.Count() <= separate {
		for row := range t.All.All {
			when := t.Table.When(row)
			low, high := t.Table.Killed(row).Ends()
			b := timeBar{from: when.First, to: when.Last, row: int32(row), known: low != incident.Unknown, imprecise: when.Precision != incident.ByDay, shown: t.Shown.Has(row)}
			if b.known {
				b.low, b.high = float64(low), float64(high)
			}
			most = max(most, b.high)
			bars = append(bars, b)
		}
		return bars, most
	}
	unit := incident.Months
	if years := float64(t.Last-t.First) / 365; years > 25 {
		unit = incident.Years
	}
	for _, shown := range []bool{false, true} {
		of := t.All
		if shown {
			of = t.Shown
		}
		for _, bin := range t.Table.Timeline(of, unit).Bins {
			if bin.Rows == 0 {
				continue
			}
			b := timeBar{from: bin.First, to: bin.Last, low: float64(bin.Killed.Low), high: float64(bin.Killed.High), row: -1, known: bin.Killed.Known > 0, shown: shown, bin: true}
			most = max(most, b.high)
			bars = append(bars, b)
		}
	}
	return bars, most
}

// ticks names years, or months where the axis is short.
func (t *Timeline) ticks(foot, unit float32) {
	k, size := &t.pen, t.Style.Caption
	u, label := incident.Years, func(d incident.Day) string { y, _, _ := d.Date(); return fmt.Sprint(y) }
	if t.Last-t.First < 500 {
		u, label = incident.Months, func(d incident.Day) string {
			y, m, _ := d.Date()
			if m == time.January {
				return fmt.Sprint(y)
			}
			return m.String()[:3]
		}
	}
	last := float32(-1e9)
	for d := u.Start(t.First); d <= t.Last; d = u.End(d) + 1 {
		if d < t.First {
			continue
		}
		x := t.X(d)
		if x-last < size*3.2 {
			continue
		}
		last = x
		k.line(x, foot, x, foot+5*unit, unit, k.p.Ink2)
		words := label(d)
		if w := k.width(typeset.Standard().Sans, words, size); x+4*unit+w <= t.plot.Right()+2*size {
			k.text(typeset.Standard().Sans, words, x+4*unit, foot+size*1.25, size, k.p.Ink2)
		}
	}
}

// niceTop is a round number at or above the highest value.
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

// steps are n or so round values up to top, without 0.
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

// number prints with commas between thousands.
func number(v float64) string {
	s := fmt.Sprintf("%.0f", v)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
