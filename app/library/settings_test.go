package library

import (
	"os"
	"path/filepath"
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
	s.Opened("/briefs/a", "A", time.Date(2024, 3, 25, 9, 0, 0, 0, time.UTC)).Section = "attacks"
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
