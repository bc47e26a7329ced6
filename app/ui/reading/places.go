//go:build !nogui

package reading

import (
	"cmp"
	"strconv"

	"lectern/app/compose"
	"lectern/app/typeset"
)

// Place is what stands at the upper edge of the page, in terms that don't depend on the sizes of text and window. The zero
// Place is the top of the page.
type Place struct {
	Block string  // name or address of the nearest block that has one, there or above; "": there is none
	Below int     // how many blocks further down
	Byte  int     // of that block's text, with which the first line in view begins
	Above float32 // how far that line is below the edge, in multiples of the text size
}

// Move is a way in which the reader goes to another place.
type Move uint8

const (
	Jump Move = iota // by a link, a search, the outline
	Step             // to the next or the one before in a series
)

// Place returns where the reader is, and false as long as nothing is shown.
func (d *Desk) Place() (Place, bool) {
	column := d.Text.Column()
	if column == nil {
		return Place{}, false
	}
	if d.Text.Top() <= 0 {
		return Place{}, true
	}
	line, y := column.FirstIn(d.Text.Top())
	p := Place{Byte: line.Byte, Above: (y - d.Text.Top()) / d.setFor.size}
	for block := line.Block; block >= 0; block-- {
		if p.Block = d.nameOf(block); p.Block != "" {
			break
		}
		p.Below++
	}
	return p, true
}

// nameOf returns the name or the address of a block, or "".
func (d *Desk) nameOf(block int) string {
	return cmp.Or(d.ownAddress(block), d.document.Blocks[block].Anchor)
}

// Restore goes to a place. Where its block is gone, that is the nearest that is like it.
func (d *Desk) Restore(p Place) {
	d.Text.OnceSet(func() {
		if p == (Place{}) {
			d.Text.ScrollTo(-d.Text.Height())
			return
		}
		block, ok := d.blockNamed(p.Block)
		if !ok && p.Block != "" {
			near, _ := d.brief.Address(p.Block)
			block, _ = d.blockNamed(near)
			d.Text.ScrollTo(d.Text.Column().Top(block) - margin)
			return
		}
		at := typeset.Place{Block: min(block+p.Below, len(d.document.Blocks)-1), Byte: p.Byte}
		d.Text.ScrollTo(d.Text.Column().Line(at) - p.Above*d.setFor.size)
	})
}

// GoTo goes to the section or block with an address.
func (d *Desk) GoTo(address string) {
	d.Text.OnceSet(func() {
		if block, ok := d.blockNamed(address); ok {
			d.show(block)
		}
	})
}

// blockNamed returns the block with a name or an address, and false if there is none.
func (d *Desk) blockNamed(name string) (block int, ok bool) {
	for _, part := range d.document.Parts {
		if part.ID == name {
			return part.Block, true
		}
	}
	for i := range d.document.Blocks {
		if d.document.Blocks[i].Named(name) {
			return i, true
		}
	}
	if line := d.brief.LineOf(name); line > 0 {
		return d.document.BlockAt(line), true
	}
	return 0, false
}

// Follow goes where a link within the text leads, to a section, heading or block or to a line of
// brief.md, and reports whether the link is of one of these kinds.
func (d *Desk) Follow(link typeset.Link) bool {
	switch link.Kind {
	case compose.LinkPlace:
		d.GoTo(link.ID)
	case compose.LinkLine:
		if n, err := strconv.Atoi(link.ID); err == nil {
			d.Text.OnceSet(func() { d.show(d.document.BlockAt(n)) })
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

// partOf returns the part with a block of the text, or one without title or id.
func (d *Desk) partOf(block int) (found compose.Part) {
	for _, part := range d.document.Parts {
		if part.Block > block {
			break
		}
		found = part
	}
	return found
}

// part returns the part that is read, or one without title or id.
func (d *Desk) part() (read compose.Part) {
	if d.Text.Column() != nil {
		if at := d.current(); at >= 0 {
			return d.document.Parts[at]
		}
	}
	return read
}

// Section returns the id of the part that is read, or "".
func (d *Desk) Section() string { return d.part().ID }

// Heading returns the title of the part that is read, or "".
func (d *Desk) Heading() string { return d.part().Title }

// margin is the space above a block to which the reader goes.
const margin = 24

// show brings a block near the top of the view.
func (d *Desk) show(block int) { d.Text.ScrollTo(d.Text.Column().Top(block) - margin) }

// goTo leaves the place where the reader is for a block.
func (d *Desk) goTo(block int, by Move) {
	d.Leaving.Emit(by)
	d.show(block)
}

// NextSection goes to the next heading, or to the one before.
func (d *Desk) NextSection(back bool) {
	at := d.current() + 1
	if back {
		at = d.current() - 1
	}
	if at >= 0 && at < len(d.document.Parts) {
		d.goTo(d.document.Parts[at].Block, Step)
	}
}

// atBack reports whether a part follows the text: notes and sources, which nobody reads through.
func atBack(part compose.Part) bool {
	return part.ID == compose.NotesID || part.ID == compose.SourcesID
}
