package compose

import (
	"fmt"
	"slices"
	"strings"

	"lectern/app/brief"
	"lectern/app/draw"
	"lectern/app/incident"
	"lectern/app/typeset"
)

// GradesNote explains the grades of sources.
const GradesNote = "The letter rates the source, the figure the information (NATO AJP-2.1): A 1 is best, F and 6 cannot be judged."

// Cited is a place on a page that cites a source.
type Cited struct {
	Page   int
	Anchor string
}

// Sources adds the numbered list of sources: those that the text cites, then those of incidents and series
// only. cited holds the places that cite each source, by its id; it may be nil.
func (c *Composer) Sources(d *Document, cited map[string][]Cited) {
	order := c.SourceOrder()
	if len(order) == 0 {
		return
	}
	in := typeset.NewElement(draw.Tag{Role: draw.Sect})
	c.annex(d, in, SourcesID, "Sources")
	read := c.commonlyRead(order)
	if read != "" {
		c.say(d, in, c.Sheet.Label, "Addresses were read on "+read+" unless another day is given.")
	}
	graded := slices.ContainsFunc(order, func(s *brief.Source) bool { return s.Grade() != "" })
	if graded {
		c.say(d, in, c.Sheet.Label, GradesNote)
	}
	list := in.Inside(draw.Tag{Role: draw.List, Numbering: "Decimal"})
	for n, s := range order {
		if n == c.inText && n > 0 {
			c.programHeading(d, in, 2, "lectern-sources-data", "Sources of the incidents and series only")
			list = in.Inside(draw.Tag{Role: draw.List, Numbering: "Decimal"})
		}
		c.source(d, list, n+1, s, read, cited[s.ID], graded)
	}
}

// commonlyRead returns the day on which most sources were read, which pages state once instead of with each
// source; or "".
func (c *Composer) commonlyRead(order []*brief.Source) string {
	if !c.Sheet.Paged {
		return ""
	}
	counts := map[string]int{}
	best := ""
	for _, s := range order {
		if day := s.Accessed.String(); day != "" && s.URL != "" {
			if counts[day]++; counts[day] > counts[best] {
				best = day
			}
		}
	}
	if counts[best] < 3 {
		return ""
	}
	return best
}

// source adds the entry of a source: number, reference, limits, the pages that cite it, and its grade.
func (c *Composer) source(d *Document, list *typeset.Element, number int, s *brief.Source, read string, cited []Cited, graded bool) {
	t := c.Sheet.Source
	hang, grade := t.Size*2.6, float32(0)
	if graded {
		grade = t.Size * 3.4
	}
	text := c.kept(textKey{of: s, t: t}, func() []typeset.Text { return []typeset.Text{c.sourceText(t, s, read)} })[0]
	c.citedOn(&text, t, cited)
	li := list.Inside(draw.Tag{Role: draw.ListItem})
	body := li.Inside(draw.Tag{Role: draw.ListBody})
	label := typeset.NewText(fmt.Sprint(number), c.style(c.Sheet.Kicker.Style, inlineStyle{}))
	wide := c.Wide
	if !c.Sheet.Paged {
		wide = c.Measure
	}
	row := &typeset.Row{Pad: t.Leading * 0.17}
	if c.Sheet.Paged {
		row.Pad, row.Rule = t.Leading*0.18, 0.5
	}
	d.Blocks = append(d.Blocks, typeset.Block{
		Text: text, Leading: t.Leading, Left: hang, Right: c.Wide - wide + grade, Ragged: true, Row: row,
		Label: &label, LabelIn: li.Inside(draw.Tag{Role: draw.ListLabel}), Hang: hang,
		In: body.Inside(draw.Tag{Role: draw.Paragraph}), Anchor: Anchor(To(LinkSource, s.ID)),
	})
	if words := s.Grade(); words != "" {
		d.Blocks = append(d.Blocks, typeset.Block{
			Text: typeset.NewText(words, c.style(t.Style, inlineStyle{bold: true})), Leading: t.Leading, Left: wide - grade, Right: c.Wide - wide, Ragged: true, Flush: true, Row: row,
			In: body.Inside(draw.Tag{Role: draw.Paragraph}),
		})
	}
}

// sourceText sets the reference of a source and its limits.
func (c *Composer) sourceText(t Type, s *brief.Source, read string) typeset.Text {
	reference := s.Reference()
	if read != "" && s.Accessed.String() == read {
		last := &reference[len(reference)-1]
		last.Text = strings.Replace(last.Text, " (accessed "+read+")", "", 1)
	}
	text := c.runs(t, reference)
	if s.Note != "" { // its limits
		text.Add(" "+incident.Capital(s.Note)+".", c.style(t.Style, inlineStyle{italic: true}))
	}
	return text
}

// mostPages is the number of pages listed for a source.
const mostPages = 12

// citedOn appends the pages that cite a source, each as a link.
func (c *Composer) citedOn(text *typeset.Text, t Type, cited []Cited) {
	if len(cited) == 0 {
		return
	}
	quiet := c.style(typeset.Style{Face: t.Face, Size: t.Size, Ink: typeset.Third}, inlineStyle{})
	words := " Cited\u00a0on\u00a0p.\u00a0"
	if len(cited) > 1 {
		words = " Cited on pp.\u00a0"
	}
	c.addProgramText(text, words, quiet)
	for i, one := range cited[:min(len(cited), mostPages)] {
		if i > 0 {
			text.Add(", ", quiet)
		}
		text.Add(fmt.Sprint(one.Page), c.style(t.Style, inlineStyle{accent: true})).Link = To(LinkCitation, one.Anchor)
	}
	if n := len(cited) - mostPages; n > 0 {
		c.addProgramText(text, fmt.Sprintf(" and %d more", n), quiet)
	}
	text.Add(".", quiet)
}

// SourceOrder numbers the sources and returns them in order: those that the text cites as they are cited, then
// those of incidents and what is claimed of them in the order of time, then those of drawings.
func (c *Composer) SourceOrder() []*brief.Source {
	if c.numbers != nil {
		return c.sources
	}
	c.numbers = map[string]int{}
	if len(c.Brief.Sources.All) == 0 {
		return nil
	}
	add := func(key string) {
		if s := c.Brief.Sources.Get(key); s != nil && c.numbers[key] == 0 {
			c.sources = append(c.sources, s)
			c.numbers[key] = len(c.sources)
		}
	}
	for _, r := range c.Brief.References(c.Medium) {
		add(r.Source.ID)
	}
	c.inText = len(c.sources)
	if s, err := c.Brief.Select(""); err == nil {
		rows, _ := c.Brief.Incidents.Order(s, "date", false)
		for key := range c.Brief.Incidents.SourceKeys(rows) {
			add(key)
		}
	}
	for _, key := range c.Brief.DrawnSources(c.Medium) {
		add(key)
	}
	return c.sources
}

// sourceNumber returns the number of a source, or 0 if it isn't among those of SourceOrder.
func (c *Composer) sourceNumber(key string) int {
	c.SourceOrder()
	return c.numbers[key]
}

// numbersOf returns the numbers of sources as links.
func (c *Composer) numbersOf(keys []string, base, link *typeset.Style) typeset.Text {
	var t typeset.Text
	for _, key := range keys {
		n := c.sourceNumber(key)
		if n == 0 {
			continue
		}
		if len(t.Spans) > 0 {
			t.Add(", ", base)
		}
		t.Add(fmt.Sprint(n), link).Link = To(LinkSource, key)
	}
	if len(t.Spans) == 0 {
		t.Add("", base)
	}
	return t
}

// runs sets a reference.
func (c *Composer) runs(t Type, runs []brief.Run) typeset.Text {
	var out typeset.Text
	for _, r := range runs {
		span := out.Add(r.Text, c.style(t.Style, inlineStyle{italic: r.Italic, accent: r.Link != ""}))
		if r.Link != "" {
			span.Link = toTarget(r.Link)
		}
		if Foreign(c.Brief, r.Lang) {
			span.Tag, span.Dir = &draw.Tag{Role: draw.Span, Lang: r.Lang}, Direction(r.Lang)
		}
	}
	return out
}
