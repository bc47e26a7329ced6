package web

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"lectern/app/brief"
	"lectern/app/golden"
	"lectern/app/publish/output"
	"lectern/app/publish/paged"
)

// structure is the tag tree of a brief's PDF with its text, an element or a text a line.
func structure(t *testing.T, b *brief.Brief) string {
	t.Helper()
	golden.Need(t, "pdfinfo")
	data, err := paged.Briefing(t.Context(), b, output.Options{})
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("pdfinfo", "-struct-text", file).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return string(out)
}

var (
	elementOf = regexp.MustCompile(`^( *)(\w+)(?: <([^>]*)>)?(?: \((?:block|inline)\))?:?$`)
	textIn    = regexp.MustCompile(`^ *"(.*)"$`)
	annexed   = regexp.MustCompile(`^Annex [A-Z]\. `)
)

// printedApart holds the parts of a PDF that tell of pages and files, or set in short what a page sets in
// full; the rest of its text is on the page.
var printedApart = map[string]bool{"Contents": true, "Incidents": true, "Sources": true, "About this file": true}

// textsOf returns the texts of a tag tree that a page has, too: each paragraph, heading and cell. A page
// doesn't have the numbers that a browser counts itself, the notes of printed pages on their sources, the
// words within drawings, and the figures beside the summary.
func textsOf(tree string) (out []string) {
	blocks := set("P H1 H2 H3 H4 H5 H6 Caption TH TD LI")
	passed := -1 // the depth of what is passed over
	apart, heading := false, false
	for line := range strings.Lines(tree) {
		line = strings.TrimSuffix(line, "\n")
		depth := len(line) - len(strings.TrimLeft(line, " "))
		if passed >= 0 && depth > passed {
			continue
		}
		if m := textIn.FindStringSubmatch(line); m != nil {
			if heading {
				apart = printedApart[annexed.ReplaceAllString(m[1], "")]
			}
			if heading = false; !apart && len(out) > 0 {
				out[len(out)-1] += m[1]
			}
			continue
		}
		m := elementOf.FindStringSubmatch(line)
		if m == nil {
			continue
		}
		passed = -1
		switch {
		case m[2] == "TOC", m[2] == "Lbl", m[2] == "Figure", m[2] == "Note" && strings.HasPrefix(m[3], "foot:"), m[2] == "Div" && len(out) < 6:
			passed = depth
		case blocks[m[2]]:
			out, heading = append(out, ""), m[2] == "H1"
		}
	}
	return out
}

// short is a text with short months and without spaces, hyphens that divide a word, and what the dots of
// Arabic letters stand for.
func short(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '\u00ad' || r == '\u2060' {
			return -1
		}
		return r
	}, months.Replace(s))
}

var months = strings.NewReplacer("January", "Jan", "February", "Feb", "March", "Mar", "April", "Apr", "August", "Aug",
	"September", "Sep", "October", "Oct", "November", "Nov", "December", "Dec")

// The page says what the PDF says: every text of its tag tree is on it.
func TestThePageSaysWhatThePDFSays(t *testing.T) {
	for name, b := range every(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if name == longest { // pdfinfo takes its time over it
				golden.Whole(t)
			}
			page := short(textOf(elementsOf(parse(t, exported(t, b)), "body")[0]))
			compared := 0
			for _, text := range textsOf(structure(t, b)) {
				words := short(annexed.ReplaceAllString(text, ""))
				if words != "" {
					compared++
				}
				if !strings.Contains(page, words) {
					t.Errorf("%q is not on the page", text)
				}
			}
			if compared < 10 {
				t.Errorf("only %d texts were compared", compared)
			}
		})
	}
}
