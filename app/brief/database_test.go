package brief

import (
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"lectern/app/problem"
)

const ofTeam = "incidents-from:\n  service: team\n  query: |\n    SELECT id -- of all\n    FROM incident\n"

// briefWith returns the files of a brief with lines of front matter.
func briefWith(lines string) fstest.MapFS {
	return fstest.MapFS{
		fileName:        {Data: []byte("---\ntitle: a\nas-of: 2024-03-25\nkeywords: b\n" + lines + "lang: en-GB\n---\n\n# A {#a}\n\nText.\n")},
		"incidents.csv": {Data: []byte("id,date,country,place\na,2024-03-22,Russia,Krasnogorsk\n")},
	}
}

func TestADatabaseIsNamedByServiceOrAddress(t *testing.T) {
	for lines, want := range map[string]Database{
		ofTeam: {Service: "team", Query: "SELECT id -- of all\nFROM incident"},
		"incidents-from:\n  address: db.example.org/incidents\n  query: SELECT 1\n":                              {Address: "postgresql://db.example.org/incidents", Query: "SELECT 1"},
		"incidents-from: {address: \"postgres://ana@[::1]:5433/a?sslmode=verify-full\", query: \"SELECT 1;\"}\n": {Address: "postgresql://ana@[::1]:5433/a?sslmode=verify-full", Query: "SELECT 1;"},
	} {
		b, problems := Open(briefWith(lines), Options{})
		if b.IncidentsFrom == nil {
			t.Errorf("%s is %v", lines, problems)
			continue
		}
		got := *b.IncidentsFrom
		got.QueryAt = problem.Place{}
		if got != want {
			t.Errorf("%s is %+v, want %+v", lines, got, want)
		}
	}
}

func TestAPasswordInTheBriefIsRefused(t *testing.T) {
	for _, lines := range []string{
		"incidents-from:\n  address: ana:s3cret@db.example.org/a\n  query: SELECT 1\n",
		"incidents-from:\n  address: \"postgresql://ana:s3%zzcret@db.example.org/a\"\n  query: SELECT 1\n",
		"incidents-from:\n  address: \"postgresql://ana:@db.example.org/a\"\n  query: SELECT 1\n",
		"incidents-from:\n  address: db.example.org/a?password=s3cret\n  query: SELECT 1\n",
		"incidents-from:\n  address: db.example.org/a?sslpassword=s3cret\n  query: SELECT 1\n",
		"incidents-from:\n  address: host=db.example.org dbname=a PASSWORD = s3cret\n  query: SELECT 1\n",
		"incidents-from:\n  service: team\n  password: s3cret\n  query: SELECT 1\n",
		"incidents-from: postgresql://ana:s3cret@db.example.org/a\n",
	} {
		b, problems := Open(briefWith(lines), Options{})
		said := problems.Error()
		if b.IncidentsFrom != nil || !strings.Contains(said, "a password stands in the brief") || strings.Contains(said, "s3") || !strings.Contains(said, "brief.md:") {
			t.Errorf("%s is %+v, %s", lines, b.IncidentsFrom, said)
		}
	}
}

func TestWhatNamesNoDatabaseIsAMistake(t *testing.T) {
	for lines, want := range map[string]string{
		"incidents-from: team\n":                                                                 "the address of the database has the wrong form",
		"incidents-from: db.example.org/a\n":                                                     "incidents-from has no query",
		"incidents-from: {query: SELECT 1}\n":                                                    "incidents-from names no database",
		"incidents-from: {service: team}\n":                                                      "incidents-from has no query",
		"incidents-from: {service: team, address: db/a, query: SELECT 1}\n":                      "incidents-from has a service and an address",
		"incidents-from: {service: \"a b\", query: SELECT 1}\n":                                  "service has the wrong form",
		"incidents-from: {service: team, query: SELECT 1, timeout: 1}\n":                         "has no key \"timeout\"",
		"incidents-from: {address: \"http://db/a\", query: SELECT 1}\n":                          "the address is none of PostgreSQL",
		"incidents-from: {address: db/, query: SELECT 1}\n":                                      "has the wrong form",
		"incidents-from: {address: \"db/a?sslkey=/etc/x\", query: SELECT 1}\n":                   "has more than sslmode behind it",
		"incidents-from: {address: \"db/a?sslmode=maybe\", query: SELECT 1}\n":                   "has more than sslmode behind it",
		"incidents-from: {address: \"db/a?sslmode=require&sslrootcert=x\", query: SELECT 1}\n":   "has more than sslmode behind it",
		"incidents-from: {address: \"db/a?sslmode=require&sslmode=disable\", query: SELECT 1}\n": "has more than sslmode behind it",
		"incidents: postgresql://db.example.org/a\n":                                             "a database is no file of incidents",
	} {
		b, problems := Open(briefWith(lines), Options{})
		if b.IncidentsFrom != nil || !strings.Contains(problems.Error(), want) {
			t.Errorf("%s is %+v, %v, want %q", lines, b.IncidentsFrom, problems, want)
		}
	}
}

func TestABriefSaysOfWhichMomentItsIncidentsAre(t *testing.T) {
	at := time.Date(2026, 11, 28, 12, 5, 59, 0, time.UTC)
	files := briefWith(ofTeam)
	size := int64(len(files["incidents.csv"].Data))
	const words = "The incidents were fetched from a database on 28 November 2026, 12:05 UTC"
	for note, want := range map[string]string{
		"":                                   "",
		string(FetchedNote(at, size, nil)):   words + ".",
		string(FetchedNote(at, size+1, nil)): words + ", and their file was changed since.",
		string(Fetched{At: at, Edited: true, Changes: "1 withdrawn: a"}.handedOut()): words + ", and their file was changed since.",
	} {
		files[FetchedFile] = &fstest.MapFile{Data: []byte(note)}
		if b, problems := Open(files, Options{}); b.Fetched.Words() != want || len(problems) > 0 {
			t.Errorf("%q says %q, %v", note, b.Fetched.Words(), problems)
		}
	}
	for note, want := range map[string]string{
		"fetched: yesterday\n": "fetched.yaml:1:10: fetched has the wrong form",
		"bytes: many\n":        "fetched.yaml:1:8: bytes has the wrong form",
		"by: Ana\n":            "fetched.yaml has no key \"by\"",
		"fetched: [\n":         "fetched.yaml:1",
	} {
		files[FetchedFile] = &fstest.MapFile{Data: []byte(note)}
		if _, problems := Open(files, Options{}); len(problems) != 1 || !strings.Contains(problems.Error(), want) {
			t.Errorf("%q is %v, want %q", note, problems, want)
		}
	}
}

func TestABriefKeepsWhatItsLastRefreshChanged(t *testing.T) {
	changes := []string{"incidents.csv: 2 incidents of now", "1 withdrawn: a", "    b: title \u201cone\u201d \u2192 \"two\\\", \x07"}
	files := briefWith(ofTeam)
	files[FetchedFile] = &fstest.MapFile{Data: FetchedNote(time.Now(), 1, changes)}
	b, problems := Open(files, Options{})
	if got, want := b.Fetched.Changes, strings.Join(changes, "\n"); got != want || len(problems) > 0 {
		t.Errorf("the brief has %q, want %q; %v", got, want, problems)
	}
	if note := string(b.Fetched.handedOut()); strings.Contains(note, "withdrawn") {
		t.Errorf("handed out is %s", note)
	}
}

func TestTheDatabaseIsNotHandedOutButItsMomentIs(t *testing.T) {
	at := time.Date(2026, 11, 28, 12, 5, 0, 0, time.UTC)
	for _, lines := range []string{ofTeam, "incidents-from: {service: team, query: \"SELECT 1 FROM incident\"}\n"} {
		files := briefWith(lines)
		files[FetchedFile] = &fstest.MapFile{Data: FetchedNote(at, 1, nil)}
		b, _ := Open(files, Options{})
		h := handedOut(t, b, Page)
		handed := filesOf(h)
		text := string(handed[fileName].Data)
		if strings.Contains(text, "team") || strings.Contains(text, "SELECT") || !strings.Contains(text, "lang: en-GB") || h.Withheld.Words() != "1 query of a database" {
			t.Errorf("handed out is %s\nwithout %s", text, h.Withheld.Words())
		}
		again, problems := Open(handed, Options{})
		if again.Fetched != b.Fetched || again.IncidentsFrom != nil || len(problems) > 0 {
			t.Errorf("read again it is of %+v, want %+v; %v", again.Fetched, b.Fetched, problems)
		}
	}
}
