package typeset

import (
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"lectern/app/draw"
	"lectern/app/fold"
)

// Place is a position in a column's text.
type Place struct{ Block, Byte int }

// Before reports whether a is read before b.
func (a Place) Before(b Place) bool {
	return a.Block < b.Block || a.Block == b.Block && a.Byte < b.Byte
}

// Range is the text between two places.
type Range struct{ From, To Place }

// between returns the lines of the blocks that touch y0..y1. Only blocks are in order from top to bottom;
// lines of cells side by side are not.
func (c *Column) between(y0, y1 float32) []SetLine {
	i := sort.Search(len(c.Lines), func(i int) bool { return c.spans[c.Lines[i].Block].bottom > y0 })
	j := sort.Search(len(c.Lines), func(j int) bool { return c.spans[c.Lines[j].Block].top >= y1 })
	return c.Lines[i:max(i, j)]
}

// At returns the place in the text nearest to a point, and the span there if the point is on a word.
func (c *Column) At(p draw.Point) (Place, *Span) {
	best, distance := -1, float32(1e9)
	for i := range c.Lines {
		l := &c.Lines[i]
		if l.Bottom() < p.Y-200 {
			continue
		}
		if l.Top > p.Y+200 && best >= 0 {
			break
		}
		dy := max(l.Top-p.Y, p.Y-l.Bottom(), 0)
		dx := max(l.X-p.X, p.X-l.X-l.Width, 0)
		if d := float32(dy*100) + dx; d < distance {
			best, distance = i, d
		}
	}
	if best < 0 {
		return Place{}, nil
	}
	l := &c.Lines[best]
	text := &c.Blocks[l.Block].Text
	x := p.X - l.X
	for k := range l.Pieces {
		piece := &l.Pieces[k]
		if x > piece.X+piece.Width && k < len(l.Pieces)-1 {
			continue
		}
		span := &text.Spans[piece.Span]
		at := int(piece.Start)
		if !piece.Space {
			at += nearest(piece.Word, (x-piece.X)/span.Style.Size, int(piece.End-piece.Start))
		} else if x > piece.X+piece.Width/2 {
			at = int(piece.End)
		}
		slack := float32(0)
		if span.NoteMark { // it is small: a click beside it counts
			slack = 6
		}
		if x < piece.X-slack || x > piece.X+piece.Width+slack || p.Y < l.Top || p.Y > l.Bottom() {
			span = nil
		}
		return Place{l.Block, at}, span
	}
	return Place{l.Block, l.Start}, nil
}

// nearest returns the byte boundary of a word nearest to x ems from its left end.
func nearest(w *draw.Word, x float32, length int) int {
	best, distance := 0, float32(1e9)
	for i := 0; i <= length; i++ {
		if i < length && !utf8.RuneStart(w.Text[i]) {
			continue
		}
		at := w.Caret(i)
		if d := max(at-x, x-at); d < distance {
			best, distance = i, d
		}
	}
	return best
}

// Marks calls mark for each rectangle behind the text of r that touches y0..y1, as for a
// selection or a search hit.
func (c *Column) Marks(r Range, y0, y1 float32, mark func(draw.Rect)) {
	c.markBoxes(r, y0, y1, mark)
	for _, l := range c.between(y0, y1) {
		if (Place{l.Block, l.End}).Before(r.From) || !(Place{l.Block, l.Start}).Before(r.To) {
			continue
		}
		var run draw.Rect
		text := &c.Blocks[l.Block].Text
		for _, piece := range l.Pieces {
			start, end := int(piece.Start), int(piece.End)
			from, to := start, end
			if l.Block == r.From.Block {
				from = max(from, r.From.Byte)
			}
			if l.Block == r.To.Block {
				to = min(to, r.To.Byte)
			}
			if from >= to {
				continue
			}
			x0, x1 := piece.X, piece.X+piece.Width
			if !piece.Space {
				size := text.Spans[piece.Span].Style.Size
				a, b := piece.X+float32(piece.Word.Caret(from-start)*size), piece.X+float32(piece.Word.Caret(to-start)*size)
				if to == end && piece.level%2 == 0 {
					b = x1
				}
				x0, x1 = min(a, b), max(a, b)
			}
			if run.W > 0 && run.Right() > l.X+x0-0.5 {
				run.W = l.X + x1 - run.X
				continue
			}
			if run.W > 0 {
				mark(run)
			}
			run = draw.Rect{X: l.X + x0, Y: l.Top, W: x1 - x0, H: l.Leading}
		}
		if run.W > 0 {
			mark(run)
		}
	}
}

// markBoxes calls mark for the words of boxes in r that touch y0..y1.
func (c *Column) markBoxes(r Range, y0, y1 float32, mark func(draw.Rect)) {
	first := sort.Search(len(c.Boxes), func(i int) bool { return c.Boxes[i].Block >= r.From.Block })
	for _, b := range c.Boxes[first:] {
		if b.Block > r.To.Block {
			return
		}
		box, ok := c.worded(b.Block)
		if !ok || b.At.Bottom() <= y0 || b.At.Y >= y1 {
			continue
		}
		if c.letterings[b.Block] != nil && r.From.Block != r.To.Block {
			continue // a selection that goes over a drawing holds none of its words
		}
		from, to := 0, len(box.Words())
		if b.Block == r.From.Block {
			from = r.From.Byte
		}
		if b.Block == r.To.Block {
			to = r.To.Byte
		}
		if from < to {
			box.Marks(from, to, b.At, mark)
		}
	}
}

// Letter has readers find the words that stand in the drawing of a block's box. They are found only; who selects the text
// around a drawing selects none of them.
func (c *Column) Letter(block int, words Worded) {
	if c.letterings == nil {
		c.letterings = map[int]Worded{}
	}
	c.letterings[block], c.sought = words, nil
}

// Lettering returns the words that Letter has told of the drawing of a block's box, or "".
func (c *Column) Lettering(block int) string {
	if l := c.letterings[block]; l != nil {
		return l.Words()
	}
	return ""
}

// worded returns what has the words of a block's box, and false if it has none.
func (c *Column) worded(block int) (Worded, bool) {
	if l := c.letterings[block]; l != nil {
		return l, true
	}
	box, ok := c.Blocks[block].Box.(Worded)
	return box, ok
}

// Copy returns the text of r as it was written: without hyphens of line breaks and note marks, with the
// alternative text of pictures and a tab between the cells of a row.
func (c *Column) Copy(r Range) string {
	var out strings.Builder
	for i := r.From.Block; i <= r.To.Block && i < len(c.Blocks); i++ {
		b := &c.Blocks[i]
		from, to := 0, len(b.Text.String)
		if i == r.From.Block {
			from = r.From.Byte
		}
		if i == r.To.Block {
			to = r.To.Byte
		}
		if i > r.From.Block && out.Len() > 0 {
			switch {
			case b.Row != nil && b.Row == c.Blocks[i-1].Row:
				out.WriteByte('\t')
			case b.Row != nil && c.Blocks[i-1].Row != nil:
				out.WriteByte('\n')
			case b.Box == nil:
				out.WriteString("\n\n")
			}
		}
		for _, s := range b.Text.Spans {
			lo, hi := max(s.Start, from), min(s.End, to)
			switch {
			case lo >= hi || s.NoteMark:
			case s.Picture != nil:
				out.WriteString(s.Picture.Alt)
			default:
				out.WriteString(strings.ReplaceAll(b.Text.String[lo:hi], "\u00a0", " ")) // indents of code
			}
		}
	}
	return out.String()
}

// sought is the text of a block in which words are sought.
type sought struct {
	*fold.Text
	whole func(at int) int // from its bytes to those of the block's
}

// Find returns every range where words occur, also those of boxes, compared as package fold does. Note marks are skipped.
func (c *Column) Find(words string) []Range {
	if words == "" {
		return nil
	}
	if c.sought == nil {
		c.sought = make([]sought, len(c.Blocks))
		for i := range c.Blocks {
			text, whole := c.Blocks[i].Text.Unmarked()
			if box, ok := c.worded(i); ok {
				text, whole = box.Words(), func(at int) int { return at }
			}
			c.sought[i] = sought{fold.NewText(text), whole}
		}
	}
	var found []Range
	for i, s := range c.sought {
		for from, to := range s.Find(words) {
			found = append(found, Range{Place{i, s.whole(from)}, Place{i, s.whole(to-1) + 1}})
		}
	}
	return found
}

// Unmarked returns the text without note marks, and a function from its bytes to those of the whole.
func (t *Text) Unmarked() (string, func(at int) int) {
	if !slices.ContainsFunc(t.Spans, func(s Span) bool { return s.NoteMark }) {
		return t.String, func(at int) int { return at }
	}
	var out strings.Builder
	var kept []Span
	for _, s := range t.Spans {
		if !s.NoteMark {
			out.WriteString(t.String[s.Start:s.End])
			kept = append(kept, s)
		}
	}
	return out.String(), func(at int) int {
		for _, s := range kept {
			if at < s.End-s.Start {
				return s.Start + at
			}
			at -= s.End - s.Start
		}
		return len(t.String)
	}
}

// Top returns where a block begins.
func (c *Column) Top(block int) float32 { return c.spans[block].top }

// Bottom returns where a block ends.
func (c *Column) Bottom(block int) float32 { return c.spans[block].bottom }

// Line returns the top of the line that holds a place, or that of a word of a box, or of the box.
func (c *Column) Line(p Place) float32 {
	i := sort.Search(len(c.Lines), func(i int) bool {
		l := &c.Lines[i]
		return l.Block > p.Block || l.Block == p.Block && l.End >= p.Byte
	})
	if i < len(c.Lines) && (c.Lines[i].Block == p.Block || c.Blocks[p.Block].Box == nil) {
		return c.Lines[i].Top
	}
	if p.Block >= len(c.spans) {
		return 0
	}
	top := c.spans[p.Block].top
	c.markBoxes(Range{p, Place{p.Block, p.Byte + 1}}, 0, c.Height, func(r draw.Rect) { top = r.Y })
	return top
}

// FirstIn returns the first place in the text at or below y, and the top of its line.
func (c *Column) FirstIn(y float32) (Place, float32) {
	for i := range c.Lines {
		if l := &c.Lines[i]; l.Top >= y {
			return Place{l.Block, l.Start}, l.Top
		}
	}
	return Place{Block: max(0, len(c.Blocks)-1)}, c.Height
}
