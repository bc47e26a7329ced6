package check

import (
	"context"
	"slices"
	"strings"
	"unicode"

	"lectern/app/brief"
	"lectern/app/lazyregexp"
	"lectern/app/problem"
)

// isPaged reports whether a source has pages, so that a passage in it can be found by them.
func isPaged(s *brief.Source) bool {
	return slices.Contains([]string{"book", "chapter", "report", "article-journal", "article-magazine", "thesis", "pamphlet", "paper-conference", "manuscript"}, s.Type)
}

// pageTold matches words that say in a sentence where a passage is found.
var pageTold = lazyregexp.New(`(?i)\b(?:pp?\.|pages?|para(?:graph)?s?\.?|sections?|chapters?|art(?:icles?|\.))[ \x{a0}]\d`)

// isName reports whether quoted words are a name or a term, and no passage: one or two, or three with a capital.
func isName(words string) bool {
	n := len(strings.Fields(words))
	return n < 3 || n == 3 && strings.ContainsFunc(words, unicode.IsUpper)
}

// unlocated warns of quotations whose source has pages and is cited without one.
func unlocated(_ context.Context, b *checked) (problems problem.List) {
	for _, p := range b.passages() {
		if len(p.marks) == 0 || pageTold.MatchString(p.words) {
			continue
		}
		quotes, last := quotations.FindAllStringIndex(p.words, -1), []int{0, 0} // those behind a mark, and the last before it
		for _, m := range p.marks {
			if m.citation == nil || len(m.citation.Items) != 1 || len(m.citation.Items[0].Suffix) > 0 {
				continue
			}
			for ; len(quotes) > 0 && quotes[0][1] <= m.behind; quotes = quotes[1:] {
				last = quotes[0]
			}
			words := ""
			if strings.Trim(p.words[last[1]:m.behind], " \t\n.,;:") == "" {
				words = p.words[last[0]:last[1]]
			}
			if p.kind == quoted {
				words = p.words
			}
			s := b.Sources.Get(m.citation.Items[0].Key)
			if s == nil || !isPaged(s) || p.kind != quoted && (isName(words) || isTitle(words, s)) {
				continue
			}
			problems.Add(problem.DoubtfulText, m.citation.Place(), "write it behind the key: [@"+s.ID+", p. 2]", "a passage of %q is quoted without its page", s.ID)
		}
	}
	return problems
}

// isTitle reports whether words are a source's title, or how it begins.
func isTitle(words string, s *brief.Source) bool {
	return strings.HasPrefix(sameWords(s.Title)+" ", sameWords(words)+" ")
}
