package search_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"lectern/app/brief"
	"lectern/app/search"
)

const text = `---
title: A talk
as-of: 2024-03-25
---

# Capacity {#capacity}

The Café in Zürich was visited by the group's courier [@one]. A second sentence that is long enough to be cut off before
its end, since it goes on about money, men and arms, and about whatever else such sentences have.

::: notes
Never say "whisper" aloud.
:::

::: only-slides
A whisper for slides.
:::

- An item on money.

::: {.judgement #kj likelihood=likely confidence=low confidence-because="One informant, whose uncle doubts it."}
It is likely that couriers travel.
:::
`

const sources = `references:
- id: one
  type: report
  title: Couriers and cash
  author: [{literal: Example Institute}]
  issued: 2023
`

const rows = `id,date,country,place,lat,lon,killed,title,verification
a,2024-01-02,Pakistan,Quetta,30.18,67.0,1,Courier shot,confirmed
b,2023-01-02,Pakistan,Peshawar,34,71.5,2,Bank raid,confirmed
c,2024-02-02,Pakistan,Quetta,30.18,67.0,3,Courier threatened,unverified
`

func index(t *testing.T) *search.Index {
	t.Helper()
	b, problems := brief.Open(fstest.MapFS{
		"brief.md": {Data: []byte(text)}, "sources.yaml": {Data: []byte(sources)}, "incidents.csv": {Data: []byte(rows)},
	}, brief.Options{})
	if len(problems.Errors()) > 0 {
		t.Fatal(problems)
	}
	return search.New(b, []search.Entry{{Title: "A talk"}, {Title: "Couriers travel", Text: "Key judgement 1 of 1"}, {Kind: search.Drawing, Title: "Attacks on a map"}, {Kind: search.Note, Title: "Note a", Text: "A courier’s cousin."}})
}

func TestWordsAreFoundInEverythingThatABriefShows(t *testing.T) {
	x := index(t)
	for typed, want := range map[string][]string{
		"courier":       {"Slides Couriers travel", "Incidents Courier shot", "Paragraphs Capacity", "Paragraphs Capacity", "Notes Note a", "Sources Couriers and cash", "Filter 1 incident on a map"},
		"cafe zurich":   {"Paragraphs Capacity"},
		"group’s":       {"Paragraphs Capacity"},
		"uncle doubts":  {"Paragraphs Capacity"},
		"on a map":      {"Drawings and tables Attacks on a map"},
		"example":       {"Sources Couriers and cash"},
		"whisper":       nil,
		"":              nil,
		"judgement":     {"Slides Couriers travel"},
		"killed:>=2":    {"Incidents Bank raid", "Filter 1 incident on a map"},
		"bank 2023":     {"Incidents Bank raid", "Filter 1 incident on a map"},
		"courier money": {"Paragraphs Capacity"},
		"oney":          {"Paragraphs Capacity", "Paragraphs Capacity"},
		"one":           {"Paragraphs Capacity"}, // of “One informant”, not in “money”
	} {
		var got []string
		for _, h := range x.Find(typed, 5) {
			got = append(got, fmt.Sprint(h.Kind, " ", h.Title))
		}
		if strings.Join(got, "; ") != strings.Join(want, "; ") {
			t.Errorf("%q finds %q, want %q", typed, got, want)
		}
	}
}

func TestHitsAreBoundedByKind(t *testing.T) {
	n := map[search.Kind]int{}
	for _, h := range index(t).Find("courier", 1) {
		n[h.Kind]++
	}
	for kind, count := range n {
		if count > 1 {
			t.Errorf("%d hits among %v", count, kind)
		}
	}
}

func TestHitsShowTheWordsAroundTheFirst(t *testing.T) {
	for typed, want := range map[string]string{
		"money, men": "\u2026before its end, since it goes on about money, men and arms, and about whatever else such sentences have.",
		"cafe":       "The Café in Zürich was visited by the group’s courier. A second sentence that is long enough to be cut off before its end, since it goes on about money,\u2026",
	} {
		found := false
		for _, h := range index(t).Find(typed, 5) {
			found = found || strings.HasSuffix(h.Words, want)
		}
		if !found {
			t.Errorf("%q: no hit ends in %q: %v", typed, want, index(t).Find(typed, 5))
		}
	}
}
