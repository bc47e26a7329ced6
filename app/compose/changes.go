package compose

import (
	"lectern/app/edition"
	"lectern/app/typeset"
)

// ChangesCard returns what has changed since an earlier edition, with links to what this one has.
func (c *Composer) ChangesCard(all *edition.Changes) []typeset.Block {
	k := &card{c: c}
	k.text(all.Title, c.Sheet.Judgement, 10)
	if len(all.Parts) == 0 {
		k.text(edition.Nothing, c.Sheet.Source, 0)
	}
	for _, p := range all.Parts {
		k.rule()
		heading := c.Sheet.Label
		heading.Face, heading.Ink = typeset.Standard().SansBold, typeset.Plain
		k.text(p.Heading, heading, 8)
		for _, e := range p.Entries {
			c.changeEntry(k, &e)
		}
		for _, rest := range []string{p.Unlisted, p.Unchanged} {
			if rest != "" {
				k.text(rest, c.Sheet.Caption, 0)
			}
		}
	}
	return k.d.Blocks
}

// changeEntry adds what has changed, with what it was.
func (c *Composer) changeEntry(k *card, e *edition.Entry) {
	t := k.text(e.Turn, c.Sheet.Label, 2)
	if link := LinkAt(e.Address); link.Leads() {
		t.Spans[0].Link = link
		t.Spans[0].Style = c.style(c.Sheet.Label.Style, inlineStyle{bold: true, accent: true})
	}
	below := float32(12)
	if len(e.Details) > 0 {
		below = 2
	}
	k.text(e.Words, c.Sheet.Source, below)
	for i, d := range e.Details {
		below = 2
		if i == len(e.Details)-1 {
			below = 12
		}
		k.text(d, c.Sheet.Caption, below)
	}
}
