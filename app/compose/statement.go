package compose

import "lectern/app/brief"

// Statement is what is judged, in a line: the first paragraph.
func Statement(j *brief.Judgement) string {
	for _, b := range j.Blocks {
		if p, ok := b.(*brief.Paragraph); ok {
			return brief.Plain(p.Text)
		}
	}
	return "Judgement"
}
