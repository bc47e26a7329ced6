package brief

import (
	"html"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// titleMarks matches the marks of emphasis in a title, as CSL-JSON and Zotero write them in HTML and pandoc in Markdown.
var titleMarks = regexp.MustCompile(`(?i)</?(?:i|em|b|strong|sc|span)(?:\s[^<>]*)?>|<(su[bp])>([^<>]*)</su[bp]>|~([\pL\pN()=+-]+)~|\^([\pL\pN()=+-]+)\^|\*{1,3}|\b_{1,3}|_{1,3}\b`)

// richText returns a text of a source in runs, roman and italic. Bold type and small capitals are ignored,
// raised and lowered digits become those of Unicode, and quotation marks become curly.
func richText(text string) []Run {
	if text != "" && !strings.ContainsAny(text, "<*_&\"'~^") { // as nearly all are
		return []Run{{Text: text}}
	}
	var runs []Run
	italic := false
	write := func(s string) {
		s = html.UnescapeString(s)
		if last := len(runs) - 1; last >= 0 && runs[last].Italic == italic {
			runs[last].Text += s
		} else if s != "" {
			runs = append(runs, Run{Text: s, Italic: italic})
		}
	}
	from, open := 0, "" // the mark of Markdown that waits for its end
	for _, m := range titleMarks.FindAllStringSubmatchIndex(text, -1) {
		mark := text[m[0]:m[1]]
		switch lower := strings.ToLower(mark); {
		case mark[0] == '*' || mark[0] == '_':
			switch {
			case mark == open && endsWord(text[:m[0]]):
				open = ""
			case open == "" && beginsWord(text[m[1]:]) && !isWordEnd(text[:m[0]]) && closes(text[m[1]:], mark):
				open = mark
			default:
				continue // the character itself
			}
			write(text[from:m[0]])
			if len(mark) != 2 {
				italic = !italic
			}
		case m[2] >= 0:
			write(text[from:m[0]])
			write(shifted(text[m[4]:m[5]], strings.EqualFold(text[m[2]:m[3]], "sub")))
		case m[6] >= 0:
			write(text[from:m[0]])
			write(shifted(text[m[6]:m[7]], true))
		case m[8] >= 0:
			write(text[from:m[0]])
			write(shifted(text[m[8]:m[9]], false))
		default:
			write(text[from:m[0]])
			if strings.Trim(strings.Fields(lower)[0], "</>") == "i" || strings.HasPrefix(strings.TrimLeft(lower, "</"), "em") {
				italic = mark[1] != '/'
			}
		}
		from = m[1]
	}
	write(text[from:])
	curlQuotes(runs)
	return runs
}

// plainText returns a text of a source without its marks of emphasis.
func plainText(text string) string { return joined(richText(text)) }

func joined(runs []Run) string {
	var b strings.Builder
	for _, r := range runs {
		b.WriteString(r.Text)
	}
	return b.String()
}

// closes reports whether a mark closes at the end of a word further on.
func closes(text, mark string) bool {
	at := strings.Index(text, mark)
	return at > 0 && endsWord(text[:at])
}

func endsWord(before string) bool {
	r, _ := utf8.DecodeLastRuneInString(before)
	return before != "" && !unicode.IsSpace(r)
}

func beginsWord(after string) bool {
	r, _ := utf8.DecodeRuneInString(after)
	return after != "" && !unicode.IsSpace(r)
}

func isWordEnd(before string) bool {
	r, _ := utf8.DecodeLastRuneInString(before)
	return isWord(r)
}

const (
	plainDigits   = "0123456789+-=()"
	raisedDigits  = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾"
	loweredDigits = "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎"
)

// shifted returns a text with its digits raised or lowered.
func shifted(text string, low bool) string {
	to := []rune(raisedDigits)
	if low {
		to = []rune(loweredDigits)
	}
	return strings.Map(func(r rune) rune {
		if i := strings.IndexRune(plainDigits, r); i >= 0 {
			return to[i]
		}
		return r
	}, text)
}

// curlQuotes makes the straight quotation marks and apostrophes of runs curly.
func curlQuotes(runs []Run) {
	text := []rune(joined(runs))
	var quotes openQuotes
	before := ' '
	for i, r := range text {
		after := ' '
		if i+1 < len(text) {
			after = text[i+1]
		}
		switch {
		case r == '"':
			text[i] = quotes.double(before, after)
		case r == '\'' && opensSingle(before, after) && !unicode.IsDigit(after) && slices.Contains(text[i+1:], '\''):
			text[i] = '‘'
		case r == '\'':
			text[i] = '’'
		}
		before = text[i]
	}
	for i := range runs {
		n := utf8.RuneCountInString(runs[i].Text)
		runs[i].Text, text = string(text[:n]), text[n:]
	}
}
