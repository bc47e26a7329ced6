package brief

import "slices"

// Walk calls block for every block in order of reading, those inside others after the one that
// holds them, and inline for every inline of each. Either may be nil. Notes are not entered: a
// NoteRef leads to its Note.
func Walk(blocks []Block, block func(Block), inline func(Inline)) {
	for _, b := range blocks {
		if block != nil {
			block(b)
		}
		WalkInlines(Texts(b), inline)
		for _, inside := range Inside(b) {
			Walk(inside, block, inline)
		}
	}
}

// Judgements are those that a medium shows, in order of reading.
func (b *Brief) Judgements(m Medium) []*Judgement {
	var all []*Judgement
	var walk func([]Block)
	walk = func(blocks []Block) {
		for _, one := range blocks {
			if !m.Shows(one) {
				continue
			}
			if j, ok := one.(*Judgement); ok {
				all = append(all, j)
			}
			for _, inside := range Inside(one) {
				walk(inside)
			}
		}
	}
	for _, s := range b.Sections {
		walk(s.Blocks)
	}
	return all
}

// WalkInlines calls visit for every inline in order of reading. visit may be nil.
func WalkInlines(inlines []Inline, visit func(Inline)) {
	if visit == nil {
		return
	}
	for _, in := range inlines {
		visit(in)
		WalkInlines(children(in), visit)
	}
}

// Texts is the running text that belongs to a block itself, not to the blocks inside it, in order
// of reading.
func Texts(b Block) []Inline {
	switch b := b.(type) {
	case *Paragraph:
		return b.Text
	case *Heading:
		return b.Text
	case *ImageBlock:
		return b.Caption
	case *Table:
		all := slices.Clone(b.Caption) // which stands above
		for _, c := range b.Header {
			all = append(all, c.Text...)
		}
		for _, row := range b.Rows {
			for _, c := range row {
				all = append(all, c.Text...)
			}
		}
		return all
	}
	return nil
}

// Inside are the runs of blocks that a block holds: one for a quote or a div, one an item for a
// list. The terms of a definition list come as paragraphs.
func Inside(b Block) [][]Block {
	switch b := b.(type) {
	case *List:
		inside := make([][]Block, len(b.Items))
		for i, item := range b.Items {
			inside[i] = item.Blocks
		}
		return inside
	case *DefinitionList:
		var inside [][]Block
		for _, d := range b.Items {
			inside = append(inside, []Block{&Paragraph{d.Node, d.Term}})
			inside = append(inside, d.Definitions...)
		}
		return inside
	case *Quote:
		return [][]Block{b.Blocks}
	case *Judgement:
		return [][]Block{b.Blocks}
	case *Recommendation:
		return [][]Block{b.Blocks}
	case *KeyPoint:
		return [][]Block{b.Blocks}
	case *SpeakerNotes:
		return [][]Block{b.Blocks}
	case *Only:
		return [][]Block{b.Blocks}
	case *Aside:
		return [][]Block{b.Blocks}
	case *Landscape:
		return [][]Block{b.Blocks}
	}
	return nil
}

// children are the inlines that an inline holds.
func children(in Inline) []Inline {
	switch in := in.(type) {
	case *Emphasis:
		return in.Text
	case *Strong:
		return in.Text
	case *SmallCaps:
		return in.Text
	case *Link:
		return in.Text
	case *IncidentLink:
		return in.Text
	case *ViewLink:
		return in.Text
	case *Span:
		return in.Text
	}
	return nil
}
