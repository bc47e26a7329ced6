package incident

// surely returns a node for the rows that are certain to satisfy another, or nil where all that it finds are: an
// incident that is dated to its month may have happened outside a week in it, one from Friday to Sunday on no Friday, and
// one that is known to be near a place may lie outside a circle around it. What a negation finds is outside for certain.
func surely(n node) node {
	switch n := n.(type) {
	case *dates:
		if !n.within && n.end == nil {
			return &dates{within: true, ranges: n.ranges}
		}
	case *recurring:
		if !n.surely {
			return &recurring{cycle: n.cycle, in: n.in, surely: true}
		}
	case *near:
		if !n.surely {
			return &near{circles: n.circles, surely: true}
		}
	case *inside:
		if !n.surely && !n.point {
			return &inside{areas: n.areas, surely: true}
		}
	case and:
		if parts := surelyAll(n); parts != nil {
			return and(parts)
		}
	case or:
		if parts := surelyAll(n); parts != nil {
			return or(parts)
		}
	}
	return nil
}

func surelyAll(nodes []node) []node {
	out, changed := make([]node, len(nodes)), false
	for i, n := range nodes {
		out[i] = n
		if sure := surely(n); sure != nil {
			out[i], changed = sure, true
		}
	}
	if !changed {
		return nil
	}
	return out
}

// doubt notes which rows of a selection aren't certain to satisfy the query that found them.
func (t *Table) doubt(s *Selection, q *Query) error {
	if q.IsAll() {
		return nil
	}
	sure := surely(q.root)
	if sure == nil {
		return nil
	}
	narrow, err := sure.plan(t)
	if err != nil {
		return err
	}
	unsure := make([]uint64, len(s.words))
	eachChunk(len(unsure), func(from, to int) {
		found := unsure[from:to]
		copy(found, s.words[from:to])
		narrow(found, from)
		for i, w := range found {
			found[i] = s.words[from+i] &^ w
		}
	})
	if count(unsure) > 0 {
		s.unsure = unsure
	}
	return nil
}

// Unsure returns how many of the rows selected may not satisfy the query that found them.
func (s Selection) Unsure() int { return count(s.unsure) }

// IsUnsure reports whether a selected row may not satisfy the query that found it.
func (s Selection) IsUnsure(row Row) bool {
	return s.unsure != nil && s.unsure[row/64]>>(row%64)&1 != 0
}

// unsureRows returns the selection of the rows that may not satisfy the query.
func (s Selection) unsureRows() Selection { return Selection{words: s.unsure, rows: s.rows} }

// sureWords returns the bitmap without the rows that may not satisfy the query. It must not be changed.
func (s Selection) sureWords() []uint64 {
	if s.unsure == nil {
		return s.words
	}
	out := make([]uint64, len(s.words))
	for i := range out {
		out[i] = s.sureWord(i)
	}
	return out
}

func (s Selection) sureWord(i int) uint64 {
	if s.unsure == nil {
		return s.words[i]
	}
	return s.words[i] &^ s.unsure[i]
}
