package incident

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// recent is a time that ends on the day to which the incidents are known: the last 90 days. It is never counted from
// the clock, so that a query finds the same whenever it is asked.
type recent struct {
	n    int // of units; 0: it is no such time
	unit Unit
}

const mostRecent = 10_000

// unitPlurals are the names of units as recent times have them.
var unitPlurals = func() (plurals []string) {
	for _, name := range unitNames {
		plurals = append(plurals, name+"s")
	}
	return plurals
}()

// parseRecent reads last-90-days or last-year, with any of hyphens, underscores and spaces. Is reports whether it is
// such a time at all.
func parseRecent(s string) (r recent, is bool, err error) {
	words := strings.FieldsFunc(strings.ToLower(s), func(c rune) bool { return c == '-' || c == '_' || unicode.IsSpace(c) })
	if len(words) < 2 || len(words) > 3 || words[0] != "last" && words[0] != "past" {
		return r, false, nil
	}
	unit := words[len(words)-1]
	u := max(slices.Index(unitNames[:], unit), slices.Index(unitPlurals, unit))
	if u < 0 {
		hint := "write days, weeks, months, quarters, years or decades"
		if near := Nearest(unit, unitPlurals); near != "" {
			hint = "did you mean " + near + "?"
		}
		return r, true, mistake{quote(unit) + " is not a unit of time", hint}
	}
	if len(words) == 2 && unit == unitPlurals[u] {
		return r, true, mistake{quote(s) + " has no number of " + unit, "write last-90-" + unit}
	}
	r = recent{1, Unit(u)}
	if len(words) == 3 {
		n, err := strconv.Atoi(words[1])
		if err != nil || n < 1 || n > mostRecent {
			return r, true, mistake{quote(words[1]) + " is not a number of " + unitPlurals[u], "write 1 to " + Thousands(mostRecent) + ", in digits"}
		}
		r.n = n
	}
	return r, true, nil
}

// String returns the form that parseRecent reads.
func (r recent) String() string {
	if r.n == 1 {
		return "last-" + r.unit.String()
	}
	return fmt.Sprintf("last-%d-%s", r.n, unitPlurals[r.unit])
}

// words returns the time in words, up to a day unless that is beyond all days.
func (r recent) words(last Day) string {
	span := r.unit.String()
	if r.n > 1 {
		span = Thousands(r.n) + " " + unitPlurals[r.unit]
	}
	if last >= Latest {
		return "in the last " + span
	}
	return "in the " + span + " to " + last.Words()
}

// until returns the days of the time that ends on a day.
func (r recent) until(last Day) (first Day) {
	y, m, d := last.Date()
	months := 0
	switch r.unit {
	case Days:
		return max(Earliest, last-Day(r.n)+1)
	case Weeks:
		return max(Earliest, last-Day(7*r.n)+1)
	case Months:
		months = r.n
	case Quarters:
		months = 3 * r.n
	case Years:
		months = 12 * r.n
	case Decades:
		months = 120 * r.n
	}
	// The same day of an earlier month, or its last one where that is shorter: six months to 31 August begin behind
	// 28 February.
	month := 12*y + int(m) - 1 - months
	if month < 12 {
		return Earliest
	}
	start := DayOf(month/12, 1, 1)
	for range month % 12 {
		start = Months.End(start) + 1
	}
	return max(Earliest, min(start+Day(d)-1, Months.End(start))+1)
}

// recentWords reads last 90 days, last year or Q1 2023 where a term begins. It returns nil where none of them stands.
func (p *parser) recentWords() (node, error) {
	if !strings.ContainsRune("lpqLPQ12", p.peek()) { // of last, past, Q1 and a year
		return nil, nil
	}
	var words []value
	at := p.at
	for len(words) < 3 {
		w := p.word()
		if strings.HasSuffix(w.text, ")") {
			p.at -= len([]rune(w.text)) - len([]rune(strings.TrimRight(w.text, ")")))
			w.text = strings.TrimRight(w.text, ")")
		}
		if w.text == "" {
			break
		}
		words = append(words, w)
		if text, is := periodOfWords(words); is {
			r, err := parseDateRange(text)
			if err != nil {
				return nil, p.locate(words[0].column, err)
			}
			p.terms++
			return &dates{ranges: []dateRange{r}}, nil
		}
	}
	p.at = at
	return nil, nil
}

// GoesOn reports whether a query ends with what may be the beginning of a time in several words, such as last 90 of
// last 90 days.
func GoesOn(query string) bool {
	words := strings.Fields(strings.ToLower(query))
	for i := range words {
		words[i] = strings.TrimLeft(words[i], "(-")
	}
	begins := func(i int) bool { return i >= 0 && (words[i] == "last" || words[i] == "past") }
	n := len(words) - 1
	if n < 0 {
		return false
	}
	_, err := strconv.Atoi(words[n])
	return begins(n) || quarterName.MatchString(words[n]) || err == nil && begins(n-1)
}

// periodOfWords returns the words of a time as a value of date:, and whether they are one. A number behind last is
// meant as one, so a word that is nearly a unit is, too.
func periodOfWords(words []value) (text string, is bool) {
	first, last := strings.ToLower(words[0].text), strings.ToLower(words[len(words)-1].text)
	isUnit := slices.Contains(unitNames[:], last) || slices.Contains(unitPlurals, last)
	if text, is := quarterOfWords(first, last, words); is {
		return text, true
	}
	switch {
	case len(words) == 1 || first != "last" && first != "past":
		return "", false
	case len(words) == 2:
		return first + "-" + last, slices.Contains(unitNames[:], last)
	}
	if _, err := strconv.Atoi(words[1].text); err != nil {
		return "", false
	}
	return first + "-" + words[1].text + "-" + last, isUnit || Nearest(last, unitPlurals) != ""
}

// quarterOfWords returns the words of a quarter, Q1 2023, 2023 Q1 or 2023Q1, or of a span, Q1 2023..Q2 2023, as a value of date:,
// and whether they are one. First and last are the words at the ends in small letters.
func quarterOfWords(first, last string, words []value) (text string, is bool) {
	isYear := func(s string) bool { _, ok := digits(s, 4); return ok }
	switch {
	case len(words) == 1:
		return words[0].text, quarterForm.MatchString(first) || quarterLast.MatchString(first)
	case len(words) == 2 && quarterName.MatchString(first) && isYear(last):
		return last + "-" + first, true
	case len(words) == 2 && isYear(first) && quarterName.MatchString(last):
		return first + "-" + last, true
	case len(words) == 3 && quarterName.MatchString(first) && isYear(last):
		year, quarter, is := strings.Cut(strings.ToLower(words[1].text), "..")
		return year + "-" + first + ".." + last + "-" + quarter, is && isYear(year) && quarterName.MatchString(quarter)
	}
	return "", false
}
