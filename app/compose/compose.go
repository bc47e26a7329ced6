package compose

import (
	"cmp"
	"fmt"
	"image"
	"maps"
	"slices"
	"strings"
	"sync"

	"lectern/app/atlas"
	"lectern/app/brief"
	"lectern/app/draw"
	"lectern/app/figure"
	"lectern/app/incident"
	"lectern/app/typeset"
)

// Composer makes the blocks of one brief for one medium. It serves one goroutine.
type Composer struct {
	Brief       *brief.Brief
	Sheet       *Sheet
	Measure     float32 // width of the text
	Wide        float32 // width that drawings and tables may have, at least Measure
	Pages       Pages   // zero for media without pages
	Root        *typeset.Element
	Setter      *typeset.Setter
	Medium      brief.Medium // blocks restricted to another medium are left out
	Attached    string       // name of the attached file that has all incidents, or ""
	Bare        bool         // nothing is attached
	DeskLinks   bool         // a drawing and the card of an incident have a link to the incident desk
	CellLetters int          // characters of a value in a table of incidents, at most; 0: all

	unframed       float32 // width of the text outside all frames; 0: no frame is open
	fullPageHeight float32 // height of the full page to which blocks are added; 0: they are added to the text

	given

	// Computed once.
	sources       []*brief.Source // those cited first, then those of incidents and series
	inText        int             // how many of them the text cites
	numbers       map[string]int  // of sources, from 1
	styles        map[styleKey]*typeset.Style
	keptTexts     map[textKey][]typeset.Text         // see Keep; nil: they aren't kept
	keptMaps      map[*brief.Drawing]Graphic         // the same
	footnoteHangs float32                            // how far the labels of footnotes stand out
	pictures      map[string]image.Image             // by file
	drawnMaps     map[mapKey]Graphic                 // on pages
	maps          func() *mapSettings                // of all maps
	turned        map[atlas.Projection]*mapSettings  // of those that its projection cuts
	programLang   string                             // see ProgramLang
	facts         func() (authors, rest string)      // see FactsOf
	decimal       func() string                      // the decimal sign
	allJudgements func() int                         // how many a page shows
	selected      func() (incident.Selection, error) // the incidents that the brief counts
}

// given is what a composer has numbered so far, or listed.
type given struct {
	footnoted       map[any]bool         // notes and sources that have a footnote
	floats          int                  // floats
	drawn           int                  // drawings, and tables and pictures with captions
	annexes         int                  // annexes
	marks           int                  // marks of sources
	tables          int                  // tables
	judgements      int                  // judgements
	recommendations int                  // recommendations
	rows            map[incident.Row]int // numbers of incidents in the table of all
	reached         []string             // queries to whose rows the text leads
}

// mapSettings holds what all maps of the brief share.
type mapSettings struct {
	projection atlas.Projection
	options    atlas.Options
	places     *figure.Places
}

// Part is an entry of the outline.
type Part struct {
	Level     int // 1: section
	ID        string
	Title     string
	Block     int  // index of its heading
	ByProgram bool // the title is in the program's words

	inlines []brief.Inline // the author's title, or nil
}

// Figure is an entry of the list of drawings and tables.
type Figure struct {
	ID, Title string
	ByProgram bool // the title is in the program's words

	inlines []brief.Inline // the author's title, or nil
}

// TitleOf sets the title of a part again, as in the contents.
func (c *Composer) TitleOf(p Part, t Type) typeset.Text {
	return c.title(t, p.Title, p.ByProgram, p.inlines)
}

// FigureTitle sets the title of a drawing, a table or a picture again, as in a list of figures.
func (c *Composer) FigureTitle(f Figure, t Type) typeset.Text {
	return c.title(t, f.Title, f.ByProgram, f.inlines)
}

// title sets a title from the author's inlines, if any, or from words.
func (c *Composer) title(t Type, words string, byProgram bool, inlines []brief.Inline) typeset.Text {
	style := c.style(t.Style, inlineStyle{})
	switch {
	case byProgram:
		return c.ProgramText(words, style)
	case inlines != nil:
		return c.Again(t, inlines)
	}
	return typeset.NewText(words, style)
}

// Document is a brief as blocks.
type Document struct {
	Blocks  []typeset.Block
	Parts   []Part
	Figures []Figure
	Lines   map[int]int // by block: the line of brief.md at which it begins
}

// BlockAt returns the index of the block that holds a line of brief.md.
func (d *Document) BlockAt(line int) int { return d.BlocksAt()(line) }

// BlocksAt returns a function that does for many lines what BlockAt does for one.
func (d *Document) BlocksAt() func(line int) int {
	blocks := slices.SortedFunc(maps.Keys(d.Lines), func(a, b int) int {
		return cmp.Or(cmp.Compare(d.Lines[a], d.Lines[b]), cmp.Compare(b, a)) // of those that begin at one line the first counts
	})
	return func(line int) int {
		after, _ := slices.BinarySearchFunc(blocks, line+1, func(block, line int) int { return cmp.Compare(d.Lines[block], line) })
		if after == 0 {
			return 0
		}
		return blocks[after-1]
	}
}

// New returns a composer whose text is measure units wide and whose drawings may be wide units.
func New(b *brief.Brief, s *Sheet, measure, wide float32, setter *typeset.Setter) *Composer {
	sheet := *s
	lang := ProgramLang(b)
	sheet.Figure.Lang = lang
	return &Composer{
		Medium: brief.Page, Brief: b, Sheet: &sheet, Measure: measure, Wide: max(measure, wide), Setter: setter,
		Root: typeset.NewElement(draw.Tag{Role: draw.Sect}), styles: map[styleKey]*typeset.Style{}, given: given{footnoted: map[any]bool{}}, pictures: map[string]image.Image{}, drawnMaps: map[mapKey]Graphic{}, turned: map[atlas.Projection]*mapSettings{},
		programLang:   lang,
		facts:         sync.OnceValues(func() (authors, rest string) { return FactsOf(b) }),
		decimal:       sync.OnceValue(func() string { return decimalSign(b.Lang) }),
		allJudgements: sync.OnceValue(func() int { return len(b.Judgements(brief.Page)) }),
		selected:      sync.OnceValues(func() (incident.Selection, error) { return b.Select("") }),
		maps: sync.OnceValue(func() *mapSettings {
			p, o := MapOf(b)
			return &mapSettings{p, o, figure.NewPlaces(b.Incidents, atlas.NewMap(p, o))}
		}),
	}
}

// Copy returns a copy of c for measuring blocks: the numbers that it gives don't count in c.
func (c *Composer) Copy() *Composer {
	t := *c
	t.footnoted = maps.Clone(c.footnoted)
	return &t
}

// Keep keeps the texts and the maps of a medium without pages for composers of other widths, see At. While such a composer
// makes its blocks, those made before may be painted on another goroutine, but not two of them at once: drawing a box must
// change nothing but the box.
func (c *Composer) Keep() {
	c.keptTexts, c.keptMaps = map[textKey][]typeset.Text{}, map[*brief.Drawing]Graphic{}
}

// At returns a composer of the same brief for other widths, which takes over what c has found out. c composes
// nothing any longer.
func (c *Composer) At(measure, wide float32) *Composer {
	t := *c
	t.Measure, t.Wide = measure, max(measure, wide)
	t.given = given{footnoted: map[any]bool{}}
	return &t
}

// Front adds title, subtitle and facts of the brief.
func (c *Composer) Front(d *Document) {
	in := typeset.NewElement(draw.Tag{Role: draw.Sect})
	add := func(text typeset.Text, t Type, below float32) {
		if text.String != "" {
			d.Blocks = append(d.Blocks, typeset.Block{
				Text: text, Leading: t.Leading, Below: below, Right: c.Wide - c.Measure, Ragged: true, Balanced: t.Balanced, In: in.Inside(draw.Tag{Role: draw.Paragraph}),
			})
		}
	}
	b := c.Brief
	add(typeset.NewText(b.Title, c.style(c.Sheet.Title.Style, inlineStyle{})), c.Sheet.Title, c.Sheet.Gap*0.6)
	add(typeset.NewText(b.Subtitle, c.style(c.Sheet.Subtitle.Style, inlineStyle{})), c.Sheet.Subtitle, c.Sheet.Gap*0.6)
	add(c.Facts(), c.Sheet.Label, c.Sheet.Gap)
	d.Blocks = append(d.Blocks, typeset.Block{Box: rule{}, Below: c.Sheet.Gap * 0.5, Right: c.Wide - c.Measure})
}

// Desk returns all that the reading desk shows of the brief, in about so many blocks.
func (c *Composer) Desk(blocks int) (d Document) {
	d.Blocks = make([]typeset.Block, 0, blocks)
	c.Front(&d)
	c.Body(&d)
	c.Notes(&d)
	c.Sources(&d, nil)
	c.Scale(&d)
	c.Method(&d)
	return d
}

// Facts sets the line of authors, date and size of the brief.
func (c *Composer) Facts() typeset.Text {
	authors, rest := c.facts()
	var t typeset.Text
	style := c.style(c.Sheet.Label.Style, inlineStyle{})
	if authors != "" {
		t.AddIsolated(authors, style)
	}
	c.addProgramText(&t, rest, style)
	return t
}

// Facts returns the line of authors, date and size of a brief.
func Facts(b *brief.Brief) string {
	authors, rest := FactsOf(b)
	return authors + rest
}

// FactsOf returns the authors of a brief, with a space at the end, and its date and size.
func FactsOf(b *brief.Brief) (authors, rest string) {
	if len(b.Authors) > 0 {
		authors = strings.TrimSuffix(strings.Join(b.Authors, ", "), ".") + ". "
	}
	rest = "As of " + b.AsOfWords() + "."
	var size []string
	if all, err := b.Select(""); err == nil && all.Count() > 0 {
		size = append(size, counted(all.Count(), "incident"))
	}
	if n := len(b.References(brief.Page)); n > 0 {
		size = append(size, counted(n, "source")+" cited")
	}
	if len(size) > 0 {
		rest += " " + incident.Capital(strings.Join(size, ", ")) + "."
	}
	return authors, rest
}

// counted returns a number with its noun.
func counted(n int, noun string) string {
	if n == 1 {
		return "one " + noun
	}
	return fmt.Sprintf("%s %ss", incident.Thousands(n), noun)
}

// Body adds the sections of the brief. On pages the glossary is left out, which is an annex.
func (c *Composer) Body(d *Document) {
	for _, s := range c.Brief.Sections {
		if s.ID != GlossarySection || !c.Sheet.Paged {
			c.section(d, s)
		}
	}
}

func (c *Composer) section(d *Document, s *brief.Section) {
	in := typeset.NewElement(draw.Tag{Role: draw.Sect})
	if len(s.Title) > 0 {
		c.heading(d, in, 1, s.ID, s.Title)
	}
	c.blocks(d, in, s.Blocks, 0)
}

// headingType returns the type of a level of headings.
func (c *Composer) headingType(level int) Type {
	return [...]Type{c.Sheet.Section, c.Sheet.Heading, c.Sheet.Minor}[min(level, 3)-1]
}

// heading adds a heading of the author.
func (c *Composer) heading(d *Document, in *typeset.Element, level int, id string, title []brief.Inline) {
	c.headed(d, in, level, Part{ID: id, Title: brief.Plain(title), inlines: title}, c.oneText(c.headingType(level), title))
}

// programHeading adds a heading in the program's words.
func (c *Composer) programHeading(d *Document, in *typeset.Element, level int, id, title string) {
	c.headed(d, in, level, Part{ID: id, Title: title, ByProgram: true}, c.ProgramText(title, c.style(c.headingType(level).Style, inlineStyle{})))
}

// headed adds a heading and its entry of the outline.
func (c *Composer) headed(d *Document, in *typeset.Element, level int, entry Part, text typeset.Text) {
	t := c.headingType(level)
	role := [...]draw.Role{draw.H1, draw.H2, draw.H3, draw.H4, draw.H5, draw.H6}[min(level, 6)-1]
	above, need := t.Leading*1.1, t.Leading+float32(3*c.Sheet.Body.Leading)+c.Sheet.Gap
	if level == 1 {
		above, need = t.Leading*1.7, max(need, c.Sheet.Opening)
	}
	entry.Level, entry.Block = level, len(d.Blocks)
	d.Parts = append(d.Parts, entry)
	d.Blocks = append(d.Blocks, typeset.Block{
		Text: text, Leading: t.Leading, Above: above, Below: c.Sheet.Gap * 0.6, Right: c.Wide - c.Measure, Ragged: true, Balanced: t.Balanced, KeepNext: true, Together: true,
		Section: level == 1, Need: need, In: in.Inside(draw.Tag{Role: role}), Anchor: entry.ID,
	})
}

// blocks adds blocks with an indent.
func (c *Composer) blocks(d *Document, in *typeset.Element, blocks []brief.Block, left float32) {
	for _, b := range blocks {
		c.block(d, in, b, left)
	}
}

// block adds a block, and gives its id to the first typeset block of it.
func (c *Composer) block(d *Document, in *typeset.Element, b brief.Block, left float32) {
	from := len(d.Blocks)
	c.content(d, in, b, left)
	if from < len(d.Blocks) {
		d.begins(from, b.Place().Line)
	}
	if id := brief.IDOf(b); id != "" && from < len(d.Blocks) {
		foremost(&d.Blocks[from]).Name(id)
	}
}

// foremost returns the first block inside a note in the margin or a full page, or else the block itself.
func foremost(b *typeset.Block) *typeset.Block {
	switch {
	case len(b.Aside) > 0:
		return foremost(&b.Aside[0])
	case b.FullPage != nil && len(b.FullPage.Blocks) > 0:
		return foremost(&b.FullPage.Blocks[0])
	}
	return b
}

// content adds a block by its kind. A new kind of block is a case here.
func (c *Composer) content(d *Document, in *typeset.Element, b brief.Block, left float32) {
	switch b := b.(type) {
	case *brief.Paragraph:
		c.paragraph(d, in, c.Sheet.Body, b.Text, left)
	case *brief.Heading:
		c.heading(d, in, b.Level, b.ID, b.Text)
	case *brief.List:
		c.list(d, in, b, left)
	case *brief.DefinitionList:
		c.definitions(d, in, b, left)
	case *brief.Table:
		c.table(d, in, b, left)
	case *brief.Quote:
		c.quote(d, in, b, left)
	case *brief.CodeBlock:
		c.code(d, in, b, left)
	case *brief.ImageBlock:
		c.image(d, in, b, left)
	case *brief.Judgement:
		c.judgement(d, in, b)
	case *brief.Recommendation:
		c.recommendation(d, in, b)
	case *brief.KeyPoint:
		c.keyPoint(d, in, b)
	case *brief.Only:
		if b.Medium == c.Medium {
			c.blocks(d, in, b.Blocks, left)
		}
	case *brief.Incremental:
		c.blocks(d, in, b.Blocks, left)
	case *brief.Backup:
		c.blocks(d, in, b.Blocks, left)
	case *brief.Aside:
		c.aside(d, in, b, left)
	case *brief.Landscape:
		c.landscape(d, in, b, left)
	case *brief.Drawing:
		if b.FullPage && c.Sheet.Paged && c.fullPageHeight == 0 {
			c.fullPage(d, false, func(page *Document) { c.drawing(page, in, b) })
		} else {
			c.drawing(d, in, b)
		}
	case *brief.HorizontalRule:
		d.Blocks = append(d.Blocks, typeset.Block{Box: rule{}, Above: c.Sheet.Gap, Below: c.Sheet.Gap, Right: c.Wide - c.Measure})
	case *brief.SpeakerNotes: // for the presenter only
	default:
		panic(fmt.Sprintf("compose: no way to set %T", b)) // the list is closed; a test walks it
	}
}

// MapOf returns the projection and the options of a brief's maps. The highlighted countries are those that the
// front matter names, or else those with incidents.
func MapOf(b *brief.Brief) (atlas.Projection, atlas.Options) {
	e := ExtentOf(b)
	p, ok := atlas.ByName(b.Map.Projection, e)
	if !ok {
		p = atlas.ForExtent(e)
	}
	o := atlas.Options{Focus: b.Map.Focus, LocalNames: b.Map.LocalNames}
	if b.Map.DeFacto {
		o.Boundaries = atlas.DeFacto
	}
	if len(o.Focus) == 0 {
		for _, v := range b.Incidents.Values("country", counting(b)) {
			if code, _, ok := atlas.Load().Country(v.Value); ok {
				o.Focus = append(o.Focus, code)
			}
		}
	}
	return p, o
}

// counting returns the incidents that count: no map depends on others, because files are handed out without them.
func counting(b *brief.Brief) incident.Selection {
	s, err := b.Select("")
	if err != nil { // never: the empty query is right
		return b.Incidents.None()
	}
	return s
}

// ExtentOf returns the extent of the brief's maps that have none themselves.
func ExtentOf(b *brief.Brief) atlas.Extent {
	if e := b.Map.Extent; e != nil {
		return atlasExtent(e)
	}
	if e, ok := figure.ExtentOf(b.Incidents, counting(b)); ok {
		return e
	}
	return atlas.Extent{West: -170, South: -58, East: 180, North: 80}
}

// drawingExtent returns the extent of a map of a selection: that of the drawing or its view, else around the
// selection if it is a part of the incidents and the front matter has no extent, else that of the brief.
func drawingExtent(b *brief.Brief, g *brief.Drawing, s incident.Selection) atlas.Extent {
	e := g.Extent
	if v := b.View(g.View); e == nil && v != nil {
		e = v.Extent
	}
	if e != nil {
		return atlasExtent(e)
	}
	if b.Map.Extent == nil && b.DrawingQuery(g) != "" {
		if extent, ok := figure.ExtentOf(b.Incidents, s); ok {
			return extent
		}
	}
	return ExtentOf(b)
}

// viewExtent returns the extent of a view: its own, else around its incidents.
func viewExtent(b *brief.Brief, v *brief.View) atlas.Extent {
	if v.Extent != nil {
		return atlasExtent(v.Extent)
	}
	if s, err := b.Select(v.Query); err == nil && v.Query != "" {
		if e, ok := figure.ExtentOf(b.Incidents, s); ok {
			return e
		}
	}
	return ExtentOf(b)
}

func atlasExtent(e *brief.Extent) atlas.Extent {
	return atlas.Extent{West: e[0], South: e[1], East: e[2], North: e[3]}
}
