package incident

import (
	"slices"
	"strings"

	"lectern/app/fold"
)

// Correction is a query with values that incidents have, in place of mistyped ones that none has.
type Correction struct {
	Query *Query
	Words string // the terms put right: "in Pakistan"
	Count int    // incidents that it finds
}

// Correct returns the question with probably mistyped values corrected. The result is false where there
// are none, or where nothing is found even so.
func (t *Table) Correct(q Question) (Correction, bool) {
	parts := slices.Clone(q.Query.partsOrNone())
	var right []string
	for i, n := range parts {
		if e, ok := n.(*equals); ok {
			if mended, ok := t.correct(e); ok {
				parts[i] = mended
				right = append(right, mended.words())
			}
		}
	}
	if len(right) == 0 {
		return Correction{}, false
	}
	q.Query = queryOf(parts)
	s, err := t.Find(q)
	if err != nil || s.Count() == 0 {
		return Correction{}, false
	}
	return Correction{q.Query, strings.Join(right, ", "), s.Count()}, true
}

// correct replaces each value that no incident has by the nearest one that some incident has.
func (t *Table) correct(e *equals) (*equals, bool) {
	c := t.column(e.field)
	if c == nil || e.field == "sources" || len(c.values) > mostCandidates { // a row has several sources
		return nil, false
	}
	mended, changed := *e, false
	mended.values = slices.Clone(e.values)
	for i, v := range e.values {
		one, err := t.Select(&Query{&equals{e.field, e.column, []string{v}}})
		if err != nil || one.Count() > 0 {
			continue
		}
		folded := c.folded()
		if meant := nearest(fold.String(v), folded); meant != "" {
			mended.values[i], changed = c.values[slices.Index(folded, meant)], true
		}
	}
	return &mended, changed
}

// mostCandidates bounds how many values are compared with a mistyped one.
const mostCandidates = 200_000
