package problem

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// Place is a position in a file of the brief. Lines and columns count from 1, columns in
// characters; 0 means the whole file or the whole line.
type Place struct {
	File         string // relative to the brief's folder, with forward slashes
	Line, Column int
}

// String returns FILE:LINE:COLUMN, as compilers print it.
func (p Place) String() string {
	switch {
	case p.Line == 0:
		return p.File
	case p.Column == 0:
		return fmt.Sprintf("%s:%d", p.File, p.Line)
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column)
}

// Problem is one mistake. What and Hint are clauses without a full stop. What starts in lower case; Hint
// tells the author what to do, and may be empty only if What says it.
type Problem struct {
	Kind Kind
	Place
	What, Hint string
}

// New returns a problem.
func New(kind Kind, at Place, what, hint string) Problem {
	return Problem{Kind: kind, Place: at, What: what, Hint: hint}
}

// String returns the line that the command line prints.
func (p Problem) String() string {
	s := p.What
	if p.Hint != "" {
		s += ", " + p.Hint
	}
	if at := p.Place.String(); at != "" {
		return at + ": " + s
	}
	return s
}

// Message returns String with a word that tells a warning from an error.
func (p Problem) Message() string {
	if p.Severity() == Warning {
		p.What = "warning: " + p.What
	}
	return p.String()
}

// Error returns String, so that a problem can be returned as an error.
func (p Problem) Error() string { return p.String() }

// Severity returns the severity of the kind of problem.
func (p Problem) Severity() Severity { return p.Kind.Severity() }

// MarshalJSON returns a row of `lectern check --json`.
func (p Problem) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		Kind     string `json:"kind"`
		Severity string `json:"severity"`
		File     string `json:"file"`
		Line     int    `json:"line,omitempty"`
		Column   int    `json:"column,omitempty"`
		What     string `json:"what"`
		Hint     string `json:"hint,omitempty"`
	}{p.Kind.String(), p.Severity().String(), p.File, p.Line, p.Column, p.What, p.Hint})
}

// List collects problems. The zero value is empty and ready.
type List []Problem

// Add appends a problem whose What is formatted.
func (l *List) Add(kind Kind, at Place, hint, what string, args ...any) {
	*l = append(*l, New(kind, at, fmt.Sprintf(what, args...), hint))
}

// Sort orders by file, line, column, then kind and words, so that output is stable.
func (l List) Sort() {
	slices.SortStableFunc(l, func(a, b Problem) int {
		return cmp.Or(strings.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column),
			cmp.Compare(a.Kind, b.Kind), strings.Compare(a.What, b.What))
	})
}

// Errors returns the problems that keep a brief from being exported.
func (l List) Errors() List { return l.of(Error) }

// Warnings returns the other problems.
func (l List) Warnings() List { return l.of(Warning) }

func (l List) of(s Severity) List {
	var out List
	for _, p := range l {
		if p.Severity() == s {
			out = append(out, p)
		}
	}
	return out
}

// Error returns all problems, one a line, so that a List can be returned as an error.
func (l List) Error() string {
	lines := make([]string, len(l))
	for i, p := range l {
		lines[i] = p.String()
	}
	return strings.Join(lines, "\n")
}
