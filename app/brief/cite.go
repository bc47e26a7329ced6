package brief

import (
	"strings"
	"unicode/utf8"
)

// citation reads [see @a, p. 4; -@b]. It returns nil unless every part between semicolons has a key, as in
// pandoc.
func (s *scanner) citation(i, closing int) Inline {
	const longest = 4000 // bounds the time for brackets in brackets, which are searched again at each level
	if closing-i > longest || !strings.Contains(s.text[i:closing], "@") {
		return nil
	}
	items := s.citeItems(i+1, closing)
	if items == nil {
		return nil
	}
	return &Citation{Node: Node{s.at(i)}, Items: items}
}

// citeItems reads the parts of a citation, or returns nil if one has no key.
func (s *scanner) citeItems(start, end int) []CitationItem {
	type part struct{ start, key, keyEnd, end int }
	var parts []part
	cur := part{start: start, key: -1}
	for i := start; i <= end; {
		if i == end || s.text[i] == ';' {
			if cur.key < 0 {
				return nil
			}
			cur.end = i
			parts = append(parts, cur)
			i++
			cur = part{start: i, key: -1}
			continue
		}
		switch c := s.text[i]; {
		case c == '\\':
			i = min(i+2, end)
		case c == '`':
			i = s.afterCode(i)
		case c == '[' && s.bracket[i] > 0:
			i = s.bracket[i] + 1
		case c == '@' && cur.key < 0 && s.keyLength(i) > 0 && i+1+s.keyLength(i) <= end:
			cur.key, cur.keyEnd = i, i+1+s.keyLength(i)
			i = cur.keyEnd
		default:
			i++
		}
	}
	items := make([]CitationItem, 0, len(parts))
	for _, p := range parts {
		prefixEnd := p.key
		item := CitationItem{Key: s.key(p.key, p.keyEnd)}
		if p.key > p.start && s.text[p.key-1] == '-' {
			item.Suppress = true
			prefixEnd--
		}
		item.At = s.at(prefixEnd)
		for _, mark := range []string{"*", "_"} {
			if strings.Count(s.text[p.start:prefixEnd], mark)%2 == 1 && strings.Contains(s.text[p.keyEnd:p.end], mark) {
				s.refuse(prefixEnd, "emphasis begins before the key of a citation and ends behind it", "end it before the key")
			}
		}
		was := s.inCite
		s.inCite = true
		item.Prefix = s.readTrimmed(p.start, prefixEnd)
		item.Suffix = s.suffix(p.keyEnd, p.end)
		s.inCite = was
		items = append(items, item)
	}
	return items
}

// suffix reads the text after a key, without the comma at its start and without the braces that may enclose
// a locator: {ii, A}, with more.
func (s *scanner) suffix(start, end int) []Inline {
	start = s.skipSpace(start, end)
	if start < end && s.text[start] == ',' {
		start = s.skipSpace(start+1, end)
	}
	if start < end && s.text[start] == '{' {
		if n := strings.IndexByte(s.text[start:end], '}'); n > 0 {
			if n == 1 {
				return s.suffix(start+2, end)
			}
			return append(s.readTrimmed(start+1, start+n), s.read(start+n+1, s.textEnd(start+n+1, end))...)
		}
	}
	return s.readTrimmed(start, end)
}

func (s *scanner) readTrimmed(start, end int) []Inline {
	start = s.skipSpace(start, end)
	return s.read(start, s.textEnd(start, end))
}

// textEnd returns where a part of the text ends without the space at its end.
func (s *scanner) textEnd(start, end int) int {
	return start + len(strings.TrimRight(s.text[start:end], " \t\r\n"))
}

// citeInText reads "@key", "@key [p. 4]" and "-@key" in a sentence.
func (s *scanner) citeInText(i, end int, suppress bool) (Inline, int) {
	at := i
	if suppress {
		at++
	}
	n := s.keyLength(at)
	if n == 0 || at+1+n > end || isWord(s.before(i)) {
		return nil, i
	}
	switch before := s.before(i); {
	case suppress:
		s.refuse(i, "a citation without its author's name stands outside square brackets", "write [-@key]")
	case before == '*' || before == '_':
		s.refuse(i, "a citation begins directly behind emphasis", "put a space between")
	case before == '.':
		s.refuse(i, "a citation begins directly behind a full stop", "put a space between")
	}
	next := at + 1 + n
	item := CitationItem{Node: Node{s.at(i)}, Key: s.key(at, next), Suppress: suppress}
	c := &Citation{Node: item.Node, InText: true}
	open := s.skipSpace(next, end)
	closing, ok := 0, false
	if open < end && s.text[open] == '[' {
		closing, ok = s.bracket[open]
	}
	if ok && closing+1 < end && s.text[closing+1] == '{' {
		s.refuse(open, "a bracket with attributes stands behind a citation", "put a word or a comma between")
	}
	if !ok || closing+1 < end && strings.ContainsRune("([{", rune(s.text[closing+1])) {
		c.Items = []CitationItem{item}
		return c, next
	}
	if more := s.citeItems(open+1, closing); more != nil { // [@other] goes with the key, as [p. 4] does
		c.Items = append([]CitationItem{item}, more...)
		return c, closing + 1
	}
	if s.text[open+1] != '^' {
		stop := open + strings.IndexByte(s.text[open:closing]+";", ';')
		var more []CitationItem
		if stop < closing {
			more = s.citeItems(stop+1, closing)
		}
		if stop == closing || more != nil {
			item.Suffix = s.suffix(open+1, stop)
			c.Items, next = more, closing+1
		}
	}
	c.Items = append([]CitationItem{item}, c.Items...)
	return c, next
}

// key returns the key after an @ at i, which ends at end.
func (s *scanner) key(i, end int) string {
	return strings.Trim(s.text[i+1:end], "{}")
}

// keyLength returns the length in bytes of the key after an @ at i, or 0 if there is none, as in a mail
// address.
func (s *scanner) keyLength(i int) int {
	if isWord(s.before(i)) {
		return 0
	}
	rest := s.text[i+1:]
	if strings.HasPrefix(rest, "{") {
		if n := strings.IndexAny(rest, "} \n"); n > 1 && rest[n] == '}' {
			return n + 1
		}
		return 0
	}
	n := 0
	for n < len(rest) {
		r, size := utf8.DecodeRuneInString(rest[n:])
		if isWord(r) || r == '_' {
			n += size
			continue
		}
		// Punctuation belongs to a key only inside it: "@smith2020." ends a sentence. An address has more: "@https://un.org".
		next, _ := utf8.DecodeRuneInString(rest[n+size:])
		if n > 0 && next == '/' && (r == ':' || r == '/') {
			n += size
			continue
		}
		if n == 0 || !strings.ContainsRune(":.#$%&-+?<>~/", r) || !isWord(next) && next != '_' {
			break
		}
		n += size
	}
	return n
}
