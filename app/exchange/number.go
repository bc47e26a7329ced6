package exchange

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"lectern/app/incident"
	"lectern/app/lazyregexp"
)

// A number is what a cell says of a count: digits, each empty where nothing is said.
type number struct{ low, best, high string }

// What reading a number may change.
const (
	noNumber     = "cells such as N/A or -99 read as unknown"
	wholeNumber  = "whole numbers read from decimals, powers of ten, thousands or leading zeros"
	rangeRead    = "ranges read as lowest and highest figure"
	boundRead    = "bounds such as “at least 4” read as lowest or highest figure"
	approximate  = "approximate figures read as they are, and shown as “about”, with their words in figures_note"
	doubtful     = "figures with a question mark read and shown with it, which figures_note keeps"
	remarkOfCell = "remarks beside a figure kept in figures_note"
)

// noted are the changes of numbers whose cell says more than the figure, so that it is kept in figures_note.
var noted = []string{approximate, doubtful, remarkOfCell}

// unknownWords are what people and programs write for a number that isn't known, in lower case.
var unknownWords = map[string]bool{
	"": true, "-": true, "–": true, "—": true, "?": true, ".": true, "..": true, "n/a": true, "na": true, "n.a.": true, "#n/a": true, "nan": true, "null": true, "none given": true,
	"nil known": true, "unknown": true, "unk": true, "not known": true, "not available": true, "not stated": true, "tbd": true, "tbc": true, "missing": true,
	"-9": true, "-99": true, "-999": true, "-9999": true, "-9.0": true, "-99.0": true, "-999.0": true,
}

const digitsForm = `([0-9]{1,9}|[0-9]{1,3}(?:[,'’\x{a0}\x{202f} ][0-9]{3})+)(?:\.0{1,2}|\.0{4,})?`

// The words that stand beside a figure, in the languages whose names of columns are known.
const (
	aboutWords = `(?:~|≈|about|around|approx(?:imately|\.)?|est(?:imated|\.)?|roughly|some|c\.|ca\.?|circa|etwa|ungefähr|rund|zirka|environ|autour de|à peu près|unos|unas|alrededor de|aproximadamente|cerca de|около|примерно|حوالي|نحو)\s*`
	leastWords = `(?:at least|min(?:imum|\.)?|(?:no|not) (?:less|fewer) than|>=|≥|mindestens|mind\.|au moins|al menos|por lo menos|не менее|минимум|ما لا يقل عن)\s*`
	mostWords  = `(?:at most|up to|max(?:imum|\.)?|(?:no|not) more than|<=|≤|bis zu|höchstens|jusqu['’]à|au plus|hasta|como máximo|до|не более|ما يصل إلى)\s*`
	toWords    = `(?:\s*(?:-|–|—|\.\.|to)\s*|\s+(?:bis|à|a|по|до|إلى)\s+)`
	orWords    = ` (?:or|oder|ou|o|или|أو) `
)

// powerForm is the form of a power of ten as programs write it.
var powerForm = lazyregexp.New(`^[0-9](?:\.[0-9]+)?[eE]\+?[0-9]{1,2}$`)

// numberForms are the forms in which people write numbers, each with what reading it changes and the figures that it gives.
// Forms in other words are left for the user to write anew.
var numberForms = [...]struct {
	form   *lazyregexp.Regexp
	change string
	to     func(n *number, found []string)
}{
	{lazyregexp.New(`^` + digitsForm + `$`), wholeNumber, setBest},
	{lazyregexp.New(`^([0-9]{1,3}(?:\.[0-9]{3})+),0{1,2}$`), wholeNumber, setBest}, // 1.200,00
	{lazyregexp.New(`(?i)^(?:(?:between|from|von|de|от|من) )?` + digitsForm + toWords + digitsForm + `$`), rangeRead, setRange},
	{lazyregexp.New(`(?i)^(?:between ` + digitsForm + ` and|zwischen ` + digitsForm + ` und|entre ` + digitsForm + ` (?:et|y|e)|между ` + digitsForm + ` и|بين ` + digitsForm + ` و) ?` + digitsForm + `$`), rangeRead, setRange}, // “5 and 2” may be a sum
	{lazyregexp.New(`(?i)^` + digitsForm + orWords + digitsForm + `$`), rangeRead, setRange},
	{lazyregexp.New(`(?i)^` + aboutWords + digitsForm + `(?:` + toWords + `|` + orWords + `)` + digitsForm + `$`), approximate, setRange},
	{lazyregexp.New(`(?i)^` + leastWords + digitsForm + `$`), boundRead, setLow},
	{lazyregexp.New(`(?i)^` + digitsForm + `\s*(?:\+|or more|at least|minimum|oder mehr|ou plus|o más|и более|\((?:at least|min\.?|minimum|or more|\+)\))$`), boundRead, setLow},
	{lazyregexp.New(`(?i)^` + digitsForm + `\s*\((?:at most|up to|max\.?|maximum)\)$`), boundRead, setHigh},
	{lazyregexp.New(`(?i)^` + mostWords + digitsForm + `$`), boundRead, setHigh},
	{lazyregexp.New(`(?i)^` + aboutWords + digitsForm + `$`), approximate, setBest},
	{lazyregexp.New(`(?i)^` + digitsForm + `(?:-?ish|,? (?:approx(?:imately|\.)?|est(?:imated|\.)?|ca\.|circa|تقريبا)| \((?:approx(?:imately|\.)?|est(?:imated|\.)?|ca\.?|about|around|~)\))$`), approximate, setBest},
	{lazyregexp.New(`^` + digitsForm + `\s*\??\?$`), doubtful, setBest},
	{lazyregexp.New(`^` + digitsForm + `\s*(?:\([^()0-9]*(?:[0-9]+[^()0-9]+)*\))$`), remarkOfCell, setBest},
	{lazyregexp.New(`^` + digitsForm + `\s*(?:[*†‡§]{1,3}|\[[0-9a-z]{1,2}\])$`), remarkOfCell, setBest}, // the mark of a note
}

// otherUnit matches a remark that makes a figure another one: “20 (wounded)”, “5 (thousand)”, “10 (all attackers)”, “5 (false report)”.
var otherUnit = lazyregexp.New(`(?i)\b(?:wounded|injured|missing|hurt|thousands?|hundreds?|millions?|dozens?|per ?cent|pct|families|households|attackers?|assailants?|bombers?|terrorists?|militants?|insurgents?|perpetrators?|false|hoax|denied|disproved)\b|%`)

// What a form says of a number, by the figures found in it.
func setBest(n *number, found []string) { n.best = strip(found[1]) }
func setLow(n *number, found []string)  { n.low = strip(found[1]) }
func setHigh(n *number, found []string) { n.high = strip(found[1]) }

// setRange takes the two figures that are found; a form in several languages finds none where it is another.
func setRange(n *number, found []string) {
	found = slices.DeleteFunc(found[1:], func(s string) bool { return s == "" })
	n.low, n.high = strip(found[0]), strip(found[1])
}

// readNumber reads what a cell says of a count, and returns what that changes, if anything. A cell that it
// doesn't understand is returned as best figure as it is, for the reader of incidents to refuse with advice.
func readNumber(cell string) (n number, change string) {
	if isPlainNumber(cell) {
		if n.best = cell; cell[0] == '0' && len(cell) > 1 {
			n.best, change = strip(cell), wholeNumber
		}
		return n, change
	}
	if unknownWords[strings.ToLower(cell)] {
		if cell == "" {
			return number{}, ""
		}
		return number{}, noNumber
	}
	if plain := asciiDigits(cell); plain != cell {
		if n, change = readNumber(plain); !isPlainNumber(cmp.Or(n.best, n.low, n.high)) {
			return number{best: cell}, ""
		}
		if !slices.Contains(noted, change) { // which says more
			change = otherDigits
		}
		return n, change
	}
	for _, f := range numberForms {
		if found := f.form.FindStringSubmatch(cell); found != nil && !(f.change == remarkOfCell && otherUnit.MatchString(cell)) {
			f.to(&n, found)
			return n, f.change
		}
	}
	if v, err := strconv.ParseFloat(cell, 64); err == nil && powerForm.MatchString(cell) && v == float64(int64(v)) && v < 1e9 {
		return number{best: strconv.FormatInt(int64(v), 10)}, wholeNumber
	}
	return number{best: cell}, ""
}

// strip returns the digits of a number, without what parts thousands and without zeros before it.
func strip(s string) string {
	digits := strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, s)
	if digits = strings.TrimLeft(digits, "0"); digits == "" {
		return "0"
	}
	return digits
}

// words returns the number as an incident's is shown.
func (n number) words() string {
	figure := func(text string) int32 {
		if v, ok := figureOf(text); ok {
			return int32(v)
		}
		return incident.Unknown
	}
	return incident.Number{Low: figure(n.low), Best: figure(n.best), High: figure(n.high)}.String()
}

// span returns the number with a range that holds all its figures, and whether it had to be widened: real
// data have lowest figures above highest, and best figures outside.
func (n number) span() (spanned number, widened bool) {
	var known []int64
	for _, text := range []string{n.low, n.best, n.high} {
		if v, ok := figureOf(text); ok {
			known = append(known, v)
		}
	}
	spanned = n
	// without an end of its own the range ends at the best figure
	if low, ok := figureOf(cmp.Or(n.low, n.best)); ok && low > slices.Min(known) {
		spanned.low = strconv.FormatInt(slices.Min(known), 10)
	}
	if high, ok := figureOf(cmp.Or(n.high, n.best)); ok && high < slices.Max(known) {
		spanned.high = strconv.FormatInt(slices.Max(known), 10)
	}
	return spanned, spanned != n
}

// isPlainNumber reports whether a text is one to nine digits.
func isPlainNumber(s string) bool { return len(s) <= 9 && allDigits(s) }

// figureOf returns the value of plain digits, and false for anything else.
func figureOf(s string) (int64, bool) {
	if !isPlainNumber(s) {
		return 0, false
	}
	v, err := strconv.ParseInt(s, 10, 64)
	return v, err == nil
}

// less returns the difference of two numbers, empty where either isn't known.
func less(all, part string) string {
	a, okA := figureOf(all)
	b, okB := figureOf(part)
	if !okA || !okB || b > a {
		return ""
	}
	return strconv.FormatInt(a-b, 10)
}
