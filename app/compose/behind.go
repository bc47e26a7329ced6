package compose

import (
	"fmt"
	"strings"

	"lectern/app/brief"
	"lectern/app/draw"
	"lectern/app/incident"
	"lectern/app/typeset"
)

// labels is the width of the labels left of what a slide rests on, in sizes of their type.
const labels = 7.5

// fewIncidents is the number of incidents that are named below a slide; of more, their rows are.
const fewIncidents = 5

// Behind adds what a slide rests on: by name the sources with some numbers, and the incidents. The table of all
// incidents must have been added.
func (c *Composer) Behind(d *Document, in *typeset.Element, sources []int, rows incident.Selection) {
	label := "Sources"
	if len(sources) == 1 {
		label = "Source"
	}
	c.labelled(d, in, label, c.sourceNames(sources))
	label = "Incidents"
	if n := rows.Count(); n > fewIncidents {
		lead, rest, _ := c.Brief.Incidents.Totals(rows).Words()
		text := c.ProgramText(lead+rest+" Rows ", c.detail())
		text.Join(c.rowNumbers(rows))
		text.Add(".", c.detail())
		c.labelled(d, in, label, text)
		return
	} else if n == 1 {
		label = "Incident"
	}
	listed, _ := c.Brief.Incidents.Order(rows, "date", false)
	for _, row := range listed {
		c.labelled(d, in, label, c.incidentName(row))
		label = ""
	}
}

// detail returns the style of what stands below a slide.
func (c *Composer) detail() *typeset.Style { return c.style(c.Sheet.Source.Style, inlineStyle{}) }

// labelled adds a line with a label at the left, unless it has no text.
func (c *Composer) labelled(d *Document, in *typeset.Element, label string, text typeset.Text) {
	if text.String == "" {
		return
	}
	t := c.Sheet.Source
	left, row := float32(t.Size*labels), &typeset.Row{Pad: t.Leading * 0.1}
	if label != "" {
		d.Blocks = append(d.Blocks, typeset.Block{
			Text: c.ProgramText(label, c.style(t.Style, inlineStyle{bold: true})), Leading: t.Leading, Right: c.Wide - left, Ragged: true, Row: row, KeepNext: true, In: in.Inside(draw.Tag{Role: draw.Paragraph}),
		})
	}
	d.Blocks = append(d.Blocks, typeset.Block{Text: text, Leading: t.Leading, Left: left, Ragged: true, Row: row, In: in.Inside(draw.Tag{Role: draw.Paragraph})})
}

// sourceNames sets the names of sources behind their numbers, which lead to the list of sources.
func (c *Composer) sourceNames(numbers []int) (text typeset.Text) {
	all := c.SourceOrder()
	named := map[int]bool{}
	for _, n := range numbers {
		if named[n] || n > len(all) {
			continue
		}
		if named[n] = true; len(named) > 1 {
			text.Add("; ", c.detail())
		}
		s := all[n-1]
		text.Add(fmt.Sprint(n), c.style(c.Sheet.Source.Style, inlineStyle{bold: true, accent: true})).Link = To(LinkSource, s.ID)
		text.Add("\u00a0", c.detail())
		text.AddIsolated(s.Short(), c.detail())
		if day := s.Issued.String(); day != "" {
			text.Add(", "+day, c.detail())
		}
	}
	return text
}

// incidentName sets an incident in a line that leads to its row.
func (c *Composer) incidentName(row incident.Row) (text typeset.Text) {
	one := c.Brief.Incidents.At(row)
	if n := c.rows[row]; n > 0 {
		text.Add(fmt.Sprint(n), c.style(c.Sheet.Source.Style, inlineStyle{bold: true, accent: true})).Link = To(LinkIncident, one.ID)
		text.Add("\u00a0", c.detail())
	}
	text.AddIsolated(one.Name(), c.detail())
	text.Add(", ", c.detail())
	text.AddIsolated(one.Where(), c.detail())
	c.addProgramText(&text, strings.TrimSuffix(fmt.Sprintf(", %s; %s", one.When, c.Brief.Incidents.MainOf(row)), "; "), c.detail())
	return text
}

// SpeakerNotes adds the speaker's notes to a slide.
func (c *Composer) SpeakerNotes(d *Document, in *typeset.Element, notes []brief.Block) {
	if len(notes) == 0 {
		return
	}
	t := c.Sheet.Source
	c.labelled(d, in, "Notes", c.ProgramText("For the speaker", c.style(typeset.Style{Face: t.Face, Size: t.Size, Ink: typeset.Third}, inlineStyle{})))
	c.blocks(d, in, notes, t.Size*labels)
}
