package check

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"lectern/app/lazyregexp"
)

// beside is how far from a place, in bytes, what stands beside it is looked for. Patterns that end or begin there would else look
// through all of a text for each of its places.
const beside = 200

// endOf returns the end of a text, and startOf the start, as far as patterns for what stands beside a place reach.
func endOf(text string) string { return text[max(0, len(text)-beside):] }

func startOf(text string) string { return text[:min(len(text), beside)] }

func isEnglish(b *checked) bool { return strings.HasPrefix(strings.ToLower(b.Lang), "en") }

// sentence is one of a passage.
type sentence struct {
	words string
	from  int // its first byte in the passage's words
}

var (
	sentenceEnd = lazyregexp.New(`[.!?…][”’)]*\s+`)
	// noEnd matches a text whose last point ends a short form: “Aug.”, “p.”, “J.”
	noEnd = lazyregexp.New(`(?:^|[\s(“‘.])(?:\pL|Mrs?|Ms|Drs?|Gen|Col|Maj|Capt|Lt|Sgt|St|Nos?|vs|cf|ca|approx|pp|art|paras?|fig|vol|ed|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.$`)
)

// sentences returns the sentences of words.
func sentences(words string) (all []sentence) {
	from := 0
	for _, end := range sentenceEnd.FindAllStringIndex(words, -1) {
		next, _ := utf8.DecodeRuneInString(words[end[1]:])
		if unicode.IsLower(next) || noEnd.MatchString(endOf(words[from:end[0]+1])) {
			continue
		}
		all = append(all, sentence{words[from:end[1]], from})
		from = end[1]
	}
	return append(all, sentence{words[from:], from})
}

// quotations matches words in quotation marks; a single mark before a letter is an apostrophe.
var quotations = lazyregexp.New(`“[^”]*”|‘(?:[^’]|’\pL)*’`)

// unquoted returns words with those of others, in quotation marks, covered. All else stays at its place.
func unquoted(words string) string { return covered(quotations, words) }

// covered returns words with what a pattern matches replaced by as many bytes that are none of a word.
func covered(pattern *lazyregexp.Regexp, words string) string {
	return pattern.ReplaceAllStringFunc(words, func(s string) string { return strings.Repeat("~", len(s)) })
}

// isLowerWord reports whether a text is one word of small letters, as names are not.
func isLowerWord(s string) bool {
	return utf8.RuneCountInString(s) > 1 && !strings.ContainsFunc(s, func(r rune) bool { return !unicode.IsLower(r) })
}
