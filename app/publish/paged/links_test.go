package paged

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"lectern/app/brief"
	"lectern/app/golden"
	"lectern/app/publish/constructs"
	"lectern/app/publish/output"
)

// From a mark on the map to the row of the incident, from there to its source, and from that to all
// pages that cite it.
func TestMarksRowsAndSourcesLeadToEachOther(t *testing.T) {
	data, err := Briefing(t.Context(), constructs.Shipped(t, constructs.Manual), output.Options{})
	if err != nil {
		t.Fatal(err)
	}
	tree := golden.Check(t, data, "pdfinfo", "-struct-text", "FILE")
	for what, want := range map[string]string{
		"marks of the map": `"Both shoals have been struck"\n *Figure:.*\n(?: +[/"].*\n)* +Link \(inline\)\n +Object`,
		"rows to sources":  `(?s)"Annex C\. Incidents"\n.*"Siege of the toll bridge"\n.*?Link \(inline\)\n +"3"`,
		"figures to rows":  `(?s)"Annex D\. What the figures count"\n.*"Tactic arson"\n.*?Link \(inline\)\n +"1"`,
		"sources to pages": `(?s)"Annex E\. Sources"\n.*Cited on\x{a0}?\s?pp\.\s*"\n +Link \(inline\)\n +"\d`,
	} {
		if !regexp.MustCompile(want).MatchString(tree) {
			t.Errorf("%s: nothing like %s", what, want)
		}
	}
	const annexes = 5
	if n := strings.Count(tree, `"Annex `); n != 2*annexes { // in the contents and over each
		t.Errorf("annexes are named %d times, want %d", n, 2*annexes)
	}
}

// The list of sources names the pages of the glossary behind it, which what it names pushes on.
func TestSourcesLeadToTheGlossaryThatCitesThem(t *testing.T) {
	const n = 90
	terms, sources := strings.Builder{}, strings.Builder{}
	for i := range n {
		fmt.Fprintf(&terms, "\nterm%d\n\n:   What it means [@s%[1]d].\n", i)
		fmt.Fprintf(&sources, "- id: s%d\n  type: book\n  title: Source%[1]d, %s\n", i, strings.Repeat("long ", 20))
	}
	text := "---\nlectern: 1\ntitle: T\nas-of: 2033-04-02\n---\n\n# A {#a}\n\nText.\n\n# Glossary {#glossary}\n" + terms.String()
	b, _ := brief.Open(fstest.MapFS{"brief.md": {Data: []byte(text)}, "sources.yaml": {Data: []byte("references:\n" + sources.String())}}, brief.Options{})
	data, err := Briefing(t.Context(), b, output.Options{})
	if err != nil {
		t.Fatal(err)
	}
	whole := golden.Check(t, data, "pdftotext", "-layout", "FILE", "-")
	words := strings.Join(strings.Fields(whole), " ")
	var used []int
	for i, page := range strings.Split(whole, "\f") {
		for _, m := range regexp.MustCompile(`(?m)^ *term(\d+)$`).FindAllStringSubmatch(page, -1) {
			source := regexp.MustCompile(`Source` + m[1] + `,[^.]*\. Cited on p\. (\d+)\.`).FindStringSubmatch(words)
			if source == nil || source[1] != fmt.Sprint(i+1) {
				t.Errorf("term%s is on page %d, its source says %q", m[1], i+1, source)
			}
			used = append(used, i)
		}
	}
	if len(used) != n || used[0] == used[n-1] {
		t.Errorf("%d terms on pages %d", len(used), used)
	}
}

// What is a file for readers names a language, though the brief does not.
func TestFilesOfABriefInNoLanguageNameOne(t *testing.T) {
	b, _ := brief.Open(fstest.MapFS{"brief.md": {Data: []byte("---\nlectern: 1\ntitle: T\nlang: English, please\nas-of: 2033-04-02\n---\n\n# A {#a}\n\nText.\n")}}, brief.Options{})
	for name, write := range map[string]func() ([]byte, error){
		"briefing": func() ([]byte, error) { return Briefing(t.Context(), b, output.Options{}) },
	} {
		data, err := write()
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(golden.Check(t, data, "qpdf", "--qdf", "--object-streams=disable", "FILE", "-"), "/Lang (en-GB)") {
			t.Errorf("the %s is in no language", name)
		}
	}
}
