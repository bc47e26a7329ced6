package check

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"unicode"

	"lectern/app/brief"
	"lectern/app/fold"
	"lectern/app/lazyregexp"
	"lectern/app/problem"
)

// contradicted warns of judgements whose text names another likelihood or confidence of the scale than the judgement has, and
// not its own.
func contradicted(_ context.Context, b *checked) (problems problem.List) {
	for _, j := range b.Judgements(brief.Page) {
		text := wordsOf(brief.PlainBlocks(j.Blocks))
		if word, ok := offScale(b.Scale, text); ok {
			problems.Add(problem.DoubtfulText, b.placeIn(j, word), "write a word of the scale", "the text says “%s”, which is no word of the scale %s", word, b.Scale)
		} else if word, ok := otherLikelihood(b.Scale, text, j.Likelihood); ok {
			problems.Add(problem.DoubtfulText, b.placeIn(j, word), "write in both what is meant", "the text says “%s”, the judgement is “%s”", word, j.Likelihood.Word)
		}
		if level, words := otherConfidence(b.passagesIn(j), j.Confidence); level != "" {
			problems.Add(problem.DoubtfulText, b.placeIn(j, words), "write in both what is meant", "the text speaks of %s confidence, the judgement has %s", level, j.Confidence)
		}
	}
	return problems
}

// placeIn returns where words, in any case, first stand in a block; where that can't be told, the block's place.
func (b *checked) placeIn(block brief.Block, words string) problem.Place {
	for _, p := range b.passagesIn(block) {
		if i := strings.Index(strings.ToLower(p.words), strings.ToLower(words)); i >= 0 && i+len(words) <= len(p.words) {
			return p.place(i, i+len(words))
		}
	}
	return block.Place()
}

// wordsOf returns the words of a text folded, with a space before and behind each.
func wordsOf(text string) string {
	words := strings.FieldsFunc(fold.String(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return " " + strings.Join(words, " ") + " "
}

// likelyWords lists what means the same as a word of the scales, in English: adverbs and denials.
var likelyWords = [][2]string{
	{"very probably", "very likely"},
	{"very probably", "highly likely"},
	{"highly probably", "highly probable"},
	{"almost certainly", "almost certain"},
	{"nearly certainly", "nearly certain"},
	{"most probably", "very likely"},
	{"probably", "probable"},
	{"improbably", "improbable"},
	{"not likely", "unlikely"},
	{"not very likely", "unlikely"},
	{"not probable", "unlikely"},
	{"not unlikely", "likely"},
	{"remote possibility", "remote"},
	{"remote prospect", "remote"},
	{"is remote", "remote"},
	{"are remote", "remote"},
}

// likelihoods returns all words for the steps of a scale, the longest first.
func likelihoods(s brief.Scale) []brief.Likelihood {
	all := slices.DeleteFunc(s.AllWords(), func(l brief.Likelihood) bool { return l.Word == "remote" }) // a remote village
	for _, pair := range likelyWords {
		if l, ok := s.Likelihood(pair[1]); ok {
			l.Word = pair[0]
			all = append(all, l)
		}
	}
	slices.SortStableFunc(all, func(a, b brief.Likelihood) int { return cmp.Compare(len(b.Word), len(a.Word)) })
	return all
}

// otherLikelihood returns a word of the scale in a text that means another step than a likelihood, unless the text has one of
// that step, too.
func otherLikelihood(s brief.Scale, text string, l brief.Likelihood) (other string, ok bool) {
	if l.Band == 0 {
		return "", false
	}
	for _, word := range likelihoods(s) { // the longest first, since “unlikely” is in “very unlikely”
		rest := strings.ReplaceAll(text, " "+word.Word+" ", "  ")
		if rest == text {
			continue
		}
		if text = rest; word.Band == l.Band {
			return "", false
		}
		other = word.Word
	}
	return other, other != ""
}

// offScale returns a word for a likelihood in a text that only another scale has.
func offScale(s brief.Scale, text string) (word string, ok bool) {
	for _, other := range [...]brief.Scale{brief.ICD203, brief.PHIA} {
		for _, word := range other.AllWords() {
			if _, own := s.Likelihood(word.Word); !own && word.Word != "remote" && strings.Contains(text, " "+word.Word+" ") {
				return word.Word, true
			}
		}
	}
	return "", false
}

// confidenceWords match what says how sure the author is, and not how sure others are or of what they are.
var confidenceWords = []*lazyregexp.Regexp{
	lazyregexp.New(`(?i)(?:^|[;:—] ?|\b(?:with|at|we have|i have|we hold|i hold|we place) )(?:only |a |an |very |quite )*(low|moderate|medium|high|little)(?: degree of)? confidence(?: \pL+){0,3}`),
	lazyregexp.New(`(?i)(?:^|[;:,—] ?|\b(?:our|my|the|and|but|with) )confidence(?: in (?:it|this|that|the|our|my)(?: \pL+)?| here)?(?:,? (?:is|remains|stays|being)|:)(?: only| very| quite| still)* (low|moderate|medium|high)\b`),
	lazyregexp.New(`(?i)(?:^|[;:—] ?|\b(?:we|i) (?:are|am|feel|remain) )(?:only )?(highly|very|moderately|fairly|hardly|scarcely|not very)\b confident`),
}

// levels maps the words for a confidence to its level.
var levels = map[string]brief.Confidence{
	"low": brief.LowConfidence, "little": brief.LowConfidence, "hardly": brief.LowConfidence, "scarcely": brief.LowConfidence, "not very": brief.LowConfidence,
	"moderate": brief.ModerateConfidence, "medium": brief.ModerateConfidence, "moderately": brief.ModerateConfidence, "fairly": brief.ModerateConfidence,
	"high": brief.HighConfidence, "highly": brief.HighConfidence, "very": brief.HighConfidence,
}

// ofOthers matches the words behind “confidence” where it is in something else than the judgement.
var ofOthers = lazyregexp.New(`(?i)confidence (?:of|among|between|building|in (?:the|its|their|his|her|an?) )`)

// aboutJudgement matches what “confidence in the …” is about where it is the author's.
var aboutJudgement = lazyregexp.New(`(?i)(?:judge?ment|assessment|estimate|finding|conclusion|forecast|figure|number)s?$`)

// otherConfidence returns the level of confidence that the passages of a judgement name, with its words, unless they name the
// judgement's own, too.
func otherConfidence(all []passage, c brief.Confidence) (level, words string) {
	if c == 0 {
		return "", ""
	}
	for _, p := range all {
		for _, s := range sentences(p.words) {
			for _, pattern := range confidenceWords {
				for _, m := range pattern.FindAllStringSubmatchIndex(s.words, -1) {
					if whole := s.words[m[0]:m[1]]; ofOthers.MatchString(whole) && !aboutJudgement.MatchString(whole) {
						continue
					}
					named := levels[strings.ToLower(s.words[m[2]:m[3]])]
					if named == c {
						return "", ""
					}
					level, words = named.String(), s.words[m[2]:m[1]]
				}
			}
		}
	}
	return level, words
}
