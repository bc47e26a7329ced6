package main

import (
	"strings"
	"unicode"

	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"
)

// languages says which language names are given in beside English, by country, and what is left
// out of a name because it goes without saying.
type languages struct {
	of   map[string]string            // country: language
	drop map[[2]string]string         // country and language
	mo   map[string]map[string]string // language: names by GeoNames' number
}

func languagesOf(rows [][]string) *languages {
	l := &languages{of: map[string]string{}, drop: map[[2]string]string{}}
	for _, r := range rows {
		country, language, drop := r[0], r[1], r[2]
		if language != "en" {
			l.of[country] = language
		}
		l.drop[[2]string{country, language}] = drop
	}
	return l
}

// plain returns a name without the words that every name of its kind has.
func (l *languages) plain(country, language, name string) string {
	drop := l.drop[[2]string{country, language}]
	if cut, ok := strings.CutPrefix(name, drop); ok && cut != "" {
		return cut
	}
	if cut, ok := strings.CutSuffix(name, drop); ok && cut != "" {
		return cut
	}
	return name
}

// local returns the name of a province in the country's language, "" where it is the English one.
func (l *languages) local(country, english string, props map[string]string) string {
	language := l.of[country]
	return other(l.plain(country, language, props["name_"+language]), language, english)
}

// town returns the name of a city in the country's language.
func (l *languages) town(country, english, id string) string {
	language := l.of[country]
	name, _, _ := strings.Cut(l.mo[language][id], "،") // "Tabuk, Saudi Arabia"
	return other(l.plain(country, language, strings.TrimSpace(name)), language, english)
}

// other drops a name that is the English one but for its marks, or in letters that aren't the
// language's.
func other(name, language, english string) string {
	if strings.EqualFold(unmarked(name), unmarked(english)) || foreignScript[language] && strings.IndexFunc(name, func(r rune) bool { return unicode.Is(unicode.Latin, r) }) >= 0 {
		return ""
	}
	return name
}

// foreignScript are the languages that aren't written in Latin letters.
var foreignScript = set("am ar bg bn dv dz el fa he hi hy ja ka km ko lo mk mn my ne ru si sr th uk ur zh zht")

func set(words string) map[string]bool {
	all := map[string]bool{}
	for word := range strings.FieldsSeq(words) {
		all[word] = true
	}
	return all
}

// latinToo are the countries with another script whose towns are written in Latin letters as well,
// after French, Pinyin or their own second language: N’Djamena, Xi’an.
var latinToo = set("CHN COM DJI DZA ESH HKG LBN MAC MAR MRT SGP SOM TCD TUN TWN")

// romanised returns the English form of a city's name in a country with another script: without the
// marks of transliteration, which a map of a region has no use for. Names in Latin letters are
// left as they are written there.
func (l *languages) romanised(country, name string) string {
	if !foreignScript[l.of[country]] || latinToo[country] {
		return name
	}
	return unmarked(name)
}

// unmarked returns a name without accents and apostrophes.
func unmarked(name string) string {
	marks := runes.Predicate(func(r rune) bool { return unicode.Is(unicode.Mn, r) || strings.ContainsRune("‘’ʻʼʽ'`", r) })
	plain, _, err := transform.String(transform.Chain(norm.NFD, runes.Remove(marks), norm.NFC), name)
	if err != nil {
		return name
	}
	return plain
}
