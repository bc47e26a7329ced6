package library

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

func TestSettingsComeBackAsSaved(t *testing.T) {
	file := filepath.Join(t.TempDir(), "deep", "settings.json")
	s, err := LoadFrom(file)
	if err != nil {
		t.Fatal(err)
	}
	s.Theme, s.TextSize = DarkTheme, 21
	s.Opened("/briefs/a", "A", time.Date(2024, 3, 25, 9, 0, 0, 0, time.UTC)).Block = "attacks"
	checkSaved(t, s, file)
}

// checkSaved saves the settings and checks that the file, loaded, is equal to them.
func checkSaved(t *testing.T, s *Settings, file string) {
	t.Helper()
	if err := s.Save(); err != nil {
		t.Fatal(err)
	}
	got, err := LoadFrom(file)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(s, got, cmpopts.IgnoreUnexported(Settings{})); d != "" {
		t.Error(d)
	}
}

func TestBrokenSettingsAreKeptAsideAndDontStopTheProgram(t *testing.T) {
	file := filepath.Join(t.TempDir(), "settings.json")
	if err := os.WriteFile(file, []byte(`{"theme": `), 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := LoadFrom(file)
	if err == nil {
		t.Error("no error for a broken file")
	}
	if s == nil || s.Theme != FollowSystem {
		t.Errorf("settings %+v, want the defaults", s)
	}
	if _, err := os.Stat(file + ".broken"); err != nil {
		t.Error(err)
	}
}

func TestOpenedBriefComesFirstAndKeepsItsPlace(t *testing.T) {
	s := &Settings{}
	s.Opened("a", "A", time.Unix(1, 0)).Part = 0.4
	s.Opened("b", "B", time.Unix(2, 0))
	if r := s.Opened("a", "A", time.Unix(3, 0)); r.Part != 0.4 {
		t.Errorf("part %v, want 0.4", r.Part)
	}
	if len(s.Recent) != 2 || s.Recent[0].Path != "a" {
		t.Errorf("recent %+v, want a before b", s.Recent)
	}
}

// What two processes remember adds up, whichever saves first and last.
func TestTwoProcessesKeepWhatBothRemember(t *testing.T) {
	at := func(n int) time.Time { return time.Date(2024, 3, n, 0, 0, 0, 0, time.UTC) }
	file := filepath.Join(t.TempDir(), "settings.json")
	load := func() *Settings {
		s, err := LoadFrom(file)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	save := func(s *Settings) {
		if err := s.Save(); err != nil {
			t.Fatal(err)
		}
	}
	first := load()
	first.Opened("common", "Common", at(1))
	first.Opened("removed", "Removed", at(2))
	first.Asked("old")
	first.Watch("/unwatched")
	first.Watch("/kept")
	save(first)

	one, two := load(), load()
	one.Opened("one", "One", at(3)).Block = "aims"
	one.Theme = DarkTheme
	one.Asked("asked by one")
	one.Watch("/one")
	save(one)
	two.Opened("two", "Two", at(4))
	two.Opened("common", "Common", at(5)).Part = 0.5
	two.Recent = slices.DeleteFunc(two.Recent, func(r Read) bool { return r.Path == "removed" })
	two.TextSize = 20
	two.Unwatch("/unwatched")
	two.Watch("/two")
	save(two)
	one.Asked("asked again")
	save(one)

	got := load()
	var recent []string
	for _, r := range got.Recent {
		recent = append(recent, r.Path+r.Block)
	}
	if d := cmp.Diff([]string{"common", "two", "oneaims"}, recent); d != "" {
		t.Error(d)
	}
	if got.Theme != DarkTheme || got.TextSize != 20 || got.Recent[0].Part != 0.5 {
		t.Errorf("%+v", got)
	}
	if d := cmp.Diff([]string{"asked again", "asked by one", "old"}, got.Queries); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]string{"/kept", "/one", "/two"}, got.Watched); d != "" {
		t.Error(d)
	}
}

// A new setting must be merged, too, or it is lost as soon as there is a file.
func TestEverySettingIsSavedOverAnOldFile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "settings.json")
	old := &Settings{file: file, base: &Settings{}, Theme: LightTheme}
	if err := old.Save(); err != nil {
		t.Fatal(err)
	}
	s, err := LoadFrom(file)
	if err != nil {
		t.Fatal(err)
	}
	*s = Settings{
		Theme: DarkTheme, TextSize: 20, Width: 900, Height: 700,
		Recent: []Read{{Path: "a", Title: "A"}}, Queries: []string{"q"}, Watched: []string{"/briefs"}, Highlights: []string{"doubt"},
		Text:    TextLook{Wider: 1, Spacing: -1, Sans: true},
		Speaker: SpeakerLayout{Notes: 30}, Screens: []ScreenChoice{{Set: "office", Wall: 2, Notes: 1}}, file: file, base: s.base,
	}
	for i, fields := 0, reflect.ValueOf(s).Elem(); i < fields.NumField(); i++ {
		if fields.Field(i).IsZero() {
			t.Errorf("%s isn't tested", fields.Type().Field(i).Name)
		}
	}
	checkSaved(t, s, file)
}

func TestManyProcessesSaveAtOnce(t *testing.T) {
	file := filepath.Join(t.TempDir(), "settings.json")
	var all sync.WaitGroup
	for n := range mostRecent {
		all.Go(func() {
			s, err := LoadFrom(file)
			if err != nil {
				t.Error(err)
			}
			s.Opened(fmt.Sprint(n), "T", time.Unix(int64(n), 0))
			if err := s.Save(); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if s, err := LoadFrom(file); err != nil || len(s.Recent) != mostRecent {
		t.Errorf("%d of %d are remembered, %v", len(s.Recent), mostRecent, err)
	}
}
