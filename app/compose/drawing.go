package compose

import (
	"cmp"
	"fmt"
	"image"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"lectern/app/atlas"
	"lectern/app/brief"
	"lectern/app/draw"
	"lectern/app/figure"
	"lectern/app/incident"
	"lectern/app/typeset"
)

// Drawn is a drawing with what it was made from.
type Drawn struct {
	Map       *figure.Map
	Selection incident.Selection
}

// boxed is a drawing as a box, with the text that says the same.
type boxed struct {
	alt    string
	height func(width float32) float32
	draw   func(c draw.Canvas, at draw.Rect, p *draw.Palette)
	fills  bool // where it stands alone on a page of its own, it is as high as there is room
	ahead  func(width, height float32, p *draw.Palette)
}

func (b boxed) Height(width float32) float32                      { return b.height(width) }
func (b boxed) Draw(c draw.Canvas, at draw.Rect, p *draw.Palette) { b.draw(c, at, p) }

// Ahead is a box that can make what Draw will show in a size beside other work, since that takes its
// time.
type Ahead interface {
	DrawAhead(width, height float32, p *draw.Palette)
}

var _ Ahead = (*boxed)(nil)

func (b boxed) DrawAhead(width, height float32, p *draw.Palette) {
	if b.ahead != nil {
		b.ahead(width, height, p)
	}
}

// in is the drawing's own element.
func (b *boxed) in(e *typeset.Element) *typeset.Element {
	return e.Inside(draw.Tag{Role: draw.Figure, Alt: b.alt})
}

// rule is a hairline.
type rule struct{}

func (rule) Height(float32) float32 { return 1 }

func (rule) Draw(c draw.Canvas, at draw.Rect, p *draw.Palette) {
	c.Begin(draw.Tag{Role: draw.Artifact})
	at.H = min(at.H, 1)
	fill(c, at, p.Rule)
	c.End()
}

// Shown is a drawing of the brief with its words. A table of incidents has Rows, any other a Box.
type Shown struct {
	Title     string
	OwnTitle  bool   // by the program, where the author gives none
	Caption   string // the author's sentence before the basis, with a space behind it, or ""
	Basis     string
	Box       typeset.Box
	Alt       string // says what the box shows
	OwnAlt    bool
	Rows      []int32
	Selection incident.Selection
}

// Show makes a drawing. It is false where check has a problem with it.
func (c *Composer) Show(g *brief.Drawing) (shown Shown, ok bool) {
	s, err := c.Brief.Select(c.Brief.DrawingQuery(g))
	if err != nil {
		return Shown{}, false
	}
	title, caption := c.Named(g, s)
	basis := figure.Basis(c.Brief, s)
	shown = Shown{Title: title, OwnTitle: c.Untitled(g), Caption: caption, OwnAlt: g.Alt == "", Selection: s}
	var box *boxed
	switch g.Kind {
	case brief.Map:
		box = c.mapBox(g, s)
	case brief.Timeline:
		box = c.timelineBox(g, s)
	case brief.Chart:
		if g.Series != "" {
			est := figure.NewEstimates(c.Brief.Series, g.Series, c.Brief.AsOfDay(), c.Sheet.Figure)
			box, basis = &boxed{alt: c.alt(g, est.Words(g.Series)), height: est.Height, draw: est.Draw, fills: true}, c.seriesBasis(est)
		} else {
			var note string
			box, note = c.chartBox(g, s)
			if note != "" {
				basis += " " + note
			}
		}
	case brief.Incidents:
		shown.Rows = c.Rows(g, s)
		if n := len(shown.Rows); n < s.Count() {
			basis += " The table lists " + incident.Thousands(n) + " of them."
		}
	}
	if box == nil && g.Kind != brief.Incidents {
		return Shown{}, false
	}
	if box != nil {
		shown.Box, shown.Alt = box, box.alt
	}
	shown.Basis = basis + " As of " + c.Brief.AsOfWords() + "."
	return shown, true
}

// drawing adds title, drawing and basis.
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
		c.Table(d, table, shown.Rows, g.Columns)
		for i := len(d.Blocks) - 1; i >= 0 && d.Blocks[i].Row != nil && d.Blocks[i].Row == d.Blocks[len(d.Blocks)-1].Row; i-- {
			d.Blocks[i].KeepNext = true // the basis stands below a row of its table
		}
		c.basis(d, e, shown)
		return
	}
	c.figureTitle(d, e, shown, g.ID)
	tag := draw.Tag{Role: draw.Figure, Alt: shown.Alt}
	if shown.OwnAlt {
		tag.Lang = Own(c.Brief)
	}
	d.Blocks = append(d.Blocks, typeset.Block{Box: shown.Box, Below: c.Sheet.Caption.Size * 0.6, KeepNext: true, In: e.Inside(tag)})
	from := len(d.Blocks)
	for _, note := range g.Annotations {
		if strings.TrimSpace(note) != "" {
			c.note(d, e, note)
		}
	}
	keepLines(d.Blocks[from:])
	c.basis(d, e, shown)
}

// float lets the blocks from one on move together, on pages, unless the words before lead to them.
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

func (c *Composer) alt(g *brief.Drawing, made string) string {
	if g.Alt != "" {
		return g.Alt
	}
	return made
}

// viewCaption is that of the view which a drawing without title and caption shows.
func (c *Composer) viewCaption(g *brief.Drawing) string {
	v := c.Brief.View(g.View)
	if v == nil || strings.TrimSpace(g.Title+g.Caption) != "" {
		return ""
	}
	return strings.TrimSpace(v.Caption)
}

// Untitled reports whether the program has to say what a drawing shows.
func (c *Composer) Untitled(g *brief.Drawing) bool {
	return strings.TrimSpace(g.Title+g.Caption) == "" && (g.Kind == brief.Chart || c.viewCaption(g) == "")
}

// Named is the title of a drawing, which its caption is where it has no other, and else the caption as
// a sentence before what the drawing rests on. A drawing with neither has its view's caption, and a chart
// the title besides that says what its bars are.
func (c *Composer) Named(g *brief.Drawing, s incident.Selection) (title, caption string) {
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

// Title says what a drawing shows where the author doesn't.
func (c *Composer) Title(g *brief.Drawing, s incident.Selection) string {
	lead, _, _ := c.Brief.Incidents.Totals(s).Until(c.Brief.AsOfDay()).Words()
	if lead != "" && g.Kind != brief.Chart {
		return strings.TrimSpace(lead)
	}
	if g.Series != "" {
		return incident.Capital(g.Series) + ", as estimated"
	}
	if m, err := c.Brief.Incidents.ParseMeasure(g.Measured()); err == nil {
		return incident.Capital(m.Words()) + " by " + incident.FieldWords(g.CountedBy())
	}
	return ""
}

// figureTitle adds the caption above a drawing or a table, to which its id leads.
func (c *Composer) figureTitle(d *Document, in *typeset.Element, shown Shown, id string) {
	t := c.Sheet.FigureTitle
	style := c.style(t.Style, look{})
	text := typeset.NewText(shown.Title, style)
	if shown.OwnTitle {
		text = c.Own(shown.Title, style)
	}
	id = c.listed(d, Figure{ID: id, Title: shown.Title, Own: shown.OwnTitle})
	d.Blocks = append(d.Blocks, typeset.Block{
		Text: text, Leading: t.Leading, Above: c.Sheet.Gap * 1.6, Below: t.Leading * 0.35, Ragged: true, Balanced: t.Balanced, KeepNext: true, Together: true,
		In: in.Inside(draw.Tag{Role: draw.Caption}), Anchor: id,
	})
}

// listed enters what the next block begins in the list of drawings and tables, and gives the anchor to
// which that leads.
func (c *Composer) listed(d *Document, f Figure) (anchor string) {
	c.drawn++
	f.ID = cmp.Or(f.ID, fmt.Sprintf("drawing:%d", c.drawn))
	d.Figures = append(d.Figures, f)
	return f.ID
}

func (c *Composer) note(d *Document, in *typeset.Element, words string) {
	t := c.Sheet.Label
	d.Blocks = append(d.Blocks, typeset.Block{
		Text: typeset.NewText(words, c.style(t.Style, look{})), Leading: t.Leading, Ragged: true, KeepNext: true, In: in.Inside(draw.Tag{Role: draw.Paragraph}),
	})
}

func (c *Composer) basis(d *Document, in *typeset.Element, shown Shown) {
	t := c.Sheet.Caption
	style := c.style(t.Style, look{})
	var text typeset.Text
	if shown.Caption != "" {
		text.AddApart(shown.Caption, style)
	}
	c.addOwn(&text, shown.Basis, style)
	d.Blocks = append(d.Blocks, typeset.Block{
		Text: text, Leading: t.Leading, Above: t.Size * 0.5, Below: c.Sheet.Gap * 1.6, Right: c.Wide - c.Measure, Ragged: true,
		In: in.Inside(draw.Tag{Role: draw.Paragraph}),
	})
}

// seriesBasis names the sources of a series' points.
func (c *Composer) seriesBasis(e *figure.Estimates) string {
	if c.numbers == nil {
		c.SourceOrder()
	}
	var numbers []int
	for _, p := range e.Points {
		if n := c.numbers[p.Source]; n > 0 && !slices.Contains(numbers, n) {
			numbers = append(numbers, n)
		}
	}
	slices.Sort(numbers)
	words := "A line runs from the lowest to the highest figure; an arrow leaves that side open."
	if len(numbers) > 0 {
		words += " Sources: " + strings.Trim(strings.Join(strings.Fields(fmt.Sprint(numbers)), ", "), "[]") + "."
	}
	return words
}

// flattest is how much wider than high a map may be.
const flattest = 2.4

// Map is that of a drawing, and what of the world it shows in a size.
func (c *Composer) Map(g *brief.Drawing, s incident.Selection) (m *figure.Map, view func(w, h float32) atlas.View) {
	ground := c.ground()
	e := drawingExtent(c.Brief, g, s)
	return ground.places.Map(s, ground.options, c.Sheet.Figure), func(w, h float32) atlas.View { return atlas.Fit(ground.projection, e, w, h) }
}

func (c *Composer) mapBox(g *brief.Drawing, s incident.Selection) *boxed {
	m, view := c.Map(g, s)
	m.Strip = true
	c.Drawings[g] = Drawn{Map: m, Selection: s}
	height := func(width float32) float32 {
		across, down := view(1000, 1e6), view(1e6, 1000) // as high as the extent is, within reason
		return min(max(width*float32(across.Scale/down.Scale), width*0.45), c.Sheet.MapHeight, width) + m.StripHeight()
	}
	shape := func(at draw.Rect) draw.Rect {
		at.W = min(at.W, flattest*(at.H-m.StripHeight()))
		return at
	}
	land := func(cv draw.Canvas, whole draw.Rect, p *draw.Palette) {
		m.View = view(whole.W, whole.H-m.StripHeight())
		m.Draw(cv, whole, p)
	}
	var sketch early
	return &boxed{
		alt: c.alt(g, figure.DescribeMap(c.Brief, s)), height: height, fills: true,
		ahead: func(w, h float32, p *draw.Palette) { sketch.make(shape(draw.Rect{W: w, H: h}), p, land) },
		draw: func(cv draw.Canvas, at draw.Rect, p *draw.Palette) {
			at = shape(at)
			sketch.draw(draw.Placed(cv, draw.Point{X: at.X, Y: at.Y}, 1), draw.Rect{W: at.W, H: at.H}, p, land)
			at.H -= m.StripHeight()
			var frame draw.Path
			frame.AddRect(at.Inset(0.5))
			cv.Stroke(&frame, draw.Stroke{Width: 1}, p.Rule)
			c.linkMarks(cv, at, m)
		},
	}
}

// early is a drawing that may be made on another goroutine before it is shown.
type early struct {
	sync.Mutex
	at      draw.Rect
	palette *draw.Palette
	made    draw.Recording
	drawn   bool // it is too late to make it
}

type painter func(draw.Canvas, draw.Rect, *draw.Palette)

func (e *early) make(at draw.Rect, p *draw.Palette, paint painter) {
	e.Lock()
	defer e.Unlock()
	if !e.drawn {
		e.at, e.palette, e.made = at, p, draw.Recording{}
		paint(&e.made, at, p)
	}
}

// draw shows what was made, or paints it now where nothing was, or otherwise.
func (e *early) draw(c draw.Canvas, at draw.Rect, p *draw.Palette, paint painter) {
	e.Lock()
	defer e.Unlock()
	if e.at == at && e.palette == p {
		e.made.Show(c)
	} else {
		e.at, e.palette, e.made = draw.Rect{}, nil, draw.Recording{} // what is gathered is no longer of it
		paint(c, at, p)
	}
	e.drawn = true
}

// MapMark is a symbol of a map and the incident to whose row it leads: of several at one place to the
// deadliest, an unknown number being below all.
type MapMark struct {
	*figure.Symbol
	Row   int
	Words string
}

// MapMarks are those of the map as it was drawn, as far as their incidents are listed.
func MapMarks(m *figure.Map, listed func(row int) bool) []MapMark {
	gathered := m.Gathered()
	deadliest := map[*figure.Symbol]int{}
	for row := range m.Selection.All {
		s := gathered.Of(row)
		if s == nil || !listed(row) {
			continue
		}
		if best, ok := deadliest[s]; !ok || m.Table.Killed(row).Most() > m.Table.Killed(best).Most() {
			deadliest[s] = row
		}
	}
	var marks []MapMark
	for i := range gathered.Symbols {
		s := &gathered.Symbols[i]
		row, ok := deadliest[s]
		if !ok {
			continue
		}
		x := m.Table.At(row)
		words := IncidentWords(&x)
		if s.Count > 1 {
			words = fmt.Sprintf("%s incidents here. The deadliest: %s", incident.Thousands(s.Count), words)
		}
		marks = append(marks, MapMark{s, row, words})
	}
	return marks
}

// linkMarks lets the marks of a map lead to their rows, where there is a table of all incidents.
func (c *Composer) linkMarks(cv draw.Canvas, at draw.Rect, m *figure.Map) {
	for _, mark := range MapMarks(m, c.HasRow) {
		r := max(mark.R, mark.High, c.Sheet.Figure.Caption/2)
		area := draw.Rect{X: at.X + mark.At.X - r, Y: at.Y + mark.At.Y - r, W: 2 * r, H: 2 * r}.Intersect(at)
		if area.W > 0 && area.H > 0 {
			cv.Link(area, draw.Target{Anchor: incidentAnchor(m.Table.At(mark.Row).ID), Words: mark.Words})
		}
	}
}

// Timeline is that of a drawing: up to the day to which the brief is true, or over the days that the
// drawing asks for.
func (c *Composer) Timeline(g *brief.Drawing, s incident.Selection) *figure.Timeline {
	t := figure.NewTimeline(c.Brief.Incidents, s, s, c.Brief.AsOfDay(), c.Sheet.Figure)
	if q, err := c.Brief.Incidents.Parse(c.Brief.DrawingQuery(g)); err == nil {
		t.Within(q.Days())
	}
	return t
}

func (c *Composer) timelineBox(g *brief.Drawing, s incident.Selection) *boxed {
	t := c.Timeline(g, s)
	return &boxed{
		alt:    c.alt(g, figure.DescribeTimeline(c.Brief, s)),
		height: func(width float32) float32 { return 12 * c.Sheet.Figure.Caption },
		draw:   t.Draw, fills: true,
	}
}

// Bars are those of a chart of incidents. The error is of its measure or of what it counts by.
func (c *Composer) Bars(g *brief.Drawing, s incident.Selection) (*figure.Bars, error) {
	m, err := c.Brief.Incidents.ParseMeasure(g.Measured())
	if err != nil {
		return nil, err
	}
	return figure.NewBars(c.Brief.Incidents, s, g.CountedBy(), m, c.Sheet.Figure)
}

func (c *Composer) chartBox(g *brief.Drawing, s incident.Selection) (box *boxed, note string) {
	bars, err := c.Bars(g, s)
	if err != nil {
		return nil, ""
	}
	if g.FullPage && c.plated > 0 {
		bars.LimitTo(c.highest())
	}
	return &boxed{alt: c.alt(g, bars.Words()), height: bars.Height, draw: bars.Draw, fills: true}, bars.Note()
}

// highest is how high a picture may be, which leaves room for its caption on its page; 0: as it likes.
func (c *Composer) highest() float32 {
	const share = 0.8
	if c.plated > 0 {
		return c.plated * share
	}
	return c.Pages.Height * share
}

// pixelsPerEm is how many pixels of a picture are as long as the text is high, as on the web.
const pixelsPerEm = 19

// picture decodes an image once, so that a canvas can tell that it is the same.
func (c *Composer) picture(file string) (image.Image, error) {
	if img, ok := c.pictures[file]; ok {
		return img, nil
	}
	img, err := c.Brief.Picture(file)
	if err == nil {
		c.pictures[file] = img
	}
	return img, err
}

// image adds a picture with its caption.
func (c *Composer) image(d *Document, in *typeset.Element, b *brief.ImageBlock, left float32) {
	img, err := c.picture(b.File)
	if err != nil {
		c.gap(d, in, NoPicture(b), b.ID, left)
		if len(b.Caption) > 0 {
			c.paragraph(d, in, c.Sheet.Caption, b.Caption, left)
		}
		return
	}
	size := img.Bounds()
	asked := func(room float32) float32 {
		if p, ok := strings.CutSuffix(b.Width, "%"); ok {
			if v, err := strconv.ParseFloat(p, 32); err == nil && v > 0 {
				return room * float32(min(v, 100)) / 100
			}
		}
		return min(room, float32(img.Bounds().Dx())*c.Sheet.Body.Size/pixelsPerEm)
	}
	most := c.highest() // here, not where it is drawn
	width := func(room float32) float32 {
		if most > 0 {
			return min(asked(room), most*float32(size.Dx())/float32(max(1, size.Dy())))
		}
		return asked(room)
	}
	if left == 0 {
		defer c.float(d, len(d.Blocks))
	}
	height := func(room float32) float32 { return width(room) * float32(size.Dy()) / float32(max(1, size.Dx())) }
	picture := &boxed{alt: b.Alt, height: height, draw: func(cv draw.Canvas, at draw.Rect, _ *draw.Palette) {
		at.W = width(at.W)
		cv.Image(img, at)
	}}
	in = in.Inside(draw.Tag{Role: draw.Div})
	anchor := b.ID
	if len(b.Caption) > 0 {
		anchor = c.listed(d, Figure{ID: b.ID, Title: brief.Plain(b.Caption), inlines: b.Caption})
	}
	d.Blocks = append(d.Blocks, typeset.Block{
		Box:   picture,
		Above: c.Sheet.Gap, Below: c.Sheet.Caption.Size * 0.6, Left: left, Right: c.Wide - c.Measure, KeepNext: len(b.Caption) > 0, In: picture.in(in), Anchor: anchor,
	})
	if len(b.Caption) > 0 {
		c.paragraph(d, in.Inside(draw.Tag{Role: draw.Caption}), c.Sheet.Caption, b.Caption, left)
	}
}
