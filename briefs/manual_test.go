package briefs_test

import (
	"bytes"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"lectern/app/brief"
)

// The format's specification, with which the manual is kept in step.
const specification = "../app/brief/FORMAT.md"

// constructs are all kinds of blocks and inlines and their forms, by name, and whether one is it.
var constructs = map[string]func(any) bool{
	"paragraph":            a[*brief.Paragraph],
	"heading in a section": a[*brief.Heading],
	"bullet list":          func(n any) bool { l, ok := n.(*brief.List); return ok && !l.Ordered },
	"numbered list":        func(n any) bool { l, ok := n.(*brief.List); return ok && l.Ordered },
	"definition list":      a[*brief.DefinitionList],
	"table with caption":   func(n any) bool { t, ok := n.(*brief.Table); return ok && len(t.Caption) > 0 },
	"quotation":            a[*brief.Quote],
	"code":                 a[*brief.CodeBlock],
	"image with caption":   func(n any) bool { i, ok := n.(*brief.ImageBlock); return ok && i.Alt != "" && i.Width != "" },
	"rule":                 a[*brief.HorizontalRule],
	"judgement":            func(n any) bool { j, ok := n.(*brief.Judgement); return ok && j.Because != "" },
	"recommendation": func(n any) bool {
		r, ok := n.(*brief.Recommendation)
		return ok && r.Owner != "" && r.By != "" && r.Priority > 0
	},
	"key point":           a[*brief.KeyPoint],
	"speaker notes":       a[*brief.SpeakerNotes],
	"aside":               a[*brief.Aside],
	"landscape":           a[*brief.Landscape],
	"abbreviation":        func(n any) bool { s, ok := n.(*brief.Span); return ok && s.Expand != "" },
	"only on slides":      func(n any) bool { o, ok := n.(*brief.Only); return ok && o.Medium == brief.Slides },
	"only on pages":       func(n any) bool { o, ok := n.(*brief.Only); return ok && o.Medium == brief.Page },
	"map":                 drawn(brief.Map),
	"timeline":            drawn(brief.Timeline),
	"chart of incidents":  func(n any) bool { d, ok := n.(*brief.Drawing); return ok && d.By != "" && d.Measure != "" },
	"chart of a series":   func(n any) bool { d, ok := n.(*brief.Drawing); return ok && d.Series != "" },
	"table of incidents":  drawn(brief.Incidents),
	"note on a drawing":   func(n any) bool { d, ok := n.(*brief.Drawing); return ok && len(d.Annotations) > 0 },
	"emphasis":            a[*brief.Emphasis],
	"strong":              a[*brief.Strong],
	"code in a line":      a[*brief.Code],
	"small capitals":      a[*brief.SmallCaps],
	"another language":    func(n any) bool { s, ok := n.(*brief.Span); return ok && s.Lang != "" && s.Dir != "" },
	"line break":          a[*brief.LineBreak],
	"link outside":        func(n any) bool { l, ok := n.(*brief.Link); return ok && strings.HasPrefix(l.Target, "https://") },
	"link inside":         func(n any) bool { l, ok := n.(*brief.Link); return ok && strings.HasPrefix(l.Target, "#") },
	"link to an incident": a[*brief.IncidentLink],
	"link to a view":      a[*brief.ViewLink],
	"image in a line":     a[*brief.Image],
	"note with a label":   func(n any) bool { r, ok := n.(*brief.NoteRef); return ok && r.Note.Label != "" },
	"note in the line":    func(n any) bool { r, ok := n.(*brief.NoteRef); return ok && r.Note.Label == "" },
	"citation":            func(n any) bool { c, ok := n.(*brief.Citation); return ok && !c.InText && len(c.Items[0].Suffix) > 0 },
	"citation of several": func(n any) bool {
		c, ok := n.(*brief.Citation)
		return ok && len(c.Items) > 1 && len(c.Items[0].Prefix) > 0
	},
	"citation in a sentence": func(n any) bool { c, ok := n.(*brief.Citation); return ok && c.InText },
	"citation without name":  func(n any) bool { c, ok := n.(*brief.Citation); return ok && c.Items[0].Suppress },
	"live figure":            a[*brief.LiveFigure],
}

func a[T any](n any) bool { _, ok := n.(T); return ok }

func drawn(kind brief.DrawingKind) func(any) bool {
	return func(n any) bool { d, ok := n.(*brief.Drawing); return ok && d.Kind == kind }
}

// manualTrees are what the manual itself is made of, and what its code blocks show, read as text.
func manualTrees(t *testing.T) (own, shown []any, code string) {
	t.Helper()
	collect := func(into *[]any) (func(brief.Block), func(brief.Inline)) {
		return func(b brief.Block) { *into = append(*into, b) }, func(in brief.Inline) { *into = append(*into, in) }
	}
	block, inline := collect(&own)
	for _, s := range open(t, manual).Sections {
		brief.Walk(s.Blocks, block, inline)
	}
	var sources strings.Builder
	for _, n := range own {
		if c, ok := n.(*brief.CodeBlock); ok {
			sources.WriteString(c.Text + "\n\n")
		}
	}
	folder := t.TempDir()
	text := "---\ntitle: Code\nas-of: 2033-04-02\n---\n\n# Code\n\n" + afterFrontMatter(sources.String())
	if err := os.WriteFile(folder+"/brief.md", []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	block, inline = collect(&shown)
	for _, s := range open(t, folder).Sections {
		brief.Walk(s.Blocks, block, inline)
	}
	return own, shown, sources.String()
}

func afterFrontMatter(code string) string {
	_, rest, _ := strings.Cut(code, "\n---\n")
	return rest
}

func TestManualShowsEveryConstructWithItsSource(t *testing.T) {
	own, shown, _ := manualTrees(t)
	for name, is := range constructs {
		if !slices.ContainsFunc(own, is) {
			t.Errorf("the manual has no %s", name)
		}
		if name != "code" && !slices.ContainsFunc(shown, is) { // the blocks themselves show it
			t.Errorf("no code block of the manual shows how a %s is written", name)
		}
	}
}

// A key or a class that the specification gains, the manual has to show.
func TestManualShowsEveryKeyAndClassOfTheSpecification(t *testing.T) {
	_, _, code := manualTrees(t)
	text, err := os.ReadFile(specification)
	if err != nil {
		t.Fatal(err)
	}
	cells := regexp.MustCompile("(?m)^\\| (`[^|]*`[^|]*) \\| (.*)").FindAllSubmatch(text, -1)
	names := regexp.MustCompile("`([.]?[a-z-]+)`")
	n := 0
	for _, cell := range cells {
		if bytes.HasPrefix(cell[2], []byte("written by ")) { // the program's own, not an author's
			continue
		}
		for _, m := range names.FindAllSubmatch(cell[1], -1) {
			name := strings.TrimPrefix(string(m[1]), ".")
			n++
			if !strings.Contains(code, name) {
				t.Errorf("no code block of the manual shows %s", m[1])
			}
		}
	}
	if n < 20 {
		t.Errorf("found only %d keys and classes in %s: has its form changed?", n, specification)
	}
}
