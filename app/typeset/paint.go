package typeset

import (
	"slices"
	"sort"

	"lectern/app/draw"
)

// Painter draws columns, a stretch at a time. An element that is continued on another page, or drawn in
// several places, stays one element. It serves one goroutine.
type Painter struct {
	Palette *draw.Palette
	// Target returns where a link leads; nil: links are not drawn.
	Target func(Link) (draw.Target, bool)

	open, want []*Element
	rule       draw.Path
	link       struct { // that is being drawn in a line
		open   bool
		x0, x1 float32 // its ends
	}
}

// Paint draws the part of the column that touches from..to, with (0, from) of the column at the point.
func (p *Painter) Paint(c draw.Canvas, col *Column, from, to float32, at draw.Point) {
	dx, dy := at.X, at.Y-from
	p.artifacts(c, col, from, to, dx, dy)
	lines := col.between(from, to)
	boxes := col.Boxes[sort.Search(len(col.Boxes), func(i int) bool { return col.spans[col.Boxes[i].Block].bottom > from }):]
	for len(boxes) > 0 && boxes[0].At.Bottom() <= from {
		boxes = boxes[1:]
	}
	for len(lines) > 0 || len(boxes) > 0 && boxes[0].At.Y < to {
		if len(boxes) > 0 && boxes[0].At.Y < to && (len(lines) == 0 || boxes[0].Block < lines[0].Block) {
			b := &col.Blocks[boxes[0].Block]
			p.enter(c, b.In)
			p.anchor(c, b, dx, col.spans[boxes[0].Block].top+dy)
			r := boxes[0].At
			r.X, r.Y = r.X+dx, r.Y+dy
			if b.In != nil && b.In.Tag.Role == draw.Figure { // begun again, with its box
				c.Begin(draw.Tag{Role: draw.Figure, Alt: b.In.Tag.Alt, Box: r, Self: b.In})
				b.Box.Draw(c, r, p.Palette)
				c.End()
			} else {
				b.Box.Draw(c, r, p.Palette)
			}
			boxes = boxes[1:]
			continue
		}
		l := &lines[0]
		lines = lines[1:]
		if l.Bottom() > from && l.Top < to {
			p.line(c, col, l, dx, dy)
		}
	}
}

// artifacts draws frames and the rules of tables.
func (p *Painter) artifacts(c draw.Canvas, col *Column, from, to, dx, dy float32) {
	for i := sort.Search(len(col.Frames), func(i int) bool { return col.Frames[i].At.Bottom() > from }); i < len(col.Frames) && col.Frames[i].At.Y < to; i++ {
		if f := &col.Frames[i]; f.Frame.Draw != nil {
			at := draw.Rect{X: f.At.X + dx, Y: f.At.Y + dy, W: f.At.W, H: f.At.H}
			cut := f.At.Y < from || f.At.Bottom() > to // nothing is drawn in the margins of a page
			c.Begin(draw.Tag{Role: draw.Artifact})
			if cut {
				c.Clip(at.Intersect(draw.Rect{X: at.X, Y: from + dy, W: at.W, H: to - from}))
			}
			f.Frame.Draw(c, at, p.Palette)
			if cut {
				c.Unclip()
			}
			c.End()
		}
	}
	for i := sort.Search(len(col.Rows), func(i int) bool { return col.Rows[i].At.Bottom() > from }); i < len(col.Rows) && col.Rows[i].At.Bottom() <= to+0.01; i++ {
		if r := &col.Rows[i]; r.Row.Rule > 0 {
			ink := p.Palette.Rule
			if r.Row.Head {
				ink = p.Palette.Ink2
			}
			p.artifactRule(c, draw.Rect{X: r.At.X + dx, Y: r.At.Bottom() - r.Row.Rule + dy, W: r.At.W, H: r.Row.Rule}, ink)
		}
	}
}

func (p *Painter) artifactRule(c draw.Canvas, r draw.Rect, ink draw.Ink) {
	c.Begin(draw.Tag{Role: draw.Artifact})
	p.rule.Reset()
	p.rule.AddRect(r)
	c.Fill(&p.rule, ink)
	c.End()
}

func (p *Painter) anchor(c draw.Canvas, b *Block, x, y float32) {
	at := draw.Point{X: x + b.Left, Y: y}
	if b.Anchor != "" {
		c.Anchor(b.Anchor, at)
	}
	for _, name := range b.also {
		c.Anchor(name, at)
	}
}

func (p *Painter) line(c draw.Canvas, col *Column, l *SetLine, dx, dy float32) {
	b := &col.Blocks[l.Block]
	if l.First {
		p.anchor(c, b, dx, l.Top+dy)
	}
	if l.Label != nil {
		p.enter(c, b.LabelIn)
		label := *l
		label.Space = nil
		p.pieces(c, b.Label, &label, l.Label.Pieces, l.LabelX+dx, dy)
	}
	p.enter(c, b.In)
	p.pieces(c, &b.Text, l, l.Pieces, l.X+dx, dy)
}

// pieces draws a line span by span, in the order in which it is read; x is the line's left end.
func (p *Painter) pieces(c draw.Canvas, t *Text, l *SetLine, pieces []Piece, x, dy float32) {
	if slices.ContainsFunc(pieces, func(p Piece) bool { return p.level > 0 }) {
		pieces = slices.SortedFunc(slices.Values(pieces), func(a, b Piece) int { return int(a.Start - b.Start) })
	}
	for i := 0; i < len(pieces); {
		j := i + 1
		for j < len(pieces) && pieces[j].Span == pieces[i].Span {
			j++
		}
		space := l.Space
		if j < len(pieces) {
			space = nil
		}
		next := -1
		if j < len(pieces) {
			next = int(pieces[j].Span)
		}
		p.span(c, t, l, pieces[i:j], next, space, x, dy)
		i = j
	}
}

// span draws neighbouring pieces of one span, and the space behind them, if any; next is the span of
// the piece after them in the line, or below zero.
func (p *Painter) span(c draw.Canvas, t *Text, l *SetLine, pieces []Piece, next int, space *draw.Word, x, dy float32) {
	s := &t.Spans[pieces[0].Span]
	target, leads := draw.Target{}, false
	if s.Link.Leads() && p.Target != nil {
		target, leads = p.Target(s.Link)
	}
	cut := int(pieces[0].Start) > s.Start || int(pieces[len(pieces)-1].End) < s.End
	here := int(pieces[0].Span)
	first, last := here, here
	if leads {
		first, last = t.linkOf(first)
	}
	tags := make([]draw.Tag, 0, 2)
	if leads {
		link := draw.Tag{Role: draw.LinkRole}
		if cut || first < last { // its parts are one element
			link.Self = linkIdentity{&t.Spans[first]}
		}
		tags = append(tags, link)
	}
	if s.Tag != nil {
		tag := *s.Tag
		if from, to := t.passageOf(here); (cut || from < to) && tag.Role != draw.Artifact { // its parts are one element
			tag.Self = passageIdentity{&t.Spans[from]}
		}
		if tags = append(tags, tag); tag.Role == draw.Reference { // the reference holds the link
			slices.Reverse(tags)
		}
	}
	for _, tag := range tags {
		c.Begin(tag)
	}
	ink := s.Style.Ink.Of(p.Palette)
	y := l.Baseline - s.Style.Rise + dy
	x0 := x + pieces[0].X
	x1 := x0
	for _, piece := range pieces {
		x0 = min(x0, x+piece.X)
	}
	for i := range pieces {
		piece := &pieces[i]
		if s.Picture != nil {
			s.Picture.draw(c, x+piece.X, y, piece.Width, s.Style)
		} else {
			c.Text(piece.Word, x+piece.X, y, s.Style.Size, ink)
		}
		x1 = max(x1, x+piece.X+piece.Width)
	}
	if space != nil {
		c.Text(space, x1, y, s.Style.Size, ink)
	}
	if s.Anchor != "" {
		c.Anchor(s.Anchor, draw.Point{X: x0, Y: l.Top + dy})
	}
	for len(tags) > 0 {
		if tags[len(tags)-1].Role == draw.LinkRole {
			if !p.link.open {
				p.link.x0, p.link.x1 = x0, x1
			}
			p.link.x0, p.link.x1 = min(p.link.x0, x0), max(p.link.x1, x1)
			if p.link.open = next >= first && next <= last; !p.link.open {
				c.Link(draw.Rect{X: p.link.x0, Y: l.Top + dy, W: p.link.x1 - p.link.x0, H: l.Leading}, target)
			}
		}
		c.End()
		tags = tags[:len(tags)-1]
	}
	if s.Underline && s.Picture == nil {
		p.artifactRule(c, draw.Rect{X: x0, Y: y + float32(s.Style.Size*0.15), W: x1 - x0, H: max(0.5, s.Style.Size/20)}, ink)
	}
}

// linkIdentity identifies a link that is drawn in several parts, by its first span.
type linkIdentity struct{ *Span }

// passageIdentity identifies an element that is drawn in several parts, by its first span.
type passageIdentity struct{ *Span }

// passageOf returns the first and the last of the neighbouring spans with the tag and the link of span k.
func (t *Text) passageOf(k int) (first, last int) {
	same := func(i int) bool {
		return i >= 0 && i < len(t.Spans) && t.Spans[i].Tag == t.Spans[k].Tag && t.Spans[i].Link == t.Spans[k].Link
	}
	return t.around(k, same)
}

// linkOf returns the first and the last of the neighbouring spans with the link of span k.
func (t *Text) linkOf(k int) (first, last int) {
	same := func(i int) bool {
		return i >= 0 && i < len(t.Spans) && t.Spans[i].Link == t.Spans[k].Link && !t.Spans[i].NoteMark && !t.Spans[k].NoteMark
	}
	return t.around(k, same)
}

// around returns the first and the last of the neighbours of span k for which same is true.
func (t *Text) around(k int, same func(i int) bool) (first, last int) {
	first, last = k, k
	for same(first - 1) {
		first--
	}
	for same(last + 1) {
		last++
	}
	return first, last
}

// enter closes and opens elements so that e is the innermost.
func (p *Painter) enter(c draw.Canvas, e *Element) {
	if n := len(p.open); n > 0 && p.open[n-1] == e || n == 0 && e == nil {
		return
	}
	p.want = p.want[:0]
	for ; e != nil; e = e.Parent {
		p.want = append(p.want, e)
	}
	same := 0
	for same < len(p.open) && same < len(p.want) && p.open[same] == p.want[len(p.want)-1-same] {
		same++
	}
	for n := len(p.open); n > same; n-- {
		c.End()
	}
	p.open = p.open[:same]
	for i := len(p.want) - 1 - same; i >= 0; i-- {
		tag := *p.want[i].Tag
		tag.Self = p.want[i]
		c.Begin(tag)
		p.open = append(p.open, p.want[i])
	}
}

// Outline begins and ends the elements of blocks in their order before anything is drawn, so that they are
// read in that order wherever they are drawn, and elements without content, such as empty cells, exist.
func (p *Painter) Outline(c draw.Canvas, blocks []Block) {
	for i := range blocks {
		b := &blocks[i]
		if b.Label != nil {
			p.enter(c, b.LabelIn)
		}
		p.enter(c, b.In)
		for k := range b.Text.Spans {
			if f := b.Text.Spans[k].Footnote; f != nil && f.In.Parent == nil {
				if f.In.Parent = b.host(); f.In.Parent != b.In { // one within b is begun when it is drawn, after its text
					p.Outline(c, f.Blocks)
				}
			}
		}
		if b.Aside != nil {
			p.Outline(c, b.Aside)
		}
		if b.FullPage != nil {
			p.Outline(c, b.FullPage.Blocks)
		}
	}
	p.enter(c, nil)
}

// host returns the parent of a note to the block's text: the block's element, or its parent if that is a
// paragraph or a heading, which can't hold a note.
func (b *Block) host() *Element {
	if b.In.isHeading() || b.In.Tag.Role == draw.Paragraph {
		return b.In.Parent
	}
	return b.In
}

// Page draws a page with the corner of its room at a point.
func (p *Painter) Page(c draw.Canvas, page *Page, at draw.Point) {
	again := Painter{Palette: p.Palette}
	for _, s := range page.Text {
		if s.Again { // an artifact: it is read where it stood first
			c.Begin(draw.Tag{Role: draw.Artifact, Running: true})
			again.Paint(c, s.Column, s.From, s.To, at.Add(s.At))
			again.Finish(c)
			c.End()
			continue
		}
		p.Paint(c, s.Column, s.From, s.To, at.Add(s.At))
	}
	if len(page.Footnotes) > 0 {
		p.artifactRule(c, draw.Rect{X: at.X, Y: at.Y + page.FootnoteTop, W: footnoteRule, H: 0.5}, p.Palette.Edge)
	}
	for _, list := range [...][]Stretch{page.Asides, page.Footnotes} {
		for _, s := range list {
			p.Paint(c, s.Column, s.From, s.To, at.Add(s.At))
		}
	}
}

// footnoteRule is the width of the rule above the footnotes.
const footnoteRule = 120

// Finish ends all open elements, at the end of a document.
func (p *Painter) Finish(c draw.Canvas) { p.enter(c, nil) }
