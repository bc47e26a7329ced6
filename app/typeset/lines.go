package typeset

import (
	"slices"
	"strings"
)

// Break returns the lines of a text.
func (s *Setter) Break(t *Text, set Setting) []Line {
	if t.String == "" {
		return nil
	}
	return s.breakItems(t, s.itemise(t, &set), set)
}

// breakItems returns the lines of a text that was cut into items.
func (s *Setter) breakItems(t *Text, items []item, set Setting) []Line {
	breaks := s.breaks(items, &set)
	lines := make([]Line, 0, len(breaks))
	pieces := s.pieces[:0]
	from := 0
	for _, at := range breaks {
		for from < at && items[from].kind != box {
			from++
		}
		var l Line
		l, pieces = s.line(t, &set, items[from:at+1], at == len(items)-1, pieces)
		lines = append(lines, l)
		from = at + 1
	}
	s.pieces = pieces
	pieces = slices.Clone(pieces) // one array for all lines
	for i := range lines {
		n := len(lines[i].Pieces)
		lines[i].Pieces, pieces = pieces[:n:n], pieces[n:]
	}
	return lines
}

// breaks returns the items at which lines end.
func (s *Setter) breaks(items []item, set *Setting) []int {
	tolerances := []float32{2, 10, 1e9}
	if (set.Hyphens == nil || set.Whole) && !set.Justified { // in a heading a short line is better than a divided name
		tolerances = tolerances[1:]
	}
	for _, tolerance := range tolerances {
		if breaks := s.best(items, set, tolerance); breaks != nil {
			return breaks
		}
	}
	return firstFit(items, set)
}

// line makes a line of items: it joins the parts of words, shapes the divided word at the end, and
// distributes the space that is left. It appends to pieces, which all lines share.
func (s *Setter) line(t *Text, set *Setting, items []item, last bool, pieces []Piece) (Line, []Piece) {
	end := items[len(items)-1]
	l := Line{Start: int(items[0].start), End: int(end.end), Hyphen: end.hyphen, RTL: s.rtl}
	if end.kind == glue {
		l.End = int(end.start)
	}
	if !s.rtl && (end.kind == glue || last && strings.HasSuffix(t.String, " ")) {
		l.Space = s.Shaper.Word(t.Spans[end.span].Style.Face, " ", false)
	}
	begin := len(pieces)
	var spaces float32
	for i := 0; i < len(items)-1; {
		it := items[i]
		i++
		if it.kind == penalty || it.start == it.end {
			continue
		}
		p := Piece{Span: it.span, Start: it.start, End: it.end, Word: it.word, Space: it.kind == glue, level: it.level, Width: it.width}
		style := t.Spans[p.Span].Style
		if p.Space {
			spaces += p.Width
		} else {
			for i < len(items)-1 && items[i].hyphen && items[i+1].kind == box {
				p.End = items[i+1].end
				i += 2
			}
			text := t.String[p.Start:p.End]
			if picture := t.Spans[p.Span].Picture; picture != nil {
				p.Word = picture.word(style, set.Measure)
			} else if end.hyphen && i == len(items)-1 {
				divided := *s.Shaper.Word(style.Face, strings.TrimSuffix(text, softHyphen)+"-", p.level%2 == 1)
				divided.Hyphen = true
				p.Word = &divided
			} else if p.Word == nil || len(p.Word.Text) != len(text) {
				p.Word = s.Shaper.Word(style.Face, text, p.level%2 == 1)
			}
			p.Width = p.Word.Width * style.Size
		}
		l.Width += p.Width
		pieces = append(pieces, p)
	}
	l.Pieces = pieces[begin:len(pieces):len(pieces)]
	if last && strings.HasSuffix(t.String, " ") {
		l.markBroken()
	}
	grow := float32(0)
	left, right := items[0].left, end.right
	if n := len(items); n > 1 && !end.hyphen {
		right = items[n-2].right
	}
	if free := set.Measure - l.Width + left + right; set.Justified && spaces > 0 && (!last || free < 0) && free > -spaces/2 && free < spaces*4 {
		grow = free
	}
	reorder(l.Pieces)
	x := -left
	for i := range l.Pieces {
		p := &l.Pieces[i]
		if p.Space && spaces > 0 {
			p.Width += grow * p.Width / spaces
		}
		p.X = x
		x += p.Width
	}
	return l, pieces
}

// markBroken marks the last word of a line at whose end the author breaks it.
func (l *Line) markBroken() {
	for i := len(l.Pieces) - 1; i >= 0; i-- {
		if p := &l.Pieces[i]; !p.Space {
			broken := *p.Word
			broken.Broken = true
			p.Word = &broken
			return
		}
	}
}

// reorder puts pieces into visual order (UAX 9, rule L2). Glyphs within words already are.
func reorder(pieces []Piece) {
	var highest int8
	for _, p := range pieces {
		highest = max(highest, p.level)
	}
	for level := highest; level > 0; level-- {
		for i := 0; i < len(pieces); i++ {
			j := i
			for j < len(pieces) && pieces[j].level >= level {
				j++
			}
			slices.Reverse(pieces[i:j])
			i = max(i, j-1)
		}
	}
}
