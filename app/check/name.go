package check

import (
	"context"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"lectern/app/incident"
	"lectern/app/lazyregexp"
	"lectern/app/problem"
)

// spellings warns of names that differ in case, hyphens, an article, a plural, a letter, or in initials or the kind of a province
// behind them alone: they count as two.
func spellings(_ context.Context, b *checked) problem.List {
	t := b.Incidents
	country := sync.OnceValue(func() map[string]string { return countriesOf(t) })
	var out doubts
	for _, field := range []string{"actor", "target", "claimed_by", "tactic", "event_type", "admin1", "place"} {
		values := t.Values(field, t.All())                          // the most frequent first
		byLetter := field != "place" && len(values) <= mostByLetter // places of like names are many
		first := map[string]string{}                                // the usual name by a key that names in two spellings share
		for _, v := range values {
			keys := spellingKeys(v.Value, field, byLetter)
			usual := ""
			for _, key := range keys {
				if other, taken := first[key]; taken && (field != "admin1" || !strings.HasPrefix(key, "~") || country()[v.Value] == country()[other]) {
					usual = other
					break
				}
			}
			if usual == "" {
				for _, key := range keys {
					if _, taken := first[key]; !taken {
						first[key] = v.Value
					}
				}
				continue
			}
			if out.countOnly() {
				continue
			}
			if row := rowWith(t, field, v.Value); row >= 0 {
				one := t.At(row)
				out.add(one.At, "write both in one way", "%s “%s” of %s counts as another than “%s”", field, v.Value, one.ID, usual)
			}
		}
	}
	return out.list("are names in two spellings")
}

// rowWith returns the first row with a value in a column, or -1.
func rowWith(t *incident.Table, column, value string) incident.Row {
	for row := range incident.Row(t.Len()) {
		if t.Cell(column, row) == value {
			return row
		}
	}
	return -1
}

// countriesOf returns the country of each province, where it first stands.
func countriesOf(t *incident.Table) map[string]string {
	codes := map[string]string{}
	for row := range incident.Row(t.Len()) {
		name := t.Cell("admin1", row)
		if _, known := codes[name]; !known {
			codes[name] = t.CountryCode(row)
		}
	}
	return codes
}

var (
	// shortBehind matches a name with a short form in brackets.
	shortBehind = lazyregexp.New(`^(.+) \((\p{Lu}+)\)$`)

	provinceKinds = []string{"state", "province", "region", "governorate", "district", "department", "oblast", "county"}
)

const (
	longName     = 8     // letters, from which on names are compared letter by letter
	longWord     = 5     // letters, from which on a word of them may differ
	mostByLetter = 2_000 // names of a field, up to which they are compared so, since it takes long
)

// spellingKeys returns the keys of a name of a field, of which it shares one with each other spelling. Those of names that may be
// two begin with a tilde.
func spellingKeys(name, field string, byLetter bool) (keys []string) {
	if strings.HasSuffix(name, ")") {
		if m := shortBehind.FindStringSubmatch(name); m != nil && initialsOf(m[1]).have(m[2]) {
			name = m[1]
		}
	}
	words := strings.Fields(sameWords(name))
	for i, word := range words {
		if len(word) >= longWord {
			words[i] = strings.TrimSuffix(word, "s")
		}
	}
	whole := strings.Join(words, " ")
	keys = []string{whole}
	if field == "admin1" {
		if n := len(words) - 1; n > 0 && slices.Contains(provinceKinds, words[n]) {
			keys = append(keys, "~"+strings.Join(words[:n], " "))
		} else {
			keys = append(keys, "~"+whole)
		}
	}
	if !byLetter || utf8.RuneCountInString(whole) < longName {
		return keys
	}
	for i, word := range words {
		letters := []rune(word)
		if len(letters) < longWord-1 || strings.ContainsFunc(word, unicode.IsDigit) {
			continue
		}
		but := func(changed string) string {
			return "~" + strings.Join(words[:i], " ") + "<" + changed + ">" + strings.Join(words[i+1:], " ")
		}
		keys = append(keys, but(word))
		for n := 1; n < len(letters) && len(letters) >= longWord; n++ { // nobody mistypes the first
			keys = append(keys, but(string(letters[:n])+string(letters[n+1:])))
		}
	}
	return keys
}
