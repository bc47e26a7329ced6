package check

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"lectern/app/incident"
	"lectern/app/lazyregexp"
	"lectern/app/problem"
)

// years matches those that a text is likely to name.
const years = `(?:1[5-9]|20)\d\d`

// months matches their names, whole and short.
const months = `(?:(?:January|Jan|February|Feb|March|April|Apr|May|June|July|August|Aug|September|Sept?|October|Oct|November|Nov|December|Dec)\b\.?|(?:Mar|Jun|Jul)\.)`

var monthNames = []string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"}

// datePattern matches “14 July 2024”, “July 14, 2024” and “Aug. 2024”; “2024-07-14”; and a year alone behind “in”.
var datePattern = lazyregexp.New(
	`(?:\b(\d{1,2})(?:st|nd|rd|th)?(?: of)?[ \x{a0}])?\b(` + months + `)(?:[ \x{a0}](\d{1,2})(?:st|nd|rd|th)?)?,?[ \x{a0}](` + years + `)\b` +
		`|\b(` + years + `)-(\d\d)-(\d\d)\b` +
		`|\b(?:[Ii]n|[Dd]uring|[Tt]hroughout|[Ss]ince)(?: early| late| mid| spring| summer| autumn| winter)?[ -](` + years + `)\b`)

// date is one that a text names.
type date struct {
	from, to int // its bytes in the text
	incident.When
}

// datesIn returns the dates in a text.
func datesIn(text string) (all []date) {
	if !hasDigit(text) {
		return nil
	}
	for _, m := range datePattern.FindAllStringSubmatchIndex(text, -1) {
		group := func(n int) string {
			if m[2*n] < 0 {
				return ""
			}
			return text[m[2*n]:m[2*n+1]]
		}
		d := date{from: m[0], to: m[1]}
		var written string
		switch {
		case group(2) != "":
			written = fmt.Sprintf("%s-%02d", group(4), slices.Index(monthNames, group(2)[:3])+1)
			if day := cmp.Or(group(1), group(3)); day != "" {
				written += "-" + strings.Repeat("0", 2-len(day)) + day
			}
		case group(5) != "":
			written = text[m[0]:m[1]]
		default:
			written, d.from = group(8), m[16]
		}
		var err error
		if d.When, err = incident.ParseWhen(written, "", ""); err == nil {
			all = append(all, d)
		}
	}
	return all
}

var (
	// beforeGoal matches what comes before a date until which, or for which, something was done.
	beforeGoal = lazyregexp.New(`(?i)(?:\b(?:by|until|till|before|through|to|from|for|end of|beyond)|[–-])(?: (?:the|early|late|mid|at least|about|start of|beginning of|middle of|end of|spring|summer|autumn|winter))*[ \x{a0}-]?$`)

	// plannedEvent matches what comes before the date of an event that is set long before: “the vote in March 2025”.
	plannedEvent = lazyregexp.New(`(?i)\b(?:elections?|votes?|polls?|ballots?|referendum|summit|conference|trial|hearing|census|budget|harvest|season)(?:,| in| of| on)? (?:early |late |mid-)?$`)

	// ahead matches words of what is still to come.
	ahead = lazyregexp.New(`(?i)\b(?:will|would|shall|should|(?-i:may)|might|can|could|must|due|plan\w*|expect\w*|schedul\w*|projected|projections?|forecast\w*|predict\w*|foresee\w*|foreseen|meant|intend\w*|deadlines?|unless|until|till|if|next|upcoming|coming|set (?:for|to)|going to|about to|accessed|` +
		`to (?:be|have|end|begin|start|leave|hold|go|last|expire|vote|return|meet|take|come|withdraw|run|open|close|finish|hand|happen|follow)|` +
		`is|are|(?:was|were) (?:announced|agreed|promised|proposed|called|fixed|named|chosen|picked)|ends?|expires?|begins?|starts|lapses?|takes|runs|comes|closes|opens|meets|lasts|remains|concludes|matures|reaches|arrives|turns|faces|leaves|finishes|resumes|becomes|applies|enters)\b`)

	// promising matches verbs whose object may be still to come: “announced elections in March 2025”.
	promising = lazyregexp.New(`\b(?:announc(?:ed|ing)|promised|pledged|vowed|threatened|proposed|agreed|demanded|requested|ordered|fixed|picked|decided|hoped|wanted|warned|called(?: for)?(?: an?)?(?: early| new| snap)? (?:elections?|votes?|talks|meetings?|summits?|strikes?))\b`)

	// pastVerbs matches what may be a verb in the past tense, with the word before it.
	pastVerbs = lazyregexp.New(`(?:(\pL+) )?\b(was|were|had|did|ate|beat|became|began|bled|bought|broke|brought|built|burnt|came|caught|cut|drew|drove|fell|felt|fled|flew|forbade|fought|found|froze|gave|got|grew|held|hid|hit|kept|knew|laid|lay|led|left|lost|made|met|overran|overtook|paid|ran|rose|said|sank|sat|saw|seized|sent|shook|shot|shrank|slew|sold|spent|spoke|stole|stood|struck|swept|swore|took|told|tore|threw|undertook|withdrew|won|wore|wrote|went|\pL+ed)\b`)

	// noVerb lists words in -ed that are none, or stand before a noun.
	noVerb = []string{
		"armed", "united", "hundred", "planned", "expected", "scheduled", "need", "indeed", "exceed", "proceed", "succeed", "feed", "seed", "speed", "shed", "breed", "agreed", "sacred",
		"naked", "wicked", "allied", "unmanned", "displaced", "so-called", "supposed", "intended", "projected", "proposed", "limited", "alleged", "bed", "red", "embed", "deed", "greed", "weed",
	}

	// beforeAdjective lists words behind which a participle belongs to a noun: “the renewed mandate”.
	beforeAdjective = []string{"the", "a", "an", "its", "their", "his", "her", "our", "this", "these", "no", "of", "by", "with", "newly", "heavily", "well"}

	// clauseEnd matches what stands between clauses, or what belongs together in them.
	clauseEnd = lazyregexp.New(`[,;:()—]|\s–\s|\b(?:that|while|whereas|although|because)\b`)

	// whenAlone matches what stands beside a date in a clause that says when, and no more.
	whenAlone = lazyregexp.New(`(?i)^(?:\s|\b(?:in|on|at|early|late|mid|the|of|about|around|during|and|but|then|since|night|morning|evening|day|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b)*$`)
)

// clauseAround returns the words of the clause in which a date stands, up to the date and behind it, as far as a clause may reach.
// A date set off by commas belongs to what is on both sides.
func clauseAround(text string, d date) (before, behind string) {
	const longest = 500 // bytes, on each side
	from := max(0, d.from-longest)
	text = text[from:min(len(text), d.to+longest)]
	d.from, d.to = d.from-from, d.to-from
	first, last := [2]int{}, [2]int{len(text), len(text)} // the two nearest ends on each side, the nearer one first
	ends := clauseEnd.FindAllStringIndex(text, -1)
	for _, end := range ends {
		if end[1] <= d.from {
			first = [2]int{end[1], first[0]}
		}
	}
	for _, end := range slices.Backward(ends) {
		if end[0] >= d.to {
			last = [2]int{end[0], last[0]}
		}
	}
	before, behind = text[first[0]:d.from], text[d.to:last[0]]
	if whenAlone.MatchString(before) && whenAlone.MatchString(behind) {
		before, behind = text[first[1]:d.from], text[d.to:last[1]]
	}
	return before, behind
}

// tellsThePast reports whether a clause has a verb in the past tense.
func tellsThePast(clause string) bool {
	for from := 0; from < len(clause); {
		m := pastVerbs.FindStringSubmatchIndex(clause[from:])
		if m == nil {
			return false
		}
		before, verb := "", clause[from+m[4]:from+m[5]]
		if m[2] >= 0 {
			before = strings.ToLower(clause[from+m[2] : from+m[3]])
		}
		isCompound := strings.HasSuffix(clause[:from+m[4]], "-") // EU-funded
		if isLowerWord(verb) && !isCompound && !slices.Contains(noVerb, verb) && !slices.Contains(beforeAdjective, before) {
			return true
		}
		from += m[5]
	}
	return false
}

// isPast reports whether a sentence tells of a date as of one that has been.
func isPast(text string, d date) bool {
	before, behind := clauseAround(text, d)
	return tellsThePast(before+"~"+behind) && !ahead.MatchString(before+"~"+behind) && !beforeGoal.MatchString(endOf(text[:d.from])) &&
		!plannedEvent.MatchString(endOf(text[:d.from])) && !promising.MatchString(before)
}

// proseAfterAsOf warns of sentences that tell in the past tense of a day after that to which the brief is true.
func proseAfterAsOf(_ context.Context, b *checked) (problems problem.List) {
	if b.AsOf.IsZero() || !isEnglish(b) {
		return nil
	}
	for _, p := range b.passages() {
		if p.kind == spoken {
			continue
		}
		for _, s := range sentences(p.words) {
			for _, d := range datesIn(s.words) {
				if d.First > b.AsOfDay() && isPast(s.words, d) {
					problems.Add(problem.DoubtfulText, p.place(s.from+d.from, s.from+d.to), "correct the date or as-of", "%s is after %s, the day to which the brief is true", s.words[d.from:d.to], b.AsOfWords())
				}
			}
		}
	}
	return problems
}

// vagueTimes match words that say when by the day on which they are read.
var vagueTimes = lazyregexp.New(`(?i)\b(?:recently|lately|nowadays|yesterday|tomorrow|not long ago|(?:has|have) just|` +
	`(?:last|this|next) (?:year|month|week|decade|spring|summer|autumn|winter)|in recent (?:years|months|weeks|days)|` +
	`(?:an? )?(?:\pL+|\d+) (?:decades|years|months|weeks|days) ago|an? (?:month|week|day) ago|` +
	`(?:over|in|during|within|for) the (?:past|last) (?:(?:\pL+|\d+) )?(?:decades?|years?|months?|weeks?|days?))\b`)

var (
	// fromTold matches what follows a time that is counted from another than today: “the last year of the war”.
	fromTold = lazyregexp.New(`^ (?:of|before|until|to)\b`)

	// onlyJust matches what follows “has just” where that means no more than: “has just 300 men”.
	onlyJust = lazyregexp.New(`(?i)^ (?:\d|` + numbers + `\b|the\b|over\b|under\b|about\b|enough\b|some\b|these\b|those\b)`)
)

var aYear = lazyregexp.New(`\b` + years + `s?\b`)

// vague warns of sentences that say when by the day on which they are read, and name no year.
func vague(_ context.Context, b *checked) (problems problem.List) {
	if !isEnglish(b) {
		return nil
	}
	for _, p := range b.passages() {
		if p.kind == quoted || p.kind == cell || p.kind == spoken {
			continue
		}
		for _, s := range sentences(unquoted(p.words)) {
			if found := vagueTimeIn(s.words); found != nil && !aYear.MatchString(s.words) {
				problems.Add(problem.DoubtfulText, p.place(s.from+found[0], s.from+found[1]), "write the month or the year", "“%s” says no date to a later reader", s.words[found[0]:found[1]])
			}
		}
	}
	return problems
}

// vagueTimeIn returns the place of the first words in a sentence that say when by the day on which they are read, or nil.
func vagueTimeIn(sentence string) []int {
	for _, found := range vagueTimes.FindAllStringIndex(sentence, -1) {
		words, behind := sentence[found[0]:found[1]], startOf(sentence[found[1]:])
		isOnly := strings.HasSuffix(words, " just") && onlyJust.MatchString(behind)
		if !isOnly && !strings.HasSuffix(sentence[:found[0]], "the ") && !fromTold.MatchString(behind) {
			return found
		}
	}
	return nil
}
