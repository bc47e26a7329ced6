package publish

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
	"lectern/app/library"
	"lectern/briefs"
)

// reopened is the brief that a PDF keeps.
func reopened(t *testing.T, pdf []byte) (*brief.Brief, *library.Folder) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(file, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	folder, err := library.OpenBrief(file)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { folder.Close() })
	b, _ := brief.Open(folder.FS, brief.Options{Gazetteer: atlas.Load()})
	return b, folder
}

func TestPDFKeepsTheBriefItWasMadeFrom(t *testing.T) {
	all := constructs(t)
	for _, name := range briefs.Names() {
		folder, err := briefs.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		all[name], _ = brief.Open(folder, brief.Options{Gazetteer: atlas.Load()})
	}
	for name, b := range all {
		t.Run(name, func(t *testing.T) {
			for kind, write := range writers {
				first, err := write(t.Context(), b, Options{Version: "1"})
				if err != nil {
					t.Fatal(err)
				}
				again, folder := reopened(t, first)
				if len(folder.Notes) > 0 {
					t.Errorf("%s: %q", kind, folder.Notes)
				}
				second, err := write(t.Context(), again, Options{Version: "1"})
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

func TestIncidentsAreAttachedOnceMoreAsTheyAreCounted(t *testing.T) {
	b := constructs(t)["incidents"]
	data, err := Briefing(t.Context(), b, Options{})
	if err != nil {
		t.Fatal(err)
	}
	list := tool(t, data, "pdfdetach", "-list", "FILE")
	if !strings.Contains(list, "incidents-as-shown.csv") || !strings.Contains(list, "brief.md") {
		t.Errorf("%s", list)
	}
}

// Of data beyond the bound, what the text rests on is kept, and the reader is told.
func TestLargeDataIsCutToWhatTheBriefShows(t *testing.T) {
	var table strings.Builder
	table.WriteString("id,date,country,place,killed,summary\n")
	summary := strings.Repeat("x", 50_000)
	const rows = mostData/50_000 + 2
	for i := range rows {
		fmt.Fprintf(&table, "a%d,2024-01-01,%s,Quetta,%d,%s\n", i, []string{"Pakistan", "Afghanistan"}[min(i, 1)], i+1, summary)
	}
	text := "---\nlectern: 1\ntitle: Large\nas-of: 2024-03-25\n---\n\n# A {#a}\n\n[1]{.figure q=\"count where country:Pakistan\"} and [the last](incident:a7).\n"
	b, problems := brief.Open(fstest.MapFS{"brief.md": {Data: []byte(text)}, "incidents.csv": {Data: []byte(table.String())}}, brief.Options{Gazetteer: atlas.Load()})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	files, err := attachments(b)
	if err != nil {
		t.Fatal(err)
	}
	if len(files) != 2 {
		t.Fatalf("%d files are attached", len(files))
	}
	cut := files[1]
	if got := strings.Count(string(cut.Data), "\n"); got != 3 || cut.Relation != "Data" || !cut.Kept {
		t.Errorf("%d lines, relation %s, kept %v", got, cut.Relation, cut.Kept)
	}
	if want := fmt.Sprintf("The 2 of %d incidents", rows); !strings.HasPrefix(cut.Description, want) {
		t.Errorf("it is described as %q", cut.Description)
	}
}

func TestDateOfAFileIsTheBriefsUnlessOneIsGiven(t *testing.T) {
	b := constructs(t)["paragraphs"]
	for date, want := range map[time.Time]string{
		{}:                      b.AsOf.Format("D:20060102"),
		time.Unix(1e9, 0).UTC(): "D:20010909014640+00'00'",
	} {
		for kind, write := range writers {
			data, err := write(t.Context(), b, Options{Date: date})
			if err != nil {
				t.Fatal(err)
			}
			plain := tool(t, data, "qpdf", "--qdf", "--object-streams=disable", "FILE", "-")
			if n := strings.Count(plain, want); n < 4 { // twice in the information, in the files and in the page piece
				t.Errorf("%s: %d dates are %s", kind, n, want)
			}
		}
	}
}
