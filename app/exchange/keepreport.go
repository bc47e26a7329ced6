package exchange

import (
	"bufio"
	"encoding/csv"
	"fmt"
	"io"
	"path/filepath"
	"strconv"
	"strings"

	"lectern/app/incident"
	"lectern/app/problem"
)

// reportWriters holds how reports are kept, by the ending of the file.
var reportWriters = map[string]func(io.Writer, []Report) error{".txt": writeReportText, ".csv": writeReportCSV}

// CanKeepReport reports whether the ending of a file is one that WriteReport knows: .txt or .csv.
func CanKeepReport(file string) bool { return reportWriters[reportEnding(file)] != nil }

func reportEnding(file string) string { return strings.ToLower(filepath.Ext(file)) }

// WriteReport writes what became of files, as text or as a table, as the ending of the file says. It fails if that is
// neither or w fails.
func WriteReport(w io.Writer, file string, reports []Report) error {
	write := reportWriters[reportEnding(file)]
	if write == nil {
		return fmt.Errorf("no report can be written as %q", filepath.Ext(file))
	}
	return write(w, reports)
}

// An entry is one line of a report that is kept.
type entry struct {
	kind, what string
	count      int // 0: none
	row        int // 0: of no one row
	example    string
}

// entries returns all that a report says, each thing once.
func (r *Report) entries() []entry {
	var all []entry
	why := "why not read"
	if r.Format != "" {
		all = append(all, entry{kind: "read", what: "as " + r.as(), count: r.Read}, entry{kind: "set aside", count: r.Aside})
		why = "why set aside"
	}
	for _, c := range r.Changes {
		all = append(all, entry{"changed", c.What, c.Count, c.Line, c.Example})
	}
	for _, p := range r.Problems {
		kind := "doubtful"
		if p.Severity() == problem.Error {
			kind = why
		}
		all = append(all, entry{kind: kind, what: p.What + ", " + p.Hint, row: p.Line})
	}
	if r.Coverage != "" {
		all = append(all, entry{kind: "coverage", what: r.Coverage})
	}
	return all
}

func writeReportText(w io.Writer, reports []Report) error {
	out := bufio.NewWriter(w)
	for i, r := range reports {
		if i > 0 {
			fmt.Fprintln(out)
		}
		fmt.Fprintln(out, r.File)
		for _, e := range r.entries() {
			fmt.Fprintln(out, "  "+e.words())
		}
	}
	return out.Flush()
}

// words returns an entry as a line.
func (e entry) words() string {
	switch e.kind {
	case "read", "set aside":
		return strings.TrimSpace(incident.Counted(e.count, "row") + " " + e.kind + " " + e.what)
	case "changed":
		c := Change{e.what, e.count, e.row, e.example}
		return "changed: " + c.words()
	}
	if e.row > 0 {
		return fmt.Sprintf("%s: row %d: %s", e.kind, e.row, e.what)
	}
	return e.kind + ": " + e.what
}

func writeReportCSV(w io.Writer, reports []Report) error {
	out := csv.NewWriter(w)
	rows := [][]string{{"file", "kind", "what", "count", "row", "example"}}
	for _, r := range reports {
		for _, e := range r.entries() {
			count, row := strconv.Itoa(e.count), strconv.Itoa(e.row)
			if e.kind != "read" && e.kind != "set aside" && e.kind != "changed" {
				count = ""
			}
			if e.row == 0 {
				row = ""
			}
			rows = append(rows, []string{incident.EscapeFormula(r.File), e.kind, e.what, count, row, incident.EscapeFormula(e.example)})
		}
	}
	return out.WriteAll(rows)
}
