package paged

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"lectern/app/atlas"
	"lectern/app/brief"
	"lectern/app/folder"
	"lectern/app/golden"
	"lectern/app/publish/constructs"
	"lectern/app/publish/output"
	"lectern/briefs"
)

// reopened is the brief that a PDF keeps.
func reopened(t *testing.T, pdf []byte) (*brief.Brief, *folder.Folder) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(file, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	from, err := folder.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { from.Close() })
	b, _ := brief.Open(from.FS, brief.Options{Gazetteer: atlas.Load()})
	return b, from
}

func TestPDFKeepsTheBriefItWasMadeFrom(t *testing.T) {
	all := constructs.All(t, cases)
	for _, name := range briefs.Names() {
		from, err := briefs.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		all[name], _ = brief.Open(from, brief.Options{Gazetteer: atlas.Load()})
	}
	for name, b := range all {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for kind, write := range writers {
				first, err := write(t.Context(), b, output.Options{Version: "1"})
				if err != nil {
					t.Fatal(err)
				}
				again, from := reopened(t, first)
				if len(from.Notes) > 0 {
					t.Errorf("%s: %q", kind, from.Notes)
				}
				second, err := write(t.Context(), again, output.Options{Version: "1"})
				if err != nil {
					t.Fatal(err)
				}
				if !bytes.Equal(first, second) {
					t.Errorf("%s: %d and %d bytes that differ", kind, len(first), len(second))
				}
			}
		})
	}
}

func TestABareFileCarriesNothingAndSaysSo(t *testing.T) {
	const rows = 6000 // more than are printed
	var table strings.Builder
	table.WriteString("id,date,country,place\n")
	for i := range rows {
		fmt.Fprintf(&table, "a%d,2024-01-01,Pakistan,Quetta\n", i)
	}
	text := "---\nlectern: 1\ntitle: Bare\nas-of: 2024-03-25\n---\n\n# A {#a}\n\nText.\n"
	b, problems := brief.Open(fstest.MapFS{"brief.md": {Data: []byte(text)}, "incidents.csv": {Data: []byte(table.String())}}, brief.Options{Gazetteer: atlas.Load()})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	for kind, write := range writers {
		data, err := write(t.Context(), b, output.Options{Attach: output.AttachNone})
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(data, []byte("EmbeddedFile")) {
			t.Errorf("%s: files are attached", kind)
		}
	}
	data, err := Briefing(t.Context(), b, output.Options{Attach: output.AttachNone})
	if err != nil {
		t.Fatal(err)
	}
	words := strings.Join(strings.Fields(golden.Check(t, data, "pdftotext", "-layout", "FILE", "-")), " ")
	if strings.Contains(words, "attach") || !strings.Contains(words, "Attached Nothing.") {
		t.Errorf("it says of what is attached: %q", words[max(0, len(words)-2000):])
	}
}

func TestIncidentsAreAttachedOnceMoreAsTheyAreCounted(t *testing.T) {
	b := constructs.All(t, cases)["incidents"]
	data, err := Briefing(t.Context(), b, output.Options{})
	if err != nil {
		t.Fatal(err)
	}
	list := golden.Check(t, data, "pdfdetach", "-list", "FILE")
	if !strings.Contains(list, "incidents-as-shown.csv") || !strings.Contains(list, "brief.md") {
		t.Errorf("%s", list)
	}
}

// Of data beyond the bound, what the text rests on is kept, and the reader is told: in the list of what
// is attached, above the table of incidents, and where the file says how to edit it.
func TestLargeDataIsCutToWhatTheBriefShows(t *testing.T) {
	const rows = 10_500 // more than the table of incidents lists
	whole, cut := 100, output.MostData/rows
	for name, c := range map[string]struct {
		summary           int
		file, description string
		relation          string
		lines             int
		says, saysNot     []string
	}{
		"whole": {
			whole, "incidents-as-shown.csv", "The incidents that the briefing counts, in one table", "Data", rows + 1,
			[]string{"These 2 of 10,500 are those on which the text rests. The attached incidents-as-shown.csv has all.", "makes a folder again from which this file can be made"},
			[]string{"too large", "those incidents only"},
		},
		"cut": {
			cut, "incidents.csv", "The 2 of 10,500 incidents on which the text and its drawings rest; the whole file is too large to attach", "Data", 3,
			[]string{"These 2 of 10,500 are those on which the text rests. The table of all is too large to attach.", "It has those incidents only"},
			[]string{"as-shown", "makes a folder again"},
		},
		"all shown": {
			cut, "incidents.csv", "The incidents", "Source", rows + 1,
			[]string{"The table lists the first 10,000 of them.", "The attached incidents.csv has all.", "makes a folder again from which this file can be made"},
			[]string{"too large", "those incidents only"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			var table strings.Builder
			table.WriteString("id,date,country,place,killed,verification,summary\n")
			summary := strings.Repeat("x", c.summary)
			for i := range rows {
				fmt.Fprintf(&table, "a%d,2024-01-01,%s,Quetta,%d,,%s\n", i, []string{"Pakistan", "Afghanistan"}[min(i, 1)], i+1, summary)
			}
			table.WriteString("u,2024-01-01,Iran,SECRET,7,unverified,SECRET\n")
			text := "---\nlectern: 1\ntitle: Large\nas-of: 2024-03-25\n---\n\n# A {#a}\n\n[1]{.figure q=\"count where country:Pakistan\"} and [the last](incident:a7), [not](incident:u).\n"
			if name == "all shown" {
				text += "\n```{.incidents columns=\"killed\"}\n```\n"
			}
			b, problems := brief.Open(fstest.MapFS{"brief.md": {Data: []byte(text)}, "incidents.csv": {Data: []byte(table.String())}}, brief.Options{Gazetteer: atlas.Load()})
			if len(problems) > 0 {
				t.Fatal(problems)
			}
			attached, err := output.NewAttachments(b, &output.Options{}, brief.Page)
			if err != nil {
				t.Fatal(err)
			}
			last := attached.Files[len(attached.Files)-1]
			if got := strings.Count(string(last.Data), "\n"); last.Name != c.file || last.Description != c.description || last.Relation != c.relation || got != c.lines {
				t.Errorf("%s (%s: %s) has %d lines", last.Name, last.Relation, last.Description, got)
			}
			for _, f := range attached.Files {
				if strings.Contains(string(f.Data), "SECRET") {
					t.Errorf("%s has the unverified incident to which a link leads", f.Name)
				}
			}
			if n := len(attached.Files); attached.Cut != (n == 2) || !attached.Files[1].Kept {
				t.Errorf("%d files are attached", n)
			}
			data, err := Briefing(t.Context(), b, output.Options{})
			if err != nil {
				t.Fatal(err)
			}
			words := strings.Join(strings.Fields(golden.Check(t, data, "pdftotext", "-layout", "FILE", "-")), " ")
			for _, want := range c.says {
				if !strings.Contains(words, want) {
					t.Errorf("it doesn't say %q", want)
				}
			}
			for _, not := range c.saysNot {
				if strings.Contains(words, not) {
					t.Errorf("it says %q", not)
				}
			}
		})
	}
}

func TestDateOfAFileIsTheBriefsUnlessOneIsGiven(t *testing.T) {
	b := constructs.All(t, cases)["paragraphs"]
	for date, want := range map[time.Time]string{
		{}:                      b.AsOf.Format("D:20060102"),
		time.Unix(1e9, 0).UTC(): "D:20010909014640+00'00'",
	} {
		for kind, write := range writers {
			data, err := write(t.Context(), b, output.Options{Date: date})
			if err != nil {
				t.Fatal(err)
			}
			plain := golden.Check(t, data, "qpdf", "--qdf", "--object-streams=disable", "FILE", "-")
			if n := strings.Count(plain, want); n < 4 { // twice in the information, in the files and in the page piece
				t.Errorf("%s: %d dates are %s", kind, n, want)
			}
		}
	}
}
