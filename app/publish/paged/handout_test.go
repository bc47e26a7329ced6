package paged

import (
	"strings"
	"testing"
	"testing/fstest"

	"lectern/app/golden"
	"lectern/app/publish/constructs"
	"lectern/app/publish/output"
)

// The rows of the brief of rested are more than a slide names.
const rested = `---
lectern: 1
title: What it rests on
as-of: 2033-04-02
---

# Aims {#aims}

It is so [@one; @two].

- [Here](incident:a1) it was.

# Capacity {#capacity}

` + "```{.map}\n```" + `

::: notes
Say it slowly.
:::
`

func handoutOf(t *testing.T, how output.Notes) string {
	t.Helper()
	rows := "id,date,title,country,place,lat,lon,killed\n"
	for _, id := range strings.Fields("a1 a2 a3 a4 a5 a6 a7") {
		rows += id + ",2024-01-01,The strike " + id + ",Pakistan,Quetta,30.2,67,3\n"
	}
	b := constructs.Open(fstest.MapFS{
		"brief.md":      {Data: []byte(rested)},
		"incidents.csv": {Data: []byte(rows)},
		"sources.yaml": {Data: []byte("references:\n- {id: one, type: book, title: First, author: [{literal: The Council}], issued: {date-parts: [[2024, 2]]}}\n" +
			"- {id: two, type: book, title: Second}\n")},
	})
	data, err := Handout(t.Context(), b, output.Options{Notes: how})
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(strings.Fields(golden.Check(t, data, "pdftotext", "-layout", "FILE", "-")), " ")
}

func TestAHandoutNamesWhatEachSlideRestsOn(t *testing.T) {
	words := handoutOf(t, output.NotesNone)
	for what, want := range map[string]string{
		"sources by name":          "Sources 1 The Council, February 2024; 2 \u2018Second\u2019",
		"a single incident":        "Incident 1 The strike a1, Quetta, Pakistan, 1 January 2024; 3 killed",
		"the rows of many":         "Incidents 7 incidents: 21 people killed, 1 January 2024. Rows 1\u20137.",
		"where they are listed":    "Annex A. Incidents",
		"the sources in full":      "Annex B. Sources",
		"what the file is made of": "About this file",
	} {
		if !strings.Contains(words, want) {
			t.Errorf("%s: no %q in\n%s", what, want, words)
		}
	}
}

func TestAHandoutHasNotesIfTheyAreAskedFor(t *testing.T) {
	for how, want := range map[output.Notes]bool{output.NotesNone: false, output.NotesPages: true, output.NotesAnnotations: false} {
		words := handoutOf(t, how)
		if got := strings.Contains(words, "Say it slowly."); got != want {
			t.Errorf("%s: the notes are on a page is %t", output.NotesNames[how], got)
		}
		if got := strings.Contains(words, "It has the speaker\u2019s notes."); got != (how != output.NotesNone) {
			t.Errorf("%s: the colophon says that there are notes is %t", output.NotesNames[how], got)
		}
	}
}
