package check

import (
	"context"
	"regexp"
	"strings"
	"unicode"

	"lectern/app/brief"
	"lectern/app/fold"
	"lectern/app/incident"
	"lectern/app/problem"
)

// contradicted warns of judgements whose text names another likelihood or confidence of the scale than the judgement has, and
// not its own.
func contradicted(_ context.Context, b *brief.Brief) (problems problem.List) {
	for _, j := range b.Judgements(brief.Page) {
		text := wordsOf(brief.PlainBlocks(j.Blocks))
		if word, ok := otherLikelihood(b.Scale, text, j.Likelihood); ok {
			problems.Add(problem.DoubtfulText, j.Place(), "write in both what is meant", "the text says “%s”, the judgement is “%s”", word, j.Likelihood.Word)
		}
		if word, ok := offScale(b.Scale, text); ok {
			problems.Add(problem.DoubtfulText, j.Place(), "write a word of the scale", "the text says “%s”, which is no word of the scale %s", word, b.Scale)
		}
		if word, ok := otherConfidence(text, j.Confidence); ok {
			problems.Add(problem.DoubtfulText, j.Place(), "write in both what is meant", "the text speaks of %s confidence, the judgement has %s", word, j.Confidence)
		}
	}
	return problems
}

// wordsOf returns the words of a text folded, with a space before and behind each.
func wordsOf(text string) string {
	words := strings.FieldsFunc(fold.String(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return " " + strings.Join(words, " ") + " "
}

// otherLikelihood returns a word of the scale in a text that means another step than a likelihood, unless the text has one of
// that step, too.
func otherLikelihood(s brief.Scale, text string, l brief.Likelihood) (other string, ok bool) {
	if l.Band == 0 {
		return "", false
	}
	for _, word := range s.AllWords() { // the longest first, since “unlikely” is in “very unlikely”
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
			if _, own := s.Likelihood(word.Word); !own && strings.Contains(text, " "+word.Word+" ") {
				return word.Word, true
			}
		}
	}
	return "", false
}

var confidenceWords = regexp.MustCompile(` (low|moderate|medium|high) confidence `)

// otherConfidence returns the level of confidence that a text names, unless it names the judgement's own, too.
func otherConfidence(text string, c brief.Confidence) (other string, ok bool) {
	if c == 0 {
		return "", false
	}
	for _, m := range confidenceWords.FindAllStringSubmatch(text, -1) {
		if m[1] == c.String() || m[1] == "medium" && c == brief.ModerateConfidence {
			return "", false
		}
		other = m[1]
	}
	return other, other != ""
}

var (
	future = regexp.MustCompile(`(?i)\b(will|going to)\b`)
	aTime  = regexp.MustCompile(`(?i)\b(?:` + years + `|within|until|before|after|during|by|days?|weeks?|months?|years?|decades?)\b`)
	twice  = regexp.MustCompile(`(?i)\bthat\b[^.]*\band that\b|\bwill\b[^.]*\band will\b`)
)

// untested warns of judgements that nobody can test: on what will be, by no time, and on two things at once, of which one may
// come true. It knows English.
func untested(_ context.Context, b *brief.Brief) (problems problem.List) {
	if !isEnglish(b) {
		return nil
	}
	for _, j := range b.Judgements(brief.Page) {
		text := brief.Statement(j, brief.Page)
		if future.MatchString(text) && !aTime.MatchString(text) {
			problems.Add(problem.DoubtfulText, j.Place(), "write by when it can be tested", "the judgement says what will be, and names no time")
		}
		if twice.MatchString(text) {
			problems.Add(problem.DoubtfulText, j.Place(), "make two judgements of it, each with its likelihood", "the judgement joins two claims, of which one may come true without the other")
		}
	}
	return problems
}

// unowned warns of recommendations that nobody is to follow, and of those whose day is before that to which the brief is true.
func unowned(_ context.Context, b *brief.Brief) (problems problem.List) {
	for _, r := range b.Recommendations(brief.Page) {
		if r.Owner == "" {
			problems.Add(problem.DoubtfulText, r.Place(), `write owner="…"`, "the recommendation doesn’t say who should follow it")
		}
		when, err := incident.ParseWhen(r.By, "", "")
		if r.By != "" && err == nil && !b.AsOf.IsZero() && when.Last < b.AsOfDay() {
			problems.Add(problem.DoubtfulText, r.Place(), "correct by, or as-of", "the recommendation is due by %s, before %s, the day to which the brief is true", when, b.AsOfWords())
		}
	}
	return problems
}
