package brief

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"
	"golang.org/x/text/message"
	formatted "golang.org/x/text/number"

	"lectern/app/incident"
)

// figureText is a number or a range, and the form in which an author wrote it.
type figureText struct {
	low, high int64
	words     bool   // "seven"
	capital   bool   // "Seven"
	bare      bool   // "1855", without a comma
	zero      rune   // the zero of its script
	group     string // separator of groups of three digits: ",", "."
	between   string // between the ends of a range: " to ", "–"
	atLeast   string // before a number without a high end: "at least "
}

// numerals holds how a language writes numbers, ranges and days.
type numerals struct {
	group    string // separator of groups of three digits
	between  string // between the ends of a range
	atLeast  string // before a number without a high end
	english  bool
	american bool
}

var britishEnglish = numerals{group: ",", between: " to ", atLeast: "at least ", english: true}

// numeralsOf returns how a language writes numbers in Latin digits, after CLDR.
func numeralsOf(lang string) numerals {
	tag, err := language.Parse(lang)
	if base, _ := tag.Base(); err != nil || base.String() == "en" {
		n := britishEnglish
		region, _ := tag.Region()
		n.american = region.String() == "US" && err == nil
		return n
	}
	n := numerals{between: "–", atLeast: "≥\u00a0"}
	if latin, err := tag.SetTypeForKey("nu", "latn"); err == nil {
		tag = latin
	}
	for _, r := range message.NewPrinter(tag).Sprint(formatted.Decimal(1_000_000)) {
		if !unicode.IsDigit(r) {
			n.group = string(r)
		}
	}
	return n
}

// groups holds the characters that may separate groups of digits in any language.
const groups = " \u00a0\u2009\u202f" + arabicGroup

// arabicGroup separates groups of Arabic and Persian digits.
const arabicGroup = "٬"

// softSpace matches white space at which a line may break.
var softSpace = regexp.MustCompile(`\s+`)

var numberWords = strings.Fields(`zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
	fifteen sixteen seventeen eighteen nineteen`)

var tens = strings.Fields("twenty thirty forty fifty sixty seventy eighty ninety")

// joint matches the separator of a range's ends.
var joint = regexp.MustCompile(`[\s\pZ]+(?:to|and|bis|à|a|al|tot)[\s\pZ]+|[\s\pZ]*(?:---|--|[–—‒-])[\s\pZ]*`)

// lowest matches what stands before a number without a high end, in the languages whose words joint knows.
var lowest = regexp.MustCompile(`^(?i:at least|mindestens|au moins|al menos|almeno|minstens|≥)[\s\pZ]*`)

// parse reads "1,855", "33", "752 to 965", "752–965", "at least 4" and "Seven".
func (n numerals) parse(text string) (f figureText, ok bool) {
	text = softSpace.ReplaceAllString(strings.TrimSpace(text), " ")
	if before := lowest.FindString(text); before != "" {
		f, ok = n.number(text[len(before):])
		f.atLeast = before
		return f, ok
	}
	if one, ok := n.number(text); ok {
		return one, true
	}
	for _, at := range joint.FindAllStringIndex(text, -1) {
		low, ok := n.number(text[:at[0]])
		high, fine := n.number(text[at[1]:])
		if ok && fine {
			low.high, low.between = high.high, text[at[0]:at[1]]
			low.bare, low.group = low.bare || high.bare, cmp.Or(low.group, high.group)
			return low, true
		}
	}
	return f, false
}

// number reads one number, in words or digits.
func (n numerals) number(text string) (f figureText, ok bool) {
	if n, ok := wordNumber(strings.ToLower(text)); ok {
		return figureText{low: n, high: n, words: true, capital: unicode.IsUpper([]rune(text)[0])}, true
	}
	text, zero := latinDigits(text)
	may := n.group + groups
	if n.group == "’" {
		may += "'"
	}
	digits, group := text, ""
	if at := strings.IndexAny(text, may); at >= 0 {
		_, size := utf8.DecodeRuneInString(text[at:])
		group = text[at : at+size]
		parts := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(may, r) })
		for i, p := range parts {
			if len(p) > 3 || i > 0 && len(p) != 3 {
				return f, false
			}
		}
		digits = strings.Join(parts, "")
	}
	v, err := strconv.ParseUint(digits, 10, 62)
	if err != nil {
		return f, false
	}
	return figureText{low: int64(v), high: int64(v), bare: digits == text && v >= 1000, zero: zero, group: group}, true
}

// latinDigits returns a text with the digits of any script as Latin ones, and the zero of the last script
// that was changed.
func latinDigits(text string) (latin string, zero rune) {
	zero = '0'
	latin = strings.Map(func(r rune) rune {
		if r <= unicode.MaxASCII || !unicode.IsDigit(r) {
			return r
		}
		first := r // the digits of a script follow one another from its zero on
		for unicode.IsDigit(first - 1) {
			first--
		}
		value := (r - first) % 10
		zero = r - value
		return '0' + value
	}, text)
	return latin, zero
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

// agrees reports whether a live figure's text states the value.
func (n numerals) agrees(text string, v incident.Value) bool {
	if v.Do == incident.First || v.Do == incident.Last || !v.IsKnown() {
		return text == v.Words() || text == v.String() || text == n.day(v)
	}
	f, ok := n.parse(text)
	low, high, open := v.Told()
	return ok && f.low == low && f.high == high && open == (f.atLeast != "")
}

// dateWords matches a text that is a day, a month or a year and nothing else.
var dateWords = regexp.MustCompile(`^(?i:(?:jan|feb|mar|apr|may|june?|july?|aug|sep|sept|oct|nov|dec)[a-z]*|[0-9WQ.,–-]+|to|from|in|unknown|[\s ])+$`)

// isRestatable reports whether a text holds nothing but the value that it states, so that no words are lost
// when another is written in its place.
func (n numerals) isRestatable(text string, v incident.Value) bool {
	if text = strings.TrimSpace(text); text == "" || text == v.Words() {
		return true
	}
	if v.Do == incident.First || v.Do == incident.Last {
		return dateWords.MatchString(text)
	}
	_, ok := n.parse(text)
	return ok || strings.EqualFold(text, "unknown")
}

// restate returns the value in the form of the text before: in words up to nine if that was in words, in its
// digits, with its separators. What the text before doesn't show is as the language has it.
func (n numerals) restate(text string, v incident.Value) string {
	switch {
	case !v.IsKnown():
		return v.Words()
	case v.Do == incident.First || v.Do == incident.Last:
		return n.day(v)
	}
	was, _ := n.parse(text)
	group := n.group
	if was.zero == '٠' || was.zero == '۰' {
		group = arabicGroup
	}
	was.between, was.group = cmp.Or(was.between, n.between), cmp.Or(was.group, group)
	switch low, high, open := v.Told(); {
	case open && was.capital && was.atLeast == "":
		return incident.Capital(n.atLeast) + strings.ToLower(was.number(low))
	case open:
		return cmp.Or(was.atLeast, n.atLeast) + strings.ToLower(was.number(low))
	case low == high:
		return was.number(low)
	default:
		return was.number(low) + was.between + strings.ToLower(was.number(high))
	}
}

// day returns a day in words, or in figures if the language isn't English.
func (n numerals) day(v incident.Value) string {
	when := v.When
	switch {
	case !v.IsKnown():
		return v.Words()
	case !n.english:
		return v.String()
	case n.american && when.Precision == incident.ByDay && when.First == when.Last:
		y, m, d := when.First.Date()
		return fmt.Sprintf("%s %d, %d", m, d, y)
	}
	return v.Words()
}

// number returns n in the form of f.
func (f figureText) number(n int64) string {
	if f.words && n >= 0 && n < 10 {
		word := numberWords[n]
		if f.capital {
			word = incident.Capital(word)
		}
		return word
	}
	digits := strconv.FormatInt(n, 10)
	if !f.bare {
		for i := len(digits) - 3; i > 0; i -= 3 {
			digits = digits[:i] + f.group + digits[i:]
		}
	}
	if f.zero == '0' || f.zero == 0 {
		return digits
	}
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return r
		}
		return f.zero + r - '0'
	}, digits)
}
