package pdf_test

import (
	"bytes"
	"encoding/hex"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"lectern/app/draw"
	"lectern/app/draw/pdf"
	"lectern/app/golden"
	"lectern/app/typeset"
)

// sample draws one of everything on two pages.
func sample(t *testing.T) []byte {
	t.Helper()
	d := pdf.New(pdf.Meta{
		Title: "A sample (with brackets)", Author: "Lectern", Subject: "Tests", Lang: "en-GB", Producer: "Lectern test", Mark: "TLP:GREEN",
		Date:  time.Date(2024, 3, 25, 0, 0, 0, 0, time.UTC),
		Files: []pdf.File{{Name: "incidents.csv", MIME: "text/csv", Description: "The incidents", Relation: "Data", Data: []byte("id,date\na,2024\n")}},
	})
	faces := typeset.Standard()
	shaper := typeset.NewShaper()
	say := func(face *typeset.Face, words string, x, y, size float32) {
		for _, word := range strings.SplitAfter(words, " ") {
			w := shaper.Word(face, word, false)
			d.Text(w, x, y, size, draw.Paper.Ink)
			x += w.Width * size
		}
	}
	in := func(tag draw.Tag, body func()) { d.Begin(tag); body(); d.End() }
	d.Page(595, 842)
	d.Bookmark(0, "First", 60)
	d.Bookmark(1, "Within", 100)
	in(draw.Tag{Role: draw.Artifact, Running: true}, func() { say(faces.Sans, "running head", 60, 30, 8) })
	in(draw.Tag{Role: draw.H1}, func() { say(faces.SansBold, "Affairs of office", 60, 80, 20) })
	d.Begin(draw.Tag{Role: draw.Paragraph})
	say(faces.Serif, "The first line ends here ", 60, 110, 10)
	say(faces.Serif, "and the second leads to ", 60, 125, 10)
	in(draw.Tag{Role: draw.LinkRole}, func() {
		say(faces.Serif, "the table", 170, 125, 10)
		d.Link(draw.Rect{X: 170, Y: 115, W: 40, H: 12}, draw.Target{Anchor: "table", Words: "The table"})
	})
	divided := *shaper.Word(faces.Serif, "coun-", false)
	divided.Hyphen = true
	d.Text(&divided, 300, 125, 10, draw.Paper.Ink)
	d.Text(shaper.Word(faces.Serif, "ted", false), 60, 140, 10, draw.Paper.Ink)
	d.Text(shaper.Word(faces.Serif, "\u062f\u0627\u0639\u0634", true), 100, 140, 10, draw.Paper.Ink)
	d.Page(595, 842)
	say(faces.Serif, "The paragraph goes on.", 60, 60, 10)
	d.End()
	in(draw.Tag{Role: draw.Figure, Alt: "A circle in a square", Box: draw.Rect{X: 60, Y: 100, W: 200, H: 100}}, func() {
		d.Clip(draw.Rect{X: 60, Y: 100, W: 200, H: 100})
		var p draw.Path
		p.AddCircle(160, 150, 40)
		d.Fill(&p, draw.Paper.Killed)
		d.Stroke(&p, draw.Stroke{Width: 1, Dash: []float32{3, 2}}, draw.Paper.Ink)
		w := shaper.Word(faces.Sans, "Kabul", false)
		d.Halo(w, 150, 150, 9, 1.5, draw.Paper.Page)
		d.Text(w, 150, 150, 9, draw.Paper.Town)
		d.Unclip()
	})
	d.Anchor("table", draw.Point{X: 60, Y: 220})
	in(draw.Tag{Role: draw.Table}, func() {
		in(draw.Tag{Role: draw.TableHead}, func() {
			in(draw.Tag{Role: draw.TableRow}, func() {
				in(draw.Tag{Role: draw.TableHeading, Scope: "Column"}, func() { say(faces.Sans, "Place", 60, 240, 9) })
				in(draw.Tag{Role: draw.TableHeading, Scope: "Column"}, func() { say(faces.Sans, "Killed", 160, 240, 9) })
			})
		})
		in(draw.Tag{Role: draw.TableBody}, func() {
			in(draw.Tag{Role: draw.TableRow}, func() {
				in(draw.Tag{Role: draw.TableHeading, Scope: "Row"}, func() { say(faces.Sans, "Kerman", 60, 255, 9) })
				in(draw.Tag{Role: draw.TableCell}, func() {
					say(faces.Sans, "84\u2013103", 160, 255, 9)
					d.Link(draw.Rect{X: 160, Y: 245, W: 40, H: 12}, draw.Target{URL: "https://example.org/a?b=(c)", Words: "The source"})
				})
			})
		})
	})
	data, err := d.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestSameCallsGiveSameBytes(t *testing.T) {
	if a, b := sample(t), sample(t); !bytes.Equal(a, b) {
		t.Errorf("two runs differ: %d and %d bytes", len(a), len(b))
	}
}

func TestQPDFFindsNothingWrong(t *testing.T) {
	golden.Check(t, sample(t), "qpdf", "--check", "FILE")
}

func TestTagTreeReadsInOrder(t *testing.T) {
	got := golden.Check(t, sample(t), "pdfinfo", "-struct-text", "FILE")
	want := []string{
		`"Affairs of office"`, `"The first line ends here and the second leads to "`, `"the table"`, "coun", "ted", "\u062f", "goes on",
		"Figure", `"Kabul"`, "TH", `"Killed"`, "TD", "84",
	}
	rest := got
	for _, part := range want {
		_, after, found := strings.Cut(rest, part)
		if !found {
			t.Fatalf("the tag tree lacks %s where it is read:\n%s", part, got)
		}
		rest = after
	}
	if strings.Contains(got, "running head") {
		t.Errorf("a running head is in the tag tree:\n%s", got)
	}
}

// Every code stands for some text (PDF/UA-1, 7.21.7), and words are copied as they are written, even where
// a halo has shown their glyphs before, glyphs stand for several letters, or letters have dots of their
// own.
func TestEveryGlyphStandsForItsText(t *testing.T) {
	faces, shaper := typeset.Standard(), typeset.NewShaper()
	for _, words := range []string{
		"Office", "G\u0331az\u0324ni G", "\u0648\u0644\u0627\u064a\u0629 \u062e\u0631\u0627\u0633\u0627\u0646", "\u0628\u064a\u062a \u062a\u0628", "The \u0628\u064a\u062a of 2015",
	} {
		d := pdf.New(pdf.Meta{Title: "T", Lang: "en", Date: time.Date(2024, 3, 25, 0, 0, 0, 0, time.UTC)})
		d.Page(595, 842)
		d.Begin(draw.Tag{Role: draw.Paragraph})
		w := shaper.Line(faces.Serif, words)
		d.Halo(w, 60, 80, 12, 1, draw.Paper.Page)
		d.Text(w, 60, 80, 12, draw.Paper.Ink)
		d.End()
		data, err := d.Bytes()
		if err != nil {
			t.Fatal(err)
		}
		all := flat(t, data)
		maps := regexp.MustCompile(`<([0-9A-F]{4})> <([0-9A-F]*)>\n`).FindAllStringSubmatch(all, -1)
		known := map[string]bool{}
		for _, m := range maps {
			if m[1] != "0000" && m[2] == "" {
				t.Errorf("%q: the code %s stands for nothing", words, m[1])
			}
			known[m[1]] = true
		}
		for _, m := range regexp.MustCompile(`<([0-9A-F]{4})> Tj`).FindAllStringSubmatch(all, -1) {
			if !known[m[1]] {
				t.Errorf("%q: the code %s of the halo has no text", words, m[1])
			}
		}
		tree := golden.Check(t, data, "pdfinfo", "-struct-text", "FILE")
		var read strings.Builder
		for _, m := range regexp.MustCompile(`"(.*)"`).FindAllStringSubmatch(tree, -1) {
			read.WriteString(m[1])
		}
		if got := strings.ReplaceAll(read.String(), "\u2060", ""); got != words {
			t.Errorf("%q is read as %q", words, got)
		}
	}
}

func TestDocumentSaysThatItIsTagged(t *testing.T) {
	info := golden.Check(t, sample(t), "pdfinfo", "FILE")
	for _, part := range []string{"Tagged:          yes", "A sample (with brackets)", "Pages:           2"} {
		if !strings.Contains(info, part) {
			t.Errorf("pdfinfo lacks %q:\n%s", part, info)
		}
	}
}

// flat is a file with its objects readable.
func flat(t *testing.T, data []byte) string {
	t.Helper()
	return golden.Check(t, data, "qpdf", "--qdf", "--object-streams=disable", "FILE", "-")
}

// ISO 32000-1, 12.6.4.7: an URI has 7-bit characters.
func TestAddressesAreWrittenInASCII(t *testing.T) {
	for address, want := range map[string]string{
		"https://example.org/a?b=(c)#d":       `https://example.org/a?b=\(c\)#d`,
		"https://example.org/müller?q=ü y":    "https://example.org/m%C3%BCller?q=%C3%BC%20y",
		"https://müller.example/a%20b":        "https://m%C3%BCller.example/a%20b",
		"https://example.org/\x01<\"\\>{|}^`": "https://example.org/%01%3C%22%5C%3E%7B%7C%7D%5E%60",
	} {
		d := pdf.New(pdf.Meta{Title: "Addresses", Lang: "en-GB"})
		d.Page(200, 200)
		d.Link(draw.Rect{W: 10, H: 10}, draw.Target{URL: address, Words: "It"})
		data, err := d.Bytes()
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(flat(t, data), "/URI ("+want+")") {
			t.Errorf("%q is not written as %q", address, want)
		}
	}
}

// 7.9.6: the keys of a name tree stand in the order of their bytes. A cell names its heading with the
// same bytes.
func TestNamesOfElementsStandInTheOrderOfTheirBytes(t *testing.T) {
	d := pdf.New(pdf.Meta{Title: "Names", Lang: "en-GB"})
	d.Page(200, 200)
	word := typeset.NewShaper().Word(typeset.Standard().Serif, "x", false)
	for _, tag := range []draw.Tag{
		{Role: draw.TableHeading, Scope: "Column", ID: "foot-müller"},
		{Role: draw.Note, ID: "foot-smith"},
		{Role: draw.Note, ID: "note-1"},
		{Role: draw.Note, ID: "\ufb01"},
		{Role: draw.Note, ID: "\U0001f525"},
		{Role: draw.TableCell, Headers: "foot-müller"},
	} {
		d.Begin(tag)
		d.Text(word, 10, 10, 10, draw.Paper.Ink)
		d.End()
	}
	data, err := d.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	all := flat(t, data)
	tree := regexp.MustCompile(`(?s)/IDTree <<\s*/Names \[(.*?)\]`).FindStringSubmatch(all)
	if tree == nil {
		t.Fatal("there is no tree of names")
	}
	var keys []string
	for _, m := range regexp.MustCompile(`\(([^)]*)\)|<([0-9a-f]*)>`).FindAllStringSubmatch(tree[1], -1) {
		key, err := hex.DecodeString(m[2])
		if err != nil {
			t.Fatal(err)
		}
		keys = append(keys, m[1]+string(key))
	}
	if want := []string{"foot-müller", "foot-smith", "note-1", "\ufb01", "\U0001f525"}; !slices.Equal(keys, want) {
		t.Errorf("the names are %q, want %q", keys, want)
	}
	if n := len(regexp.MustCompile(fmt.Sprintf(`<%x>|\(foot-müller\)`, "foot-müller")).FindAllString(all, -1)); n != 3 { // tree, heading, cell
		t.Errorf("the name of the heading is written %d times", n)
	}
}

func TestMetadataAreXMLWhateverTheTitleIs(t *testing.T) {
	const title = "A\x01B <&\"' \ufffe \xff"
	d := pdf.New(pdf.Meta{Title: title, Author: title, Subject: title, Keywords: title, Mark: title, Lang: title, Producer: title})
	d.Page(200, 200)
	data, err := d.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	packet := regexp.MustCompile(`(?s)<x:xmpmeta.*</x:xmpmeta>`).Find(data) // never compressed
	said := 0
	for read := xml.NewDecoder(bytes.NewReader(packet)); ; {
		token, err := read.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("%v in\n%s", err, packet)
		}
		if words, ok := token.(xml.CharData); ok && string(words) == "A\ufffdB <&\"' \ufffd \ufffd" {
			said++
		}
	}
	if said != 7 {
		t.Errorf("what was said is said %d times in\n%s", said, packet)
	}
}

func TestARecordingShownAgainIsInTheFileOnce(t *testing.T) {
	const again = 5
	var r draw.Recording
	var p draw.Path
	p.AddCircle(30, 30, 17)
	r.Fill(&p, draw.Paper.Killed)
	w := typeset.NewShaper().Line(typeset.Standard().Serif, "Gḵaẕni")
	r.Halo(w, 10, 60, 12, 1, draw.Paper.Page)
	r.Text(w, 10, 60, 12, draw.Paper.Ink)
	d := pdf.New(pdf.Meta{Title: "T", Lang: "en", Date: time.Date(2024, 3, 25, 0, 0, 0, 0, time.UTC)})
	for range 1 + again {
		d.Page(595, 842)
		d.Begin(draw.Tag{Role: draw.Figure, Alt: "A circle", Box: draw.Rect{X: 40, Y: 50, W: 60, H: 70}})
		r.Show(draw.Placed(d, draw.Point{X: 40, Y: 50}, 1))
		d.End()
	}
	data, err := d.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	if shown, drawn := strings.Count(flat(t, data), " Do Q"), strings.Count(flat(t, data), "h\nf\n"); shown != again || drawn != 2 {
		t.Errorf("the form is shown %d times and the circle is drawn %d times, want %d and 2, on its page and in the form", shown, drawn, again)
	}
	golden.Check(t, data, "qpdf", "--check", "FILE")
	first := golden.Check(t, data, "pdftotext", "-bbox", "-f", "1", "-l", "1", "FILE", "-")
	last := golden.Check(t, data, "pdftotext", "-bbox", "-f", "6", "-l", "6", "FILE", "-")
	if first != last || !strings.Contains(first, "Gḵaẕni") {
		t.Errorf("the first page is read as\n%s\nand the last as\n%s", first, last)
	}
}
