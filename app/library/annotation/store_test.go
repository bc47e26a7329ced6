package annotation

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

var theBrief = Brief{Path: "islamic-state-khorasan", Title: "The growing threat"}

func open(t *testing.T, dir string, of Brief, text *Text) *Store {
	t.Helper()
	s, err := Open(dir, of, text)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func put(t *testing.T, s *Store, a Annotation) {
	t.Helper()
	if err := s.Put(a); err != nil {
		t.Fatal(err)
	}
	if err := s.Save(); err != nil {
		t.Fatal(err)
	}
}

func TestAnnotationsComeBackAsTheyWere(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir, theBrief, nil)
	at := time.Date(2024, 3, 25, 9, 30, 0, 0, time.UTC)
	highlight, note, bookmark := New("aims~1", at), New("incident:2024-01-03-kerman", at), New("aims", at)
	highlight.Colour, highlight.Quote = "green", &Quote{Exact: "“wants” <all>\u2028", Prefix: "it ", Suffix: " of it", Start: 7}
	note.Note = "Who says so?\nCheck \u202e with the <UN>."
	bookmark.Bookmark = true
	for _, a := range []Annotation{highlight, note, bookmark} {
		put(t, s, a)
	}
	note.Note = "Checked."
	put(t, s, note)
	s.Remove(bookmark.ID)
	if err := s.Save(); err != nil {
		t.Fatal(err)
	}
	again := open(t, dir, theBrief, nil)
	if d := cmp.Diff([]Annotation{highlight, note}, again.All()); d != "" {
		t.Error(d)
	}
	if got, ok := again.Get(note.ID); !ok || got.Note != "Checked." {
		t.Errorf("%+v", got)
	}
}

func TestTwoWindowsKeepEachOthersAnnotations(t *testing.T) {
	dir := t.TempDir()
	one, two := open(t, dir, theBrief, nil), open(t, dir, theBrief, nil)
	a, b := New("aims", time.Now()), New("capacity", time.Now())
	put(t, one, a)
	two.file = one.file
	put(t, two, b)
	one.Remove(a.ID)
	if err := one.Save(); err != nil {
		t.Fatal(err)
	}
	if err := two.Reload(); err != nil {
		t.Fatal(err)
	}
	for _, s := range []*Store{one, two} {
		if all := s.All(); len(all) != 1 || all[0].ID != b.ID {
			t.Errorf("%v", all)
		}
	}
	var wait sync.WaitGroup
	for n := range 20 {
		wait.Go(func() {
			s, err := Open(dir, theBrief, nil)
			if err != nil {
				t.Error(err)
			}
			if err := errors.Join(s.Put(New(fmt.Sprint("a", n), time.Now())), s.Save()); err != nil {
				t.Error(err)
			}
		})
	}
	wait.Wait()
	if all := open(t, dir, theBrief, nil).All(); len(all) != 21 {
		t.Errorf("%d of 21 are kept", len(all))
	}
}

func TestTheFileOfABriefIsFoundAgain(t *testing.T) {
	text := NewText(passages)
	quoted := func(t *testing.T) Annotation { return mark(t, text, "wants a caliphate", 1) }
	for name, test := range map[string]struct {
		was, is Brief
		text    *Text
		found   bool
	}{
		"by its path":                      {Brief{Path: "/a/brief"}, Brief{Path: "/a/brief"}, nil, true},
		"by its id, wherever it is":        {Brief{ID: "k1", Path: "/a/brief"}, Brief{ID: "k1", Path: "/b/other"}, nil, true},
		"not under another id":             {Brief{ID: "k1", Path: "/a/brief"}, Brief{ID: "k2", Path: "/a/brief"}, nil, false},
		"by its path once it has an id":    {Brief{Path: "/a/brief"}, Brief{ID: "k1", Path: "/a/brief"}, nil, true},
		"by its text where it was moved":   {Brief{Path: "/gone/brief"}, Brief{Path: "/b/brief"}, text, true},
		"not by the text of another":       {Brief{Path: "/gone/brief"}, Brief{Path: "/b/brief"}, NewText(passages[1:]), false},
		"not from a brief that is there":   {Brief{Path: os.TempDir()}, Brief{Path: "/b/brief"}, text, false},
		"not under another path, untexted": {Brief{Path: "/gone/brief"}, Brief{Path: "/b/brief"}, nil, false},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			put(t, open(t, dir, test.was, nil), quoted(t))
			s := open(t, dir, test.is, test.text)
			if found := len(s.All()) == 1; found != test.found {
				t.Fatalf("found %t", found)
			}
			put(t, s, New("aims", time.Now())) // it is that of the brief as it is now
			if again := open(t, dir, test.is, nil); len(again.All()) != len(s.All()) {
				t.Errorf("later %d are found, want %d", len(again.All()), len(s.All()))
			}
		})
	}
}

func TestAFileBrokenByHandIsKeptAndNamed(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir, theBrief, nil)
	first := New("aims", time.Now())
	put(t, s, first)
	broken := "{\n  \"type\": \"AnnotationPage\",\n  \"items\": [,]\n}\n"
	if err := os.WriteFile(s.File(), []byte(broken), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := s.Reload(); err == nil || !strings.Contains(err.Error(), s.File()+":3: ") {
		t.Errorf("the error is %v", err)
	}
	if len(s.All()) != 1 {
		t.Error("what was known is lost")
	}
	second := New("capacity", time.Now())
	put(t, s, second)
	if kept, err := os.ReadFile(s.File() + ".broken"); err != nil || string(kept) != broken {
		t.Errorf("the broken file became %q, %v", kept, err)
	}
	if all := open(t, dir, theBrief, nil).All(); len(all) != 2 {
		t.Errorf("kept %v", all)
	}

	// A window that opens it broken goes on with what it adds.
	if err := os.WriteFile(s.File(), []byte(broken), 0o600); err != nil {
		t.Fatal(err)
	}
	other, err := Open(dir, theBrief, nil)
	if err == nil {
		t.Error("opening says nothing")
	}
	put(t, other, second)
	if _, err := os.Stat(s.File() + ".broken-2"); err != nil {
		t.Error(err)
	}
	if all := open(t, dir, theBrief, nil).All(); len(all) != 1 {
		t.Errorf("kept %v", all)
	}
}

func TestWhatCannotBeWrittenNowIsWrittenLater(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "annotations")
	s := open(t, dir, theBrief, nil)
	if err := os.WriteFile(dir, nil, 0o600); err != nil { // a file where the folder is to be
		t.Fatal(err)
	}
	s.Put(New("aims", time.Now()))
	if err := s.Save(); err == nil {
		t.Fatal("nothing is said")
	}
	if len(s.All()) != 1 {
		t.Error("the annotation isn't shown")
	}
	if err := os.Remove(dir); err != nil {
		t.Fatal(err)
	}
	put(t, s, New("capacity", time.Now()))
	if all := open(t, dir, theBrief, nil).All(); len(all) != 2 {
		t.Errorf("written: %v", all)
	}
}

func TestABrokenFileOfAnotherBriefIsLeftToIt(t *testing.T) {
	for name, isOurs := range map[string]bool{
		"zoo.jsonld": true, "zoo-2.jsonld": true, "zoology.jsonld": false, "zoo-law.jsonld": false, "a-zoo.jsonld": false,
	} {
		dir := t.TempDir()
		file := filepath.Join(dir, name)
		if err := os.WriteFile(file, []byte("{"), 0o600); err != nil {
			t.Fatal(err)
		}
		s, err := Open(dir, Brief{Path: "/a/zoo"}, nil)
		if isOurs != (s.File() == file) || isOurs != (err != nil) {
			t.Errorf("beside a broken %s notes go to %s, and it says %v", name, s.File(), err)
		}
	}
}

func TestABriefWithALongNameKeepsWhatIsBrokenToo(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir, Brief{Path: "/a/" + strings.Repeat("\U00020000", 80)}, nil)
	for range 3 {
		put(t, s, New("aims", time.Now()))
		if err := os.WriteFile(s.File(), []byte("{"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	put(t, s, New("aims", time.Now()))
	if files, err := filepath.Glob(filepath.Join(dir, "*.broken*")); err != nil || len(files) != 3 {
		t.Errorf("kept %q, %v", files, err)
	}
}

func TestAFileThatCannotBeReadIsNamedAndNotPassedOver(t *testing.T) {
	dir := t.TempDir()
	file := open(t, dir, theBrief, nil).File()
	if err := os.Mkdir(file, 0o700); err != nil { // which no one can read as a file
		t.Fatal(err)
	}
	s, err := Open(dir, theBrief, nil)
	if err == nil || s.File() != file {
		t.Errorf("notes go to %s, %v", s.File(), err)
	}
}

func TestAFileThatIsTakenAwayIsWrittenAgainWhole(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir, theBrief, nil)
	put(t, s, New("aims", time.Now()))
	if err := os.Remove(s.File()); err != nil {
		t.Fatal(err)
	}
	put(t, s, New("capacity", time.Now()))
	if all := open(t, dir, theBrief, nil).All(); len(all) != 2 {
		t.Errorf("kept %v", all)
	}
}

func TestAnnotationsThatMeanNothingAreRefusedByName(t *testing.T) {
	for text, want := range map[string]string{
		"":                       "1: ",
		"[]":                     "1: ",
		"{\n\"type\": 3}":        "2: ",
		`{"type": "Collection"}`: `1: its type is "Collection"`,
		`{"type": "AnnotationPage", "items": [{"id": "a"}]}`: "1: item 1: it has neither an address nor a quotation",
		"{\"type\": \"AnnotationPage\", \"items\": [\n{\"id\": \"a\", \"target\": {\"selector\": [{\"type\": \"FragmentSelector\", \"value\": \"aims\"}]}},\n{\"id\": \"b\"}]}": "3: item 2: it has neither an address nor a quotation",
		"{\"type\": \"AnnotationPage\", \"items\": [\n{\"id\": 3}]}":                                                       "2: json: ",
		"{\"type\": \"AnnotationPage\", \"items\": [\n{\"id\": \"a\", \"created\": \"yesterday\"},\n{\"id\": \"b\"}\n]}":   "2: parsing time ",
		`{"type": "AnnotationPage", "items": [{"target": {"selector": [{"type": "FragmentSelector", "value": "aims"}]}}]}`: "1: item 1: it has no id",
	} {
		if _, _, err := Unmarshal([]byte(text)); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%s: %v, want %s…", text, err, want)
		}
	}
}

func TestWhatCouldNotBeReadIsNotWritten(t *testing.T) {
	for name, a := range map[string]Annotation{"nowhere": New("", time.Now()), "without an id": {Address: "aims"}} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			s := open(t, dir, theBrief, nil)
			put(t, s, New("aims", time.Now()))
			if err := s.Put(a); err == nil {
				t.Error("it is taken")
			}
			put(t, s, New("capacity", time.Now())) // the others are none the worse
			if all := open(t, dir, theBrief, nil).All(); len(all) != 2 {
				t.Errorf("kept %v", all)
			}
			if _, err := Marshal(theBrief, []Annotation{a}); err == nil {
				t.Error("it is written")
			}
		})
	}
}

func FuzzUnmarshal(f *testing.F) {
	a := New("aims~1", time.Date(2024, 3, 25, 0, 0, 0, 0, time.UTC))
	a.Note, a.Colour, a.Quote = "note", "red", &Quote{Exact: "words", Prefix: "some ", Suffix: " here", Start: 3}
	seed, err := Marshal(theBrief, []Annotation{a, New("incident:x", a.Created)})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(seed)
	f.Add([]byte(`{"type":"AnnotationPage","items":[{"id":"a","target":{"selector":[{"type":"TextQuoteSelector","exact":"x"}]}}]}`))
	text := NewText(passages)
	f.Fuzz(func(t *testing.T, data []byte) {
		of, all, err := Unmarshal(data)
		if err != nil {
			return
		}
		for i := range all {
			if from, to, ok := text.Find(&all[i]); ok && (from < 0 || to > len(text.whole) || from > to) {
				t.Fatalf("%+v is found at %d to %d", all[i], from, to)
			}
		}
		again, err := Marshal(of, all)
		if err != nil {
			t.Skip(err) // such as a year that JSON has no form for
		}
		ofAgain, allAgain, err := Unmarshal(again)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(all, allAgain); d != "" || ofAgain != of {
			t.Errorf("written and read again they differ: %s", d)
		}
	})
}
