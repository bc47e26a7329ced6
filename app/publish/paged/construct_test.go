package paged

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"lectern/app/atlas"
	"lectern/app/brief"
	"lectern/app/compose"
	"lectern/app/deck"
	"lectern/app/draw"
	"lectern/app/draw/raster"
	"lectern/app/golden"
	"lectern/app/publish/output"
	"lectern/app/typeset"
	"lectern/briefs"
)

// overlay is a folder before another: each case has a brief.md, and all share their data.
type overlay [2]fs.FS

func (o overlay) Open(name string) (fs.File, error) {
	f, err := o[0].Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return o[1].Open(name)
	}
	return f, err
}

// constructs opens the briefs of testdata by name, one for each construct.
func constructs(t *testing.T) map[string]*brief.Brief {
	t.Helper()
	folders, err := filepath.Glob("../testdata/*/brief.md")
	if err != nil || len(folders) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	out := map[string]*brief.Brief{}
	for _, file := range folders {
		folder := filepath.Dir(file)
		b, problems := brief.Open(overlay{os.DirFS(folder), os.DirFS("../testdata/data")}, brief.Options{Gazetteer: atlas.Load()})
		for _, p := range problems.Errors() {
			t.Errorf("%s: %v", folder, p)
		}
		out[filepath.Base(folder)] = b
	}
	return out
}

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

// tool runs one of the checkers; FILE stands for a file of the given bytes.
func tool(t *testing.T, data []byte, name string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		t.Skipf("%s is not installed: make test installs it", name)
	}
	file := filepath.Join(t.TempDir(), "x.pdf")
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	if i := slices.Index(args, "FILE"); i >= 0 {
		args[i] = file
	}
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out)
	}
	return string(out)
}

// The whole of every construct's brief, with all that the program adds, for .ci/verapdf: pages and slides.
func TestWholeFilesOfConstructs(t *testing.T) {
	for name, b := range constructs(t) {
		for kind, write := range map[string]func(context.Context, *brief.Brief, output.Options) ([]byte, error){"briefing": Briefing, "slides": Slides} {
			t.Run(name+"/"+kind, func(t *testing.T) {
				data, err := write(t.Context(), b, output.Options{})
				if err != nil {
					t.Fatal(err)
				}
				keep(t, kind, data)
				tool(t, data, "qpdf", "--check", "FILE")
			})
		}
	}
}

// layout is what of a tag tree changes with objects and places, which are not its subject.
var layout = regexp.MustCompile(`(Object|/BBox) [\[\d][\d. \]-]*`)

// The structure that a screen reader walks, one case for each construct.
func TestTagTree(t *testing.T) {
	for name, b := range constructs(t) {
		t.Run(name, func(t *testing.T) {
			data := body(t, b)
			keep(t, "text", data)
			got := layout.ReplaceAllString(tool(t, data, "pdfinfo", "-struct-text", "FILE"), "$1")
			golden.Text(t, filepath.Join("../testdata", name, "tags.txt"), got)
		})
	}
}

// A table over several pages is one table: the heads repeated on them say nothing, and all its rows
// are in the tag tree.
func TestTableOverPagesIsOneTable(t *testing.T) {
	b := synthetic("Rows", "# Table {#a}\n\n| number | word |\n|---|---|\n"+strings.Repeat("| 1 | one |\n", 120))
	tree := tool(t, body(t, b), "pdfinfo", "-struct-text", "FILE")
	for element, want := range map[string]int{"Table (block)": 1, " TR": 121, " TH <table-": 2, " TH:": 120, " TD:": 120, "Headers [(table-1-2)]": 120, `"number"`: 1} {
		if got := strings.Count(tree, element); got != want {
			t.Errorf("%d times %s, want %d", got, element, want)
		}
	}
}

// kinds lists the types of a closed list from the source that closes it.
func kinds(t *testing.T, method string) []string {
	t.Helper()
	files, err := filepath.Glob("../../brief/*.go")
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, file := range files {
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile(`(?m)^func \(\*(\w+)\) `+method+`\(\)`).FindAllSubmatch(source, -1) {
			out = append(out, string(m[1]))
		}
	}
	return out
}

func typeName(v any) string {
	return reflect.TypeOf(v).Elem().Name()
}

// every is the manual, which has every construct, and the cases.
func every(t *testing.T) map[string]*brief.Brief {
	t.Helper()
	all := constructs(t)
	folder, err := briefs.Open("how-to-write-a-brief")
	if err != nil {
		t.Fatal(err)
	}
	all["manual"], _ = brief.Open(folder, brief.Options{Gazetteer: atlas.Load()})
	return all
}

// A kind that a writer forgets panics here.
func TestEveryKindGoesThroughEveryWriter(t *testing.T) {
	seen := map[string]bool{}
	for name, b := range every(t) {
		t.Run(name, func(t *testing.T) {
			for _, s := range b.Sections {
				brief.Walk(s.Blocks, func(x brief.Block) { seen[typeName(x)] = true }, func(x brief.Inline) { seen[typeName(x)] = true })
			}
			desk(b, 618, 700)
			desk(b, 200, 200)
			d := deck.New(b)
			_, canvas := raster.NewImage(deck.Width, deck.Height, 0.25, draw.Dark.Page)
			for n := range d.Slides {
				d.Draw(canvas, n, &draw.Dark)
			}
			for _, make := range []func(context.Context, *brief.Brief, output.Options) ([]byte, error){Briefing, Slides} {
				if _, err := make(t.Context(), b, output.Options{Paper: output.Letter}); err != nil {
					t.Error(err)
				}
			}
		})
	}
	for _, method := range []string{"block", "inline"} {
		names := kinds(t, method)
		if len(names) < 10 {
			t.Fatalf("only the kinds %v were found", names)
		}
		for _, name := range names {
			if !seen[name] {
				t.Errorf("no test brief has a %s", name)
			}
		}
	}
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
