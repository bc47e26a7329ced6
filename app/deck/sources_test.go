package deck

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"lectern/app/atlas"
	"lectern/app/brief"
)

// sourced returns the deck of a brief whose one statement cites a number of sources.
func sourced(t *testing.T, n int) *Deck {
	t.Helper()
	var text, sources strings.Builder
	text.WriteString("---\ntitle: T\nas-of: 2033-04-02\nmarking: TLP:RED\n---\n\n# A {#a}\n\nFirst")
	sources.WriteString("references:\n")
	for i := range n {
		fmt.Fprintf(&text, " [@s%d]", i)
		fmt.Fprintf(&sources, "- id: s%d\n  type: article\n  title: Title%d\n  container-title: Paper%d\n  issued: 2033-01\n", i, i, i)
	}
	b, problems := brief.Open(fstest.MapFS{
		"brief.md":     {Data: []byte(text.String() + ".\n")},
		"sources.yaml": {Data: []byte(sources.String())},
	}, brief.Options{Gazetteer: atlas.Load()})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return New(b)
}

func TestTheFootNamesSources(t *testing.T) {
	for n, want := range map[int]string{
		1:   "Paper0,January2033",
		2:   "Paper0,January2033;Paper1,January2033",
		100: "and88more",
	} {
		if all := said(t, sourced(t, n)); !strings.Contains(all[1], want) {
			t.Errorf("with %d sources the slide says %q, want %q", n, all[1], want)
		}
	}
}

func TestNoSourceIsLeftOut(t *testing.T) {
	const n = 100
	d := sourced(t, n)
	all := strings.Join(said(t, d), "|")
	for i := range n {
		if !strings.Contains(all, fmt.Sprintf("January2033.Title%d", i)) {
			t.Errorf("no slide lists source %d", i)
		}
	}
	if last := d.Slides[len(d.Slides)-1]; last.Title != "100 sources" || last.Section != "" {
		t.Errorf("the last slide is %q of the section %q", last.Title, last.Section)
	}
}
