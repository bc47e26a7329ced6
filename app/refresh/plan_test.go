package refresh

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"lectern/app/folder"
	"lectern/app/incident"
	"lectern/app/problem"
)

const front = "---\ntitle: a\nas-of: 2024-03-25\n"

// briefFolder makes the folder of a brief with lines of front matter.
func briefFolder(t *testing.T, lines string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "brief")
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "brief.md"), front+lines+"---\n\n# A {#a}\n\nText.\n")
	return dir
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func planOf(t *testing.T, dir string) (*Plan, error) {
	t.Helper()
	from, err := folder.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { from.Close() })
	return New(from, nil)
}

// atHome has the settings of PostgreSQL's programs in a folder of the test's own.
func atHome(t *testing.T, services string) {
	t.Helper()
	for _, name := range []string{"HOST", "PORT", "DATABASE", "USER", "PASSWORD", "PASSFILE", "SERVICE", "SSLMODE", "SSLROOTCERT", "OPTIONS", "CONNECT_TIMEOUT"} {
		t.Setenv("PG"+name, "")
		os.Unsetenv("PG" + name)
	}
	file := filepath.Join(t.TempDir(), "services")
	write(t, file, services)
	t.Setenv("PGSERVICEFILE", file)
	t.Setenv("HOME", t.TempDir())
}

func TestAPlanSaysWhatWouldBeAskedOfWhom(t *testing.T) {
	atHome(t, "[team]\nhost=db.example.org\nport=5433\ndbname=incidents\nuser=ana\nsslmode=verify-full\n[socket]\nhost=/run/postgresql\ndbname=a\nuser=ana\n")
	for lines, want := range map[string]string{
		"incidents-from: {service: team, query: SELECT 1}\n":                                   "db.example.org:5433, encrypted, its certificate checked|incidents|ana|SELECT 1",
		"incidents-from: {service: socket, query: SELECT 1}\n":                                 "/run/postgresql/.s.PGSQL.5432, on this computer|a|ana|SELECT 1",
		"incidents-from: {address: ben@db/b, query: SELECT 1}\n":                               "db:5432, encrypted if the server can, its certificate unchecked|b|ben|SELECT 1",
		"incidents-from: {address: \"ben@db:1/b?sslmode=disable\", query: SELECT 1}\n":         "db:1, not encrypted|b|ben|SELECT 1",
		"incidents-from: {address: \"ben@[::1]/b?sslmode=require\", query: SELECT 1}\n":        "[::1]:5432, encrypted, its certificate unchecked|b|ben|SELECT 1",
		"incidents-from:\n  address: ben@db/b?sslmode=verify-ca\n  query: |\n    A\n    B\n\n": "db:5432, encrypted, its certificate checked|b|ben|A\nB",
	} {
		p, err := planOf(t, briefFolder(t, lines))
		if err != nil {
			t.Errorf("%s: %v", lines, err)
			continue
		}
		var words []string
		for _, w := range p.Source.Words() {
			words = append(words, w[1])
		}
		if got := strings.Join(words, "|"); got != want {
			t.Errorf("%s is %s, want %s", lines, got, want)
		}
	}
}

func TestWhyThereIsNoPlan(t *testing.T) {
	atHome(t, "[team]\nhost=db.example.org\n[other]\nhost=db\nsslmode=perhaps\n")
	const from = "incidents-from: {service: team, query: SELECT 1}\n"
	for lines, want := range map[string]string{
		"": "brief.md: the brief names no database",
		"incidents-from: {address: \"a:b@db/c\", query: SELECT 1}\n": "brief.md:4:27: a password stands in the brief",
		"incidents-from: {service: nobody, query: SELECT 1}\n":       "brief.md:4:42: the service nobody can't be read: unable to find service: nobody",
		"incidents-from: {service: other, query: SELECT 1}\n":        "the service other can't be read",
		from + "incidents: [a.csv, b.csv]\n":                         "brief.md:5:1: the brief has 2 files of incidents, and the database fills one, name one",
		from + "incidents: [{file: a.csv, as: ged}]\n":               "brief.md:5:1: a.csv is in another schema",
		from + "incidents: a.xlsx\n":                                 "a.xlsx can't hold what the database gives",
		from + "incidents: ../a.csv\n":                               "../a.csv can't hold what the database gives",
		from + "incidents: linked.csv\n":                             "linked.csv can't be replaced",
		from + "incidents: nowhere.csv\n":                            "nowhere.csv can't be replaced",
		from + "incidents: elsewhere/a.csv\n":                        "elsewhere/a.csv can't be replaced",
		"incidents-from: {service: team, query: SELECT 1\n":          "brief.md:4",
	} {
		dir := briefFolder(t, lines)
		outside := t.TempDir()
		write(t, filepath.Join(outside, "a.csv"), "x")
		for link, to := range map[string]string{"linked.csv": filepath.Join(outside, "a.csv"), "nowhere.csv": filepath.Join(outside, "b.csv"), "elsewhere": outside} {
			if err := os.Symlink(to, filepath.Join(dir, link)); err != nil {
				t.Skip("no links here:", err)
			}
		}
		if p, err := planOf(t, dir); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s is %+v, %v, want %s", lines, p, err, want)
		}
	}
	if _, err := planOf(t, "islamic-state-khorasan"); err == nil {
		t.Error("a shipped brief has a plan")
	}
}

func TestAResultIsToldInWords(t *testing.T) {
	r := Result{At: time.Date(2026, 11, 28, 13, 5, 0, 0, time.FixedZone("", 3600)), File: "a/incidents.csv"}
	r.After = 3
	if got := strings.Join(r.Lines(), "\n"); got != "a/incidents.csv: 3 incidents of 28 November 2026, 12:05 UTC" {
		t.Errorf("the first time it says %s", got)
	}
	r.RowChanges = incident.RowChanges{
		Before: 5000, After: 5010, Added: 12, Withdrawn: 2, Changed: 3, FirstAdded: []string{"a", "b"}, FirstWithdrawn: []string{"c", "d"},
		Fields: []incident.FieldChanges{{Column: "killed", Count: 3}, {Column: "note", Count: 1}}, NewColumns: []string{"note"}, GoneColumns: []string{"title"},
		FirstChanged: []incident.Change{{ID: "e", Column: "killed", Before: "5", After: "7"}, {ID: "e", Column: "note", After: "one\ntwo " + strings.Repeat("x", 60)}},
	}
	want := `a/incidents.csv: 5,010 incidents of 28 November 2026, 12:05 UTC
12 added: a, b and 10 more
2 withdrawn: c, d
3 changed: killed in 3, note in 1
    e: killed 5 → 7
    e: note (empty) → one two xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…
    and 2 more cells
4,995 as they were
new columns: note
columns that are gone: title`
	if got := strings.Join(r.Lines(), "\n"); got != want {
		t.Errorf("it says\n%s\nwant\n%s", got, want)
	}
}

func TestTheLineOfACharacter(t *testing.T) {
	for at, want := range map[int]int{-1: 0, 0: 0, 1: 1, 3: 1, 4: 2, 5: 2, 99: 2} {
		if got := lineOf("ab\ncd", at); got != want {
			t.Errorf("character %d is in line %d, want %d", at, got, want)
		}
	}
}

func TestRowsOfTheQueryHaveItsPlace(t *testing.T) {
	s := snapshot{plan: &Plan{at: problem.Place{File: "a/brief.md", Line: 7}}}
	got := s.located(problem.List{{Kind: problem.BadRow, Place: problem.Place{File: rowName, Line: 1234}, What: "x"}, {Place: problem.Place{File: rowName}, What: "y"}})
	if got[0].String() != "a/brief.md:7: row 1,234 of the query: x" || got[1].String() != "a/brief.md:7: y" {
		t.Errorf("they are %v", got)
	}
}
