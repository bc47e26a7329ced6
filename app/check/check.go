package check

import (
	"slices"

	"lectern/app/brief"
	"lectern/app/problem"
)

// All is everything that is wrong with a brief, in the order of its files.
func All(b *brief.Brief) problem.List {
	all := slices.Concat(b.Problems, b.Check(), glyphs(b), places(b), doubles(b.Incidents))
	all.Sort()
	return slices.Compact(all)
}
