package exchange

import (
	"fmt"
	"slices"

	"lectern/app/incident"
	"lectern/app/problem"
)

// A Report says what became of a file.
type Report struct {
	File      string
	Format    string   // in words: "Excel workbook"; "" if the file can't be read
	Sheets    []string // the sheets of a workbook or the tables of a database, of which one is read
	Profile   string   // the title of the schema that was recognised; "" if the columns were known by their names
	Coverage  string   // what the data set says of how complete it is; ""
	Selection string   // by what its incidents were selected; ""
	Read      int      // rows that are incidents now
	Aside     int      // rows that were set aside; the problems say why
	Changes   []Change
	Problems  problem.List // why rows were set aside, or the file isn't read, and what is doubtful besides the changes
	own       bool         // the file is in our own format: there is nothing to tell
}

// Lines returns the report in lines of text, none for a file in our own format that is as it was written, nor for one that
// can't be read, of which there is nothing but the problem.
func (r *Report) Lines() []string {
	if r.Format == "" || r.own && len(r.Changes) == 0 {
		return nil
	}
	lines := []string{fmt.Sprintf("%s read as %s, %s set aside", incident.Counted(r.Read, "row"), r.as(), incident.Thousands(r.Aside))}
	for _, c := range r.Changes {
		if !slices.Contains(warned, c.What) { // which is a problem, too
			lines = append(lines, c.words())
		}
	}
	if r.Coverage != "" {
		lines = append(lines, r.Coverage)
	}
	return lines
}

// as returns as what the file was read.
func (r *Report) as() string {
	if r.Profile == "" {
		return r.Format
	}
	return r.Format + ", " + r.Profile
}

// words returns the change with its count and its first example.
func (c *Change) words() string {
	words := c.What
	if c.Count > 1 {
		words += fmt.Sprintf(", %s times", incident.Thousands(c.Count))
	}
	switch {
	case c.Example != "" && c.Line > 0:
		words += fmt.Sprintf(", first in row %d: %s", c.Line, c.Example)
	case c.Line > 0:
		words += fmt.Sprintf(", first in row %d", c.Line)
	case c.Example != "":
		words += ": " + c.Example
	}
	return words
}

// Plain reports whether nothing was set aside, lost or doubted: what changed is the same in another form.
func (r *Report) Plain() bool {
	return r.Aside == 0 && !slices.ContainsFunc(r.Changes, func(c Change) bool { return !slices.Contains(harmless, c.What) })
}
