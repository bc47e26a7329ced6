package brief

import (
	"slices"

	"lectern/app/problem"
)

// number numbers citations and notes in the order of reading, in which a note comes at its mark: first those of
// pages, then those that only slides show. What is cited in speaker notes only is never printed and takes no number.
func (b *Brief) number() {
	sources, notes := map[string]int{}, 0
	cite := func(c *Citation) {
		for i := range c.Items {
			key := c.Items[i].Key
			if b.Sources.Get(key) != nil && sources[key] == 0 {
				sources[key] = len(sources) + 1
			}
		}
	}
	for _, m := range []Medium{Page, Slides} {
		b.eachPrinted(m, func(in Inline) {
			switch in := in.(type) {
			case *Citation:
				cite(in)
			case *NoteRef:
				if in.Note.Number == 0 {
					notes++
					in.Note.Number = notes
				}
				in.Note.onPages = in.Note.onPages || m == Page
			}
		})
	}
	b.eachInline(func(in Inline) {
		if c, ok := in.(*Citation); ok {
			if s := b.Sources.Get(c.Items[0].Key); s != nil && c.InText && !c.Items[0].Suppress {
				c.Name = s.Short()
			}
			for i := range c.Items {
				c.Items[i].Number = sources[c.Items[i].Key]
			}
		}
	})
	slices.SortStableFunc(b.Notes, func(x, y *Note) int {
		if x.Number == 0 || y.Number == 0 {
			return y.Number - x.Number
		}
		return x.Number - y.Number
	})
}

// ShownIn reports whether a medium shows the note: pages those with a mark on pages, slides any with a mark.
func (n *Note) ShownIn(m Medium) bool { return n.onPages || m == Slides && n.Number > 0 }

// eachInline calls visit for all inlines, those of speaker notes and notes among them.
func (b *Brief) eachInline(visit func(Inline)) {
	for _, s := range b.Sections {
		WalkInlines(s.Title, visit)
		Walk(s.Blocks, nil, visit)
	}
	for _, n := range b.Notes {
		Walk(n.Blocks, nil, visit)
	}
}

// eachPrinted calls visit for the inlines in blocks that a medium prints, those of a note at its first mark.
func (b *Brief) eachPrinted(m Medium, visit func(Inline)) {
	seen := map[*Note]bool{}
	var each func(Inline)
	each = func(in Inline) {
		visit(in)
		if ref, ok := in.(*NoteRef); ok && !seen[ref.Note] {
			seen[ref.Note] = true
			Walk(ref.Note.Blocks, nil, each)
		}
	}
	for _, s := range b.Sections {
		WalkInlines(s.Title, each)
		walkPrinted(s.Blocks, m, each)
	}
}

// walkPrinted does what Walk does for the inlines in blocks that a medium prints.
func walkPrinted(blocks []Block, m Medium, visit func(Inline)) {
	for _, block := range blocks {
		if !prints(m, block) {
			continue
		}
		WalkInlines(Texts(block), visit)
		for _, inside := range Inside(block) {
			walkPrinted(inside, m, visit)
		}
	}
}

// prints reports whether a medium shows a block: Page what pages show, Slides what pages or slides show, and no medium
// every block, speaker notes among them.
func prints(m Medium, b Block) bool {
	switch b := b.(type) {
	case *SpeakerNotes:
		return m == 0
	case *Only:
		return m != Page || b.Medium == Page
	}
	return true
}

// References returns the sources that the pages of the brief cite, or with Slides its pages and slides, in the
// order of their numbers.
func (b *Brief) References(m Medium) []Reference {
	var references []Reference
	b.eachPrinted(m, func(in Inline) {
		c, ok := in.(*Citation)
		if !ok {
			return
		}
		for _, item := range c.Items {
			if item.Number == 0 {
				continue
			}
			if item.Number > len(references) {
				references = append(references, Reference{Number: item.Number, Source: b.Sources.Get(item.Key)})
			}
			r := &references[item.Number-1]
			r.Cited = append(r.Cited, item.At)
		}
	})
	return references
}

// cited returns the places of all citations by key, those in speaker notes among them.
func (b *Brief) cited() map[string][]problem.Place {
	places := map[string][]problem.Place{}
	b.eachInline(func(in Inline) {
		if c, ok := in.(*Citation); ok {
			for _, item := range c.Items {
				places[item.Key] = append(places[item.Key], item.At)
			}
		}
	})
	return places
}
