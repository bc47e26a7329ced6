package check

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"lectern/app/brief"
	"lectern/app/incident"
	"lectern/app/lazyregexp"
	"lectern/app/problem"
)

// comparative matches adjectives that compare.
const comparative = `(?:more|fewer|less|larger|smaller|bigger|higher|lower|stronger|weaker|deadlier|bloodier|rarer|worse|better|further|faster|slower|bolder)`

// trendWords tell of a change over time.
var trendWords = lazyregexp.New(`(?i)\b(?:rise|rises|rose|risen|rising|fall|falls|fell|fallen|falling|grow|grows|grew|growing|grown|gain(?:s|ed|ing)?|increas\w*|decreas\w*|declin\w*|doubl(?:ed|es|ing)|tripl(?:ed|es|ing)|halv(?:ed|es|ing)|surg(?:e[sd]?|ing)|soar(?:s|ed|ing)?|drop(?:s|ped|ping)?|shr[aiu]nk\w*|swell\w*|swollen|escalat\w*|peak(?:s|ed|ing)?|slow(?:s|ed|ing|er)?|eas(?:es|ed|ing)|rarer|trend` +
	`|more and more|fewer and fewer|` + comparative + `(?: .*)? than (?:~+|(?:in|at|the|last|ever|before|an?|any|since|during)\b)|never been (?:so|as|` + comparative + `)` +
	`|from \d[\d,.]* to \d[\d,.]*|` + comparative + `\b.* (?:every|each) (?:year|quarter|month|week)|(?:up|down)(?: by)? \d[\d,.]*(?: per cent|%))(?:\b|$|~)`)

// noTrend matches what compares with a number, and not with another time, and bombs that are dropped.
var noTrend = lazyregexp.New(`(?i)^(?:(?:more|fewer|less) than (?:an?|the)\b|drop(?:s|ped|ping)? (?:on|over)\b)`)

// trendIn returns the place of the first word in a title that tells a trend. A word with a capital inside the title is a name.
func trendIn(title string) []int {
	for _, found := range trendWords.FindAllStringIndex(covered(aYear, title), -1) {
		first, _ := utf8.DecodeRuneInString(title[found[0]:])
		if found[0] > 0 && unicode.IsUpper(first) || noTrend.MatchString(title[found[0]:]) {
			continue
		}
		return found
	}
	return nil
}

// trends warns of titles that tell a trend which their drawing can't show: of numbers of incidents that are a selection, and of
// estimates that count different things.
func trends(_ context.Context, b *checked) (problems problem.List) {
	if !isEnglish(b) {
		return nil
	}
	for _, d := range b.Drawings(brief.Page) {
		title := strings.TrimSpace(cmp.Or(d.Title, d.Caption))
		found := trendIn(title)
		if found == nil {
			continue
		}
		at, word := b.passagesIn(d)[0].place(found[0], found[1]), title[found[0]:found[1]]
		switch {
		case d.Series != "" && scopesOf(b, d.Series) > 1:
			problems.Add(problem.DoubtfulText, at, "say in the title that they differ, or draw one scope", "the title tells a trend (“%s”), but the estimates count different things", word)
		case b.Coverage.Kind == brief.Selection && d.Series == "" && isOverTime(d) && d.Measured() == "count":
			problems.Add(problem.DoubtfulText, at, "say what the bars are, not how they change", "the title tells a trend (“%s”), but the incidents are a selection: their number shows none", word)
		}
	}
	return problems
}

// isOverTime reports whether a drawing counts incidents by steps of time.
func isOverTime(d *brief.Drawing) bool {
	switch d.Kind {
	case brief.Timeline:
		return true
	case brief.Chart, brief.Figures:
		return slices.ContainsFunc(d.Fields(), func(field string) bool {
			_, ofTime := incident.ParseUnit(field)
			return ofTime
		})
	}
	return false
}

// scopesOf returns how many things a series of estimates counts.
func scopesOf(b *checked, series string) int {
	scopes := map[string]bool{}
	for _, p := range b.Series {
		if p.Series == series {
			scopes[p.Scope] = true
		}
	}
	return len(scopes)
}
