package attachment

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"lectern/app/draw"
	"lectern/app/draw/pdf"
	"lectern/app/golden"
)

var stored = []File{
	{"brief.md", "The text", "Source", []byte("---\ntitle: A\n---\n")},
	{"media/états (1).png", "A picture", "Source", bytes.Repeat([]byte{0, 1, 2, 3, 255}, 50_000)},
	{"incidents.csv", "12 of 30", "Data", nil},
}

// document is a PDF that keeps the files stored, and has another that it doesn't keep.
func sample(t testing.TB, files ...File) []byte {
	t.Helper()
	m := pdf.Meta{Title: "A", Lang: "en-GB", Program: "Lectern", Date: time.Date(2024, 3, 25, 0, 0, 0, 0, time.UTC)}
	m.Files = []pdf.File{{Name: "other.csv", MIME: "text/csv", Relation: "Data"}}
	for _, f := range files {
		m.Files = append(m.Files, pdf.File{Name: f.Name, MIME: "text/plain", Description: f.Description, Relation: f.Relation, Data: f.Data, Kept: true})
	}
	d := pdf.New(m)
	d.Page(200, 200)
	d.Begin(draw.Tag{Role: draw.Paragraph})
	d.End()
	data, err := d.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// comparable makes an absent content an empty one.
func normal(files []File) []File {
	for i := range files {
		files[i].Data = append([]byte{}, files[i].Data...)
	}
	return files
}

func TestKeptFilesComeBackInTheirOrder(t *testing.T) {
	files, err := Read(sample(t, stored...), "Lectern")
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(normal(stored), normal(files)); d != "" {
		t.Error(d)
	}
}

// qpdf writes the same objects in every way that the standard allows.
func TestFilesComeBackFromWhatOtherProgramsWrote(t *testing.T) {
	golden.Need(t, "qpdf")
	dir := t.TempDir()
	from, to := filepath.Join(dir, "a.pdf"), filepath.Join(dir, "b.pdf")
	if err := os.WriteFile(from, sample(t, stored...), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		how  string
		want error
	}{
		{"--object-streams=disable", nil},
		{"--object-streams=generate", nil},
		{"--linearize", nil},
		{"--qdf", nil},
		{"--stream-data=uncompress", nil},
		{"--encrypt user owner 256 --", ErrEncrypted},
		{"--remove-attachment=brief.md", ErrDamaged},
	} {
		if out, err := exec.Command("qpdf", append(strings.Fields(c.how), from, to)...).CombinedOutput(); err != nil {
			t.Fatalf("qpdf %s: %v\n%s", c.how, err, out)
		}
		data, err := os.ReadFile(to)
		if err != nil {
			t.Fatal(err)
		}
		files, err := Read(data, "Lectern")
		if !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", c.how, err, c.want)
		}
		if c.want == nil && len(files) > 1 && !bytes.Equal(files[1].Data, stored[1].Data) {
			t.Errorf("%s: %d bytes came back of %d", c.how, len(files[1].Data), len(stored[1].Data))
		}
	}
}

// A change that was saved behind the old file, as readers do for comments.
func TestFilesComeBackFromAFileWithAChangeBehind(t *testing.T) {
	data := sample(t, stored...)
	start := bytes.LastIndex(data, []byte("startxref"))
	var old int
	if _, err := fmt.Sscanf(string(data[start:]), "startxref\n%d", &old); err != nil {
		t.Fatal(err)
	}
	d := &document{data: data, left: maxUnpacked}
	if err := d.open(); err != nil {
		t.Fatal(err)
	}
	root := d.trailer["Root"].(reference).number
	changed := append(bytes.Clone(data), "90000 0 obj\n(a comment)\nendobj\n"...)
	changed = fmt.Appendf(changed, "xref\n90000 1\n%010d 00000 n \ntrailer\n<</Size 90001 /Root %d 0 R /Prev %d>>\nstartxref\n%d\n%%%%EOF\n", len(data), root, old, len(changed))
	files, err := Read(changed, "Lectern")
	if err != nil || len(files) != len(stored) {
		t.Errorf("%d files, %v", len(files), err)
	}
}

func TestWhatKeepsNoFilesSaysWhy(t *testing.T) {
	whole := sample(t, stored...)
	damaged := bytes.Clone(whole)
	params := fmt.Sprintf("/Size %d", len(stored[0].Data))
	at := bytes.Index(damaged, []byte(params))
	at += bytes.Index(damaged[at:], []byte("stream\n")) + 12
	damaged[at] ^= 0xff
	for name, c := range map[string]struct {
		data []byte
		want error
	}{
		"nothing":             {nil, ErrNotPDF},
		"a picture":           {[]byte("\x89PNG\r\n\x1a\n"), ErrNotPDF},
		"a name alone":        {[]byte("%PDF-1.7\n"), ErrDamaged},
		"half of it":          {whole[:len(whole)/2], ErrDamaged},
		"all but its end":     {whole[:len(whole)-20], ErrDamaged},
		"a changed byte":      {damaged, ErrDamaged},
		"no attached file":    {sample(t), ErrForeign},
		"circular references": {[]byte("%PDF-1.7\n1 0 obj\n2 0 R\nendobj\n2 0 obj\n1 0 R\nendobj\nxref\n0 3\n0000000000 65535 f \n0000000009 00000 n \n0000000030 00000 n \ntrailer\n<</Root 1 0 R>>\nstartxref\n51\n%%EOF\n"), ErrForeign},
		"a circle of changes": {[]byte("%PDF-1.7\nxref\n0 1\n0000000000 65535 f \ntrailer\n<</Root 1 0 R /Prev 9>>\nstartxref\n9\n%%EOF\n"), ErrDamaged},
	} {
		if files, err := Read(c.data, "Lectern"); !errors.Is(err, c.want) {
			t.Errorf("%s: %d files, %v, want %v", name, len(files), err, c.want)
		}
	}
	if _, err := Read(whole, "Another"); !errors.Is(err, ErrForeign) {
		t.Errorf("another program's files: %v", err)
	}
}

func TestObjectsAreReadAsTheStandardWritesThem(t *testing.T) {
	for text, want := range map[string]object{
		"12 0 R":                         reference{12},
		"[1 0 2 0 R -3.5]":               array{1., 0., reference{2}, -3.5},
		"/A#20b#zz":                      name("A b#zz"),
		`(a\(b\)(c)\101\n\` + "\n" + `)`: str("a(b)(c)A\n"),
		"<48 656C6C 6F7>":                str("Hellop"),
		"<</A<</B true>>/C[null]>>":      dict{"A": dict{"B": true}, "C": array{nil}},
		"% a comment\n 7":                7.,
		"nan":                            keyword("nan"),
		"":                               keyword(""),
		"<</A 1":                         dict{"A": 1.},
	} {
		s := scanner{data: []byte(text)}
		if d := cmp.Diff(want, s.next(0), cmp.AllowUnexported(reference{})); d != "" {
			t.Errorf("%.40q: %s", text, d)
		}
	}
}

func TestNestingAndCountAreBounded(t *testing.T) {
	s := scanner{data: []byte(strings.Repeat("[", 1_000_000))}
	depth := 0
	for a, ok := s.next(0).(array); ok && len(a) > 0; depth++ {
		a, ok = a[0].(array)
	}
	if depth > deepest {
		t.Errorf("%d arrays stand in each other", depth)
	}
	s = scanner{data: []byte("[" + strings.Repeat("0 ", 2*mostRead))}
	if a := s.next(0).(array); len(a) > mostRead {
		t.Errorf("%d objects were read", len(a))
	}
}

func TestTextsAreDecoded(t *testing.T) {
	for in, want := range map[str]string{
		"plain": "plain", "\xfe\xff\x00\xe9\xd8\x3d\xdd\x25": "é🔥", "\xef\xbb\xbfé": "é", "\xe9": "é", "\xfe\xff\xd8": "",
	} {
		if got := textOf(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

// Whatever comes in, it is read within bounds or refused with a reason.
func FuzzRead(f *testing.F) {
	whole := sample(f, stored[0], stored[2])
	f.Add(whole)
	f.Add(whole[:len(whole)-30])
	f.Add([]byte("%PDF-1.4\n1 0 obj\n<</PieceInfo<</Lectern<</Private<</Files[2 0 R]>>>>>>>>\nendobj\n2 0 obj\n<</UF(a)/EF<</F 3 0 R>>>>\nendobj\n3 0 obj\n<</Length 4 0 R>>stream\nabcd\nendstream\nendobj\n4 0 obj\n4\nendobj\nxref\n0 5\n0000000000 65535 f \n0000000009 00000 n \n0000000079 00000 n \n0000000119 00000 n \n0000000173 00000 n \ntrailer\n<</Root 1 0 R/Size 5>>\nstartxref\n190\n%%EOF"))
	f.Fuzz(func(t *testing.T, data []byte) {
		files, err := Read(data, "Lectern")
		if err == nil && len(files) == 0 {
			t.Error("neither files nor a reason")
		}
		if err == nil {
			return
		}
		for _, known := range []error{ErrNotPDF, ErrDamaged, ErrEncrypted, ErrForeign, ErrTooLarge} {
			if errors.Is(err, known) {
				return
			}
		}
		t.Errorf("%v is none of the reasons", err)
	})
}
