package web

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/net/html"

	"lectern/app/brief"
	"lectern/app/golden"
	"lectern/app/publish/constructs"
	"lectern/app/publish/output"
)

const cases = "../testdata"

// longest is the shipped brief that is not the manual.
const longest = "islamic-state-khorasan"

// every is the cases and the briefs that ship.
func every(tb testing.TB) map[string]*brief.Brief {
	tb.Helper()
	all := constructs.All(tb, cases)
	for _, name := range []string{constructs.Manual, longest} {
		all[name] = constructs.Shipped(tb, name)
	}
	return all
}

// written is a text brief's page.
func written(tb testing.TB, text string) []byte {
	tb.Helper()
	const front = "---\nlectern: 1\ntitle: Test\nas-of: 2033-04-02\n---\n\n"
	return exported(tb, constructs.Open(fstest.MapFS{"brief.md": {Data: []byte(front + text)}}))
}

func exported(tb testing.TB, b *brief.Brief) []byte {
	tb.Helper()
	data, err := Briefing(tb.Context(), b, output.Options{Version: "1"})
	if err != nil {
		tb.Fatal(err)
	}
	return data
}

// What is left out of a page that is compared: its drawings' shapes, and pictures.
var (
	shapes   = regexp.MustCompile(`(?s)(</desc>(?:<g[^>]*>)?|aria-hidden="true">)\n(?:<(?:path|g|clipPath|text|a|/g).*?)</svg>`)
	pictures = regexp.MustCompile(`base64,[\w+/=]+`)
)

// sections returns the part of a page with the text and its notes.
func sections(page []byte) string {
	s := string(page)
	_, s, _ = strings.Cut(s, `<main id="lectern-text" tabindex="-1">`)
	s, _, _ = strings.Cut(s, `</main>`)
	s = shapes.ReplaceAllString(s, "$1…</svg>")
	s = pictures.ReplaceAllString(s, "base64,…")
	var kept strings.Builder
	for _, part := range strings.SplitAfter(s, "</section>") {
		short, annexed := strings.Contains(part, `id="lectern-short"`), strings.Contains(part, `id="lectern-`)
		notes := strings.Contains(part, `id="lectern-notes"`) || strings.Contains(part, `id="lectern-sources"`) && strings.Contains(part, "doc-backlink")
		if !short && (!annexed || notes) {
			kept.WriteString(part)
		}
	}
	return strings.TrimSpace(kept.String()) + "\n"
}

// The elements that each construct becomes.
func TestConstructsBecomeElements(t *testing.T) {
	for name, b := range constructs.All(t, cases) {
		t.Run(name, func(t *testing.T) {
			got := sections(exported(t, b))
			golden.Text(t, filepath.Join(cases, name, "page.html"), got)
		})
	}
}

// .ci/html has the pages of the cases judged.
func TestPagesForTheJudges(t *testing.T) {
	folder := os.Getenv("LECTERN_PAGES")
	if folder == "" {
		t.Skip("LECTERN_PAGES names no folder for them")
	}
	for name, b := range constructs.All(t, cases) {
		if err := os.WriteFile(filepath.Join(folder, "case-"+name+".html"), exported(t, b), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// parse reads a page as a browser does.
func parse(tb testing.TB, page []byte) *html.Node {
	tb.Helper()
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		tb.Fatal(err)
	}
	return root
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// elementsOf are all elements of a page, or those of some names.
func elementsOf(root *html.Node, names ...string) []*html.Node {
	wanted := set(strings.Join(names, " "))
	var out []*html.Node
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && (len(names) == 0 || wanted[n.Data]) {
			out = append(out, n)
		}
	}
	return out
}

// textOf is the text of a node.
func textOf(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode && d.Parent.Data != "style" && d.Parent.Data != "script" {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}
