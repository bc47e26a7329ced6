package incident

import (
	"regexp"
	"strconv"
	"strings"
)

// parseCount reads a whole number of people; an empty cell is Unknown. Decimals that are all zero and
// powers of ten, as spreadsheets write them, are read: nobody can mean another number.
func parseCount(s string) (int32, error) {
	if s == "" {
		return Unknown, nil
	}
	n, err := strconv.ParseUint(s, 10, 64)
	if err != nil {
		var ok bool
		if n, ok = spreadsheetCount(s); !ok {
			return Unknown, mistake{quote(s) + " is not a whole number", countHint(s)}
		}
	}
	switch {
	case n > MaxCount:
		return Unknown, mistake{quote(s) + " is more than " + Thousands(MaxCount), "check the figure"}
	case len(s) > 1 && s[0] == '0' && isDigit(s[1]):
		return Unknown, mistake{quote(s) + " begins with a zero", "write the number without leading zeros or separators"}
	}
	return int32(n), nil
}

// The forms in which spreadsheets and statistics programs write whole numbers. Three zeros behind a point
// may be thousands, so they are not among them.
var (
	zeroDecimals = regexp.MustCompile(`^([0-9]{1,9})\.(?:0{1,2}|0{4,})$`)
	powerOfTen   = regexp.MustCompile(`^[0-9](?:\.[0-9]+)?[eE]\+?[0-9]{1,2}$`)
)

func spreadsheetCount(s string) (uint64, bool) {
	if m := zeroDecimals.FindStringSubmatch(s); m != nil {
		n, err := strconv.ParseUint(m[1], 10, 64)
		return n, err == nil
	}
	if !powerOfTen.MatchString(s) {
		return 0, false
	}
	v, err := strconv.ParseFloat(s, 64)
	return uint64(v), err == nil && v < 1e15 && v == float64(uint64(v))
}

// figure finds the numbers in a cell, with what stands between their digits.
var figure = regexp.MustCompile(`[0-9]+(?:[.,'’  ][0-9]+)*`)

// The forms of numbers with separators: thousands in groups of three, and what may be decimals.
var (
	thousands      = regexp.MustCompile(`^[0-9]{1,3}(?:(?:,[0-9]{3})+|(?:['’][0-9]{3})+|(?:[  ][0-9]{3})+)(?:\.0{1,2})?$`)
	pointThousands = regexp.MustCompile(`^[0-9]{1,3}(?:\.[0-9]{3}){2,}(?:,0{1,2})?$`)
	ambiguous      = regexp.MustCompile(`^[0-9]{1,3}\.[0-9]{3}$`)
)

// digitsOf returns a number in digits alone, and false where it isn't certain which number is meant.
func digitsOf(s string) (string, bool) {
	if onlyDigits(s) == s {
		return s, len(s) < 10
	}
	if n, ok := spreadsheetCount(s); ok {
		return strconv.FormatUint(n, 10), true
	}
	decimals := "."
	switch {
	case pointThousands.MatchString(s):
		decimals = ","
	case !thousands.MatchString(s):
		return "", false
	}
	whole, _, _ := strings.Cut(s, decimals)
	if decimals == "," {
		whole, _, _ = strings.Cut(s, ",")
	}
	return onlyDigits(whole), true
}

func onlyDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, s)
}

// The words and signs with which people say that a number is a bound, or doubtful. A strict bound isn't
// turned into a number: which is the lowest then, the author knows.
var (
	lowerBound  = regexp.MustCompile(`(?i)^(?:at least|min(?:imum|\.)?|no (?:less|fewer) than|not (?:less|fewer) than|from|>=|≥)\s*$`)
	upperBound  = regexp.MustCompile(`(?i)^(?:at most|up to|max(?:imum|\.)?|no more than|not more than|<=|≤)\s*$`)
	strictBound = regexp.MustCompile(`(?i)^(?:more than|over|above|fewer than|less than|under|below|nearly|almost|>|<)\s*$`)
	// doubtful are words and signs before a number that is meant as such, though not exactly.
	doubtful = regexp.MustCompile(`(?i)^(?:~|≈|about|around|approx(?:imately|\.)?|roughly|some|c\.|ca\.|circa)$`)
	// people are words behind a number that change nothing about it in any column. Others may: 5k, 5 dozen, 2 families, and
	// 12 wounded or 5 dead as the column is.
	people  = regexp.MustCompile(`(?i)^(?:people|persons?)$`)
	between = regexp.MustCompile(`(?i)^\s*(?:-|–|—|to|or|and|/|\.\.|bis|à)\s*$`)
)

const oneNumber = "write one number in digits alone; the lowest and the highest figure have columns of their own, doubt is figures_note"

// countHint says what to do about the ways in which people write numbers. It never names a number that
// isn't in the cell.
func countHint(s string) string {
	found := figure.FindAllStringIndex(s, -1)
	switch len(found) {
	case 0:
		return "write digits, and leave the cell empty where nothing is known"
	case 1:
		return oneFigureHint(s[:found[0][0]], s[found[0][0]:found[0][1]], s[found[0][1]:])
	case 2:
		low, okLow := digitsOf(s[found[0][0]:found[0][1]])
		high, okHigh := digitsOf(s[found[1][0]:found[1][1]])
		if before := strings.TrimSpace(s[:found[0][0]]); okLow && okHigh && isNotAbove(low, high) && (before == "" || strings.EqualFold(before, "between")) &&
			between.MatchString(s[found[0][1]:found[1][0]]) && strings.TrimSpace(s[found[1][1]:]) == "" {
			return "write the lowest figure, " + low + ", in the _low column and the highest, " + high + ", in the _high column"
		}
	}
	return oneNumber
}

// isNotAbove reports whether the first of two numbers in digits is no larger than the second.
func isNotAbove(low, high string) bool {
	return len(low) < len(high) || len(low) == len(high) && low <= high
}

// oneFigureHint returns what to do about a cell that has text before or after its one number.
func oneFigureHint(before, number, after string) string {
	before, after = strings.TrimSpace(before), strings.TrimSpace(after)
	plain, sure := digitsOf(number)
	switch {
	case before == "-" && after == "":
		return "a number of people is never negative"
	case !sure && ambiguous.MatchString(number):
		return "write the number that is meant in digits alone: a point may part thousands or begin decimals"
	case !sure && strings.ContainsAny(number, ".,"):
		return "a number of people is whole: write it in digits alone"
	case !sure:
		return oneNumber
	case lowerBound.MatchString(before) && after == "", before == "" && (after == "+" || strings.EqualFold(after, "or more")):
		return "write " + plain + " in the _low column and leave the others empty"
	case upperBound.MatchString(before) && after == "", before == "" && strings.EqualFold(after, "or fewer"):
		return "write " + plain + " in the _high column and leave the others empty"
	case strictBound.MatchString(before):
		return "write the lowest figure that it can be in the _low column, or the highest in the _high column"
	case before == "" && after == "":
		return "write " + plain + ", digits alone"
	case before == "" && (after == "?" || people.MatchString(after)), doubtful.MatchString(before) && after == "":
		return "write " + plain + " alone; a bound is the _low or the _high column, doubt is figures_note"
	}
	return oneNumber
}
