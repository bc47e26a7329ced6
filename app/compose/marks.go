package compose

import (
	"fmt"
	"strings"

	"lectern/app/brief"
)

// Closed is inlines with no space before a raised mark, and with the punctuation that follows the mark
// before it.
func Closed(inlines []brief.Inline) []brief.Inline {
	out := make([]brief.Inline, 0, len(inlines))
	taken := "" // punctuation that the mark before took
	for i, one := range inlines {
		text, isText := one.(*brief.Text)
		if isText && taken != "" {
			one = &brief.Text{Node: text.Node, Text: strings.TrimPrefix(text.Text, taken)}
		}
		taken = ""
		if raised(one) {
			out = withoutSpace(out)
			if i+1 < len(inlines) {
				if next, ok := inlines[i+1].(*brief.Text); ok {
					if taken = leading(next.Text); taken != "" {
						out = append(out, &brief.Text{Node: next.Node, Text: taken})
					}
				}
			}
		}
		out = append(out, one)
	}
	return out
}

// withoutSpace takes away the space at the end.
func withoutSpace(inlines []brief.Inline) []brief.Inline {
	for n := len(inlines); n > 0; n-- {
		switch last := inlines[n-1].(type) {
		case *brief.SoftBreak:
			continue
		case *brief.Text:
			if words := strings.TrimRight(last.Text, " "); words != last.Text {
				if words == "" {
					continue
				}
				inlines[n-1] = &brief.Text{Node: last.Node, Text: words}
			}
		}
		return inlines[:n]
	}
	return inlines[:0]
}

// raised reports whether an inline shows as a raised mark only, so that no space goes before it.
func raised(n brief.Inline) bool {
	switch n := n.(type) {
	case *brief.NoteRef:
		return true
	case *brief.Citation:
		return !n.InText
	}
	return false
}

// leading is the punctuation at a text's start that goes before a raised mark.
func leading(s string) string {
	n := 0
	for n < len(s) && strings.IndexByte(".,;:", s[n]) >= 0 {
		n++
	}
	return s[:n]
}

// CitationMark is what is raised for a source: its number, and where in it.
func CitationMark(item brief.CitationItem) string {
	mark := fmt.Sprint(item.Number)
	if item.Number == 0 {
		mark = "?"
	}
	if at := brief.Plain(item.Suffix); at != "" {
		mark += ", " + strings.TrimSpace(at)
	}
	return mark
}
