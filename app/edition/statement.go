package edition

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"

	"lectern/app/brief"
	"lectern/app/fold"
	"lectern/app/incident"
)

// A statement is a judgement or recommendation of one edition.
type statement struct {
	words   string // the statement itself
	text    string // with what explains it
	id      string // that its author gave it, or ""
	address string // of it, or of the first block inside
	terms   []term // what else it says, the same ones in the same order for all of a kind

	likelihood int // of a judgement: twice the middle of its range in percent; 0: it has none
	confidence brief.Confidence
}

// term is a part of a statement that has a name.
type term struct{ name, value string }

// judgements returns the judgements that pages show.
func judgements(b *brief.Brief) (all []statement) {
	for _, j := range b.Judgements(brief.Page) {
		s := newStatement(b, j)
		likelihood := ""
		if l := j.Likelihood; l.Word != "" {
			likelihood = fmt.Sprintf("%s (%d to %d%%)", l.Word, l.Low, l.High)
			s.likelihood = l.Low + l.High
		}
		s.confidence = j.Confidence
		s.terms = []term{{"Likelihood", likelihood}, {"Confidence", j.Confidence.String()}, {"Because", j.Because}}
		all = append(all, s)
	}
	return all
}

// recommendations returns the recommendations that pages show.
func recommendations(b *brief.Brief) (all []statement) {
	for _, r := range b.Recommendations(brief.Page) {
		s := newStatement(b, r)
		priority := ""
		if r.Priority > 0 {
			priority = fmt.Sprint(r.Priority)
		}
		s.terms = []term{{"Owner", r.Owner}, {"Date", r.By}, {"Priority", priority}}
		all = append(all, s)
	}
	return all
}

func newStatement(b *brief.Brief, block brief.Block) statement {
	return statement{
		words: brief.Statement(block, brief.Page), text: brief.PlainBlocks([]brief.Block{block}),
		id: brief.IDOf(block), address: b.AddressAt(block.Place().Line),
	}
}

// statementChanges compares statements: those that are new or other ones now in their order, then those that are gone.
func statementChanges(earlier, later []statement) (p Part) {
	same, before := 0, matched(earlier, later)
	kept := make([]bool, len(earlier))
	for i, now := range later {
		k := before[i]
		if k >= 0 {
			kept[k] = true
		}
		switch {
		case k < 0:
			p.Entries = append(p.Entries, Entry{Turn: turnNew, Words: now.words, Details: now.details(), Address: now.address})
		case now.equal(&earlier[k]):
			same++
		default:
			p.Entries = append(p.Entries, now.revised(&earlier[k]))
		}
	}
	for k, was := range earlier {
		if !kept[k] {
			p.Entries = append(p.Entries, Entry{Turn: turnWithdrawn, Words: was.words, Details: was.details()})
		}
	}
	if same > 0 {
		p.Unchanged = incident.Capital(incident.Counted(same, "other")) + " as before."
	}
	return p
}

func (s *statement) equal(was *statement) bool {
	return s.text == was.text && slices.Equal(s.terms, was.terms)
}

// details returns the terms that a statement has.
func (s *statement) details() (lines []string) {
	for _, t := range s.terms {
		if t.value != "" {
			lines = append(lines, t.name+": "+t.value)
		}
	}
	return lines
}

// revised returns the entry of a statement that was another one before. A likelihood that has changed matters most, then the
// confidence, then the words.
func (s *statement) revised(was *statement) Entry {
	e := Entry{Words: s.words, Address: s.address}
	switch {
	case s.words != was.words:
		e.Turn = "Reworded"
		e.Details = append(e.Details, "Before: "+was.words)
	case s.text != was.text:
		e.Turn = "Explained anew"
	}
	for i, t := range s.terms {
		if old := was.terms[i].value; old != t.value {
			e.Turn = cmp.Or(e.Turn, "Another "+strings.ToLower(t.name))
			e.Details = append(e.Details, change(t.name, old, t.value))
		}
	}
	if turn := direction(int(s.confidence), int(was.confidence)); turn != "" {
		e.Turn = turn + " confident"
	}
	if turn := direction(s.likelihood, was.likelihood); turn != "" {
		e.Turn = turn + " likely"
	}
	return e
}

// direction returns "More" or "Less" for what is another value now; zero is no value.
func direction(now, was int) string {
	switch {
	case now == 0 || was == 0 || now == was:
		return ""
	case now > was:
		return "More"
	}
	return "Less"
}

// leastAlike is how alike two statements are at least that count as the same one in other words.
const leastAlike = 0.5

// matched returns for each later statement the number of the earlier one that it revises, or -1. Those with the same id are
// the same; of the others the most alike are, one with one.
func matched(earlier, later []statement) []int {
	before, taken := make([]int, len(later)), make([]bool, len(earlier))
	named := map[string]int{}
	for k, s := range earlier {
		named[s.id] = k
	}
	for i, s := range later {
		before[i] = -1
		if k, ok := named[s.id]; ok && s.id != "" && !taken[k] {
			before[i], taken[k] = k, true
		}
	}
	for _, p := range alikePairs(earlier, later, before, taken) {
		if before[p.later] < 0 && !taken[p.earlier] {
			before[p.later], taken[p.earlier] = p.earlier, true
		}
	}
	return before
}

// pair is an earlier and a later statement, by number, that may be the same.
type pair struct {
	earlier, later int
	alike          float64
}

// alikePairs returns the statements that are alike and not matched yet, the most alike first.
func alikePairs(earlier, later []statement, before []int, taken []bool) (pairs []pair) {
	old, now := wordSets(earlier), wordSets(later)
	weights := weigh(old, now)
	having := rare(old, taken)
	for i := range later {
		if before[i] >= 0 {
			continue
		}
		tried := map[int]bool{}
		for _, word := range now[i] {
			for _, k := range having[word] {
				if tried[k] {
					continue
				}
				tried[k] = true
				if alike := likeness(now[i], old[k], weights); alike >= leastAlike {
					pairs = append(pairs, pair{k, i, alike})
				}
			}
		}
	}
	slices.SortFunc(pairs, func(a, b pair) int {
		return cmp.Or(cmp.Compare(b.alike, a.alike), cmp.Compare(a.later, b.later), cmp.Compare(a.earlier, b.earlier))
	})
	return pairs
}

// wordSets returns the folded words of each statement, sorted, each once.
func wordSets(all []statement) [][]string {
	sets := make([][]string, len(all))
	for i, s := range all {
		words := strings.FieldsFunc(fold.String(s.words), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) })
		slices.Sort(words)
		sets[i] = slices.Compact(words)
	}
	return sets
}

// mostHaving is how many statements have a word at most by which others like them are found: of thousands of statements each
// is compared with few.
const mostHaving = 64

// rare returns the statements that have each word which few of them have, without those that are taken.
func rare(sets [][]string, taken []bool) map[string][]int {
	having := map[string][]int{}
	for k, set := range sets {
		for _, word := range set {
			if !taken[k] && len(having[word]) <= mostHaving {
				having[word] = append(having[word], k)
			}
		}
	}
	maps.DeleteFunc(having, func(_ string, all []int) bool { return len(all) > mostHaving })
	return having
}

// weigh returns how much each word says about which statement it is of: the less, the more statements of an edition have it,
// as those of one scale of likelihoods all do.
func weigh(editions ...[][]string) map[string]float64 {
	weights := map[string]float64{}
	for _, sets := range editions {
		counts := map[string]int{}
		for _, set := range sets {
			for _, word := range set {
				counts[word]++
			}
		}
		for word, n := range counts {
			if w := 1 / float64(n); weights[word] == 0 || w < weights[word] {
				weights[word] = w
			}
		}
	}
	return weights
}

// likeness returns how alike two sets of words are, from 0 to 1, after Dice.
func likeness(a, b []string, weights map[string]float64) float64 {
	var shared, all float64
	for _, word := range a {
		all += weights[word]
		if _, has := slices.BinarySearch(b, word); has {
			shared += 2 * weights[word]
		}
	}
	for _, word := range b {
		all += weights[word]
	}
	if all == 0 {
		return 0
	}
	return shared / all
}
