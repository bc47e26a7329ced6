//go:build !nogui

package ui

import (
	"os"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"lectern/app/incident"
	"lectern/app/refresh"
)

// ofTeam is a brief whose incidents come from a database that nobody runs.
const ofTeam = "---\ntitle: T\nas-of: 2024-03-25\nincidents-from:\n  address: ana@127.0.0.1:1/team?sslmode=disable\n  query: |\n    SELECT id, date\n      FROM incident\n---\n\n# A {#a}\n\nText.\n"

func TestNothingIsFetchedWithoutAsking(t *testing.T) {
	dir := folderOf(t, map[string]string{"brief.md": ofTeam})
	w := newTestWindow(t)
	w.read(dir)
	w.refreshFromDatabase()
	w.until("it asks", w.Modal)
	w.press(fyne.KeyEscape)
	if w.Modal() || w.banner.notice.Title == "Nothing was fetched: the incidents are as they were" {
		t.Errorf("after Escape it says %+v", w.banner.notice)
	}
	w.refreshFromDatabase()
	w.until("it asks", w.Modal)
	w.press(fyne.KeyReturn)
	w.until("it was tried", func() bool { return w.banner.notice.Title == "Nothing was fetched: the incidents are as they were" })
	if got := strings.Join(w.banner.notice.Lines, "\n"); got != "the database at 127.0.0.1:1 can't be reached: connection refused" {
		t.Errorf("it says %s", got)
	}
	if entries, _ := os.ReadDir(dir); len(entries) != 1 {
		t.Errorf("the folder has %v", entries)
	}
}

func TestABriefWithoutADatabaseSaysSo(t *testing.T) {
	w := newTestWindow(t)
	w.read("islamic-state-khorasan")
	w.refreshFromDatabase()
	w.until("it says so", func() bool { return w.banner.notice.Title == "This brief can\u2019t be refreshed from a database" })
	if got := strings.Join(w.banner.notice.Lines, "\n"); w.Modal() || !strings.HasPrefix(got, "brief.md: the brief names no database, ") {
		t.Errorf("it says %s", got)
	}
}

func TestTheSheetsSayWhoIsAskedAndWhatDiffers(t *testing.T) {
	w := newTestWindow(t)
	s := newSourceSheet(w.Window, &refresh.Source{Host: "db:5432", Secured: "not encrypted", Database: "team", User: "ana", Query: "SELECT id\n\n\tFROM incident"})
	want := []sheetLine{{"Host", "db:5432, not encrypted", 0}, {"Database", "team", 0}, {"User", "ana", 0}, {"Query", "SELECT id", 0}, {"", "", 0}, {"", "FROM incident", 4 * letterWidth}}
	if len(s.rows) != len(want) {
		t.Fatalf("it has %v", s.rows)
	}
	for i, line := range s.rows {
		if line != want[i] {
			t.Errorf("line %d is %+v, want %+v", i, line, want[i])
		}
	}
	r := refresh.Result{RowChanges: incident.RowChanges{Before: 1, After: 2, Added: 1, FirstAdded: []string{"a"}}, At: time.Date(2026, 11, 28, 12, 5, 0, 0, time.UTC), File: "incidents.csv"}
	if s = newResultSheet(w.Window, &r); s.rows[0].words != "incidents.csv: 2 incidents of 28 November 2026, 12:05 UTC" || s.rows[1].words != "1 added: a" {
		t.Errorf("it has %v", s.rows)
	}
}
