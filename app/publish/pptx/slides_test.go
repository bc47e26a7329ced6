package pptx

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"encoding/xml"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"lectern/app/brief"
	"lectern/app/deck"
	"lectern/app/draw"
	"lectern/app/golden"
	"lectern/app/publish/constructs"
	"lectern/app/publish/output"
	"lectern/app/typeset"
	"lectern/briefs"
)

// every returns the cases of all constructs, and the briefs that ship.
func every(t *testing.T) map[string]*brief.Brief {
	t.Helper()
	all := constructs.All(t, "../testdata")
	for _, name := range briefs.Names() {
		all[name] = constructs.Shipped(t, name)
	}
	return all
}

var withNotes = output.Options{Version: "1", Notes: output.NotesPages}

func made(t *testing.T, b *brief.Brief, opt output.Options) []byte {
	t.Helper()
	data, err := Slides(t.Context(), b, opt)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// writerOf returns a writer of the slides of a brief, to see what it would write.
func writerOf(b *brief.Brief) *writer {
	return &writer{deck: deck.New(b), palette: &draw.Light, lang: output.Lang(b), shaper: typeset.NewShaper(), archive: archive{media: map[[sha256.Size]byte]*part{}}}
}

// unzipped returns the files of an archive.
func unzipped(t *testing.T, data []byte) map[string][]byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	all := map[string][]byte{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if all[f.Name], err = io.ReadAll(r); err != nil {
			t.Fatal(err)
		}
	}
	if len(all) != len(z.File) {
		t.Error("two files have one name")
	}
	return all
}

// keep leaves a file where .ci/pptx finds it, if it asks for that.
func keep(t *testing.T, name string, data []byte) {
	t.Helper()
	if dir := os.Getenv("LECTERN_EXPORTS"); dir != "" {
		if err := os.WriteFile(filepath.Join(dir, name+".pptx"), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

var idOf = regexp.MustCompile(`r:(?:id|embed)="([^"]*)"`)

// The files of all constructs, for the tests below and for .ci/pptx.
func TestFilesOfConstructs(t *testing.T) {
	all, files := every(t), map[string][]byte{}
	for name, b := range all {
		files[name] = made(t, b, withNotes)
		keep(t, "construct-"+name, files[name])
	}
	t.Run("lack no part", func(t *testing.T) {
		for name, data := range files {
			t.Run(name, func(t *testing.T) { lacksNoPart(t, data) })
		}
	})
	t.Run("are read back by Python", func(t *testing.T) { areReadBack(t, all, files) })
	t.Run("are the same for the same brief", func(t *testing.T) {
		if name := constructs.Manual; !bytes.Equal(files[name], made(t, all[name], withNotes)) {
			t.Error("one brief makes two files")
		}
	})
}

// lacksNoPart tests that every part is named by a relation and has a type, and that every id that a part uses is one of
// its relations.
func lacksNoPart(t *testing.T, data []byte) {
	files := unzipped(t, data)
	reached := map[string]bool{"[Content_Types].xml": true}
	for file, text := range files {
		if !strings.HasSuffix(file, ".rels") {
			continue
		}
		reached[file] = true
		ids := relations(t, files, text, reached)
		of := strings.TrimSuffix(strings.Replace(file, "_rels/", "", 1), ".rels")
		for _, m := range idOf.FindAllSubmatch(files[of], -1) {
			if !slices.Contains(ids, string(m[1])) {
				t.Errorf("%s has no relation %s", of, m[1])
			}
		}
	}
	types := string(files["[Content_Types].xml"])
	for file, text := range files {
		if !reached[file] {
			t.Errorf("no relation leads to %s", file)
		}
		extension := strings.TrimPrefix(filepath.Ext(file), ".")
		if file != "[Content_Types].xml" && !strings.Contains(types, `PartName="/`+file+`"`) && !strings.Contains(types, `Extension="`+extension+`"`) {
			t.Errorf("%s has no type", file)
		}
		if extension == "xml" || extension == "svg" {
			if err := xml.Unmarshal(text, new(struct{ XMLName xml.Name })); err != nil {
				t.Errorf("%s: %v", file, err)
			}
		}
	}
}

// relations returns the ids of a list of relations, and marks the parts to which they lead.
func relations(t *testing.T, files map[string][]byte, text []byte, reached map[string]bool) (ids []string) {
	t.Helper()
	var list struct {
		All []struct {
			ID     string `xml:"Id,attr"`
			Target string `xml:",attr"`
		} `xml:"Relationship"`
	}
	if err := xml.Unmarshal(text, &list); err != nil {
		t.Fatal(err)
	}
	for _, r := range list.All {
		target := strings.TrimPrefix(r.Target, "/")
		if files[target] == nil {
			t.Errorf("a relation leads to %s, which isn't there", target)
		}
		reached[target] = true
		ids = append(ids, r.ID)
	}
	return ids
}

// content holds the content of a slide as another program reads it.
type content struct {
	Title                  string
	Texts, Pictures, Notes []string
}

// contents returns what the slides of a brief hold.
func contents(b *brief.Brief) (all []content) {
	w := writerOf(b)
	for n, s := range w.deck.Slides {
		c := content{Title: s.Title, Texts: []string{}, Pictures: []string{}, Notes: []string{}}
		shapes := shapesOf(w.record(n))
		if !hasTitle(shapes) {
			c.Texts = append(c.Texts, s.Title)
		}
		for _, s := range shapes {
			switch text := textOf(s.text); {
			case s.sketch != nil:
				c.Pictures = append(c.Pictures, s.tag.Alt)
			case s.table != nil:
				for _, r := range s.table.rows {
					for _, cell := range r.cells {
						if len(cell) > 0 {
							c.Texts = append(c.Texts, textOf(cell))
						}
					}
				}
			case s.text != nil:
				if s.title {
					c.Title = text
				}
				c.Texts = append(c.Texts, text)
			}
		}
		for _, p := range w.noteText(s.Notes) {
			c.Notes = append(c.Notes, textOf([]*paragraph{p}))
		}
		all = append(all, c)
	}
	return all
}

// textOf returns the text of paragraphs, in which a line of code ends with a vertical tab.
func textOf(all []*paragraph) string {
	var lines []string
	for _, p := range all {
		var line strings.Builder
		for _, r := range p.runs() {
			line.WriteString(strings.ReplaceAll(r.text, lineBreak, "\v"))
		}
		lines = append(lines, line.String())
	}
	return strings.Join(lines, "\n")
}

// areReadBack tests that python-pptx reads every text, picture, alternative text and note.
func areReadBack(t *testing.T, all map[string]*brief.Brief, files map[string][]byte) {
	python, folder := golden.Python(t, "pptx"), t.TempDir()
	args := []string{filepath.Join("testdata", "read.py")}
	want := map[string][]content{}
	for name, data := range files {
		file := filepath.Join(folder, name+".pptx")
		if err := os.WriteFile(file, data, 0o600); err != nil {
			t.Fatal(err)
		}
		args = append(args, file)
		want[file] = contents(all[name])
	}
	out, err := exec.Command(python, args...).Output()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	var got map[string][]content
	if err := json.Unmarshal(out, &got); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// letters returns a text without spaces and the hyphens of divided words.
func letters(s string) string { return strings.Join(strings.Fields(s), "") }

func TestNoWordOfASlideIsLost(t *testing.T) {
	for name, b := range every(t) {
		w := writerOf(b)
		for n := range w.deck.Slides {
			r := w.record(n)
			drawn := letters(words(r.root))
			var kept strings.Builder
			for _, s := range shapesOf(r) {
				all := s.text
				if s.table != nil {
					all = s.table.text()
				}
				for _, p := range all {
					kept.WriteString(plain(p.mark))
					kept.WriteString(textOf([]*paragraph{p}))
				}
			}
			if got := letters(kept.String()); len(got) != len(drawn) {
				t.Errorf("%s, slide %d: of\n%s\nis left\n%s", name, n+1, drawn, got)
			}
		}
	}
}

// words returns the words of an element.
func words(n *node) (all string) {
	if n.word != nil {
		if n.word.divided {
			return strings.TrimSuffix(n.word.text, "-")
		}
		return n.word.text
	}
	for _, k := range n.kids {
		all += words(k)
	}
	return all
}

func TestNotesAreThereOnlyIfTheyAreWanted(t *testing.T) {
	b := constructs.Shipped(t, constructs.Manual)
	for how, want := range map[output.Notes]bool{output.NotesNone: false, output.NotesPages: true} {
		files := unzipped(t, made(t, b, output.Options{Notes: how}))
		found := false
		for name := range files {
			found = found || strings.Contains(strings.ToLower(name), "notes")
		}
		if said := strings.Contains(string(files["docProps/core.xml"]), "notes"); found != want || said != want {
			t.Errorf("%s: there are notes is %t, and it is said is %t", output.NotesNames[how], found, said)
		}
	}
}

// .ci/pptx names a PowerPoint file of a shipped brief, without its ending, from which LibreOffice has made a PDF.
func TestLibreOfficeShowsTheWordsOfEverySlide(t *testing.T) {
	name := os.Getenv("LECTERN_SLIDES")
	if name == "" {
		t.Skip(".ci/pptx runs this with LibreOffice")
	}
	pages := strings.Split(pdfText(t, name+".pdf"), "\f")
	all := contents(constructs.Shipped(t, filepath.Base(name)))
	if len(pages)-1 != len(all) {
		t.Fatalf("%d pages of %d slides", len(pages)-1, len(all))
	}
	for n, c := range all {
		for _, text := range c.Texts {
			for _, word := range strings.FieldsFunc(text, func(r rune) bool { return unicode.IsSpace(r) || r == '-' }) { // where lines end
				if !strings.Contains(letters(pages[n]), word) {
					t.Errorf("page %d doesn't have %q of %q", n+1, word, text)
				}
			}
		}
	}
}

func pdfText(t *testing.T, file string) string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return golden.Check(t, data, "pdftotext", "-layout", "FILE", "-")
}
