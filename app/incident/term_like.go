package incident

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"lectern/app/fold"
)

// like is a term for texts with a * in place of any characters: title:bomb*, admin1:Nan*r, title~car*bomb. Of a part of a
// text an end without a * is that of a word: kab* begins one.
type like struct {
	field  string // "" for the fields in which free words are looked for
	column int
	part   bool // a part of the value is enough
	values []pattern
}

// A pattern is a text in which * stands for any characters, or for itself where the text was in quotes.
type pattern struct {
	text string
	wild bool
}

// isLike reports whether a value has a * that stands for any characters.
func isLike(v value) bool { return !v.quoted && strings.Contains(v.text, "*") && !isRange(v.text) }

// newLike returns the term of a field, or nil if its values are plain. A * alone asks for any value. A part with a * at both
// ends is a plain one, which has any characters around it.
func newLike(p *parser, name string, part bool, values []value) (node, error) {
	wild := false
	for i, v := range values {
		if !isLike(v) {
			continue
		}
		bare := strings.Trim(v.text, "*")
		switch inner := strings.Contains(bare, "*"); {
		case bare == "" && len(values) == 1 && !part:
			return &has{[]string{name}, v.column}, nil
		case bare == "":
			return nil, p.fail(v.column, "“*” alone stands for everything", "write has:field for what is known, or leave it out")
		case part && !inner && strings.HasPrefix(v.text, "*") && strings.HasSuffix(v.text, "*"):
			values[i].text, values[i].quoted = bare, true
		case spell(strings.ReplaceAll(v.text, "*", "x"), name != "") != strings.ReplaceAll(v.text, "*", "x"):
			return nil, p.fail(v.column, quote(v.text)+" has a sign that means something else beside a *", "leave the sign out, or write the words without * in quotes")
		default:
			wild = true
		}
	}
	if !wild {
		return nil, nil
	}
	n := &like{field: name, column: values[0].column, part: part}
	for _, v := range values {
		n.values = append(n.values, pattern{v.text, isLike(v)})
	}
	return n, nil
}

// matcher returns a function that reports whether a folded text has the pattern as its part, or as a whole.
func (p pattern) matcher(part bool) func(folded string) bool {
	if !p.wild {
		want := fold.String(p.text)
		if part {
			return func(s string) bool { return strings.Contains(s, want) }
		}
		return func(s string) bool { return s == want }
	}
	pieces := strings.Split(p.text, "*")
	for i, piece := range pieces {
		pieces[i] = fold.String(piece)
	}
	return func(s string) bool {
		first, last := pieces[0], pieces[len(pieces)-1]
		if part {
			return hasWords(s, pieces)
		}
		if len(s) < len(first)+len(last) || !strings.HasPrefix(s, first) || !strings.HasSuffix(s, last) {
			return false
		}
		return inOrder(s[len(first):len(s)-len(last)], pieces[1:len(pieces)-1])
	}
}

// inOrder reports whether a text holds pieces one behind the other.
func inOrder(s string, pieces []string) bool {
	for _, piece := range pieces {
		at := strings.Index(s, piece)
		if at < 0 {
			return false
		}
		s = s[at+len(piece):]
	}
	return true
}

// hasWords reports whether a text holds pieces one behind the other, of which the first, unless it is empty, begins a word and
// the last ends one.
func hasWords(s string, pieces []string) bool {
	at, found := 0, true
	for i, piece := range pieces {
		if at, found = endOfPiece(s, at, piece, i == 0, i == len(pieces)-1); !found {
			return false
		}
	}
	return true
}

// endOfPiece returns where a piece ends that a text holds from some place on, where it begins and ends a word as asked for.
func endOfPiece(s string, from int, piece string, begins, ends bool) (end int, ok bool) {
	for piece != "" {
		at := strings.Index(s[from:], piece)
		if at < 0 {
			return 0, false
		}
		at += from
		if end := at + len(piece); (!begins || !isInWord(s, at)) && (!ends || !isInWord(s, end)) {
			return end, true
		}
		_, n := utf8.DecodeRuneInString(s[at:])
		from = at + n
	}
	return from, true
}

// isInWord reports whether letters or digits stand at both sides of a place in a text.
func isInWord(s string, at int) bool {
	isLetter := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) }
	before, _ := utf8.DecodeLastRuneInString(s[:at])
	after, _ := utf8.DecodeRuneInString(s[at:])
	return isLetter(before) && isLetter(after)
}

func (n *like) plan(t *Table) (filter, error) {
	var matchers []func(string) bool
	for _, p := range n.values {
		matchers = append(matchers, p.matcher(n.part))
	}
	matches := func(folded string) bool {
		return slices.ContainsFunc(matchers, func(match func(string) bool) bool { return match(folded) })
	}
	if n.field == "" {
		return t.inAnyColumn(func(_ int, folded string) bool { return matches(folded) }), nil
	}
	c, err := t.planColumn(n.field, n.column)
	if err != nil {
		return nil, err
	}
	keys := n.field == "sources" && !n.part
	return keepValues(c, func(_ int, folded string) bool {
		if keys {
			return slices.ContainsFunc(splitKeys(folded), matches)
		}
		return folded != "" && matches(folded)
	}), nil
}

func (n *like) write(b *strings.Builder) {
	switch {
	case n.field != "" && n.part:
		b.WriteString(n.field + "~")
	case n.field != "":
		b.WriteString(n.field + ":")
	}
	for i, p := range n.values {
		if i > 0 {
			b.WriteByte(',')
		}
		switch {
		case p.wild:
			b.WriteString(p.text)
		case isRange(p.text):
			b.WriteString(inQuotes(p.text))
		default:
			b.WriteString(spell(p.text, n.field != ""))
		}
	}
}

func (n *like) words() string {
	said := make([]string, len(n.values))
	for i, p := range n.values {
		switch said[i] = p.words(); {
		case n.part && p.wild:
			said[i] = "words " + said[i]
		case n.part:
			said[i] = "“" + p.text + "”"
		}
	}
	switch {
	case n.field == "":
		return "mentioning " + Alternatives(said)
	case n.part:
		return fieldWords(n.field) + " containing " + Alternatives(said)
	}
	return fieldWords(n.field) + " " + Alternatives(said)
}

// words returns the pattern of a whole value in words.
func (p pattern) words() string {
	bare := strings.Trim(p.text, "*")
	begins, ends := strings.HasPrefix(p.text, "*"), strings.HasSuffix(p.text, "*")
	switch {
	case !p.wild:
		return p.text
	case strings.Contains(bare, "*") || !begins && !ends:
		return "like “" + p.text + "”"
	case begins && ends:
		return "containing “" + bare + "”"
	case begins:
		return "ending with “" + bare + "”"
	}
	return "beginning with “" + bare + "”"
}

func (n *like) columns() []string {
	if n.field == "" {
		return (*search)(nil).columns()
	}
	return columnsOf(n.field)
}
