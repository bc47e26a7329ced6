package exchange

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// monthNames are the months in the languages whose names of columns are known beside English, as they stand in dates, and
// how they are cut short where that is a part of no other word.
var monthNames = map[string]string{
	// German
	"januar": "January", "jänner": "January", "februar": "February", "märz": "March", "mai": "May", "juni": "June", "juli": "July", "oktober": "October", "dezember": "December", "okt": "Oct", "dez": "Dec", "mär": "March", "mrz": "March",
	// French
	"janvier": "January", "février": "February", "fevrier": "February", "mars": "March", "avril": "April", "juin": "June", "juillet": "July", "août": "August", "aout": "August", "septembre": "September", "octobre": "October", "novembre": "November", "décembre": "December", "decembre": "December", "janv": "January", "févr": "February", "fév": "February", "avr": "April", "juil": "July", "déc": "December",
	// Spanish
	"enero": "January", "febrero": "February", "marzo": "March", "abril": "April", "mayo": "May", "junio": "June", "julio": "July", "agosto": "August", "septiembre": "September", "setiembre": "September", "octubre": "October", "noviembre": "November", "diciembre": "December", "ene": "January", "abr": "April", "ago": "August", "dic": "December",
	// Portuguese
	"janeiro": "January", "fevereiro": "February", "março": "March", "maio": "May", "junho": "June", "julho": "July", "setembro": "September", "outubro": "October", "novembro": "November", "dezembro": "December", "fev": "February", "set": "September", "out": "October",
	// Russian
	"января": "January", "февраля": "February", "марта": "March", "апреля": "April", "мая": "May", "июня": "June", "июля": "July", "августа": "August", "сентября": "September", "октября": "October", "ноября": "November", "декабря": "December",
	"январь": "January", "февраль": "February", "март": "March", "апрель": "April", "май": "May", "июнь": "June", "июль": "July", "август": "August", "сентябрь": "September", "октябрь": "October", "ноябрь": "November", "декабрь": "December",
	// Arabic
	"يناير": "January", "فبراير": "February", "مارس": "March", "أبريل": "April", "مايو": "May", "يونيو": "June", "يوليو": "July", "أغسطس": "August", "سبتمبر": "September", "أكتوبر": "October", "نوفمبر": "November", "ديسمبر": "December",
}

var dotForm = regexp.MustCompile(`([0-9\pL])(?:\.|º)(\s|$)`)

// betweenDates are the words that other languages have in a date beside its month.
var betweenDates = []string{"de", "del", "le", "er", "г", "года"}

// inEnglish returns a date with the name of its month in English, without the words and full stops that other languages have
// in one: “3. März 2024”, “3 de marzo de 2024”.
func inEnglish(date string) string {
	if strings.ContainsAny(date, ".º") {
		date = dotForm.ReplaceAllString(date, "$1$2")
	}
	var english strings.Builder
	for rest := date; rest != ""; {
		begins := strings.IndexFunc(rest, unicode.IsLetter)
		if begins < 0 {
			begins = len(rest)
		}
		english.WriteString(rest[:begins])
		word := rest[begins:]
		if ends := strings.IndexFunc(word, isNoLetter); ends >= 0 {
			word = word[:ends]
		}
		rest = rest[begins+len(word):]
		plain := strings.ToLower(word)
		switch name, known := monthNames[plain]; {
		case known:
			english.WriteString(name)
		case !slices.Contains(betweenDates, plain):
			english.WriteString(word)
		}
	}
	return english.String()
}

func isNoLetter(r rune) bool { return !unicode.IsLetter(r) }

// namesMonth reports whether a date has the name of a month, in English, cut short or not.
func namesMonth(date string) bool {
	date = strings.ToLower(date)
	return slices.ContainsFunc(monthsInFull[:], func(month string) bool { return strings.Contains(date, month[:3]) })
}

// asciiDigits returns a text with the digits of Arabic, of Persian and of wide letters in ASCII.
func asciiDigits(text string) string {
	return strings.Map(func(r rune) rune {
		for _, zero := range [...]rune{'٠', '۰', '０'} {
			if r >= zero && r <= zero+9 {
				return '0' + r - zero
			}
		}
		return r
	}, text)
}
