package figure

import (
	"cmp"
	"slices"
	"strings"

	"lectern/app/draw"
	"lectern/app/incident"
	"lectern/app/typeset"
)

// Timeline draws an amount over time. Each of few incidents has a bar, as wide as its date is uncertain. Of
// many incidents, in a stack, or for the number of incidents, bars are units of time; incidents whose date may
// lie in several units have a bar as long as those. It serves one goroutine.
type Timeline struct {
	Table      *incident.Table
	AllDates   incident.Selection // the incidents drawn, before the filter of dates
	Shown      incident.Selection // those that aren't greyed out
	Amount     incident.Amount
	By         string // the field that bars are stacked by, or ""
	Cumulative bool
	Log        bool   // the axis of the amount is logarithmic
	Unit       string // of time of the bars; "" is each incident, or the shortest that can be told apart
	Axis       incident.Span
	Brush      *incident.Span
	Selected   incident.Row // or -1
	Named      int          // number of the highest bars that are labelled with their places
	Style      Style
	Counts     *Counts // nil: counted when drawn
	spots      []Spot
	pen        pen
	plot       draw.Rect
}

// NewTimeline returns a timeline of the main amount, from the year of the first incident to a day, or to the last
// incident if that is later.
func NewTimeline(t *incident.Table, all, shown incident.Selection, until incident.Day, st Style) *Timeline {
	tl := &Timeline{Table: t, AllDates: all, Shown: shown, Amount: t.Main(), Selected: -1, Named: 3, Style: st}
	tl.Axis = AxisOf(t, all, until)
	tl.pen.shaper = typeset.NewShaper()
	return tl
}

// AxisOf returns the days that a timeline of a selection covers.
func AxisOf(t *incident.Table, s incident.Selection, until incident.Day) incident.Span {
	total := t.Totals(s).Until(until)
	if total.Rows == 0 {
		total.First, total.Last = until-365, until
	}
	return incident.Span{First: incident.Years.Start(total.First), Last: max(total.Last, until)}
}

// Within limits the axis to the days of a query.
func (t *Timeline) Within(days incident.Span) {
	if days.First > days.Last {
		return
	}
	if days.First > incident.Earliest {
		t.Axis.First = days.First
	}
	t.Axis.Last = max(t.Axis.First, min(t.Axis.Last, days.Last))
}

// X returns the x at which a day starts in the plot of the last Draw; Day is its inverse.
func (t *Timeline) X(d incident.Day) float32 {
	return t.plot.X + t.plot.W*float32(d-t.Axis.First)/float32(max(1, t.Axis.Last+1-t.Axis.First))
}

// Day returns the day at an x of the plot.
func (t *Timeline) Day(x float32) incident.Day {
	d := t.Axis.First + incident.Day(float64(x-t.plot.X)/float64(max(1, t.plot.W))*float64(t.Axis.Last+1-t.Axis.First))
	return min(max(d, t.Axis.First), t.Axis.Last)
}

// Plot returns the area of the bars of the last Draw.
func (t *Timeline) Plot() draw.Rect { return t.plot }

// Draw draws axis and bars into r.
func (t *Timeline) Draw(c draw.Canvas, r draw.Rect, p *draw.Palette) {
	k := &t.pen
	k.c, k.p = c, p
	t.spots = t.spots[:0]
	size, unit := t.Style.Caption, t.Style.Text
	t.plot = draw.Rect{X: r.X + 4*unit, Y: r.Y + float32(size*0.8), W: r.W - 8*unit - float32(2.6*size), H: r.H - float32(2.6*size)}
	if t.Named > 0 {
		t.plot.Y, t.plot.H = t.plot.Y+size, t.plot.H-size
	}
	counts := t.Counts
	if counts == nil {
		counts = t.Count(t.plot.W)
	}
	scale := newScale(t.plot, counts.most, t.Log)
	for _, v := range scale.marks(3) { // makes room for wide numbers at the right
		t.plot.W = min(t.plot.W, r.Right()-float32(0.8*size)-k.width(typeset.Standard().Sans, number(v), size)-t.plot.X)
	}
	foot := t.plot.Bottom()
	if t.Brush != nil {
		x0, x1 := t.X(t.Brush.First), t.X(t.Brush.Last+1)
		k.rect(draw.Rect{X: x0, Y: r.Y, W: x1 - x0, H: foot - r.Y}, p.Wash)
	}
	for _, v := range scale.marks(3) {
		k.line(t.plot.X, scale.y(v), t.plot.Right(), scale.y(v), 0.7*unit, p.Rule)
		k.textRight(typeset.Standard().Sans, number(v), r.Right(), scale.y(v)+float32(size*0.3), size, p.Ink3)
	}
	c.Clip(draw.Rect{X: t.plot.X - unit, Y: r.Y, W: t.plot.W + 2*unit, H: foot + unit - r.Y})
	if t.Cumulative {
		t.curve(counts, scale)
	} else {
		for i := range counts.bars {
			t.bar(&counts.bars[i], scale)
		}
	}
	t.marker(counts, scale)
	c.Unclip()
	k.line(t.plot.X, foot+0.5*unit, t.plot.Right(), foot+0.5*unit, unit, p.Ink2)
	t.ticks(foot, unit)
	t.names(counts, scale)
	if t.Brush != nil {
		t.handles(r.Y, foot, unit)
	}
}

// bounds returns the left and right end of a bar, which is never too narrow to be seen.
func (t *Timeline) bounds(b *timeBar) (x0, x1 float32) {
	unit := t.Style.Text
	x0, x1 = t.X(b.days.First), t.X(b.days.Last+1)
	switch least := 3 * unit; {
	case b.row < 0 && !b.loose:
		return x0, max(x0+unit, x1-min(2*unit, (x1-x0)*0.15))
	case x1-x0 < least:
		mid := (x0 + x1) / 2
		return mid - least/2, mid + least/2
	}
	return x0, x1
}

// inks returns the inks of the lowest and of the highest count.
func (t *Timeline) inks(shown bool) (low, high draw.Ink) {
	p := t.pen.p
	switch {
	case !shown:
		return p.Ghost, p.Ghost
	case t.Table.IsMain(t.Amount):
		return p.Killed, p.Pale
	}
	return p.Accent, draw.Mix(p.Accent, p.Page, 160)
}

// bar draws one incident or one unit of time.
func (t *Timeline) bar(b *timeBar, s scale) {
	k, unit := &t.pen, t.Style.Text
	x0, x1 := t.bounds(b)
	top := s.y(b.highest())
	t.spot(b, draw.Rect{X: x0, Y: min(top, s.foot-6*unit), W: x1 - x0}, s.foot)
	low, high := t.inks(b.shown)
	switch {
	case b.sum.Known == 0: // a dashed outline of a fixed height
		k.outline(draw.Rect{X: x0, Y: s.foot - float32(6*unit), W: max(x1-x0, 4*unit), H: 6 * unit}, unit, []float32{2 * unit, 1.5 * unit}, low)
	case b.loose:
		k.faded(draw.Rect{X: x0, Y: top, W: x1 - x0, H: s.foot - top}, high, unit)
		k.faded(draw.Rect{X: x0, Y: s.y(float64(b.sum.Low)), W: x1 - x0, H: 1.5 * unit}, low, unit)
	case len(b.parts) > 1 && b.shown && !s.log: // lengths of parts would mean nothing
		t.stack(b, s, x0, x1)
	default:
		if b.highest() > float64(b.sum.Low) {
			bar := draw.Rect{X: x0, Y: top, W: x1 - x0, H: s.foot - top}
			k.rect(bar, high)
			if b.shown {
				k.outline(bar, 0.8*unit, nil, low)
			}
		}
		sure := min(s.y(float64(b.sum.Low)), s.foot-unit)
		k.rect(draw.Rect{X: x0, Y: sure, W: x1 - x0, H: s.foot - sure}, low)
		if least := s.y(float64(b.wide.Low)); k.isApart(least-sure, s.foot-least, unit) {
			k.rect(draw.Rect{X: x0, Y: least - unit/2, W: x1 - x0, H: unit}, k.p.Page)
		}
	}
	switch {
	case b.sum.Known == 0:
	case b.highest() > s.top:
		t.cut(b, s, x0, x1, low)
	case b.isOpen():
		k.openAbove((x0+x1)/2, top, unit, low)
	}
}

// isApart reports whether a light line in a bar, at the lowest figure, is far enough from both ends to be seen.
func (k *pen) isApart(above, below, unit float32) bool { return above > 2*unit && below > 1.5*unit }

// total returns what a bar comes to.
func (t *Timeline) total(b *timeBar) incident.Total {
	return incident.Total{Amount: t.Amount, Tally: b.sum, Around: b.wide}
}

// cut marks a bar that goes on above the top, and writes its number where there is room.
func (t *Timeline) cut(b *timeBar, s scale, x0, x1 float32, ink draw.Ink) {
	k, size := &t.pen, t.Style.Caption
	k.openAbove((x0+x1)/2, s.y(s.top)+float32(6*t.Style.Text), t.Style.Text, ink)
	sans := typeset.Standard().Sans
	for _, words := range []string{t.total(b).Figures(), b.sum.Figures()} {
		if k.width(sans, words, size) < x1-x0 {
			k.textCentre(sans, words, (x0+x1)/2, s.y(s.top)+float32(1.4*size), size, k.p.Ink)
			return
		}
	}
}

// openAbove marks the top of a bar whose number has no upper bound.
func (k *pen) openAbove(x, top, unit float32, ink draw.Ink) {
	k.path.Reset()
	k.path.MoveTo(x-3*unit, top-2*unit)
	k.path.LineTo(x, top-5*unit)
	k.path.LineTo(x+3*unit, top-2*unit)
	k.c.Stroke(&k.path, draw.Stroke{Width: 1.2 * unit}, ink)
}

// Spots returns the bars of the last Draw.
func (t *Timeline) Spots() []Spot { return t.spots }

// MayLie returns what may lie in the days of a bar and has bars of its own, since it may as well lie in other days.
func (t *Timeline) MayLie(bar *Spot) incident.Total {
	out := incident.Total{Amount: t.Amount}
	for i := range t.spots {
		if s := &t.spots[i]; s.Loose && s.Pale == bar.Pale && s.Days != bar.Days && s.Days.First <= bar.Days.Last && s.Days.Last >= bar.Days.First {
			out.Merge(s.Sum)
		}
	}
	return out
}

// spot notes where a bar is: from the top of an area to a foot.
func (t *Timeline) spot(b *timeBar, area draw.Rect, foot float32) {
	area.H = foot - area.Y
	t.spots = append(t.spots, Spot{Area: area, Row: b.row, Days: b.days, Loose: b.loose, Sum: t.total(b), Pale: !b.shown, Listed: b.listed})
}

// faded draws a bar with faded ends, for incidents that happened some time within it.
func (k *pen) faded(r draw.Rect, ink draw.Ink, unit float32) {
	const strips = 5
	end := min(r.W*0.3, 18*unit)
	for n := range strips {
		w := end / strips
		ink := draw.Mix(k.p.Page, ink, uint8(255*(n+1)/(strips+1)))
		k.rect(draw.Rect{X: r.X + float32(float32(n)*w), Y: r.Y, W: w, H: r.H}, ink)
		k.rect(draw.Rect{X: r.Right() - float32(float32(n+1)*w), Y: r.Y, W: w, H: r.H}, ink)
	}
	k.rect(draw.Rect{X: r.X + end, Y: r.Y, W: r.W - 2*end, H: r.H}, ink)
}

// stack draws the lowest numbers of each part on top of each other, the most frequent at the bottom, and a
// line up to the highest number of all.
func (t *Timeline) stack(b *timeBar, s scale, x0, x1 float32) {
	k, unit := &t.pen, t.Style.Text
	sum := int64(0)
	for n := range b.parts {
		part := (n + 1) % len(b.parts) // "all others" comes last
		if b.parts[part].Low == 0 {
			continue
		}
		foot := s.y(float64(sum))
		sum += b.parts[part].Low
		top := s.y(float64(sum))
		t.part(part, draw.Rect{X: x0, Y: top, W: x1 - x0, H: foot - top})
		if foot-top > 3*unit {
			k.rect(draw.Rect{X: x0, Y: top, W: x1 - x0, H: 0.7 * unit}, k.p.Page)
		}
	}
	if high := s.y(b.highest()); s.y(float64(sum))-high > unit {
		mid := (x0 + x1) / 2
		k.line(mid, s.y(float64(sum)), mid, high, unit, k.p.Ink2)
		k.line(mid-float32(2.5*unit), high, mid+float32(2.5*unit), high, unit, k.p.Ink2)
	}
}

// partSteps is the number of inks of the parts of a stack, each of which two have: one plain, the next hatched.
const partSteps = (incident.MaxParts + 1) / 2

// DrawPart fills an area as a part of a stack, for its legend.
func (t *Timeline) DrawPart(c draw.Canvas, part int, r draw.Rect, p *draw.Palette) {
	t.pen.c, t.pen.p = c, p
	t.part(part, r)
}

// part fills an area as a part of a stack; 0, all others, is hollow. Parts differ in lightness or in their hatch, so that they
// can be told apart in grey, too.
func (t *Timeline) part(part int, r draw.Rect) {
	k, unit := &t.pen, t.Style.Text
	if part == 0 {
		k.rect(r, k.p.Page)
		k.outline(r, 0.9*unit, nil, k.p.Ink3)
		return
	}
	k.rect(r, t.partInk(part, k.p))
	if part%2 == 0 {
		k.path.Reset()
		k.path.AddRect(r)
		k.hatched(3.5*unit, 1.2*unit, k.p.Page)
	}
}

// partInk returns the ink of a part of a stack other than all others.
func (t *Timeline) partInk(part int, p *draw.Palette) draw.Ink {
	from, to := p.Accent, draw.Mix(p.Accent, p.Page, 190)
	if t.Table.IsMain(t.Amount) {
		from, to = p.Killed, p.Pale
	}
	return draw.Mix(from, to, uint8((part-1)/2*255/(partSteps-1)))
}

// curve draws the running total: the lowest number, and above it up to the highest.
func (t *Timeline) curve(counts *Counts, s scale) {
	k := &t.pen
	for _, shown := range []bool{false, true} {
		steps := counts.cumulated(shown)
		low, high := t.inks(shown)
		for _, part := range []struct {
			ink   draw.Ink
			value func(cumulative) float64
		}{{high, func(c cumulative) float64 { return c.high }}, {low, func(c cumulative) float64 { return c.low }}} {
			t.climb(steps, s, part.value)
			k.path.LineTo(t.plot.Right(), s.foot)
			k.path.Close()
			k.c.Fill(&k.path, part.ink)
		}
		if counts.least { // as a light line
			t.climb(steps, s, func(c cumulative) float64 { return c.least })
			k.c.Stroke(&k.path, draw.Stroke{Width: t.Style.Text}, k.p.Page)
		}
	}
}

// climb sets the path to the steps of a running total, from the left foot of the plot to its right edge.
func (t *Timeline) climb(steps []cumulative, s scale, value func(cumulative) float64) {
	k := &t.pen
	k.path.Reset()
	k.path.MoveTo(t.plot.X, s.foot)
	last := s.foot
	for _, c := range steps {
		x := min(max(t.X(c.day), t.plot.X), t.plot.Right())
		k.path.LineTo(x, last)
		last = s.y(value(c))
		k.path.LineTo(x, last)
	}
	k.path.LineTo(t.plot.Right(), last)
}

// marker draws an arrowhead over the selected incident.
func (t *Timeline) marker(counts *Counts, s scale) {
	if t.Selected < 0 || int(t.Selected) >= t.Table.Len() || !t.AllDates.Has(t.Selected) {
		return
	}
	k, unit := &t.pen, t.Style.Text
	when := t.Table.When(t.Selected)
	at, up := (t.X(when.First)+t.X(when.Last+1))/2, s.foot-float32(6*unit)
	for i := range counts.bars {
		b := &counts.bars[i]
		if b.row == t.Selected || b.row < 0 && b.days.First <= when.First && when.Last <= b.days.Last {
			up = min(up, s.y(b.highest()))
		}
	}
	up = max(up-4*unit, t.plot.Y)
	k.path.Reset()
	k.path.MoveTo(at, up)
	k.path.LineTo(at-float32(5*unit), up-float32(7*unit))
	k.path.LineTo(at+float32(5*unit), up-float32(7*unit))
	k.path.Close()
	k.c.Fill(&k.path, k.p.Accent)
}

// names labels the highest bars with their places, where there is room.
func (t *Timeline) names(counts *Counts, s scale) {
	k, size := &t.pen, t.Style.Caption
	highest := slices.Clone(counts.bars)
	slices.SortStableFunc(highest, func(a, b timeBar) int { return cmp.Compare(b.highest(), a.highest()) })
	var taken []draw.Rect
	for i := range highest {
		b := &highest[i]
		if len(taken) == t.Named || b.row < 0 || b.sum.Known == 0 {
			return
		}
		one := t.Table.At(b.row)
		words := TownOf(one.Place)
		x0, x1 := t.bounds(b)
		w := k.width(typeset.Standard().Sans, words, size)
		x := max(t.plot.X, min((x0+x1)/2-w/2, t.plot.Right()-w))
		r := draw.Rect{X: x - float32(size*0.3), Y: s.y(b.highest()) - float32(1.25*size), W: w + float32(size*0.6), H: float32(1.2 * size)}
		if words == "" || slices.ContainsFunc(taken, r.Overlaps) || t.covers(counts, r, s) {
			continue
		}
		taken = append(taken, r)
		k.c.Halo(k.word(typeset.Standard().Sans, words), x, r.Y+float32(size*0.95), size, 2*t.Style.Text, k.p.Page)
		k.text(typeset.Standard().Sans, words, x, r.Y+float32(size*0.95), size, k.p.Ink)
	}
}

// covers reports whether a name would lie over a bar.
func (t *Timeline) covers(counts *Counts, r draw.Rect, s scale) bool {
	return slices.ContainsFunc(counts.bars, func(b timeBar) bool {
		x0, x1 := t.bounds(&b)
		return r.Overlaps(draw.Rect{X: x0, Y: s.y(b.highest()), W: x1 - x0, H: s.foot})
	})
}

// TownOf returns the last part of a place: "Dasht-e-Barchi, Kabul" is Kabul.
func TownOf(place string) string {
	if i := strings.LastIndex(place, ", "); i > 0 {
		return place[i+2:]
	}
	return place
}

// handles draws the handles of the brush.
func (t *Timeline) handles(top, foot, unit float32) {
	k := &t.pen
	x0, x1 := t.X(t.Brush.First), t.X(t.Brush.Last+1)
	k.rect(draw.Rect{X: x0, Y: foot - unit, W: x1 - x0, H: 3 * unit}, k.p.Accent)
	for _, x := range []float32{x0, x1} {
		k.rect(draw.Rect{X: x - float32(0.75*unit), Y: top, W: 1.5 * unit, H: foot - top}, k.p.Accent)
		grip := draw.Rect{X: x - float32(4.5*unit), Y: (top+foot)/2 - float32(9*unit), W: 9 * unit, H: 18 * unit}
		k.path.Reset()
		k.path.AddRoundRect(grip, 2*unit)
		k.c.Fill(&k.path, k.p.Raise)
		k.c.Stroke(&k.path, draw.Stroke{Width: 1.5 * unit}, k.p.Accent)
	}
}
