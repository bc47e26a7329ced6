package check

import (
	"context"
	"regexp"

	"lectern/app/problem"
)

// noCounts match numbers that count nothing, in order: what a text or a name is cited by, what stands behind a short form in
// any language, days and years, the time of day, calibres, degrees and hours.
var noCounts = []*regexp.Regexp{
	regexp.MustCompile(`(?i)\b(?:resolutions?|art(?:icles?|\.)|para(?:graph)?s?\.?|pages?|pp?\.|chapters?|sections?|annex(?:es)?|tables?|figures?|maps?|nos?\.|numbers?|rules?|laws?|decrees?|regulations?|directives?|protocols?|kilomet(?:re|er)|group of|versions?|top|day|week|hour|tel\.|phone)[ \x{a0}]` + listed),
	regexp.MustCompile(`\b(?:No|Nos|RFC|ISO|Acts?|Bills?|Cases?|Orders?|Route|Road|Highway|Call|Dial|Flight|Boeing|Airbus|Operation|Phase|Level|Sector|Zone|Camp|Unit|Brigade|Battalion|Division|Volume|Issue|Part|Room|Box)[ \x{a0}](?:No\. )?` + listed),
	regexp.MustCompile(`(?:^|[\s(,،])\pL{1,2}\.[ \x{a0}]` + listed),
	datePattern,
	regexp.MustCompile(`\b\d{1,2}(?:(?:[–-]| to | and | or )\d{1,2})?(?:st|nd|rd|th)?(?: of)?[ \x{a0}]` + months + `|` + months + `[ \x{a0}]\d{1,2}\b|\b` + years + `(?:[–-]\d{2,4})?s?\b`),
	regexp.MustCompile(`\b\d{1,2}:\d\d\b|\b\d{1,2}(?:\.\d\d)? ?(?:am|pm|a\.m\.|p\.m\.|UTC|GMT|noon|midnight|o’clock)`),
	regexp.MustCompile(`\b\d+(?:\.\d+)?(?: ?[×x] ?\d+)?[ \x{a0}]?mm\b`),
	regexp.MustCompile(`\b\d+(?:[.,]\d+)?[ \x{a0}]?°(?:\d|[.′″’”])*`),
	regexp.MustCompile(`\b\d+[ \x{a0}-]hours?\b`),
}

// listed matches one number of a text, or several: “3–5”, “12 and 14”, “2719 (2023)”.
const listed = `\d[\d./]*(?: \(\d+\))?(?:(?:, | and | or | to |–|-|/)\d[\d./]*(?: \(\d+\))?)*`

// figures match a number of two digits and more, or with a large unit.
var figures = regexp.MustCompile(`(?:^|[\s(“‘$€£–—])((?:\d{1,3}(?:[ ,.\x{a0}\x{202f}]\d{3})+|\d+[.,]\d+|\d{2,}|\d+(?:[ \x{a0}]?(?:thousand|million|billion|trillion|bn|m)\b))(?:[ \x{a0}]?(?:thousand|million|billion|trillion|bn|m)\b)?(?:[–-]\d[\d,.]*)?)(?:[ \x{a0}]?%)?(?:[\s).,;:!?”’–—]|$)`)

// uncitedFigures warns of paragraphs with a number that rests on nothing: no source is cited, no incident or view is linked, and
// no figure is live.
func uncitedFigures(_ context.Context, b *checked) (problems problem.List) {
	for _, p := range b.passages() {
		if p.kind != running || p.rests {
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
