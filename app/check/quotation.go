package check

import (
	"context"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"lectern/app/brief"
	"lectern/app/problem"
)

// isPaged reports whether a source has pages, so that a passage in it can be found by them.
func isPaged(s *brief.Source) bool {
	return slices.Contains([]string{"book", "chapter", "report", "article-journal", "article-magazine", "thesis", "pamphlet", "paper-conference", "manuscript"}, s.Type)
}

var (
	// lastQuoted matches a text that ends with a quotation.
	lastQuoted = regexp.MustCompile(`(?:` + quotations.String() + `)[\s.,;:]*$`)

	// pageTold matches words that say in a sentence where a passage is found.
	pageTold = regexp.MustCompile(`(?i)\b(?:pp?\.|pages?|para(?:graph)?s?\.?|sections?|chapters?|art(?:icles?|\.))[ \x{a0}]\d`)
)

// isName reports whether quoted words are a name or a term, and no passage: one or two, or three with a capital.
func isName(words string) bool {
	n := len(strings.Fields(words))
	return n < 3 || n == 3 && strings.ContainsFunc(words, unicode.IsUpper)
}

// unlocated warns of quotations whose source has pages and is cited without one.
func unlocated(_ context.Context, b *brief.Brief) (problems problem.List) {
	for _, p := range passages(b) {
		for _, m := range p.marks {
			if m.citation == nil || len(m.citation.Items) != 1 || len(m.citation.Items[0].Suffix) > 0 {
				continue
			}
			words := lastQuoted.FindString(p.words[:m.behind])
			if p.kind == quoted {
				words = p.words
			}
			s := b.Sources.Get(m.citation.Items[0].Key)
			if s == nil || !isPaged(s) || pageTold.MatchString(p.words) || p.kind != quoted && (isName(words) || isTitle(words, s)) {
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
