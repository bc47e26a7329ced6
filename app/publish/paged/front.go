package paged

import (
	"fmt"
	"slices"
	"sort"

	"lectern/app/brief"
	"lectern/app/compose"
	"lectern/app/draw"
	"lectern/app/figure"
	"lectern/app/incident"
	"lectern/app/typeset"
)

// fit is a way to set the title page: how much of the brief is on it, and its gaps in points.
type fit struct {
	judgements int
	timeline   float32 // height; 0: none
	pad        float32 // above and below a judgement
	flows      bool    // the abstract may continue on the next page, with the key figures after it
}

// fits holds groups of fits that are tried in order until all is on one page. Within a group, the number of
// judgements is the largest that fits with the last and closest fit; then the first fit with room for them is
// taken. So judgements matter more than a high timeline, and a low timeline more than judgements beyond fewest.
var fits = [...][]fit{
	{{timeline: 82, pad: 5}, {timeline: 74, pad: 4}, {timeline: 72, pad: 3}, {timeline: 60, pad: 3}},
	{{pad: 4}},
	{{pad: 4, flows: true}},
}

// The title page shows at least fewest judgements, and up to most if there is room.
const (
	fewest = 5
	most   = 12
)

// front sets the title page: title, summary, key figures, judgements, and the timeline if there is room.
func (p *press) front() *run {
	all := min(len(p.b.Judgements(brief.Page)), most)
	least := min(all, fewest)
	var tried *run
	hasRoom := func(f fit, judgements int) bool {
		f.judgements = judgements
		tried = p.lay(p.frontOf(f))
		return len(tried.pages.List) == 1
	}
	for _, group := range fits {
		if hasRoom(group[0], all) { // the usual case, which sets the page once
			return tried
		}
		closest := group[len(group)-1]
		n := all - sort.Search(all-least, func(fewer int) bool { return hasRoom(closest, all-fewer) })
		if slices.ContainsFunc(group, func(f fit) bool { return hasRoom(f, n) }) {
			return tried
		}
	}
	return tried
}

// frontOf composes the title page with a fit.
func (p *press) frontOf(f fit) compose.Document {
	s := p.composer.Sheet
	in := typeset.NewElement(draw.Tag{Role: draw.Sect})
	set := func(text typeset.Text, t compose.Type, below float32, role draw.Role) typeset.Block {
		return frontBlock(in, text, t, below, role)
	}
	text := func(words string, t compose.Type, below float32) typeset.Block {
		return set(typeset.NewText(words, &t.Style), t, below, draw.Paragraph)
	}
	programText := func(words string, t compose.Type, below float32, role draw.Role) typeset.Block {
		return set(p.composer.ProgramText(words, &t.Style), t, below, role)
	}
	blocks := p.title(in)
	if p.b.Abstract != "" {
		heading := programText("In short", s.Heading, 6, draw.H1)
		heading.KeepNext = true
		blocks = append(blocks, heading)
		body := text(p.b.Abstract, s.Body, 18)
		body.Right = blockWidth - shortWidth
		if figures := p.keyFigures(); figures != nil {
			beside := typeset.Block{Box: figures, Below: 18, In: in.Inside(draw.Tag{Role: draw.Div})}
			if !f.flows {
				body.Row = &typeset.Row{}
				beside.Left, beside.Row = figuresAt, body.Row
			}
			blocks = append(blocks, body, beside)
		} else {
			blocks = append(blocks, body)
		}
	}
	blocks = append(blocks, p.judgements(in, f)...)
	if all, err := p.b.Select(""); f.timeline > 0 && err == nil && all.Count() > 0 {
		line := figure.NewTimeline(p.b.Incidents, all, all, p.b.AsOfDay(), figure.Paper)
		in = in.Inside(draw.Tag{Role: draw.Div})
		blocks = append(blocks, programText(incident.Capital(p.b.Incidents.Main().InEach()), s.FigureTitle, 4, draw.Caption),
			typeset.Block{Box: fixedHeight{line, f.timeline}, Below: 4, In: in.Inside(draw.Tag{Role: draw.Figure, Alt: figure.DescribeTimeline(p.b, all), Lang: compose.ProgramLang(p.b)})},
			programText(figure.Basis(p.b, all)+" "+incident.Capital(figure.PaleWords(p.b.Incidents, p.b.Incidents.Main()))+"; dashed: not known.", s.Caption, 0, draw.Paragraph))
	}
	return compose.Document{Blocks: blocks}
}

// frontBlock returns a text of the title page.
func frontBlock(in *typeset.Element, text typeset.Text, t compose.Type, below float32, role draw.Role) typeset.Block {
	return typeset.Block{Text: text, Leading: t.Leading, Below: below, Ragged: true, Balanced: t.Balanced, In: in.Inside(draw.Tag{Role: role})}
}

// title composes the head of the title page: title, subtitle, facts of the brief, a rule.
func (p *press) title(in *typeset.Element) []typeset.Block {
	s, title := p.composer.Sheet, p.titleType()
	blocks := []typeset.Block{frontBlock(in, typeset.NewText(p.b.Title, &title.Style), title, 10, draw.Paragraph)}
	if p.b.Subtitle != "" {
		blocks = append(blocks, frontBlock(in, typeset.NewText(p.b.Subtitle, &s.Subtitle.Style), s.Subtitle, 5, draw.Paragraph))
	}
	return append(blocks, frontBlock(in, p.composer.Facts(), s.Label, 14, draw.Paragraph), typeset.Block{Box: heavyRule{}, Below: 14})
}

// titleType returns the type of the title, smaller for a long one.
func (p *press) titleType() compose.Type {
	const most, smaller = 4, 0.82 // lines, and the next size
	t := p.composer.Sheet.Title
	for t.Size > p.composer.Sheet.Section.Size {
		title := typeset.Block{Text: typeset.NewText(p.b.Title, &t.Style), Leading: t.Leading, Ragged: true}
		if len(p.setter.Stack([]typeset.Block{title}, p.setting()).Lines) <= most {
			break
		}
		t.Size, t.Leading = float32(t.Size*smaller), float32(t.Leading*smaller)
	}
	return t
}

// Positions on the title page, in points.
const (
	shortWidth = 318 // of the abstract beside the key figures
	figuresAt  = 342 // left edge of the key figures
)

// columnBox is a column as a box, so that it can stand beside a text.
type columnBox struct{ *typeset.Column }

func (b columnBox) Height(float32) float32 { return b.Column.Height }

func (b columnBox) Draw(c draw.Canvas, at draw.Rect, pal *draw.Palette) {
	painter := typeset.Painter{Palette: pal}
	painter.Paint(c, b.Column, 0, b.Column.Height, draw.Point{X: at.X, Y: at.Y})
	painter.Finish(c)
}

// keyFigures returns the totals of the incidents in large type, or nil if there are no incidents.
func (p *press) keyFigures() typeset.Box {
	all, err := p.b.Select("")
	if err != nil || all.Count() == 0 {
		return nil
	}
	total := p.b.Incidents.Totals(all)
	s := p.composer.Sheet
	line := &typeset.Frame{Left: 13, Draw: func(c draw.Canvas, at draw.Rect, pal *draw.Palette) {
		var path draw.Path
		path.AddRect(draw.Rect{X: at.X, Y: at.Y, W: 0.5, H: at.H})
		c.Fill(&path, pal.Rule)
	}}
	large, small := s.Section.Style, s.Aside.Style
	var blocks []typeset.Block
	add := func(figure, words string, ink typeset.Ink) {
		style := large
		style.Ink = ink
		above := float32(0)
		if len(blocks) > 0 {
			above = 7
		}
		blocks = append(blocks,
			typeset.Block{Text: p.composer.ProgramText(figure, &style), Leading: s.Section.Leading, Above: above, Ragged: true, Frame: line, In: typeset.NewElement(draw.Tag{Role: draw.Paragraph})},
			typeset.Block{Text: p.composer.ProgramText(words, &small), Leading: s.Aside.Leading, Ragged: true, Frame: line, In: typeset.NewElement(draw.Tag{Role: draw.Paragraph})})
	}
	year, _, _ := total.First.Date()
	since := fmt.Sprintf("%s since %d", incident.Incidents.Noun(int64(total.Rows)), year)
	if total.Main.IsCount() {
		add(incident.Thousands(total.Rows), fmt.Sprintf("%s since %d", total.Main.Noun(int64(total.Rows)), year), typeset.Killed)
	}
	for i, sum := range total.Sums {
		words, ink := sum.ShortNoun(sum.High), typeset.Plain
		if i == 0 && !total.Main.IsCount() {
			words, ink = fmt.Sprintf("%s in %s %s", sum.Noun(sum.High), incident.Thousands(total.Rows), since), typeset.Killed
		} else if sum.Known == 0 {
			continue
		}
		if n := sum.Tally.Unknown; n > 0 {
			words += "; " + incident.Thousands(n) + " without a count"
		}
		add(sum.Figures(), words, ink)
	}
	return columnBox{p.setter.Stack(blocks, typeset.Setting{Measure: blockWidth - figuresAt})}
}

// heavyRule is the rule below the title.
type heavyRule struct{}

func (heavyRule) Height(float32) float32 { return 2 }

func (heavyRule) Draw(c draw.Canvas, at draw.Rect, p *draw.Palette) {
	c.Begin(draw.Tag{Role: draw.Artifact})
	var path draw.Path
	path.AddRect(at)
	c.Fill(&path, p.Accent)
	c.End()
}

// fixedHeight is a timeline as a box of a given height.
type fixedHeight struct {
	*figure.Timeline
	height float32
}

func (s fixedHeight) Height(float32) float32 { return s.height }

// judgementHeads holds the ids of the headings of the table of judgements.
var judgementHeads = [...]string{"judgements-1", "judgements-2", "judgements-3"}

// judgements returns the table of key judgements.
func (p *press) judgements(in *typeset.Element, f fit) []typeset.Block {
	all := p.b.Judgements(brief.Page)
	if len(all) == 0 {
		return nil
	}
	more, pad := len(all)-f.judgements, f.pad
	all = all[:f.judgements]
	s := p.composer.Sheet
	table := in.Inside(draw.Tag{Role: draw.Table})
	heading, label := s.Heading.Style, s.Label.Style
	lefts := []float32{0, 276, 406}
	rights := []float32{blockWidth - 262, blockWidth - 396, 0}
	var blocks []typeset.Block
	row := &typeset.Row{Pad: pad, Rule: 0.5}
	tr := table.Inside(draw.Tag{Role: draw.TableHead}).Inside(draw.Tag{Role: draw.TableRow})
	for i, words := range []string{"Key judgements", "Likelihood", "Confidence"} {
		style := &label
		if i == 0 {
			style = &heading
		}
		blocks = append(blocks, typeset.Block{
			Text: p.composer.ProgramText(words, style), Leading: s.Heading.Leading, Left: lefts[i], Right: rights[i], Ragged: true, KeepNext: true, Row: row,
			In: tr.Inside(draw.Tag{Role: draw.TableHeading, Scope: "Column", ID: judgementHeads[i]}),
		})
	}
	body := table.Inside(draw.Tag{Role: draw.TableBody})
	statement := s.Body.Style
	for _, j := range all {
		row := &typeset.Row{Pad: pad, Rule: 0.5}
		tr := body.Inside(draw.Tag{Role: draw.TableRow})
		blocks = append(blocks,
			typeset.Block{Text: p.composer.Statement(j, statement), Leading: s.Body.Leading, Left: lefts[0], Right: rights[0], Balanced: true, Row: row, In: tr.Inside(draw.Tag{Role: draw.TableHeading, Scope: "Row", Headers: judgementHeads[0]})},
			typeset.Block{Box: figure.NewLikely(j, p.b.Scale, figure.Paper), Left: lefts[1], Right: rights[1], Row: row, In: tr.Inside(draw.Tag{Role: draw.TableCell, Headers: judgementHeads[1], Lang: compose.ProgramLang(p.b)})},
			typeset.Block{Box: figure.NewSure(j, p.b.Scale, figure.Paper), Left: lefts[2], Right: rights[2], Row: row, In: tr.Inside(draw.Tag{Role: draw.TableCell, Headers: judgementHeads[2], Lang: compose.ProgramLang(p.b)})},
		)
	}
	if more > 0 {
		quiet := s.Caption.Style
		blocks = append(blocks, typeset.Block{
			Text: p.composer.ProgramText(fmt.Sprintf("And %d more in the text.", more), &quiet), Leading: s.Caption.Leading, Above: 5, Ragged: true, In: in.Inside(draw.Tag{Role: draw.Paragraph}),
		})
	}
	blocks[len(blocks)-1].Below = 4 * pad
	return blocks
}
