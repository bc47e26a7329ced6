package compose

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"lectern/app/draw"
	"lectern/app/typeset"
)

// tableText is a pipe table whose cells are made by cell; row 0 is the head.
func tableText(columns, rows int, cell func(row, column int) string) string {
	var b strings.Builder
	for k := range rows + 1 {
		for i := range columns {
			b.WriteString("| " + cell(k, i) + " ")
		}
		b.WriteString("|\n")
		if k == 0 {
			b.WriteString(strings.Repeat("|---", columns) + "|\n")
		}
	}
	return b.String()
}

// Whatever a table holds, all of it stands within the page and no number is divided.
func TestTablesFitHoweverManyColumnsTheyHave(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		columns, rows := 1+r.IntN(30), 1+r.IntN(4)
		text := tableText(columns, rows, func(row, column int) string {
			switch {
			case row == 0, r.IntN(4) == 0:
				return strings.TrimSpace(strings.Repeat("word ", 1+r.IntN(6)))
			case r.IntN(4) == 0:
				return "Längstwortzusammensetzung"
			}
			return fmt.Sprintf("%d.%d", r.IntN(1_000_000), r.IntN(100))
		})
		c, d := written(t, text, Page())
		column := c.Setter.Stack(d.Blocks, typeset.Setting{Measure: c.Wide})
		for i := range column.Lines {
			l := &column.Lines[i]
			cell := column.Blocks[l.Block].Text.String
			if l.X+l.Width > c.Wide+0.5 {
				t.Errorf("%q ends at %.1f of %.1f", cell, l.X+l.Width, c.Wide)
			}
			if !l.First && isDigit(cell[l.Start-1]) && isDigit(cell[l.Start]) {
				t.Errorf("%q is divided at %d", cell, l.Start)
			}
		}
	}
}

// The mark of a note has room beside its word, and a picture beside its.
func TestMarksOfNotesStayWithTheirWords(t *testing.T) {
	text := tableText(12, 3, func(row, column int) string {
		if row == 0 {
			return "Word"
		}
		return "Certainly^[So.]^[And so.]"
	})
	c, d := written(t, text, Page())
	for i, l := range c.Setter.Stack(d.Blocks, typeset.Setting{Measure: c.Wide}).Lines {
		if !l.First {
			t.Errorf("line %d is cut off: %q", i, d.Blocks[l.Block].Text.String[l.Start:])
		}
	}
}

// One long text or word among many short ones doesn't narrow the columns of the others.
func TestALongTextAmongManyNarrowsNoColumn(t *testing.T) {
	for _, long := range []string{strings.Repeat("many words of it ", 20), strings.Repeat("Zusammensetzung", 8)} {
		text := tableText(3, 40, func(row, column int) string {
			if row == 20 && column == 0 {
				return long
			}
			return "Some words, and three more"
		})
		c, d := written(t, text, Page())
		for i, l := range c.Setter.Stack(d.Blocks, typeset.Setting{Measure: c.Wide}).Lines {
			if words := d.Blocks[l.Block].Text.String; !l.First && words[:4] == "Some" {
				t.Fatalf("line %d is cut off: %q", i, words[l.Start:])
			}
		}
	}
}

// A word that is a little longer than the others of its column is kept whole.
func TestALittleLongerWordIsNotDivided(t *testing.T) {
	text := tableText(3, 40, func(row, column int) string {
		switch {
		case row == 20 && column == 0:
			return "24–25\u00a0Oct\u00a02016"
		case row > 0 && column == 0:
			return "13\u00a0July\u00a02018"
		}
		return strings.Repeat("some words ", 20)
	})
	c, d := written(t, text, Page())
	for _, l := range c.Setter.Stack(d.Blocks, typeset.Setting{Measure: c.Wide}).Lines {
		if words := d.Blocks[l.Block].Text.String; !l.First && isDigit(words[0]) {
			t.Errorf("%q is cut off", words[l.Start:])
		}
	}
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }

// A table that is too wide is divided into several, which all begin with the first column and hold about
// as much.
func TestWideTablesAreDividedByColumns(t *testing.T) {
	for columns, want := range map[int]int{5: 1, 12: 1, 40: 3} {
		c, d := written(t, tableText(columns, 2, func(row, column int) string {
			if column == 0 {
				return "Province"
			}
			return fmt.Sprintf("%d,%03d", 10+row, column)
		}), Page())
		parts := map[*typeset.Table]int{}
		for i := range d.Blocks {
			if b := &d.Blocks[i]; b.Row != nil && !b.Row.Head {
				parts[b.Row.Table]++
				if b.In.Tag.Role == draw.TableHeading && b.Text.String != "Province" {
					t.Errorf("%d columns: a row begins with %q", columns, b.Text.String)
				}
			}
		}
		most, fewest := 0, 1000
		for _, cells := range parts {
			most, fewest = max(most, cells), min(fewest, cells)
		}
		if len(parts) != want || most-fewest > 2*2 {
			t.Errorf("%d columns: %d tables of %d to %d cells, want %d (%.0f wide)", columns, len(parts), fewest, most, want, c.Wide)
		}
	}
}

// Short columns leave the room to the text, which isn't set a word to a line.
func TestLongTextsGetTheRoomOfShortOnes(t *testing.T) {
	c, d := written(t, tableText(10, 2, func(row, column int) string {
		switch {
		case row == 0:
			return "Head"
		case column == 9:
			return strings.Repeat("What happened is told here. ", 8)
		}
		return "Afghanistan and"
	}), Page())
	column := c.Setter.Stack(d.Blocks, typeset.Setting{Measure: c.Wide})
	lines := map[int]int{}
	for i := range column.Lines {
		lines[column.Lines[i].Block]++
	}
	for block, n := range lines {
		if words := strings.Count(column.Blocks[block].Text.String, " "); words > 9 && words/n < 2 {
			t.Errorf("%d words stand on %d lines", words, n)
		}
	}
}
