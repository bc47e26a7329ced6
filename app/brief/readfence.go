package brief

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"lectern/app/incident"
	"lectern/app/problem"
)

// fence reads fenced code: a drawing if its class names one, else code.
func (r *reader) fence(n *ast.FencedCodeBlock) Block {
	at := r.node(n)
	if !r.fenceClosed(n) {
		r.problems.Add(problem.Unclosed, at.At, "end it with a line of the same marks", "this code or drawing never ends")
	}
	text := r.lines(n)
	if n.Info == nil {
		return &CodeBlock{Node: at, Text: text}
	}
	info := string(n.Info.Segment.Value(r.src.text))
	if !strings.HasPrefix(info, "{") {
		if wordLength(info) != len(info) {
			r.refuse(at.At, "what stands after the fence can't be read", "write one word for the language, or {.class key=\"value\"}")
		}
		return &CodeBlock{Node: at, Language: info, Text: text}
	}
	a, size := parseAttributes(info, n.Info.Segment.Start, r.src.place)
	if size != len(info) {
		r.refuse(at.At, "what stands after the fence can't be read", `write {.map query="…" caption="…"} in one line`)
		return &CodeBlock{Node: at, Text: text}
	}
	for _, kind := range DrawingKinds() {
		if a.takeClass(kind.String()) {
			if r.drawings++; r.drawings > maxDrawings {
				r.tooLarge(at.At, "split it", fmt.Sprintf("a brief has over %d drawings", maxDrawings))
				return &CodeBlock{Node: at, Text: text}
			}
			return r.drawing(at, kind, a, text)
		}
	}
	code := &CodeBlock{Node: at, Text: text}
	if len(a.classes) > 0 {
		code.Language = a.classes[0].name
		if code.Language == "include" {
			r.refuse(at.At, "includes and templates are not part of the format", "write the text itself here")
		}
		a.classes = a.classes[1:]
	}
	code.ID = r.id(&a)
	a.leftOver(r, "code")
	return code
}

var fenceEnd = regexp.MustCompile("^[ \t>]*(```+|~~~+)[ \t]*\r?\n?$")

// fenceClosed reports whether the line after the content closes the fence, which goldmark doesn't tell.
func (r *reader) fenceClosed(n *ast.FencedCodeBlock) bool {
	line := r.src.lineOf(max(n.Pos(), 0)) + 1
	if last := n.Lines().Len() - 1; last >= 0 {
		line = r.src.lineOf(max(n.Lines().At(last).Stop-1, 0)) + 1
	}
	if line >= len(r.src.lines) {
		return false
	}
	end := len(r.src.text)
	if line+1 < len(r.src.lines) {
		end = r.src.lines[line+1]
	}
	return fenceEnd.Match(r.src.text[r.src.lines[line]:end])
}

// drawing reads a drawing from its attributes; the lines of text are annotations.
func (r *reader) drawing(at Node, kind DrawingKind, a attributes, text string) *Drawing {
	d := &Drawing{Node: at, Kind: kind, ID: r.id(&a), FullPage: a.takeClass("full-page")}
	if p, ok := a.take("query"); ok {
		d.Query, d.queryAt = p.value, a.column(p)
	}
	if p, ok := a.take("view"); ok {
		d.View, d.viewAt = p.value, a.column(p)(1)
	}
	said := func(key string) string {
		p, _ := a.take(key)
		words := d.withFigures(&a, p)
		if markup.MatchString(words) {
			r.problems.Add(problem.BadConstruct, a.column(p)(1), "write its words alone; a live figure is [12]{.figure q='sum killed'}", "the %s of a drawing has attributes or a template", key)
		}
		return apostrophes(words)
	}
	d.Title, d.Caption, d.Alt = said("title"), said("caption"), said("alt")
	if read := drawingKinds[kind].attributes; read != nil {
		read(r, d, &a)
	}
	a.leftOver(r, "a "+kind.Noun())
	if d.Query != "" && d.View != "" {
		r.problems.Add(problem.BadValue, d.viewAt, "give one of them", "a drawing has both a query and a view")
	}
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" {
			d.Annotations = append(d.Annotations, line)
		}
	}
	return d
}

// markup matches what would be printed as it is in words of an attribute.
var markup = regexp.MustCompile(`\{[.#%{]`)

// figureInValue matches a live figure in the value of an attribute: [12]{.figure q='sum killed'}.
var figureInValue = regexp.MustCompile(`\[([^\[\]]*)\]\{\.figure q=(?:"([^"]*)"|'([^']*)')\}`)

// withFigures returns the value of an attribute with its live figures as text, and keeps these to be checked.
func (d *Drawing) withFigures(a *attributes, p pair) string {
	var text strings.Builder
	done := 0
	for _, m := range figureInValue.FindAllStringSubmatchIndex(p.value, -1) {
		offset := func(i int) int { return p.runes[utf8.RuneCountInString(p.value[:i])] }
		measure := max(m[4], m[6])
		skip := utf8.RuneCountInString(p.value[:measure])
		column := a.column(p)
		f := &LiveFigure{Node: Node{a.at(offset(m[0]))}, Text: p.value[m[2]:m[3]], Measure: p.value[measure:max(m[5], m[7])]}
		f.start, f.end = offset(m[2]), offset(m[3])
		f.measureAt = func(c int) problem.Place { return column(c + skip) }
		d.figures = append(d.figures, f)
		text.WriteString(p.value[done:m[0]] + f.Text)
		done = m[1]
	}
	return text.String() + p.value[done:]
}

func (r *reader) mapAttributes(d *Drawing, a *attributes) {
	if p, ok := a.take("extent"); ok {
		if d.Extent, ok = parseExtent(strings.Split(p.value, ",")); !ok {
			r.badValue(a, p, "write west,south,east,north in degrees", "%q is not an extent")
		}
	}
	if p, ok := a.take("shade"); ok {
		if d.Shade, d.shadeAt = strings.TrimSpace(p.value), a.column(p)(1); d.Shade == "" {
			r.badValue(a, p, "name what provinces are shaded by: count or another amount", "%q is not an amount")
		}
	}
	if p, ok := a.take("density"); ok {
		if d.Density, d.densityAt = strings.TrimSpace(p.value), a.column(p)(1); d.Density == "" {
			r.badValue(a, p, "name what hexagons are shaded by: count or another amount", "%q is not an amount")
		} else if d.Shade != "" {
			r.problems.Add(problem.BadValue, d.densityAt, "give one of them", "a map shades both provinces and hexagons")
		}
	}
	if p, ok := a.take("colour"); ok {
		if d.Colour, d.colourAt = strings.TrimSpace(p.value), a.column(p)(1); d.Colour == "" {
			r.badValue(a, p, "name a column, such as tactic", "%q is not a column")
		} else if d.Shade != "" || d.Density != "" {
			r.problems.Add(problem.BadValue, d.colourAt, "give one of them", "a shaded map has no symbols to colour")
		}
	}
	if p, ok := a.take("labels"); ok {
		d.Labels = r.mapLabels(a, p)
	}
	if p, ok := a.take("layers"); ok {
		d.Layers, d.layersAt = namesIn(p.value, a.column(p))
	}
	if p, ok := a.take("views"); ok {
		d.Views, d.viewsAt = namesIn(p.value, a.column(p))
	}
}

// namesIn reads names with commas between; at returns the place of a character of theirs, from 1.
func namesIn(list string, at func(column int) problem.Place) (names []string, places []problem.Place) {
	column := 1
	for name := range strings.SplitSeq(list, ",") {
		space := len(name) - len(strings.TrimLeft(name, " "))
		names, places = append(names, strings.TrimSpace(name)), append(places, at(column+space))
		column += utf8.RuneCountInString(name) + len(",")
	}
	return names, places
}

func (r *reader) timelineAttributes(d *Drawing, a *attributes) {
	r.axis(d, a)
	if p, ok := a.take("unit"); ok {
		if _, ok := incident.ParseUnit(p.value); !ok {
			r.badValue(a, p, "write day, week, month, quarter, year or decade", "%q is not a unit of time")
			return
		}
		d.Unit = p.value
	}
}

// axis reads what the axis of a drawing is.
func (r *reader) axis(d *Drawing, a *attributes) {
	if p, ok := a.take("axis"); ok {
		if d.Log = p.value == "log"; !d.Log && p.value != "linear" {
			r.badValue(a, p, "write log, or linear", "%q is not an axis")
		}
	}
}

func (r *reader) chartAttributes(d *Drawing, a *attributes) {
	r.axis(d, a)
	d.By = a.takeValue("by")
	if p, ok := a.take("measure"); ok {
		d.Measure, d.measureAt = p.value, a.column(p)
	}
	if p, ok := a.take("series"); ok {
		d.Series, d.seriesAt = p.value, a.column(p)(1)
	}
}

func (r *reader) figuresAttributes(d *Drawing, a *attributes) {
	if p, ok := a.take("by"); ok {
		d.By, d.byAt = p.value, a.column(p)(1)
	}
	if p, ok := a.take("measure"); ok {
		d.Measure, d.measureAt = p.value, a.column(p)
	}
	if p, ok := a.take("top"); ok {
		d.Top = r.count(a, p)
	}
	if p, ok := a.take("with"); ok {
		d.With, d.withAt = splitList(p.value), a.column(p)(1)
	}
	if p, ok := a.take("compare"); ok {
		d.Compare, d.compareAt = p.value, a.column(p)
	}
}

// splitList returns the parts between commas.
func splitList(value string) (parts []string) {
	for part := range strings.SplitSeq(value, ",") {
		parts = append(parts, strings.TrimSpace(part))
	}
	return parts
}

func (r *reader) tableAttributes(d *Drawing, a *attributes) {
	if p, ok := a.take("columns"); ok {
		d.Columns = splitList(p.value)
	}
	d.Sort = a.takeValue("sort")
	if p, ok := a.take("limit"); ok {
		d.Limit = r.count(a, p)
	}
}

// parseExtent reads four numbers in degrees.
func parseExtent(parts []string) (*Extent, bool) {
	var e Extent
	if len(parts) != len(e) {
		return nil, false
	}
	for i, part := range parts {
		v, err := strconv.ParseFloat(strings.TrimSpace(part), 64)
		if err != nil {
			return nil, false
		}
		e[i] = v
	}
	return &e, e.valid()
}

// valid reports whether the extent is a part of the world with an area.
func (e Extent) valid() bool {
	within := func(v, limit float64) bool { return v >= -limit && v <= limit } // false for NaN
	return within(e[0], 180) && within(e[1], 90) && within(e[2], 180) && within(e[3], 90) && e[1] < e[3] && e[0] != e[2]
}
