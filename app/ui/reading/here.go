//go:build !nogui

package reading

import (
	"time"

	"lectern/app/library/annotation"
	"lectern/app/typeset"
	"lectern/app/ui/kit"
)

// chosen returns what is selected, or else the hit of a search that the reader is at, so that the keyboard alone marks and
// copies words. It returns an empty range and false if there is neither.
func (d *Desk) chosen() (typeset.Range, bool) {
	if r, ok := d.Text.Selection(); ok {
		return r, true
	}
	if hit, ok := d.Text.HitInView(); ok && d.column.Blocks[hit.From.Block].Box == nil {
		return hit, true
	}
	return typeset.Range{}, false
}

// quotation returns a new annotation of a range, and false if it has no words.
func (d *Desk) quotation(r typeset.Range) (annotation.Annotation, bool) {
	q, address, ok := d.annotations.quote(r)
	if !ok {
		return annotation.Annotation{}, false
	}
	a := annotation.New(address, time.Now())
	a.Quote = q
	return a, true
}

// here returns a new annotation of what is selected, else of the incident or source in the panel, else of the paragraph or
// drawing with the link that the keyboard is on or the hit that the reader is at, else of the first block in view that has an
// address. It returns false, and says so, if none has one.
func (d *Desk) here() (annotation.Annotation, bool) {
	if r, ok := d.Text.Selection(); ok {
		if a, ok := d.quotation(r); ok {
			return a, true
		}
	}
	address, on := "", d.Text.LinkByKey()
	hit, found := d.Text.HitInView()
	switch {
	case d.Panel.Address() != "" && (on == nil || on.Link == d.Panel.Link()):
		address = d.Panel.Address()
	case on != nil:
		address = d.addressOf(on.Range.From.Block)
	case found:
		address = d.addressOf(hit.From.Block)
	default:
		address = d.firstAddress()
	}
	if address == "" {
		d.host.Notify(kit.Notice{Title: "There is nothing to note here", Lines: []string{"Scroll to a paragraph, or select words first."}})
		return annotation.Annotation{}, false
	}
	return annotation.New(address, time.Now()), true
}

// firstAddress returns the address of the first block in view that has one, or "".
func (d *Desk) firstAddress() string {
	column := d.Text.Column()
	if column == nil {
		return ""
	}
	place, _ := column.FirstIn(max(0, d.Text.Top()))
	for block := place.Block; block < len(column.Blocks) && column.Top(block) < d.Text.Top()+d.Text.Size().Height; block++ {
		if address := d.addressOf(block); address != "" {
			return address
		}
	}
	return ""
}
