package publish

import (
	"fmt"

	"lectern/app/brief"
	"lectern/app/compose"
	"lectern/app/draw"
	"lectern/app/figure"
	"lectern/app/incident"
	"lectern/app/typeset"
)

// front is what a reader who reads one page reads: title, summary, judgements, and the timeline
// where the page has room for it.
func (p *press) front() *typeset.Pages {
	if whole := p.frontOf(true); len(whole.List) == 1 {
		return whole
	}
	return p.frontOf(false)
}

func (p *press) frontOf(timeline bool) *typeset.Pages {
	s := p.composer.Sheet
	in := typeset.NewElement(draw.Tag{Role: draw.Sect})
	text := func(words string, t compose.Type, below float32, role draw.Role) typeset.Block {
		style := t.Style
		return typeset.Block{Text: typeset.NewText(words, &style), Leading: t.Leading, Below: below, Ragged: true, In: in.Inside(draw.Tag{Role: role})}
	}
	var blocks []typeset.Block
	blocks = append(blocks, text(p.b.Title, s.Title, 10, draw.Paragraph))
	if p.b.Subtitle != "" {
		blocks = append(blocks, text(p.b.Subtitle, s.Subtitle, 5, draw.Paragraph))
	}
	blocks = append(blocks, text(compose.Facts(p.b), s.Label, 14, draw.Paragraph))
	blocks = append(blocks, typeset.Block{Box: heavyRule{}, Below: 14})
	if p.b.Abstract != "" {
		blocks = append(blocks, text("In short", s.Heading, 6, draw.H1))
		body := text(p.b.Abstract, s.Body, 18, draw.Paragraph)
		body.Right = blockWidth - 400
		blocks = append(blocks, body)
	}
	blocks = append(blocks, p.judgements(in)...)
	if all, err := p.b.Select(""); timeline && err == nil && all.Count() > 0 {
		y, m, d := p.b.AsOf.Date()
		line := figure.NewTimeline(p.b.Incidents, all, all, incident.DayOf(y, m, d), figure.Paper)
		blocks = append(blocks, text("People killed in each incident", s.FigureTitle, 4, draw.Paragraph),
			typeset.Block{Box: striped{line}, Below: 4, In: in.Inside(draw.Tag{Role: draw.Figure, Alt: "Timeline of people killed in each incident. " + figure.Describe(p.b, all)})},
			text(figure.Basis(p.b, all)+" Pale: up to the highest count; dashed: not known.", s.Caption, 0, draw.Paragraph))
	}
	return p.setter.Pages(blocks, p.room(), p.setting())
}

// titlePage draws the first page of the front, which is headed otherwise than the rest.
func (p *press) titlePage(page *typeset.Page) {
	p.sheet()
	p.doc.Begin(draw.Tag{Role: draw.Artifact, Running: true})
	p.say(typeset.Standard().SansBold, "Briefing", p.left(), 42, 12, p.palette.Accent)
	p.doc.End()
	p.running(false)
	p.doc.Bookmark(0, p.b.Title, p.top())
	p.painter.Page(p.doc, page, draw.Point{X: p.left(), Y: p.top()})
}

type heavyRule struct{}

func (heavyRule) Height(float32) float32 { return 2 }

func (heavyRule) Draw(c draw.Canvas, at draw.Rect, p *draw.Palette) {
	c.Begin(draw.Tag{Role: draw.Artifact})
	var path draw.Path
	path.AddRect(at)
	c.Fill(&path, p.Accent)
	c.End()
}

// striped is a timeline of a fixed height.
type striped struct{ *figure.Timeline }

func (striped) Height(float32) float32 { return 82 }

// judgements is the table of key judgements.
func (p *press) judgements(in *typeset.Element) []typeset.Block {
	var all []*brief.Judgement
	for _, s := range p.b.Sections {
		brief.Walk(s.Blocks, func(b brief.Block) {
			if j, ok := b.(*brief.Judgement); ok && len(all) < 5 {
				all = append(all, j)
			}
		}, nil)
	}
	if len(all) == 0 {
		return nil
	}
	s := p.composer.Sheet
	table := in.Inside(draw.Tag{Role: draw.Table})
	heading, label := s.Heading.Style, s.Label.Style
	lefts := []float32{0, 246, 390}
	rights := []float32{blockWidth - 232, blockWidth - 376, 0}
	var blocks []typeset.Block
	row := &typeset.Row{Pad: 5, Rule: 0.5}
	tr := table.Inside(draw.Tag{Role: draw.TableHead}).Inside(draw.Tag{Role: draw.TableRow})
	for i, words := range []string{"Key judgements", "Likelihood", "Confidence"} {
		style := &label
		if i == 0 {
			style = &heading
		}
		blocks = append(blocks, typeset.Block{
			Text: typeset.NewText(words, style), Leading: s.Heading.Leading, Left: lefts[i], Right: rights[i], Ragged: true, Row: row,
			In: tr.Inside(draw.Tag{Role: draw.TableHeading, Scope: "Column"}),
		})
	}
	body := table.Inside(draw.Tag{Role: draw.TableBody})
	statement := s.Lead.Style
	for _, j := range all {
		row := &typeset.Row{Pad: 6, Rule: 0.5}
		tr := body.Inside(draw.Tag{Role: draw.TableRow})
		cell := tr.Inside(draw.Tag{Role: draw.TableCell})
		blocks = append(blocks,
			typeset.Block{Text: typeset.NewText(first(j.Blocks), &statement), Leading: s.Lead.Leading, Left: lefts[0], Right: rights[0], Ragged: true, Row: row, In: tr.Inside(draw.Tag{Role: draw.TableHeading, Scope: "Row"})},
			typeset.Block{Box: figure.NewLikely(j, p.b.Scale, figure.Paper), Left: lefts[1], Right: rights[1], Row: row, In: cell},
			typeset.Block{Box: figure.NewSure(j, p.b.Scale, figure.Paper), Left: lefts[2], Right: rights[2], Row: row, In: tr.Inside(draw.Tag{Role: draw.TableCell})},
		)
	}
	blocks[len(blocks)-1].Below = 20
	return blocks
}

// first is the text of the first paragraph.
func first(blocks []brief.Block) string {
	for _, b := range blocks {
		if p, ok := b.(*brief.Paragraph); ok {
			return brief.Plain(p.Text)
		}
	}
	return ""
}

// contents lists the parts with their pages, after so many pages of front.
func (p *press) contents(front int, parts []compose.Part, body *typeset.Pages) *typeset.Pages {
	set := func(before int) *typeset.Pages {
		s := p.composer.Sheet
		in := typeset.NewElement(draw.Tag{Role: draw.Sect})
		title := s.Section.Style
		blocks := []typeset.Block{{Text: typeset.NewText("Contents", &title), Leading: s.Section.Leading, Below: 12, Ragged: true, KeepNext: true, In: in.Inside(draw.Tag{Role: draw.H1})}}
		toc := in.Inside(draw.Tag{Role: draw.Contents})
		for _, part := range parts {
			if part.Level > 2 {
				continue
			}
			page, _ := body.Find(part.Block)
			page += before + 1
			style, left, leading := s.Body.Style, float32(0), float32(17)
			if part.Level == 2 {
				style, left, leading = s.Label.Style, 16, 14
			}
			item := toc.Inside(draw.Tag{Role: draw.ContentsItem})
			ref := item.Inside(draw.Tag{Role: draw.Reference})
			row := &typeset.Row{Pad: 1.5}
			name, number := typeset.NewText(part.Title, &style), typeset.NewText(fmt.Sprint(page), &style)
			if part.ID != "" {
				name.Spans[0].Link, number.Spans[0].Link = "#"+part.ID, "#"+part.ID
			}
			blocks = append(blocks,
				typeset.Block{Text: name, Leading: leading, Left: left, Right: 140, Ragged: true, Row: row, In: ref},
				typeset.Block{Text: number, Leading: leading, Left: textWidth - 40, Right: blockWidth - textWidth, Ragged: true, Flush: true, Row: row, In: ref})
		}
		return p.setter.Pages(blocks, p.room(), p.setting())
	}
	pages := set(front)
	for range 3 { // the number of its own pages moves all others
		before := len(pages.List)
		pages = set(front + before)
		if len(pages.List) == before {
			break
		}
	}
	return pages
}
