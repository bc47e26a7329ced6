package deck

import (
	"fmt"
	"slices"

	"lectern/app/brief"
	"lectern/app/compose"
	"lectern/app/draw"
	"lectern/app/figure"
	"lectern/app/incident"
)

// title adds the first slide: title, subtitle and date, and a timeline of all incidents unless another slide has it. What
// has no room there is on slides behind it.
func (d *Deck) title() {
	all, err := d.Brief.Select("")
	drawn := err == nil && all.Count() > 0 && !d.hasTimeline(all)
	begin, end := float32(300), float32(bottom-120) // of the words
	if drawn {
		begin, end = top+124, 600
	}
	slide := newSlide("", d.program("Briefing"), d.author(d.Brief.Title))
	sub, asOf := d.author(d.Brief.Subtitle), d.program(unbroken("As of "+d.Brief.AsOfWords()))
	said := asOf
	if sub != nil {
		said = d.author(d.Brief.Subtitle + ".").before(asOf)
	}
	below := d.caption([]float32{40, 34, 30}, 160)
	if d.fits(&below, said) {
		sub = nil
	} else {
		said = asOf
	}
	title := statement(d.wide()-120, end-begin-24-d.fit(below, said).Height)
	title.sizes, title.leading = append([]float32{116}, title.sizes...), 1.07
	slide.draw = func(s *stage) {
		s.kicker()
		y := s.put(title, slide.title, begin)
		s.put(below, said, y+24)
		if drawn {
			s.wholeTimeline(all, draw.Rect{X: left, Y: 640, W: d.wide() - 60, H: 280})
		}
	}
	d.add(slide)
	d.wholeTitle(slide, title)
	d.goOn(slide, sub)
}

// wholeTimeline draws the timeline of all incidents.
func (s *stage) wholeTimeline(all incident.Selection, at draw.Rect) {
	b := s.d.Brief
	t := figure.NewTimeline(b.Incidents, all, all, b.AsOfDay(), s.d.composer.Sheet.Figure)
	s.Begin(draw.Tag{Role: draw.Figure, Alt: figure.DescribeTimeline(b, all), Lang: compose.ProgramLang(b), Box: at})
	t.Draw(s.Canvas, at, s.p)
	s.End()
	main, n := b.Incidents.Main(), incident.Thousands(all.Count())
	words := fmt.Sprintf("%s in each of %s recorded incidents; %s.", incident.Capital(main.Many), n, figure.PaleWords(b.Incidents, main))
	if main.IsCount() {
		words = fmt.Sprintf("%s recorded %s.", n, main.Noun(int64(all.Count())))
	}
	s.source = words + coverageNote(b)
}

// hasTimeline reports whether another slide has the timeline of some incidents.
func (d *Deck) hasTimeline(s incident.Selection) bool {
	return slices.ContainsFunc(d.Brief.Drawings(brief.Slides), func(g *brief.Drawing) bool {
		same, err := d.Brief.Select(d.Brief.DrawingQuery(g))
		return g.Kind == brief.Timeline && err == nil && same.Equal(s)
	})
}
