package incident

import (
	"strings"
	"unicode"
)

// The query language is small: terms side by side, OR, a hyphen, field:value. People also write queries as
// in other search boxes and spreadsheets: and, or, not, |, &, +, killed>=10, country = Syria. Searched for
// as text these would find nothing, so they are read as they are meant. In quotes they are text.

// or returns the length of the sign or word for OR at the parser's place, or 0. After is true behind a
// term; elsewhere the word in small letters is text.
func (p *parser) or(after bool) int {
	if p.keyword("OR") {
		return len("OR")
	}
	if n := p.sign("|"); n > 0 && after {
		return n
	}
	return p.connective("or", after)
}

// and returns the length of the sign or word for AND at the parser's place, or 0.
func (p *parser) and(after bool) int {
	if p.keyword("AND") {
		return len("AND")
	}
	if n := p.sign("&"); n > 0 && after {
		return n
	}
	return p.connective("and", after)
}

// negation returns the length of the sign or word that negates the term behind it, with its spaces, or 0.
func (p *parser) negation() int {
	if n := p.connective("not", true); n > 0 {
		for unicode.IsSpace(p.text[p.at+n]) {
			n++
		}
		return n
	}
	if p.peek() == '!' && p.startsTerm(p.at+1) {
		return 1
	}
	return 0
}

// connective returns the length of a connective word in any case, where it stands between two terms.
func (p *parser) connective(w string, after bool) int {
	rest := p.text[p.at:]
	if !after || len(rest) <= len(w) || !strings.EqualFold(string(rest[:len(w)]), w) || !unicode.IsSpace(rest[len(w)]) && rest[len(w)] != '(' {
		return 0
	}
	at := p.at + len(w)
	for at < len(p.text) && unicode.IsSpace(p.text[at]) {
		at++
	}
	if !p.startsTerm(at) {
		return 0
	}
	return len(w)
}

// isConnective reports whether a word might be read as one.
func isConnective(s string) bool {
	return strings.EqualFold(s, "or") || strings.EqualFold(s, "and") || strings.EqualFold(s, "not")
}

// sign returns the length of a sign that stands alone, once or twice, before a term.
func (p *parser) sign(s string) int {
	n := 0
	for p.at+n < len(p.text) && string(p.text[p.at+n]) == s {
		n++
	}
	at := p.at + n
	for at < len(p.text) && unicode.IsSpace(p.text[at]) {
		at++
	}
	if n == 0 || n > 2 || !p.startsTerm(at) {
		return 0
	}
	return n
}

// startsTerm reports whether a term may begin at a place.
func (p *parser) startsTerm(at int) bool {
	return at < len(p.text) && !unicode.IsSpace(p.text[at]) && p.text[at] != ')' && p.text[at] != ','
}

// operators lists the signs that may follow a field's name, the longer ones first, each with the sign that
// the language has for it before the value. Negated ones match all other incidents.
var operators = []struct {
	sign, means string
	unequal     bool
}{
	{">=", ">=", false},
	{"=>", ">=", false},
	{"<=", "<=", false},
	{"=<", "<=", false},
	{"!=", "", true},
	{"<>", "", true},
	{"==", "", false},
	{"≥", ">=", false},
	{"≤", "<=", false},
	{"≠", "", true},
	{":", "", false},
	{"：", "", false},
	{"~", "", false},
	{"=", "", false},
	{">", ">", false},
	{"<", "<", false},
}

// operatorAt returns the sign with which a text begins, or "".
func operatorAt(text []rune) string {
	rest := string(text[:min(len(text), 2)])
	for _, o := range operators {
		if strings.HasPrefix(rest, o.sign) {
			return o.sign
		}
	}
	return ""
}

// relate replaces a sign behind a field by ":" or "~", puts the rest of its meaning before the values,
// and reports whether the term is negated.
func relate(sign string, values []value) (op string, unequal bool) {
	op = ":"
	if sign == "~" {
		op = "~"
	}
	for _, o := range operators {
		if o.sign == sign && !values[0].quoted {
			values[0].text, unequal = o.means+values[0].text, o.unequal
		}
	}
	for i := range values {
		if values[i].quoted || op == "~" {
			continue
		}
		for _, o := range operators { // killed:≥10, country:=Iran
			if rest, ok := strings.CutPrefix(values[i].text, o.sign); ok && o.sign != ":" && !o.unequal && rest != "" {
				values[i].text = o.means + rest
				break
			}
		}
	}
	return op, unequal
}
