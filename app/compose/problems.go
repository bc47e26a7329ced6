package compose

import (
	"fmt"

	"lectern/app/brief"
	"lectern/app/incident"
	"lectern/app/problem"
	"lectern/app/typeset"
)

// Problems are those of a brief as far as they are known.
type Problems struct {
	List     problem.List
	Checking bool // the check goes on, and may find others
	Fixes    bool // the program can mend one
}

// ProblemCard returns problems by file, each with links to its place in the text and in the author's editor. Where some can be
// mended it begins with a link for that.
func (c *Composer) ProblemCard(known Problems) []typeset.Block {
	k := &card{c: c}
	list, fixes := known.List, known.Fixes
	switch {
	case known.Checking:
		k.text("The brief is still being checked.", c.Sheet.Source, 0)
	case len(list) == 0:
		k.text("There are none.", c.Sheet.Source, 0)
	}
	if fixes {
		k.link("Fix: write the right number into every live figure", To(LinkFix, ""))
		k.rule()
	}
	file := ""
	for n, p := range list {
		if p.File != file || n == 0 {
			file = p.File
			heading := c.Sheet.Label // not in the colour of links
			heading.Face, heading.Ink = typeset.Standard().SansBold, typeset.Plain
			k.text(incident.Capital(countedIn(list, file))+" in "+file, heading, 8)
		}
		if fixes && p.Hint == brief.FixHint {
			p.Hint = "write it, or use Fix above"
		}
		c.problemEntry(k, p)
	}
	return k.d.Blocks
}

// countedIn returns how many problems a file has.
func countedIn(list problem.List, file string) string {
	n := 0
	for _, p := range list {
		if p.File == file {
			n++
		}
	}
	return counted(n, "problem")
}

// problemEntry adds a problem.
func (c *Composer) problemEntry(k *card, p problem.Problem) {
	small := c.style(c.Sheet.Label.Style, inlineStyle{bold: true, accent: true})
	plain := c.style(c.Sheet.Label.Style, inlineStyle{})
	if p.Line > 0 {
		var t typeset.Text
		place := t.Add(fmt.Sprintf("Line %d", p.Line), small)
		if p.File == "brief.md" {
			place.Link = To(LinkLine, fmt.Sprint(p.Line))
		} else {
			place.Style = plain
		}
		t.Add("   ", plain)
		t.Add("Open in the editor", small).Link = To(LinkEdit, fmt.Sprintf("%d:%s", p.Line, p.File))
		k.d.Blocks = append(k.d.Blocks, typeset.Block{Text: t, Leading: c.Sheet.Label.Leading, Below: 2, Ragged: true})
	}
	words := incident.Capital(p.What)
	if p.Hint != "" {
		words += ": " + p.Hint
	}
	if p.Severity() == problem.Warning {
		words = "Warning. " + words
	}
	k.text(words+".", c.Sheet.Source, 14)
}
