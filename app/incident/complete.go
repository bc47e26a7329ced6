package incident

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode"

	"lectern/app/fold"
)

// ValueCount is a value of a field and the number of incidents that have it.
type ValueCount struct {
	Value string
	Count int
}

// Values returns the values that a text field, choice or key has in the selected incidents, most
// frequent first, without the empty value. Other fields have none.
func (t *Table) Values(name string, s Selection) []ValueCount {
	name = t.fieldOf(name)
	c := t.column(name)
	if c == nil {
		return nil
	}
	var out []ValueCount
	a := columnAxis(c, name == "sources")
	for i, v := range a.values(CountRows, countRow, s) {
		if a.keys[i] != "" && v.Rows > 0 {
			out = append(out, ValueCount{a.keys[i], v.Rows})
		}
	}
	slices.SortStableFunc(out, func(a, b ValueCount) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), strings.Compare(a.Value, b.Value))
	})
	return out
}

// Completion is a text that may stand in a query in place of its characters From to To.
type Completion struct {
	Text     string
	From, To int    // in characters, from 0; To is not included
	Count    int    // of the incidents that it would match; 0 for the name of a field
	Note     string // the field in words
}

// maxCompletions bounds how many completions are offered at once.
const maxCompletions = 20

// browsed lists the fields whose values are offered before a field is named.
var browsed = []string{"country", "admin1", "place", "tactic", "target", "actor"}

// Complete returns what may be typed where the cursor stands, in characters from 0: fields, then
// values with their counts in s. Fields come in the order of the format, values by frequency.
func (t *Table) Complete(query string, cursor int, s Selection) []Completion {
	text := []rune(query)
	cursor = max(0, min(cursor, len(text)))
	from := wordStart(text[:cursor])
	word := string(text[from:cursor])
	if at := strings.IndexAny(word, ":~"); at > 0 {
		name, op, rest := t.fieldOf(word[:at]), word[at], word[at+1:]
		from += len([]rune(word[:at+1]))
		cut := lastComma(rest)
		from += len([]rune(rest[:cut]))
		return limit(t.completeValue(name, op, rest[cut:], from, cursor, s))
	}
	var out []Completion
	if word == "" {
		return nil
	}
	prefix := fold.String(word)
	for _, f := range append(t.Fields(), specialTerms...) {
		if strings.HasPrefix(f.Name, prefix) {
			out = append(out, Completion{f.Name + ":", from, cursor, 0, f.Words})
		}
	}
	for _, name := range browsed {
		for _, v := range t.matching(name, prefix, s) {
			out = append(out, Completion{name + ":" + spell(v.Value, true), from, cursor, v.Count, fieldWords(name)})
		}
	}
	return limit(out)
}

func limit(out []Completion) []Completion { return out[:min(len(out), maxCompletions)] }

func (t *Table) completeValue(name string, op byte, typed string, from, to int, s Selection) []Completion {
	var out []Completion
	note := fieldWords(name)
	if name == "has" {
		for _, f := range t.Fields() {
			if strings.HasPrefix(f.Name, fold.String(typed)) {
				out = append(out, Completion{f.Name, from, to, t.count("has:"+f.Name, s), f.Words})
			}
		}
		return out
	}
	if name == "inside" {
		for _, area := range slices.Sorted(maps.Keys(t.areas)) {
			if strings.HasPrefix(area, fold.String(typed)) {
				out = append(out, Completion{area, from, to, t.count("inside:"+area, s), "layer"})
			}
		}
		return out
	}
	if c := cycleNamed(strings.TrimSuffix(name, surelyEnd)); c != nil {
		for _, unit := range c.units {
			if unit = strings.ToLower(unit); strings.HasPrefix(unit, fold.String(typed)) {
				out = append(out, Completion{unit, from, to, t.count(name+":"+unit, s), c.label})
			}
		}
		return out
	}
	if f := fieldByName[name]; f != nil && op == ':' {
		switch f.Kind {
		case Count:
			for _, v := range []string{">=1", ">=10", ">=50", ">=100", "0"} {
				if strings.HasPrefix(v, typed) {
					out = append(out, Completion{v, from, to, t.count(name+":"+v, s), note})
				}
			}
			return out
		case Date:
			years, _ := t.GroupBy(Years.String(), &Measure{Do: CountRows}, s)
			for _, g := range years {
				if strings.HasPrefix(g.Key, typed) && !strings.Contains(g.Key, "..") {
					out = append(out, Completion{g.Key, from, to, t.count(name+":"+g.Key, s), note})
				}
			}
			for _, v := range []string{"last-90-days", "last-6-months", "last-year"} {
				if typed != "" && strings.HasPrefix(v, typed) {
					out = append(out, Completion{v, from, to, t.count(name+":"+v, s), note})
				}
			}
			return out
		}
	}
	for _, v := range t.matching(name, fold.String(strings.Trim(typed, `"`)), s) {
		out = append(out, Completion{spell(v.Value, true), from, to, v.Count, note})
	}
	return out
}

// matching lists values that begin with a folded prefix, or have a word that does.
func (t *Table) matching(name, prefix string, s Selection) []ValueCount {
	return slices.DeleteFunc(t.Values(name, s), func(v ValueCount) bool {
		folded := fold.String(v.Value)
		return !strings.HasPrefix(folded, prefix) && !strings.Contains(folded, " "+prefix)
	})
}

func (t *Table) count(query string, s Selection) int {
	q, err := t.Parse(query)
	if err != nil {
		return 0
	}
	found, err := t.Select(q)
	if err != nil {
		return 0
	}
	return found.And(s).Count()
}

// wordStart returns where the last term of the text begins, after a space, bracket or negation outside
// quotes.
func wordStart(text []rune) int {
	start, inside := 0, false
	for i, r := range text {
		switch {
		case r == '"':
			inside = !inside
		case inside:
		case unicode.IsSpace(r) || r == '(' || r == ')' || r == '-' && i == start:
			start = i + 1
		}
	}
	return start
}

// lastComma returns where the last value of a comma list begins.
func lastComma(s string) int {
	cut, inside := 0, false
	for i, r := range s {
		switch {
		case r == '"':
			inside = !inside
		case r == ',' && !inside:
			cut = i + 1
		}
	}
	return cut
}
