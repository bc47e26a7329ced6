package brief

import (
	"cmp"
	"slices"

	"lectern/app/fold"
)

// Scale is a published scale of words for likelihood. Words of one are never mapped to another.
type Scale uint8

// The scales that a brief can use.
const (
	ICD203 Scale = iota // Intelligence Community Directive 203 (United States), the default
	PHIA                // Professional Head of Intelligence Assessment's yardstick (United Kingdom)
)

// String returns the scale's name in the front matter.
func (s Scale) String() string {
	if s == PHIA {
		return "phia"
	}
	return "icd203"
}

// Likelihood is a word of a scale with its range; the zero value is none.
type Likelihood struct {
	Word      string
	Low, High int // percent, both ends included
	Band      int // number of the scale's step, from 1 to 7
}

// band is one step of a scale: its range in percent and the words for it.
type band struct {
	low, high int
	words     []string
}

// ICD 203 gives two rows of words and asks authors not to mix them; PHIA leaves gaps on purpose.
var scales = [...][]band{
	ICD203: {
		{1, 5, []string{"almost no chance", "remote"}},
		{5, 20, []string{"very unlikely", "highly improbable"}},
		{20, 45, []string{"unlikely", "improbable"}},
		{45, 55, []string{"roughly even chance", "roughly even odds"}},
		{55, 80, []string{"likely", "probable"}},
		{80, 95, []string{"very likely", "highly probable"}},
		{95, 99, []string{"almost certain", "nearly certain"}},
	},
	PHIA: {
		{0, 5, []string{"remote chance"}},
		{10, 20, []string{"highly unlikely"}},
		{25, 35, []string{"unlikely"}},
		{40, 50, []string{"realistic possibility"}},
		{55, 75, []string{"likely", "probable"}},
		{80, 90, []string{"highly likely"}},
		{95, 100, []string{"almost certain"}},
	},
}

// Likelihood returns the likelihood for a word of the scale, compared as package fold does.
func (s Scale) Likelihood(word string) (l Likelihood, ok bool) {
	for i, b := range scales[s] {
		for _, w := range b.words {
			if fold.Equal(w, word) {
				return Likelihood{w, b.low, b.high, i + 1}, true
			}
		}
	}
	return Likelihood{}, false
}

// Words returns the scale's steps from least to most likely, in its first row of words.
func (s Scale) Words() []Likelihood {
	steps := make([]Likelihood, len(scales[s]))
	for i, b := range scales[s] {
		steps[i] = Likelihood{b.words[0], b.low, b.high, i + 1}
	}
	return steps
}

// AllWords returns all words of the scale, the longest first, since some are part of others.
func (s Scale) AllWords() []Likelihood {
	var all []Likelihood
	for i, b := range scales[s] {
		for _, w := range b.words {
			all = append(all, Likelihood{w, b.low, b.high, i + 1})
		}
	}
	slices.SortStableFunc(all, func(a, b Likelihood) int { return cmp.Compare(len(b.Word), len(a.Word)) })
	return all
}

// Confidence is how sure the author is of a judgement.
type Confidence uint8

// The levels of confidence; zero is none given.
const (
	LowConfidence Confidence = iota + 1
	ModerateConfidence
	HighConfidence
)

var confidences = [...]string{"", "low", "moderate", "high"}

// String returns the word in the file.
func (c Confidence) String() string { return confidences[c] }

func parseConfidence(word string) (Confidence, bool) {
	for i := LowConfidence; i <= HighConfidence; i++ {
		if confidences[i] == word {
			return i, true
		}
	}
	return 0, false
}
