package paged

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"

	"lectern/app/brief"
	"lectern/app/compose"
	"lectern/app/publish/output"
	"lectern/app/typeset"
)

// sizeOf returns the width and height of a paper, in points.
func sizeOf(p output.Paper) (w, h float32) {
	if p == output.Letter {
		return 612, 792
	}
	return 595.28, 841.89
}

// The page, in points.
const (
	textWidth  = 372
	blockWidth = 471
	marginAt   = 386 // from the left edge of the text
	head       = 76  // from the top edge to the text
	foot       = 62
)

// Briefing returns the briefing as PDF: title page, contents, sections, annexes. The error is the context's, or
// one of writing.
func Briefing(ctx context.Context, b *brief.Brief, opt output.Options) ([]byte, error) {
	p, err := newPress(b, opt)
	if err != nil {
		return nil, err
	}
	if err := p.step(ctx, 0, "Setting the text"); err != nil {
		return nil, err
	}
	return p.print(ctx, p.runs(ctx))
}

// print draws all pages and returns the file.
func (p *press) print(ctx context.Context, runs []*run) ([]byte, error) {
	for _, r := range runs {
		p.know(r)
	}
	for _, r := range runs {
		p.painter.Outline(p.doc, r.doc.Blocks)
	}
	for n, r := range runs {
		around := p.surrounds(r)
		for i := range r.pages.List {
			page := &r.pages.List[i]
			if n == 0 && i == 0 {
				p.titlePage(page)
				continue
			}
			if err := p.step(ctx, p.doc.Pages(), fmt.Sprintf("Drawing page %d of %d", p.doc.Pages()+1, p.total)); err != nil {
				return nil, err
			}
			p.page(page, around[i])
		}
		runs[n] = nil // drawn
	}
	p.painter.Finish(p.doc)
	data, err := p.doc.Bytes()
	if err != nil {
		return nil, fmt.Errorf("making the PDF of %q: %w", p.b.Title, err)
	}
	return data, nil
}

// runs sets all parts in the order of the pages. The contents come second but are set last, because they have
// the page numbers of all others; the list of sources has those of the pages before it.
//
// The body is set, and its maps are drawn, on another goroutine while this one sets the rest, which takes a
// fifth less time on two processors. The two share nothing but the shaped words, which are locked; both have
// ended when runs returns.
func (p *press) runs(ctx context.Context) []*run {
	var text, annexes compose.Document
	p.composer.Body(&text)
	var body *run
	laid, drawn := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(drawn)
		body = p.layWith(typeset.NewSetter(), text)
		close(laid)
		p.drawAhead(ctx, body)
	}()
	p.composer.Scale(&annexes)
	p.composer.Method(&annexes)
	p.composer.Incidents(&annexes)
	p.composer.Claims(&annexes)
	p.composer.Counted(&annexes)
	facts := p.facts()
	// Of the back only the headings are needed, for the contents; with pages that cite its sources it is composed anew.
	back := &run{doc: compose.Document{Parts: p.back(p.composer.Copy(), nil, facts).Parts}}
	front := p.front()
	annex := p.lay(annexes)
	<-laid
	all := []*run{body, annex, back}
	contents := p.lay(p.contents(all))
	number(front, contents, body, annex, back)
	back = p.cited(facts, body, annex, back.from)
	all[2] = back
	contents = p.lay(p.contents(all))
	p.total = back.from + len(back.pages.List) - 1
	<-drawn
	return []*run{front, contents, body, annex, back}
}

// number numbers the pages of parts in their order, and returns how many there are.
func number(runs ...*run) (pages int) {
	for _, r := range runs {
		r.from = pages + 1
		if r.pages != nil {
			pages += len(r.pages.List)
		}
	}
	return pages
}

// back composes the sections after the incidents: sources, glossary, colophon.
func (p *press) back(c *compose.Composer, cited map[string][]compose.Cited, facts []compose.Fact) compose.Document {
	var d compose.Document
	c.Sources(&d, cited)
	c.Glossary(&d)
	c.Colophon(&d, facts)
	return d
}

// cited sets the back with the pages that cite each source. The glossary after the list cites sources, too, and
// a longer list may move it to other pages, so the back is set until the pages stay the same.
func (p *press) cited(facts []compose.Fact, body, annex *run, from int) *run {
	const most = 5 // a bound; page numbers only grow, so it ends before
	pages := p.citations(body, annex)
	for n := 1; ; n++ {
		back := p.lay(p.back(p.composer.Copy(), pages, facts))
		back.from = from
		before := pages
		if pages = p.citations(body, annex, back); n == most || maps.EqualFunc(before, pages, slices.Equal) {
			return back
		}
	}
}

// citations returns the pages that cite each source, in order, each with the anchor of the first citation.
func (p *press) citations(runs ...*run) map[string][]compose.Cited {
	out := map[string][]compose.Cited{}
	for _, r := range runs {
		r.pages.Lines(func(n int, c *typeset.Column, l *typeset.SetLine) {
			b := &c.Blocks[l.Block]
			last := int32(-1)
			for _, piece := range l.Pieces {
				s := &b.Text.Spans[piece.Span]
				if s.Link.Kind != compose.LinkSource || piece.Span == last {
					continue
				}
				last = piece.Span
				anchor := s.Anchor
				if anchor == "" {
					anchor = c.RowAnchor(l.Block)
				}
				if anchor != "" {
					out[s.Link.ID] = append(out[s.Link.ID], compose.Cited{Page: r.from + n, Anchor: anchor})
				}
			}
		})
	}
	for key, list := range out {
		slices.SortStableFunc(list, func(a, b compose.Cited) int { return cmp.Compare(a.Page, b.Page) })
		out[key] = slices.CompactFunc(list, func(a, b compose.Cited) bool { return a.Page == b.Page })
	}
	return out
}
