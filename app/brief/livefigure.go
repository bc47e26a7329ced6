package brief

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"lectern/app/incident"
)

// figureText is a number or a range as an author writes it, and how it is written.
type figureText struct {
	low, high int64
	words     bool   // "seven"
	capital   bool   // "Seven"
	bare      bool   // "1855", without a comma
	between   string // what joins a range: " to ", "–"
}

var numberWords = strings.Fields(`zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
	fifteen sixteen seventeen eighteen nineteen`)

var tens = strings.Fields("twenty thirty forty fifty sixty seventy eighty ninety")

// joints are what stands between the ends of a range, the longer first.
var joints = []string{" to ", " and ", "---", "--", "–", "—", "‒", "-"}

// parseFigure reads "1,855", "33", "752 to 965", "752–965" and "Seven".
func parseFigure(text string) (f figureText, ok bool) {
	text = strings.Join(strings.Fields(strings.ReplaceAll(text, "\u00a0", " ")), " ")
	if one, ok := parseNumber(text); ok {
		return one, true
	}
	for _, joint := range joints {
		from, to, found := strings.Cut(text, joint)
		if !found {
			continue
		}
		low, ok := parseNumber(strings.TrimSpace(from))
		high, fine := parseNumber(strings.TrimSpace(to))
		if ok && fine {
			low.high, low.between = high.high, joint
			low.bare = low.bare || high.bare
			return low, true
		}
	}
	return f, false
}

func parseNumber(text string) (f figureText, ok bool) {
	if n, ok := wordNumber(strings.ToLower(text)); ok {
		return figureText{low: n, high: n, words: true, capital: unicode.IsUpper([]rune(text)[0])}, true
	}
	digits := text
	if comma := strings.IndexAny(text, ", \u2009\u202f"); comma >= 0 {
		parts := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(", \u2009\u202f", r) })
		for i, p := range parts {
			if len(p) > 3 || i > 0 && len(p) != 3 {
				return f, false
			}
		}
		digits = strings.Join(parts, "")
	}
	n, err := strconv.ParseUint(digits, 10, 62)
	if err != nil {
		return f, false
	}
	return figureText{low: int64(n), high: int64(n), bare: digits == text && n >= 1000}, true
}

// wordNumber reads zero to ninety-nine.
func wordNumber(word string) (int64, bool) {
	if i := slices.Index(numberWords, word); i >= 0 {
		return int64(i), true
	}
	ten, one, both := strings.Cut(word, "-")
	i := slices.Index(tens, ten)
	if i < 0 {
		return 0, false
	}
	n := int64(i+2) * 10
	if !both {
		return n, true
	}
	j := slices.Index(numberWords[:10], one)
	return n + int64(j), j > 0
}

// agrees says whether a live figure's text states the value.
func agrees(text string, v incident.Value) bool {
	if v.Do == incident.First || v.Do == incident.Last || !v.IsKnown() {
		return text == v.Words() || text == v.String()
	}
	f, ok := parseFigure(text)
	return ok && f.low == v.Low && f.high == v.High
}

// restate writes the value as the text before was written: in words up to nine where it was in
// words, with a comma unless it had none.
func restate(text string, v incident.Value) string {
	if v.Do == incident.First || v.Do == incident.Last || !v.IsKnown() {
		return v.Words()
	}
	was, ok := parseFigure(text)
	if !ok || was.between == "" {
		was.between = " to "
	}
	if v.Low == v.High {
		return was.number(v.Low)
	}
	return was.number(v.Low) + was.between + strings.ToLower(was.number(v.High))
}

func (f figureText) number(n int64) string {
	if f.words && n >= 0 && n < 10 {
		word := numberWords[n]
		if f.capital {
			word = incident.Capital(word)
		}
		return word
	}
	digits := strconv.FormatInt(n, 10)
	if f.bare {
		return digits
	}
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}
