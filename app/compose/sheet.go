package compose

import (
	"lectern/app/figure"
	"lectern/app/typeset"
)

// Type is a style with its leading.
type Type struct {
	typeset.Style
	Leading  float32
	Balanced bool // lines are equally long, as in headings
}

// Sheet is the style sheet of a medium. Lengths are in the medium's units.
type Sheet struct {
	Title, Subtitle                  Type
	Section, Heading, Minor          Type // headings of levels 1, 2, 3 and below
	Body, Judgement, Kicker, Lead    Type
	FigureTitle, Label, Caption      Type
	Cell, CellHead, Source, Footnote Type
	Aside, Key                       Type    // a note beside the text, and a figure in it
	Cite                             float32 // size of citation numbers
	Rise                             float32 // of citation numbers
	Gap                              float32 // between paragraphs
	Out                              float32 // how far judgements stand out of the column
	Figure                           figure.Style
	Paged                            bool    // the medium has pages, with footnotes and floats
	Opening                          float32 // least room on a page at which a section begins there
	MapHeight                        float32 // of a map, at most
	Spread                           float32 // how much wider than its content a table's column may be, where there is room
}

// face returns a type for running text.
func face(f *typeset.Face, size, leading float32, ink typeset.Ink) Type {
	return Type{Style: typeset.Style{Face: f, Size: size, Ink: ink}, Leading: leading}
}

// display returns a type for headings and statements.
func display(f *typeset.Face, size, leading float32, ink typeset.Ink) Type {
	t := face(f, size, leading, ink)
	t.Balanced = true
	return t
}

// Screen returns the styles of the reading desk with text of a size; the other sizes follow it.
func Screen(size float32) *Sheet {
	f := typeset.Standard()
	k := size / 19
	px := func(v float32) float32 { return float32(int(float32(v*k) + 0.5)) }
	return &Sheet{
		Title:       display(f.SerifBold, px(34), px(41), typeset.Plain),
		Subtitle:    display(f.Serif, px(19), px(28), typeset.Second),
		Section:     display(f.SansBold, px(26), px(32), typeset.Plain),
		Heading:     display(f.SansBold, px(22), px(28), typeset.Plain),
		Minor:       display(f.SansBold, px(18), px(24), typeset.Plain),
		Body:        face(f.Serif, size, px(30), typeset.Plain),
		Lead:        display(f.Serif, px(20), px(30), typeset.Plain),
		Judgement:   display(f.SerifBold, px(21), px(29), typeset.Plain),
		Kicker:      face(f.SansBold, 13, 20, typeset.Accent),
		FigureTitle: display(f.SansBold, 16, 22, typeset.Plain),
		Label:       face(f.Sans, 13, 18, typeset.Second),
		Caption:     face(f.Sans, 12, 17, typeset.Third),
		Cell:        face(f.Sans, 14, 20, typeset.Plain),
		CellHead:    face(f.SansBold, 13, 18, typeset.Second),
		Source:      face(f.Sans, 14, 21, typeset.Plain),
		Footnote:    face(f.Sans, 14, 21, typeset.Plain),
		Aside:       face(f.Sans, 14, 20, typeset.Second),
		Key:         face(f.SansBold, px(22), px(28), typeset.Plain),
		Cite:        max(12, px(12)), Rise: px(6), Gap: px(18), Out: 24,
		Figure: figure.Screen, MapHeight: 430,
	}
}

// WithoutSerifs sets the running text without serifs.
func (s *Sheet) WithoutSerifs() {
	f := typeset.Standard()
	for _, t := range []*Type{&s.Title, &s.Subtitle, &s.Body, &s.Lead, &s.Judgement} {
		if t.Face == f.SerifBold {
			t.Face = f.SansBold
		} else {
			t.Face = f.Sans
		}
	}
}

// Space changes the distance between the lines of running text, and between paragraphs, by a factor.
func (s *Sheet) Space(factor float32) {
	for _, t := range []*Type{&s.Body, &s.Lead} {
		t.Leading = float32(int(float32(t.Leading*factor) + 0.5))
	}
	s.Gap = float32(s.Gap * factor)
}

// Page returns the styles of A4 or Letter paper, in points. Running text has old-style figures.
func Page() *Sheet {
	f := typeset.Standard()
	return &Sheet{
		Title:       display(f.SerifBold, 31, 36, typeset.Plain),
		Subtitle:    display(f.Serif, 14, 20, typeset.Second),
		Section:     display(f.SansBold, 20, 25, typeset.Plain),
		Heading:     display(f.SansBold, 14, 18, typeset.Plain),
		Minor:       display(f.SansBold, 11.5, 15, typeset.Plain),
		Body:        face(f.Serif.Text(), 10.5, 15, typeset.Plain),
		Lead:        display(f.Serif.Text(), 11.5, 16.5, typeset.Plain),
		Judgement:   display(f.SerifBold.Text(), 13, 18, typeset.Plain),
		Kicker:      face(f.SansBold, 9, 14, typeset.Accent),
		FigureTitle: display(f.SansBold, 10.5, 14, typeset.Plain),
		Label:       face(f.Sans, 9.5, 13, typeset.Second),
		Caption:     face(f.Sans, 8.5, 11.5, typeset.Third),
		Cell:        face(f.Sans, 9, 12, typeset.Plain),
		CellHead:    face(f.SansBold, 9, 12, typeset.Second),
		Source:      face(f.Sans, 8.5, 11.5, typeset.Plain),
		Footnote:    face(f.Sans, 8.5, 11.5, typeset.Second),
		Aside:       face(f.Sans, 8.5, 11.5, typeset.Second),
		Key:         face(f.SansBold, 14, 17, typeset.Plain),
		Cite:        7.5, Rise: 4.2, Gap: 7.5, Out: 0,
		Figure: figure.Paper, Paged: true, MapHeight: 300, Opening: 150,
	}
}

// Slide returns the styles of a slide, in units of which 1080 are its height. The back row reads nothing below 30.
func Slide() *Sheet {
	f := typeset.Standard()
	small := face(f.Sans, 32, 44, typeset.Second)
	return &Sheet{
		Title:       display(f.SerifBold, 72, 86, typeset.Plain),
		Subtitle:    display(f.Serif, 40, 59, typeset.Plain),
		Section:     display(f.SansBold, 55, 67, typeset.Plain),
		Heading:     display(f.SansBold, 46, 59, typeset.Plain),
		Minor:       display(f.SansBold, 40, 51, typeset.Plain),
		Body:        face(f.Serif, 40, 54, typeset.Plain),
		Lead:        display(f.Serif, 42, 63, typeset.Plain),
		Judgement:   display(f.SerifBold, 44, 61, typeset.Plain),
		Kicker:      face(f.SansBold, 32, 44, typeset.Accent),
		FigureTitle: display(f.SansBold, 40, 51, typeset.Plain),
		Label:       face(f.Sans, 36, 48, typeset.Second),
		Caption:     small, Source: small, Footnote: small, Aside: small,
		Cell:     face(f.Sans, 32, 44, typeset.Plain),
		CellHead: face(f.SansBold, 30, 40, typeset.Second),
		Key:      face(f.SansBold, 46, 59, typeset.Plain),
		Cite:     30, Rise: 12, Gap: 38, Out: 24,
		Figure: figure.Slide, MapHeight: 430, Spread: 240,
	}
}
