package check

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"lectern/app/brief"
	"lectern/app/incident"
	"lectern/app/lazyregexp"
	"lectern/app/problem"
)

// numberWords are the numbers that texts write in words.
var numberWords = map[string]int{
	"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
	"thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
}

var (
	partEnd = lazyregexp.New(`[.;:,](?:\s+|$)|\s+and\s+|\s+but\s+`)
	counts  = lazyregexp.New(`(?i)\b(\d{1,3}(?:,\d{3})+|\d+|[a-z]+)\s+(?:of the |more |known )?(?:incidents|raids|attacks|events|strikes|bombings|clashes|ambushes|killings)\b`)
	aNumber = lazyregexp.New(`(?i)\b(?:\d{1,3}(?:,\d{3})+|\d+|[a-z]+)\b`)
	// aMeasure matches shares, distances and spans of time.
	aMeasure = lazyregexp.New(`(?i)\b\d[\d.,]*[ \x{a0}-]?(?:%|(?:per cent|percent|km|kilomet(?:re|er)s?|miles?|m|met(?:re|er)s?|days?|weeks?|months?|years?|hours?|times)\b)`)
)

// withoutMeasures returns a text with the numbers covered that count nothing, or no incidents and people.
func withoutMeasures(text string) string {
	for _, pattern := range append(noCounts, aMeasure) {
		text = covered(pattern, text)
	}
	return text
}

// numberOf returns the number that a word or digits mean, and false for any other word. Years are none.
func numberOf(word string) (int, bool) {
	if n, ok := numberWords[strings.ToLower(word)]; ok {
		return n, true
	}
	n, err := strconv.Atoi(strings.ReplaceAll(word, ",", ""))
	return n, err == nil && !(aYear.MatchString(word) && len(word) == 4)
}

// staleAlternatives warns of text alternatives that tell numbers which their drawing can't show: more incidents than it has, in all
// or of a country, or a number that no estimate of its series gives.
func staleAlternatives(ctx context.Context, b *checked) (problems problem.List) {
	if !isEnglish(b) {
		return nil
	}
	for _, d := range b.Drawings(brief.Page) {
		if ctx.Err() != nil {
			return nil
		}
		said, shown := "", ""
		if d.Series != "" {
			said, shown = otherEstimate(b, d)
		} else if drawn, err := b.Drawn(d); err == nil {
			said, shown = tooMany(b.Incidents, drawn, d)
		}
		if said != "" {
			problems.Add(problem.DoubtfulText, b.attributePlace(d, said), "count again, or leave the alternative to Lectern", "the text alternative says “%s”, the drawing has %s", said, shown)
		}
	}
	return problems
}

// tooMany returns words of an alternative that tell more incidents than are drawn, or more than its incidents and their victims of a
// country, and how many there are.
func tooMany(t *incident.Table, drawn incident.Selection, d *brief.Drawing) (said, shown string) {
	alt := withoutMeasures(d.Alt)
	for _, m := range counts.FindAllStringSubmatch(alt, -1) {
		if n, ok := numberOf(m[1]); ok && n > drawn.Count() {
			return m[0], incident.Counted(drawn.Count(), "incident")
		}
	}
	countries := t.Values("country", drawn)
	from := 0
	for _, end := range append(partEnd.FindAllStringIndex(alt, -1), []int{len(alt), len(alt)}) {
		clause, written := alt[from:end[0]], d.Alt[from:end[0]]
		from = end[1]
		most, name := 0, ""
		for _, v := range countries {
			if namesCountry(clause, v.Value) && len(v.Value) > len(name) { // Nigeria before Niger
				most, name = v.Count, v.Value
			}
		}
		if name != "" && !countsIncidents(clause) && d.Measured() != "count" {
			most = max(most, int(t.Sum(t.Main(), drawn.And(inCountry(t, name))).High))
		}
		for _, word := range aNumber.FindAllString(clause, -1) {
			if n, ok := numberOf(word); ok && name != "" && n > most {
				return strings.TrimSpace(written), incident.Thousands(most) + " at most in " + name
			}
		}
	}
	return "", ""
}

// countsIncidents reports whether a clause tells a number of incidents, as “four raids” does.
func countsIncidents(clause string) bool {
	return slices.ContainsFunc(counts.FindAllStringSubmatch(clause, -1), func(m []string) bool {
		_, ok := numberOf(m[1])
		return ok
	})
}

// inCountry returns the incidents of a country.
func inCountry(t *incident.Table, name string) incident.Selection {
	q := (&incident.Query{}).Toggle("country", name, false)
	found, err := t.Select(q)
	if err != nil {
		return t.All()
	}
	return found
}

// namesCountry reports whether a clause names a country, or what is of it: Chad, Chadian, Nigerian.
func namesCountry(clause, country string) bool {
	stem := strings.TrimRight(country, "aeiouy")
	for word := range strings.FieldsSeq(clause) {
		if rest, ok := strings.CutPrefix(word, stem); ok && (word == country || len(stem) > 2 && strings.HasSuffix(rest, "n") && len(rest) <= 4) {
			return true
		}
	}
	return strings.Contains(clause, country) && strings.Contains(country, " ")
}

// otherEstimate returns a number in the alternative of a drawing of estimates that is none of theirs and no difference between
// two of them.
func otherEstimate(b *checked, d *brief.Drawing) (said, shown string) {
	values := map[int]bool{}
	for _, p := range b.Series {
		if p.Series == d.Series {
			values[int(p.Low)], values[int(p.High)] = true, true
		}
	}
	isDifference := func(n int) bool {
		for v := range values {
			if values[v-n] {
				return true
			}
		}
		return false
	}
	for _, word := range aNumber.FindAllString(withoutMeasures(d.Alt), -1) {
		if n, ok := numberOf(word); ok && n > 20 && !values[n] && !isDifference(n) {
			return word, "no such estimate"
		}
	}
	return "", ""
}
