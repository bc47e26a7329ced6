package check

import (
	"cmp"
	"context"
	"fmt"
	"path"
	"slices"
	"strings"

	"lectern/app/atlas"
	"lectern/app/brief"
	"lectern/app/lazyregexp"
	"lectern/app/problem"
)

// markingWords matches a mark of the Traffic Light Protocol.
var markingWords = lazyregexp.New(`\bTLP[: ]\s?(?:AMBER\+STRICT|(?:CLEAR|WHITE|GREEN|AMBER|RED)\b)`)

// markedText matches the mark, of that protocol or another, with which a text begins or which it says it has.
var markedText = lazyregexp.New(`^[(\[“]?(?:This (?:page|section|chapter|part|annex|paragraph|document|brief|report|slide|map|table) is (?:marked |classified )?(?:as )?)?` +
	`(` + markingWords.String() + `|(?:TOP SECRET|SECRET|CONFIDENTIAL|RESTRICTED|UNCLASSIFIED|FOR OFFICIAL USE ONLY|OFFICIAL[ -]SENSITIVE)(?://[A-Z/ ]*[A-Z])?\b)`)

// inCapitals matches what follows a word in a line that is in capitals throughout, such as “SECRET SERVICES”.
var inCapitals = lazyregexp.New(`^[ -]\p{Lu}{2}`)

// onMark matches what follows a mark of which something is said.
var onMark = lazyregexp.New(`^ (?:is|are|means?|was|were|has|have)\b`)

// otherMarkings warns of passages that bear another handling mark than the brief. What is said of a mark isn't one, and neither is
// one in a table or a list of terms.
func otherMarkings(_ context.Context, b *checked) (problems problem.List) {
	for _, p := range b.passages() {
		found := markedText.FindStringSubmatchIndex(p.words)
		if found == nil || p.kind == cell || p.kind == term || onMark.MatchString(startOf(p.words[found[3]:])) {
			continue
		}
		mark := p.words[found[2]:found[3]]
		color, isTLP := strings.CutPrefix(mark, "TLP")
		if isTLP {
			mark = "TLP:" + strings.TrimLeft(color, ": ")
		} else if inCapitals.MatchString(startOf(p.words[found[3]:])) {
			continue
		}
		if own := b.Marking.String(); mark != own {
			whole := "the brief has none"
			if own != "" {
				whole = "the brief is " + own
			}
			problems.Add(problem.DoubtfulText, p.place(found[2], found[3]), "write the mark in the front matter (marking:) alone", "the text is marked %s, and %s", mark, whole)
		}
	}
	return problems
}

// pictures matches the kinds of pictures.
const pictures = `(?:(?:bar|line|pie|column|area|sketch|overview|location|satellite|aerial|simple|small) )?(?:map|chart|graph|image|picture|figure|photo|photograph|timeline|table|diagram|drawing|graphic|illustration|plot|screenshot|logo|carte|image de|karte|bild|mapa|imagen|foto)`

var (
	// saysNothing matches texts, folded, that stand for a picture and don't say what it shows.
	saysNothing = lazyregexp.New(`^(?:(?:an? |the |this )?(?:` + pictures + `(?: of (?:the |all )?(?:incidents|events|attacks|raids|data|figures|numbers|area|region|country))?|alt|alt text|description|todo|tbd|none|n a|see (?:the )?(?:caption|text|title|above|below))(?: \d+)*)?$`)

	// kindOfName matches the kind of a drawing and a name, and nothing more: “Map of Lake Chad”.
	kindOfName = lazyregexp.New(`^(?:(?i:an? |the )?(?i:` + pictures + `)) of (?:the )?\p{Lu}[\pL’-]*(?: (?:of |the )*\p{Lu}[\pL’-]*)*\.?$`)

	pictureFiles = []string{".png", ".jpg", ".jpeg", ".svg", ".gif", ".webp"}
)

// emptyAlternatives warns of text alternatives that say what a picture is and not what it shows.
func emptyAlternatives(_ context.Context, b *checked) (problems problem.List) {
	add := func(alt string, at problem.Place) {
		problems.Add(problem.DoubtfulText, at, "write what a reader learns from it", "the text alternative “%s” doesn’t say what is shown", alt)
	}
	visit := func(block brief.Block) {
		switch block := block.(type) {
		case *brief.Drawing:
			if tellsNothing(block.Alt) || kindOfName.MatchString(block.Alt) {
				add(block.Alt, b.attributePlace(block, block.Alt))
			}
		case *brief.ImageBlock:
			if tellsNothing(block.Alt) {
				add(block.Alt, b.attributePlace(block, block.Alt))
			}
		}
	}
	for _, s := range b.Sections {
		brief.Walk(s.Blocks, visit, nil)
	}
	for _, n := range b.Notes {
		brief.Walk(n.Blocks, visit, nil)
	}
	for _, p := range b.passages() {
		for _, image := range p.images {
			if tellsNothing(image.Alt) {
				add(image.Alt, image.Place())
			}
		}
	}
	return problems
}

// tellsNothing reports whether a text alternative only says what a picture is, or names its file.
func tellsNothing(alt string) bool {
	says := strings.TrimSpace(wordsOf(alt))
	return alt != "" && (saysNothing.MatchString(says) || slices.Contains(pictureFiles, strings.ToLower(path.Ext(alt))))
}

// mayDouble lists English words that may follow themselves: “that that”, “had had”.
var mayDouble = []string{"had", "that", "very", "so", "no", "ha", "is", "do", "in", "on", "her", "tut", "bye", "far", "many", "long", "more", "again"}

// spaced matches a word with the punctuation at it.
var spaced = lazyregexp.New(`\S+`)

// repeatedWords warns of words written twice or more, in English, where hardly any may be.
func repeatedWords(_ context.Context, b *checked) (problems problem.List) {
	if !isEnglish(b) {
		return nil
	}
	for _, p := range b.passages() {
		words := spaced.FindAllStringIndex(p.words, -1)
		isAgain := func(i int) bool {
			before, word := p.words[words[i-1][0]:words[i-1][1]], p.wordAt(words[i])
			return strings.ToLower(before) == word && isLowerWord(word) && !slices.Contains(mayDouble, word) && !p.hasMark(words[i-1][1])
		}
		for i := 1; i < len(words); i++ {
			first := i
			for i < len(words) && isAgain(i) {
				i++
			}
			if i == first {
				continue
			}
			word, times, hint := p.wordAt(words[first]), "twice", "take one of them out"
			if n := i - first + 1; n > 2 {
				times, hint = fmt.Sprintf("%d times", n), "take all but one of them out"
			}
			problems.Add(problem.DoubtfulText, p.place(words[first][0], words[first][0]+len(word)), hint, "“%s” stands %s", word, times)
		}
	}
	return problems
}

// wordAt returns a word of a passage without the punctuation after it.
func (p passage) wordAt(at []int) string {
	return strings.TrimRight(p.words[at[0]:at[1]], ".,;:!?)”’")
}

// hasMark reports whether the mark of a source or a note stands before a byte of a passage's words.
func (p passage) hasMark(at int) bool {
	_, found := slices.BinarySearchFunc(p.marks, at, func(m mark, at int) int { return cmp.Compare(m.behind, at) })
	return found
}

// uncovered warns of a brief that doesn't say how complete its incidents are.
func uncovered(_ context.Context, b *checked) (problems problem.List) {
	const hint = "write coverage: with kind (census or selection) and a sentence"
	at := b.Meta.Place("coverage")
	switch {
	case b.Incidents.Len() == 0 || b.Coverage.Kind != brief.CoverageUnstated:
	case b.Coverage.Sentence == "":
		problems.Add(problem.DoubtfulText, problem.Place{File: "brief.md", Line: 1}, hint, "the front matter doesn’t say how complete the incidents are")
	case at.Line > 0: // the author's own, and not a data set's
		problems.Add(problem.DoubtfulText, at, hint, "coverage doesn’t say whether the incidents are a census or a selection")
	}
	return problems
}

// unknownFocus warns of countries in the front matter that the map doesn't have.
func unknownFocus(_ context.Context, b *checked) (problems problem.List) {
	for _, code := range b.Map.Focus {
		if _, _, ok := atlas.Load().Country(code); !ok {
			problems.Add(problem.DoubtfulText, problem.Place{File: "brief.md", Line: 1}, "write its ISO 3166-1 code, such as AFG", "the map’s focus names %s, and no country has that code", code)
		}
	}
	return problems
}

// sameWords returns what two spellings of a name share: without case, hyphens and an English article.
func sameWords(name string) string {
	return strings.TrimPrefix(strings.TrimSpace(wordsOf(name)), "the ")
}
