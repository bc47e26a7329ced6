package compose

import (
	"strings"

	"lectern/app/atlas"
	"lectern/app/brief"
	"lectern/app/draw"
	"lectern/app/figure"
	"lectern/app/incident"
)

// Graphic is a drawing of the brief, for any medium. A table has Rows or Figures, any other kind Draw and Height.
type Graphic struct {
	Alt        string                          // text alternative
	Basis      string                          // what it is made from, in full
	ShortBasis string                          // the same for a slide
	Note       string                          // what it leaves out, or ""
	Rows       func() []incident.Row           // of a table of incidents
	Figures    *incident.Figures               // of a table of figures
	Map        *figure.Map                     // the map that Draw draws; nil: it is no map
	View       func(w, h float32) atlas.View   // of a map: the view for a size
	Views      func(w, h float32) []atlas.View // of a map: that view, and those of the areas to which it goes on slides
	Height     func(width float32) float32     // natural height
	Draw       func(draw.Canvas, draw.Rect, *draw.Palette)
	Spots      func() []Spot                       // of the last Draw; nil: it has none
	ahead      func(w, h float32, p *draw.Palette) // see Ahead; may be nil
}

// drawingKinds holds the function that makes each kind of drawing, and the one that titles it if the author
// doesn't; nil: its totals are the title. A new kind is an entry here.
var drawingKinds = [...]struct {
	graphic func(c *Composer, g *brief.Drawing, s incident.Selection, highest float32) (Graphic, error)
	title   func(*Composer, *brief.Drawing) string
}{
	brief.Map:       {graphic: (*Composer).mapGraphic},
	brief.Timeline:  {graphic: (*Composer).timelineGraphic},
	brief.Chart:     {graphic: (*Composer).chartGraphic, title: (*Composer).chartTitle},
	brief.Incidents: {graphic: (*Composer).tableGraphic},
	brief.Figures:   {graphic: (*Composer).figuresGraphic, title: (*Composer).figuresTitle},
}

// Graphic makes a drawing of a selection. A drawing that could be higher than highest leaves some of it out, and
// says so in Note; 0 is no limit. For an error, check has a problem.
func (c *Composer) Graphic(g *brief.Drawing, s incident.Selection, highest float32) (Graphic, error) {
	made, err := drawingKinds[g.Kind].graphic(c, g, s, highest)
	if err != nil {
		return Graphic{}, err
	}
	if made.Basis == "" {
		made.Basis = figure.Basis(c.Brief, s)
		made.ShortBasis = made.Basis
	}
	if g.Alt != "" {
		made.Alt = g.Alt
	}
	return made, nil
}

func (c *Composer) timelineGraphic(g *brief.Drawing, s incident.Selection, _ float32) (Graphic, error) {
	t := figure.NewTimeline(c.Brief.Incidents, s, s, c.Brief.AsOfDay(), c.Sheet.Figure)
	if q, err := c.Brief.Incidents.Parse(c.Brief.DrawingQuery(g)); err == nil {
		t.Within(q.Days())
	}
	t.Unit, t.Log = g.Unit, g.Log
	var notes []string
	if g.Log {
		notes = append(notes, figure.LogNote)
	}
	if least, _ := t.Table.Around(t.Amount); least != nil {
		notes = append(notes, figure.RangeNote)
	}
	return Graphic{
		Note:   strings.Join(notes, " "),
		Alt:    figure.DescribeTimeline(c.Brief, s),
		Height: func(float32) float32 { return 12 * c.Sheet.Figure.Caption },
		Draw:   t.Draw,
		Spots:  func() []Spot { return c.spots(g, s, t.Spots()) },
	}, nil
}

func (c *Composer) chartGraphic(g *brief.Drawing, s incident.Selection, highest float32) (Graphic, error) {
	if g.Series != "" {
		e := figure.NewEstimates(c.Brief.Series, g.Series, c.Brief.AsOfDay(), c.Sheet.Figure)
		return Graphic{
			Alt: e.Words(g.Series), Basis: c.seriesBasis(e), ShortBasis: "From the lowest to the highest figure; an arrow leaves that side open.",
			Height: e.Height, Draw: e.Draw, Spots: func() []Spot { return c.spots(g, s, e.Spots()) },
		}, nil
	}
	m, err := c.Brief.Incidents.ParseMeasure(g.Measured())
	if err != nil {
		return Graphic{}, err
	}
	bars, err := figure.NewBars(c.Brief.Incidents, s, g.CountedBy(), m, c.Sheet.Figure)
	if err != nil {
		return Graphic{}, err
	}
	bars.Log = g.Log
	if highest > 0 {
		bars.LimitTo(c.Measure, highest)
	}
	return Graphic{
		Alt: bars.Words(), Note: bars.Note(), Height: bars.Height, Draw: bars.Draw,
		Spots: func() []Spot { return c.spots(g, s, bars.Spots()) },
	}, nil
}

// chartTitle returns what a chart's bars, or the marks of its series, stand for.
func (c *Composer) chartTitle(g *brief.Drawing) string {
	if g.Series != "" {
		return incident.Capital(g.Series) + ", as estimated"
	}
	if m, err := c.Brief.Incidents.ParseMeasure(g.Measured()); err == nil {
		return incident.Capital(m.Words()) + " by " + incident.FieldWords(g.CountedBy())
	}
	return ""
}

func (c *Composer) tableGraphic(g *brief.Drawing, s incident.Selection, _ float32) (Graphic, error) {
	made := Graphic{Rows: func() []incident.Row { return c.rowsOf(g, s) }}
	switch n := listed(g); {
	case n >= s.Count():
	case n == g.Limit:
		made.Note = "The table lists " + incident.Thousands(n) + " of them."
	default:
		made.Note = "The table lists the first " + incident.Thousands(n) + " of them."
	}
	return made, nil
}
