package plain

import (
	"strings"
	"testing"
	"testing/fstest"

	"lectern/app/brief"
	"lectern/app/compose"
	"lectern/app/publish/constructs"
	"lectern/app/typeset"
)

// composed returns the blocks of a brief with a body.
func composed(t *testing.T, body string) (*brief.Brief, []typeset.Block) {
	t.Helper()
	b := constructs.Open(fstest.MapFS{
		"brief.md":     {Data: []byte(front + body + rest)},
		"sources.yaml": {Data: []byte("references:\n- id: un\n  type: report\n  author: [{literal: UN Security Council}]\n  title: Report\n  issued: {date-parts: [[2024, 1, 29]]}\n- id: gazette\n  type: book\n  title: The Gazette\n")},
	})
	c := compose.New(b, compose.Screen(19), 600, 600, typeset.NewSetter())
	var d compose.Document
	c.Body(&d)
	return b, d.Blocks
}

// between returns the range from the first place of some words to the end of others.
func between(t *testing.T, blocks []typeset.Block, from, to string) (r typeset.Range) {
	t.Helper()
	r.From.Block, r.To.Block = -1, -1
	for i := range blocks {
		if at := strings.Index(blocks[i].Text.String, from); at >= 0 && r.From.Block < 0 {
			r.From = typeset.Place{Block: i, Byte: at}
		}
		if at := strings.Index(blocks[i].Text.String, to); at >= 0 && r.From.Block >= 0 && r.To.Block < 0 {
			r.To = typeset.Place{Block: i, Byte: at + len(to)}
		}
	}
	if r.From.Block < 0 || r.To.Block < 0 {
		t.Fatalf("%q to %q isn't there", from, to)
	}
	return r
}

func TestAPassageIsCopiedWithWhatItRestsOn(t *testing.T) {
	for name, test := range map[string]struct{ body, from, to, text, markdown string }{
		"citations by name": {
			"Its numbers fell. [see @un, p. 4; @gazette] Nobody knows.[^a]\n\n[^a]: A note.\n", "numbers", "knows.",
			"numbers fell. [see UN Security Council, 29 January 2024, p. 4; ‘The Gazette’] Nobody knows.", "",
		},
		"within a word": {"Its numbers fell.\n", "umber", "umber", "umber", ""},
		"paragraphs":    {"One.\n\nTwo.\n\nThree.\n", "ne.", "Tw", "ne.\n\nTw", ""},
		"a list":        {"- boats\n- lamps\n- oars\n", "boats", "lamps", "- boats\n- lamps", ""},
		"a table": {
			"| Harbour | Boats |\n|---|--:|\n| Kelpwick | 5 |\n| Ebbing | 4 |\n", "Harbour", "4",
			"Harbour\tBoats\nKelpwick\t5\nEbbing\t4", "| Harbour | Boats |\n|---|---|\n| Kelpwick | 5 |\n| Ebbing | 4 |",
		},
		"a heading": {"## Boats {#boats}\n\nNine.\n", "Boats", "Nine.", "Boats\n\nNine.", "### Boats\n\nNine."},
		"a judgement": {
			"::: {.judgement likelihood=\"likely\" confidence=\"low\" confidence-because=\"Two fires are few.\"}\nA third fire by 2034 is likely.\n:::\n\nAfter.\n", "A third", "After.",
			"A third fire by 2034 is likely.\n\nLikelihood Likely, 55 to 80%. Confidence Low. Two fires are few.\n\nAfter.", "",
		},
	} {
		t.Run(name, func(t *testing.T) {
			b, blocks := composed(t, test.body)
			r := between(t, blocks, test.from, test.to)
			if got := Passage(b, blocks, r, ForText); got != test.text {
				t.Errorf("as text %q, want %q", got, test.text)
			}
			want := test.markdown
			if want == "" {
				want = test.text
			}
			if got := Passage(b, blocks, r, ForMarkdown); got != want {
				t.Errorf("as Markdown %q, want %q", got, want)
			}
		})
	}
}
