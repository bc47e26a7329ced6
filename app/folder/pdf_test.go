package folder

import (
	"errors"
	"io/fs"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lectern/app/draw"
	"lectern/app/draw/pdf"
	"lectern/app/problem"
)

// keeping is a PDF in which a program keeps files; of those called cut*, what is kept is a part.
func keeping(t *testing.T, program string, names ...string) string {
	t.Helper()
	m := pdf.Meta{Title: "A", Lang: "en-GB", Program: program}
	for _, name := range names {
		f := pdf.File{Name: name, MIME: "text/plain", Description: "some", Relation: "Source", Data: []byte("in " + name), Kept: true}
		if name[:1] == "c" {
			f.Relation = "Data"
		}
		m.Files = append(m.Files, f)
	}
	d := pdf.New(m)
	d.Page(200, 200)
	d.Begin(draw.Tag{Role: draw.Paragraph})
	d.End()
	data, err := d.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestPDFOpensAsTheFolderItKeeps(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, "a.PDF", keeping(t, Program, "brief.md", "media/été.png", "cut.csv"))
	f, err := Open("a.PDF")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if !f.ReadOnly || f.Shipped {
		t.Errorf("read-only %v, shipped %v", f.ReadOnly, f.Shipped)
	}
	if d := cmp.Diff([]string{"cut.csv: some"}, f.Notes); d != "" {
		t.Error(d)
	}
	files, err := f.Files()
	if err != nil {
		t.Fatal(err)
	}
	want := map[string][]byte{"brief.md": []byte("in brief.md"), "media/été.png": []byte("in media/été.png"), "cut.csv": []byte("in cut.csv")}
	if d := cmp.Diff(want, files); d != "" {
		t.Error(d)
	}
	if err := Create("again", files); err != nil {
		t.Fatal(err)
	}
	if text, err := os.ReadFile("again/media/été.png"); err != nil || string(text) != "in media/été.png" {
		t.Errorf("%q, %v", text, err)
	}
}

func TestPDFThatKeepsNoFolderIsOneProblem(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, "foreign.pdf", keeping(t, "Another", "brief.md"))
	write(t, "text.pdf", "hello")
	write(t, "empty.pdf", "")
	write(t, "half.pdf", keeping(t, Program, "brief.md")[:2000])
	write(t, "twice.pdf", keeping(t, Program, "brief.md", "brief.md"))
	if err := os.WriteFile("large.pdf", nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate("large.pdf", maxPDF+1); err != nil {
		t.Fatal(err)
	}
	wants := map[string]problem.Kind{
		"foreign.pdf": problem.Unreadable, "text.pdf": problem.Unreadable, "empty.pdf": problem.Unreadable,
		"half.pdf": problem.Unreadable, "twice.pdf": problem.Unreadable, "large.pdf": problem.TooLarge,
	}
	for i, name := range []string{"../brief.md", "/brief.md", `a\b.md`, "c:brief.md", ".", "a//b", "a/../../b", "./a"} {
		file := string(rune('a'+i)) + ".pdf"
		write(t, file, keeping(t, Program, name))
		wants[file] = problem.Unreadable
	}
	for name, want := range wants {
		f, err := Open(name)
		var p problem.Problem
		if !errors.As(err, &p) || p.Kind != want || p.File != name || p.Hint == "" {
			t.Errorf("%q: %+v, %v, want a problem of kind %s that says what to do", name, f, err, want)
		}
	}
}

func TestFolderOfAFileIsNotLeft(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, name := range []string{"../out.txt", "/out.txt", "a/../../out.txt"} {
		if err := Create("new", map[string][]byte{name: nil}); err == nil {
			t.Errorf("%s was written", name)
		}
		if _, err := os.Stat("new"); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s: something was left: %v", name, err)
		}
	}
}
