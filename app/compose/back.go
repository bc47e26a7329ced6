package compose

import (
	"fmt"
	"strings"
	"time"

	"lectern/app/atlas"
	"lectern/app/brief"
	"lectern/app/draw"
	"lectern/app/incident"
	"lectern/app/typeset"
)

// Names of what the program writes by itself.
const (
	NotesID     = "lectern-notes"
	SourcesID   = "lectern-sources"
	ScaleID     = "lectern-scale"
	IncidentsID = "lectern-incidents"
)

// Notes adds the footnotes.
func (c *Composer) Notes(d *Document) {
	if len(c.Brief.Notes) == 0 {
		return
	}
	in := &typeset.Element{Tag: draw.Tag{Role: draw.Sect}}
	c.Heading(d, in, 1, NotesID, "Notes", nil)
	hang := c.Sheet.Body.Size * 1.4
	for _, n := range c.Brief.Notes {
		if n.Number == 0 {
			continue
		}
		from := len(d.Blocks)
		e := in.Inside(draw.Tag{Role: draw.Note, ID: fmt.Sprintf("note-%d", n.Number)})
		label := &hung{typeset.NewText(n.Letter(), c.style(c.Sheet.Kicker.Style, look{})), e.Inside(draw.Tag{Role: draw.ListLabel}), hang}
		for i, b := range n.Blocks {
			if p, ok := b.(*brief.Paragraph); ok {
				if i > 0 {
					label = nil
				}
				c.paragraph(d, e, c.Sheet.Source, p.Text, hang, label)
			} else {
				c.block(d, e, b, hang)
			}
		}
		if len(d.Blocks) > from {
			d.Blocks[from].Anchor = fmt.Sprintf("note-%d", n.Number)
		}
	}
}

// Sources adds the numbered list: what the text cites, then what only incidents and series rest
// on.
func (c *Composer) Sources(d *Document) {
	order := c.SourceOrder()
	if len(order) == 0 {
		return
	}
	in := &typeset.Element{Tag: draw.Tag{Role: draw.Sect}}
	c.Heading(d, in, 1, SourcesID, "Sources", nil)
	cited := len(c.Brief.References())
	list := in.Inside(draw.Tag{Role: draw.List, Ordered: true})
	t := c.Sheet.Source
	hang := t.Size * 2.4
	for n, s := range order {
		if n == cited && cited > 0 {
			c.Heading(d, in, 2, "lectern-sources-data", "Sources of the incidents and series only", nil)
			list = in.Inside(draw.Tag{Role: draw.List, Ordered: true})
		}
		li := list.Inside(draw.Tag{Role: draw.ListItem})
		label := typeset.NewText(fmt.Sprint(n+1), c.style(c.Sheet.Kicker.Style, look{}))
		text := c.runs(t, s.Reference())
		if s.Note != "" { // its limits
			text.Add(" "+incident.Capital(s.Note)+".", c.style(t.Style, look{italic: true}))
		}
		d.Blocks = append(d.Blocks, typeset.Block{
			Text: text, Leading: t.Leading, Left: hang, Right: c.Wide - c.Measure, Below: t.Leading * 0.35, Ragged: true,
			Label: &label, LabelIn: li.Inside(draw.Tag{Role: draw.ListLabel}), Hang: hang,
			In: li.Inside(draw.Tag{Role: draw.ListBody}).Inside(draw.Tag{Role: draw.Paragraph}), Anchor: "source-" + s.ID,
		})
	}
}

// SourceOrder numbers the sources: those that the text cites as they are cited, then those of the
// incidents in the order of time, then those of the series.
func (c *Composer) SourceOrder() []*brief.Source {
	c.numbers = map[string]int{}
	var order []*brief.Source
	add := func(key string) {
		if s := c.Brief.Sources.Get(key); s != nil && c.numbers[key] == 0 {
			order = append(order, s)
			c.numbers[key] = len(order)
		}
	}
	for _, r := range c.Brief.References() {
		add(r.Source.ID)
	}
	if s, err := c.Brief.Select(""); err == nil {
		rows, _ := c.Brief.Incidents.Order(s, "date", false)
		for _, row := range rows {
			one := c.Brief.Incidents.At(int(row))
			for _, key := range one.Sources {
				add(key)
			}
		}
	}
	for _, p := range c.Brief.Series {
		add(p.Source)
	}
	return order
}

// numbersOf lists the numbers of sources, as links.
func (c *Composer) numbersOf(keys []string, base, link *typeset.Style) typeset.Text {
	if c.numbers == nil {
		c.SourceOrder()
	}
	var t typeset.Text
	for _, key := range keys {
		n := c.numbers[key]
		if n == 0 {
			continue
		}
		if len(t.Spans) > 0 {
			t.Add(", ", base)
		}
		t.Add(fmt.Sprint(n), link).Link = "cite:" + key
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
		span := out.Add(r.Text, c.style(t.Style, look{italic: r.Italic, accent: r.Link != ""}))
		span.Link = r.Link
	}
	return out
}

// Scale adds the annex that explains likelihood, confidence, coverage and boundaries.
func (c *Composer) Scale(d *Document) {
	in := &typeset.Element{Tag: draw.Tag{Role: draw.Sect}}
	c.Heading(d, in, 1, ScaleID, "How likely, how sure", nil)
	say := func(words string) {
		t := c.Sheet.Body
		d.Blocks = append(d.Blocks, typeset.Block{
			Text: typeset.NewText(words, c.style(t.Style, look{})), Leading: t.Leading, Below: c.Sheet.Gap, Right: c.Wide - c.Measure, In: in.Inside(draw.Tag{Role: draw.Paragraph}),
		})
	}
	name := "Intelligence Community Directive 203 of the United States"
	if c.Brief.Scale == brief.PHIA {
		name = "the yardstick of the Professional Head of Intelligence Assessment of the United Kingdom"
	}
	say("Judgements use the words of " + name + ". A word of likelihood says how probable something is. Confidence, stated apart from it, says how good the basis of the judgement is: high, moderate or low.")
	style := c.style(c.Sheet.Cell.Style, look{})
	text := func(s string) typeset.Text { return typeset.NewText(s, style) }
	head := c.style(c.Sheet.CellHead.Style, look{})
	var rows [][]cell
	for _, w := range c.Brief.Scale.Words() {
		rows = append(rows, []cell{{text: text(w.Word)}, {text: text(fmt.Sprintf("%d\u2013%d", w.Low, w.High)), figure: true}})
	}
	c.grid(d, in, []cell{{text: typeset.NewText("Word", head)}, {text: typeset.NewText("Per cent", head), figure: true}}, rows, c.Measure, 0)
	t := c.Brief.Incidents
	if t.Len() > 0 {
		s, _ := c.Brief.Select("")
		unknown := t.Totals(s).Killed.Unknown
		words := fmt.Sprintf("Incidents: %d are recorded here; the number of people killed is unknown for %d. An empty number is unknown, never zero; a sum adds lowest and highest figures and leaves the unknown out. Deaths exclude attackers.", t.Len(), unknown)
		switch c.Brief.Coverage.Kind {
		case brief.Selection:
			words += " The incidents are a selection: their number shows no rate and no trend."
		case brief.Census:
			words += " The incidents are meant to be complete."
		}
		if c.Brief.Coverage.Sentence != "" {
			words += " " + c.Brief.Coverage.Sentence
		}
		say(words)
		_, options := c.projection()
		say("Maps: " + atlas.Credit() + " " + atlas.PolicyNote(options.Boundaries))
	}
}

// Annex adds all incidents as a table, where links to incidents lead on paper.
func (c *Composer) Annex(d *Document) {
	s, err := c.Brief.Select("")
	if err != nil || s.Count() == 0 {
		return
	}
	in := &typeset.Element{Tag: draw.Tag{Role: draw.Sect}}
	c.Heading(d, in, 1, IncidentsID, "Incidents", nil)
	rows, err := c.Brief.Incidents.Order(s, "date", false)
	if err != nil {
		return
	}
	from := len(d.Blocks)
	c.annexTable(d, in, rows)
	for i := from; i < len(d.Blocks); i++ { // here a title is the place that others lead to
		for k := range d.Blocks[i].Text.Spans {
			if id, ok := strings.CutPrefix(d.Blocks[i].Text.Spans[k].Link, "incident:"); ok {
				d.Blocks[i].Text.Spans[k].Link = ""
				d.Blocks[i].Text.Spans[k].Style = c.style(c.Sheet.Cell.Style, look{bold: true})
				d.Blocks[i].Anchor = "incident-" + id
			}
		}
	}
}

// AnnexColumns are those of the table of all incidents.
var AnnexColumns = []string{"date", "title", "place", "killed", "wounded", "attribution", "sources"}

func (c *Composer) annexTable(d *Document, in *typeset.Element, rows []int32) {
	c.Table(d, in, rows, AnnexColumns)
}

// By says a due date in words: "September 2024".
func By(iso string) string {
	for _, f := range [...][2]string{{"2006-01-02", "2 January 2006"}, {"2006-01", "January 2006"}} {
		if t, err := time.Parse(f[0], iso); err == nil {
			return t.Format(f[1])
		}
	}
	return iso
}

// Reach is a selection that a link leads to: the incidents behind a figure or a view.
func Reach(b *brief.Brief, link string) (query string, s incident.Selection, ok bool) {
	if measure, is := strings.CutPrefix(link, "figure:"); is {
		_, s, err := b.Figure(measure)
		if err != nil {
			return "", s, false
		}
		m, err := incident.ParseMeasure(measure)
		if err != nil || m.Where == nil {
			return "", s, err == nil
		}
		return m.Where.String(), s, true
	}
	if name, is := strings.CutPrefix(link, "view:"); is {
		if v := b.View(name); v != nil {
			s, err := b.Select(v.Query)
			return v.Query, s, err == nil
		}
	}
	return "", incident.Selection{}, false
}
