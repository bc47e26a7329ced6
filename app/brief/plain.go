package brief

import "strings"

// Plain is the text of inlines without its formatting: citations and notes leave nothing.
func Plain(inlines []Inline) string {
	var b strings.Builder
	writePlain(&b, inlines)
	return b.String()
}

func writePlain(b *strings.Builder, inlines []Inline) {
	for _, in := range inlines {
		switch in := in.(type) {
		case *Text:
			b.WriteString(in.Text)
		case *Code:
			b.WriteString(in.Text)
		case *LiveFigure:
			b.WriteString(in.Text)
		case *Image:
			b.WriteString(in.Alt)
		case *SoftBreak, *LineBreak:
			b.WriteByte(' ')
		default:
			writePlain(b, children(in))
		}
	}
}
