package deck

import (
	"cmp"
	"slices"

	"lectern/app/brief"
)

// reading makes the slides of a section in the order of its blocks.
type reading struct {
	*Deck
	id      string
	title   *words
	opening brief.Block // the block on the section's first slide
	heading *words      // above the block that is being read
	lead    *words      // the sentence just before it, if that ends in a colon
	skipped []Unshown   // paragraphs on no slide
	stated  brief.Block // the paragraph whose first sentence a slide shows
	shows   bool        // a slide shows the paragraphs that are being read
	stepped bool        // the items of lists appear one after the other
	last    []*Slide    // the slides of the block read last, to which speaker notes go
}

// section makes the slides of a section: a first one with its statement, then one for each block that says
// something. Other running text is left to the page (app/brief/FORMAT.md, Slides).
func (d *Deck) section(s *brief.Section) {
	d.asBackup(s.Backup, func() { d.slides(s) })
}

func (d *Deck) slides(s *brief.Section) {
	title, first := d.again(s.Title), opens(s.Blocks)
	r := reading{Deck: d, id: s.ID, title: title, opening: first, heading: title}
	statement := d.said(first)
	if _, whole := first.(*brief.KeyPoint); !whole {
		statement = statement.part(d.sentences.opening)
	}
	r.last = d.state(newSlide(s.ID, title, title), cmp.Or(statement, title), first)
	statements := r.last
	r.blocks(s.Blocks, r.block)
	r.summarise(statements)
}

// blocks reads a run of blocks. A heading in it counts up to the end of the run.
func (r *reading) blocks(blocks []brief.Block, read func(brief.Block)) {
	heading := r.heading
	for _, b := range blocks {
		read(b)
	}
	r.heading = heading
}

// byStep reads blocks whose lists appear item by item.
func (r *reading) byStep(blocks []brief.Block) {
	outer := r.stepped
	r.stepped = true
	r.blocks(blocks, r.block)
	r.stepped = outer
}

func (r *reading) block(b brief.Block) { treatmentOf(b).read(r) }

// slidesOnly reads a block that the author restricts to slides, where a paragraph is a statement.
func (r *reading) slidesOnly(b brief.Block) {
	if _, ok := b.(*brief.Paragraph); ok {
		r.say(b)
	}
	r.shows = true
	r.block(b)
	r.shows = false
}

// behindStatement reads the blocks of a block whose first paragraph a slide states.
func (r *reading) behindStatement(blocks []brief.Block) {
	if i := slices.IndexFunc(blocks, func(b brief.Block) bool { _, ok := b.(*brief.Paragraph); return ok }); i >= 0 {
		r.stated = blocks[i]
	}
	r.blocks(blocks, r.block)
}

// say makes the slides of a block's statement.
func (r *reading) say(b brief.Block) {
	said := r.said(b)
	r.last = r.state(newSlide(r.id, r.heading, said.part(r.sentences.opening)), said, b)
}

// titled calls show with the title of a block: the sentence that leads to it, or else the heading.
func (r *reading) titled(show func(title *words)) {
	title := cmp.Or(r.lead, r.heading)
	r.lead = nil
	show(title)
	r.lead = nil
}

// whole makes slides of blocks as they are on a page, and returns a function that finds the slide that shows a
// line of brief.md.
func (r *reading) whole(title *words, sources []int, blocks ...brief.Block) (showing func(line int) *Slide) {
	like := newSlide(r.id, r.title, title)
	like.Sources = sources
	like.Shows = blocks
	from := len(r.Slides)
	var items []brief.Node
	if r.stepped {
		items = itemsOf(blocks)
	}
	showing = r.Deck.whole(like, blocks, items)
	r.last = r.Slides[from:]
	return showing
}

// table shows a table under its caption.
func (r *reading) table(title *words, t *brief.Table) {
	bare := *t
	bare.Caption = nil
	r.whole(cmp.Or(r.again(t.Caption), title), cites(t), &bare)
}

// list shows a list, and after it the blocks inside that have their own slides.
func (r *reading) list(title *words, list brief.Block) {
	showing := func(int) *Slide { return r.last[len(r.last)-1] }
	if rest := without([]brief.Block{list}); len(rest) > 0 {
		showing = r.whole(title, cites(rest...), rest...)
	}
	own := r.last
	r.inside(list, showing)
	if newest := r.Slides[len(r.Slides)-1:]; len(own) > 0 && own[len(own)-1] == newest[0] {
		r.last = own
	} else {
		r.last = newest // of a block inside
	}
}

// inside reads a block that a slide shows already, for blocks inside it that have their own slides.
func (r *reading) inside(b brief.Block, showing func(line int) *Slide) {
	t := treatmentOf(b)
	if t.leaves {
		t.read(r)
		return
	}
	if !brief.Slides.Shows(b) {
		return
	}
	if t.hasLines {
		r.last, r.lead = []*Slide{showing(b.Place().Line)}, nil
	}
	if _, ok := b.(*brief.Paragraph); ok {
		r.shows = true
		t.read(r) // it may introduce the next block
		r.shows = false
	}
	for _, blocks := range brief.Inside(b) {
		r.blocks(blocks, func(b brief.Block) { r.inside(b, showing) })
	}
}

// itemsOf returns the items of the lists among blocks.
func itemsOf(blocks []brief.Block) (items []brief.Node) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *brief.List:
			for _, item := range b.Items {
				items = append(items, item.Node)
			}
		case *brief.DefinitionList:
			for _, item := range b.Items {
				items = append(items, item.Node)
			}
		}
	}
	return items
}

// without returns blocks without those that have their own slides, and without blocks that held nothing else.
func without(blocks []brief.Block) (rest []brief.Block) {
	for _, b := range blocks {
		switch t := treatmentOf(b); {
		case t.leaves:
		case t.rest != nil:
			rest = append(rest, t.rest()...)
		default:
			rest = append(rest, b)
		}
	}
	return rest
}

// itemsWithout returns a list without the blocks that have their own slides. A numbered list is divided where
// an item is missing, so that the others keep their numbers.
func itemsWithout(l *brief.List) (lists []brief.Block) {
	var list *brief.List
	for i, item := range l.Items {
		rest := without(item.Blocks)
		if len(rest) == 0 && len(item.Blocks) > 0 {
			if l.Ordered {
				list = nil
			}
			continue
		}
		if list == nil {
			list = &brief.List{Node: l.Node, Ordered: l.Ordered, Start: l.Start + i, Tight: l.Tight}
			lists = append(lists, list)
		}
		list.Items = append(list.Items, &brief.Item{Node: item.Node, Blocks: rest})
	}
	return lists
}

// definitionsWithout returns a definition list without the blocks that have their own slides.
func definitionsWithout(l *brief.DefinitionList) *brief.DefinitionList {
	list := *l
	list.Items = nil
	for _, item := range l.Items {
		one := *item
		one.Definitions = nil
		for _, definition := range item.Definitions {
			one.Definitions = append(one.Definitions, without(definition))
		}
		list.Items = append(list.Items, &one)
	}
	return &list
}
