package brief

import (
	"bytes"
	"cmp"
	"strings"
)

// Plain returns the text of inlines without formatting, and without the marks of citations and notes and the
// space before them.
func Plain(inlines []Inline) string {
	return string(appendText(nil, inlines, appendName))
}

// appendName appends the name of a source whose mark stands in the text, if that has one.
func appendName(out []byte, c *Citation) []byte {
	if c.Name == "" {
		out = bytes.TrimRight(out, " ")
	}
	return append(out, c.Name...)
}

// appendKeys appends a citation as it was written, but for its punctuation.
func appendKeys(out []byte, c *Citation) []byte {
	for _, item := range c.Items {
		out = appendText(out, item.Prefix, appendKeys)
		if out = append(out, ' '); item.Suppress {
			out = append(out, '-')
		}
		out = append(append(out, item.Key...), ' ')
		out = appendText(out, item.Suffix, appendKeys)
	}
	return out
}

// PlainBlocks returns the text of blocks without formatting, each on lines of its own; a drawing has its alternative text
// or else its title.
func PlainBlocks(blocks []Block) string {
	var lines []string
	Walk(blocks, func(b Block) {
		text := Plain(Texts(b))
		switch b := b.(type) {
		case *CodeBlock:
			text = strings.TrimRight(b.Text, "\n")
		case *Drawing:
			text = cmp.Or(b.Alt, b.Title)
		}
		if text = strings.TrimSpace(text); text != "" {
			lines = append(lines, text)
		}
	}, nil)
	return strings.Join(lines, "\n")
}

// Statement returns the plain text of the first paragraph with words in a block, or in the blocks inside it,
// that a medium shows.
func Statement(b Block, m Medium) string { return Plain(StatementOf(b, m)) }

// StatementOf returns the inlines of Statement.
func StatementOf(b Block, m Medium) []Inline {
	if p, ok := b.(*Paragraph); ok {
		return p.Text
	}
	if !m.Shows(b) {
		return nil
	}
	for _, blocks := range Inside(b) {
		for _, one := range blocks {
			if text := StatementOf(one, m); Plain(text) != "" {
				return text
			}
		}
	}
	return nil
}

// appendText appends the text of inlines, and what citation makes of those in it.
func appendText(out []byte, inlines []Inline, citation func([]byte, *Citation) []byte) []byte {
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
		case *Citation:
			out = citation(out, in)
		case *NoteRef:
			out = bytes.TrimRight(out, " ")
		default:
			out = appendText(out, in.children(), citation)
		}
	}
	return out
}
