package compose

import (
	"cmp"

	"lectern/app/brief"
)

// Statement is what is judged, in a line, on pages. It is never empty, for links and rows are named by it.
func Statement(j *brief.Judgement) string {
	return cmp.Or(brief.Statement(j, brief.Page), "Judgement")
}
