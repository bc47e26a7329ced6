package typeset

import "slices"

// strip is a piece of a column that no page may cut.
type strip struct {
	top, bottom  float32
	above, below float32 // the gaps around it when its neighbours on the page are not those in the column
	block        int
	row          *Row
	breakAfter   bool // a page may end after it
	newPage      bool
	section      bool
	heading      bool
	need         float32
	float        int
	floatEnd     int  // the strip after the last one of its float
	wide         bool // it reaches into the margin
	footnotes    []int
	asides       []*marginNote // beside it
	fullPages    []*FullPage   // set behind its page
}

// undivided is the height, in parts of a page, up to which a frame is never divided.
const undivided = 0.4

// strips returns the strips of the column from top to bottom, and the full pages before all of them.
// number returns the index of a footnote, or -1 if it was numbered before.
func (c *Column) strips(room Room, number func(*Footnote) int) (strips []strip, first []*FullPage) {
	s := stripBuilder{Column: c, room: room, number: number, out: make([]strip, 0, len(c.Lines))}
	if s.room.Margin == 0 {
		s.room.Margin = room.Width + 1
	}
	for i := 0; i < len(c.Blocks); {
		i += s.add(i)
	}
	c.keepInFrames(s.out)
	c.keepRows(s.out)
	setFloatEnds(s.out)
	if len(s.out) > 0 { // behind the last block
		last := &s.out[s.previous]
		last.asides = append(last.asides, s.asides...)
		last.footnotes = append(last.footnotes, s.asideFootnotes...)
	}
	return s.out, s.first
}

// stripBuilder makes the strips of a column.
type stripBuilder struct {
	*Column
	room                  Room
	number                func(*Footnote) int
	out                   []strip
	line, box, frame, row int // the next of each
	previous              int // the first strip of the block before
	asides                []*marginNote
	asideFootnotes        []int       // footnotes of the asides
	first                 []*FullPage // full pages before the first strip
}

// numbers returns the footnotes of spans that are numbered for the first time.
func (s *stripBuilder) numbers(spans []Span) (footnotes []int) {
	for i := range spans {
		if f := spans[i].Footnote; f != nil {
			if k := s.number(f); k >= 0 {
				footnotes = append(footnotes, k)
			}
		}
	}
	return footnotes
}

// add makes the strips of block i, and of the other cells of its row, and returns the number of blocks.
func (s *stripBuilder) add(i int) int {
	b := &s.Blocks[i]
	if b.Aside != nil {
		s.asides = append(s.asides, &marginNote{blocks: b.Aside})
		for k := range b.Aside {
			s.asideFootnotes = append(s.asideFootnotes, s.numbers(b.Aside[k].Text.Spans)...)
		}
		return 1
	}
	if n := len(s.out); b.FullPage != nil && n > 0 {
		s.out[n-1].fullPages = append(s.out[n-1].fullPages, b.FullPage)
		return 1
	} else if b.FullPage != nil {
		s.first = append(s.first, b.FullPage)
		return 1
	}
	n := 1
	for b.Row != nil && i+n < len(s.Blocks) && s.Blocks[i+n].Row == b.Row {
		n++
	}
	begin := len(s.out)
	s.slice(i, i+n)
	if len(s.out) > begin {
		s.join(i, i+n, begin)
	}
	return n
}

// slice makes a strip of each line, and one of a box or a row.
func (s *stripBuilder) slice(i, end int) {
	b, begin := &s.Blocks[i], len(s.out)
	one := strip{block: i, row: b.Row, above: b.Above, float: b.Float, top: s.spans[i].top, bottom: s.spans[i].bottom}
	if b.Frame != nil { // framed blocks don't float
		one.float = 0
	}
	switch {
	case b.Row != nil:
		one.wide = s.row < len(s.Rows) && s.Rows[s.row].At.Right() > s.room.Margin
		s.row++
		s.out = append(s.out, one)
	case b.Box != nil:
		one.wide = s.box < len(s.Boxes) && s.Boxes[s.box].At.Right() > s.room.Margin
		s.out = append(s.out, one)
	}
	for ; s.line < len(s.Lines) && s.Lines[s.line].Block < end; s.line++ {
		l := &s.Lines[s.line]
		if b.Row == nil && b.Box == nil {
			one.top, one.bottom, one.wide = l.Top, l.Bottom(), l.X+l.Width > s.room.Margin
			s.out = append(s.out, one)
		}
		s.footnotesOf(l, func(f *Footnote) {
			if k := s.number(f); k >= 0 && len(s.out) > begin {
				s.out[len(s.out)-1].footnotes = append(s.out[len(s.out)-1].footnotes, k)
			}
		})
	}
	for s.box < len(s.Boxes) && s.Boxes[s.box].Block < end {
		s.box++
	}
}

// frameOf returns the frame in which a block stands, or the zero value.
func (s *stripBuilder) frameOf(i int) SetFrame {
	for s.frame < len(s.Frames) && s.Frames[s.frame].At.Bottom() <= s.spans[i].top {
		s.frame++
	}
	if s.Blocks[i].Frame == nil || s.frame == len(s.Frames) {
		return SetFrame{}
	}
	return s.Frames[s.frame]
}

// join sets where pages may end within and after the strips of a block, and adds the block's gaps,
// margin notes and frame to its first and last strip.
func (s *stripBuilder) join(i, end, begin int) {
	strips, first, last := s.out[begin:], &s.Blocks[i], &s.Blocks[end-1]
	frame := s.frameOf(i)
	opens := first.Frame == nil || first.Frame.Divides || frame.At.H > s.room.Height*undivided
	closes := last.Frame == nil || end == len(s.Blocks) || s.Blocks[end].Frame != last.Frame
	for k := range strips {
		strips[k].breakAfter = opens && !first.Together && k >= 1 && k < len(strips)-2
		strips[k].wide = strips[k].wide || frame.Frame != nil && frame.At.Right() > s.room.Margin
	}
	head, tail := &strips[0], &strips[len(strips)-1]
	tail.breakAfter = !last.KeepNext && (closes || opens) && (first.Row == nil || !first.Row.Head)
	tail.below = last.Below
	if first.Section && begin > 0 { // waiting notes belong to the section before
		before := &s.out[s.previous]
		before.asides, s.asides = append(before.asides, s.asides...), nil
		before.footnotes, s.asideFootnotes = append(before.footnotes, s.asideFootnotes...), nil
	}
	s.previous = begin
	head.newPage, head.section, head.need, head.heading = first.NewPage, first.Section, first.Need, first.In.isHeading()
	head.asides, s.asides = s.asides, nil
	head.footnotes, s.asideFootnotes = append(s.asideFootnotes, head.footnotes...), nil
	if frame.Frame != nil { // its padding belongs to its first and last strip
		if begin == 0 || s.out[begin-1].bottom <= frame.At.Y {
			head.top, head.above = frame.At.Y, max(head.above, frame.Frame.Above)
		}
		if closes {
			tail.bottom, tail.below = frame.At.Bottom(), frame.Frame.Below
		}
	}
}

// keepInFrames keeps single lines of framed blocks from beginning or ending a page.
func (c *Column) keepInFrames(strips []strip) {
	frame := func(k int) *Frame {
		if k < 0 || k >= len(strips) {
			return nil
		}
		return c.Blocks[strips[k].block].Frame
	}
	for k := range strips {
		if f := frame(k); f != nil && frame(k+1) == f && (frame(k-1) != f || frame(k+2) != f) {
			strips[k].breakAfter = false
		}
	}
}

// keepRows keeps single rows of a table from beginning or ending a page, unless the rows are high.
func (c *Column) keepRows(strips []strip) {
	const low = 4 // lines
	body := func(k int) *Table {
		if k < 0 || k >= len(strips) || strips[k].row == nil || strips[k].row.Head || strips[k].bottom-strips[k].top > low*c.Blocks[strips[k].block].Leading {
			return nil
		}
		return strips[k].row.Table
	}
	for k := range strips {
		if t := body(k); t != nil && body(k+1) == t && (body(k-1) != t || body(k+2) != t) {
			strips[k].breakAfter = false
		}
	}
}

// footnotesOf calls visit for each footnote that has a mark in the line.
func (c *Column) footnotesOf(l *SetLine, visit func(*Footnote)) {
	spans := c.Blocks[l.Block].Text.Spans
	last := -1
	for i := range l.Pieces {
		if k := int(l.Pieces[i].Span); k != last && spans[k].Footnote != nil {
			visit(spans[k].Footnote)
			last = k
		}
	}
}

// gap returns the lowest y in top..bottom, at or above a limit, that no line crosses; top if there is none.
func (c *Column) gap(top, bottom, limit float32) float32 {
	lines := c.between(top, bottom)
	crossed := func(y float32) bool {
		return slices.ContainsFunc(lines, func(l SetLine) bool { return l.Top < y && l.Bottom() > y })
	}
	best := top
	for i := range lines {
		if y := lines[i].Bottom(); y > best && y <= limit && !crossed(y) {
			best = y
		}
	}
	return best
}
