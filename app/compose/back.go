package compose

import (
	"time"

	"lectern/app/draw"
	"lectern/app/typeset"
)

// The ids of the sections that the program writes.
const (
	NotesID     = "lectern-notes"
	ScaleID     = "lectern-scale"
	MethodID    = "lectern-method"
	IncidentsID = "lectern-incidents"
	ClaimsID    = "lectern-claims"
	CountedID   = "lectern-counted"
	SourcesID   = "lectern-sources"
	GlossaryID  = "lectern-glossary"
	ColophonID  = "lectern-colophon"
)

// annex adds the heading of a section that the program writes, on pages with the letter of an annex.
func (c *Composer) annex(d *Document, in *typeset.Element, id, title string) {
	if c.Sheet.Paged {
		title = c.annexMark() + title
	}
	c.programHeading(d, in, 1, id, title)
}

// annexMark returns the letter with which the title of the next annex begins.
func (c *Composer) annexMark() string {
	c.annexes++
	return "Annex " + string(rune('A'+c.annexes-1)) + ". "
}

// say adds a paragraph in the program's words.
func (c *Composer) say(d *Document, in *typeset.Element, t Type, words string) {
	d.Blocks = append(d.Blocks, typeset.Block{
		Text: c.ProgramText(words, c.style(t.Style, inlineStyle{})), Leading: t.Leading, Below: c.Sheet.Gap, Right: c.Wide - c.Measure, In: in.Inside(draw.Tag{Role: draw.Paragraph}),
	})
}

// Notes adds the section of notes, for media without footnotes.
func (c *Composer) Notes(d *Document) {
	if len(c.Brief.Notes) == 0 || c.Sheet.Paged {
		return
	}
	in := typeset.NewElement(draw.Tag{Role: draw.Sect})
	c.programHeading(d, in, 1, NotesID, "Notes")
	for _, n := range c.Brief.Notes {
		if n.ShownIn(c.Medium) {
			c.noteBlocks(d, in.Inside(draw.Tag{Role: draw.Note, ID: Anchor(toNote(n))}), n)
		}
	}
}

// By returns a due date in words: "September 2024".
func By(iso string) string {
	for _, f := range [...][2]string{{"2006-01-02", "2 January 2006"}, {"2006-01", "January 2006"}} {
		if t, err := time.Parse(f[0], iso); err == nil {
			return t.Format(f[1])
		}
	}
	return iso
}
