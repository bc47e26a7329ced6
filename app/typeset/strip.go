package typeset

import "slices"

// strip is what of a column no page may cut.
type strip struct {
	top, bottom  float32
	above, below float32 // the gaps that it wants where its neighbours are others than in the column
	block        int
	row          *Row
	free         bool // a page may end after it
	newPage      bool
	section      bool
	need         float32
	float        int
	wide         bool // it reaches into the margin
	feet         []int
	asides       [][]Block // that stand beside it
	plates       []*Plate  // that its page is followed by
}

// undivided is how high what stands on a ground may be that no page divides, in parts of a page.
const undivided = 0.4

// strips lists what stands in the column from top to bottom. What reaches into the room's margin is
// wide; foot numbers the feet that are asked for, and is below zero for one that was before.
func (c *Column) strips(room Room, foot func(*Foot) int) []strip {
	margin := room.Margin
	if margin == 0 {
		margin = room.Width + 1
	}
	out := make([]strip, 0, len(c.Lines))
	line, box, frame, row := 0, 0, 0, 0
	var asides [][]Block
	var plates []*Plate
	previous := 0 // the first strip of the block before
	for i := 0; i < len(c.Blocks); {
		b := &c.Blocks[i]
		n := 1
		for b.Row != nil && i+n < len(c.Blocks) && c.Blocks[i+n].Row == b.Row {
			n++
		}
		if b.Aside != nil || b.Plate != nil {
			switch n := len(out); {
			case b.Aside != nil:
				asides = append(asides, b.Aside)
			case n > 0:
				out[n-1].plates = append(out[n-1].plates, b.Plate)
			default:
				plates = append(plates, b.Plate)
			}
			i++
			continue
		}
		for frame < len(c.Frames) && c.Frames[frame].At.Bottom() <= c.spans[i].top {
			frame++
		}
		ground := SetFrame{}
		if b.Frame != nil && frame < len(c.Frames) {
			ground = c.Frames[frame]
		}
		opens := b.Frame == nil || b.Frame.Divides || ground.At.H > room.Height*undivided
		begin := len(out)
		float := b.Float
		if b.Frame != nil { // it stays on its ground
			float = 0
		}
		s := strip{block: i, row: b.Row, above: b.Above, float: float}
		switch {
		case b.Row != nil:
			s.top, s.bottom = c.spans[i].top, c.spans[i].bottom
			s.wide = row < len(c.Rows) && c.Rows[row].At.Right() > margin
			row++
			out = append(out, s)
		case b.Box != nil:
			s.top, s.bottom = c.spans[i].top, c.spans[i].bottom
			s.wide = box < len(c.Boxes) && c.Boxes[box].At.Right() > margin
			out = append(out, s)
		}
		for line < len(c.Lines) && c.Lines[line].Block < i+n {
			if l := &c.Lines[line]; b.Row == nil && b.Box == nil {
				s.top, s.bottom, s.wide = l.Top, l.Bottom(), l.X+l.Width > margin
				out = append(out, s)
			}
			c.feetOf(&c.Lines[line], func(f *Foot) {
				if k := foot(f); k >= 0 && len(out) > begin {
					out[len(out)-1].feet = append(out[len(out)-1].feet, k)
				}
			})
			line++
		}
		for box < len(c.Boxes) && c.Boxes[box].Block < i+n {
			box++
		}
		i += n
		if len(out) == begin {
			continue // nothing is there
		}
		last := &c.Blocks[i-1]
		ends := last.Frame == nil || i == len(c.Blocks) || c.Blocks[i].Frame != last.Frame
		divides := !b.Together && opens
		for k := begin; k < len(out); k++ {
			before, after := k-begin+1, len(out)-1-k
			out[k].free = divides && before >= 2 && after >= 2
			out[k].wide = out[k].wide || ground.Frame != nil && ground.At.Right() > margin
		}
		end := &out[len(out)-1]
		end.free = !last.KeepNext && (ends || opens) && (b.Row == nil || !b.Row.Head)
		end.below = last.Below
		head := &out[begin]
		if b.Section && begin > 0 { // they belong to what went before
			out[previous].asides = append(out[previous].asides, asides...)
			asides = nil
		}
		previous = begin
		head.newPage, head.section, head.need = b.NewPage, b.Section, b.Need
		head.asides, head.plates, asides, plates = asides, append(head.plates, plates...), nil, nil
		if ground.Frame != nil { // its padding belongs to its first and last strip
			if begin == 0 || out[begin-1].bottom <= ground.At.Y {
				head.top, head.above = ground.At.Y, max(head.above, ground.Frame.Above)
			}
			if ends {
				end.bottom, end.below = ground.At.Bottom(), ground.Frame.Below
			}
		}
	}
	c.keepInFrames(out)
	c.keepRows(out)
	if len(out) == 0 && len(plates) > 0 {
		out = append(out, strip{free: true, plates: plates})
	}
	if n := len(out); n > 0 { // behind the last block
		out[previous].asides = append(out[previous].asides, asides...)
	}
	return out
}

// keepInFrames lets no page begin or end with a single line of what stands on a ground.
func (c *Column) keepInFrames(strips []strip) {
	frame := func(k int) *Frame {
		if k < 0 || k >= len(strips) {
			return nil
		}
		return c.Blocks[strips[k].block].Frame
	}
	for k := range strips {
		if f := frame(k); f != nil && frame(k+1) == f && (frame(k-1) != f || frame(k+2) != f) {
			strips[k].free = false
		}
	}
}

// keepRows lets no page begin or end with a single row of a table whose rows are low.
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
			strips[k].free = false
		}
	}
}

// feetOf are the feet that the marks in a line ask for.
func (c *Column) feetOf(l *SetLine, visit func(*Foot)) {
	spans := c.Blocks[l.Block].Text.Spans
	last := -1
	for i := range l.Pieces {
		if k := l.Pieces[i].Span; k != last && spans[k].Foot != nil {
			visit(spans[k].Foot)
			last = k
		}
	}
}

// gap is the lowest place within a strip, at or above a limit, that no line crosses.
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
