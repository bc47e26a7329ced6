package pptx

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"lectern/app/publish/constructs"
)

// described describes a shape, with the mark and the style of each paragraph.
func described(s *shape) string {
	switch {
	case s.table != nil:
		var rows []string
		for _, r := range s.table.rows {
			var cells []string
			for _, cell := range r.cells {
				cells = append(cells, textOf(cell))
			}
			rows = append(rows, strings.Join(cells, " | "))
		}
		var aligns []string
		for _, c := range s.table.columns(s.at) {
			aligns = append(aligns, c.align)
		}
		return fmt.Sprintf("table %s: %s", strings.Join(aligns, ","), strings.Join(rows, " / "))
	case s.sketch != nil:
		return "picture: " + s.tag.Alt
	case s.text == nil:
		return "area"
	}
	kind := "text"
	if s.title {
		kind = "title"
	}
	if s.fill != nil {
		kind += " on an area"
	}
	var lines []string
	for i, n := range numbersOf(s.text) {
		lines = append(lines, describedParagraph(s.text[i], n))
	}
	return kind + ": " + strings.Join(lines, " / ")
}

func describedParagraph(p *paragraph, n numbering) string {
	var b strings.Builder
	b.WriteString(strings.Repeat(">", p.level))
	if n.kind != "" {
		fmt.Fprintf(&b, "(%s from %d) ", n.kind, n.start)
	}
	b.WriteString(n.char)
	for _, r := range p.runs() {
		text := strings.ReplaceAll(r.text, lineBreak, "\u21b5")
		for _, style := range []struct {
			name string
			has  bool
		}{{"i", r.style.Italic}, {"u", r.underlined}, {"^", r.base > 0}, {"fa", r.lang == "fa"}} {
			if style.has {
				text = style.name + "[" + text + "]"
			}
		}
		b.WriteString(text)
	}
	return b.String()
}

// The shapes of the last slide of a text but one, without kicker and foot; the last has the sources.
func TestASlideBecomesShapes(t *testing.T) {
	const head, foot = 100, 970
	for name, c := range map[string]struct {
		text string
		want []string
	}{
		"a statement": {"::: keypoint\nIt is so.\n:::\n", []string{"title: It is so."}},
		"a list with marks, an inner one and a second paragraph": {
			"- one\n\n  more\n\n- two\n\n  - inner\n",
			[]string{"title: Aims", "text: \u2022one / more / \u2022two / >\u2022inner"},
		},
		"numbers go on from the author's first": {
			"3. three\n4. four\n", []string{"title: Aims", "text: (arabicPeriod from 3) three / (arabicPeriod from 3) four"},
		},
		"numbers begin again behind a paragraph": {
			"1. one\n\n   more\n\n2. two\n", []string{"title: Aims", "text: (arabicPeriod from 1) one / more / (arabicPeriod from 2) two"},
		},
		"terms": {"Term\n\n:   What it means.\n", []string{"title: Aims", "text: Term / What it means."}},
		"code keeps its lines": {
			"```\nif x {\n\n    y\n}\n```\n", []string{"title: Aims", "text on an area: if x {\u21b5\u21b5\u00a0\u00a0\u00a0\u00a0y\u21b5}"},
		},
		"lines that the author breaks": {
			"- the first\\\n  the second\n- \u06cc\u06a9\\\n  \u062f\u0648\n", []string{"title: Aims", "text: \u2022the first\u21b5the second / \u2022\u06cc\u06a9\u21b5\u062f\u0648"},
		},
		"a table with figures": {
			"| a | b |\n|---|--:|\n| one | 1 |\n| two and three | 1000 |\n",
			[]string{"title: Aims", "table l,r: a | b / one | 1 / two and three | 1000"},
		},
		"styles within a line": {
			"- *so* with a mark [@s] and [words](https://example.org)\n", []string{"title: Aims", "text: \u2022i[so] with a mark^[1] and u[words]"},
		},
		"another language": {
			"- the [\u062f\u0627\u0639\u0634]{lang=fa}\n", []string{"title: Aims", "text: \u2022the fa[\u062f\u0627\u0639\u0634]"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			b := constructs.Open(fstest.MapFS{
				"brief.md":     {Data: []byte("---\nlectern: 1\ntitle: T\nas-of: 2033-04-02\n---\n\n# Aims {#aims}\n\nText [@s].\n\n" + c.text)},
				"sources.yaml": {Data: []byte("references:\n- id: s\n  type: book\n  title: S\n")},
			})
			w := writerOf(b)
			var got []string
			for _, s := range shapesOf(w.record(len(w.deck.Slides) - 2)) {
				if s.at.Y > head && s.at.Y < foot {
					got = append(got, described(s))
				}
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}
