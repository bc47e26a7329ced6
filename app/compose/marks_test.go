package compose

import (
	"strings"
	"testing"

	"lectern/app/draw"
	"lectern/app/typeset"
)

// Where only one text has room, nothing is lost of the lines that the author broke.
func TestBrokenLinesRunOn(t *testing.T) {
	_, d := written(t, "One\\\ntwo\n---\n\nA term\n: Said\\\n  twice\n\n| a | b |\n|---|---|\n| c | d |\n\n: Above\\\n  a table", Page())
	if got, want := said(d.Blocks), "One two\nA term\nSaid \ntwice\nAbove a table\na\nb\nc\nd\n"; got != want {
		t.Errorf("it is set\n%q, want\n%q", got, want)
	}
}

// Marks follow the punctuation, without a space between.
func TestMarksStandBehindThePunctuation(t *testing.T) {
	for text, want := range map[string]string{
		"It is so [@x].":                   "It is so.1",
		"It is so [@x], and [@y]; so.":     "It is so,1 and;2 so.",
		"It is so [@x; @y].":               "It is so.1,\u202f2",
		"So say Wrack et al. [@x].":        "So say Wrack et al.1",
		"So say *Wrack et al.* [@x]. Yes.": "So say Wrack et al.1 Yes.",
		"So “it is.” [@x].":                "So “it is.”1",
		"So say Wrack et al. [@x], as I.":  "So say Wrack et al.,1 as I.",
		"It is so [see @x, p. 4] and so.":  "It is so\u202fsee\u00a01,\u00a0p.\u00a04 and so.",
		"It is so [@y; but cf. @x, here].": "It is so.1,\u202fbut cf.\u00a02,\u00a0here",
		"@x says so.":                      "Wrack1 says so.",
		"It is[^n] so.\n\n[^n]: Note.":     "It isa so.",
		"So.^[Note.]":                      "So.a",
		"A *thing* [@x].":                  "A thing.1",
		"It is so [@x][@y].":               "It is so.1,\u202f2",
		"It is so [@x] [@y], and so.":      "It is so,1,\u202f2 and so.",
		"It is so [@x]\n[@y; @x]":          "It is so1,\u202f2,\u202f1",
		"So[^n][@x].\n\n[^n]: Note.":       "So.a,\u202f1",
		"So [@x, p. 3][^n].\n\n[^n]: N.":   "So.1,\u00a0p.\u00a03,\u202fa",
		"So[^n]^[Other.]; so.\n\n[^n]: N.": "So;a,\u202fb so.",
		"So [@x]. [@y] and.":               "So.1,\u202f2 and.",
		"@x [@y], says so.":                "Wrack1,\u202f2, says so.",
		"[@x] [@y]":                        "1,\u202f2",
	} {
		_, d := written(t, text, Page())
		if got := d.Blocks[0].Text.String; got != want {
			t.Errorf("%q is set %q, want %q", text, got, want)
		}
		whole(t, text, d.Blocks)
		for _, s := range d.Blocks[0].Text.Spans {
			if s.NoteMark != (s.Tag != nil && s.Tag.Role == draw.Reference) {
				t.Errorf("%q: the span %q is aside %t and tagged %v", text, d.Blocks[0].Text.String[s.Start:s.End], s.NoteMark, s.Tag)
			}
		}
	}
}

func TestMarksStayWithTheWordBeforeThem(t *testing.T) {
	_, d := written(t, strings.Repeat("It was so in January 2021 [@x; @y, p. 4; @x], “then” [@x][@y] and later (as they say) [see @y; @x].\n", 6), Page())
	text := &d.Blocks[0].Text
	setter := typeset.NewSetter()
	for measure := float32(120); measure < 400; measure += 7 {
		for _, l := range setter.Break(text, typeset.Setting{Measure: measure, Hyphens: typeset.HyphensFor("en")}) {
			if first := l.Pieces[0]; text.Spans[first.Span].NoteMark {
				t.Fatalf("%v wide a line begins with the mark %q", measure, text.String[first.Start:first.End])
			}
		}
	}
}
