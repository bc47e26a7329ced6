package check

import (
	"context"
	"slices"
	"strings"
	"unicode"

	"lectern/app/lazyregexp"
	"lectern/app/problem"
)

var (
	// abbreviation matches three capitals or digits and more, of which two are capitals, also in the plural.
	abbreviation = lazyregexp.New(`\b([A-Z][A-Z0-9]*[A-Z][A-Z0-9]+)s?\b`)

	// neverShort match capitals that are no abbreviation, or need no words: marks, numbers of Rome, fiscal years and signs in
	// quotation marks.
	neverShort = lazyregexp.New(markingWords.String() + `|\b(?:[IVXL]+|FY\d+)\b|“[^\p{Ll}”]*”|‘[^\p{Ll}’]*’`)

	wellKnown = strings.Fields(`
		USA USSR NATO NGO UNESCO UNICEF INTERPOL AIDS HIV COVID DNA BBC CNN AFP CIA FBI KGB MI5 MI6 CEO GDP IMF UAE
		USD EUR GBP CFA USS HMS UTC GMT SMS GPS TBA TBC TBD TLP PDF CSV JSON YAML XML HTML HTTP HTTPS URL DOI ISBN ISO RFC AK47`)
)

var (
	// inBrackets matches what stands between brackets that begin with an abbreviation, behind the words that it is short for:
	// “(MNJTF)”, “(the LBC, or LBQ)”.
	inBrackets = lazyregexp.New(`\((?:(?:or|the|also|formerly|previously|now|henceforth|hereafter|hereinafter|known as),? )*[“‘]?[A-Z][A-Z0-9]+s?\b[^()]*\)`)

	// introduction matches what stands before an abbreviation that it introduces.
	introduction = lazyregexp.New(`(?i)(?:, or|\bknown as|\bcalled|\bnamed|\babbreviated(?: as| to)?|\bshort for|\bacronym)(?: the| simply)? [“‘]?$`)

	// explanation matches what stands behind an abbreviation that it explains.
	explanation = lazyregexp.New(`^[”’]?(?: \(|, (?:or )?(?:the|a|an) \p{Lu}\pL+|,? for short\b|,? (?:is|was|are) short for\b|,? stands for\b)`)
)

// unexplained warns of abbreviations of three to eight letters that the text never explains: “Task Force (MNJTF)”, or a span with
// what they are short for. What also stands in small letters is a word in capitals.
func unexplained(_ context.Context, b *checked) (problems problem.List) {
	explained := map[string]bool{}
	for _, short := range wellKnown {
		explained[short] = true
	}
	type use struct {
		short string
		at    problem.Place
		words string // of the passage
	}
	var first []use
	met := map[string]bool{}
	var inNames strings.Builder
	for _, p := range b.passages() {
		p.explain(explained)
		inNames.WriteString(initialsOf(p.words).ofNames)
		if strings.Contains(p.words, " ") && !strings.ContainsFunc(p.words, unicode.IsLower) { // all in capitals
			continue
		}
		text := covered(neverShort, covered(markedText, p.words))
		for _, m := range abbreviation.FindAllStringSubmatchIndex(text, -1) {
			if short := text[m[2]:m[3]]; !met[short] && len(short) < 9 {
				met[short] = true
				first = append(first, use{short, p.place(m[2], m[3]), p.words})
			}
		}
	}
	for _, one := range first {
		if explained[one.short] || strings.Contains(inNames.String(), one.short) {
			continue
		}
		if !initialsOf(one.words).have(one.short) { // “lost boats under water, LBUW”
			problems.Add(problem.DoubtfulText, one.at, "write it in full where it comes first, with the letters in brackets", "“%s” is never explained", one.short)
		}
	}
	return problems
}

// explain adds the abbreviations that a passage explains, and its words in small letters as capitals.
func (p passage) explain(explained map[string]bool) {
	for _, short := range p.short {
		explained[short] = true
	}
	for word := range strings.FieldsSeq(p.words) {
		if isLowerWord(word) {
			explained[strings.ToUpper(word)] = true
		}
	}
	for _, within := range inBrackets.FindAllString(p.words, -1) {
		for _, m := range abbreviation.FindAllStringSubmatch(within, -1) {
			explained[m[1]] = true
		}
	}
	for _, m := range abbreviation.FindAllStringSubmatchIndex(p.words, -1) {
		hasNote := slices.ContainsFunc(p.marks, func(one mark) bool { return one.citation == nil && one.behind == m[1] })
		if hasNote || p.kind == term || introduction.MatchString(endOf(p.words[:m[0]])) || explanation.MatchString(startOf(p.words[m[1]:])) {
			explained[p.words[m[2]:m[3]]] = true
		}
	}
}

// smallWords lists those that have no letter in an abbreviation.
var smallWords = strings.Fields("of the for and in on to a an with by at from de du des la le les et del el y e da do")

// initials are those of words in a row, as capitals, with a space where a row ends.
type initials struct {
	ofNames string // in which small words may stand
	ofAll   string // words between small ones
}

// have reports whether some words in a row have the letters of an abbreviation.
func (i initials) have(short string) bool {
	return strings.Contains(i.ofNames, short) || strings.Contains(i.ofAll, short)
}

func initialsOf(text string) initials {
	var names, all strings.Builder
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return unicode.IsSpace(r) || r == '-' || r == '/' }) {
		bare := strings.TrimFunc(word, func(r rune) bool { return !unicode.IsLetter(r) })
		if !strings.HasPrefix(word, bare) || bare == "" { // it begins with a mark
			names.WriteByte(' ')
			all.WriteByte(' ')
		}
		if bare == "" {
			continue
		}
		initial := string([]rune(bare)[:1])
		switch {
		case slices.Contains(smallWords, bare):
			all.WriteByte(' ')
		case strings.ToUpper(initial) != initial:
			names.WriteByte(' ')
			all.WriteString(strings.ToUpper(initial))
		default:
			names.WriteString(initial)
			all.WriteString(initial)
		}
		if !strings.HasSuffix(word, bare) { // a mark follows
			names.WriteByte(' ')
			all.WriteByte(' ')
		}
	}
	return initials{names.String() + " ", all.String() + " "}
}
