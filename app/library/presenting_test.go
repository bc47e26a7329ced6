package library

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestScreensAreRememberedByTheirSet(t *testing.T) {
	file := filepath.Join(t.TempDir(), "settings.json")
	load := func() *Settings {
		s, err := LoadFrom(file)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	here, there := load(), load()
	here.ChoseScreens(ScreenChoice{Set: "office", Wall: 2, Notes: 1})
	there.ChoseScreens(ScreenChoice{Set: "hall", Wall: 1, Notes: 2})
	here.Speaker.Notes = 30
	for _, s := range []*Settings{here, there} {
		if err := s.Save(); err != nil {
			t.Fatal(err)
		}
	}
	both := load()
	for set, wall := range map[string]int{"office": 2, "hall": 1} {
		if c, ok := both.ScreensOf(set); !ok || c.Wall != wall {
			t.Errorf("%s: %+v, %t, want the slides on %d", set, c, ok, wall)
		}
	}
	if _, ok := both.ScreensOf("elsewhere"); ok || both.Speaker.Notes != 30 {
		t.Errorf("elsewhere is known: %t, notes of size %v", ok, both.Speaker.Notes)
	}
}

func TestRehearsalsAreKeptByBrief(t *testing.T) {
	file := filepath.Join(t.TempDir(), "state", "rehearsals.json")
	first := Rehearsal{Path: "a", When: time.Date(2024, 3, 25, 9, 0, 0, 0, time.UTC), Slides: []SlideTime{
		{"", "Title", 30}, {"aims", "One", 60}, {"aims", "Two", 90.5},
	}}
	second := Rehearsal{Path: "a", When: first.When.Add(time.Hour)}
	for _, r := range []Rehearsal{first, {Path: "b"}, second} {
		if err := KeepRehearsal(file, r); err != nil {
			t.Fatal(err)
		}
	}
	got, err := Rehearsals(file, "a")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]Rehearsal{second, first}, got); diff != "" {
		t.Errorf("kept (-want +got):\n%s", diff)
	}
	if got := first.Length(); got != 180*time.Second+500*time.Millisecond {
		t.Errorf("it took %v", got)
	}
	if got := first.Sections()["aims"]; got != 150*time.Second+500*time.Millisecond {
		t.Errorf("the section took %v", got)
	}
}

func TestABrokenFileOfRehearsalsIsKeptAside(t *testing.T) {
	file := filepath.Join(t.TempDir(), "rehearsals.json")
	if err := os.WriteFile(file, []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Rehearsals(file, "a"); err == nil {
		t.Error("it is read")
	}
	if err := KeepRehearsal(file, Rehearsal{Path: "a"}); err != nil {
		t.Fatal(err)
	}
	if got, err := Rehearsals(file, "a"); len(got) != 1 || err != nil {
		t.Errorf("%d rehearsals, %v", len(got), err)
	}
	if _, err := os.Stat(file + ".broken"); err != nil {
		t.Error(err)
	}
}
