//go:build !nogui

package reading

import (
	"fmt"
	"slices"
	"strings"

	"lectern/app/brief"
	"lectern/app/compose"
	"lectern/app/search"
	"lectern/app/typeset"
)

// StartFind has the next searches begin at the top of the view.
func (d *Desk) StartFind() { d.findFrom = max(0, d.Text.Top()) }

// Find marks all hits of a search and goes to the first one below where the search began, or the first of all. If there is
// none, the text stays where it is.
func (d *Desk) Find(words string) {
	d.sought = words
	column := d.Text.Column()
	if column == nil {
		return
	}
	found := d.hits()
	first := 0
	for i, hit := range found {
		if column.Line(hit.From) >= d.findFrom {
			first = i
			break
		}
	}
	d.showHit(found, first)
}

// hits returns where what is sought stands in the column, also in its drawings.
func (d *Desk) hits() []typeset.Range {
	if d.sought != "" {
		d.letter()
	}
	return d.column.Find(d.sought)
}

// letter finds the words in the drawings of the column.
func (d *Desk) letter() {
	if d.lettered || d.column == nil {
		return
	}
	d.lettered = true
	for _, b := range d.column.Boxes {
		if g := compose.DrawingOf(d.column.Blocks[b.Block].Box); g != nil {
			d.column.Letter(b.Block, d.composerApart().LetteringOf(g, b.At.W, b.At.H))
		}
	}
}

// findAgain marks the hits in a column that was set anew: drawings of another size name other places. The reader stays at
// the hit.
func (d *Desk) findAgain() {
	was, at := d.Text.Found()
	found := d.hits()
	now := 0
	if at < len(was) {
		now = slices.IndexFunc(found, func(r typeset.Range) bool { return !r.From.Before(was[at].From) })
	}
	if now < 0 {
		now = max(0, len(found)-1)
	}
	d.Text.SetFound(found, now)
}

// FindNext goes to the next hit, or to the one before.
func (d *Desk) FindNext(back bool) {
	found, at := d.Text.Found()
	n := len(found)
	if n == 0 {
		return
	}
	if back {
		at += n - 2
	}
	d.showHit(found, (at+1)%n)
}

// Finds reports whether hits of a search are marked.
func (d *Desk) Finds() bool {
	found, _ := d.Text.Found()
	return len(found) > 0
}

// showHit marks hits and brings one of them into view. The keyboard leaves the link that it was on: Enter is for the hits.
func (d *Desk) showHit(found []typeset.Range, at int) {
	d.Text.SetFound(found, at)
	if len(found) > 0 {
		d.Text.SetCurrentLink(-1)
		d.Text.Reveal(d.Text.Column().Line(found[at].From))
	}
}

// FindWords returns which hit the reader is at in words, or "" where nothing is sought.
func (d *Desk) FindWords() string {
	found, at := d.Text.Found()
	switch {
	case len(found) > 0:
		return fmt.Sprintf("%d of %d", at+1, len(found))
	case d.sought != "":
		return "not found"
	}
	return ""
}

// Entries returns what a search of the brief finds on the page besides the author's paragraphs: drawings, tables and
// pictures by their titles, notes, and what the reader has marked and noted.
func (d *Desk) Entries() (all []search.Entry) {
	d.letter()
	for _, f := range d.document.Figures {
		all = append(all, search.Entry{Kind: search.Drawing, Title: f.Title, Text: d.wordsOf(f.ID), ID: f.ID})
	}
	for _, n := range d.brief.Notes {
		if n.ShownIn(brief.Page) {
			all = append(all, search.Entry{Kind: search.Note, Title: "Note " + n.Letter(), Text: search.Words(n.Blocks), ID: fmt.Sprint(n.Number)})
		}
	}
	for _, a := range d.host.Notes().All() {
		text := a.Note
		if a.Quote != nil {
			text = strings.TrimSpace(a.Note + " \u201c" + a.Quote.Exact + "\u201d")
		}
		all = append(all, search.Entry{Kind: search.Remark, Title: d.headingOf(&a), Text: text, ID: a.ID})
	}
	return all
}

// wordsOf returns the text alternative of the drawing whose title has a name, and the words that stand in it, or "".
func (d *Desk) wordsOf(name string) string {
	if d.column == nil { // it has had no size yet
		return ""
	}
	blocks := d.column.Blocks
	for i := range blocks {
		if blocks[i].Named(name) && i+1 < len(blocks) && blocks[i+1].Box != nil && blocks[i+1].In != nil {
			return strings.TrimSpace(blocks[i+1].In.Tag.Alt + " " + strings.ReplaceAll(strings.TrimSpace(d.column.Lettering(i+1)), "\n", ", "))
		}
	}
	return ""
}
