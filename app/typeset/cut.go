package typeset

import "slices"

// Cut is the stretch of a column that goes on one page.
type Cut struct {
	From, To float32
	Head     *Table // the table whose head is repeated at the page's top
}

// HeadOf is the stretch of the column that a table's head takes.
func (t *Table) HeadOf() (from, to float32) { return t.headFrom, t.headTo }

// strip is what no page may cut.
type strip struct {
	top, bottom float32
	free        bool // a page may end after it
	must        bool // a page must end after it
	row         *Row
}

// Cuts divides a column into pages. A line alone at a page's top or foot, a heading without what
// it heads, and boxes, frames and rows in two parts are avoided; where even one of them is higher
// than a page it is cut between lines, and runs to the page's end where it has none. height is what
// page i (from 0) has room for.
func (c *Column) Cuts(height func(page int) float32) []Cut {
	strips := c.strips()
	var cuts []Cut
	for i := 0; i < len(strips); {
		cut := Cut{From: strips[i].top}
		room := height(len(cuts))
		if r := strips[i].row; r != nil && !r.Head && r.Table != nil && len(cuts) > 0 {
			if head := r.Table.headTo - r.Table.headFrom; head > 0 && head < room/2 {
				cut.Head = r.Table
				room -= head
			}
		}
		if strips[i].bottom-cut.From > room {
			if y := c.gap(strips[i], cut.From+room); y > cut.From {
				cut.To, strips[i].top = y, y
				cuts = append(cuts, cut)
				continue
			}
		}
		fits, good := i, -1
		for j := i; j < len(strips) && (strips[j].bottom-cut.From <= room || j == i); j++ {
			fits = j
			if strips[j].free || strips[j].must || j == len(strips)-1 {
				good = j
			}
			if strips[j].must {
				break
			}
		}
		if good < 0 {
			good = fits
		}
		cut.To = strips[good].bottom
		cuts = append(cuts, cut)
		i = good + 1
	}
	return cuts
}

// gap is the lowest place within a strip, at or above a limit, that no line crosses.
func (c *Column) gap(s strip, limit float32) float32 {
	lines := c.between(s.top, s.bottom)
	crossed := func(y float32) bool {
		return slices.ContainsFunc(lines, func(l SetLine) bool { return l.Top < y && l.Bottom() > y })
	}
	best := s.top
	for i := range lines {
		if y := lines[i].Bottom(); y > best && y <= limit && !crossed(y) {
			best = y
		}
	}
	return best
}

// strips lists what stands in the column from top to bottom.
func (c *Column) strips() []strip {
	var out []strip
	line, box := 0, 0
	for i := 0; i < len(c.Blocks); {
		b := &c.Blocks[i]
		n := 1
		for b.Row != nil && i+n < len(c.Blocks) && c.Blocks[i+n].Row == b.Row {
			n++
		}
		last := &c.Blocks[i+n-1]
		free := !last.KeepNext && (last.Frame == nil || i+n == len(c.Blocks) || c.Blocks[i+n].Frame != last.Frame) && (b.Row == nil || !b.Row.Head)
		if b.NewPage && len(out) > 0 {
			out[len(out)-1].must = true
		}
		begin := line
		for line < len(c.Lines) && c.Lines[line].Block < i+n {
			line++
		}
		for box < len(c.Boxes) && c.Boxes[box].Block < i+n {
			box++
		}
		if lines := c.Lines[begin:line]; b.Row == nil && b.Box == nil {
			for k := range lines {
				inside := k < len(lines)-1
				out = append(out, strip{
					top: lines[k].Top, bottom: lines[k].Bottom(),
					free: !inside && free || inside && !b.Together && b.Frame == nil && k >= 1 && len(lines)-1-k >= 2,
				})
			}
		} else {
			out = append(out, strip{top: c.spans[i].top, bottom: c.spans[i].bottom, free: free, row: b.Row})
		}
		i += n
	}
	// A frame's padding belongs to its first and last strip.
	for _, f := range c.Frames {
		for k := range out {
			if out[k].top >= f.At.Y && out[k].bottom <= f.At.Bottom() {
				if k == 0 || out[k-1].bottom <= f.At.Y {
					out[k].top = f.At.Y
				}
				if k == len(out)-1 || out[k+1].top >= f.At.Bottom() {
					out[k].bottom = f.At.Bottom()
				}
			}
		}
	}
	return out
}
