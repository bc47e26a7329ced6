package compose

import (
	"lectern/app/draw"
	"lectern/app/incident"
	"lectern/app/typeset"
)

// Claims adds the annex on what sources say of the numbers of incidents, in the order of time. The table of all incidents
// must have been added.
func (c *Composer) Claims(d *Document) {
	all, err := c.selected()
	if err != nil || len(c.Brief.Claims) == 0 {
		return
	}
	order, err := c.Brief.Incidents.Order(all, "date", false)
	if err != nil {
		return
	}
	plain, link := c.style(c.Sheet.Cell.Style, inlineStyle{}), c.style(c.Sheet.Cell.Style, inlineStyle{accent: true})
	var rows [][]cell
	for _, row := range order {
		for _, claim := range c.Brief.Incidents.Claims(row) {
			var name typeset.Text
			name.AddIsolated(c.Brief.Incidents.Name(row), link)
			for i := range name.Spans {
				name.Spans[i].Link = To(LinkIncident, claim.Incident)
			}
			rows = append(rows, []cell{
				{text: name},
				{text: c.ProgramText(c.Brief.Incidents.ClaimWords(&claim), plain)},
				{text: c.numbersOf([]string{claim.Source}, plain, link), figure: true},
				{text: typeset.NewText(claim.Note, plain)},
			})
		}
	}
	if len(rows) == 0 {
		return
	}
	in := typeset.NewElement(draw.Tag{Role: draw.Sect})
	c.annex(d, in, ClaimsID, "Who gives which number")
	c.say(d, in, c.Sheet.Label, "Where a row has a figure of its own, that one is counted; else the span of these.")
	head := c.style(c.Sheet.CellHead.Style, inlineStyle{})
	c.grid(d, tableIn(in), grid{head: []cell{
		{text: c.ProgramText("Incident", head)},
		{text: c.ProgramText("Number", head)},
		{text: c.ProgramText("Source", head), figure: true},
		{text: c.ProgramText("Note", head)},
	}, rows: rows, width: c.Wide})
}

// claims adds to the card of an incident what sources say of its numbers.
func (c *Composer) claims(k *card, row incident.Row) {
	all := c.Brief.Incidents.Claims(row)
	if len(all) == 0 {
		return
	}
	k.rule()
	k.text("Who gives which number", c.Sheet.Label, 4)
	for _, claim := range all {
		words := c.Brief.Incidents.ClaimWords(&claim)
		if claim.Note != "" {
			words += "; " + claim.Note
		}
		k.text(words, c.Sheet.Caption, 2)
		if s := c.Brief.Sources.Get(claim.Source); s != nil {
			k.link(s.Title, To(LinkSource, claim.Source))
		}
	}
}
