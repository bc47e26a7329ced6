package incident

import "slices"

// Lacking says which fields a query asks for that no incident of the table has, as a clause: "no incident has a value of
// wounded". It returns "" where there are none.
func (t *Table) Lacking(q *Query) string {
	if q.IsAll() {
		return ""
	}
	var lacking []string
	eachTerm(q.root, func(term node) {
		for _, field := range fieldsOf(term) {
			if slices.Contains(lacking, field) {
				continue
			}
			if s, err := t.Select(queryOf(and{&has{fields: []string{field}}})); err == nil && s.Count() == 0 {
				lacking = append(lacking, field)
			}
		}
	})
	if len(lacking) == 0 {
		return ""
	}
	return "no incident has a value of " + Alternatives(lacking)
}

// fieldsOf returns the fields whose values a term compares.
func fieldsOf(term node) []string {
	switch term := term.(type) {
	case *numbers:
		return []string{term.field.Name}
	case *decimals:
		return []string{term.field}
	case *equals:
		return []string{term.field}
	case *contains:
		return []string{term.field}
	case *like:
		if term.field != "" {
			return []string{term.field}
		}
	case *has:
		return term.fields
	}
	return nil
}
