package deck

import (
	"strings"

	"lectern/app/brief"
	"lectern/app/compose"
	"lectern/app/draw"
	"lectern/app/figure"
	"lectern/app/incident"
	"lectern/app/typeset"
)

// panel returns the width of the words of a map slide.
func (d *Deck) panel() float32 { return min(630, d.Width*0.4) }

// mapSlide draws words at the left and the map over the rest.
func (d *Deck) mapSlide(slide *Slide, g *brief.Drawing, made compose.Graphic, sel incident.Selection, caption string) {
	m, panel := made.Map, d.panel()
	m.Strip = false // the keys are among the words
	area := draw.Rect{X: panel, W: d.Width - panel, H: Height}
	for _, mark := range d.marks() {
		mark.X -= panel
		m.Keep = append(m.Keep, mark.Inset(-12))
	}
	slide.Map, slide.Views = m, made.Views(area.W, area.H)
	slide.Steps = len(slide.Views)
	said := d.author(strings.TrimSpace(caption)).before(d.program(d.totals(slide.Title, sel)))
	slide.draw = func(s *stage) {
		s.Begin(d.figure(g, made, area))
		m.Draw(s.Canvas, area, s.p)
		s.End()
		s.rect(draw.Rect{X: panel, W: 1.5, H: Height}, s.p.Rule)
		s.narrow = panel
		s.kicker()
		s.mapWords(m, said)
		s.source = strings.TrimSpace(coverageNote(d.Brief))
		if !m.Shaded { // the keys say what shades stand for
			s.source = "Area: " + m.Amount.Many + "." + coverageNote(d.Brief)
		}
	}
}

// totals returns the totals of the incidents on a map, without what its title says already.
func (d *Deck) totals(title string, sel incident.Selection) string {
	lead, rest, _ := d.Brief.Incidents.Totals(sel).Until(d.Brief.AsOfDay()).Words()
	if strings.TrimSpace(lead) == title {
		return incident.Capital(strings.TrimPrefix(strings.TrimLeft(rest, " ,."), "and "))
	}
	return lead + rest
}

// mapWords draws the title of a map slide, what is said of its map, and the keys of its symbols at the foot. The title
// gets smaller so that the rest has room.
func (s *stage) mapWords(m *figure.Map, said *words) {
	const begin, gap = top + 110, 36
	width := s.narrow - left - gap
	keys := bottom - 70 - m.KeysHeight(width)
	below := room{face: typeset.Standard().Serif, sizes: []float32{34, 30}, leading: 1.375, width: width, ink: typeset.Second, role: draw.Paragraph, flush: s.slide.rtl}
	needed := s.d.set(&below, said, 30, uncut).Height
	heading := s.d.fit(title(width, min(372, max(180, keys-2*gap-needed-begin))), s.slide.title)
	y := s.paint(heading, left, begin) + gap
	below.height = keys - gap - y
	s.paint(s.d.fit(below, said), left, y)
	s.Begin(draw.Tag{Role: draw.Artifact}) // the map's text alternative is enough
	m.Keys(s.Canvas, draw.Point{X: left, Y: keys}, width, s.p)
	s.End()
}
