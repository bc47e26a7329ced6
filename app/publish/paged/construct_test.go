package paged

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"lectern/app/brief"
	"lectern/app/compose"
	"lectern/app/draw"
	"lectern/app/draw/raster"
	"lectern/app/golden"
	"lectern/app/publish/constructs"
	"lectern/app/publish/output"
	"lectern/app/typeset"
)

const cases = "../testdata"

// body is a PDF of a brief's text alone, without title page, contents and annexes.
func body(t *testing.T, b *brief.Brief) []byte {
	t.Helper()
	p, err := newPress(b, output.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var d compose.Document
	p.composer.Body(&d)
	p.composer.Notes(&d)
	if cites(b) {
		p.composer.Sources(&d, nil)
	}
	p.composer.Glossary(&d)
	r := p.lay(d)
	p.total = len(r.pages.List)
	p.know(r)
	p.painter.Outline(p.doc, d.Blocks)
	for i := range r.pages.List {
		p.page(&r.pages.List[i], surround{})
	}
	p.painter.Finish(p.doc)
	data, err := p.doc.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func cites(b *brief.Brief) (yes bool) {
	for _, s := range b.Sections {
		brief.Walk(s.Blocks, nil, func(n brief.Inline) {
			_, is := n.(*brief.Citation)
			yes = yes || is
		})
	}
	return yes
}

// keep leaves a file where .ci/verapdf finds it, if it asks for that.
func keep(t *testing.T, what string, data []byte) {
	t.Helper()
	dir := os.Getenv("LECTERN_EXPORTS")
	if dir == "" {
		return
	}
	name := strings.NewReplacer("/", "-", ",", "").Replace(t.Name() + " " + what)
	if err := os.WriteFile(filepath.Join(dir, name+".pdf"), data, 0o600); err != nil {
		t.Fatal(err)
	}
}

// The whole of every construct's brief, with all that the program adds, for .ci/verapdf: pages and slides.
func TestWholeFilesOfConstructs(t *testing.T) {
	for name, b := range constructs.All(t, cases) {
		for kind, write := range writers {
			t.Run(name+"/"+kind, func(t *testing.T) {
				t.Parallel()
				data, err := write(t.Context(), b, output.Options{})
				if err != nil {
					t.Fatal(err)
				}
				keep(t, kind, data)
				golden.Check(t, data, "qpdf", "--check", "FILE")
			})
		}
	}
}

// layout matches the numbers of objects and the places in a tag tree, which its test leaves out.
var layout = regexp.MustCompile(`(Object|/BBox) [\[\d][\d. \]-]*`)

// The structure that a screen reader walks, one case for each construct.
func TestTagTree(t *testing.T) {
	for name, b := range constructs.All(t, cases) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			data := body(t, b)
			keep(t, "text", data)
			got := layout.ReplaceAllString(golden.Check(t, data, "pdfinfo", "-struct-text", "FILE"), "$1")
			golden.Text(t, filepath.Join(cases, name, "tags.txt"), got)
		})
	}
}

// A table over several pages is one table: the heads repeated on them say nothing, and all its rows
// are in the tag tree.
func TestTableOverPagesIsOneTable(t *testing.T) {
	b := synthetic("Rows", "# Table {#a}\n\n| number | word |\n|---|---|\n"+strings.Repeat("| 1 | one |\n", 120))
	tree := golden.Check(t, body(t, b), "pdfinfo", "-struct-text", "FILE")
	for element, want := range map[string]int{"Table (block)": 1, " TR": 121, " TH <table-": 2, " TH:": 120, " TD:": 120, "Headers [(table-1-2)]": 120, `"number"`: 1} {
		if got := strings.Count(tree, element); got != want {
			t.Errorf("%d times %s, want %d", got, element, want)
		}
	}
}

// every is the manual, which has every construct, and the cases.
func every(t *testing.T) map[string]*brief.Brief {
	t.Helper()
	all := constructs.All(t, cases)
	all["manual"] = constructs.Shipped(t, constructs.Manual)
	return all
}

// desk sets a brief for the window and draws all of it.
func desk(b *brief.Brief, measure, wide float32) *typeset.Column {
	setter := typeset.NewSetter()
	c := compose.New(b, compose.Screen(19), measure, wide, setter)
	var d compose.Document
	c.Front(&d)
	c.Body(&d)
	c.Notes(&d)
	c.Sources(&d, nil)
	c.Scale(&d)
	column := setter.Stack(d.Blocks, typeset.Setting{Measure: wide, Hyphens: typeset.HyphensFor(b.Lang)})
	_, canvas := raster.NewImage(wide, 800, 1, draw.Light.Page)
	painter := typeset.Painter{Palette: &draw.Light, Target: func(typeset.Link) (draw.Target, bool) { return draw.Target{URL: "x"}, true }}
	for from := float32(0); from < column.Height; from += 800 {
		painter.Paint(canvas, column, from, from+800, draw.Point{})
	}
	painter.Finish(canvas)
	return column
}
