package plain

import (
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"lectern/app/publish/constructs"
	"lectern/app/publish/output"
)

const front = `---
lectern: 1
title: Tides
as-of: 2033-04-02
lang: en-GB
---

# What it wants {#aims}

`

const rest = `
# How strong it is {#capacity}

Nine boats.

# What it has done {#attacks}

Much.

# What should be done {#recommendations}

More.
`

func textOfBrief(t *testing.T, body string) string {
	t.Helper()
	b := constructs.Open(fstest.MapFS{
		"brief.md":      {Data: []byte(front + body + rest)},
		"sources.yaml":  {Data: []byte("references:\n- id: gazette\n  type: book\n  title: The Gazette\n  custom: {reliability: B, credibility: 2}\n")},
		"incidents.csv": {Data: []byte("id,date,country,place,killed,title,verification\nebbing,2032-01-19,ATF,Ebbing,2,Siege,confirmed\n")},
	})
	for _, p := range b.Problems.Errors() {
		t.Fatal(p)
	}
	text, err := Briefing(t.Context(), b, output.Options{Version: "0.1.0"})
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestEachBlockIsWrittenByItsStructure(t *testing.T) {
	tests := map[string]struct{ body, want string }{
		"heading and paragraph": {"## Harbours {#harbours}\n\nOne *thing*.\n", "## What it wants\n\n### Harbours\n\nOne thing.\n"},
		"citation and note":     {"Free tides. [@gazette, p. 2] Dark.[^a]\n\n[^a]: So they say.\n", "Free tides. [1, p. 2] Dark. [a]\n"},
		"note's text":           {"Dark.[^a]\n\n[^a]: So they say.\n", "## Notes\n\n[a] So they say.\n"},
		"address":               {"See [the site](https://example.org/a) or <https://example.org/b>.\n", "See the site <https://example.org/a> or https://example.org/b.\n"},
		"lists in lists":        {"- boats\n- lamps\n\n    1. red\n    2. green\n", "- boats\n- lamps\n  1. red\n  2. green\n"},
		"quotation":             {"> We count oars.\n", "> We count oars.\n"},
		"code":                  {"```\nif tide {\n  row()\n}\n```\n", "    if tide {\n      row()\n    }\n"},
		"table":                 {"| Harbour | Boats |\n|---|--:|\n| Kelpwick | 5 |\n| Ebbing | 4 |\n\n: Boats\n", "Boats\n\n- Harbour: Kelpwick; Boats: 5\n- Harbour: Ebbing; Boats: 4\n"},
		"judgement": {
			"::: {.judgement likelihood=\"likely\" confidence=\"low\" confidence-because=\"Two fires are few.\"}\nA third fire by 2034 is likely.\n:::\n",
			"Key judgement 1 of 1\n\nA third fire by 2034 is likely.\n\nLikelihood Likely, 55 to 80%. Confidence Low. Two fires are few.\n",
		},
		"drawing":      {"```{.map title=\"Where\" alt=\"One mark on the coast.\"}\n```\n", "Where\n\nOne mark on the coast.\n"},
		"source":       {"Free. [@gazette]\n", "1 The Gazette, no date. B 2\n"},
		"incidents":    {"Free.\n", "- 1; Date: 19 January 2032; Incident: Siege; Place: Ebbing, French Southern and Antarctic Lands; Killed: 2; Attribution: unknown\n"},
		"for slides":   {"::: only-slides\nHidden\n:::\n\n::: notes\nHidden\n:::\n\nShown.\n", "## What it wants\n\nShown.\n"},
		"the colophon": {"Free.\n", "- True to: 2 April 2033\n"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			if got := textOfBrief(t, test.body); !strings.Contains(got, test.want) {
				t.Errorf("%q isn't in:\n%s", test.want, got)
			}
		})
	}
}

func TestShippedBriefsAreReadWhole(t *testing.T) {
	b := constructs.Shipped(t, constructs.Manual)
	text, err := Briefing(t.Context(), b, output.Options{Date: time.Date(2033, 1, 1, 0, 0, 0, 0, time.UTC)})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"TLP:CLEAR\n\n# How to write a brief\n", "[lamp]", "1. First they row.", "Likelihood Likely, 55 to 80%.", "\nTLP:CLEAR\n",
		"A drawing of a lighthouse at sea", "- Harbour: Gannetmouth; Boats: 4; Watch: yes",
	} {
		if !strings.Contains(string(text), want) {
			t.Errorf("%q is missing", want)
		}
	}
	if strings.ContainsAny(string(text), "\u00ad\u200b") || strings.Contains(string(text), "\n\n\n") {
		t.Error("there are soft hyphens or two empty lines")
	}
}
