package incident

import "slices"

// Holds reports whether some cell in a column of text of the format is one of words. It looks at what each column keeps
// of its values, not at the rows.
func (t *Table) Holds(is func(word string) bool) bool {
	return slices.ContainsFunc(t.text, func(c *textColumn) bool { return slices.ContainsFunc(c.values, is) })
}
