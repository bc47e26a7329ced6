package deck

import (
	"lectern/app/brief"
	"lectern/app/compose"
	"lectern/app/draw"
	"lectern/app/typeset"
)

// passage is a run of blocks that is set on slides below their title.
type passage struct {
	doc    compose.Document
	pages  *typeset.Pages
	block  func(line int) int // that holds a line of brief.md
	begins map[int]int        // by block: the page on which it begins
	top    float32            // of the text on every slide
}

// passage sets blocks below a title.
func (d *Deck) passage(title *words, blocks []brief.Block) *passage {
	p := &passage{top: top + 100 + d.heading(title).Height + 40, begins: map[int]int{}}
	room := typeset.Room{Width: d.wide(), Height: bottom - 70 - p.top}
	c := d.newComposer()
	c.Pages.Height = room.Height
	p.doc = c.Passage(blocks)
	p.block = p.doc.BlocksAt()
	p.pages = d.setter.Pages(p.doc.Blocks, room, typeset.Setting{})
	p.pages.Lines(func(page int, _ *typeset.Column, l *typeset.SetLine) {
		if l.First {
			p.begins[l.Block] = page
		}
	})
	return p
}

// steps returns by page the blocks with which its steps after the first begin, each with an item.
func (p *passage) steps(pages int, items []brief.Node) [][]int {
	steps := make([][]int, pages)
	for _, item := range items {
		block := p.block(item.At.Line)
		page := p.begins[block]
		steps[page] = append(steps[page], block)
	}
	for page, blocks := range steps {
		steps[page] = blocks[min(1, len(blocks)):]
	}
	return steps
}

// draw draws a page, up to a block if that is on it.
func (p *passage) draw(s *stage, page, upTo int) {
	painter := typeset.Painter{Palette: s.p, Target: target}
	if page == 0 {
		painter.Outline(s.Canvas, p.doc.Blocks) // with empty cells
	}
	shown := p.pages.List[page]
	if upTo >= 0 {
		shown.Text = before(shown.Text, upTo)
	}
	painter.Page(s.Canvas, &shown, draw.Point{X: left, Y: p.top})
	painter.Finish(s.Canvas)
}

// target returns where a link of a slide leads: to an address outside.
func target(l typeset.Link) (draw.Target, bool) {
	return draw.Target{URL: l.ID, Words: l.ID}, l.Kind == compose.LinkAddress
}

// before returns what stands before a block.
func before(text []typeset.Stretch, block int) (shown []typeset.Stretch) {
	for _, s := range text {
		if s.To = min(s.To, s.Column.Top(block)); s.To > s.From {
			shown = append(shown, s)
		}
	}
	return shown
}

// whole adds slides of blocks, as many as they need, with the section, kicker and title of like. Those of items appear
// one after the other. It returns a function that finds the slide that shows a line of brief.md.
func (d *Deck) whole(like *Slide, blocks []brief.Block, items []brief.Node) (showing func(line int) *Slide) {
	d.wholeTitle(like, d.headingRoom())
	p := d.passage(like.title, blocks)
	pages := len(p.pages.List)
	steps := p.steps(max(1, pages), items)
	all := d.addNumbered(like, len(steps), func(s *stage, n int) {
		s.heading(like.title)
		if n < pages {
			p.draw(s, n, at(steps[n], s.step))
		}
	})
	for n, s := range all {
		s.Steps, s.Printed = len(steps[n])+1, len(steps[n])
	}
	return func(line int) *Slide { return all[p.begins[p.block(line)]] }
}

// at returns an element of a list, or -1 behind its end.
func at(list []int, i int) int {
	if i < len(list) {
		return list[i]
	}
	return -1
}

// wide returns the width of a slide's content.
func (d *Deck) wide() float32 { return d.Width - left - right }

// newComposer returns a composer for slides.
func (d *Deck) newComposer() *compose.Composer {
	c := compose.New(d.Brief, compose.Slide(), d.wide(), d.wide(), d.setter)
	c.Medium = brief.Slides
	return c
}
