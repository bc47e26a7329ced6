package check

import (
	"context"
	"slices"
	"sync"

	"lectern/app/brief"
	"lectern/app/parallel"
	"lectern/app/problem"
)

// rules holds all rules. Each checks the whole brief, and returns early when the context ends; its result is
// then ignored.
var rules = [...]func(context.Context, *checked) problem.List{
	func(_ context.Context, b *checked) problem.List { return b.Problems }, // found while it was read
	func(_ context.Context, b *checked) problem.List { return b.Check() },
	misplaced,
	unmapped,
	populations,
	glyphs,
	repeatedIncidents,
	incidentsAfterAsOf,
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
	repeatedWords,
	uncovered,
	thinSources,
	brokenLinks,
	unknownFocus,
	uncitedFigures,
	proseAfterAsOf,
	vague,
	unlocated,
	trends,
	unexplained,
	mixedSpelling,
}

// A checked is a brief with what several rules ask of its text, found once.
type checked struct {
	*brief.Brief
	lines    func() []problem.Runes[string] // of brief.md
	passages func() []passage               // in order of reading
}

func newChecked(b *brief.Brief) *checked {
	c := &checked{Brief: b}
	c.lines = sync.OnceValue(func() []problem.Runes[string] {
		text, _ := b.ReadFile("brief.md") // without it places are those of blocks
		return linesOf(string(text))
	})
	c.passages = sync.OnceValue(c.findPassages)
	return c
}

// Brief runs all rules on a brief at the same time. It may take seconds for many incidents; the error is the
// context's.
func Brief(ctx context.Context, b *brief.Brief) (Report, error) {
	of := newChecked(b)
	var found [len(rules)]problem.List
	parallel.Each(len(rules), len(rules), func(_, i int) {
		defer problem.Guard("", func(p problem.Problem) { found[i] = problem.List{p} })
		found[i] = rules[i](ctx, of)
	})
	if err := ctx.Err(); err != nil {
		return Report{}, err
	}
	all := slices.Concat(found[:]...)
	all.Sort()
	return Report{slices.Compact(all)}, nil
}
