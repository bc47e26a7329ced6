package publish

import (
	"bytes"
	"fmt"
	"image/png"
	"strings"
	"time"

	"lectern/app/atlas"
	"lectern/app/brief"
	"lectern/app/compose"
	"lectern/app/draw"
	"lectern/app/draw/pdf"
	"lectern/app/draw/raster"
	"lectern/app/draw/svg"
	"lectern/app/figure"
	"lectern/app/incident"
	"lectern/app/publish/output"
	"lectern/app/typeset"
)

// MapOptions says how a map is made as a file.
type MapOptions struct {
	Width, Height float32          // of the sheet: pixels of a screen, or points of a page
	Scale         float32          // pixels of a picture for each unit of the sheet
	Extent        *atlas.Extent    // nil: the brief's, else that of the incidents
	View          *atlas.View      // what a window shows, instead of an extent; nil: none
	Projection    atlas.Projection // nil: the brief's, else one that fits
	Amount        *incident.Amount // that the symbols' area is proportional to; nil: the main one
	Shaded        bool             // provinces are filled by the amount, instead of symbols
	Rate          bool             // the amount is divided by the people of a province, after the brief's populations
	Hexagons      bool             // hexagons are
	Colour        string           // the field by which symbols are told apart; "": by attribution
	Layers        []*brief.Layer   // of the brief's, over the map
	Palette       *draw.Palette    // Light or Dark
	Title         string           // what the map shows
	Version       string           // of the program, for a PDF's Producer
	Date          time.Time        // of a PDF, instead of the day to which the brief is true
}

// MapSheet is a map of incidents with a title above and their totals below, of which a file can be made. It
// serves one goroutine.
type MapSheet struct {
	opt         MapOptions
	fig         *figure.Map
	setter      *typeset.Setter
	head, foot  *typeset.Column
	description string
	lang        string
	mark        brief.Marking
	date        time.Time
}

const (
	sheetMargin = 16
	sheetGap    = 9 // above and below the lines of text
	markSize    = 12
)

// NewMap returns the sheet of a selection. b is nil for incidents of a file without a brief.
func NewMap(t *incident.Table, s incident.Selection, b *brief.Brief, opt MapOptions) *MapSheet {
	m := &MapSheet{opt: opt, setter: typeset.NewSetter(), lang: output.DefaultLang}
	area, ok := figure.ExtentOf(t, s)
	if !ok {
		area = atlas.Extent{West: -180, South: -60, East: 180, North: 85}
	}
	var options atlas.Options
	var asked, basis string
	if b != nil {
		m.lang, m.mark, m.date = output.Lang(b), b.Marking, b.AsOf
		m.description = figure.Describe(b, s)
		basis = figure.Basis(b, s) + " As of " + b.AsOfWords() + "."
		_, options = compose.MapOf(b)
		asked = b.Map.Projection
		if e := b.Map.Extent; e != nil {
			area = atlas.Extent{West: e[0], South: e[1], East: e[2], North: e[3]}
		}
	} else {
		lead, rest, quiet := t.Totals(s).Words()
		basis = lead + rest + quiet
		m.description = basis
	}
	if opt.Extent != nil { // the brief's projection was chosen for its own extent
		area, asked = *opt.Extent, ""
	}
	if !opt.Date.IsZero() {
		m.date = opt.Date
	}
	faces := typeset.Standard()
	m.head = m.line(opt.Title, typeset.Style{Face: faces.SansBold, Size: 15}, 19)
	projection, ok := atlas.ByName(asked, area)
	if !ok {
		projection = atlas.ForExtent(area)
	}
	if opt.Projection != nil {
		projection = opt.Projection
	}
	m.fig = figure.NewMap(t, s, projection, options, figure.Screen)
	if opt.Amount != nil {
		m.fig.Amount = *opt.Amount
	}
	if opt.Colour != "" && m.fig.ColourBy(opt.Colour) == nil {
		m.description += " " + m.fig.KindWords()
	}
	if len(opt.Layers) > 0 {
		m.fig.ShowLayers(b, opt.Layers)
		m.description += " " + b.LayerWords(opt.Layers)
	}
	m.fig.Hexagons, m.fig.Shaded = opt.Hexagons, opt.Shaded || opt.Hexagons
	if opt.Rate && b != nil {
		m.fig.People = figure.NewPeople(b.Populations)
		basis += " " + compose.PopulationWords(b, m.fig.Shading())
	}
	m.foot = m.line(strings.TrimSpace(basis), typeset.Style{Face: faces.Sans, Size: 12, Ink: typeset.Second}, 15)
	r := m.room()
	m.fig.View = atlas.Fit(projection, area, r.W, r.H)
	if v := opt.View; v != nil { // as much as the window shows
		m.fig.View = *v
		m.fig.View.Scale *= float64(min(r.W/v.W, r.H/v.H))
	}
	if m.fig.Shaded {
		m.description += " " + m.fig.Shading().Words()
	}
	return m
}

// line sets words on one or more lines of the sheet, with room for the handling mark at the right.
func (m *MapSheet) line(words string, style typeset.Style, leading float32) *typeset.Column {
	block := typeset.Block{Text: typeset.NewText(words, &style), Leading: leading, Ragged: true}
	if words := m.mark.String(); words != "" {
		block.Right = (m.setter.Shaper.Word(typeset.Standard().SansHeavy, words, false).Width + 2) * markSize
	}
	return m.setter.Stack([]typeset.Block{block}, typeset.Setting{Measure: m.opt.Width - 2*sheetMargin})
}

// room returns the area of the map between the lines of text.
func (m *MapSheet) room() draw.Rect {
	head, foot := m.head.Height+2*sheetGap, m.foot.Height+2*sheetGap
	return draw.Rect{Y: head, W: m.opt.Width, H: max(1, m.opt.Height-head-foot)}
}

// draw draws the sheet.
func (m *MapSheet) draw(c draw.Canvas) {
	p, room := m.opt.Palette, m.room()
	for _, strip := range []draw.Rect{{W: m.opt.Width, H: room.Y}, {Y: room.Bottom(), W: m.opt.Width, H: m.opt.Height - room.Bottom()}} {
		var background draw.Path
		background.AddRect(strip)
		c.Begin(draw.Tag{Role: draw.Artifact})
		c.Fill(&background, p.Page)
		c.End()
	}
	say := func(col *typeset.Column, role draw.Role, y float32) {
		c.Begin(draw.Tag{Role: role})
		painter := typeset.Painter{Palette: p}
		painter.Paint(c, col, 0, col.Height, draw.Point{X: sheetMargin, Y: y})
		painter.Finish(c)
		c.End()
		c.Begin(draw.Tag{Role: draw.Artifact, Running: true})
		figure.Mark(c, m.setter.Shaper, m.mark, draw.Point{X: m.opt.Width - sheetMargin, Y: y}, markSize)
		c.End()
	}
	say(m.head, draw.H1, sheetGap)
	c.Begin(draw.Tag{Role: draw.Figure, Alt: m.description, Box: room})
	m.fig.Draw(c, room, p)
	c.End()
	say(m.foot, draw.Paragraph, room.Bottom()+sheetGap)
}

// PNG returns the sheet as a picture.
func (m *MapSheet) PNG() ([]byte, error) {
	img, canvas := raster.NewImage(m.opt.Width, m.opt.Height, m.opt.Scale, m.opt.Palette.Page)
	m.draw(canvas)
	var file bytes.Buffer
	if err := png.Encode(&file, img); err != nil {
		return nil, fmt.Errorf("making the PNG of a map: %w", err)
	}
	return file.Bytes(), nil
}

// SVG returns the sheet as a drawing whose text stays text.
func (m *MapSheet) SVG() ([]byte, error) {
	canvas := svg.New(m.opt.Width, m.opt.Height, m.opt.Title, m.description)
	m.draw(canvas)
	return canvas.Bytes()
}

// PDF returns the sheet as one tagged page.
func (m *MapSheet) PDF() ([]byte, error) {
	doc := pdf.New(pdf.Meta{
		Title: m.opt.Title, Subject: "Map of incidents", Lang: m.lang, Producer: output.Producer(m.opt.Version), Mark: m.mark.String(), Date: m.date,
	})
	doc.Page(m.opt.Width, m.opt.Height)
	m.draw(doc)
	return doc.Bytes()
}
