package pptx

import (
	"cmp"
	"slices"

	"lectern/app/draw"
)

// shape is an object of a slide: a text, a table, a drawing, or a plain area.
type shape struct {
	order  int // of drawing
	at     draw.Rect
	text   []*paragraph
	title  bool      // the text is the slide's title
	ink    draw.Rect // what the words of a text take
	fill   *draw.Ink // of an area, or behind a text
	table  *table
	sketch *sketch
	tag    draw.Tag // of a sketch
}

// layout collects the shapes of a slide.
type layout struct {
	page   draw.Rect
	shapes []*shape
}

// shapesOf returns the shapes of what was recorded in the order of drawing, which is that of reading.
func shapesOf(r *recorder) []*shape {
	l := &layout{page: r.page}
	l.add(r.root)
	slices.SortStableFunc(l.shapes, func(a, b *shape) int { return cmp.Compare(a.order, b.order) })
	l.findTitle()
	l.ruleTables()
	l.joinBackgrounds()
	l.widen()
	return l.shapes
}

// groups holds the roles of elements whose parts are shapes of their own.
var groups = map[draw.Role]bool{"": true, draw.Document: true, draw.Sect: true, draw.Div: true, draw.BlockQuote: true, draw.Artifact: true}

// add adds the shapes of an element.
func (l *layout) add(n *node) {
	switch {
	case n.order == 0:
	case n.sketch != nil:
		l.addSketch(n)
	case n.word != nil:
		l.addText([]*paragraph{{order: n.order, words: []*word{n.word}}}, "")
	case n.tag.Role == draw.Table:
		l.addTable(n)
	case groups[n.tag.Role]:
		for _, k := range n.kids {
			l.add(k)
		}
	default:
		l.addFlow(n)
	}
}

// addSketch adds a drawing, or an artifact of plain rectangles as areas.
func (l *layout) addSketch(n *node) {
	if n.tag.Role != draw.Artifact || n.sketch.mixed {
		l.shapes = append(l.shapes, &shape{order: n.order, at: n.sketch.bounds, sketch: n.sketch, tag: n.tag})
		return
	}
	for _, a := range n.sketch.areas {
		if a.at != l.page { // that is the background, which the master has
			l.shapes = append(l.shapes, &shape{order: n.order, at: a.at, fill: &a.ink})
		}
	}
}

// addFlow adds the text of an element, in several shapes where it goes on in another column.
func (l *layout) addFlow(n *node) {
	paragraphs, others := flowOf(n)
	from := 0
	for i := 1; i <= len(paragraphs); i++ {
		if i == len(paragraphs) || paragraphs[i].first() < paragraphs[i-1].last() {
			l.addText(paragraphs[from:i], n.tag.Role)
			from = i
		}
	}
	for _, other := range others {
		l.add(other)
	}
}

func (l *layout) addText(text []*paragraph, role draw.Role) {
	ink := extentOf(text)
	l.shapes = append(l.shapes, &shape{order: text[0].order, at: ink, ink: ink, text: text, title: role == draw.H1})
}

// findTitle leaves one title, the first.
func (l *layout) findTitle() {
	found := false
	for _, s := range l.shapes {
		s.title, found = s.title && !found, found || s.title
	}
}

// remove removes a shape.
func (l *layout) remove(s *shape) {
	l.shapes = slices.DeleteFunc(l.shapes, func(other *shape) bool { return other == s })
}

// within reports whether an area holds another, but for rounding.
func within(outer, inner draw.Rect) bool {
	const rounding = 0.1
	outer = outer.Inset(-rounding)
	return outer.Contains(draw.Point{X: inner.X, Y: inner.Y}) && outer.Contains(draw.Point{X: inner.Right(), Y: inner.Bottom()})
}

// joinBackgrounds makes an area that holds one text, and no more, the background of that text.
func (l *layout) joinBackgrounds() {
	for _, area := range slices.Backward(slices.Clone(l.shapes)) { // those inside others first
		if area.fill == nil || area.text != nil {
			continue
		}
		var inside []*shape
		for _, s := range l.shapes {
			if s != area && within(area.at, s.at) {
				inside = append(inside, s)
			}
		}
		if len(inside) == 1 && inside[0].text != nil && inside[0].fill == nil {
			inside[0].at, inside[0].fill = area.at, area.fill
			l.remove(area)
		}
	}
}

// Another font may be wider than ours, so texts get more room than they take: of our fonts the sans serif is narrower
// than most, and the serif is not.
const (
	slackSans  = 1.25
	slackSerif = 1.05
	margin     = 24 // from a neighbour and the edge of the slide
)

// widen gives texts and tables the room that another font may need, as far as their neighbours leave it.
func (l *layout) widen() {
	for _, s := range l.shapes {
		if s.text == nil && s.table == nil || s.fill != nil {
			continue
		}
		from, to := float32(margin), l.page.Right()-margin
		for _, other := range l.shapes {
			if other == s || other.at.Y >= s.at.Bottom() || other.at.Bottom() <= s.at.Y {
				continue
			}
			if other.at.X >= s.at.Right() {
				to = min(to, other.at.X-margin)
			} else if other.at.Right() <= s.at.X {
				from = max(from, other.at.Right()+margin)
			}
		}
		width := s.room()
		if s.text != nil && s.text[0].rtl() {
			right := s.at.Right()
			s.at.X = min(s.at.X, max(from, right-width))
			s.at.W = right - s.at.X
		} else {
			s.at.W = max(s.at.W, min(width, to-s.at.X))
		}
	}
}

// room returns the width that a text or a table may need in another font.
func (s *shape) room() float32 {
	switch {
	case s.table != nil:
		return s.table.room(s.at)
	case s.text[0].words[0].style.Generic == "serif":
		return s.at.W * slackSerif
	}
	return s.at.W * slackSans
}
