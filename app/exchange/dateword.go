package exchange

import (
	"slices"
	"strings"
	"sync"
	"unicode"

	"lectern/app/fold"
	"lectern/app/lazyregexp"
)

// englishWords returns the words of dates by their folded keys.
var englishWords = sync.OnceValue(func() map[string]string {
	folded := make(map[string]string, len(dateWords))
	for word, english := range dateWords {
		folded[fold.String(word)] = english
	}
	return folded
})

// dateWords are the words of dates in the languages whose names of columns are known, and other words of English, by those that the
// forms of dates have. One that they don't have is empty.
var dateWords = map[string]string{
	// German
	"januar": "January", "jänner": "January", "februar": "February", "märz": "March", "mai": "May", "juni": "June", "juli": "July", "oktober": "October", "dezember": "December", "okt": "Oct", "dez": "Dec", "mär": "March", "mrz": "March",
	"montag": "Monday", "dienstag": "Tuesday", "mittwoch": "Wednesday", "donnerstag": "Thursday", "freitag": "Friday", "samstag": "Saturday", "sonnabend": "Saturday", "sonntag": "Sunday",
	"von": "from", "vom": "from", "bis": "to", "auf": "to", "und": "and", "oder": "or", "zwischen": "between", "vor": "before", "nach": "after", "seit": "since", "ab": "since", "etwa": "about", "ungefähr": "about", "um": "about", "zirka": "about", "gegen": "about",
	"anfang": "early", "mitte": "mid", "ende": "late", "kw": "week", "woche": "week", "kalenderwoche": "week", "quartal": "quarter", "halbjahr": "half", "hälfte": "half", "erste": "1st", "ersten": "1st", "erstes": "1st", "zweite": "2nd", "zweiten": "2nd", "zweites": "2nd", "dritte": "3rd", "dritten": "3rd", "drittes": "3rd", "vierte": "4th", "viertes": "4th", "letzte": "last", "letzten": "last",
	"frühling": "spring", "frühjahr": "spring", "sommer": "summer", "herbst": "autumn", "nacht": "night", "jahre": "decade", "jahr": "", "jahren": "", "der": "", "den": "", "dem": "", "während": "", "morgen": "morning", "morgens": "morning", "vormittag": "morning", "nachmittag": "afternoon", "abend": "evening", "abends": "evening", "zum": "to", "im": "", "am": "",
	// French
	"janvier": "January", "février": "February", "mars": "March", "avril": "April", "juin": "June", "juillet": "July", "août": "August", "septembre": "September", "octobre": "October", "novembre": "November", "décembre": "December", "janv": "January", "févr": "February", "fév": "February", "avr": "April", "juil": "July", "déc": "December",
	"lundi": "Monday", "mardi": "Tuesday", "mercredi": "Wednesday", "jeudi": "Thursday", "vendredi": "Friday", "samedi": "Saturday", "dimanche": "Sunday",
	"du": "from", "au": "to", "à": "to", "et": "and", "ou": "or", "entre": "between", "avant": "before", "après": "after", "depuis": "since", "dès": "since", "environ": "about", "vers": "about",
	"début": "early", "mi": "mid", "fin": "late", "semaine": "week", "trimestre": "quarter", "semestre": "half", "quinzaine": "half", "moitié": "half", "premier": "1st", "première": "1st", "deuxième": "2nd", "second": "2nd", "seconde": "2nd", "troisième": "3rd", "quatrième": "4th", "dernière": "last",
	"printemps": "spring", "été": "summer", "automne": "autumn", "hiver": "winter", "nuit": "night", "années": "decade", "année": "", "an": "", "le": "", "la": "", "en": "", "dans": "", "durant": "", "courant": "", "matin": "morning", "soir": "evening", "aube": "dawn",
	// Spanish
	"enero": "January", "febrero": "February", "marzo": "March", "abril": "April", "mayo": "May", "junio": "June", "julio": "July", "agosto": "August", "septiembre": "September", "setiembre": "September", "octubre": "October", "noviembre": "November", "diciembre": "December", "ene": "January", "abr": "April", "ago": "August", "dic": "December",
	"lunes": "Monday", "martes": "Tuesday", "miércoles": "Wednesday", "jueves": "Thursday", "viernes": "Friday", "sábado": "Saturday", "domingo": "Sunday",
	"a": "to", "al": "to", "hasta": "to", "y": "and", "o": "or", "antes": "before", "después": "after", "tras": "after", "desde": "from", "aproximadamente": "about", "alrededor": "about", "hacia": "about",
	"principios": "early", "comienzos": "early", "inicios": "early", "mediados": "mid", "finales": "late", "fines": "late", "semana": "week", "quincena": "half", "mitad": "half", "primer": "1st", "primera": "1st", "segundo": "2nd", "segunda": "2nd", "tercer": "3rd", "tercera": "3rd", "cuarto": "4th", "última": "last",
	"primavera": "spring", "verano": "summer", "otoño": "autumn", "invierno": "winter", "noche": "night", "años": "decade", "año": "", "de": "", "del": "", "el": "", "los": "", "por": "", "durante": "", "mañana": "morning", "tarde": "afternoon",
	// Portuguese
	"janeiro": "January", "fevereiro": "February", "março": "March", "maio": "May", "junho": "June", "julho": "July", "setembro": "September", "outubro": "October", "dezembro": "December", "fev": "February", "set": "September", "out": "October",
	// Russian
	"января": "January", "февраля": "February", "марта": "March", "апреля": "April", "мая": "May", "июня": "June", "июля": "July", "августа": "August", "сентября": "September", "октября": "October", "ноября": "November", "декабря": "December",
	"январь": "January", "февраль": "February", "март": "March", "апрель": "April", "май": "May", "июнь": "June", "июль": "July", "август": "August", "сентябрь": "September", "октябрь": "October", "ноябрь": "November", "декабрь": "December",
	"январе": "January", "феврале": "February", "марте": "March", "апреле": "April", "мае": "May", "июне": "June", "июле": "July", "августе": "August", "сентябре": "September", "октябре": "October", "ноябре": "November", "декабре": "December",
	"янв": "January", "фев": "February", "февр": "February", "мар": "March", "апр": "April", "июн": "June", "июл": "July", "авг": "August", "сен": "September", "сент": "September", "окт": "October", "ноя": "November", "нояб": "November", "дек": "December",
	"понедельник": "Monday", "вторник": "Tuesday", "среда": "Wednesday", "четверг": "Thursday", "пятница": "Friday", "суббота": "Saturday", "воскресенье": "Sunday",
	"с": "from", "со": "from", "от": "from", "по": "to", "до": "to", "и": "and", "или": "or", "между": "between", "перед": "before", "после": "after", "около": "about", "примерно": "about",
	"начало": "early", "начале": "early", "середина": "mid", "середине": "mid", "конец": "late", "конце": "late", "неделя": "week", "неделе": "week", "квартал": "quarter", "квартале": "quarter", "кв": "quarter", "полугодие": "half", "половина": "half", "половине": "half", "первый": "1st", "первая": "1st", "первое": "1st", "первой": "1st", "второй": "2nd", "вторая": "2nd", "второе": "2nd", "третий": "3rd", "третья": "3rd", "четвертый": "4th", "последняя": "last",
	"весна": "spring", "весной": "spring", "лето": "summer", "летом": "summer", "осень": "autumn", "осенью": "autumn", "зима": "winter", "зимой": "winter", "г": "", "гг": "", "года": "", "год": "", "году": "", "утром": "morning", "днем": "afternoon", "вечером": "evening", "годы": "decade", "годов": "decade", "в": "", "во": "", "на": "",
	// Arabic, whose months have other names in the Levant and in the Maghreb
	"يناير": "January", "فبراير": "February", "مارس": "March", "أبريل": "April", "مايو": "May", "يونيو": "June", "يوليو": "July", "أغسطس": "August", "سبتمبر": "September", "أكتوبر": "October", "نوفمبر": "November", "ديسمبر": "December",
	"شباط": "February", "آذار": "March", "نيسان": "April", "أيار": "May", "حزيران": "June", "تموز": "July", "آب": "August", "أيلول": "September",
	"جانفي": "January", "فيفري": "February", "أفريل": "April", "ماي": "May", "جوان": "June", "جويلية": "July", "أوت": "August",
	"الاثنين": "Monday", "الثلاثاء": "Tuesday", "الأربعاء": "Wednesday", "الخميس": "Thursday", "الجمعة": "Friday", "السبت": "Saturday", "الأحد": "Sunday",
	"من": "from", "إلى": "to", "حتى": "to", "و": "and", "أو": "or", "بين": "between", "قبل": "before", "بعد": "after", "منذ": "since", "حوالي": "about", "نحو": "about",
	"أوائل": "early", "مطلع": "early", "بداية": "early", "منتصف": "mid", "أواخر": "late", "نهاية": "late", "الأسبوع": "week", "أسبوع": "week", "الربع": "quarter", "النصف": "half", "الأول": "1st", "الثاني": "2nd", "الثالث": "3rd", "الرابع": "4th",
	"ربيع": "spring", "صيف": "summer", "خريف": "autumn", "شتاء": "winter", "في": "", "عام": "", "سنة": "", "خلال": "", "صباح": "morning", "صباحا": "morning", "مساء": "evening",
	// English
	"first": "1st", "third": "3rd", "fourth": "4th", "wk": "week", "fall": "autumn", "middle": "mid", "beginning": "early", "start": "early", "end": "late", "approximately": "about", "approx": "about", "around": "about", "circa": "about", "ca": "about", "c": "about", "roughly": "about", "prior": "before", "until": "to", "till": "to", "through": "to", "the": "", "in": "", "on": "", "during": "", "noon": "afternoon", "midday": "afternoon",
}

// levantineMonths are the months of two words.
var levantineMonths = strings.NewReplacer("كانون الثاني", "January", "كانون الأول", "December", "كانون الاول", "December", "تشرين الأول", "October", "تشرين الاول", "October", "تشرين الثاني", "November")

// ordinalEndings stand behind the figure of a number that puts in order: 1re, 2e, 12-я, 3-го.
var ordinalEndings = []string{"er", "e", "re", "ère", "ème", "eme", "я", "й", "е", "х", "го", "ое", "ая", "st", "nd", "rd", "th"}

var dotForm = lazyregexp.New(`([0-9\pL])(?:\.|º|ª)(\s|$)`)

// plainEnglish returns what inEnglish does of a date in any digits, with single blanks between its words.
func plainEnglish(cell string) string {
	return strings.Join(strings.Fields(inEnglish(asciiDigits(cell))), " ")
}

// inEnglish returns a date with its words in English, without the words and full stops that other languages have in one:
// “3. März 2024”, “del 3 al 5 de marzo de 2024”.
func inEnglish(date string) string {
	if strings.ContainsAny(date, ".ºª") {
		date = dotForm.ReplaceAllString(date, "$1$2")
	}
	if strings.Contains(date, "ين ") || strings.Contains(date, "ون ") {
		date = levantineMonths.Replace(date)
	}
	var english strings.Builder
	for rest := date; rest != ""; {
		begins := strings.IndexFunc(rest, unicode.IsLetter)
		if begins < 0 {
			begins = len(rest)
		}
		between := rest[:begins]
		word := rest[begins:]
		if ends := strings.IndexFunc(word, isNoLetter); ends >= 0 {
			word = word[:ends]
		}
		rest = rest[begins+len(word):]
		if figure := strings.TrimSuffix(between, "-"); endsInDigit(figure) && !hasYear(figure) && slices.Contains(ordinalEndings, strings.ToLower(word)) {
			english.WriteString(figure)
			continue
		}
		english.WriteString(between)
		english.WriteString(englishOf(word))
	}
	return strings.TrimSpace(english.String())
}

// englishOf returns a word of a date in English, or the word as it is.
func englishOf(word string) string {
	key := strings.ToLower(word)
	if strings.ContainsFunc(key, func(r rune) bool { return r > unicode.MaxASCII }) {
		key = fold.String(key)
	}
	if english, known := englishWords()[key]; known {
		return english
	}
	return word
}

func endsInDigit(s string) bool { return s != "" && s[len(s)-1] >= '0' && s[len(s)-1] <= '9' }

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
