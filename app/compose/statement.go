package compose

import (
	"cmp"

	"lectern/app/brief"
	"lectern/app/typeset"
)

// Statement sets the statement of a judgement where it is repeated, as in a summary.
func (c *Composer) Statement(j *brief.Judgement, style typeset.Style) typeset.Text {
	if text := brief.StatementOf(j, brief.Page); brief.Plain(text) != "" {
		return c.Again(Type{Style: style}, text)
	}
	return typeset.NewText(Statement(j), c.style(style, inlineStyle{}))
}

// Statement returns the statement of a judgement in a line. It is never empty, because links and rows are named
// by it.
func Statement(j *brief.Judgement) string {
	return cmp.Or(brief.Statement(j, brief.Page), "Judgement")
}
