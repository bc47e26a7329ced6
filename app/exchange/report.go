package exchange

import (
	"cmp"
	"fmt"
	"slices"

	"lectern/app/incident"
)

// A Report says what became of a file.
type Report struct {
	File     string
	Format   string // in words: "Excel workbook"
	Profile  string // the title of the schema that was recognised; "" if the columns were known by their names
	Coverage string // what the data set says of how complete it is; ""
	Read     int    // rows that are incidents now
	Aside    int    // rows that were set aside; the problems say why
	Changes  []Change
	own      bool // the file is in our own format: there is nothing to tell
}

// A Change is one way in which cells were read as something else than what is written.
type Change struct {
	What    string // "dates read day first"
	Count   int
	Line    int // of the first one
	Example string
}

// Lines returns the report in lines of text, none for a file in our own format.
func (r *Report) Lines() []string {
	if r.own {
		return nil
	}
	as := r.Format
	if r.Profile != "" {
		as += ", " + r.Profile
	}
	lines := []string{fmt.Sprintf("%s read as %s, %s set aside", rowsInWords(r.Read), as, incident.Thousands(r.Aside))}
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

// words returns the change with its count and its first example.
func (c *Change) words() string {
	words := c.What
	if c.Count > 1 {
		words += fmt.Sprintf(", %s times", incident.Thousands(c.Count))
	}
	switch {
	case c.Example != "" && c.Line > 0:
		words += fmt.Sprintf(", first in row %d: %s", c.Line, c.Example)
	case c.Example != "":
		words += ": " + c.Example
	}
	return words
}

func rowsInWords(n int) string {
	if n == 1 {
		return "1 row"
	}
	return incident.Thousands(n) + " rows"
}

// changes counts changes by what they are.
type changes map[string]*Change

// add counts a change; the first one is the example.
func (c changes) add(what string, line int, example string) {
	if c[what] == nil {
		c[what] = &Change{What: what, Line: line, Example: shortened(example)}
	}
	c[what].Count++
}

// sorted returns the changes, the most frequent first.
func (c changes) sorted() (all []Change) {
	for _, one := range c {
		all = append(all, *one)
	}
	slices.SortFunc(all, func(a, b Change) int { return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.What, b.What)) })
	return all
}

// shortened returns a text of at most 60 characters, of a longer one the beginning.
func shortened(s string) string {
	const most = 60
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}
