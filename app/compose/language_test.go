package compose

import (
	"strings"
	"testing"
	"testing/fstest"
	"unicode"

	"lectern/app/brief"
	"lectern/app/draw"
	"lectern/app/typeset"
)

// german is a brief in which every word of the author's has a ß.
var german = fstest.MapFS{
	"brief.md": {Data: []byte(`---
title: Straße
subtitle: Größe
author: Herr Weiß
as-of: 2033-04-02
lang: de
---

# Maß {#aims}

Fuß [@x], [5ß]{.figure q="sum killed where country:Pakistan"}.

::: {.judgement likelihood="likely" confidence="low" confidence-because="Weiß"}
Groß.
:::

::: {.recommendation owner="Weiß" by="2034" priority="2"}
Muß sein.
:::

` + "```{.chart by=year}\n```\n\n```{.incidents title=\"Groß\" caption=\"Süß\"}\n```\n\n```{.timeline alt=\"Süß\"}\n```\n" + `
# Spaß {#glossary}

Süß
: Heiß
`)},
	"sources.yaml":  {Data: []byte("references:\n- id: x\n  type: book\n  title: Gruß\n  author:\n  - family: Weiß\n  issued: 2030\n")},
	"incidents.csv": {Data: []byte("id,date,title,country,place,lat,lon,killed,attribution\na,2033-01-02,Stoß,Preußen,Gießen,30,67,5,claimed\nb,2033-02-02,Stoß,Preußen,Gießen,30,67,,\n")},
}

// Where the brief is in another language than the program's own words, those are said to be English, and
// only those.
func TestTheProgramsOwnWordsAreEnglish(t *testing.T) {
	b, problems := brief.Open(german, brief.Options{})
	if len(b.Sections) != 2 {
		t.Fatal(problems)
	}
	c := New(b, Page(), 372, 471, typeset.NewSetter())
	c.Pages = Pages{Height: 700, Margin: 100, Turned: [2]float32{700, 430}}
	var d Document
	c.Front(&d)
	c.Body(&d)
	c.Scale(&d)
	c.Method(&d)
	c.Incidents(&d)
	c.Counted(&d)
	c.Sources(&d, map[string][]Cited{"x": {{Page: 1, Anchor: "cite:1"}}})
	c.Glossary(&d)
	c.Colophon(&d, []Fact{{Name: "Title", Words: "Straße", Author: true}, {Name: "To edit", Words: "Open it."}})
	own, author := 0, 0
	for _, block := range withFootnotes(d.Blocks) {
		for _, s := range block.Text.Spans {
			words := block.Text.String[s.Start:s.End]
			if !strings.ContainsFunc(words, unicode.IsLetter) {
				continue
			}
			english := s.Tag != nil && s.Tag.Lang == "en"
			if english == strings.Contains(words, "ß") {
				t.Errorf("%q is English: %t", words, english)
			}
			if english {
				own++
			} else {
				author++
			}
		}
		if block.Box == nil || block.In == nil || block.In.Tag.Alt == "" {
			continue
		}
		if english := block.In.Tag.Lang == "en"; english == strings.Contains(block.In.Tag.Alt, "ß") {
			t.Errorf("the drawing that says %q is English: %t", block.In.Tag.Alt, english)
		}
	}
	if own < 60 || author < 20 {
		t.Errorf("%d texts are the program's, %d the author's", own, author)
	}
}

// A passage says its language, and what an abbreviation is short for, in all of its parts and wherever it
// is set again; there it has neither marks nor links.
func TestPassagesKeepTheirLanguageWhereverTheyAreSet(t *testing.T) {
	for text, want := range map[string]string{
		"[La *situation*]{lang=fr} here":                "La <fr>situation<fr> here<>",
		"[Le `code` [là]{dir=ltr}]{lang=fr} x":          "Le <fr>code<fr> <fr>là<fr> x<>",
		"[[UN]{lang=de} order]{expand=\"So\"} x":        "UN<de So> order< So> x<>",
		"[`UN`]{expand=\"So\"} x":                       "UN< So> x<>",
		"@x [p. 3] says [so](https://example.org)^[N].": "Wrack<> says <>so<>.<>",
		"[2]{.figure q=\"count\"} of [@y]":              "2<> of<>",
	} {
		c, _ := written(t, "## "+text+"\n\nText.", Page())
		var d Document
		c.Body(&d)
		title := c.TitleOf(d.Parts[1], c.Sheet.Label)
		var got strings.Builder
		for _, s := range title.Spans {
			var tag draw.Tag
			if s.Tag != nil {
				tag = *s.Tag
			}
			got.WriteString(title.String[s.Start:s.End] + "<" + strings.TrimRight(tag.Lang+" "+tag.Expand, " ") + ">")
			if s.Link.Leads() || s.Footnote != nil || s.Anchor != "" {
				t.Errorf("%q leads elsewhere", text)
			}
		}
		if got.String() != want {
			t.Errorf("%q is set again as %s, want %s", text, got.String(), want)
		}
	}
}
