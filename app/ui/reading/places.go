//go:build !nogui

package reading

import (
	"strconv"

	"fyne.io/fyne/v2"

	"lectern/app/compose"
	"lectern/app/typeset"
)

// Place is a reading position that doesn't depend on the size of text and window.
type Place struct {
	Section string  // id of the last heading above; "" before the first
	Offset  float32 // distance below that heading, in multiples of the text size
	Part    float32 // how much of the whole text is above, from 0 to 1
}

// Place returns where the reader is, and false as long as nothing is shown.
func (d *Desk) Place() (Place, bool) {
	column := d.Text.Column()
	if column == nil {
		return Place{}, false
	}
	p := Place{Part: d.Text.Progress(), Offset: d.Text.Top() / d.textSize()}
	if at := d.current(); at >= 0 && d.document.Parts[at].ID != "" {
		part := d.document.Parts[at]
		p.Section = part.ID
		p.Offset = (d.Text.Top() - column.Top(part.Block)) / d.textSize()
	}
	return p, true
}

// Restore goes to a place; the zero Place is that of a text not read before, which begins at its top.
func (d *Desk) Restore(p Place) {
	if p == (Place{}) {
		return
	}
	d.Text.OnceSet(func() {
		for _, part := range d.document.Parts {
			if part.ID != "" && part.ID == p.Section {
				d.Text.ScrollTo(d.Text.Column().Top(part.Block) + p.Offset*d.textSize())
				return
			}
		}
		d.Text.ScrollTo(p.Offset * d.textSize())
	})
}

// GoTo goes to the section or block with an address.
func (d *Desk) GoTo(address string) { d.Text.OnceSet(func() { d.follow(address) }) }

// follow goes to a heading or a block with an id or another address.
func (d *Desk) follow(id string) {
	for _, part := range d.document.Parts {
		if part.ID == id {
			d.goTo(part.Block)
			return
		}
	}
	for i := range d.document.Blocks {
		if d.document.Blocks[i].Named(id) {
			d.goTo(i)
			return
		}
	}
	if line := d.brief.LineOf(id); line > 0 {
		d.goTo(d.document.BlockAt(line))
	}
}

// Follow goes where a link within the text leads, to a section, heading or block or to a line of
// brief.md, and reports whether the link is of one of these kinds.
func (d *Desk) Follow(link typeset.Link) bool {
	switch link.Kind {
	case compose.LinkPlace:
		d.follow(link.ID)
	case compose.LinkLine:
		if n, err := strconv.Atoi(link.ID); err == nil {
			d.goTo(d.document.BlockAt(n))
		}
	default:
		return false
	}
	return true
}

// below is how far under the upper edge of the view a heading may be for its part to count as the
// one being read.
const below = 90

// current returns the index of the part that is read, or -1.
func (d *Desk) current() int {
	at := -1
	for i, part := range d.document.Parts {
		if d.Text.Column().Top(part.Block) <= d.Text.Top()+below {
			at = i
		}
	}
	return at
}

// goTo shows a block near the top of the view.
func (d *Desk) goTo(block int) {
	d.back = append(d.back, d.Text.Top())
	d.Text.ScrollTo(d.Text.Column().Top(block) - 24)
}

// GoBack returns to where the last link was followed.
func (d *Desk) GoBack() {
	if n := len(d.back); n > 0 {
		d.Text.ScrollTo(d.back[n-1])
		d.back = d.back[:n-1]
	}
}

// NextSection goes to the next heading, or to the one before.
func (d *Desk) NextSection(back bool) {
	at := d.current() + 1
	if back {
		at = d.current() - 1
	}
	if at >= 0 && at < len(d.document.Parts) {
		d.goTo(d.document.Parts[at].Block)
	}
}

// ShowContents lists the sections in a menu, where the window has no room for the outline.
func (d *Desk) ShowContents() {
	var items []*fyne.MenuItem
	for _, part := range d.document.Parts {
		if part.Level == 1 {
			items = append(items, fyne.NewMenuItem(part.Title, func() { d.goTo(part.Block) }))
		}
	}
	d.window.Menu(items, d.Box, fyne.NewPos(8, 0))
}

// atBack reports whether a part follows the text: notes and sources, which nobody reads through.
func atBack(part compose.Part) bool {
	return part.ID == compose.NotesID || part.ID == compose.SourcesID
}
