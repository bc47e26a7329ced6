package deck

import (
	"cmp"

	"lectern/app/brief"
)

// reading makes the slides of a section while it reads it, in the author's order.
type reading struct {
	*Deck
	id      string
	title   *words
	opening brief.Block // has its slide
	heading *words      // of what is read
	lead    *words      // the sentence just before, where it ends with a colon
	last    *Slide      // that shows what was read last; what is noted for the speaker goes to it
}

// section makes the slides of one: it opens with its statement; what else says something becomes
// a slide of its own, and running text stays on the page (app/brief/FORMAT.md, Slides).
func (d *Deck) section(s *brief.Section) {
	title, first := d.again(s.Title), opens(s.Blocks)
	r := reading{Deck: d, id: s.ID, title: title, opening: first, heading: title}
	statement := d.said(first)
	if _, whole := first.(*brief.KeyPoint); !whole {
		statement = statement.part(opening)
	}
	r.last = d.state(newSlide(s.ID, title, title), cmp.Or(statement, title), first)
	r.blocks(s.Blocks, r.block)
}

// blocks reads a run of blocks. A heading among them heads nothing behind them.
func (r *reading) blocks(blocks []brief.Block, read func(brief.Block)) {
	heading := r.heading
	for _, b := range blocks {
		read(b)
	}
	r.heading = heading
}

func (r *reading) block(b brief.Block) {
	switch b := b.(type) {
	case *brief.Judgement:
		r.last = r.judgement(r.id, b)
		r.blocks(b.Blocks, r.block)
	case *brief.Recommendation:
		r.last = r.recommendation(r.id, r.title, b)
		r.blocks(b.Blocks, r.block)
	case *brief.KeyPoint:
		if b != r.opening {
			r.stated(b)
		}
		r.blocks(b.Blocks, r.block)
	case *brief.Landscape:
		r.blocks(b.Blocks, r.block)
	case *brief.Quote:
		r.blocks(b.Blocks, r.block)
	case *brief.Aside:
		r.blocks(b.Blocks, r.block)
	case *brief.Only:
		if b.Medium == brief.Slides {
			r.blocks(b.Blocks, r.kept)
		}
	case *brief.SpeakerNotes:
		r.last.Notes = append(r.last.Notes, b.Blocks...)
	case *brief.Paragraph:
		r.lead = r.again(b.Text).part(leads)
	default:
		title := cmp.Or(r.lead, r.heading)
		r.lead = nil
		r.shown(title, b)
		r.lead = nil
	}
}

// kept reads what the author keeps to slides: there a paragraph is a statement.
func (r *reading) kept(b brief.Block) {
	if _, ok := b.(*brief.Paragraph); ok {
		r.stated(b)
	}
	r.block(b)
}

// stated makes a slide of what a block says.
func (r *reading) stated(b brief.Block) {
	said := r.said(b)
	r.last = r.state(newSlide(r.id, r.heading, said.part(opening)), said, b)
}

// shown reads a block that is shown as on a page; a list, a table and code have a title.
func (r *reading) shown(title *words, b brief.Block) {
	switch b := b.(type) {
	case *brief.Heading:
		r.heading = r.again(b.Text)
	case *brief.Drawing:
		r.last = r.drawing(r.id, r.title, b)
	case *brief.ImageBlock:
		r.last = r.image(r.id, r.title, b)
	case *brief.List, *brief.DefinitionList:
		r.list(title, b)
	case *brief.CodeBlock:
		r.whole(title, nil, b)
	case *brief.Table:
		bare := *b
		bare.Caption = nil
		r.whole(cmp.Or(r.again(b.Caption), title), cites(b), &bare)
	}
}

// whole makes slides of what is shown as on a page. They are found by a line of brief.md that they show.
func (r *reading) whole(title *words, sources []int, blocks ...brief.Block) (showing func(line int) *Slide) {
	like := newSlide(r.id, r.title, title)
	like.Sources = sources
	showing = r.Deck.whole(like, blocks)
	r.last = r.Slides[len(r.Slides)-1]
	return showing
}

// list shows a list, and behind it what is inside and has slides of its own.
func (r *reading) list(title *words, list brief.Block) {
	showing := func(int) *Slide { return r.last }
	if rest := without([]brief.Block{list}); len(rest) > 0 {
		showing = r.whole(title, cites(rest...), rest...)
	}
	r.inside(list, showing)
	r.last = r.Slides[len(r.Slides)-1]
}

// inside reads a block that slides show already, for what has slides of its own.
func (r *reading) inside(b brief.Block, showing func(line int) *Slide) {
	if leaves(b) {
		r.block(b)
		return
	}
	switch b := b.(type) {
	case *brief.Only:
		if b.Medium != brief.Slides {
			return
		}
	case *brief.Paragraph:
		r.last, r.lead = showing(b.Place().Line), r.again(b.Text).part(leads)
	case *brief.CodeBlock, *brief.Table:
		r.last, r.lead = showing(b.Place().Line), nil
	}
	for _, blocks := range brief.Inside(b) {
		r.blocks(blocks, func(b brief.Block) { r.inside(b, showing) })
	}
}

// leaves reports whether a block isn't shown with the list that holds it: it has slides of its own, or
// is for the speaker.
func leaves(b brief.Block) bool {
	switch b.(type) {
	case *brief.Judgement, *brief.Recommendation, *brief.KeyPoint, *brief.Drawing, *brief.ImageBlock, *brief.SpeakerNotes:
		return true
	}
	return false
}

// without is blocks without those that leave them, and without what held nothing else.
func without(blocks []brief.Block) (rest []brief.Block) {
	for _, b := range blocks {
		if leaves(b) {
			continue
		}
		switch b := b.(type) {
		case *brief.Only:
			if b.Medium == brief.Slides {
				rest = append(rest, without(b.Blocks)...)
			}
		case *brief.Landscape:
			rest = append(rest, without(b.Blocks)...)
		case *brief.Quote:
			if inside := without(b.Blocks); len(inside) > 0 {
				rest = append(rest, &brief.Quote{Node: b.Node, Blocks: inside})
			}
		case *brief.Aside:
			if inside := without(b.Blocks); len(inside) > 0 {
				rest = append(rest, &brief.Aside{Div: brief.Div{Node: b.Node, ID: b.ID, Blocks: inside}})
			}
		case *brief.List:
			rest = append(rest, itemsWithout(b)...)
		case *brief.DefinitionList:
			list := *b
			list.Items = nil
			for _, item := range b.Items {
				one := *item
				one.Definitions = nil
				for _, definition := range item.Definitions {
					one.Definitions = append(one.Definitions, without(definition))
				}
				list.Items = append(list.Items, &one)
			}
			rest = append(rest, &list)
		default:
			rest = append(rest, b)
		}
	}
	return rest
}

// itemsWithout is a list without what leaves it: more than one list where an item is missing, so that
// the others keep their numbers.
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
