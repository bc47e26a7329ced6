package check

import (
	"context"
	"slices"
	"sync"

	"lectern/app/brief"
	"lectern/app/problem"
)

// rules holds all rules. Each checks the whole brief, and returns early when the context ends; its result is
// then ignored.
var rules = [...]func(context.Context, *brief.Brief) problem.List{
	func(_ context.Context, b *brief.Brief) problem.List { return b.Problems }, // found while it was read
	func(_ context.Context, b *brief.Brief) problem.List { return b.Check() },
	misplaced,
	unmapped,
	populations,
	glyphs,
	doubles,
	late,
	unsourced,
	mistyped,
	elsewhere,
	spellings,
	contradicted,
	untested,
	unowned,
	otherMarkings,
	emptyAlternatives,
	staleAlternatives,
	doubled,
	uncovered,
	thinSources,
	brokenLinks,
	unknownFocus,
	uncitedFigures,
	lateProse,
	vague,
	unlocated,
	trends,
	unexplained,
	mixedSpelling,
}

// Brief runs all rules on a brief at the same time. It may take seconds for many incidents; the error is the
// context's.
func Brief(ctx context.Context, b *brief.Brief) (Report, error) {
	var found [len(rules)]problem.List
	var running sync.WaitGroup
	for i, rule := range rules {
		running.Go(func() {
			defer problem.Guard("", func(p problem.Problem) { found[i] = problem.List{p} })
			found[i] = rule(ctx, b)
		})
	}
	running.Wait()
	if err := ctx.Err(); err != nil {
		return Report{}, err
	}
	all := slices.Concat(found[:]...)
	all.Sort()
	return Report{slices.Compact(all)}, nil
}
