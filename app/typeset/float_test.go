package typeset

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lectern/app/draw"
)

// A drawing without room stands on the next page, at its head or where a paragraph ends that this one
// began; the text flows on, and the section after it waits.
func TestFloatsMoveToTheNextPage(t *testing.T) {
	line := func(n int) Block {
		return Block{Text: NewText(strings.Repeat("word ", 8*n), upright), Leading: 30, Below: 10, In: NewElement(draw.Tag{})}
	}
	heading := Block{Text: NewText("Next", upright), Leading: 40, Above: 40, Section: true, KeepNext: true, In: NewElement(draw.Tag{})}
	drawing := []Block{
		{Text: NewText("Title", upright), Leading: 20, KeepNext: true, Float: 1, In: NewElement(draw.Tag{})},
		{Box: ruled(300), Float: 1, In: NewElement(draw.Tag{})},
	}
	at := func(pages *Pages, block int) string {
		n, y := pages.find(block)
		return fmt.Sprintf("%d: %.0f", n, y)
	}
	broken := paged(slices.Concat([]Block{line(19)}, drawing, []Block{line(12), line(3)}))
	for block, want := range map[int]string{1: "1: 220", 2: "1: 240", 3: "0: 520", 4: "1: 540"} {
		if got := at(broken, block); got != want {
			t.Errorf("block %d, where a paragraph goes on on the next page, is on page %s, want %s", block, got, want)
		}
	}
	flowing := paged(slices.Concat([]Block{line(19)}, drawing, []Block{line(3), line(3)}))
	for block, want := range map[int]string{0: "0: 0", 1: "1: 0", 2: "1: 20"} {
		if got := at(flowing, block); got != want {
			t.Errorf("block %d is on page %s, want %s", block, got, want)
		}
	}
	if n, _ := flowing.find(3); n != 0 {
		t.Errorf("the text behind the drawing doesn't flow on: page %d", n)
	}
	stopped := paged(slices.Concat([]Block{line(19)}, drawing, []Block{line(2), heading, line(3)}))
	if got := at(stopped, 1); got != "1: 0" {
		t.Errorf("the drawing is on page %s", got)
	}
	if n, y := stopped.find(4); n != 1 || y < 320 {
		t.Errorf("the next section is on page %d at %.0f, before the drawing of the one before", n, y)
	}
	fitting := paged(slices.Concat([]Block{line(5)}, drawing, []Block{line(12)}))
	if n, y := fitting.find(1); n != 0 || y == 0 {
		t.Errorf("a drawing with room is on page %d at %.0f", n, y)
	}
}

// A table that a page has begun is not parted by the drawings that wait for the next: its last rows
// and its note come first.
func TestFloatsStandBehindTheRestOfATable(t *testing.T) {
	blocks := []Block{
		{Text: NewText(strings.Repeat("word ", 8*18), upright), Leading: 30, Below: 10, In: NewElement(draw.Tag{})},
		{Box: ruled(300), Float: 1, In: NewElement(draw.Tag{})},
	}
	shared := &Table{}
	first := len(blocks)
	for i := range 8 {
		blocks = append(blocks, Block{Text: NewText("cell", upright), Leading: 30, Row: &Row{Table: shared, Head: i == 0}, KeepNext: i == 0 || i == 7, In: NewElement(draw.Tag{})})
	}
	note := len(blocks)
	blocks = append(blocks, Block{Text: NewText("The note", upright), Leading: 20, In: NewElement(draw.Tag{})}, Block{Text: NewText("word", upright), Leading: 30, In: NewElement(draw.Tag{})})
	pages := paged(blocks)
	n, y := pages.find(note)
	if begun, _ := pages.find(first); begun != 0 || n != 1 {
		t.Fatalf("the table begins on page %d, and its note is on page %d", begun, n)
	}
	if m, at := pages.find(1); m != 1 || at <= y {
		t.Errorf("the drawing is on page %d at %.0f, the table's note on page %d at %.0f", m, at, n, y)
	}
	if m, at := pages.find(note + 1); m != 1 || at < y+300 {
		t.Errorf("the text goes on on page %d at %.0f, before the drawing", m, at)
	}
}

// A short table moves whole, as a drawing does; one that is higher than half a page begins where it
// stands.
func TestShortTablesMoveWhole(t *testing.T) {
	for rows, want := range map[int]int{6: 1, 20: 0} {
		blocks := []Block{{Text: NewText(strings.Repeat("word ", 8*18), upright), Leading: 30, Below: 10, In: NewElement(draw.Tag{})}}
		shared := &Table{}
		for i := range rows {
			blocks = append(blocks, Block{Text: NewText("cell", upright), Leading: 30, Float: 1, Row: &Row{Table: shared, Head: i == 0}, KeepNext: i == 0, In: NewElement(draw.Tag{})})
		}
		blocks = append(blocks, Block{Text: NewText(strings.Repeat("word ", 8*10), upright), Leading: 30, In: NewElement(draw.Tag{})})
		pages := paged(blocks)
		first, y := pages.find(1)
		last, _ := pages.find(rows)
		if first != want || last != 1 {
			t.Errorf("a table of %d rows stands on the pages %d to %d, want %d to 1", rows, first, last, want)
		}
		if n, _ := pages.find(rows + 1); want == 1 && (n != 0 || y == 0) {
			t.Errorf("the text behind a table that moves is on page %d, the table at %.0f, before the paragraph ends", n, y)
		}
	}
}

// tableOf is a table of rows that moves as a float, with its title.
func tableOf(rows, float int) []Block {
	shared := &Table{Again: []Block{{Text: NewText("Title, continued", upright), Leading: 20}}}
	blocks := []Block{{Text: NewText("Title", upright), Leading: 20, KeepNext: true, Float: float, In: NewElement(draw.Tag{})}}
	for i := range rows {
		blocks = append(blocks, Block{Text: NewText("cell", upright), Leading: 30, Float: float, Row: &Row{Table: shared, Head: i == 0}, KeepNext: i == 0, In: NewElement(draw.Tag{})})
	}
	return blocks
}

// A table that is too long to move whole waits for the drawings before it, and nothing parts it: its
// title and its head are repeated, and the text goes on behind its last row.
func TestLongTablesKeepTheirPlaceBehindDrawings(t *testing.T) {
	text := func(n int) Block {
		return Block{Text: NewText(strings.Repeat("word ", 8*n), upright), Leading: 30, Below: 10, In: NewElement(draw.Tag{})}
	}
	blocks := slices.Concat([]Block{text(18), {Box: ruled(300), Float: 1, In: NewElement(draw.Tag{})}, {Box: ruled(200), Float: 2, In: NewElement(draw.Tag{})}},
		tableOf(30, 3), []Block{text(2), text(20), text(2)})
	pages := paged(blocks)
	drawing, at := pages.find(2)
	begin, y := pages.find(3)
	end, _ := pages.find(33)
	if drawing != 1 || begin < drawing || begin == drawing && y < at || end <= begin {
		t.Fatalf("the drawing is on page %d at %.0f, the table on the pages %d at %.0f to %d", drawing, at, begin, y, end)
	}
	for n := begin + 1; n <= end; n++ {
		title, head := pages.List[n].Text[0], pages.List[n].Text[1]
		if !title.Again || title.Column.Blocks[0].Text.String != "Title, continued" {
			t.Errorf("page %d goes on with the table, but begins with %.0f to %.0f", n, title.From, title.To)
		}
		if !head.Again || head.From != pages.Column.Top(4) || head.At.Y < title.Column.Height {
			t.Errorf("page %d: behind the title %.0f to %.0f stand at %.0f", n, head.From, head.To, head.At.Y)
		}
	}
	if n, y := pages.find(34); n != 0 {
		t.Errorf("the text doesn't flow on while the table waits: page %d at %.0f", n, y)
	}
	last, y := pages.find(33)
	if n, at := pages.find(36); n < last || n == last && at < y {
		t.Errorf("the text on page %d at %.0f parts the table, which ends on page %d at %.0f", n, at, last, y)
	}
}

func TestNoRowStandsAlone(t *testing.T) {
	for before := range 20 {
		blocks := append([]Block{{Box: ruled(30 * before), In: NewElement(draw.Tag{})}}, tableOf(24, 0)...)
		pages := paged(blocks)
		count := map[int]int{}
		for row := 3; row < len(blocks); row++ {
			n, _ := pages.find(row)
			count[n]++
		}
		for n, rows := range count {
			if rows < 2 {
				t.Errorf("after %d: a row stands alone on page %d", 30*before, n)
			}
		}
	}
}

// A row that no page can hold begins below its head, wherever that stands.
func TestRowsHigherThanAPageBeginWithTheirTable(t *testing.T) {
	for _, float := range []int{0, 1} {
		table := tableOf(2, float)
		table[2].Text = NewText(strings.Repeat("long cell ", 600), upright)
		pages := paged(append([]Block{{Text: NewText(strings.Repeat("word ", 80), upright), Leading: 30, In: NewElement(draw.Tag{})}}, table...))
		title, _ := pages.find(1)
		if row, _ := pages.find(3); title != 0 || row != 0 {
			t.Errorf("float %d: the title is on page %d, the row begins on page %d", float, title, row)
		}
	}
}

func TestFullPagesHavePagesBehindTheirs(t *testing.T) {
	room := letterRoom
	room.Turned = [2]float32{640, 500}
	text := Block{Text: NewText(strings.Repeat("word ", 200), upright), Leading: 30, Below: 10}
	plate := Block{FullPage: &FullPage{Turned: true, Blocks: []Block{{Box: ruled(480)}, {Box: ruled(480)}}}}
	pages := NewSetter().Pages([]Block{text, plate, text}, room, Setting{})
	var turned []bool
	for _, p := range pages.List {
		turned = append(turned, p.Turned)
	}
	if diff := cmp.Diff([]bool{false, false, true, true, false}, turned); diff != "" {
		t.Error(diff)
	}
	alone := NewSetter().Pages([]Block{plate}, room, Setting{})
	if len(alone.List) != 2 || !alone.List[0].Turned {
		t.Errorf("a plate alone has %d pages", len(alone.List))
	}
}

// A plate stands behind the drawings that were before it, and before the next section.
func TestFullPagesKeepTheirPlace(t *testing.T) {
	room := letterRoom
	room.Turned = [2]float32{640, 500}
	line := Block{Text: NewText(strings.Repeat("word ", 60), upright), Leading: 30, Below: 10, In: NewElement(draw.Tag{})}
	plate := Block{FullPage: &FullPage{Turned: true, Blocks: []Block{{Box: ruled(480)}}}}
	drawing := func(n int) Block { return Block{Box: ruled(500), Float: n, In: NewElement(draw.Tag{})} }
	heading := Block{Text: NewText("Next", upright), Leading: 40, Section: true, In: NewElement(draw.Tag{})}
	for name, test := range map[string]struct {
		blocks []Block
		want   []bool
	}{
		"drawings that wait":  {[]Block{line, drawing(1), drawing(2), plate, line, line}, []bool{false, false, false, true}},
		"drawings behind it":  {[]Block{line, drawing(1), plate, drawing(2), line}, []bool{false, false, true, false}},
		"the section behind":  {[]Block{line, plate, heading, line}, []bool{false, true, false}},
		"both":                {[]Block{line, drawing(1), plate, heading, line}, []bool{false, false, true, false}},
		"no more than plates": {[]Block{plate, plate}, []bool{true, true}},
	} {
		var turned []bool
		for _, p := range NewSetter().Pages(test.blocks, room, Setting{}).List {
			turned = append(turned, p.Turned)
		}
		if diff := cmp.Diff(test.want, turned); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

// What is higher than a page goes on over the pages that it needs.
func TestRowsHigherThanAPageAreCutBetweenLines(t *testing.T) {
	shared := &Table{}
	head, row := &Row{Table: shared, Head: true, Pad: 4}, &Row{Table: shared, Pad: 4}
	pages := paged([]Block{
		{Text: NewText("Before the table.", upright), Leading: 30},
		{Text: NewText("Head", upright), Leading: 20, Row: head},
		{Text: NewText(strings.Repeat("long cell ", 600), upright), Leading: 20, Right: 300, Row: row, Ragged: true},
		{Text: NewText(strings.Repeat("longer cell ", 900), upright), Leading: 26, Left: 260, Row: row, Ragged: true},
	})
	seen := map[[2]float32]int{}
	pages.Lines(func(_ int, _ *Column, l *SetLine) { seen[[2]float32{l.X, l.Top}]++ })
	for i := range pages.Column.Lines {
		if l := &pages.Column.Lines[i]; seen[[2]float32{l.X, l.Top}] != 1 {
			t.Errorf("line %d is on %d pages", i, seen[[2]float32{l.X, l.Top}])
		}
	}
	for n, page := range pages.List {
		if page.Height > pageHeight {
			t.Errorf("page %d is %.1f high", n, page.Height)
		}
	}
	if last := pages.List[len(pages.List)-1]; !last.Text[0].Again {
		t.Error("the last page lacks the table's head")
	}
}

func drawn(high float32, float int) Block {
	return Block{Box: ruled(high), Float: float, In: NewElement(draw.Tag{})}
}

func lines(n int) Block {
	return Block{Text: NewText(strings.Repeat("word ", 8*n), upright), Leading: 30, Below: 10, In: NewElement(draw.Tag{})}
}

// longNote gives a block a mark whose note is longer than a page.
func longNote(b Block) Block {
	e := NewElement(draw.Tag{Role: draw.Note})
	b.Text.Add("a", upright).Footnote = &Footnote{In: e, Blocks: []Block{{Text: NewText(strings.Repeat("note ", 900), upright), Leading: 18, In: e}}}
	return b
}

// A row that a page has begun goes on where it was cut, behind the drawings that were before it.
func TestRowsHigherThanAPageGoOnBehindDrawings(t *testing.T) {
	row := lines(24)
	row.Row, row.Below = &Row{Table: &Table{}}, 0
	for name, blocks := range map[string][]Block{
		"just before it":      {drawn(319, 1), drawn(340, 2), row},
		"with a page between": {drawn(319, 1), drawn(640, 2), lines(1), row},
	} {
		pages := paged(blocks)
		seen := map[float32]int{}
		pages.Lines(func(_ int, _ *Column, l *SetLine) { seen[l.Top]++ })
		for i := range pages.Column.Lines {
			if n := seen[pages.Column.Lines[i].Top]; n != 1 {
				t.Errorf("%s: line %d is on %d pages", name, i, n)
			}
		}
		for n := range pages.List {
			for _, fault := range pages.List[n].faults(letterRoom) {
				t.Errorf("%s: page %d: %s", name, n, fault)
			}
		}
	}
}

// What belongs to a row that is cut over pages stands with one of its parts.
func TestFullPagesAndNotesOfRowsHigherThanAPageStandOnce(t *testing.T) {
	table := tableOf(2, 0)
	table[2].Text = NewText(strings.Repeat("long cell ", 900), upright)
	for i := range table {
		table[i].Right = 140
	}
	room := letterRoom
	room.Margin, room.Turned = 380, [2]float32{640, 500}
	side := Block{Aside: []Block{{Text: NewText("side", upright), Leading: 18, Ragged: true}}}
	plate := Block{FullPage: &FullPage{Turned: true, Blocks: []Block{{Box: ruled(480)}}}}
	pages := NewSetter().Pages([]Block{table[0], table[1], side, table[2], plate}, room, Setting{})
	asides, turned := 0, 0
	for _, p := range pages.List {
		asides += len(p.Asides)
		if p.Turned {
			turned++
		}
	}
	if asides != 1 || turned != 1 {
		t.Errorf("%d notes and %d plates", asides, turned)
	}
}

func TestFullPagesKeepTheirOrder(t *testing.T) {
	room := letterRoom
	room.Turned = [2]float32{640, 500}
	plate := func(name string) Block {
		return Block{FullPage: &FullPage{Turned: true, Blocks: []Block{{Text: NewText(name, upright), Leading: 30}}}}
	}
	pages := NewSetter().Pages([]Block{lines(10), drawn(500, 1), plate("first"), lines(2), plate("second")}, room, Setting{})
	var got []string
	for _, p := range pages.List {
		if p.Turned {
			got = append(got, p.Text[0].Column.Blocks[0].Text.String)
		}
	}
	if diff := cmp.Diff([]string{"first", "second"}, got); diff != "" {
		t.Error(diff)
	}
}

// A long table doesn't begin on a page behind which plates stand that would part it.
func TestFullPagesDontPartATable(t *testing.T) {
	room := letterRoom
	room.Turned = [2]float32{640, 500}
	plate := Block{FullPage: &FullPage{Turned: true, Blocks: []Block{{Box: ruled(480)}}}}
	pages := NewSetter().Pages(append([]Block{lines(5), plate}, tableOf(30, 1)...), room, Setting{})
	if begin, _ := pages.find(2); begin != 2 {
		t.Errorf("the table begins on page %d", begin)
	}
}

// Where the notes of the page before go on, too, a section waits for the drawings of the one before.
func TestNoSectionPassesADrawingWhereFootnotesGoOn(t *testing.T) {
	heading := Block{Text: NewText("Next", upright), Leading: 40, Section: true, KeepNext: true, In: NewElement(draw.Tag{})}
	pages := paged([]Block{longNote(lines(2)), drawn(500, 1), heading, lines(3)})
	drawing, _ := pages.find(1)
	if next, _ := pages.find(2); next < drawing {
		t.Errorf("the next section is on page %d, the drawing of the one before on %d", next, drawing)
	}
}

func TestNoPageIsEmpty(t *testing.T) {
	table := tableOf(3, 1)
	table[2] = longNote(table[2])
	for n, p := range paged(table).List {
		if len(p.Text)+len(p.Footnotes) == 0 {
			t.Errorf("page %d is empty", n)
		}
	}
}

// A drawing of which all is kept together, and that is higher than a page all the same, fills a page and
// goes on on the next.
func TestWhatIsKeptTogetherAndHigherThanAPageFillsPages(t *testing.T) {
	blocks := []Block{{Text: NewText("Title", upright), Leading: 30, KeepNext: true, Float: 1, In: NewElement(draw.Tag{})}, drawn(300, 1)}
	for range 20 {
		blocks = append(blocks, Block{Text: NewText("A note", upright), Leading: 30, KeepNext: true, Float: 1, In: NewElement(draw.Tag{})})
	}
	blocks[1].KeepNext = true
	pages := paged(append(blocks, lines(1)))
	if len(pages.List) != 2 {
		t.Errorf("it stands on %d pages", len(pages.List))
	}
	if title, _ := pages.find(0); title != 0 {
		t.Errorf("its title is on page %d", title)
	}
	if note, y := pages.find(10); note != 0 || y < 330 {
		t.Errorf("its ninth note is on page %d at %.0f, not below the drawing", note, y)
	}
}

// Where a page is nearly full a heading waits for the drawings that were before it; on another it passes
// them.
func TestHeadingsWaitForDrawingsWhereLittleRoomIsLeft(t *testing.T) {
	heading := Block{Text: NewText("Next", upright), Leading: 40, KeepNext: true, In: NewElement(draw.Tag{Role: draw.H3})}
	for high, want := range map[float32]int{500: 1, 300: 0} {
		pages := paged([]Block{{Box: ruled(high), In: NewElement(draw.Tag{})}, drawn(400, 1), heading, lines(1)})
		if n, _ := pages.find(2); n != want {
			t.Errorf("behind %.0f the heading is on page %d, want %d", high, n, want)
		}
	}
}
