package compose

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"lectern/app/brief"
	"lectern/app/draw"
	"lectern/app/figure"
	"lectern/app/incident"
	"lectern/app/typeset"
)

// Shown is a drawing of the brief with its words. A table of incidents has Rows, one of figures Figures, any other a Box.
type Shown struct {
	Title          string
	TitleByProgram bool   // the title is in the program's words
	Caption        string // the author's sentence before the basis, with a space at the end, or ""
	Basis          string // what the drawing is made from, in a line
	Box            typeset.Box
	Alt            string // text alternative of the box
	AltByProgram   bool
	Rows           []incident.Row
	Figures        *incident.Figures
	Map            *figure.Map // of a map
	Selection      incident.Selection
	Spots          func() []Spot // of the last Draw of the box, or nil
}

// Show returns a drawing with its words. It returns false if the drawing can't be made, for which check has a
// problem.
func (c *Composer) Show(g *brief.Drawing) (shown Shown, ok bool) {
	s, err := c.Brief.Drawn(g)
	if err != nil {
		return Shown{}, false
	}
	highest := float32(0)
	if g.FullPage && c.fullPageHeight > 0 {
		highest = c.highest()
	}
	made, err := c.Graphic(g, s, highest)
	if err != nil {
		return Shown{}, false
	}
	title, caption := c.Titles(g, s)
	shown = Shown{
		Title: title, TitleByProgram: c.Untitled(g), Caption: caption, Alt: made.Alt, AltByProgram: g.Alt == "", Map: made.Map, Selection: s, Spots: made.Spots,
		Basis: made.Basis + " As of " + c.Brief.AsOfWords() + ".",
	}
	if made.Note != "" {
		shown.Basis = made.Basis + " " + made.Note + " As of " + c.Brief.AsOfWords() + "."
	}
	switch {
	case made.Figures != nil:
		shown.Figures = made.Figures
	case made.Draw != nil:
		shown.Box = &boxed{alt: made.Alt, height: made.Height, draw: made.Draw, ahead: made.ahead, fills: true, of: g}
	default:
		shown.Rows = made.Rows()
	}
	return shown, true
}

// drawing adds title, drawing, annotations and basis.
func (c *Composer) drawing(d *Document, in *typeset.Element, g *brief.Drawing) {
	shown, ok := c.Show(g)
	if !ok {
		c.gap(d, in, NoDrawing(g), g.ID, 0)
		return
	}
	defer c.float(d, len(d.Blocks))
	e := in.Inside(draw.Tag{Role: draw.Div})
	if shown.Box == nil {
		table := tableIn(e)
		c.figureTitle(d, table, shown, g.ID)
		if shown.Figures != nil {
			c.FiguresTable(d, table, g, shown.Figures)
		} else {
			c.Table(d, table, shown.Rows, g.Columns)
		}
		for i := len(d.Blocks) - 1; i >= 0 && d.Blocks[i].Row != nil && d.Blocks[i].Row == d.Blocks[len(d.Blocks)-1].Row; i-- {
			d.Blocks[i].KeepNext = true // the basis stays with the last row
		}
		c.basis(d, e, g, shown)
		return
	}
	c.figureTitle(d, e, shown, g.ID)
	tag := draw.Tag{Role: draw.Figure, Alt: shown.Alt}
	if shown.AltByProgram {
		tag.Lang = c.programLang
	}
	d.Blocks = append(d.Blocks, typeset.Block{Box: shown.Box, Below: c.Sheet.Caption.Size * 0.6, KeepNext: true, In: e.Inside(tag)})
	from := len(d.Blocks)
	for _, note := range g.Annotations {
		if strings.TrimSpace(note) != "" {
			c.note(d, e, note)
		}
	}
	keepLines(d.Blocks[from:])
	c.basis(d, e, g, shown)
}

// float makes the blocks from an index on one float, on pages, unless the text before ends in a colon.
func (c *Composer) float(d *Document, from int) {
	if !c.Sheet.Paged {
		return
	}
	if from > 0 && strings.HasSuffix(strings.TrimSpace(d.Blocks[from-1].Text.String), ":") {
		d.Blocks[from-1].KeepNext = true
		return
	}
	c.floats++
	for i := from; i < len(d.Blocks); i++ {
		d.Blocks[i].Float = c.floats
	}
}

// viewCaption returns the caption of the view of a drawing without title and caption, or "".
func (c *Composer) viewCaption(g *brief.Drawing) string {
	v := c.Brief.View(g.View)
	if v == nil || strings.TrimSpace(g.Title+g.Caption) != "" {
		return ""
	}
	return strings.TrimSpace(v.Caption)
}

// Untitled reports whether the program has to title a drawing.
func (c *Composer) Untitled(g *brief.Drawing) bool {
	return strings.TrimSpace(g.Title+g.Caption) == "" && (drawingKinds[g.Kind].title != nil || c.viewCaption(g) == "")
}

// Titles returns the title of a drawing, and its caption as a sentence before the basis. A drawing without
// title has its caption, or that of its view, as title; one with neither, and a chart without a title of its
// own, has one from the program.
func (c *Composer) Titles(g *brief.Drawing, s incident.Selection) (title, caption string) {
	title, caption = strings.TrimSpace(g.Title), cmp.Or(strings.TrimSpace(g.Caption), c.viewCaption(g))
	if caption != "" && c.Untitled(g) {
		title = c.Title(g, s)
	}
	switch {
	case title == "" && caption == "":
		return c.Title(g, s), ""
	case title == "":
		return caption, ""
	case caption == "":
		return title, ""
	}
	if last, _ := utf8.DecodeLastRuneInString(caption); !strings.ContainsRune(".?!\u2026", last) {
		caption += "."
	}
	return title, caption + " "
}

// Title returns the title that the program gives a drawing.
func (c *Composer) Title(g *brief.Drawing, s incident.Selection) string {
	lead, _, _ := c.Brief.Incidents.Totals(s).Until(c.Brief.AsOfDay()).Words()
	if titled := drawingKinds[g.Kind].title; titled != nil {
		return titled(c, g)
	}
	return cmp.Or(strings.TrimSpace(lead), c.chartTitle(g))
}

// figureTitle adds the title above a drawing or a table, with its id.
func (c *Composer) figureTitle(d *Document, in *typeset.Element, shown Shown, id string) {
	t := c.Sheet.FigureTitle
	style := c.style(t.Style, inlineStyle{})
	text := typeset.NewText(shown.Title, style)
	if shown.TitleByProgram {
		text = c.ProgramText(shown.Title, style)
	}
	id = c.addFigure(d, Figure{ID: id, Title: shown.Title, ByProgram: shown.TitleByProgram})
	d.Blocks = append(d.Blocks, typeset.Block{
		Text: text, Leading: t.Leading, Above: c.Sheet.Gap * 1.6, Below: t.Leading * 0.35, Ragged: true, Balanced: t.Balanced, KeepNext: true, Together: true,
		In: in.Inside(draw.Tag{Role: draw.Caption}), Anchor: id,
	})
}

// addFigure adds an entry to the list of drawings and tables, for the next block, and returns the anchor that
// the block must have.
func (c *Composer) addFigure(d *Document, f Figure) (anchor string) {
	c.drawn++
	f.ID = cmp.Or(f.ID, fmt.Sprintf("drawing:%d", c.drawn))
	d.Figures = append(d.Figures, f)
	return f.ID
}

// note adds an annotation of a drawing.
func (c *Composer) note(d *Document, in *typeset.Element, words string) {
	t := c.Sheet.Label
	d.Blocks = append(d.Blocks, typeset.Block{
		Text: typeset.NewText(words, c.style(t.Style, inlineStyle{})), Leading: t.Leading, Ragged: true, KeepNext: true, In: in.Inside(draw.Tag{Role: draw.Paragraph}),
	})
}

// basis adds the line below a drawing.
func (c *Composer) basis(d *Document, in *typeset.Element, g *brief.Drawing, shown Shown) {
	t := c.Sheet.Caption
	style := c.style(t.Style, inlineStyle{})
	var text typeset.Text
	if shown.Caption != "" {
		text.AddIsolated(shown.Caption, style)
	}
	c.addProgramText(&text, shown.Basis, style)
	if c.DeskLinks && g.Series == "" {
		text.Add(" ", style)
		open := text.Add("Open on the incident desk", c.style(t.Style, inlineStyle{accent: true}))
		open.Link, open.Underline = To(LinkDrawing, c.Brief.AddressOf(g)), true
	}
	d.Blocks = append(d.Blocks, typeset.Block{
		Text: text, Leading: t.Leading, Above: t.Size * 0.5, Below: c.Sheet.Gap * 1.6, Right: c.Wide - c.Measure, Ragged: true,
		In: in.Inside(draw.Tag{Role: draw.Paragraph}),
	})
}

// seriesBasis returns how to read a series, and the numbers of its sources.
func (c *Composer) seriesBasis(e *figure.Estimates) string {
	var keys []string
	for _, p := range e.Points {
		keys = append(keys, p.Source)
	}
	return "A line runs from the lowest to the highest figure; an arrow leaves that side open." + c.sourcesNote(keys)
}

// sourcesNote returns a sentence with the numbers of sources, after a space, or "".
func (c *Composer) sourcesNote(keys []string) string {
	var numbers []int
	for _, key := range keys {
		if n := c.sourceNumber(key); n > 0 && !slices.Contains(numbers, n) {
			numbers = append(numbers, n)
		}
	}
	if len(numbers) == 0 {
		return ""
	}
	slices.Sort(numbers)
	return " Sources: " + strings.Trim(strings.Join(strings.Fields(fmt.Sprint(numbers)), ", "), "[]") + "."
}
