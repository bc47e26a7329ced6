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

const numbers = `(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen|twenty)`

var (
	// aWill matches the noun.
	aWill = lazyregexp.New(`(?i)\b(?:an?|the|his|her|its|their|our|political|popular|national|free|good|ill|own|no|last|against|of) will\b|\bwill (?:of|to)\b`)

	// future matches what says that something will be; a verb or a noun in it is looked at apart.
	future = lazyregexp.New(`(?i)\b(?:will|won’t|shall|going to|would (?:very |most |almost )?(?:likely|probably|certainly|unlikely)|` +
		`(?:is|are|remains?)(?: \pL+)? (?:likely|unlikely|set|due|bound|about|expected) to (\pL+)|the next (\pL+))\b`)

	// ofNow lists the verbs behind “is likely to” that speak of today, and no future the words behind “the next” that name a time.
	ofNow    = strings.Fields("be have lie know")
	noFuture = strings.Fields("day days week weeks month months quarter year years decade few two three four five six ten twelve to")

	// aTime matches what says by when, or until or from when.
	aTime = lazyregexp.New(`\b(?i:until|till|before|after|during|when|once (?:the|an?|its?|they|he|she|all)|as (?:soon|long) as|as of|` +
		`(?:through|throughout) (?:the (?:end|rest|year|month|dry|rainy|spring|summer|autumn|winter|elections?)|(?-i:\p{Lu}\pL+))|` +
		`by (?:the (?:end|start|middle|time|spring|summer|autumn|winter|rainy|dry|elections?)|then|next|early|late|mid)|within (?:days|weeks|months|years)|` +
		numbers + ` (?:days?|weeks?|months?|quarters?|years?|decades?)|` +
		`(?:this|next|each|every|coming|following) (?:day|week|month|quarter|year|decade|spring|summer|autumn|winter|season)|today|tomorrow|tonight)\b|\b` + months)

	// noTime matches what sounds like a time and is none.
	noTime = lazyregexp.New(`(?i)\b(?:within|in|during|over) the (?:(?:near|short|medium|long|longer|foreseeable|not too distant) (?:future|term|run)|(?:coming|next few|following) (?:days|weeks|months|years))\b|\bbefore long\b`)

	// joins match, in one sentence, what joins two claims. What stands between two of “will” is looked at apart.
	joins = []*lazyregexp.Regexp{
		lazyregexp.New(`\b(?:will|won’t)\b.*(?:\b(?:and|while|whereas|but|yet)\b|;)((?: \S+){0,6}) (?:will|won’t)\b`),
		lazyregexp.New(`\bthat\b.*\b(?:will|won’t|would|shall)\b.*\b(?:but|as well as) that\b`),
		lazyregexp.New(`\bthat\b.*\b(?:will|won’t|would|shall)\b.*\band that(?: \S+){1,5} (?:will|won’t|would|shall)\b`),
		lazyregexp.New(`\bthat\b.*\b(?:will|won’t|would|shall)\b.*\band that (?:the|an?|its?|they|their|he|his|she|her|this|these|no|some|most|all|more|\p{Lu}\pL+)\b`),
		lazyregexp.New(`\b(?:un)?likely to \pL+.*\band (?:(?:un)?likely )?to [a-z]+\b`),
	}

	// relative matches what begins a clause that belongs to a noun.
	relative = lazyregexp.New(`\b(?:that|which|who|where|whose)\b`)

	// toPlace matches “and to” before a place, which joins no claims.
	toPlace = lazyregexp.New(`\band to (?:the|an?|its|their|his|her|all|both|other|most|some|more|each|every|villages|towns|areas|parts|places)\b`)
)

// futureIn returns the words of a text that say that something will be, or "".
func futureIn(text string) string {
	for _, m := range future.FindAllStringSubmatch(text, -1) {
		if !slices.Contains(ofNow, m[1]) && !slices.Contains(noFuture, m[2]) {
			return m[0]
		}
	}
	return ""
}

// untested warns of judgements that nobody can test: on what will be, by no time, and on two things at once, of which one may
// come true. It knows English.
func untested(_ context.Context, b *checked) (problems problem.List) {
	if !isEnglish(b) {
		return nil
	}
	for _, j := range b.Judgements(brief.Page) {
		all := covered(aWill, brief.PlainBlocks(j.Blocks))
		statement := covered(aWill, brief.Statement(j, brief.Page))
		if word := futureIn(statement); word != "" && !hasTime(all, b) {
			problems.Add(problem.DoubtfulText, b.placeIn(j, word), "write by when it can be tested", "the judgement says what will be, and names no time")
		}
		for _, s := range sentences(statement) {
			if words := joined(s.words); words != "" {
				problems.Add(problem.DoubtfulText, b.placeIn(j, words), "make two judgements of it, each with its likelihood", "the judgement joins two claims, of which one may come true without the other")
				break
			}
		}
	}
	return problems
}

// hasTime reports whether a text says by when something will be. A year before that to which the brief is true isn't meant.
func hasTime(text string, b *checked) bool {
	if text = covered(noTime, text); len(goals(text)) > 0 {
		return true
	}
	for _, year := range aYear.FindAllString(text, -1) {
		if n, _ := strconv.Atoi(strings.TrimSuffix(year, "s")); n >= b.AsOf.Year() {
			return true
		}
	}
	for _, d := range datesIn(text) {
		if d.Last < b.AsOfDay() {
			text = text[:d.from] + strings.Repeat("~", d.to-d.from) + text[d.to:]
		}
	}
	return aTime.MatchString(text)
}

// joined returns the words from the first claim to the second in a sentence, or "".
func joined(text string) string {
	text = covered(toPlace, text)
	for _, pattern := range joins {
		m := pattern.FindStringSubmatch(text)
		if m != nil && (len(m) == 1 || !relative.MatchString(m[1])) {
			return m[0]
		}
	}
	return ""
}

// by matches what stands before a day by which something is to be.
const by = `(?i)\b(?:by|before|until|till|no later than)(?: the)?(?: (?:end|start|beginning|middle) of)?(?: early| late| mid)?[ \x{a0}]`

var (
	dueBy     = lazyregexp.New(by + `$`)
	dueByYear = lazyregexp.New(by + `(` + years + `)\b`)
)

// unowned warns of recommendations that nobody is to follow, and of those whose day is before that to which the brief is true.
func unowned(_ context.Context, b *checked) (problems problem.List) {
	for _, r := range b.Recommendations(brief.Page) {
		if isNobody(r.Owner) {
			problems.Add(problem.DoubtfulText, r.Place(), `write owner="…"`, "the recommendation doesn’t say who should follow it")
		}
		when, err := incident.ParseWhen(r.By, "", "")
		if r.By != "" && err == nil && !b.AsOf.IsZero() && when.Last < b.AsOfDay() {
			problems.Add(problem.DoubtfulText, r.Place(), "correct by, or as-of", "the recommendation is due by %s, before %s, the day to which the brief is true", when, b.AsOfWords())
		}
		problems = append(problems, overdue(b, r, "recommendation")...)
	}
	for _, j := range b.Judgements(brief.Page) {
		problems = append(problems, overdue(b, j, "judgement")...)
	}
	return problems
}

// overdue warns of days in the text of a block by which something is still to be, and that are before that to which the brief is
// true.
func overdue(b *checked, block brief.Block, noun string) (problems problem.List) {
	if b.AsOf.IsZero() || !isEnglish(b) {
		return nil
	}
	for _, p := range b.passagesIn(block) {
		for _, s := range sentences(p.words) {
			for _, d := range goals(s.words) {
				if d.Last < b.AsOfDay() && (noun == "recommendation" || futureIn(s.words) != "") {
					problems.Add(problem.DoubtfulText, p.place(s.from+d.from, s.from+d.to), "correct the date or as-of", "the %s is on what is to be by %s, before %s, the day to which the brief is true", noun, s.words[d.from:d.to], b.AsOfWords())
				}
			}
		}
	}
	return problems
}

// goals returns the days in a sentence by which something is still to be.
func goals(text string) (all []date) {
	days := slices.DeleteFunc(datesIn(text), func(d date) bool { return !dueBy.MatchString(endOf(text[:d.from])) })
	for _, m := range dueByYear.FindAllStringSubmatchIndex(text, -1) {
		if when, err := incident.ParseWhen(text[m[2]:m[3]], "", ""); err == nil {
			days = append(days, date{m[2], m[3], when})
		}
	}
	for _, d := range days {
		if before, behind := clauseAround(text, d); !tellsThePast(before + "~" + behind) {
			all = append(all, d)
		}
	}
	return all
}
