package compose

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"lectern/app/brief"
)

// narrow is a narrow space at which no line ends: the marks of a citation stay with the word before them.
const narrow = "\u202f"

// MarkGap is the raised text between two raised marks.
const MarkGap = "," + narrow

// GapBefore returns the raised text before the mark of a citation's item i: a gap after another mark, or before
// words.
func GapBefore(i int, item brief.CitationItem) string {
	switch {
	case i > 0:
		return MarkGap
	case len(item.Prefix) > 0:
		return narrow
	}
	return ""
}

// CloseUp returns inlines without space before raised marks, and with the punctuation after marks moved before
// the first of them.
func CloseUp(inlines []brief.Inline) []brief.Inline {
	inlines = slices.Clone(inlines)
	out := make([]brief.Inline, 0, len(inlines))
	for i := 0; i < len(inlines); {
		n := together(inlines[i:])
		if n == 0 {
			out = append(out, inlines[i])
			i++
			continue
		}
		marks, next := inlines[i:i+n], i+n
		out = withoutSpace(out)
		if joins := len(out) > 0 && endsInMark(out[len(out)-1]); !joins && next < len(inlines) {
			if text, ok := inlines[next].(*brief.Text); ok {
				punctuation := leading(text.Text)
				out = append(out, &brief.Text{Node: text.Node, Text: afterStop(out, punctuation)})
				inlines[next] = &brief.Text{Node: text.Node, Text: text.Text[len(punctuation):]}
			}
		}
		for _, one := range marks {
			if raised(one) {
				out = append(out, one)
			}
		}
		i = next
	}
	return out
}

// together returns the number of raised marks at the start of inlines, with the spaces between them.
func together(inlines []brief.Inline) (n int) {
	for i, one := range inlines {
		if raised(one) {
			n = i + 1
		} else if n == 0 || !blank(one) {
			return n
		}
	}
	return n
}

// MarksTouch reports whether the inline at i begins with a raised mark and the one before ends in one.
func MarksTouch(inlines []brief.Inline, i int) bool {
	return i > 0 && raised(inlines[i]) && endsInMark(inlines[i-1])
}

// withoutSpace returns inlines without the space at their end.
func withoutSpace(inlines []brief.Inline) []brief.Inline {
	for n := len(inlines); n > 0; n-- {
		if blank(inlines[n-1]) {
			continue
		}
		if last, ok := inlines[n-1].(*brief.Text); ok {
			inlines[n-1] = &brief.Text{Node: last.Node, Text: strings.TrimRight(last.Text, " ")}
		}
		return inlines[:n]
	}
	return inlines[:0]
}

// blank reports whether an inline is nothing but space.
func blank(n brief.Inline) bool {
	switch n := n.(type) {
	case *brief.SoftBreak:
		return true
	case *brief.Text:
		return strings.Trim(n.Text, " ") == ""
	}
	return false
}

// raised reports whether an inline is shown as a raised mark and no words, so that no space goes before it.
func raised(n brief.Inline) bool {
	c, ok := n.(*brief.Citation)
	return endsInMark(n) && !(ok && c.InText)
}

// endsInMark reports whether an inline is a raised mark or words with one.
func endsInMark(n brief.Inline) bool {
	switch n.(type) {
	case *brief.NoteRef, *brief.Citation:
		return true
	}
	return false
}

// leading returns the punctuation at a text's start that goes before a raised mark.
func leading(s string) string {
	n := 0
	for n < len(s) && strings.IndexByte(".,;:", s[n]) >= 0 {
		n++
	}
	return s[:n]
}

// afterStop returns punctuation as it stands behind inlines: without its full stop where they end in one, also within
// quotation marks.
func afterStop(inlines []brief.Inline, punctuation string) string {
	if strings.HasSuffix(strings.TrimRight(brief.Plain(inlines), "\u2019\u201d"), ".") {
		return strings.TrimPrefix(punctuation, ".")
	}
	return punctuation
}

// CitationMark returns the raised mark of a source: its number with prefix and suffix.
func CitationMark(item brief.CitationItem) string {
	mark := "?"
	if item.Number > 0 {
		mark = fmt.Sprint(item.Number)
	}
	if before := strings.TrimSpace(brief.Plain(item.Prefix)); before != "" {
		mark = before + "\u00a0" + mark
	}
	if at := strings.TrimSpace(brief.Plain(item.Suffix)); at != "" {
		mark += ",\u00a0" + locator.ReplaceAllString(at, ".\u00a0$1")
	}
	return mark
}

// locator matches the space between an abbreviation and its number, as in p. 4, at which no line may end.
var locator = regexp.MustCompile(`\. (\d)`)
