package index

import (
	"bytes"
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// open opens an index, which must be kept in its file.
func open(t testing.TB, file string) *Index {
	t.Helper()
	x, why, err := Open(t.Context(), file)
	if err != nil || why != nil {
		t.Fatal(why, err)
	}
	t.Cleanup(func() { x.Close() })
	return x
}

func put(t testing.TB, x *Index, path string, texts ...string) {
	t.Helper()
	var entries []Entry
	for i, text := range texts {
		title, text, _ := strings.Cut(text, ": ")
		entries = append(entries, Entry{Title: title, Text: text, Address: fmt.Sprint(i)})
	}
	if err := x.Put(t.Context(), Brief{Path: path, Title: "Brief " + path, Stamp: "1"}, entries); err != nil {
		t.Fatal(err)
	}
}

// found returns the paths and addresses of what is found, the best first.
func found(t testing.TB, x *Index, typed string) (all []string) {
	t.Helper()
	hits, err := x.Find(t.Context(), typed, 10)
	if err != nil {
		t.Fatal(err)
	}
	for _, h := range hits {
		all = append(all, h.Brief.Path+h.Entry.Address)
	}
	return all
}

func TestWhatPeopleTypeIsFound(t *testing.T) {
	x := open(t, filepath.Join(t.TempDir(), "search.sqlite"))
	put(t, x, "a", "Aims: The Taliban’s governor met at the Café in Köln.", "Capacity: It’s said that 2,500 fight\u00aders train there.")
	put(t, x, "b", "Taliban: Nobody knows.", "Straße: A long street. Fighters left.")
	for _, test := range []struct {
		typed string
		want  []string
	}{
		{"taliban", []string{"b0", "a0"}}, // a title weighs more
		{"TALIBAN'S governor", []string{"a0"}},
		{"cafe koln", []string{"a0"}},
		{"it's", []string{"a1"}},
		{"strasse", []string{"b1"}},
		{"fighters", []string{"a1", "b1"}},
		{"figh", []string{"a1", "b1"}},
		{`"long street"`, []string{"b1"}},
		{`"long stree"`, nil},
		{`"street long"`, nil},
		{"2,500", []string{"a1"}},
		{"governor fighters", nil},
		{"NOT OR * ^ ( : -", nil},
		{`"`, nil},
		{"", nil},
		{"NEAR(taliban", nil},
		{"a\x00b", nil},
	} {
		got := found(t, x, test.typed)
		slices.Sort(test.want[min(1, len(test.want)):])
		if !slices.Equal(got, test.want) && !sameSet(got, test.want) {
			t.Errorf("%q: %v, want %v", test.typed, got, test.want)
		}
	}
	if got := found(t, x, "taliban"); got[0] != "b0" {
		t.Errorf("taliban: %v first", got)
	}
}

func sameSet(a, b []string) bool {
	a, b = slices.Clone(a), slices.Clone(b)
	slices.Sort(a)
	slices.Sort(b)
	return slices.Equal(a, b)
}

func TestABriefIsReplacedAndForgottenWhole(t *testing.T) {
	x := open(t, filepath.Join(t.TempDir(), "search.sqlite"))
	put(t, x, "a", "Aims: harbours", "Capacity: boats")
	put(t, x, "b", "Aims: boats")
	put(t, x, "a", "Aims: lamps")
	if got := found(t, x, "boats"); !slices.Equal(got, []string{"b0"}) {
		t.Errorf("after a change boats are in %v", got)
	}
	if err := x.Forget(t.Context(), "b"); err != nil {
		t.Fatal(err)
	}
	if got := found(t, x, "boats"); got != nil {
		t.Errorf("a brief that was forgotten is found: %v", got)
	}
	briefs, err := x.Briefs(t.Context())
	if err != nil || len(briefs) != 1 || briefs[0] != (Brief{"a", "Brief a", "1"}) {
		t.Errorf("%v, %v", briefs, err)
	}
}

func TestAnIndexThatCannotBeUsedIsMadeAnew(t *testing.T) {
	for name, spoil := range map[string]func(*testing.T, string){
		"not a database": func(t *testing.T, file string) { write(t, file, bytes.Repeat([]byte("no database "), 1000)) },
		"cut off": func(t *testing.T, file string) {
			if err := os.Truncate(file, 5000); err != nil {
				t.Fatal(err)
			}
		},
		"torn": func(t *testing.T, file string) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			copy(data[100:], bytes.Repeat([]byte{0xff}, 4000))
			write(t, file, data)
		},
		"empty":             func(t *testing.T, file string) { write(t, file, nil) },
		"of another":        func(t *testing.T, file string) { execute(t, file, "PRAGMA user_version = 99") },
		"without its words": func(t *testing.T, file string) { execute(t, file, "DROP TABLE words") },
	} {
		t.Run(name, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), "search.sqlite")
			x := open(t, file)
			put(t, x, "a", "Aims: harbours")
			x.Close()
			spoil(t, file)
			x = open(t, file)
			put(t, x, "a", "Aims: harbours")
			if got := found(t, x, "harbours"); !slices.Equal(got, []string{"a0"}) {
				t.Errorf("found %v", got)
			}
		})
	}
}

func write(t *testing.T, file string, data []byte) {
	t.Helper()
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

func execute(t *testing.T, file, statement string) {
	t.Helper()
	db, err := sql.Open("sqlite", file)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec(statement); err != nil {
		t.Fatal(err)
	}
}

func TestWhereNoFileCanBeTheIndexIsInMemory(t *testing.T) {
	locked := filepath.Join(t.TempDir(), "search.sqlite")
	open(t, locked).Close()
	db, err := sql.Open("sqlite", locked)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	tx, err := db.Conn(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Close()
	if _, err := tx.ExecContext(t.Context(), "BEGIN EXCLUSIVE"); err != nil {
		t.Fatal(err)
	}
	before, err := os.ReadFile(locked)
	if err != nil {
		t.Fatal(err)
	}
	inFile := filepath.Join(locked, "below a file", "search.sqlite")
	for _, file := range []string{locked, inFile} {
		x, why, err := Open(t.Context(), file)
		if err != nil || why == nil {
			t.Fatalf("%s: %v, %v", file, why, err)
		}
		put(t, x, "a", "Aims: harbours")
		if got := found(t, x, "harbours"); !slices.Equal(got, []string{"a0"}) {
			t.Errorf("%s: found %v", file, got)
		}
		x.Close()
	}
	if after, err := os.ReadFile(locked); err != nil || !bytes.Equal(after, before) {
		t.Error("the index of another process was changed")
	}
}

func TestWorkThatIsCancelledChangesNothing(t *testing.T) {
	x := open(t, filepath.Join(t.TempDir(), "search.sqlite"))
	put(t, x, "a", "Aims: harbours")
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := x.Put(ctx, Brief{Path: "a"}, nil); err == nil {
		t.Error("a cancelled change went on")
	}
	if got := found(t, x, "harbours"); len(got) != 1 {
		t.Errorf("found %v", got)
	}
}

// A thousand briefs of three thousand words.
func BenchmarkFindInAThousandBriefs(b *testing.B) {
	x := open(b, filepath.Join(b.TempDir(), "search.sqlite"))
	vocabulary := make([]string, 20_000)
	for i := range vocabulary {
		vocabulary[i] = fmt.Sprintf("%c%c%dword", 'a'+i%26, 'a'+i/26%26, i)
	}
	seed := uint32(1)
	next := func() string {
		seed = seed*1664525 + 1013904223
		n := float64(seed>>8) / (1 << 24)
		return vocabulary[int(n*n*n*float64(len(vocabulary)))] // some are frequent
	}
	for n := range 1000 {
		var texts []string
		for range 50 {
			text := "Section: "
			for range 60 {
				text += next() + " "
			}
			texts = append(texts, text)
		}
		put(b, x, fmt.Sprint(n), texts...)
	}
	for _, typed := range []string{"a", "ab", "ab1", "aa0word", "aa0word ba1word", `"aa0word ba1word"`} {
		b.Run(typed, func(b *testing.B) {
			for b.Loop() {
				if _, err := x.Find(b.Context(), typed, 50); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
