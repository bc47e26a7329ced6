package figure

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"lectern/app/draw"
	"lectern/app/incident"
	"lectern/app/typeset"
)

// Bars is a bar chart of a measure of incidents by a field: upright over time, lying for anything else.
type Bars struct {
	Groups  []incident.Group // with a bar each
	Rest    []incident.Group // the smallest, which share a line without a bar
	By      string           // field or unit of time; a longer unit than asked for if that had too many bars
	Measure *incident.Measure
	OfTime  bool
	Log     bool // the axis of bars over time is logarithmic
	Style   Style
	asked   string // the field or unit asked for
	main    bool   // the measure is of the main amount
	steps   int    // over time, number of Groups that are one unit; spans of several units follow
	spots   []Spot
	pen     pen
}

const (
	mostBars  = 14  // lying bars, unless LimitTo is called
	mostSteps = 160 // units of time: more bars can't be told apart on a page
)

// NewBars returns the chart of a selection by a field or a unit of time.
func NewBars(t *incident.Table, s incident.Selection, by string, m *incident.Measure, st Style) (*Bars, error) {
	b := &Bars{By: by, Measure: m, Style: st, asked: by}
	b.main = m.Field != "" && t.IsMain(incident.Amount{Field: m.Field})
	b.pen.shaper = typeset.NewShaper()
	var unit incident.Unit
	total := t.Totals(s)
	if unit, b.OfTime = incident.ParseUnit(by); b.OfTime {
		for total.Rows > 0 && unit < incident.Decades && units(unit, total) > mostSteps {
			unit++
			b.By = unit.String()
		}
	}
	groups, err := t.GroupBy(b.By, m, s)
	if err != nil {
		return nil, err
	}
	if b.Groups = groups; !b.OfTime {
		b.Limit(mostBars)
		return b, nil
	}
	if total.Rows > 0 {
		b.Groups, b.steps = fillGaps(unit, total, groups)
	}
	return b, nil
}

// units returns the number of units of time from the first incident to the last, or a number above mostSteps.
func units(u incident.Unit, total incident.Totals) (n int) {
	for d := u.Start(total.First); d <= total.Last && n <= mostSteps; d = u.End(d) + 1 {
		n++
	}
	return n
}

// fillGaps adds the units of time without incidents, because an axis of time has no gaps. The groups that span
// several units follow, the longest first.
func fillGaps(unit incident.Unit, total incident.Totals, groups []incident.Group) (out []incident.Group, steps int) {
	have := map[string]incident.Group{}
	for _, g := range groups {
		have[g.Key] = g
	}
	at := map[string]int{}
	for d := unit.Start(total.First); d <= total.Last; d = unit.End(d) + 1 {
		key := unit.Label(d)
		g, ok := have[key]
		if !ok {
			g = incident.Group{Key: key}
		}
		at[key] = len(out)
		out = append(out, g)
	}
	steps = len(out)
	for _, g := range groups {
		if _, step := at[g.Key]; !step {
			out = append(out, g)
		}
	}
	length := func(g incident.Group) int {
		first, last, _ := strings.Cut(g.Key, "..")
		return at[last] - at[first]
	}
	slices.SortStableFunc(out[steps:], func(a, b incident.Group) int { return cmp.Compare(length(b), length(a)) })
	return out, steps
}

// Limit limits lying bars to a number of lines: if there are more groups, the smallest share the last line.
func (b *Bars) Limit(lines int) {
	if b.OfTime {
		return
	}
	all := slices.Concat(b.Groups, b.Rest)
	n := len(all)
	if n > lines {
		n = max(1, lines-1)
	}
	b.Groups, b.Rest = all[:n:n], all[n:]
}

// LimitTo limits lying bars to the lines that have room in a width and a height.
func (b *Bars) LimitTo(width, height float32) {
	b.Limit(int((height - b.Style.Caption) / b.pitch(width)))
}

// mostNames is the part of the width that the names of lying bars take at most: longer ones have several lines.
const mostNames = 0.4

// pitch returns the least distance from one lying bar to the next in a width.
func (b *Bars) pitch(width float32) float32 {
	lines := 1
	for _, g := range b.Groups {
		lines = max(lines, len(b.nameLines(g, width)))
	}
	return float32((2.1 + nameLeading*float32(lines-1)) * b.Style.Caption)
}

// nameLeading is the distance of the lines of a name, in sizes of its type.
const nameLeading = 1.15

// nameLines returns the name of a lying bar in lines.
func (b *Bars) nameLines(g incident.Group, width float32) []string {
	return b.pen.lines(g.Words(), width*mostNames+0.01, b.Style.Caption)
}

func (b *Bars) lines() int { return len(b.Groups) + min(1, len(b.Rest)) }

// rest returns the number of groups without a bar and their sum, in words.
func (b *Bars) rest() (name, value string) {
	sum := b.Rest[0].Value
	for _, g := range b.Rest[1:] {
		sum = sum.Plus(g.Value)
	}
	return plural(len(b.Rest), "other", "others"), sum.Words()
}

// Note returns what a reader must know of the bars that their title doesn't say.
func (b *Bars) Note() string {
	var notes []string
	if len(b.Rest) > 0 {
		name, value := b.rest()
		notes = append(notes, fmt.Sprintf("Bars show the largest; %s: %s.", name, value))
	}
	if b.By != b.asked {
		notes = append(notes, fmt.Sprintf("Bars are by %s, for by %s they would be too many.", b.By, b.asked))
	}
	if b.OfTime && b.Log {
		notes = append(notes, LogNote)
	}
	if slices.ContainsFunc(b.Groups, func(g incident.Group) bool { least, low, _, _ := g.Value.Bounds(); return least < low }) {
		notes = append(notes, RangeNote)
	}
	if b.OfTime && len(b.Groups) > b.steps {
		notes = append(notes, "What a faded bar counts happened somewhere within it.")
	}
	return strings.Join(notes, " ")
}

// unit returns the noun for a number on the axis.
func (b *Bars) unit(n float64) string {
	field, _, _ := strings.Cut(b.Measure.Field, ".")
	switch {
	case field != "":
		return strings.ReplaceAll(field, "_", " ")
	case n == 1:
		return "incident"
	}
	return "incidents"
}

// Height returns the height that the chart needs at a width.
func (b *Bars) Height(width float32) float32 {
	if b.OfTime {
		return min(width*0.36, 24*b.Style.Caption)
	}
	return float32(float32(b.lines())*b.pitch(width)) + b.Style.Caption
}

// Draw draws the chart into r.
func (b *Bars) Draw(c draw.Canvas, r draw.Rect, p *draw.Palette) {
	b.pen.c, b.pen.p, b.spots = c, p, nil
	if b.OfTime {
		b.upright(r)
	} else {
		b.lying(r)
	}
}

// Spots returns the bars of the last Draw.
func (b *Bars) Spots() []Spot { return b.spots }

// spot notes where the bar of a group is.
func (b *Bars) spot(area draw.Rect, g incident.Group) {
	b.spots = append(b.spots, Spot{Area: area, Row: -1, Group: g})
}

// inks returns the inks of the lowest and of the highest estimate.
func (b *Bars) inks() (low, high draw.Ink) {
	if b.main { // a colour for nothing else
		return b.pen.p.Killed, b.pen.p.Pale
	}
	return b.pen.p.Accent, b.pen.p.Wash
}

// most returns the value that the axis reaches to.
func (b *Bars) most() float64 {
	bars, mayBe := 0.0, make([]float64, len(b.Groups))
	for i, g := range b.Groups {
		_, _, high, most := g.Value.Bounds()
		bars, mayBe[i] = max(bars, float64(high)), float64(most)
	}
	return reachOf(bars, mayBe)
}

// upright draws bars over time.
func (b *Bars) upright(r draw.Rect) {
	k, size, unit := &b.pen, b.Style.Caption, b.Style.Text
	sans := typeset.Standard().Sans
	plot := draw.Rect{X: r.X, Y: r.Y + size, W: r.W - float32(3*size), H: r.H - float32(3*size)}
	scale := newScale(plot, b.most(), b.Log)
	foot, y, marks := scale.foot, scale.y, scale.marks(4)
	for i, v := range marks {
		k.line(plot.X, y(v), r.Right(), y(v), 0.7*unit, k.p.Rule)
		words := number(v)
		if i == len(marks)-1 {
			words += " " + b.unit(v)
		}
		k.textRight(sans, words, r.Right(), y(v)-float32(0.3*size), size, k.p.Ink3)
	}
	low, high := b.inks()
	axis, at := b.Groups[:b.steps], map[string]int{}
	step := plot.W / float32(max(1, len(axis)))
	width := min(step*0.56, 34*unit)
	every, widest := 1, float32(0)
	for i := range axis {
		at[axis[i].Key] = i
		w := k.width(sans, axis[i].Key, size)
		if widest = max(widest, w); w+float32(size*0.6) > step*float32(every) {
			every = int((w+float32(size*0.6))/step) + 1
		}
	}
	for _, g := range b.Groups[b.steps:] { // incidents known to several units only are drawn as in a timeline
		from, to, _ := strings.Cut(g.Key, "..")
		first, last := at[from], at[to]
		_, least, _, most := g.Value.Bounds()
		x, w := plot.X+float32(step*float32(first)), step*float32(last+1-first)
		top, sure := y(float64(most)), y(float64(least))
		b.spot(draw.Rect{X: x, Y: top, W: w, H: foot - top}, g)
		k.faded(draw.Rect{X: x, Y: top, W: w, H: foot - top}, high, unit)
		k.faded(draw.Rect{X: x, Y: sure, W: w, H: min(1.5*unit, foot-sure)}, low, unit)
	}
	named := max(0, int(widest/2/step+0.5)) // the first whose name fits within the plot
	for i, g := range axis {
		x := plot.X + float32(step*(float32(i)+0.5))
		least, sure, _, most := g.Value.Bounds()
		top := y(float64(most))
		if g.Rows > 0 {
			b.spot(draw.Rect{X: x - step/2, Y: top, W: step, H: foot - top}, g)
		}
		b.bar(draw.Rect{X: x - width/2, Y: top, W: width, H: foot - top}, foot-y(float64(sure)), low, high)
		if line := y(float64(least)); k.isApart(line-y(float64(sure)), foot-line, unit) {
			k.rect(draw.Rect{X: x - width/2, Y: line - unit/2, W: width, H: unit}, k.p.Page)
		}
		switch {
		case float64(most) > scale.top:
			k.openAbove(x, top+float32(6*unit), unit, low)
		case g.Value.IsOpen():
			k.openAbove(x, top, unit, low)
		}
		if i >= named && (i-named)%every == 0 {
			k.textCentre(sans, g.Key, x, foot+float32(1.4*size), size, k.p.Ink2)
		}
	}
	k.line(plot.X, foot+0.5*unit, r.Right(), foot+0.5*unit, unit, k.p.Ink2)
}

// bar draws an upright bar: r reaches to the highest estimate, low is the height of the lowest.
func (b *Bars) bar(r draw.Rect, low float32, ink, pale draw.Ink) {
	k, unit := &b.pen, b.Style.Text
	if r.H <= 0 {
		return
	}
	if r.H > low+0.5 {
		k.rect(r, pale)
		k.outline(r, 0.9*unit, nil, ink)
	}
	k.rect(draw.Rect{X: r.X, Y: r.Bottom() - low, W: r.W, H: low}, ink)
}

// goesOn marks the right end of a bar that goes on beyond the axis.
func (k *pen) goesOn(x, y, unit float32, ink draw.Ink) {
	k.path.Reset()
	k.path.MoveTo(x, y-3*unit)
	k.path.LineTo(x+3*unit, y)
	k.path.LineTo(x, y+3*unit)
	k.c.Stroke(&k.path, draw.Stroke{Width: 1.2 * unit}, ink)
}

// lying draws bars from left to right, with names and values.
func (b *Bars) lying(r draw.Rect) {
	k, size, unit := &b.pen, b.Style.Caption, b.Style.Text
	sans := typeset.Standard().Sans
	names, values := float32(0), float32(0)
	for _, g := range b.Groups {
		names = max(names, k.width(sans, g.Words(), size))
		values = max(values, k.width(sans, g.Value.Words(), size))
	}
	if len(b.Rest) > 0 {
		name, _ := b.rest()
		names = max(names, k.width(sans, name, size))
	}
	names = min(names, r.W*mostNames)
	low, high := b.inks()
	most := max(1, b.most())
	room := r.W - names - values - float32(2.4*size)
	least := b.pitch(r.W)
	pitch := max(least, min((r.H-size)/float32(max(1, b.lines())), 2*least))
	thick := pitch - float32(0.8*size)
	base := func(line int) float32 { // of the words of a line
		return r.Y + float32(float32(line)*pitch) + float32(0.4*size) + thick/2 + float32(0.3*size)
	}
	x := r.X + names + size
	for i, g := range b.Groups {
		y := r.Y + float32(float32(i)*pitch) + float32(0.4*size)
		lines := b.nameLines(g, r.W)
		for n, line := range lines {
			up := float32(len(lines)-1)/2 - float32(n)            // from the middle
			line = k.shaper.Truncate(sans, line, names/size+0.01) // a single word
			k.text(sans, line, r.X, base(i)-float32(up*nameLeading*size), size, k.p.Ink)
		}
		least, sure, _, top := g.Value.Bounds()
		full, part := float32(room*float32(min(1, float64(top)/most))), float32(room*float32(float64(sure)/most))
		if full > part+0.5 {
			area := draw.Rect{X: x, Y: y, W: full, H: thick}
			k.rect(area, high)
			k.outline(area, 0.9*unit, nil, low)
			if float64(top) > most {
				k.goesOn(area.Right()-float32(6*unit), y+thick/2, unit, low)
			}
		}
		k.rect(draw.Rect{X: x, Y: y, W: max(part, unit), H: thick}, low)
		if at := float32(room * float32(float64(least)/most)); k.isApart(part-at, at, unit) {
			k.rect(draw.Rect{X: x + at - unit/2, Y: y, W: unit, H: thick}, k.p.Page)
		}
		b.spot(draw.Rect{X: r.X, Y: y, W: x - r.X + max(full, unit), H: thick}, g)
		k.text(sans, g.Value.Words(), x+full+float32(0.6*size), base(i), size, k.p.Ink2)
	}
	if len(b.Rest) > 0 { // without a bar: their sum may be above the largest value, with which it would be compared
		name, value := b.rest()
		k.text(sans, name, r.X, base(len(b.Groups)), size, k.p.Ink2)
		k.text(sans, value, x, base(len(b.Groups)), size, k.p.Ink2)
	}
}
