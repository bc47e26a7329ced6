//go:build !nogui

package reading

import (
	"cmp"
	"slices"
	"sort"

	"lectern/app/brief"
	"lectern/app/compose"
	"lectern/app/library/annotation"
	"lectern/app/typeset"
	"lectern/app/ui/kit"
)

// annotations has where the reader's annotations are in the text as it is set.
type annotations struct {
	text   *annotation.Text
	blocks []int                    // of the passages of text
	bytes  []func(at int) int       // from bytes of a passage to those of its block
	found  map[string]typeset.Range // by annotation

	edition *brief.Brief // in which they were anchored last
}

// setPassages takes the text of the blocks, without note marks, unless that is as it was before the text was set anew.
func (d *Desk) setPassages(before []typeset.Block) {
	a, addresses := &d.annotations, addressesOf(&d.document, d.ownAddress)
	if a.text != nil && slices.Equal(addresses, d.addresses) && slices.EqualFunc(before, d.document.Blocks, sameWords) {
		return
	}
	d.addresses = addresses
	a.blocks, a.bytes = nil, nil
	var all []annotation.Passage
	for i := range d.document.Blocks {
		if text, bytes := d.document.Blocks[i].Text.Unmarked(); text != "" {
			all = append(all, annotation.Passage{Address: d.addresses[i], Text: text})
			a.blocks, a.bytes = append(a.blocks, i), append(a.bytes, bytes)
		}
	}
	a.text = annotation.NewText(all)
}

// sameWords reports whether two blocks have the same words and the same marks in them.
func sameWords(a, b typeset.Block) bool {
	return a.Text.String == b.Text.String && slices.EqualFunc(a.Text.Spans, b.Text.Spans, func(a, b typeset.Span) bool { return a.End == b.End && a.NoteMark == b.NoteMark })
}

// addressesOf returns the address of each block of a text: that of the author's block of which it is made, such as a drawing
// whose title, picture and rows are blocks of the text, or else that of the heading before it. Above all headings it is "".
func addressesOf(d *compose.Document, own func(block int) string) []string {
	all := make([]string, len(d.Blocks))
	parts, heading, address := d.Parts, "", ""
	for i := range all {
		isHeading := false
		for len(parts) > 0 && parts[0].Block <= i {
			heading, isHeading = parts[0].ID, true
			parts = parts[1:]
		}
		if _, begins := d.Lines[i]; begins || isHeading {
			address = cmp.Or(own(i), heading)
		}
		all[i] = address
		if isHeading {
			address = heading
		}
	}
	return all
}

// addressOf returns the address of a block of the text, see addressesOf.
func (d *Desk) addressOf(block int) string { return d.addresses[block] }

// placeAnnotations finds all annotations in the text and shows them. In a new edition it keeps those whose words or address
// have changed with the text as they are now, so that they are found in the next one, too.
func (d *Desk) placeAnnotations() {
	a := &d.annotations
	a.found = map[string]typeset.Range{}
	store := d.host.Notes()
	if store == nil || a.text == nil {
		return
	}
	isNew, changed := a.edition != d.brief, false
	a.edition = d.brief
	var shown []kit.Highlight
	for _, one := range store.All() {
		from, to, ok := a.text.Find(&one)
		if !ok {
			continue
		}
		if isNew && a.anchor(&one, from, to) && store.Put(one) == nil {
			changed = true
		}
		r := a.rangeOf(from, to)
		a.found[one.ID] = r
		shown = append(shown, kit.Highlight{Range: r, Colour: max(0, slices.Index(annotation.Colours, one.Colour)), Bare: one.Colour == "", Wide: one.Note != "" || one.Bookmark, Dotted: one.Note != "" && one.Quote != nil})
	}
	d.Text.SetHighlights(shown)
	if changed {
		d.host.SaveNotes()
	}
}

// anchor gives an annotation of words between two offsets of the text these words and their address, and reports whether it
// had others.
func (a *annotations) anchor(one *annotation.Annotation, from, to int) bool {
	if one.Quote == nil {
		return false
	}
	q, address := a.text.Quote(from, to)
	if q.Exact == one.Quote.Exact && address == one.Address {
		return false
	}
	one.Quote, one.Address = q, address
	return true
}

// rangeOf returns the range of the column between two offsets of the text.
func (a *annotations) rangeOf(from, to int) typeset.Range {
	spans := a.text.Spans(from, to)
	if len(spans) == 0 {
		return typeset.Range{}
	}
	first, last := spans[0], spans[len(spans)-1]
	return typeset.Range{
		From: typeset.Place{Block: a.blocks[first.Passage], Byte: a.bytes[first.Passage](first.From)},
		To:   typeset.Place{Block: a.blocks[last.Passage], Byte: a.bytes[last.Passage](last.To-1) + 1},
	}
}

// offset returns the offset in the text of a place of the column.
func (a *annotations) offset(p typeset.Place) int {
	i, exact := slices.BinarySearch(a.blocks, p.Block)
	switch {
	case i == len(a.blocks):
		return a.text.Offset(i-1, 0)
	case !exact: // a drawing: the next text
		return a.text.Offset(i, 0)
	}
	text, _ := a.text.Passage(i)
	return a.text.Offset(i, sort.Search(len(text), func(at int) bool { return a.bytes[i](at) >= p.Byte }))
}

// quote returns the quotation of a range with its address, and false if the range has no words.
func (a *annotations) quote(r typeset.Range) (*annotation.Quote, string, bool) {
	if a.text == nil || len(a.blocks) == 0 {
		return nil, "", false
	}
	from, to := a.offset(r.From), a.offset(r.To)
	if from >= to {
		return nil, "", false
	}
	q, address := a.text.Quote(from, to)
	return q, address, true
}

// at returns the annotation at a place, the last that was made, or "".
func (a *annotations) at(p typeset.Place, all []annotation.Annotation) string {
	for _, one := range slices.Backward(all) {
		if r, ok := a.found[one.ID]; ok && !p.Before(r.From) && p.Before(r.To) {
			return one.ID
		}
	}
	return ""
}
