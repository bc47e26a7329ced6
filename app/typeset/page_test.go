package typeset

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

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

// randomBlocks are headings, paragraphs, quotations, drawings that may move, tables with heads, and
// marks that ask for notes, in elements.
func randomBlocks(r *rand.Rand, blocks int) []Block {
	root := NewElement(draw.Tag{Role: draw.Sect})
	in := func(role draw.Role) *Element { return root.Inside(draw.Tag{Role: role}) }
	text := func(words int) Text { return NewText(paragraph(r, words), upright) }
	var out []Block
	floats := 0
	for len(out) < blocks {
		switch r.IntN(6) {
		case 0:
			out = append(out, Block{Text: text(3), Leading: 32, Above: 40, Below: 12, KeepNext: true, Together: true, In: in(draw.H2)})
			out = append(out, Block{Text: text(20 + r.IntN(80)), Leading: 30, Below: 18, In: in(draw.Paragraph)})
		case 1, 2:
			marked := text(1 + r.IntN(120))
			for range r.IntN(3) {
				marked.Add("a", upright).Footnote = randomFootnote(r)
				marked.Add(" "+paragraph(r, r.IntN(30)), upright)
			}
			out = append(out, Block{Text: marked, Leading: 30, Below: 18, In: in(draw.Paragraph)})
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
			floats++
			e := in(draw.Div)
			out = append(out,
				Block{Text: text(4), Leading: 20, Above: 20, Below: 4, KeepNext: true, Float: floats, In: e.Inside(draw.Tag{Role: draw.Paragraph})},
				Block{Box: ruled(40 + r.Float32()*200), Below: 12, Float: floats, In: e})
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
	return out
}

// randomFootnote is a note of up to a few lines.
func randomFootnote(r *rand.Rand) *Footnote {
	e := NewElement(draw.Tag{Role: draw.Note})
	return &Footnote{In: e, Rank: r.IntN(2), Blocks: []Block{
		{Text: NewText(paragraph(r, 1+r.IntN(30)), upright), Leading: 18, In: e.Inside(draw.Tag{Role: draw.Paragraph})},
	}}
}

func randomColumn(r *rand.Rand, blocks int) *Column {
	return NewSetter().Stack(randomBlocks(r, blocks), Setting{Measure: 500, Hyphens: HyphensFor("en-GB")})
}

const pageHeight = 640

var letterRoom = Room{Width: 500, Height: pageHeight, FootnoteGap: 20}

func paged(blocks []Block) *Pages {
	return NewSetter().Pages(blocks, letterRoom, Setting{Hyphens: HyphensFor("en-GB")})
}

func TestPagesHoldEveryLineAndBoxOnceAndNoMoreThanFits(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	for range 60 {
		pages := paged(randomBlocks(r, 60))
		type place struct {
			c   *Column
			top float32
			x   float32
		}
		seen := map[place]int{}
		pages.Lines(func(_ int, c *Column, l *SetLine) { seen[place{c, l.Top, l.X}]++ })
		columns := map[*Column]bool{pages.Column: true}
		for p := range seen {
			columns[p.c] = true
		}
		for c := range columns {
			for i := range c.Lines {
				l := &c.Lines[i]
				if n := seen[place{c, l.Top, l.X}]; n != 1 {
					t.Fatalf("line %d of a column is on %d pages", i, n)
				}
			}
		}
		c := pages.Column
		for i := range c.Boxes {
			n := 0
			for _, page := range pages.List {
				for _, s := range page.Text {
					if c.Boxes[i].At.Y >= s.From && c.Boxes[i].At.Bottom() <= s.To {
						n++
					}
				}
			}
			if n != 1 {
				t.Fatalf("box %d is on %d pages", i, n)
			}
		}
		for n, page := range pages.List {
			limit := float32(pageHeight)
			if len(page.Footnotes) > 0 {
				limit = page.FootnoteTop
			}
			y := float32(0)
			for _, list := range [][]Stretch{page.Text, page.Footnotes} {
				for _, s := range list {
					if s.At.Y < y-0.01 {
						t.Errorf("page %d: something at %.1f stands in what ends at %.1f", n, s.At.Y, y)
					}
					y = s.At.Y + s.To - s.From
				}
				if y > limit+0.01 {
					t.Errorf("page %d: what has room to %.1f goes to %.1f", n, limit, y)
				}
				limit = pageHeight
			}
		}
	}
}

// find is the page on which a block of the column begins, from 0, and how far down; -1 where it
// stands nowhere.
func (p *Pages) find(block int) (page int, y float32) {
	top := p.Column.Top(block)
	for n := range p.List {
		for _, s := range p.List[n].Text {
			if s.Column == p.Column && !s.Again && top >= s.From && top < s.To {
				return n, s.At.Y + top - s.From
			}
		}
	}
	return -1, 0
}

// lastLine is the lowest line of the text on a page, and the stretch that holds it.
func lastLine(p *Page) (last *SetLine, in Stretch) {
	for _, s := range p.Text {
		if s.Again {
			continue
		}
		for i, lines := 0, s.Column.between(s.From, s.To); i < len(lines); i++ {
			if l := &lines[i]; l.Top >= s.From && l.Top < s.To {
				last, in = l, s
			}
		}
	}
	return last, in
}

func TestNoPageEndsWhereReadersStumble(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 12))
	inside := 0
	for range 60 {
		pages := paged(randomBlocks(r, 60))
		c := pages.Column
		for n := range pages.List[:len(pages.List)-1] {
			last, in := lastLine(&pages.List[n])
			if last == nil {
				continue
			}
			b := &c.Blocks[last.Block]
			if b.KeepNext && b.Float == 0 {
				t.Errorf("page %d ends with a heading", n)
			}
			if b.Row != nil {
				if b.Row.Head {
					t.Errorf("page %d ends with the head of a table", n)
				}
				for i, s := range pages.List[n+1].Text {
					for k := range c.Rows {
						row := &c.Rows[k]
						if !s.Again && row.At.Y == s.From && row.Row.Table == b.Row.Table && (i == 0 || !pages.List[n+1].Text[i-1].Again) {
							t.Errorf("page %d goes on with a table but lacks its head", n+1)
						}
					}
				}
				continue
			}
			var before, after int
			for i := range c.Lines {
				if l := &c.Lines[i]; l.Block == last.Block {
					if l.Top < in.To {
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

// A note stands on the page of its mark; one that is too long begins there.
func TestFootnotesBeginOnThePageOfTheirMark(t *testing.T) {
	r := rand.New(rand.NewPCG(19, 20))
	marks := 0
	for range 60 {
		pages := paged(randomBlocks(r, 60))
		wants, has := map[string]int{}, map[string]int{} // pages by the words of a note
		pages.Lines(func(n int, c *Column, l *SetLine) {
			c.footnotesOf(l, func(f *Footnote) { wants[f.Blocks[0].Text.String] = n })
		})
		pages.Lines(func(n int, c *Column, l *SetLine) {
			if words := c.Blocks[l.Block].Text.String; l.First && c != pages.Column {
				has[words] = n
			}
		})
		for words, n := range wants {
			marks++
			if has[words] != n {
				t.Errorf("the mark is on page %d, its note on page %d: %.30q", n, has[words], words)
			}
		}
	}
	if marks < 150 {
		t.Errorf("only %d marks: the test tests nothing", marks)
	}
}

func TestFootnotesOfAPageStandByRank(t *testing.T) {
	var text Text
	for i := range 4 {
		text.Add("word", upright)
		e := NewElement(draw.Tag{})
		text.Add(fmt.Sprint(i), upright).Footnote = &Footnote{In: e, Rank: (i + 1) % 2, Blocks: []Block{{Text: NewText(fmt.Sprint("note ", i), upright), Leading: 18, In: e}}}
	}
	pages := paged([]Block{{Text: text, Leading: 30, In: NewElement(draw.Tag{})}})
	var got []string
	for _, s := range pages.List[0].Footnotes {
		for _, l := range s.Column.between(s.From, s.To-1) {
			got = append(got, s.Column.Blocks[l.Block].Text.String)
		}
	}
	if diff := cmp.Diff([]string{"note 1", "note 3", "note 0", "note 2"}, got); diff != "" {
		t.Error(diff)
	}
}

func TestAFootnoteLongerThanAPageGoesOn(t *testing.T) {
	r := rand.New(rand.NewPCG(21, 22))
	e := NewElement(draw.Tag{Role: draw.Note})
	text := NewText(paragraph(r, 60), upright)
	text.Add("a", upright).Footnote = &Footnote{In: e, Blocks: []Block{{Text: NewText(paragraph(r, 1500), upright), Leading: 18, In: e}}}
	text.Add(" "+paragraph(r, 900), upright)
	pages := paged([]Block{{Text: text, Leading: 30, Below: 10, In: NewElement(draw.Tag{})}})
	lines := 0
	for n, page := range pages.List {
		for _, s := range page.Footnotes {
			if n > 0 && lines == 0 {
				t.Error("the note doesn't begin on the page of its mark")
			}
			lines += int((s.To-s.From)/18 + 0.5)
			if s.At.Y+s.To-s.From > pageHeight+0.01 {
				t.Errorf("page %d: the note ends at %.1f", n, s.At.Y+s.To-s.From)
			}
		}
		if len(page.Text) == 0 && n < 2 {
			t.Errorf("page %d has no text beside the note", n)
		}
	}
	if want := len(pages.List[0].Footnotes[0].Column.Lines); lines != want {
		t.Errorf("%d of the note's %d lines are shown", lines, want)
	}
}

// A line whose note is longer than its page doesn't leave the page before empty, even where it then
// stands alone.
func TestLongNotesLeaveNoHole(t *testing.T) {
	short := Block{Text: NewText(strings.Repeat("word ", 30), upright), Leading: 30, Below: 10, In: NewElement(draw.Tag{})}
	marked := longNote(Block{Text: NewText("First ", upright), Leading: 30, In: NewElement(draw.Tag{})})
	marked.Text.Add(strings.Repeat(" word", 12), upright)
	pages := paged([]Block{short, marked, short})
	if n, _ := pages.find(1); n != 0 {
		t.Errorf("the line with the mark is on page %d", n)
	}
}

// Of several notes to one line, all too long for its page, none is lost.
func TestAllFootnotesOfALineAreShown(t *testing.T) {
	r := rand.New(rand.NewPCG(25, 26))
	e := NewElement(draw.Tag{Role: draw.Note})
	text := NewText("One", upright)
	for range 3 {
		text.Add("a", upright).Footnote = &Footnote{In: e, Blocks: []Block{{Text: NewText(paragraph(r, 700), upright), Leading: 18, In: e}}}
	}
	pages := paged([]Block{{Text: text, Leading: 30, In: NewElement(draw.Tag{})}})
	lines := 0
	for n, page := range pages.List {
		for _, s := range page.Footnotes {
			lines += int((s.To-s.From)/18 + 0.5)
			if s.At.Y+s.To-s.From > pageHeight+0.01 {
				t.Errorf("page %d: a note ends at %.1f", n, s.At.Y+s.To-s.From)
			}
		}
	}
	if len(pages.List[0].Footnotes) == 0 || lines != len(pages.List[0].Footnotes[0].Column.Lines) {
		t.Errorf("%d lines of notes are shown", lines)
	}
}

func TestBalancedLinesDontDivideWords(t *testing.T) {
	title := NewText("Betriebsverfassungsgesetzgebungsverfahren und so", upright)
	c := NewSetter().Stack([]Block{{Text: title, Leading: 30, Balanced: true}}, Setting{Measure: 420})
	if len(c.Lines) != 2 {
		t.Fatalf("%d lines", len(c.Lines))
	}
	if first := title.String[:c.Lines[0].End]; !strings.HasSuffix(first, "verfahren") && !strings.HasSuffix(first, "und") {
		t.Errorf("the first line is %q", first)
	}
}

// What stands on a ground moves whole to the next page, unless it would leave too much of one empty.
func TestHighFramesAreDivided(t *testing.T) {
	for lines, want := range map[int]int{7: 1, 12: 0} {
		frame := &Frame{Top: 5, Bottom: 5}
		pages := paged([]Block{
			{Box: ruled(500), In: NewElement(draw.Tag{})},
			{Text: NewText(strings.Repeat("word ", 8*lines), upright), Leading: 30, Frame: frame, In: NewElement(draw.Tag{})},
		})
		if n, _ := pages.find(1); n != want {
			t.Errorf("a ground of %d lines begins on page %d, want %d", lines, n, want)
		}
	}
}

func TestSectionWantsRoomToOpen(t *testing.T) {
	for need, want := range map[float32]int{0: 0, 300: 1} {
		pages := paged([]Block{
			{Text: NewText(strings.Repeat("word ", 120), upright), Leading: 30, Below: 10},
			{Text: NewText("Next", upright), Leading: 40, Above: 40, KeepNext: true, Need: need},
			{Text: NewText("text", upright), Leading: 30},
		})
		if n, _ := pages.find(1); n != want {
			t.Errorf("a section that needs %.0f is on page %d, want %d", need, n, want)
		}
	}
}

// Notes in the margin keep clear of each other and of what reaches into it.
func TestAsidesStandBesideTheirText(t *testing.T) {
	room := letterRoom
	room.Margin = 400
	note := func(lines int) Block {
		return Block{Aside: []Block{{Text: NewText(strings.TrimSpace(strings.Repeat("side ", lines)), upright), Leading: 18, Right: 60, Ragged: true}}}
	}
	text := Block{Text: NewText(strings.Repeat("word ", 60), upright), Leading: 30, Below: 10, Right: 120}
	pages := NewSetter().Pages([]Block{text, note(3), text, {Box: ruled(100), Below: 10}, note(2), note(2), text, note(20), text}, room, Setting{})
	type box struct{ top, bottom float32 }
	var notes []box
	for _, page := range pages.List {
		var taken []box
		for _, s := range page.Asides {
			taken = append(taken, box{s.At.Y, s.At.Y + s.To - s.From})
			if s.At.X != 400 || s.At.Y < 0 || s.At.Y+s.To-s.From > pageHeight {
				t.Errorf("a note stands at %.0f, %.0f to %.0f", s.At.X, s.At.Y, s.At.Y+s.To-s.From)
			}
		}
		notes = append(notes, taken...)
		for _, s := range page.Text {
			for _, b := range s.Column.Boxes {
				if b.At.Y >= s.From && b.At.Y < s.To {
					taken = append(taken, box{s.At.Y + b.At.Y - s.From, s.At.Y + b.At.Bottom() - s.From})
				}
			}
		}
		slices.SortFunc(taken, func(a, b box) int { return cmpFloat(a.top, b.top) })
		for i := 1; i < len(taken); i++ {
			if taken[i].top < taken[i-1].bottom {
				t.Errorf("%v stands in %v", taken[i], taken[i-1])
			}
		}
	}
	if len(notes) != 4 {
		t.Errorf("%d notes are shown of 4", len(notes))
	}
	if _, y := pages.find(2); notes[0].top != y {
		t.Errorf("the first note stands at %.0f, its text at %.0f", notes[0].top, y)
	}
}

func cmpFloat(a, b float32) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

func TestLastPageIsNotNearlyEmpty(t *testing.T) {
	pages := paged([]Block{{Text: NewText(strings.Repeat("word ", 21*10+15), upright), Leading: 30, Below: 10}, {Text: NewText("Next", upright), Leading: 30, NewPage: true}})
	if len(pages.List) != 3 {
		t.Fatalf("%d pages", len(pages.List))
	}
	first, second := pages.List[0].Height, pages.List[1].Height
	if second < pageHeight*leastLast || second > first || first < pageHeight*(1-2*leastLast) {
		t.Errorf("the pages are %.0f and %.0f high", first, second)
	}
}

// A last page that begins with a part of its own may be short: the page before keeps what it has.
func TestAShortPageThatAHeadingBeginsTakesNothingFromTheOneBefore(t *testing.T) {
	text := Block{Text: NewText(strings.Repeat("word ", 21*8), upright), Leading: 30, Below: 10}
	alone := paged([]Block{text})
	pages := paged([]Block{text, {Text: NewText("Head", upright), Leading: 30, Section: true, KeepNext: true, Need: pageHeight / 2}, {Text: NewText("word", upright), Leading: 30}})
	if len(alone.List) != 1 || len(pages.List) != 2 || pages.List[0].Height != alone.List[0].Height {
		t.Errorf("%d pages; the first is %g high, alone %g", len(pages.List), pages.List[0].Height, alone.List[0].Height)
	}
}

func TestPartsThatAskForAPageGetOne(t *testing.T) {
	var blocks []Block
	for i := range 4 {
		blocks = append(blocks, Block{Text: NewText("Sources", upright), Leading: 30, Below: 10, NewPage: i%2 == 0})
	}
	pages := paged(blocks)
	if n, y := pages.find(2); len(pages.List) != 2 || n != 1 || y != 0 {
		t.Errorf("%d pages; the second part starts on page %d at %.1f", len(pages.List), n, y)
	}
}

func TestBlocksWithoutAnythingHaveNoPages(t *testing.T) {
	for _, blocks := range [][]Block{nil, {{}}, {{Text: NewText("", upright), Leading: 20}}} {
		if pages := paged(blocks); len(pages.List) != 0 {
			t.Errorf("%d blocks of nothing have %d pages", len(blocks), len(pages.List))
		}
	}
}
