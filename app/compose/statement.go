package compose

import (
	"cmp"

	"lectern/app/brief"
	"lectern/app/typeset"
)

// Statement is that of a judgement as it is set elsewhere than in its place.
func (c *Composer) Statement(j *brief.Judgement, style typeset.Style) typeset.Text {
	if text := brief.StatementOf(j, brief.Page); brief.Plain(text) != "" {
		return c.Again(Type{Style: style}, text)
	}
	return typeset.NewText(Statement(j), c.style(style, inlineStyle{}))
}

// Statement returns what is judged, in a line, on pages. It is never empty, for links and rows are named by it.
func Statement(j *brief.Judgement) string {
	return cmp.Or(brief.Statement(j, brief.Page), "Judgement")
}
