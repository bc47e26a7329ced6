package deck

import (
	"fmt"
	"slices"
	"unicode"
	"unicode/utf8"

	"lectern/app/brief"
	"lectern/app/compose"
	"lectern/app/draw"
	"lectern/app/incident"
	"lectern/app/typeset"
)

// textSizes holds the sizes of lists, tables and code, which are shown as on pages. The first is used in which
// one slide has room for all and no word is divided.
var textSizes = []float32{40, 35, 30}

// severalSize is the size of blocks that need several slides.
const severalSize = 35

// passage is a run of blocks that is set on slides below their title.
type passage struct {
	doc    compose.Document
	pages  *typeset.Pages
	begins map[int]int // by block: the page on which it begins
	top    float32     // of the text on every slide
}

// passage sets blocks below a title.
func (d *Deck) passage(title *words, blocks []brief.Block) *passage {
	p := &passage{top: top + 100 + d.heading(title).Height + 40, begins: map[int]int{}}
	room := typeset.Room{Width: d.wide(), Height: bottom - 70 - p.top}
	set := func(size float32) {
		c := d.at(size)
		c.Pages.Height = room.Height
		p.doc = c.Passage(blocks)
		p.pages = d.setter.Pages(p.doc.Blocks, room, typeset.Setting{})
	}
	if !slices.ContainsFunc(textSizes, func(size float32) bool {
		set(size)
		return len(p.pages.List) < 2 && !divides(p.pages.Column)
	}) {
		set(severalSize)
	}
	p.pages.Lines(func(page int, _ *typeset.Column, l *typeset.SetLine) {
		if l.First {
			p.begins[l.Block] = page
		}
	})
	return p
}

// steps returns the blocks with which the steps of a page after its first begin, each with an item.
func (p *passage) steps(page int, items []brief.Node) (blocks []int) {
	for _, item := range items {
		if block := p.doc.BlockAt(item.At.Line); p.begins[block] == page {
			blocks = append(blocks, block)
		}
	}
	return blocks[min(1, len(blocks)):]
}

// draw draws a page, up to a block if that is on it.
func (p *passage) draw(s *stage, page, upTo int) {
	painter := typeset.Painter{Palette: s.p}
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
	p := d.passage(like.title, blocks)
	pages := len(p.pages.List)
	steps := make([][]int, max(1, pages))
	for n := range steps {
		steps[n] = p.steps(n, items)
	}
	all := d.addNumbered(like, len(steps), func(s *stage, n int) {
		s.heading(like.title)
		if n < pages {
			p.draw(s, n, at(steps[n], s.step))
		}
	})
	for n, s := range all {
		s.Steps, s.Printed = len(steps[n])+1, len(steps[n])
	}
	return func(line int) *Slide { return all[p.begins[p.doc.BlockAt(line)]] }
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

// at returns a composer for slides with text of a size.
func (d *Deck) at(size float32) *compose.Composer {
	c := compose.New(d.Brief, compose.Slide(size), d.wide(), d.wide(), d.setter)
	c.Medium = brief.Slides
	return c
}

// divides reports whether a word of a column is divided at the end of a line.
func divides(c *typeset.Column) bool {
	isWord := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
	for i := range c.Lines {
		l := &c.Lines[i]
		if text := c.Blocks[l.Block].Text.String; !l.First && isWord(lastRune(text[:l.Start])) && isWord(firstRune(text[l.Start:])) {
			return true
		}
	}
	return false
}

func firstRune(s string) rune { r, _ := utf8.DecodeRuneInString(s); return r }
func lastRune(s string) rune  { r, _ := utf8.DecodeLastRuneInString(s); return r }

// mostColumns is the largest number of columns of a table of incidents on a slide.
const mostColumns = 8

// tableSlide shows a table of incidents in the largest size for which there is room, or else its first rows and
// columns, with their number of all that the author asks for.
func (d *Deck) tableSlide(slide *Slide, g *brief.Drawing, made compose.Graphic, all int, caption string) {
	if g.Limit > 0 {
		all = min(all, g.Limit)
	}
	slide.draw = func(s *stage) {
		s.kicker()
		y := s.heading(slide.title) + 40
		rows := made.Rows()
		c, n := d.rows(g, rows, bottom-70-y)
		s.paint(c, left, y)
		s.source = caption
		if n < all {
			s.source += fmt.Sprintf("%d of %s shown. ", n, incident.Thousands(all))
		}
		if len(g.Columns) > mostColumns {
			s.source += fmt.Sprintf("%d of %d columns. ", mostColumns, len(g.Columns))
		}
		s.source += "Attackers are not counted." + short(d.Brief)
	}
}

// A table of incidents has at most mostRows on a slide. If there is room for fewer than fewestRows, cells are
// cut to the first number of lettersOfCells for which fewestRows fit.
const (
	mostRows   = 20
	fewestRows = 5
)

var lettersOfCells = []int{320, 240, 160, 120, 80, 60, 40}

// rows sets as many rows of a table of incidents as have room in a height, and returns their number.
func (d *Deck) rows(g *brief.Drawing, rows []incident.Row, height float32) (c *typeset.Column, n int) {
	fits := func(size float32, n, letters int) bool {
		var doc compose.Document
		composer := d.at(size)
		composer.CellLetters = letters
		composer.Table(&doc, typeset.NewElement(draw.Tag{Role: draw.Table}), rows[:n], g.Columns[:min(len(g.Columns), mostColumns)])
		c = d.setter.Stack(doc.Blocks, typeset.Setting{Measure: d.wide()})
		return c.Height <= height
	}
	if len(rows) <= mostRows {
		for _, size := range textSizes {
			if fits(size, len(rows), 0) && !divides(c) {
				return c, len(rows)
			}
		}
	}
	smallest := textSizes[len(textSizes)-1]
	few := min(len(rows), fewestRows)
	for n = min(len(rows), mostRows); n >= few; n-- {
		if fits(smallest, n, 0) {
			return c, n
		}
	}
	for n = few; n > 0; n-- {
		for _, letters := range lettersOfCells {
			if fits(smallest, n, letters) {
				return c, n
			}
		}
	}
	return c, min(len(rows), 1)
}
