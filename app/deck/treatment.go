package deck

import (
	"fmt"

	"lectern/app/brief"
)

// treatment says what slides make of a block.
type treatment struct {
	read     func(*reading)       // makes its slides and reads the blocks inside
	leaves   bool                 // it has its own slides, or is for the speaker, and isn't shown with the list that holds it
	closes   bool                 // a section's opening paragraph must come before it
	hasLines bool                 // its text begins on a line of brief.md, by which the slide that shows it is found
	rest     func() []brief.Block // the block without those inside that leave; nil: all of it
}

// treatmentOf returns what slides make of a block. A new kind is a case here.
func treatmentOf(b brief.Block) treatment {
	switch b := b.(type) {
	case *brief.Judgement:
		return treatment{leaves: true, closes: true, read: func(r *reading) {
			r.last = r.judgement(r.id, b)
			r.behindStatement(b.Blocks)
		}}
	case *brief.Recommendation:
		return treatment{leaves: true, closes: true, read: func(r *reading) {
			r.last = r.recommendation(r.id, b)
			r.behindStatement(b.Blocks)
		}}
	case *brief.KeyPoint:
		return treatment{leaves: true, read: func(r *reading) {
			if b != r.opening {
				r.say(b)
			}
			r.behindStatement(b.Blocks)
		}}
	case *brief.Drawing:
		return treatment{leaves: true, read: func(r *reading) {
			r.titled(func(*words) {
				if !r.isShown(b) {
					r.last = r.drawing(r.id, r.title, b)
				}
			})
		}}
	case *brief.ImageBlock:
		return treatment{leaves: true, read: func(r *reading) {
			r.titled(func(*words) { r.last = []*Slide{r.image(r.id, r.title, b)} })
		}}
	case *brief.SpeakerNotes:
		return treatment{leaves: true, read: func(r *reading) {
			for _, s := range r.last {
				s.Notes = append(s.Notes, b.Blocks...)
			}
		}}
	case *brief.Only:
		return treatment{
			read: func(r *reading) {
				if b.Medium == brief.Slides {
					r.blocks(b.Blocks, r.slidesOnly)
				}
			},
			rest: func() []brief.Block {
				if b.Medium != brief.Slides {
					return nil
				}
				return without(b.Blocks)
			},
		}
	case *brief.Backup:
		return treatment{leaves: true, read: func(r *reading) {
			r.asBackup(true, func() { r.blocks(b.Blocks, r.block) })
		}}
	case *brief.Incremental:
		return treatment{read: func(r *reading) { r.byStep(b.Blocks) }, rest: func() []brief.Block { return without(b.Blocks) }}
	case *brief.Landscape:
		return treatment{read: through(b.Blocks), rest: func() []brief.Block { return without(b.Blocks) }}
	case *brief.Quote:
		return treatment{read: through(b.Blocks), rest: func() []brief.Block {
			return holding(b.Blocks, func(rest []brief.Block) brief.Block { return &brief.Quote{Node: b.Node, Blocks: rest} })
		}}
	case *brief.Aside:
		return treatment{read: through(b.Blocks), rest: func() []brief.Block {
			return holding(b.Blocks, func(rest []brief.Block) brief.Block {
				return &brief.Aside{Div: brief.Div{Node: b.Node, ID: b.ID, Blocks: rest}}
			})
		}}
	case *brief.Paragraph:
		return treatment{hasLines: true, read: func(r *reading) {
			if r.lead = r.again(b.Text).part(r.sentences.leads); r.lead == nil {
				r.skip(b)
			}
		}}
	case *brief.Heading:
		return treatment{closes: true, read: func(r *reading) {
			r.titled(func(*words) { r.heading = r.again(b.Text) })
		}}
	case *brief.List:
		return treatment{
			read: func(r *reading) { r.titled(func(title *words) { r.list(title, b) }) },
			rest: func() []brief.Block { return itemsWithout(b) },
		}
	case *brief.DefinitionList:
		return treatment{
			read: func(r *reading) { r.titled(func(title *words) { r.list(title, b) }) },
			rest: func() []brief.Block { return []brief.Block{definitionsWithout(b)} },
		}
	case *brief.CodeBlock:
		return treatment{hasLines: true, read: func(r *reading) {
			r.titled(func(title *words) { r.whole(title, nil, b) })
		}}
	case *brief.Table:
		return treatment{hasLines: true, read: func(r *reading) {
			r.titled(func(title *words) { r.table(title, b) })
		}}
	case *brief.HorizontalRule:
		return treatment{read: func(r *reading) { r.lead = nil }}
	}
	panic(fmt.Sprintf("deck: no slides for %T", b)) // the list is closed; a test walks it
}

// through returns a read for a block that makes no slide itself: it reads the blocks inside.
func through(blocks []brief.Block) func(*reading) {
	return func(r *reading) { r.blocks(blocks, r.block) }
}

// holding returns a block with the blocks inside that don't leave, or nothing if all do.
func holding(blocks []brief.Block, hold func([]brief.Block) brief.Block) []brief.Block {
	if rest := without(blocks); len(rest) > 0 {
		return []brief.Block{hold(rest)}
	}
	return nil
}
