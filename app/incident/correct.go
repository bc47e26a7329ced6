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

// Correct returns the question with probably mistyped terms corrected: values one letter off, and the name
// of a field that stands as a word before its value. The result is false where there are none, or where
// nothing is found even so.
func (t *Table) Correct(q Question) (Correction, bool) {
	parts, right := t.joinFields(q.Query.partsOrNone())
	for i, n := range parts {
		if l, ok := t.unquoted(n); ok {
			parts[i] = l
			right = append(right, l.words())
		} else if e, ok := n.(*equals); ok {
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

// joinFields joins a word that is the name of a field with the word after it, where the two make a term:
// killed 10, country Syria. It returns the joined terms in words, too.
func (t *Table) joinFields(terms []node) (parts []node, words []string) {
	for i := 0; i < len(terms); i++ {
		if joined := t.joinField(terms[i:]); joined != nil {
			parts, words = append(parts, joined), append(words, joined.words())
			i++
			continue
		}
		parts = append(parts, terms[i])
	}
	return parts, words
}

func (t *Table) joinField(terms []node) node {
	if len(terms) < 2 {
		return nil
	}
	name, isWord := terms[0].(*search)
	value, isValue := terms[1].(*search)
	if !isWord || !isValue || len(name.parts) != 1 || fieldByName[canonicalField(name.parts[0])] == nil {
		return nil
	}
	var term strings.Builder
	writeTerm(&term, canonicalField(name.parts[0])+":", value.parts)
	q, err := t.Parse(term.String())
	if err != nil {
		return nil
	}
	return q.root
}

// Stray returns the query with words that stand beside the values of a field and are others of its values as such:
// country:Mali OR Niger seeks the word Niger, and country:Mali,Niger may be meant. It returns nil where there are none.
func (t *Table) Stray(q *Query) *Query {
	if q.IsAll() {
		return nil
	}
	var parts []node
	var changed bool
	switch root := q.root.(type) {
	case and:
		if parts, changed = t.gathered(root); changed {
			return queryOf(parts)
		}
	case or:
		if parts, changed = t.gathered(root); changed && len(parts) == 1 {
			return &Query{parts[0]}
		} else if changed {
			return &Query{or(parts)}
		}
	}
	return nil
}

// gathered returns terms with each word that is a value of another term's field among that term's values.
func (t *Table) gathered(terms []node) (parts []node, changed bool) {
	parts = slices.Clone(terms)
	for i := 0; i < len(parts); i++ {
		word, isWord := parts[i].(*search)
		if !isWord || len(word.parts) != 1 {
			continue
		}
		for k, term := range parts {
			e, ok := term.(*equals)
			if !ok || !t.hasValue(e, word.parts[0]) || slices.ContainsFunc(e.values, func(v string) bool { return fold.Equal(v, word.parts[0]) }) {
				continue
			}
			more := *e
			more.values = append(slices.Clone(e.values), word.parts[0])
			parts[k], changed = &more, true
			parts = slices.Delete(parts, i, i+1)
			i--
			break
		}
	}
	return parts, changed
}

// hasValue reports whether some incident has a value of the field of a term.
func (t *Table) hasValue(e *equals, value string) bool {
	c := t.column(e.field)
	return c != nil && len(c.values) <= mostCandidates && slices.Contains(c.folded(), fold.String(value))
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
		if meant := Nearest(fold.String(v), folded); meant != "" {
			mended.values[i], changed = c.values[slices.Index(folded, meant)], true
		}
	}
	return &mended, changed
}

// unquoted reads a * in quotes, where it stands for itself, as any characters, and so the spaces.
func (t *Table) unquoted(n node) (*like, bool) {
	e, ok := n.(*equals)
	if !ok || !slices.ContainsFunc(e.values, func(v string) bool { return strings.Contains(v, "*") }) {
		return nil, false
	}
	if s, err := t.Select(&Query{e}); err != nil || s.Count() > 0 {
		return nil, false
	}
	l := &like{field: e.field, column: e.column}
	for _, v := range e.values {
		l.values = append(l.values, pattern{strings.ReplaceAll(v, " ", "*"), true})
	}
	var term strings.Builder
	l.write(&term)
	q, err := t.Parse(term.String())
	if err != nil {
		return nil, false
	}
	l, ok = q.root.(*like)
	return l, ok
}

// mostCandidates bounds how many values are compared with a mistyped one.
const mostCandidates = 200_000
