package publish

import (
	"regexp"
	"strings"
	"testing"
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
