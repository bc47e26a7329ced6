package publish

import (
	"context"
	"fmt"
	"strings"
	"time"

	"lectern/app/brief"
	"lectern/app/compose"
	"lectern/app/draw"
	"lectern/app/draw/pdf"
	"lectern/app/figure"
	"lectern/app/typeset"
)

// Paper is a size of paper.
type Paper uint8

const (
	A4 Paper = iota
	Letter
)

func (p Paper) size() (w, h float32) {
	if p == Letter {
		return 612, 792
	}
	return 595.28, 841.89
}

// Options say how a file is made.
type Options struct {
	Paper    Paper
	Dark     bool                             // light text on a dark ground, for screens
	Version  string                           // of the program, for the file's Producer
	Date     time.Time                        // of the file, instead of the day to which the brief is true
	Progress func(done, all int, what string) // may be nil; called from the goroutine that exports
}

// The page, in points.
const (
	textWidth  = 372
	blockWidth = 471
	marginAt   = 386 // from the left edge of the text
	head       = 76  // from the top edge to the text
	foot       = 62
)

// Briefing makes the briefing as PDF: title page, contents, sections, notes, sources, annexes.
// The error is that of the context, or of writing.
func Briefing(ctx context.Context, b *brief.Brief, opt Options) ([]byte, error) {
	p, err := newPress(b, opt)
	if err != nil {
		return nil, err
	}
	if err := p.step(ctx, 0, "Setting the text"); err != nil {
		return nil, err
	}
	var body compose.Document
	p.composer.Body(&body)
	p.composer.Notes(&body)
	p.composer.Sources(&body)
	p.composer.Scale(&body)
	p.composer.Annex(&body)
	newPages(&body)
	pages := p.setter.Pages(body.Blocks, p.room(), p.setting())

	front := p.front()
	contents := p.contents(len(front.List), body.Parts, pages)
	p.total = len(front.List) + len(contents.List) + len(pages.List)
	for _, blocks := range [][]typeset.Block{front.Column.Blocks, contents.Column.Blocks, body.Blocks} {
		p.painter.Outline(p.doc, blocks)
	}
	p.titlePage(&front.List[0])
	for i := range front.List[1:] {
		p.page(&front.List[i+1])
	}
	for i := range contents.List {
		p.page(&contents.List[i])
	}
	marks := p.bookmarks(body.Parts, pages)
	for i := range pages.List {
		if err := p.step(ctx, i+1, fmt.Sprintf("Drawing page %d of %d", p.doc.Pages()+1, p.total)); err != nil {
			return nil, err
		}
		p.marks = marks[i]
		p.page(&pages.List[i])
	}
	p.painter.Finish(p.doc)
	data, err := p.doc.Bytes()
	if err != nil {
		return nil, fmt.Errorf("making the PDF of %q: %w", b.Title, err)
	}
	return data, nil
}

// press is the making of one file.
type press struct {
	b        *brief.Brief
	opt      Options
	doc      *pdf.Document
	setter   *typeset.Setter
	composer *compose.Composer
	painter  typeset.Painter
	palette  *draw.Palette
	w, h     float32
	total    int
	marks    []bookmark
}

type bookmark struct {
	level int
	title string
	y     float32
}

func newPress(b *brief.Brief, opt Options) (*press, error) {
	m, err := meta(b, opt)
	if err != nil {
		return nil, err
	}
	p := &press{b: b, opt: opt, doc: pdf.New(m), setter: typeset.NewSetter()}
	p.w, p.h = opt.Paper.size()
	p.composer = compose.New(b, compose.Page(), textWidth, blockWidth, p.setter)
	p.palette = opt.palette(&draw.Paper)
	p.painter = typeset.Painter{Palette: p.palette, Target: p.target}
	return p, nil
}

func (p *press) setting() typeset.Setting {
	return typeset.Setting{Measure: blockWidth, Hyphens: typeset.HyphensFor(p.b.Lang)}
}

func (p *press) step(ctx context.Context, done int, what string) error {
	if p.opt.Progress != nil {
		p.opt.Progress(done, p.total, what)
	}
	return ctx.Err()
}

func (p *press) left() float32 { return (p.w - blockWidth) / 2 }
func (p *press) top() float32  { return head }

// room is what pages have for text, blocks and margin.
func (p *press) room() typeset.Room {
	return typeset.Room{Width: blockWidth, Height: p.h - head - foot, Margin: marginAt, FootGap: 20}
}

// newPages starts the back matter on pages of their own where that helps the reader.
func newPages(d *compose.Document) {
	for _, part := range d.Parts {
		if part.ID == compose.SourcesID || part.ID == compose.IncidentsID {
			d.Blocks[part.Block].NewPage = true
		}
	}
}

// target is where links lead on paper.
func (p *press) target(link string) (draw.Target, bool) {
	kind, rest, _ := strings.Cut(link, ":")
	switch kind {
	case "cite":
		if s := p.b.Sources.Get(rest); s != nil {
			return draw.Target{Anchor: "source-" + rest, Words: "Source: " + s.Title}, true
		}
	case "incident":
		if row, ok := p.b.Incidents.Index(rest); ok {
			return draw.Target{Anchor: "incident-" + rest, Words: "Incident: " + p.b.Incidents.At(row).Title}, true
		}
	case "figure", "view":
		return draw.Target{Anchor: compose.IncidentsID, Words: "The incidents"}, true
	case "note":
		return draw.Target{Anchor: "note-" + rest, Words: "Note"}, true
	case "http", "https", "mailto":
		return draw.Target{URL: link, Words: link}, true
	}
	if id, ok := strings.CutPrefix(link, "#"); ok {
		return draw.Target{Anchor: id, Words: "In this briefing"}, true
	}
	return draw.Target{}, false
}

// palette is the one in which a file is drawn, light being as given.
func (o Options) palette(light *draw.Palette) *draw.Palette {
	if o.Dark {
		return &draw.Dark
	}
	return light
}

// sheet starts a page on its ground.
func (p *press) sheet() {
	p.doc.Page(p.w, p.h)
	if p.opt.Dark {
		var ground draw.Path
		ground.AddRect(draw.Rect{W: p.w, H: p.h})
		p.doc.Begin(draw.Tag{Role: draw.Artifact})
		p.doc.Fill(&ground, p.palette.Page)
		p.doc.End()
	}
}

// page draws a page between its head and foot.
func (p *press) page(page *typeset.Page) {
	p.sheet()
	p.running(true)
	for _, m := range p.marks {
		p.doc.Bookmark(m.level, m.title, m.y)
	}
	p.marks = nil
	p.painter.Page(p.doc, page, draw.Point{X: p.left(), Y: p.top()})
}

// bookmarks are the parts by the page on which they begin.
func (p *press) bookmarks(parts []compose.Part, pages *typeset.Pages) map[int][]bookmark {
	marks := map[int][]bookmark{}
	for _, part := range parts {
		if n, y := pages.Find(part.Block); n >= 0 && part.Level <= 3 {
			marks[n] = append(marks[n], bookmark{part.Level - 1, part.Title, p.top() + y})
		}
	}
	return marks
}

// running draws head and foot: title, page, date, and the mark as TLP 2.0 asks, at the right of
// both, 12 points.
func (p *press) running(title bool) {
	faces := typeset.Standard()
	p.doc.Begin(draw.Tag{Role: draw.Artifact, Running: true})
	defer p.doc.End()
	if title {
		const room = blockWidth - 150 // the longest mark stands beside it
		p.say(faces.Sans, p.setter.Shaper.Short(faces.Sans, p.b.Title, room/8.5), p.left(), 40, 8.5, p.palette.Ink3)
	}
	p.say(faces.Sans, fmt.Sprintf("%d of %d \u00b7 as of %s", p.doc.Pages(), p.total, p.b.AsOf.Format("2 January 2006")), p.left(), p.h-34, 8.5, p.palette.Ink3)
	p.mark(28)
	p.mark(p.h - 46)
}

func (p *press) say(face *typeset.Face, words string, x, y, size float32, ink draw.Ink) {
	p.doc.Text(p.setter.Shaper.Word(face, words, false), x, y, size, ink)
}

// mark draws the handling mark with its top at y.
func (p *press) mark(y float32) {
	figure.Mark(p.doc, p.setter.Shaper, p.b.Marking, draw.Point{X: p.left() + blockWidth, Y: y}, 12)
}
