package brief

import (
	"slices"

	"lectern/app/problem"
)

// number numbers citations and notes in the order of reading, in which a note comes at its mark. What is
// cited in speaker notes only is never printed and takes no number.
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
	b.eachPrinted(func(in Inline) {
		switch in := in.(type) {
		case *Citation:
			cite(in)
		case *NoteRef:
			if in.Note.Number == 0 {
				notes++
				in.Note.Number = notes
			}
		}
	})
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

// eachPrinted calls visit for the inlines that a page can show, those of a note at its first mark.
func (b *Brief) eachPrinted(visit func(Inline)) {
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
		walkPrinted(s.Blocks, each)
	}
}

// walkPrinted is Walk for inlines without speaker notes.
func walkPrinted(blocks []Block, visit func(Inline)) {
	for _, block := range blocks {
		if _, spoken := block.(*SpeakerNotes); spoken {
			continue
		}
		WalkInlines(Texts(block), visit)
		for _, inside := range Inside(block) {
			walkPrinted(inside, visit)
		}
	}
}

// References returns the sources that the brief cites, in the order of their numbers.
func (b *Brief) References() []Reference {
	var references []Reference
	b.eachPrinted(func(in Inline) {
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
