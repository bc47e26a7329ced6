package compose

import (
	"image"
	"image/color"
	"strings"
	"testing"

	"lectern/app/draw"
	"lectern/app/draw/raster"
	"lectern/app/typeset"
)

// painted is a column as it is drawn, a pixel a unit.
func painted(c *Composer, d *Document) (*typeset.Column, *image.RGBA) {
	column := c.Setter.Stack(d.Blocks, typeset.Setting{Measure: c.Wide})
	img, canvas := raster.NewImage(c.Wide, column.Height, 1, draw.Paper.Page)
	painter := typeset.Painter{Palette: &draw.Paper}
	painter.Paint(canvas, column, 0, column.Height, draw.Point{})
	painter.Finish(canvas)
	return column, img
}

func same(c color.Color, ink draw.Ink) bool {
	r, g, b, _ := c.RGBA()
	return uint8(r>>8) == ink.R && uint8(g>>8) == ink.G && uint8(b>>8) == ink.B
}

// What stands on a ground may have a ground of its own, and the outer goes on about it.
func TestAFrameInAFrameIsDrawnOnIt(t *testing.T) {
	const code = "```\ncode\n```\n"
	for name, one := range map[string]struct {
		text  string
		outer draw.Ink // at the left edge
		x     int      // within the inner ground
	}{
		"code in a quotation":           {"> Before.\n>\n> ```\n> code\n> ```\n>\n> After.", draw.Paper.Rule, 460},
		"code first in a quotation":     {"> ```\n> code\n> ```\n>\n> After.", draw.Paper.Rule, 460},
		"code last in a quotation":      {"> Before.\n>\n> ```\n> code\n> ```", draw.Paper.Rule, 460},
		"code in a recommendation":      {"::: {.recommendation}\nBefore.\n\n" + code + "\nAfter.\n:::", draw.Paper.Edge, 460},
		"code in a quotation in a item": {"- > Before.\n  >\n  > ```\n  > code\n  > ```", draw.Paper.Page, 460},
	} {
		c, d := written(t, one.text, Page())
		column, img := painted(c, d)
		from, to := column.Frames[0].At.Y, column.Frames[len(column.Frames)-1].At.Bottom()
		for y := int(from) + 2; y < int(to)-1; y++ {
			if !same(img.At(0, y), one.outer) && one.outer != draw.Paper.Page {
				t.Errorf("%s: the outer ground is broken at %d", name, y)
			}
		}
		for _, l := range column.Lines {
			inner := same(img.At(one.x, int(l.Top+l.Leading/2)), draw.Paper.Desk)
			if want := strings.HasPrefix(column.Blocks[l.Block].Text.String, "code"); inner != want {
				t.Errorf("%s: that %q stands on the inner ground is %t", name, column.Blocks[l.Block].Text.String, inner)
			}
		}
	}
}

// All that is on a ground has the room that is left on it.
func TestWhatIsInAFrameHasItsRoom(t *testing.T) {
	const table = "| Place | Killed |\n|---|---|\n| Kerman, Iran | 94 |\n"
	for name, text := range map[string]string{
		"judgement":  "::: {.judgement likelihood=likely confidence=low}\nIt is.\n\n- a point\n  - more\n\n> quoted\n\n" + table + "\n:::",
		"quotation":  "> Quoted.\n>\n> " + strings.ReplaceAll(strings.TrimSpace(table), "\n", "\n> "),
		"an item":    "- item\n\n  " + strings.ReplaceAll(strings.TrimSpace(table), "\n", "\n  "),
		"an aside":   "::: aside\nBeside.\n\n" + table + "\n:::",
		"key figure": "::: keypoint\nPoint.\n\n" + table + "\n:::",
	} {
		for sheet, s := range map[string]*Sheet{"page": Page(), "desk": Screen(19)} {
			c, d := written(t, text, s)
			column := c.Setter.Stack(d.Blocks, typeset.Setting{Measure: c.Wide})
			lines := map[int]int{}
			for _, l := range column.Lines {
				lines[l.Block]++
			}
			for i, b := range column.Blocks {
				if b.Row != nil && lines[i] != 1 {
					t.Errorf("%s on the %s: the cell %q is set in %d lines", name, sheet, b.Text.String, lines[i])
				}
				if name == "judgement" && b.Row == nil && b.Right != 0 {
					t.Errorf("%s on the %s: %q ends %g before the ground", name, sheet, b.Text.String, b.Right)
				}
			}
			if c.Wide != 471 || c.Measure != 372 {
				t.Errorf("%s on the %s: what follows is %g and %g wide", name, sheet, c.Measure, c.Wide)
			}
		}
	}
}

// However deep it is nested, text has a fair room in every medium, and its mark stands in the column.
func TestDeeplyNestedTextHasRoom(t *testing.T) {
	deep := func(levels int, line func(level int) string) string {
		var b strings.Builder
		for i := range levels {
			b.WriteString(line(i))
		}
		return b.String()
	}
	for name, text := range map[string]string{
		"lists":      deep(45, func(i int) string { return strings.Repeat("    ", i) + "- words\n\n" }),
		"numbers":    deep(45, func(i int) string { return strings.Repeat("      ", i) + "1998. words\n\n" }),
		"quotations": deep(60, func(i int) string { return strings.Repeat("> ", i+1) + "words\n" + strings.Repeat("> ", i+1) + "\n" }),
		"key points": deep(60, func(i int) string { return strings.Repeat(":", 90-i) + " keypoint\nwords\n\n" }) + deep(60, func(i int) string { return strings.Repeat(":", 31+i) + "\n" }),
		"definitions": deep(30, func(i int) string {
			indent := strings.Repeat("    ", i)
			return indent + "term\n\n" + indent + ":   words\n\n"
		}),
		"all": deep(20, func(i int) string {
			indent := strings.Repeat("    ", i)
			return indent + "- words\n\n" + indent + "    > words\n\n" + indent + "    ```\n" + indent + "    words\n" + indent + "    ```\n\n"
		}),
	} {
		for medium, sheet := range map[string]*Sheet{"page": Page(), "window": Screen(19), "slide": Slide()} {
			c, d := written(t, text, sheet)
			lines := c.Setter.Stack(d.Blocks, typeset.Setting{Measure: 471}).Lines
			if len(lines) < 20 {
				t.Errorf("%s on a %s have %d lines", name, medium, len(lines))
			}
			for _, l := range lines {
				const least = 146.9 // 14 ems of a page
				if room := 372 - l.X; room < least || l.Label != nil && l.LabelX < -0.1 {
					t.Errorf("%s on a %s: a line has %g of room; its mark is at %g", name, medium, room, l.LabelX)
					break
				}
			}
		}
	}
}
