package pptx

import (
	"cmp"
	"strings"

	"lectern/app/draw"
)

// paragraph is a paragraph as it was drawn.
type paragraph struct {
	order int
	words []*word
	mark  []*word // of an item of a list
	level int     // of the list that it is in, from 0
	label bool    // it is a mark, until its item's text is found
	pitch float32 // the leading of a single line, if it is known
}

// flow collects the paragraphs of an element, and what is in it beside text.
type flow struct {
	paragraphs []*paragraph
	others     []*node
	ended      bool // the next word begins a paragraph
}

// flowOf returns the paragraphs of an element with marks of items beside their text, and the figures and tables in it.
func flowOf(n *node) ([]*paragraph, []*node) {
	f := &flow{ended: true}
	level := -1
	if n.tag.Role == draw.List {
		level = 0
	}
	f.walk(n, level)
	f.joinMarks()
	even(f.paragraphs)
	return f.paragraphs, f.others
}

// inlines holds the roles of elements that are part of a line.
var inlines = map[draw.Role]bool{draw.Span: true, draw.Reference: true, draw.LinkRole: true, draw.Code: true}

func (f *flow) walk(n *node, level int) {
	for _, k := range n.kids {
		switch {
		case k.word != nil:
			f.add(k, max(level, 0))
		case k.tag.Role == draw.Figure && k.tag.Inline:
			f.others = append(f.others, k)
			f.blank(k.sketch.bounds.W)
		case inlines[k.tag.Role]:
			f.walk(k, level)
		case k.sketch != nil && f.underline(k.sketch):
		case k.sketch != nil, k.tag.Role == draw.Table:
			f.others = append(f.others, k)
			f.ended = true
		default:
			f.part(k, level)
		}
	}
}

// part adds an element that begins and ends paragraphs.
func (f *flow) part(n *node, level int) {
	if n.tag.Role == draw.List {
		level++
	}
	f.ended = true
	from := len(f.paragraphs)
	f.walk(n, level)
	f.ended = true
	if n.tag.Role == draw.ListLabel {
		for _, p := range f.paragraphs[from:] {
			p.label = true
		}
	}
}

func (f *flow) add(n *node, level int) {
	if f.ended {
		if strings.TrimSpace(n.word.text) == "" {
			return
		}
		f.paragraphs = append(f.paragraphs, &paragraph{order: n.order, level: level})
		f.ended = false
	}
	p := f.paragraphs[len(f.paragraphs)-1]
	p.words = append(p.words, n.word)
}

// underline marks the words above a line, and reports whether there are any.
func (f *flow) underline(s *sketch) (found bool) {
	if f.ended || s.mixed || len(s.areas) != 1 {
		return false
	}
	line := s.areas[0].at
	for _, w := range f.paragraphs[len(f.paragraphs)-1].words {
		if w.x >= line.X-1 && w.x+w.width <= line.Right()+1 && w.y <= line.Y && line.Y < w.y+w.size/3 {
			w.underlined, found = true, true
		}
	}
	return found
}

// blank leaves room for a picture in a line, by spaces at which no line ends.
func (f *flow) blank(width float32) {
	const space = 0.25 // of an em, about
	if f.ended {
		return
	}
	p := f.paragraphs[len(f.paragraphs)-1]
	room := *p.words[len(p.words)-1]
	room.text = strings.Repeat("\u00a0", int(width/(space*room.size))+1)
	p.words = append(p.words, &room)
}

// joinMarks puts marks beside the text on their line. Other labels, such as terms, are paragraphs of their own.
func (f *flow) joinMarks() {
	var all []*paragraph
	for _, p := range f.paragraphs {
		if n := len(all); n > 0 && all[n-1].label && all[n-1].last() == p.first() {
			p.mark, p.order = all[n-1].words, all[n-1].order
			all = all[:n-1]
		}
		all = append(all, p)
	}
	f.paragraphs = all
}

func (p *paragraph) rtl() bool { return p.words[0].rtl }

// first and last return the baselines of the first and the last line.
func (p *paragraph) first() float32 { return baseline(p.lines()[0]) }

func (p *paragraph) last() float32 {
	lines := p.lines()
	return baseline(lines[len(lines)-1])
}

// lines divides the words into lines; raised words belong to the line below them.
func (p *paragraph) lines() (all [][]*word) {
	for _, w := range p.words {
		if n := len(all); n == 0 || w.y > baseline(all[n-1])+w.size/2 {
			all = append(all, nil)
		}
		all[len(all)-1] = append(all[len(all)-1], w)
	}
	return all
}

// baseline returns the baseline of the words of a line, of which some may be raised.
func baseline(line []*word) (y float32) {
	for _, w := range line {
		y = max(y, w.y)
	}
	return y
}

// size returns the size of the largest words.
func (p *paragraph) size() (size float32) {
	for _, w := range p.words {
		size = max(size, w.size)
	}
	return size
}

// leading returns the distance of baselines, the least if there are empty lines in code.
func (p *paragraph) leading() float32 {
	const usual = 1.25 // times the size
	lines := p.lines()
	if len(lines) == 1 {
		return cmp.Or(p.pitch, usual*p.size())
	}
	least := p.last() - p.first()
	for i := range lines[1:] {
		least = min(least, baseline(lines[i+1])-baseline(lines[i]))
	}
	return least
}

// even gives paragraphs of one line the leading of others in their size.
func even(all []*paragraph) {
	known := map[float32]float32{} // by size
	for _, p := range all {
		if len(p.lines()) > 1 {
			known[p.size()] = p.leading()
		}
	}
	for _, p := range all {
		p.pitch = known[p.size()]
	}
}

// above is the part of the leading that PowerPoint puts above the baseline.
const above = 0.8

// extent returns the area of a paragraph and its mark.
func (p *paragraph) extent() (r draw.Rect) {
	leading := p.leading()
	top := p.first() - float32(above*leading)
	for _, words := range [][]*word{p.mark, p.words} {
		for _, w := range words {
			r = r.Union(draw.Rect{X: w.x, Y: top, W: w.width, H: p.last() - top + float32((1-above)*leading)})
		}
	}
	return r
}

// extentOf returns the area of paragraphs.
func extentOf(all []*paragraph) (r draw.Rect) {
	for _, p := range all {
		r = r.Union(p.extent())
	}
	return r
}
