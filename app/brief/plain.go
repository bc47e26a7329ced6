package brief

import "bytes"

// Plain is the text of inlines without its formatting: citations and notes leave nothing, not even
// the space before them.
func Plain(inlines []Inline) string {
	return string(appendPlain(nil, inlines))
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
