//go:build database

package refresh

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"lectern/app/brief"
	"lectern/app/folder"
)

// These tests need the server that .ci/database starts: its superuser over the socket in LECTERN_DATABASE without a
// password, ana over the network with one.

// sql runs statements as the superuser.
func sql(t *testing.T, statements ...string) {
	t.Helper()
	args := []string{"-h", os.Getenv("LECTERN_DATABASE"), "-p", os.Getenv("LECTERN_DATABASE_PORT"), "-U", "postgres", "-q", "-v", "ON_ERROR_STOP=1"}
	for _, s := range statements {
		args = append(args, "-c", s)
	}
	if out, err := exec.Command("psql", args...).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
}

// team makes the service of a team whose database has some incidents, and the user ana who may read them.
func team(t *testing.T, incidents int) {
	t.Helper()
	port := os.Getenv("LECTERN_DATABASE_PORT")
	if port == "" {
		t.Fatal("there is no server: run .ci/database")
	}
	service := "host=localhost\nport=" + port + "\ndbname=postgres\nuser=ana\n"
	certificate := os.Getenv("LECTERN_DATABASE_CERTIFICATE")
	atHome(t, "[team]\n"+service+"sslmode=verify-full\nsslrootcert="+certificate+"\n[untrusted]\n"+service+"sslmode=verify-full\n"+
		"[nobody]\n"+strings.Replace(service, "ana", "nobody", 1)+"sslmode=require\n[gone]\nhost=localhost\nport=1\ndbname=a\nuser=ana\n[loose]\n"+service+"sslmode=prefer\n")
	pass := filepath.Join(t.TempDir(), "pass")
	write(t, pass, "localhost:"+port+":postgres:ana:s3cret\n")
	t.Setenv("PGPASSFILE", pass)
	sql(t, "SET client_min_messages = error; DROP TABLE IF EXISTS incident; CREATE EXTENSION IF NOT EXISTS postgis",
		"DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'ana') THEN CREATE ROLE ana LOGIN PASSWORD 's3cret'; END IF; END $$",
		"CREATE TABLE incident (id text PRIMARY KEY, date date, country text, place text, geom geometry(Point, 4326), killed int, sources text[])",
		fmt.Sprintf("INSERT INTO incident SELECT 'i' || n, date '2015-01-01' + n %% 3000, 'Afghanistan', 'Place ' || n %% 500, "+
			"ST_SetSRID(ST_MakePoint(65 + n %% 100 / 100.0, 33 + n %% 80 / 100.0), 4326), n %% 40, ARRAY['report', 'bbc'] FROM generate_series(1, %d) n", incidents),
		"GRANT ALL ON incident TO ana", "GRANT CREATE ON SCHEMA public TO ana")
}

const all = "SELECT id, date, country, place, geom, killed, sources FROM incident ORDER BY date, id"

// teamBrief makes a brief whose incidents come from a query.
func teamBrief(t *testing.T, service, query string) string {
	t.Helper()
	return briefFolder(t, "incidents-from:\n  service: "+service+"\n  query: |\n    "+strings.ReplaceAll(query, "\n", "\n    ")+"\n")
}

func run(t *testing.T, dir string) (*Result, error) {
	t.Helper()
	p, err := planOf(t, dir)
	if err != nil {
		t.Fatal(err)
	}
	return p.Run(t.Context(), nil)
}

func TestADatabaseFillsABrief(t *testing.T) {
	team(t, 100_000)
	dir := teamBrief(t, "team", all)
	r, err := run(t, dir)
	if err != nil {
		t.Fatal(err)
	}
	if r.After != 100_000 || r.Before != 0 || time.Since(r.At).Abs() > time.Minute || len(r.Warnings) > 0 {
		t.Errorf("it is %+v", r)
	}
	text, err := os.ReadFile(filepath.Join(dir, "incidents.csv"))
	if err != nil || !strings.HasPrefix(string(text), "id,date,country,place,lat,lon,killed,sources\ni12000,2015-01-01,Afghanistan,Place 0,33,65,0,report;bbc\n") {
		t.Errorf("the file begins %.200s, %v", text, err)
	}
	from, _ := folder.Open(dir)
	defer from.Close()
	b, problems := brief.Open(from.FS, brief.Options{})
	if b.Incidents.Len() != 100_000 || len(problems) > 0 || !b.Fetched.At.Equal(r.At.Truncate(time.Second)) || b.Fetched.Edited {
		t.Errorf("the brief has %d incidents of %+v, %v", b.Incidents.Len(), b.Fetched, problems)
	}

	sql(t, "UPDATE incident SET killed = 99 WHERE id = 'i7'", "UPDATE incident SET killed = NULL, place = 'Kabul' WHERE id = 'i8'", "DELETE FROM incident WHERE id IN ('i1', 'i2', 'i3')",
		"INSERT INTO incident (id, date, country, place) VALUES ('new', '2024-03-22', 'Pakistan', 'Quetta')")
	r, err = run(t, dir)
	if err != nil {
		t.Fatal(err)
	}
	const want = `1 added: new
3 withdrawn: i1, i2, i3
2 changed: killed in 2, place in 1
    i7: killed 7 → 99
    i8: place Place 8 → Kabul
    i8: killed 8 → (empty)
99,995 as they were`
	if _, got, _ := strings.Cut(strings.Join(r.Lines(), "\n"), "\n"); got != want {
		t.Errorf("it says\n%s\nwant\n%s", got, want)
	}
	if b, _ := brief.Open(from.FS, brief.Options{}); b.Fetched.Changes != strings.Join(r.Lines(), "\n") {
		t.Errorf("the brief keeps\n%s\nwant\n%s", b.Fetched.Changes, strings.Join(r.Lines(), "\n"))
	}
	descriptors, _ := filepath.Glob("/proc/self/fd/*")
	for _, d := range descriptors {
		if name, _ := os.Readlink(d); strings.HasPrefix(name, filepath.Join(dir, "incidents.csv")) {
			t.Errorf("%s is still open", name)
		}
	}
}

// What the server sends is text in the forms that it has for every type.
func TestEveryTypeIsRightOrRefused(t *testing.T) {
	team(t, 1)
	sql(t, "SET client_min_messages = error; DROP DOMAIN IF EXISTS number; CREATE DOMAIN number AS numeric(9, 2)", "DROP TYPE IF EXISTS tactic; CREATE TYPE tactic AS ENUM ('raid')")
	const row = "SELECT 'a' AS id, %s AS date, 'Mali' AS country, 'Gao' AS place, %s"
	for _, one := range []struct{ date, more, want string }{
		{"date '2024-03-22'", "NULL::text AS title", "a,2024-03-22,Mali,Gao,"},
		{"timestamptz '2024-03-22 23:30:00-02'", "true AS sure", "a,2024-03-23,Mali,Gao,true"},
		{"'2024-03'", "12.50::number AS weight, ARRAY['raid'::tactic] AS kinds, 'raid'::tactic AS tactic", "a,2024-03,Mali,Gao,12.5,raid,raid"},
		{"2024", "1e-5::float8 AS lat, (-0.5)::real AS lon", "a,2024,Mali,Gao,0.00001,-0.5"},
		{"2024", "ST_Point(0, 16)::geography AS g", "a,2024,Mali,Gao,16,0"},
		{"2024", "NULL::geometry AS g", "a,2024,Mali,Gao,,"},
		{"2024", "'{\"a\": [1]}'::jsonb AS j, '\\x00ff'::bytea AS b, interval '1 day' AS i", `a,2024,Mali,Gao,"{""a"": [1]}",\x00ff,1 day`},
		{"2024", "'=1+1' AS title, E'one\\r\\ntwo' AS summary", "a,2024,Mali,Gao,'=1+1,\"one\ntwo\""},
		{"date 'infinity'", "1 AS n", "row 1 of the query: “infinity” is not a date"},
		{"date '0044-03-15 BC'", "1 AS n", "row 1 of the query: “0044-03-15 BC” is not a date"},
		{"date '12024-03-15'", "1 AS n", "row 1 of the query: “12024-03-15” is not a date"},
		{"2024", "'many' AS killed", "row 1 of the query: killed: “many” is not"},
		{"2024", "'NaN'::numeric AS killed", "row 1 of the query: killed: “NaN” is not"},
		{"2024", "91 AS lat, 0 AS lon", "row 1 of the query: "},
		{"2024", "ST_SetSRID(ST_Point(0, 16), 3857) AS g", "row 1 of the query: the geometry is in SRID 3857, select ST_Transform(…, 4326) instead"},
		{"2024", "ST_MakeEnvelope(0, 0, 1, 1, 4326) AS g", "row 1 of the query: the geometry is no point, select ST_PointOnSurface(…) instead"},
		{"2024", "ST_Point(0, 16) AS g, ST_Point(0, 16) AS h", "column “lat” stands twice"},
		{"2024", "1 AS n, 2 AS n", "column “n” stands twice"},
		{"2024", "repeat('x', 70000) AS summary", "row 1 of the query: summary is longer than 65,536 bytes"},
		{"2024", "repeat('x', 70000000) AS summary", "sent a row of 66 MB, more than the 64 that are taken"},
		{"2024", columns(496), "a,2024,Mali,Gao,1"},
		{"2024", columns(1000), "the query gives 1,004 columns, and a file of incidents has 500 at most"},
		{"2024", columns(1700), "target lists can have at most 1664 entries"},
		{"2024 AS date, 'x' AS country, 2024", "1 AS n", "column “date” stands twice"},
	} {
		dir := teamBrief(t, "team", fmt.Sprintf(row, one.date, one.more))
		_, err := run(t, dir)
		got := fmt.Sprint(err)
		if err == nil {
			text, _ := os.ReadFile(filepath.Join(dir, "incidents.csv"))
			_, got, _ = strings.Cut(string(text), "\n")
		} else if _, there := os.Stat(filepath.Join(dir, "incidents.csv")); there == nil {
			t.Errorf("%s, %s: refused, and the file is there", one.date, one.more)
		}
		if !strings.Contains(got, one.want) || err != nil && strings.Count(got, "\n") > 1 {
			t.Errorf("%s, %.80s: %.300s, want %s", one.date, one.more, got, one.want)
		}
	}
}

// columns returns a number of columns.
func columns(n int) string {
	var list []string
	for i := range n {
		list = append(list, fmt.Sprintf("1 AS c%d", i))
	}
	return strings.Join(list, ", ")
}

// The server refuses what isn't one query that reads; no parser of ours tries to.
func TestNothingButAQueryIsAsked(t *testing.T) {
	team(t, 10)
	sql(t, "CREATE OR REPLACE FUNCTION forget() RETURNS int LANGUAGE plpgsql AS $$ BEGIN DELETE FROM incident; RETURN 1; END $$", "SET client_min_messages = error; DROP TABLE IF EXISTS copied")
	for query, want := range map[string]string{
		"DELETE FROM incident":                         "syntax error at or near \"DELETE\", write one SELECT",
		"SELECT 1; DELETE FROM incident":               "cannot insert multiple commands into a prepared statement, write one SELECT",
		"SELECT 1 AS id; COMMIT; DELETE FROM incident": "cannot insert multiple commands",
		"COMMIT":                         "syntax error at or near \"COMMIT\"",
		"COPY incident TO PROGRAM 'cat'": "syntax error at or near \"COPY\"",
		"WITH gone AS (DELETE FROM incident RETURNING *) SELECT * FROM gone":                                                                "data-modifying statements in WITH, it may change nothing",
		"SELECT id, date, country, place INTO copied FROM incident":                                                                         "SELECT ... INTO is not allowed here, write one SELECT",
		"SELECT id, date, country, place FROM incident FOR UPDATE":                                                                          "it may change nothing",
		"SELECT 'a' || forget() AS id, 2024 AS date, 'Mali' AS country, 'Gao' AS place":                                                     "cannot execute DELETE in a read-only transaction, it may change nothing",
		"SELECT 'a' || set_config('transaction_read_only', 'off', true) || forget() AS id, 2024 AS date, 'Mali' AS country, 'Gao' AS place": "transaction read-write mode must be set before any query",
		"SELECT id,\n  kiled\nFROM incident":                                                                                                "column \"kiled\" does not exist, in its line 2",
		"SELECT id FROM incident WHERE id = $1":                                                                                             "requires 1",
		"SELECT id, date FROM incident":                                                                                                     "there is no column country and place",
		"SELECT id, date, country, place FROM incident WHERE false":                                                                         "the query finds no incident, and the file stays as it is",
		"SELECT id, date, country, place FROM secret":                                                                                       "relation \"secret\" does not exist",
		"SELECT 'A' AS id, 2024 AS date, 'Mali' AS country, 'Gao' AS place FROM incident LIMIT 2":                                           "row 2 of the query: id “A” stands already at row 1",
		"SELECT 1/(id = 'i5')::int AS n, id, date, country, place FROM incident":                                                            "division by zero",
	} {
		dir := teamBrief(t, "team", query)
		write(t, filepath.Join(dir, "incidents.csv"), "id,date,country,place\nold,2024,Mali,Gao\n")
		if _, err := run(t, dir); err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "brief.md:") || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s is %v, want %s", query, err, want)
		}
		if text, _ := os.ReadFile(filepath.Join(dir, "incidents.csv")); string(text) != "id,date,country,place\nold,2024,Mali,Gao\n" {
			t.Errorf("%s left %s", query, text)
		}
		if left, _ := os.ReadDir(dir); len(left) != 2 {
			t.Errorf("%s left %v", query, left)
		}
	}
	sql(t, "DO $$ BEGIN IF (SELECT count(*) FROM incident) <> 10 OR to_regclass('copied') IS NOT NULL THEN RAISE 'changed'; END IF; END $$")
	for _, query := range []string{"TABLE incident;", "VALUES ('a', '2024', 'Mali', 'Gao')", "WITH x AS (SELECT * FROM incident) SELECT * FROM x -- all"} {
		_, err := run(t, teamBrief(t, "team", query))
		if strings.HasPrefix(query, "VALUES") != (err != nil) { // which has no names for its columns
			t.Errorf("%s is %v", query, err)
		}
	}
}

func TestWhoCannotBeReachedIsNamed(t *testing.T) {
	team(t, 10)
	port := os.Getenv("LECTERN_DATABASE_PORT")
	for service, want := range map[string]string{
		"untrusted": "the database at localhost:" + port + " can't be reached: nobody that this computer trusts has signed its certificate",
		"gone":      "the database at localhost:1 can't be reached: connection refused",
		"nobody":    "doesn't take nobody: ",
	} {
		if _, err := run(t, teamBrief(t, service, all)); err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s is %v, want %s", service, err, want)
		}
	}
	t.Setenv("PGPASSWORD", "wrong")
	if _, err := run(t, teamBrief(t, "team", all)); err == nil || !strings.Contains(err.Error(), "doesn't take ana: password authentication failed for user \"ana\"") || strings.Contains(err.Error(), "wrong") {
		t.Errorf("a wrong password is %v", err)
	}
}

// A database without an encoding may hold any bytes.
func TestBytesThatAreNoTextAreRefused(t *testing.T) {
	team(t, 1)
	sql(t, "DROP DATABASE IF EXISTS bytes")
	sql(t, "CREATE DATABASE bytes TEMPLATE template0 ENCODING 'SQL_ASCII' LC_COLLATE 'C' LC_CTYPE 'C'")
	services, err := os.ReadFile(os.Getenv("PGSERVICEFILE"))
	if err != nil {
		t.Fatal(err)
	}
	write(t, os.Getenv("PGSERVICEFILE"), strings.ReplaceAll(string(services), "dbname=postgres", "dbname=bytes"))
	t.Setenv("PGPASSWORD", "s3cret")
	const want = "the database refuses the query: invalid byte sequence for encoding \"UTF8\": 0xe4 0x6f"
	if _, err := run(t, teamBrief(t, "team", "SELECT 'a' AS id, 2024 AS date, 'Mali' AS country, E'G\\xe4o' AS place")); err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("it is %v, want %s", err, want)
	}
}

func TestASlowQueryEndsByItsTimeout(t *testing.T) {
	team(t, 10)
	p, err := planOf(t, teamBrief(t, "team", "SELECT id, date, country, place FROM incident, pg_sleep(60)"))
	if err != nil {
		t.Fatal(err)
	}
	p.Timeout = time.Second
	began := time.Now()
	_, err = p.Run(t.Context(), nil)
	if err == nil || !strings.Contains(err.Error(), "canceling statement due to statement timeout, ask for less by its WHERE, or give it more than 1s by --timeout") || time.Since(began) > 10*time.Second {
		t.Errorf("after %s it is %v", time.Since(began), err)
	}
}

func TestACancelledQueryEndsOnTheServerToo(t *testing.T) {
	team(t, 10)
	ctx, cancel := context.WithCancel(t.Context())
	time.AfterFunc(time.Second, cancel)
	p, err := planOf(t, teamBrief(t, "team", "SELECT id, date, country, place FROM incident, pg_sleep(60)"))
	if err != nil {
		t.Fatal(err)
	}
	began := time.Now()
	if _, err := p.Run(ctx, nil); !errors.Is(err, context.Canceled) || time.Since(began) > 10*time.Second {
		t.Errorf("after %s it is %v", time.Since(began), err)
	}
	time.Sleep(time.Second)
	sql(t, "DO $$ BEGIN IF EXISTS (SELECT FROM pg_stat_activity WHERE usename = 'ana') THEN RAISE 'it goes on'; END IF; END $$")
}

// A server that is stopped while rows are fetched leaves the old file, and so does its process, killed.
func TestAServerThatIsGoneHalfWayLeavesTheOldFile(t *testing.T) {
	for name, stop := range map[string]string{
		"ended":  "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'ana'",
		"killed": "",
	} {
		team(t, 100_000)
		dir := teamBrief(t, "team", all)
		write(t, filepath.Join(dir, "incidents.csv"), "id,date,country,place\nold,2024,Mali,Gao\n")
		p, err := planOf(t, dir)
		if err != nil {
			t.Fatal(err)
		}
		stopped := false
		_, err = p.Run(t.Context(), func(rows, _ int) {
			if rows < 20_000 || stopped {
				return
			}
			stopped = true
			if stop != "" {
				sql(t, stop)
				return
			}
			pids, err := exec.Command("pgrep", "-f", "postgres: ana postgres .*idle in transaction").Output()
			if err != nil {
				t.Fatal("the server's process isn't found:", err)
			}
			for _, pid := range strings.Fields(string(pids)) {
				if out, err := exec.Command("kill", "-KILL", pid).CombinedOutput(); err != nil {
					t.Fatalf("%v %s", err, out)
				}
			}
		})
		if err == nil || !strings.Contains(err.Error(), "the database at localhost:") || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %v", name, err)
		}
		t.Log(err)
		if text, _ := os.ReadFile(filepath.Join(dir, "incidents.csv")); string(text) != "id,date,country,place\nold,2024,Mali,Gao\n" {
			t.Errorf("%s: the file is %.100s", name, text)
		}
		if left, _ := os.ReadDir(dir); len(left) != 2 {
			t.Errorf("%s: the folder has %v", name, left)
		}
		for range 50 { // a killed process makes the server start anew
			if exec.Command("psql", "-h", os.Getenv("LECTERN_DATABASE"), "-p", os.Getenv("LECTERN_DATABASE_PORT"), "-U", "postgres", "-c", "SELECT 1").Run() == nil {
				break
			}
			time.Sleep(200 * time.Millisecond)
		}
	}
}

// mostMemory is what fetching two million rows may take of memory, in MB.
const mostMemory = 400

func TestTwoMillionRowsNeedLittleMemory(t *testing.T) {
	program := os.Getenv("LECTERN_PROGRAM")
	if program == "" {
		t.Fatal("there is no program: run .ci/database")
	}
	team(t, 2_000_000)
	dir := teamBrief(t, "team", all)
	for _, what := range []string{"the first time", "again", "with all changed"} {
		if what == "with all changed" {
			sql(t, "UPDATE incident SET killed = killed + 1")
		}
		c := exec.Command(program, "refresh", dir, "--yes")
		var said bytes.Buffer
		c.Stdout, c.Stderr = &said, &said
		began := time.Now()
		if err := c.Run(); err != nil || !strings.Contains(said.String(), "2,000,000 incidents of ") {
			t.Fatalf("%v\n%s", err, &said)
		}
		peak := c.ProcessState.SysUsage().(*syscall.Rusage).Maxrss >> 10
		t.Logf("2,000,000 rows %s: %.1f s, at most %d MB", what, time.Since(began).Seconds(), peak)
		if peak > mostMemory {
			t.Errorf("%s it took %d MB, more than %d", what, peak, mostMemory)
		}
	}
}
