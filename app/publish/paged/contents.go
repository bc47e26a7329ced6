package paged

import (
	"cmp"
	"fmt"
	"slices"

	"lectern/app/compose"
	"lectern/app/draw"
	"lectern/app/typeset"
)

// fewestDrawings is the number of drawings, tables and pictures from which there is a list of them.
const fewestDrawings = 3

// contents composes the contents and the list of drawings, with page numbers.
func (p *press) contents(runs []*run) compose.Document {
	s := p.composer.Sheet
	in := typeset.NewElement(draw.Tag{Role: draw.Sect})
	l := &lister{in: in, heading: s.Section, programText: p.composer.ProgramText}
	l.title("Contents", 0)
	for _, r := range runs {
		for _, part := range r.doc.Parts {
			switch part.Level {
			case 1:
				l.entry(part.ID, p.composer.TitleOf(part, s.Body), r, s.Body, 0, 2)
			case 2:
				l.entry(part.ID, p.composer.TitleOf(part, s.Label), r, s.Label, 16, 0)
			}
		}
	}
	type drawing struct {
		compose.Figure
		in *run
	}
	var drawings []drawing
	for _, r := range runs {
		of := len(drawings)
		for _, f := range r.doc.Figures {
			drawings = append(drawings, drawing{f, r})
		}
		slices.SortStableFunc(drawings[of:], func(a, b drawing) int { // some have moved to where there is room
			return cmp.Compare(r.anchors[a.ID].Page, r.anchors[b.ID].Page)
		})
	}
	if len(drawings) >= fewestDrawings {
		l.heading = s.Heading
		l.title("Figures and tables", s.Heading.Leading*1.6)
		for _, d := range drawings {
			l.entry(d.ID, p.composer.FigureTitle(d.Figure, s.Label), d.in, s.Label, 0, 0)
		}
	}
	return compose.Document{Blocks: l.blocks}
}

// lister composes lists of titles with page numbers.
type lister struct {
	in, toc, inner *typeset.Element // inner: of entries of the second level; nil outside them
	heading        compose.Type
	list           *typeset.Table // keeps single entries from beginning or ending a page
	blocks         []typeset.Block
	programText    func(words string, style *typeset.Style) typeset.Text
}

func (l *lister) title(words string, above float32) {
	style := l.heading.Style
	l.blocks = append(l.blocks, typeset.Block{
		Text: l.programText(words, &style), Leading: l.heading.Leading, Above: above, Below: 10, Ragged: true, KeepNext: true,
		In: l.in.Inside(draw.Tag{Role: map[bool]draw.Role{true: draw.H1, false: draw.H2}[above == 0]}),
	})
	l.list = &typeset.Table{}
	l.toc, l.inner = l.in.Inside(draw.Tag{Role: draw.Contents}), nil
}

// entry adds a title and its page number, both as links.
func (l *lister) entry(id string, title typeset.Text, r *run, t compose.Type, left, pad float32) {
	number := t.Style
	number.Face = number.Face.Plain() // figures of one width
	page := typeset.NewText(fmt.Sprint(r.from+r.anchors[id].Page), &number)
	page.Spans[0].Link = compose.To(compose.LinkPlace, id)
	for i := range title.Spans {
		title.Spans[i].Link = compose.To(compose.LinkPlace, id)
	}
	toc := l.toc
	if left == 0 {
		l.inner = nil
	} else {
		if l.inner == nil {
			l.inner = l.toc.Inside(draw.Tag{Role: draw.Contents})
		}
		toc = l.inner
	}
	ref := toc.Inside(draw.Tag{Role: draw.ContentsItem}).Inside(draw.Tag{Role: draw.Reference})
	row := &typeset.Row{Table: l.list, Pad: 1 + pad/2}
	l.blocks = append(l.blocks,
		typeset.Block{Text: title, Leading: t.Leading, Left: left, Right: blockWidth - textWidth + 40, Ragged: true, Row: row, In: ref},
		typeset.Block{Text: page, Leading: t.Leading, Left: textWidth - 34, Right: blockWidth - textWidth, Ragged: true, Flush: true, Row: row, In: ref})
}
