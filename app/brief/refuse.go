package brief

import (
	"regexp"
	"strings"
	"unicode"
)

// This file reads code and addresses, and reports what pandoc would read in a line but the format leaves
// out, so that nothing is shown in a way that its author did not mean.

// codeSpan reads `code` at i.
func (s *scanner) codeSpan(i int) (Inline, int) {
	next := s.afterCode(i)
	to, ok := s.code[i]
	if !ok {
		return &Text{Node{s.at(i)}, s.text[i:next]}, next
	}
	n := next - to
	code := strings.TrimSpace(lineEnds.Replace(s.text[i+n : to]))
	node := &Code{Node{s.at(i)}, code}
	if strings.Contains(code, "\t") { // which pandoc turns into spaces up to the next fourth column
		s.refuse(i, "code in a line has a tab", "write spaces")
	}
	if strings.HasPrefix(s.text[next:], "{") {
		if _, n := parseAttributes(s.text[next:], next, s.at); n > 0 {
			s.refuse(next, "code in a line has no attributes", "remove them")
			return node, next + n
		}
		if raw := rawAttribute.FindString(s.text[next:]); raw != "" {
			s.refuse(i, "raw code for one output is not part of the format", "remove it")
			return node, next + len(raw)
		}
	}
	return node, next
}

var lineEnds = strings.NewReplacer("\r\n", " ", "\n", " ")

var (
	rawAttribute = regexp.MustCompile(`^\{=[a-z0-9]+\}`)
	autolink     = regexp.MustCompile(`^<([a-zA-Z][a-zA-Z0-9+.-]{1,31}:[^\s<>]*)>`)
	autoMail     = regexp.MustCompile(`^<([^\s<>@]+@[^\s<>@]+)>`)
	htmlTag      = regexp.MustCompile(`^<(?:/?[a-zA-Z][^<>]*>|!--|\?|![A-Z])`)
	subscript    = regexp.MustCompile(`^~[^~\s]+~`)
	superscript  = regexp.MustCompile(`^\^[^^\s]+\^`)
	strikeout    = regexp.MustCompile(`^~~[^~\s][^~]*~~`)
)

// angle reads <https://…> and refuses HTML.
func (s *scanner) angle(i, end int) (Inline, int) {
	const longest = 2000 // of an address or tag
	rest := s.text[i:min(end, i+longest)]
	if m := autolink.FindStringSubmatch(rest); m != nil {
		at := Node{s.at(i)}
		s.r.checkTarget(at.At, m[1])
		return &Link{at, m[1], []Inline{&Text{Node{s.at(i + 1)}, m[1]}}}, i + len(m[0])
	}
	if m := autoMail.FindStringSubmatch(rest); m != nil {
		return &Link{Node{s.at(i)}, "mailto:" + m[1], []Inline{&Text{Node{s.at(i + 1)}, m[1]}}}, i + len(m[0])
	}
	if n := commentLength(s.text[i:end]); n > 0 {
		inside := s.rangeOf(i, i+n) // an empty comment keeps apart what stands before and behind it
		s.r.extras.add(comments, byteRange{inside.from + len(commentStart), inside.to - len(commentEnd)})
		if unicode.IsSpace(s.before(i)) { // one space is left of two
			return nil, s.skipSpace(i+n, end)
		}
		return nil, i + n
	}
	if htmlTag.MatchString(rest) {
		s.refuse(i, "raw HTML is not part of the format", `write \< for a less-than sign`)
	}
	return nil, i
}

// refuseRaised reports superscripts, subscripts and struck out text, whose first mark is at i.
func (s *scanner) refuseRaised(i, end int) {
	const longest = 1000
	rest := s.text[i:min(end, i+longest)]
	switch {
	case strikeout.MatchString(rest) && s.before(i) != '~':
		s.refuse(i, "struck out text is not part of the format", "delete the text")
	case subscript.MatchString(rest) && (s.before(i) != '~' || !strikeout.MatchString(s.text[i-1:min(end, i-1+longest)])):
		s.refuse(i, "a subscript is not part of the format", `write \~ for a tilde, or the character itself (₂)`)
	case superscript.MatchString(rest):
		s.refuse(i, "a superscript is not part of the format", `write \^ for a caret, or the character itself (²)`)
	}
}

// refuseBraces reports templates, and attributes behind something that can't have any, such as a caption.
func (s *scanner) refuseBraces(i, end int) {
	const longest = 500
	if s.before(i) == '{' {
		return
	}
	rest := s.text[i:min(end, i+longest)]
	if strings.HasPrefix(rest, "{{") && strings.Contains(rest, "}}") || strings.HasPrefix(rest, "{%") && strings.Contains(rest, "%}") {
		s.refuse(i, "includes and templates are not part of the format", `write the text itself here, or \{ for a brace`)
		return
	}
	if a, n := parseAttributes(rest, i, s.at); n > 0 && (a.id != "" || len(a.classes)+len(a.pairs) > 0) {
		s.refuse(i, "attributes stand behind something that has none", `remove them, or write \{ for a brace`)
	}
}

// refuseMathematics reports $…$ where pandoc would read a formula.
func (s *scanner) refuseMathematics(i, end int) {
	if s.before(i) == '\\' || i+1 >= end || unicode.IsSpace(s.after(i+1)) || i > 0 && s.text[i-1] == '$' {
		return
	}
	rest := strings.TrimPrefix(s.text[i+1:end], "$")
	n := strings.IndexByte(rest, '$')
	if n < 1 || unicode.IsSpace(rune(rest[n-1])) || n+1 < len(rest) && rest[n+1] >= '0' && rest[n+1] <= '9' {
		return
	}
	s.refuse(i, "mathematics is not part of the format", `write \$ for a dollar sign`)
}
