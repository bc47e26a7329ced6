package incident

import (
	"slices"

	"lectern/app/problem"
)

// maxListed is how many faults of one file are listed; the rest is counted.
const maxListed = 100

// faults are what is wrong with a file.
type faults struct {
	listed   problem.List
	unlisted int
}

func (f *faults) list(kind problem.Kind, at problem.Place, hint, what string, args ...any) {
	if len(f.listed) >= maxListed && !decisive(kind) {
		f.unlisted++
		return
	}
	f.listed.Add(kind, at, hint, what, args...)
}

// decisive faults end the reading: they are listed whatever else is.
func decisive(k problem.Kind) bool { return k == problem.Unreadable || k == problem.TooLarge }

func (f *faults) add(p problem.Problem) {
	if len(f.listed) >= maxListed && !decisive(p.Kind) {
		f.unlisted++
		return
	}
	f.listed = append(f.listed, p)
}

// join adds the faults of a later stretch of the file.
func (f *faults) join(o *faults) {
	for _, p := range o.listed {
		f.add(p)
	}
	f.unlisted += o.unlisted
}

// sort puts them in the order of lines.
func (f *faults) sort() {
	slices.SortStableFunc(f.listed, func(a, b problem.Problem) int { return a.Line - b.Line })
}

// report is the list, with a last line for what it doesn't show.
func (f *faults) report(file string) problem.List {
	if f.unlisted > 0 {
		f.listed.Add(problem.BadRow, problem.Place{File: file}, "mend these first", "%s more problems are not listed", Thousands(int64(f.unlisted)))
	}
	return f.listed
}
