package publish

import (
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"lectern/app/brief"
	"lectern/app/draw"
)

// From a mark on the map to the row of the incident, from there to its source, and from that to all
// pages that cite it.
func TestMarksRowsAndSourcesLeadToEachOther(t *testing.T) {
	data, err := Briefing(t.Context(), every(t)["manual"], Options{})
	if err != nil {
		t.Fatal(err)
	}
	tree := tool(t, data, "pdfinfo", "-struct-text", "FILE")
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

// What is a file for readers names a language, though the brief does not.
func TestFilesOfABriefInNoLanguageNameOne(t *testing.T) {
	b, _ := brief.Open(fstest.MapFS{"brief.md": {Data: []byte("---\nlectern: 1\ntitle: T\nlang: English, please\nas-of: 2033-04-02\n---\n\n# A {#a}\n\nText.\n")}}, brief.Options{})
	for name, write := range map[string]func() ([]byte, error){
		"map":      NewMap(b.Incidents, b.Incidents.All(), b, MapOptions{Width: 400, Height: 300, Scale: 1, Palette: &draw.Light, Title: "T"}).PDF,
		"briefing": func() ([]byte, error) { return Briefing(t.Context(), b, Options{}) },
	} {
		data, err := write()
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(tool(t, data, "qpdf", "--qdf", "--object-streams=disable", "FILE", "-"), "/Lang (en-GB)") {
			t.Errorf("the %s is in no language", name)
		}
	}
}
