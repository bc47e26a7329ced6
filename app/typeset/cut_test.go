package typeset

import (
	"math/rand/v2"
	"strings"
	"testing"

	"lectern/app/draw"
)

// ruled is a box of a height.
type ruled float32

func (h ruled) Height(float32) float32 { return float32(h) }

func (ruled) Draw(c draw.Canvas, at draw.Rect, p *draw.Palette) {
	var path draw.Path
	path.AddRect(at)
	c.Fill(&path, p.Killed)
}

// randomColumn has headings, paragraphs, quotations, drawings and tables with heads, in elements.
func randomColumn(r *rand.Rand, blocks int) *Column {
	root := &Element{Tag: draw.Tag{Role: draw.Sect}}
	in := func(role draw.Role) *Element { return root.Inside(draw.Tag{Role: role}) }
	text := func(words int) Text { return NewText(paragraph(r, words), upright) }
	var out []Block
	for len(out) < blocks {
		switch r.IntN(6) {
		case 0:
			out = append(out, Block{Text: text(3), Leading: 32, Above: 40, Below: 12, KeepNext: true, Together: true, In: in(draw.H2)})
			out = append(out, Block{Text: text(20 + r.IntN(80)), Leading: 30, Below: 18, In: in(draw.Paragraph)})
		case 1, 2:
			out = append(out, Block{Text: text(1 + r.IntN(120)), Leading: 30, Below: 18, In: in(draw.Paragraph)})
		case 3:
			frame := &Frame{Left: 20, Top: 10, Bottom: 10, Above: 20, Below: 20, Draw: func(c draw.Canvas, at draw.Rect, p *draw.Palette) {
				var path draw.Path
				path.AddRect(at)
				c.Fill(&path, p.Desk)
			}}
			quote := in(draw.BlockQuote)
			for range 1 + r.IntN(3) {
				out = append(out, Block{Text: text(1 + r.IntN(60)), Leading: 30, Below: 9, Frame: frame, In: quote.Inside(draw.Tag{Role: draw.Paragraph})})
			}
		case 4:
			out = append(out, Block{Box: ruled(40 + r.Float32()*200), Below: 12, In: in(draw.Figure)})
		case 5:
			shared := &Table{}
			table := in(draw.Table)
			for i := range 3 + r.IntN(30) {
				row := &Row{Table: shared, Head: i == 0, Pad: 4, Rule: 1}
				tr := table.Inside(draw.Tag{Role: draw.TableRow})
				out = append(
					out,
					Block{Text: text(1 + r.IntN(4)), Leading: 20, Right: 260, Ragged: true, Row: row, In: tr.Inside(draw.Tag{Role: draw.TableCell})},
					Block{Text: text(1 + r.IntN(20)), Leading: 20, Left: 240, Ragged: true, Row: row, In: tr.Inside(draw.Tag{Role: draw.TableCell})},
				)
			}
		}
	}
	return NewSetter().Stack(out, Setting{Measure: 500, Hyphens: HyphensFor("en-GB")})
}

const pageHeight = 640

func onPage(cut Cut, l *SetLine) bool { return l.Top >= cut.From && l.Bottom() <= cut.To }

// pagesOf counts the pages that hold a line.
func pagesOf(cuts []Cut, l *SetLine) (n int) {
	for _, cut := range cuts {
		if onPage(cut, l) {
			n++
		}
	}
	return n
}

func TestPagesHoldEveryLineOnceAndNoMoreThanFits(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	for range 60 {
		c := randomColumn(r, 60)
		cuts := c.Cuts(func(int) float32 { return pageHeight })
		for i := range c.Lines {
			if n := pagesOf(cuts, &c.Lines[i]); n != 1 {
				t.Fatalf("line %d is on %d pages", i, n)
			}
		}
		for i := range c.Boxes {
			n := 0
			for _, cut := range cuts {
				if c.Boxes[i].At.Y >= cut.From && c.Boxes[i].At.Bottom() <= cut.To {
					n++
				}
			}
			if n != 1 {
				t.Fatalf("box %d is on %d pages", i, n)
			}
		}
		for n, cut := range cuts {
			height := cut.To - cut.From
			if cut.Head != nil {
				from, to := cut.Head.HeadOf()
				height += to - from
			}
			if height > pageHeight {
				t.Errorf("page %d is %.1f high, the room %d", n, height, pageHeight)
			}
			if n > 0 && cut.From < cuts[n-1].To {
				t.Errorf("page %d starts at %.1f, above the end of the page before, %.1f", n, cut.From, cuts[n-1].To)
			}
		}
	}
}

func TestNoPageEndsWhereReadersStumble(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 12))
	inside := 0
	for range 60 {
		c := randomColumn(r, 60)
		cuts := c.Cuts(func(int) float32 { return pageHeight })
		for n, cut := range cuts[:len(cuts)-1] {
			var last *SetLine
			for i := range c.Lines {
				if onPage(cut, &c.Lines[i]) {
					last = &c.Lines[i]
				}
			}
			if last == nil {
				continue
			}
			b := &c.Blocks[last.Block]
			if b.KeepNext {
				t.Errorf("page %d ends with a heading", n)
			}
			if b.Row != nil {
				next := cuts[n+1]
				if b.Row.Head {
					t.Errorf("page %d ends with the head of a table", n)
				}
				for i := range c.Rows {
					row := c.Rows[i].Row
					if c.Rows[i].At.Y == next.From && row.Table == b.Row.Table && next.Head != row.Table {
						t.Errorf("page %d goes on with a table but lacks its head", n+1)
					}
				}
				continue
			}
			var before, after int
			for i := range c.Lines {
				if l := &c.Lines[i]; l.Block == last.Block {
					if l.Top < cut.To {
						before++
					} else {
						after++
					}
				}
			}
			if after > 0 && b.Frame == nil {
				inside++
				if before < 2 || after < 2 {
					t.Errorf("page %d ends after %d lines of a paragraph with %d to come", n, before, after)
				}
			}
		}
	}
	if inside < 50 {
		t.Errorf("only %d pages end inside a paragraph: the test tests nothing", inside)
	}
}

func TestPartsThatAskForAPageGetOne(t *testing.T) {
	var blocks []Block
	for i := range 4 {
		blocks = append(blocks, Block{Text: NewText("Sources", upright), Leading: 30, Below: 10, NewPage: i%2 == 0})
	}
	c := NewSetter().Stack(blocks, Setting{Measure: 500})
	cuts := c.Cuts(func(int) float32 { return pageHeight })
	if len(cuts) != 2 || cuts[1].From != c.Top(2) {
		t.Errorf("cuts %v; the second part starts at %.1f", cuts, c.Top(2))
	}
}

// What is higher than a page goes on over the pages that it needs.
func TestRowsHigherThanAPageAreCutBetweenLines(t *testing.T) {
	shared := &Table{}
	head, row := &Row{Table: shared, Head: true, Pad: 4}, &Row{Table: shared, Pad: 4}
	blocks := []Block{
		{Text: NewText("Before the table.", upright), Leading: 30},
		{Text: NewText("Head", upright), Leading: 20, Row: head},
		{Text: NewText(strings.Repeat("long cell ", 600), upright), Leading: 20, Right: 300, Row: row, Ragged: true},
		{Text: NewText(strings.Repeat("longer cell ", 900), upright), Leading: 26, Left: 260, Row: row, Ragged: true},
	}
	c := NewSetter().Stack(blocks, Setting{Measure: 500})
	cuts := c.Cuts(func(int) float32 { return pageHeight })
	for n, cut := range cuts {
		height := cut.To - cut.From
		if cut.Head != nil {
			from, to := cut.Head.HeadOf()
			height += to - from
		}
		if height > pageHeight {
			t.Errorf("page %d is %.1f high", n, height)
		}
	}
	for i := range c.Lines {
		if n := pagesOf(cuts, &c.Lines[i]); n != 1 {
			t.Errorf("line %d is on %d pages", i, n)
		}
	}
	if last := cuts[len(cuts)-1]; last.Head != shared {
		t.Error("the last page lacks the table's head")
	}
}

func TestColumnsWithoutAnythingHaveNoPages(t *testing.T) {
	s := NewSetter()
	for _, blocks := range [][]Block{nil, {{}}, {{Text: NewText("", upright), Leading: 20}}} {
		if cuts := s.Stack(blocks, Setting{Measure: 500}).Cuts(func(int) float32 { return pageHeight }); len(cuts) != 0 {
			t.Errorf("%d blocks of nothing give the pages %v", len(blocks), cuts)
		}
	}
}
