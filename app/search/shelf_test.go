package search

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"lectern/app/library/index"
)

// filesIn makes a folder with files.
func filesIn(t *testing.T, files map[string]string) string {
	t.Helper()
	root := t.TempDir()
	for name, text := range files {
		path := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

func zoo(animal string) string {
	return "---\nlectern: 1\ntitle: Animals\nas-of: 2033-04-02\n---\n\n# Aims {#aims}\n\n::: {.judgement likelihood=\"likely\" confidence=\"low\"}\nThe " +
		animal + " is likely to leave by 2034.\n:::\n\nNothing else.\n"
}

func TestBriefsAreFoundBelowAFolder(t *testing.T) {
	root := filesIn(t, map[string]string{
		"a/brief.md": "", "a/inner/brief.md": "", "b.brief": "", "deep/er/C.PDF": "", "notes.txt": "",
		".git/brief.md": "", "1/2/3/4/5/6/in.pdf": "", "1/2/3/4/5/6/7/out.pdf": "",
	})
	paths, err := BriefsIn(t.Context(), root)
	if err != nil {
		t.Fatal(err)
	}
	for i, path := range paths {
		paths[i], _ = filepath.Rel(root, path)
		paths[i] = filepath.ToSlash(paths[i])
	}
	want := []string{"1/2/3/4/5/6/in.pdf", "a", "b.brief", "deep/er/C.PDF"}
	if !slices.Equal(paths, want) {
		t.Errorf("found %v, want %v", paths, want)
	}
	if _, err := BriefsIn(t.Context(), filepath.Join(root, "missing")); err == nil {
		t.Error("a missing folder is no error")
	}
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := BriefsIn(cancelled, root); err == nil {
		t.Error("it went on")
	}
}

func TestAWatchedFolderMayBeASymbolicLink(t *testing.T) {
	root := filesIn(t, map[string]string{"a/brief.md": ""})
	link := filepath.Join(t.TempDir(), "link")
	if err := os.Symlink(root, link); err != nil {
		t.Skip("no symbolic links here: ", err)
	}
	if linked, err := BriefsIn(t.Context(), link); err != nil || !slices.Equal(linked, []string{filepath.Join(link, "a")}) {
		t.Errorf("behind a symbolic link found %v, %v", linked, err)
	}
	if stampOf(link, "1") != stampOf(root, "1") {
		t.Error("the stamp behind a symbolic link is another")
	}
}

func TestOnlyChangedBriefsAreReadAgain(t *testing.T) {
	root := filesIn(t, map[string]string{"a/brief.md": zoo("zebra"), "a/data/incidents.csv": "id,date\n", "b/brief.md": zoo("lion"), "c.pdf": "%PDF-1.4"})
	x, why, err := index.Open(t.Context(), filepath.Join(t.TempDir(), "search.sqlite"))
	if err != nil || why != nil {
		t.Fatal(why, err)
	}
	defer x.Close()
	a, b, c := filepath.Join(root, "a"), filepath.Join(root, "b"), filepath.Join(root, "c.pdf")
	refresh := func(paths ...string) (read []string) {
		t.Helper()
		if err := Refresh(t.Context(), x, paths, "1", func(_, _ int, path string) { read = append(read, path) }); err != nil {
			t.Fatal(err)
		}
		return read
	}
	if read := refresh(a, b, c); len(read) != 3 {
		t.Errorf("read %v", read)
	}
	if read := refresh(a, b, c); len(read) != 0 {
		t.Errorf("read again %v", read)
	}
	if err := os.WriteFile(filepath.Join(a, "brief.md"), []byte(zoo("giraffe")), 0o644); err != nil {
		t.Fatal(err)
	}
	if read := refresh(a, b, c); !slices.Equal(read, []string{a}) {
		t.Errorf("after a change read %v", read)
	}
	if err := os.WriteFile(filepath.Join(a, "data", "incidents.csv"), []byte("id,date,country\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if read := refresh(a, b, c); !slices.Equal(read, []string{a}) {
		t.Errorf("after a change within a folder read %v", read)
	}
	refresh(a, c)
	for typed, want := range map[string]string{"zebra": "", "giraffe": a, "lion": ""} {
		found, err := InAll(t.Context(), x, typed, 10)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		if len(found) > 0 {
			got = found[0].Brief.Path
			if address := found[0].Hits[0].Address; !strings.HasPrefix(address, "aims~") {
				t.Errorf("%s is at %q", typed, address)
			}
		}
		if got != want {
			t.Errorf("%s: found in %q, want %q", typed, got, want)
		}
	}
}

func TestSentencesComeBeforeTheTitlesOfSources(t *testing.T) {
	sources := "references:\n"
	for _, id := range []string{"a", "b", "c"} {
		sources += "- id: " + id + "\n  type: book\n  title: Zebra zebra\n"
	}
	root := filesIn(t, map[string]string{"brief.md": strings.Replace(zoo("zebra"), "as-of", "bibliography: sources.yaml\nas-of", 1), "sources.yaml": sources})
	x, why, err := index.Open(t.Context(), filepath.Join(t.TempDir(), "search.sqlite"))
	if err != nil || why != nil {
		t.Fatal(why, err)
	}
	defer x.Close()
	if err := Refresh(t.Context(), x, []string{root}, "1", func(int, int, string) {}); err != nil {
		t.Fatal(err)
	}
	for most, want := range map[int]int{1: 1, 10: 4} {
		found, err := InAll(t.Context(), x, "zebra", most)
		if err != nil || len(found) != 1 || len(found[0].Hits) != want || found[0].Hits[0].Kind != Paragraph.One() || want > 1 && found[0].Hits[1].Kind != Source.One() {
			t.Errorf("of %d: %+v, %v", most, found, err)
		}
	}
}
