package refresh

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	"lectern/app/incident"
	"lectern/app/problem"
)

// Result is what became of the file of incidents.
type Result struct {
	incident.RowChanges
	At       time.Time // of which moment the incidents are, by the database's clock
	File     string    // in the brief's folder
	Warnings problem.List
}

// Lines say what was fetched, and what was added, withdrawn and changed, by column and with the first of each.
func (r *Result) Lines() []string {
	number := incident.Thousands[int]
	lines := []string{fmt.Sprintf("%s: %s of %s", r.File, incident.Counted(r.After, "incident"), r.At.UTC().Format("2 January 2006, 15:04 UTC"))}
	if r.Before == 0 {
		return lines
	}
	lines = append(lines,
		number(r.Added)+" added"+named(r.FirstAdded, r.Added),
		number(r.Withdrawn)+" withdrawn"+named(r.FirstWithdrawn, r.Withdrawn))
	var fields []string
	for _, f := range r.Fields {
		fields = append(fields, f.Column+" in "+number(f.Count))
	}
	changed := number(r.Changed) + " changed"
	if len(fields) > 0 {
		changed += ": " + strings.Join(fields, ", ")
	}
	lines = append(lines, changed)
	for _, c := range r.FirstChanged {
		lines = append(lines, fmt.Sprintf("    %s: %s %s \u2192 %s", c.ID, c.Column, cellWords(c.Before), cellWords(c.After)))
	}
	if n := cellsChanged(r) - len(r.FirstChanged); n > 0 {
		lines = append(lines, "    and "+incident.Counted(n, "more cell"))
	}
	lines = append(lines, number(r.After-r.Added-r.Changed)+" as they were")
	if len(r.NewColumns) > 0 {
		lines = append(lines, "new columns: "+strings.Join(r.NewColumns, ", "))
	}
	if len(r.GoneColumns) > 0 {
		lines = append(lines, "columns that are gone: "+strings.Join(r.GoneColumns, ", "))
	}
	return lines
}

func cellsChanged(r *Result) (n int) {
	for _, f := range r.Fields {
		n += f.Count
	}
	return n
}

// named returns the first ids of so many, behind a colon.
func named(first []string, all int) string {
	if len(first) == 0 {
		return ""
	}
	words := ": " + strings.Join(first, ", ")
	if n := all - len(first); n > 0 {
		words += " and " + incident.Thousands(n) + " more"
	}
	return words
}

// cellWords returns a cell as one short line.
func cellWords(cell string) string {
	return cmp.Or(incident.Shorten(cell), "(empty)")
}
