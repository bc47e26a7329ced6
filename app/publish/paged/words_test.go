package paged

import (
	"strings"
	"testing"
	"unicode"

	"lectern/app/brief"
	"lectern/app/draw"
	"lectern/app/publish/output"
	"lectern/app/typeset"
)

// printed are the author's words that a page shows, in order of reading, with where they stand; a note
// is read where it is first referred to.
func printed(b *brief.Brief, visit func(at brief.Inline, words string)) {
	seen := map[*brief.Note]bool{}
	var blocks func([]brief.Block)
	inlines := func(list []brief.Inline) {
		brief.WalkInlines(list, func(n brief.Inline) {
			switch n := n.(type) {
			case *brief.Text:
				visit(n, n.Text)
			case *brief.Code:
				visit(n, n.Text)
			case *brief.LiveFigure:
				visit(n, n.Text)
			case *brief.NoteRef:
				if !seen[n.Note] {
					seen[n.Note] = true
					blocks(n.Note.Blocks)
				}
			}
		})
	}
	blocks = func(list []brief.Block) {
		for _, block := range list {
			switch x := block.(type) {
			case *brief.SpeakerNotes:
				continue
			case *brief.Only:
				if x.Medium == brief.Slides {
					continue
				}
			case *brief.CodeBlock:
				for line := range strings.Lines(x.Text) { // which may stand on several pages
					visit(&brief.Text{Node: x.Node}, line)
				}
			}
			inlines(brief.Texts(block))
			for _, inside := range brief.Inside(block) {
				blocks(inside)
			}
		}
	}
	for _, s := range b.Sections {
		inlines(s.Title)
		blocks(s.Blocks)
	}
}

// What the author wrote is on the desk: no writer drops words.
func TestNoWordsAreLostOnTheDesk(t *testing.T) {
	for name, b := range every(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := desk(b, 618, 700)
			shown := words(c.Copy(typeset.Range{To: typeset.Place{Block: len(c.Blocks)}}))
			printed(b, func(at brief.Inline, text string) {
				if !strings.Contains(shown, words(text)) {
					t.Errorf("%v: %q is not on the desk", at.Place(), text)
				}
			})
		})
	}
}

// leads is a canvas that notes which places have links to them, and which were set.
type leads struct {
	draw.Canvas
	to, set map[string]bool
}

func (l leads) Link(r draw.Rect, to draw.Target) {
	if to.URL == "" {
		l.to[to.Anchor] = true
	}
	l.Canvas.Link(r, to)
}

func (l leads) Anchor(name string, at draw.Point) {
	l.set[name] = true
	l.Canvas.Anchor(name, at)
}

// Whatever the author wrote is on a page, in the text or at its foot or beside it, as many marks as
// there are items and notes, and links lead to places that are there.
func TestNoWordsAreLostOnPages(t *testing.T) {
	all := every(t)
	for name, b := range nasty() {
		all[name] = b
	}
	for name, b := range all {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p, err := newPress(b, output.Options{})
			if err != nil {
				t.Fatal(err)
			}
			texts, marks := map[*typeset.Block]*strings.Builder{}, 0
			var order []*typeset.Block
			on := leads{p.doc, map[string]bool{}, map[string]bool{}}
			for _, r := range p.runs(t.Context()) {
				r.pages.Lines(func(_ int, c *typeset.Column, l *typeset.SetLine) {
					b := &c.Blocks[l.Block]
					if texts[b] == nil {
						texts[b] = new(strings.Builder)
						order = append(order, b)
					}
					texts[b].WriteString(b.Text.String[l.Start:l.End])
					if l.Label != nil {
						marks++
					}
				})
				for i := range r.pages.List {
					p.sheet(r.pages.List[i].Turned)
					p.painter.Page(on, &r.pages.List[i], draw.Point{X: p.left(), Y: head})
				}
			}
			var shown strings.Builder
			for _, b := range order {
				shown.WriteString(texts[b].String())
			}
			whole := words(shown.String())
			printed(b, func(at brief.Inline, text string) {
				if !strings.Contains(whole, words(text)) {
					t.Errorf("%v: %.60q is on no page", at.Place(), text)
				}
			})
			if want := marked(b); marks < want {
				t.Errorf("there are %d marks of %d items and notes", marks, want)
			}
			for anchor := range on.to {
				if !on.set[anchor] {
					t.Errorf("a link leads to %q, which is nowhere", anchor)
				}
			}
		})
	}
}

// marked is how many items and notes a brief has that a page shows.
func marked(b *brief.Brief) (n int) {
	count := func(blocks []brief.Block) {
		brief.Walk(blocks, func(block brief.Block) {
			if list, ok := block.(*brief.List); ok {
				n += len(list.Items)
			}
		}, nil)
	}
	for _, s := range b.Sections {
		count(s.Blocks)
	}
	for _, note := range b.Notes {
		if note.Number > 0 {
			n++
			count(note.Blocks)
		}
	}
	return n
}

// words is a text without its spaces and without the punctuation that moves before raised marks.
func words(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || strings.ContainsRune(".,;:", r) {
			return -1
		}
		return r
	}, s)
}
