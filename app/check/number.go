package check

import (
	"context"
	"strings"

	"lectern/app/lazyregexp"
	"lectern/app/problem"
)

// noCounts match numbers that count nothing.
var noCounts = []*lazyregexp.Regexp{
	// “Article 51”, “pp. 3–5”, “kilometre 12”: what a text or a place is cited by
	lazyregexp.New(`(?i)\b(?:resolutions?|art(?:icles?|\.)|para(?:graph)?s?\.?|pages?|pp?\.|chapters?|sections?|annex(?:es)?|tables?|figures?|maps?|nos?\.|number|rules?|laws?|decrees?|regulations?|directives?|protocols?|kilomet(?:re|er)|versions?|top|day|week|hour|tel\.|phone)[ \x{a0}]` + listed),
	// “ISO 8601”, “Route 12”, “Group of 20”: names
	lazyregexp.New(`\b(?:No|Nos|Numbers?|RFC|ISO|Acts?|Bills?|Cases?|Orders?|Route|Road|Highway|Call|Dial|Flight|Boeing|Airbus|Operation|Phase|Level|Sector|Zone|Camp|Unit|Brigade|Battalion|Division|Volume|Issue|Part|Room|Box|Group of)[ \x{a0}](?:No\. )?` + listed),
	// “S. 12”, “Nr. 5”, “ch. 3”: what is cited by a short form
	lazyregexp.New(`(?:^|[\s(,،])(?:\pL|[Nn][ro]|[Pp][pgt]|[Cc]h|[Ff]n|[Ss]s|Bd|ст|гл)\.[ \x{a0}]` + listed),
	datePattern,
	// “3 and 5 May”, “2019–21”: days and years
	lazyregexp.New(`\b\d{1,2}(?:(?:[–-]| to | and | or )\d{1,2})?(?:st|nd|rd|th)?(?: of)?[ \x{a0}]` + months + `|` + months + `[ \x{a0}]\d{1,2}\b|\b` + years + `(?:[–-]\d{2,4})?s?\b`),
	// “18:00”, “5 p.m.”: times of the day
	lazyregexp.New(`\b\d{1,2}:\d\d\b|\b\d{1,2}(?:\.\d\d)? ?(?:(?:am|pm|UTC|GMT|noon|midnight|o’clock)\b|a\.m\.|p\.m\.)`),
	// “7.62 mm”, “7.62×39 mm”: calibres
	lazyregexp.New(`\b\d+(?:\.\d+)?(?: ?[×x] ?\d+)?[ \x{a0}]?mm\b`),
	// “13.5° N”, “13°24′”: degrees
	lazyregexp.New(`\b\d+(?:[.,]\d+)?[ \x{a0}]?°(?:\d|[.′″’”])*`),
	// “24 hours”, “24-hour”
	lazyregexp.New(`\b\d+[ \x{a0}-]hours?\b`),
}

// listed matches one number of a text, or several: “3–5”, “12 and 14”, “2719 (2023)”.
const listed = `\d[\d./]*(?: \(\d+\))?(?:(?:, | and | or | to |–|-|/)\d[\d./]*(?: \(\d+\))?)*`

// hasDigit tells at once that a text has no number and no date, before all their forms are tried.
func hasDigit(text string) bool { return strings.ContainsAny(text, "0123456789") }

// figures match a number of two digits and more, or with a large unit.
var figures = lazyregexp.New(`(?:^|[\s(“‘$€£–—])((?:\d{1,3}(?:[ ,.\x{a0}\x{202f}]\d{3})+|\d+[.,]\d+|\d{2,}|\d+(?:[ \x{a0}]?(?:thousand|million|billion|trillion|bn|m)\b))(?:[ \x{a0}]?(?:thousand|million|billion|trillion|bn|m)\b)?(?:[–-]\d[\d,.]*)?)(?:[ \x{a0}]?%)?(?:[\s).,;:!?”’–—]|$)`)

// uncitedFigures warns of paragraphs with a number that rests on nothing: no source is cited, no incident or view is linked, and
// no figure is live.
func uncitedFigures(_ context.Context, b *checked) (problems problem.List) {
	for _, p := range b.passages() {
		if p.kind != running || p.rests || !hasDigit(p.words) {
			continue
		}
		words := p.words
		for _, pattern := range noCounts {
			words = covered(pattern, words)
		}
		if found := figures.FindStringSubmatchIndex(words); found != nil {
			from, to := found[2], found[3]
			problems.Add(problem.DoubtfulText, p.place(from, to), "cite the source, or make it a live figure", "the number %s rests on no source and no incidents", words[from:to])
		}
	}
	return problems
}
