package check

import (
	"strings"
	"testing"
)

func TestDoubtsNameThePlaceOfTheirWords(t *testing.T) {
	const front = "---\ntitle: Test\nas-of: 2024-03-25\nabstract: >-\n  One.\n  The the other.\n---\n"
	got := strings.Join(problems(t, map[string]string{"brief.md": front + body + `
A dash -- and *more words and* words
and and others.

- An item lies lies here.

| Where | How many |
|-------|----------|
| here  | one one  |

` + "```{.chart title=\"A title title\" caption=\"One one of it.\" alt=\"chart\"}\n```\n" + `
A note.[^n]

[^n]: It is noted noted.
`}), "\n")
	for _, want := range []string{
		"brief.md:6:7: “the” stands twice",
		"brief.md:18:5: “and” stands twice",
		"brief.md:20:16: “lies” stands twice",
		"brief.md:24:15: “one” stands twice",
		"brief.md:26:27: “title” stands twice",
		"brief.md:26:47: “one” stands twice",
		"brief.md:26:64: the text alternative “chart”",
		"brief.md:31:19: “noted” stands twice",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("there is no %q in\n%s", want, got)
		}
	}
}
