package brief

// Walk calls block for every block in order of reading, a block before those inside it, and inline for every
// inline of each. Either may be nil. Notes are not entered; a NoteRef has its Note.
func Walk(blocks []Block, block func(Block), inline func(Inline)) {
	for _, b := range blocks {
		if block != nil {
			block(b)
		}
		if inline != nil {
			WalkInlines(Texts(b), inline)
		}
		for _, inside := range Inside(b) {
			Walk(inside, block, inline)
		}
	}
}

// Judgements returns the judgements that a medium shows, in order of reading.
func (b *Brief) Judgements(m Medium) []*Judgement { return shown[*Judgement](b, m) }

// Recommendations returns the recommendations that a medium shows, in order of reading.
func (b *Brief) Recommendations(m Medium) []*Recommendation { return shown[*Recommendation](b, m) }

// Drawings returns the drawings that a medium shows, in order of reading.
func (b *Brief) Drawings(m Medium) []*Drawing { return shown[*Drawing](b, m) }

// shown returns the blocks of a kind that a medium shows, in order of reading.
func shown[T Block](b *Brief, m Medium) (all []T) {
	var walk func([]Block)
	walk = func(blocks []Block) {
		for _, one := range blocks {
			if !m.Shows(one) {
				continue
			}
			if found, ok := one.(T); ok {
				all = append(all, found)
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
		WalkInlines(in.children(), visit)
	}
}

// Texts returns the text of a block without that of the blocks inside it, in order of reading. b may be nil.
func Texts(b Block) []Inline {
	if b == nil {
		return nil
	}
	return b.texts()
}

// Inside returns the blocks inside a block: one run for a quote or a div, one run an item for a list. The
// terms of a definition list are returned as paragraphs. b may be nil.
func Inside(b Block) [][]Block {
	if b == nil {
		return nil
	}
	return b.inside()
}
