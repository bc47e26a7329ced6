package check

import (
	"slices"
	"sync"

	"lectern/app/brief"
	"lectern/app/problem"
)

// All is everything that is wrong with a brief, in the order of its files.
func All(b *brief.Brief) problem.List {
	var places problem.List
	var beside sync.WaitGroup
	beside.Go(func() { places = misplaced(b) }) // it unpacks the basemap while the others load fonts
	all := slices.Concat(b.Problems, b.Check(), glyphs(b), doubles(b.Incidents), late(b))
	beside.Wait()
	all = append(all, places...)
	all.Sort()
	return slices.Compact(all)
}
