package brief

import "bytes"

// Plain is the text of inlines without its formatting: citations and notes leave nothing, not even
// the space before them.
func Plain(inlines []Inline) string {
	return string(appendPlain(nil, inlines))
}

// Statement is the first words of a block that a medium shows: those of its first paragraph, or that of
// what it holds.
func Statement(b Block, m Medium) string {
	switch b := b.(type) {
	case *Paragraph:
		return Plain(b.Text)
	case *SpeakerNotes:
		return ""
	case *Only:
		if b.Medium != m {
			return ""
		}
	}
	for _, blocks := range Inside(b) {
		for _, one := range blocks {
			if words := Statement(one, m); words != "" {
				return words
			}
		}
	}
	return ""
}

func appendPlain(out []byte, inlines []Inline) []byte {
	for _, in := range inlines {
		switch in := in.(type) {
		case *Text:
			out = append(out, in.Text...)
		case *Code:
			out = append(out, in.Text...)
		case *LiveFigure:
			out = append(out, in.Text...)
		case *Image:
			out = append(out, in.Alt...)
		case *SoftBreak, *LineBreak:
			out = append(out, ' ')
		case *Citation, *NoteRef:
			out = bytes.TrimRight(out, " ")
		default:
			out = appendPlain(out, children(in))
		}
	}
	return out
}
