package incident

import (
	"cmp"
	"fmt"
	"slices"

	"lectern/app/problem"
)

// MaxListed is how many faults of one file are listed; the rest is counted. Of rows from other formats mostListed
// are.
const (
	MaxListed  = 100
	mostListed = 10_000
)

// faults collects the problems of a file.
type faults struct {
	most     int // how many are listed; 0: MaxListed
	listed   problem.List
	unlisted int
	repeated int // of them, ids that stand already
}

// Listed returns the first of a file's problems, so many at most, with a last one that counts the rest and others.
func Listed(all problem.List, most, others int, file string) problem.List {
	f := faults{most: most, unlisted: others}
	for _, p := range all {
		f.add(p)
	}
	return f.report(file)
}

func (f *faults) list(kind problem.Kind, at problem.Place, hint, what string, args ...any) {
	f.add(problem.New(kind, at, fmt.Sprintf(what, args...), hint))
}

// full reports whether no more problems are listed, but for decisive ones.
func (f *faults) full() bool { return len(f.listed) >= cmp.Or(f.most, MaxListed) }

// decisive reports whether problems of a kind end the reading; these are listed rather than others.
func decisive(k problem.Kind) bool { return k == problem.Unreadable || k == problem.TooLarge }

// leaveOut counts a problem that isn't listed.
func (f *faults) leaveOut(kind problem.Kind) {
	f.unlisted++
	if kind == problem.DuplicateID {
		f.repeated++
	}
}

func (f *faults) add(p problem.Problem) {
	if f.full() {
		f.leaveOut(p.Kind)
		last := len(f.listed) - 1
		for last >= 0 && decisive(f.listed[last].Kind) {
			last--
		}
		if !decisive(p.Kind) || last < 0 {
			return
		}
		f.listed = slices.Delete(f.listed, last, last+1)
	}
	f.listed = append(f.listed, p)
}

// join adds the faults of a later piece of the file.
func (f *faults) join(o *faults) {
	for _, p := range o.listed {
		f.add(p)
	}
	f.unlisted += o.unlisted
	f.repeated += o.repeated
}

// sort sorts the faults by line.
func (f *faults) sort() {
	slices.SortStableFunc(f.listed, func(a, b problem.Problem) int { return a.Line - b.Line })
}

// report returns the problems, with a last one that counts those it leaves out, and is of their kind where all are ids that stand already.
func (f *faults) report(file string) problem.List {
	if f.unlisted > 0 {
		kind := problem.BadRow
		if f.repeated == f.unlisted {
			kind = problem.DuplicateID
		}
		f.listed.Add(kind, problem.Place{File: file}, "mend these first", "%s more problems are not listed", Thousands(f.unlisted))
	}
	return f.listed
}
