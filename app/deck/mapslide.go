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

// mapSlide draws words at the left and the map over the rest. It returns the words that have no room there, of captions
// the last ones.
func (d *Deck) mapSlide(slide *Slide, g *brief.Drawing, made compose.Graphic, sel incident.Selection, captions ...string) []*words {
	m, panel := made.Map, d.panel()
	m.Strip = false // the keys are among the words
	area := draw.Rect{X: panel, W: d.Width - panel, H: Height}
	for _, mark := range d.marks() {
		mark.X -= panel
		m.Keep = append(m.Keep, mark.Inset(-12))
	}
	slide.Map = m
	if slide.Views == nil {
		slide.Views = made.Views(area.W, area.H)
	}
	slide.Steps = len(slide.Views)
	w := d.mapWords(slide, captions, d.program(d.totals(slide.Title, sel)))
	d.wholeTitle(slide, w.title)
	slide.draw = func(s *stage) {
		s.Begin(d.figure(g, made, area))
		m.Draw(s.Canvas, area, s.p)
		s.End()
		s.rect(draw.Rect{X: panel, W: 1.5, H: Height}, s.p.Rule)
		s.narrow = panel
		s.kicker()
		s.mapWords(m, &w)
		s.source = strings.TrimSpace(coverageNote(d.Brief))
		if !m.Shaded { // the keys say what shades stand for
			s.source = "Area: " + m.Amount.Many + "." + coverageNote(d.Brief)
		}
	}
	return w.rest
}

// mapWords holds the words beside a map: the room of the title, what is said below it, and what has no room there.
type mapWords struct {
	title room
	said  *words
	rest  []*words
}

// Where the words beside a map begin, and the gaps around what is said of it, in units.
const (
	mapTitleTop = top + 110
	mapGap      = 36
)

// mapWidth returns the width of the words beside a map.
func (d *Deck) mapWidth() float32 { return d.panel() - left - mapGap }

// mapText returns room for what is said of a map.
func (d *Deck) mapText(rtl bool) room {
	return room{face: typeset.Standard().Serif, sizes: []float32{34, 30}, leading: 1.375, width: d.mapWidth(), ink: typeset.Second, role: draw.Paragraph, flush: rtl}
}

// mapWords divides the room beside a map: the title gets smaller so that the rest has room above the keys, and where that
// isn't enough what is said goes on elsewhere, the last captions first.
func (d *Deck) mapWords(slide *Slide, captions []string, totals *words) mapWords {
	const mostTitle, leastTitle = 372, 180
	keys := float32(bottom)
	for _, v := range slide.Views {
		slide.Map.View = v
		slide.Map.Cluster() // keys are those of the symbols
		keys = min(keys, bottom-70-slide.Map.KeysHeight(d.mapWidth()))
	}
	below, free := d.mapText(slide.rtl), keys-mapGap-mapTitleTop
	some := func(captions []string) *words { return d.author(strings.TrimSpace(strings.Join(captions, " "))) }
	for n := len(captions); n >= 0; n-- {
		w := mapWords{said: some(captions[:n]).before(totals), rest: []*words{some(captions[n:])}}
		needed := d.least(&below, w.said) + mapGap
		if w.title = title(d.mapWidth(), min(mostTitle, free-needed)); d.fits(&w.title, slide.title) {
			return w
		}
	}
	return mapWords{title: title(d.mapWidth(), max(leastTitle, min(mostTitle, free))), rest: []*words{some(captions), totals}}
}

// totals returns the totals of the incidents on a map, without what its title says already.
func (d *Deck) totals(title string, sel incident.Selection) string {
	lead, rest, _ := d.Brief.Incidents.Totals(sel).Until(d.Brief.AsOfDay()).Words()
	if strings.TrimSpace(lead) == title {
		return incident.Capital(strings.TrimPrefix(strings.TrimLeft(rest, " ,."), "and "))
	}
	return lead + rest
}

// mapWords draws the title of a map slide, what is said of its map, and the keys of its symbols at the foot.
func (s *stage) mapWords(m *figure.Map, w *mapWords) {
	width := s.d.mapWidth()
	keys := bottom - 70 - m.KeysHeight(width)
	below, title := s.d.mapText(s.slide.rtl), w.title
	if w.said != nil { // a map that was moved may have more keys than the author's
		title.height = min(title.height, keys-2*mapGap-s.d.least(&below, w.said)-mapTitleTop)
	}
	y := s.paint(s.d.fit(title, s.slide.title), left, mapTitleTop) + mapGap
	below.height = keys - mapGap - y
	s.paint(s.d.fit(below, w.said), left, y)
	s.Begin(draw.Tag{Role: draw.Artifact}) // the map's text alternative is enough
	m.Keys(s.Canvas, draw.Point{X: left, Y: keys}, width, s.p)
	s.End()
}
