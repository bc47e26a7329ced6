package brief

import (
	"bytes"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"lectern/app/golden"
	"lectern/app/incident"
	"lectern/app/problem"
)

func TestFrontMatterIsReadWhole(t *testing.T) {
	text := `---
title: "A title: with a colon"
subtitle: Und mehr
author: [One, Two]
date: 2024-04-01
as-of: "2024-03-25"
lang: en-GB
abstract: |
  Two
  lines.
keywords: [a, b]
lectern: 1
bibliography: books.yaml
incidents: [a.csv, b.csv]
series: numbers.csv
coverage: {kind: selection, sentence: Well-reported attacks only.}
likelihood-scale: phia
include-unverified: true
marking: TLP:AMBER+STRICT
map: {extent: [60, 29, 75.5, 38], projection: laea, focus: [AFG, PAK], boundaries: de-facto, local-names: true}
views:
  pakistan: {query: 'country:Pakistan', extent: [60, 23, 78, 38], caption: Pakistan}
  kabul:
    query: "place:Kabul"
---
`
	b, _ := Open(fstest.MapFS{
		fileName:      {Data: []byte(text)},
		"books.yaml":  {Data: []byte("references: []\n")},
		"a.csv":       {Data: []byte("id,date,country,place,verification\na,2021,Afghanistan,Kabul,unverified\n")},
		"b.csv":       {Data: []byte("id,date,country,place\nb,2022,Pakistan,Quetta\n")},
		"numbers.csv": {Data: []byte("series,date_from,date_to,low,high,scope,source,note\n")},
	}, Options{})
	if len(b.Problems) > 0 {
		t.Error(b.Problems.Error())
	}
	day := func(month time.Month, day int) time.Time { return time.Date(2024, month, day, 0, 0, 0, 0, time.UTC) }
	want := Meta{
		Title: "A title: with a colon", Subtitle: "Und mehr", Authors: []string{"One", "Two"}, Date: day(4, 1), AsOf: day(3, 25),
		Lang: "en-GB", Abstract: "Two\nlines.", Keywords: []string{"a", "b"}, Marking: AmberStrict,
		Coverage: Coverage{Kind: Selection, Sentence: "Well-reported attacks only."}, Scale: PHIA, IncludeUnverified: true,
		Map: MapMeta{&Extent{60, 29, 75.5, 38}, "laea", []string{"AFG", "PAK"}, true, true},
		Views: []*View{
			{Name: "pakistan", Query: "country:Pakistan", Extent: &Extent{60, 23, 78, 38}, Caption: "Pakistan"},
			{Name: "kabul", Query: "place:Kabul"},
		},
		Bibliography: "books.yaml", IncidentFiles: []string{"a.csv", "b.csv"}, ClaimsFile: "claims.csv", SeriesFile: "numbers.csv", PopulationsFile: "populations.csv",
	}
	ignore := cmp.Options{cmpopts.IgnoreUnexported(Meta{}, View{}), cmpopts.IgnoreFields(View{}, "At")}
	if diff := cmp.Diff(want, b.Meta, ignore); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if at := b.Place("views"); at.Line != 21 || at.Column != 1 {
		t.Errorf("views at %v", at)
	}
	if diff := cmp.Diff([]string{fileName, "books.yaml", "a.csv", "b.csv", "numbers.csv"}, b.Files); diff != "" {
		t.Errorf("files -want +got:\n%s", diff)
	}
	if v, _, err := b.Figure("count"); err != nil || v.Low != 2 {
		t.Errorf("count with unverified incidents is %v, %v", v, err)
	}
}

func TestUnverifiedIncidentsAreLeftOutAndCounted(t *testing.T) {
	b, _ := Open(os.DirFS("testdata/problem/data"), Options{})
	s, err := b.Select("")
	if err != nil || s.Count() != 2 || s.Hidden() != 1 {
		t.Errorf("%d shown, %d hidden, %v", s.Count(), s.Hidden(), err)
	}
	if v, s, err := b.Figure("sum killed where country:Pakistan"); err != nil || v.Low != 61 || s.Hidden() != 1 {
		t.Errorf("the sum is %v, %d hidden, %v", v, s.Hidden(), err)
	}
}

func TestCitationsAndNotesAreNumberedInOrderOfReading(t *testing.T) {
	text := `---
title: a
as-of: 2024-03-25
---

# A

::: notes
@spoken first.
:::

One [@b], a note,[^2] then @a, [@b; @missing] and ^[in line [@d]].[^1]

| Head[^4] | Other |
|---|---|
| cell [@f] | cell |

: The caption stands above [@e][^3]

[^1]: Last.

[^3]: Of the caption.

[^4]: Of the head.

[^2]: The note cites [@c].
`
	books := "references:\n"
	for _, id := range []string{"a", "b", "c", "d", "e", "f", "spoken"} {
		books += "- id: " + id + "\n  type: book\n  title: T\n"
	}
	b, _ := Open(fstest.MapFS{fileName: {Data: []byte(text)}, "sources.yaml": {Data: []byte(books)}}, Options{})
	var order []string
	var cited []int
	for i, r := range b.References(Page) {
		if r.Number != i+1 {
			t.Errorf("reference %d has number %d", i+1, r.Number)
		}
		order, cited = append(order, r.Source.ID), append(cited, len(r.Cited))
	}
	if diff := cmp.Diff([]string{"b", "c", "a", "d", "e", "f"}, order); diff != "" {
		t.Errorf("order -want +got:\n%s", diff)
	}
	if diff := cmp.Diff([]int{2, 1, 1, 1, 1, 1}, cited); diff != "" {
		t.Errorf("cited -want +got:\n%s", diff)
	}
	var notes []string
	for _, n := range b.Notes {
		notes = append(notes, n.Letter()+n.Label)
	}
	if diff := cmp.Diff([]string{"a2", "b", "c1", "d3", "e4"}, notes); diff != "" {
		t.Errorf("notes -want +got:\n%s", diff)
	}
	spoken := ""
	b.eachInline(func(in Inline) {
		if c, ok := in.(*Citation); ok && c.InText && c.Items[0].Key == "spoken" {
			spoken = c.Name
		}
	})
	if spoken != "‘T’" {
		t.Errorf("the source that is named in speaker notes is called %q", spoken)
	}
	if s := (&Note{Number: 26*26 + 27}).Letter(); s != "aaa" {
		t.Errorf("note 703 is %q", s)
	}
}

// TestPandocReadsShippedBriefs asks that a reader without this program loses nothing.
func TestPandocReadsShippedBriefs(t *testing.T) {
	golden.Need(t, "pandoc")
	files, _ := filepath.Glob("../../briefs/*/brief.md")
	if len(files) == 0 {
		t.Fatal("no brief is shipped")
	}
	for _, file := range files {
		cmd := exec.Command("pandoc", "--citeproc", "--fail-if-warnings", "-t", "html", "-o", os.DevNull, filepath.Base(file))
		cmd.Dir = filepath.Dir(file)
		if out, err := cmd.CombinedOutput(); err != nil || len(out) > 0 {
			t.Errorf("%s: %v\n%s", file, err, out)
		}
		b, _ := Open(os.DirFS(filepath.Dir(file)), Options{})
		trees := nonBreaking(withoutPlaces(sectionTrees(b.Sections)))
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(withoutPlaces(pandocTrees(t, text)), trees); diff != "" {
			t.Errorf("%s: pandoc reads it otherwise (-pandoc +lectern):\n%s", file, diff)
		}
	}
}

func BenchmarkOpenShippedBrief(b *testing.B) {
	files, _ := filepath.Glob("../../briefs/*/brief.md")
	if len(files) == 0 {
		b.Skip("no brief is shipped yet")
	}
	folder := os.DirFS(filepath.Dir(files[0]))
	b.ReportAllocs()
	for b.Loop() {
		Open(folder, Options{})
	}
}

func TestTextWithBytesThatAreNotUTF8IsReadAllTheSame(t *testing.T) {
	b, problems := Open(fstest.MapFS{
		"brief.md":     {Data: []byte("---\ntitle: 'A \xed\xa0\x80 title'\nas-of: 2033-04-02\nmarking: TLP:RED\n---\n\n# One \xff {#one}\n\nOne.\n")},
		"sources.yaml": {Data: []byte("references:\n- id: a\n  title: B\xe9b\xe9\n")},
	}, Options{})
	if b.Title != "A \uFFFD title" || b.Marking != Red || len(b.Sections) != 1 || b.Sections[0].ID != "one" {
		t.Errorf("it is read as %q, %v, %d sections", b.Title, b.Marking, len(b.Sections))
	}
	if s := b.Sources.Get("a"); s == nil || s.Title != "B\uFFFDb\uFFFD" {
		t.Errorf("the source is %+v", s)
	}
	var at []string
	for _, p := range problems {
		if p.Kind == problem.BadText {
			at = append(at, p.Place.String())
		}
	}
	if want := []string{"brief.md:2:11", "sources.yaml:3:11"}; !slices.Equal(at, want) {
		t.Errorf("bytes that are not UTF-8 are at %q, want %q", at, want)
	}
}

func TestSourcesThatAreNotUTF8LeaveUnknownCitationsKnown(t *testing.T) {
	for sources, want := range map[string]int{
		"references:\n- id: a\n  title: B\xe9b\xe9\n": 1,
		"references:\n- id: a\n  title: B\x00\n":      0, // not read at all
	} {
		b, _ := Open(fstest.MapFS{
			"brief.md":     {Data: []byte("---\ntitle: T\nas-of: 2033-04-02\n---\n\n# One {#one}\n\nOne [@a; @b].\n")},
			"sources.yaml": {Data: []byte(sources)},
		}, Options{})
		unknown := 0
		for _, p := range b.Check() {
			if p.Kind == problem.UnknownCitation {
				unknown++
			}
		}
		if unknown != want {
			t.Errorf("%q: %d unknown citations, want %d", sources, unknown, want)
		}
	}
}

func TestFilesOfIncidentsAreReadAsTheFrontMatterSays(t *testing.T) {
	bars := func(f fs.File, file IncidentFile, folder fs.FS) (*incident.Table, problem.List) {
		text, err := io.ReadAll(f)
		if err != nil {
			return nil, problem.List{problem.New(problem.Unreadable, problem.Place{File: file.Name}, err.Error(), "")}
		}
		if file.As == "bars.yaml" {
			by, err := fs.ReadFile(folder, file.As)
			if err != nil {
				return nil, problem.List{problem.New(problem.Unreadable, problem.Place{File: file.Name}, err.Error(), "")}
			}
			text = bytes.ReplaceAll(text, bytes.TrimSpace(by), []byte(","))
		}
		return incident.ReadCSV(bytes.NewReader(text), file.Name, nil)
	}
	b, problems := Open(fstest.MapFS{
		fileName:    {Data: []byte("---\ntitle: a\nas-of: 2024-03-25\nincidents: [a.csv, {file: b.TXT, as: bars.yaml}]\n---\n\n# A\n\nText.\n")},
		"a.csv":     {Data: []byte("id,date,country,place\na,2024,Iran,Kerman\n")},
		"b.TXT":     {Data: []byte("id|date|country|place\nb|2024|Iran|Kerman\n")},
		"bars.yaml": {Data: []byte("|\n")},
	}, Options{Incidents: bars})
	for _, p := range problems {
		if p.File != fileName {
			t.Error(p)
		}
	}
	if b.Incidents.Len() != 2 || !slices.Contains(b.Files, "bars.yaml") || !b.IsMapping("bars.yaml") || b.IsMapping("a.csv") {
		t.Errorf("there are %d incidents of the files %v", b.Incidents.Len(), b.Files)
	}
}

func TestAFileOfIncidentsWithoutANameIsAProblem(t *testing.T) {
	for value, want := range map[string]string{
		"[{as: ged}]":              "a file of incidents has no name",
		"[{file: a.csv, like: b}]": `incidents has no key "like"`,
	} {
		_, problems := Open(fstest.MapFS{
			fileName: {Data: []byte("---\ntitle: a\nas-of: 2024-03-25\nincidents: " + value + "\n---\n\n# A\n\nText.\n")},
		}, Options{})
		if !slices.ContainsFunc(problems, func(p problem.Problem) bool { return p.What == want }) {
			t.Errorf("%s: %v, want %s", value, problems, want)
		}
	}
}
