package compose

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"lectern/app/brief"
	"lectern/app/typeset"
)

// written composes the text of a brief on a sheet.
func written(t *testing.T, text string, s *Sheet) (*Composer, *Document) {
	t.Helper()
	const front = "---\nlectern: 1\ntitle: T\nas-of: 2033-04-02\n---\n\n# A {#a}\n\n"
	const sources = "references:\n- id: x\n  type: book\n  title: X\n  author:\n  - family: Wrack\n- id: y\n  type: book\n  title: Y\n"
	b, problems := brief.Open(fstest.MapFS{"brief.md": {Data: []byte(front + text + "\n")}, "sources.yaml": {Data: []byte(sources)}}, brief.Options{})
	if len(b.Sections) == 0 {
		t.Fatal(problems)
	}
	c := New(b, s, 372, 471, typeset.NewSetter())
	d := new(Document)
	c.Body(d)
	c.Notes(d)
	d.Blocks = d.Blocks[1:] // without the heading
	return c, d
}

// Whatever an item or a note begins with, its mark is there, in one line with all others of its list.
func TestEveryItemAndNoteHasItsMark(t *testing.T) {
	for text, want := range map[string]string{
		"1. one\n2. two": "1.|one, 2.|two",
		"1. ```\n   code\n   more\n   ```\n2. two": "1.|code, |more, 2.|two",
		"1.\n2. two":                                                "1.|, 2.|two",
		"1. - nested\n2. two":                                       "1.|, \u2022|nested, 2.|two",
		"1. > quoted\n2. two":                                       "1.|quoted, 2.|two",
		"1. > > ```\n   > > code\n   > > ```":                       "1.|code",
		"1. | a | b |\n   |---|---|\n   | c | d |\n2. two":          "1.|, |a, |b, |c, |d, 2.|two",
		"See[^n].\n\n[^n]:\n    - item":                             "|See.a, a|, \u2022|item",
		"See[^n].\n\n[^n]:\n    ```\n    code\n    ```\n\n    And.": "|See.a, a|code, |And.",
	} {
		for _, sheet := range []*Sheet{Page(), Screen(19)} {
			_, d := written(t, text, sheet)
			var got []string
			for _, b := range withFootnotes(d.Blocks) {
				label := ""
				if b.Label != nil {
					label = b.Label.String
				}
				if b.Text.String != "Notes" {
					got = append(got, label+"|"+strings.TrimSpace(b.Text.String))
				}
			}
			if got := strings.Join(got, ", "); got != want {
				t.Errorf("%q is set\n%s, want\n%s", text, got, want)
			}
		}
	}
}

// However long a number or a letter is, it ends before its text begins.
func TestMarksKeepOffTheirTexts(t *testing.T) {
	var notes strings.Builder
	for range 800 { // the last is mmm or wider
		notes.WriteString("It is^[So.] ")
	}
	for text, most := range map[string]int{
		"123456. one\n123457. two":       2,
		"9. one\n10. two":                2,
		"1998. 1. > nested\n1999. two":   3,
		notes.String():                   800,
		"See [@x; @y] and this^[Note.].": 3,
	} {
		c, d := written(t, text, Page())
		found := 0
		for _, b := range withFootnotes(d.Blocks) {
			if b.Label == nil {
				continue
			}
			found++
			style := b.Label.Spans[0].Style
			if wide := c.Setter.Shaper.Word(style.Face, b.Label.String, false).Width * style.Size; wide >= b.Hang {
				t.Errorf("%.20q: %q is %g wide and stands %g before its text", text, b.Label.String, wide, b.Hang)
			}
		}
		if found != most {
			t.Errorf("%.20q has %d marks, want %d", text, found, most)
		}
	}
}

// A note in the margin, or at the foot, is small in all of its parts.
func TestSmallNotesAreSmallThroughout(t *testing.T) {
	const inside = "So.\n\n- item\n\n1. one\n\n> quoted\n\n`code`\n\n```\ncode\n```"
	for text, most := range map[string]float32{
		"::: aside\n" + inside + "\n:::":                                  Page().Aside.Size,
		"See[^n].\n\n[^n]: " + strings.ReplaceAll(inside, "\n", "\n    "): Page().Footnote.Size,
	} {
		_, d := written(t, text, Page())
		blocks := slices.DeleteFunc(withFootnotes(d.Blocks), func(b typeset.Block) bool { return b.Text.String == "See.a" })
		if len(blocks) != 6 {
			t.Fatalf("%q is set as %q", text, said(blocks))
		}
		for _, b := range blocks {
			for _, s := range b.Text.Spans {
				if s.Style.Size > most {
					t.Errorf("%q: %q has a size of %g", text, b.Text.String, s.Style.Size)
				}
			}
			if b.Label != nil && b.Label.Spans[0].Style.Size > most {
				t.Errorf("%q: the mark %q has a size of %g", text, b.Label.String, b.Label.Spans[0].Style.Size)
			}
		}
	}
}

func TestMarksOfAListStandBelowEachOther(t *testing.T) {
	c, d := written(t, "- one\n- ```\n  code\n  ```\n- > quoted\n- | a |\n  |---|\n  | b |\n-\n- > ```\n  > code\n  > ```", Page())
	var at []float32
	for _, l := range c.Setter.Stack(d.Blocks, typeset.Setting{Measure: 471}).Lines {
		if l.Label != nil {
			at = append(at, l.LabelX)
		}
	}
	if want := slices.Repeat([]float32{0}, 6); !slices.Equal(at, want) {
		t.Errorf("the marks stand at %v", at)
	}
}

func TestTightListsAreTightThroughout(t *testing.T) {
	for text, want := range map[string]string{
		"- a\n- b":                       "a 0.25, b 1",
		"- a\n    - b\n    - c\n- d":     "a 0.25, b 0.25, c 0.25, d 1",
		"- a\n    - b\n        - c\n\nd": "a 0.25, b 0.25, c 1, d 1",
		"- a\n\n- b":                     "a 1, b 1",
	} {
		c, d := written(t, text, Page())
		var got []string
		for _, b := range d.Blocks {
			got = append(got, fmt.Sprintf("%s %g", b.Text.String, b.Below/c.Sheet.Gap))
		}
		if got := strings.Join(got, ", "); got != want {
			t.Errorf("%q has the gaps %s, want %s", text, got, want)
		}
	}
}
