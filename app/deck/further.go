package deck

import (
	"lectern/app/draw"
	"lectern/app/typeset"
)

// What has no room on a slide has further slides, before it or behind it, so that nothing is cut.

// alone returns a slide beside another one, with the same kicker and title and nothing else of it.
func (s *Slide) alone() *Slide {
	return &Slide{Section: s.Section, Kicker: s.Kicker, Title: s.Title, Sources: s.Sources, Steps: 1, kicker: s.kicker, title: s.title, rtl: s.rtl}
}

// wholeTitle adds slides with the title of a slide alone if it is too long for its room on the slide, where only its
// beginning stands.
func (d *Deck) wholeTitle(slide *Slide, r room) {
	if d.fits(&r, slide.title) {
		return
	}
	big := d.statementRoom()
	d.addParts(slide.alone(), d.parts(big, slide.title), func(s *stage, part *words) { s.put(big, part, top+130) })
}

// goOn adds slides with words that have no room on a slide.
func (d *Deck) goOn(slide *Slide, rest ...*words) {
	for _, w := range rest {
		if w == nil {
			continue
		}
		at := d.below(slide.title)
		r := room{
			face: typeset.Standard().Serif, sizes: []float32{56, 48, 42}, leading: 1.375, width: d.wide() - 220, height: at.H,
			ink: typeset.Plain, role: draw.Paragraph,
		}
		d.addParts(slide.alone(), d.parts(r, w), func(s *stage, part *words) {
			s.heading(slide.title)
			s.put(r, part, at.Y)
		})
	}
}
