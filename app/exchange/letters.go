package exchange

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// A language is told by its letters beyond ASCII.
type language struct {
	name   string
	script *unicode.RangeTable
	isWest bool   // all its letters are in Windows-1252
	shares string // of a thousand letters beyond ASCII in a text, about how many are which, in small letters; without the rarest
}

// languages are those whose letters tell encodings apart. Shares were counted in the lists of the most frequent words of the Python package
// wordfreq 3.1.1. That of ß, which it writes as ss, is added; those of Kurdish, which it lacks, are estimates; and the ي of Persian is that of
// Arabic, as in Windows-1256.
var languages = [...]language{
	{"French", unicode.Latin, true, "é588 à157 è101 ê57 ç41 ô16 î9 ù9 â9 û7 œ4 ï2 ë1"},
	{"Spanish", unicode.Latin, true, "ó284 í242 á195 é134 ñ85 ú59 ü1"},
	{"Portuguese", unicode.Latin, true, "ã255 é173 ç153 á122 í75 ê64 ó59 ú30 õ28 à23 â10 ô8"},
	{"Italian", unicode.Latin, true, "è397 à251 ù132 ò84 é68 ì67 í1"},
	{"Catalan", unicode.Latin, true, "é237 ó196 à141 è111 í111 ò89 ç45 ú42 ï13 ü10 á3 ñ1"},
	{"German", unicode.Latin, true, "ü361 ä300 ß170 ö167 é2"},
	{"Dutch", unicode.Latin, true, "é411 ë390 ï76 è36 ó33 ü14 á8 ö7 ç7 à6 í5 ê3 ã2 â2"},
	{"Swedish", unicode.Latin, true, "ä429 å338 ö231 é2"},
	{"Danish", unicode.Latin, true, "å453 æ278 ø262 é7"},
	{"Norwegian", unicode.Latin, true, "å659 ø264 æ74 é3"},
	{"Finnish", unicode.Latin, true, "ä918 ö82"},
	{"Icelandic", unicode.Latin, true, "ð280 í163 á155 þ107 ó61 æ60 ö56 ú53 é50 ý15"},
	{"Polish", unicode.Latin, false, "ł207 ę193 ż148 ą123 ó114 ś105 ć77 ń22 ź10"},
	{"Czech", unicode.Latin, false, "í215 á164 ě132 ž92 ř80 é73 č68 š63 ý58 ů34 ú9 ň4 ď3 ť3 ó2"},
	{"Slovak", unicode.Latin, false, "á183 ž103 č100 ý97 í97 š86 é75 ú73 ť68 ľ43 ô23 ď18 ň14 ó11 ä9 ĺ1"},
	{"Hungarian", unicode.Latin, false, "é320 á284 ö96 ó81 ő75 ü49 í49 ú30 ű16"},
	{"Croatian, Bosnian, Serbian", unicode.Latin, false, "š329 č252 ž194 ć161 đ65"},
	{"Slovenian", unicode.Latin, false, "č464 š329 ž206"},
	{"Romanian", unicode.Latin, false, "ă422 ş179 î173 ţ148 â78"},
	{"Turkish", unicode.Latin, false, "ı404 ü173 ş145 ç114 ğ88 ö74 â2"},
	{"Kurdish", unicode.Latin, false, "î340 ê320 û170 ş110 ç60"},
	{"Lithuanian", unicode.Latin, false, "ė210 ų176 š163 ž121 ą102 į85 ū71 č48 ę24"},
	{"Latvian", unicode.Latin, false, "ā385 ī181 ē164 š93 ū56 ņ43 ļ34 ž17 ķ11 ģ9 č7"},
	{"Russian", unicode.Cyrillic, false, "о111 е85 а79 и74 т66 н66 с56 р48 в47 л41 к35 д31 м31 п28 у25 я20 ы19 ь17 г17 б17 з16 ч15 й13 ж10 х9 ш6 ю6 ц5 э4 щ3 ф3"},
	{"Ukrainian", unicode.Cyrillic, false, "о95 а85 н71 і59 и57 в54 т53 е50 р50 с40 к39 у36 д35 л32 м29 п28 з24 я23 б17 ь17 г14 й12 ч11 ц10 х10 ж9 ї9 ю7 ш7 щ6 є6 ф3"},
	{"Bulgarian", unicode.Cyrillic, false, "а129 о90 е90 и89 т73 н71 с54 в47 р47 д36 к36 л30 м29 п27 з22 я18 ъ17 г16 б15 ч13 у13 щ8 ж7 й6 ц6 х5 ш4 ф3 ю1"},
	{"Macedonian", unicode.Cyrillic, false, "а140 о109 е96 и87 н69 т66 с47 д45 р43 в43 к38 м29 л27 п25 у21 г18 ј18 з18 б15 ш11 ч7 ц7 ж6 ќ5 ф3 њ3 ѓ1 х1"},
	{"Serbian", unicode.Cyrillic, false, "а121 о97 и95 е93 н57 с50 р48 у45 т45 д41 ј39 к36 в35 м33 л28 п28 з18 г18 б17 ш10 ц8 ч7 х6 њ6 ж6 љ5 ћ5 ф2 ђ2 џ1"},
	{"Arabic", unicode.Arabic, false, "ا143 ل118 ي78 م68 ن57 و48 ر43 ت40 ع36 ب35 د31 ة30 ف26 ه26 ك24 س23 أ22 ق21 ح19 ج14 ى11 ص10 ش9 ط9 خ9 ذ8 إ8 ض6 ث6 ز5 غ4 ء4 ئ4 ظ2 آ1"},
	{"Persian", unicode.Arabic, false, "ا140 ي90 ر84 ن71 د68 ه68 و63 م62 ب49 ت49 س31 ک31 ش27 ل26 ز22 ف14 خ14 گ13 ع12 ق12 ج10 ح9 پ7 آ6 چ5 ط5 ص5 ض2 غ2 ظ2 ذ1 ث1"},
	{"Greek", unicode.Greek, false, "α103 τ83 ο81 σ77 ι69 ε69 ν63 ρ39 π38 κ37 μ36 η36 υ33 λ28 ί24 ά23 ό21 έ19 γ18 δ16 ω14 ή13 χ12 θ11 ύ9 φ8 ώ7 β6 ξ4 ζ3 ψ1"},
	{"Hebrew", unicode.Hebrew, false, "י111 ו102 ה89 ל76 א64 ת56 ר54 ב52 מ50 ש50 ע33 נ32 ם32 ד27 כ25 ח25 ק20 פ18 ס14 ן14 ג13 ז12 צ12 ט10 ך6 ף2 ץ1"},
}

// A letterShares is how likely each letter is in a language, of all its letters beyond ASCII.
type letterShares map[rune]float64

// sharesIn returns the shares of each language of a script that can be written with some letters. For Latin the first are those of all
// languages of the West together, in which a list of names from all over the world is written.
func sharesIn(script *unicode.RangeTable, has func(letter rune) bool) (all []letterShares) {
	const most = 0.05 // of a text in a language may be letters that are missing
	for _, one := range sharesOf()[script] {
		missing := 0.0
		for _, letter := range slices.Sorted(maps.Keys(one.own)) { // in one order, so that the sum is the same to the last bit
			if !has(letter) {
				missing += one.own[letter]
			}
		}
		if missing < most {
			all = append(all, one.shares)
		}
	}
	return all
}

// A knownLanguage has the shares of a language alone, and with some letters of names from elsewhere.
type knownLanguage struct{ own, shares letterShares }

// sharesOf returns the languages of each script, those of the West together first.
var sharesOf = sync.OnceValue(func() map[*unicode.RangeTable][]knownLanguage {
	west, latin := letterShares{}, letterShares{}
	all := map[*unicode.RangeTable][]knownLanguage{unicode.Latin: {{own: west}}}
	inWest, inLatin := 0.0, 0.0
	for _, l := range languages {
		one := l.letters()
		all[l.script] = append(all[l.script], knownLanguage{own: one})
		if l.script == unicode.Latin {
			latin.add(one, 1)
			inLatin++
		}
		if l.isWest {
			west.add(one, 1)
			inWest++
		}
	}
	for letter := range west {
		west[letter] /= inWest
	}
	const foreign = 0.05
	for _, ofScript := range all {
		for i := range ofScript {
			ofScript[i].shares = letterShares{}
			ofScript[i].shares.add(ofScript[i].own, 1-foreign)
			ofScript[i].shares.add(latin, foreign/inLatin)
		}
	}
	return all
})

// letters returns the shares of a language.
func (l language) letters() letterShares {
	shares, sum := letterShares{}, 0.0
	for word := range strings.FieldsSeq(l.shares) {
		letter, size := utf8.DecodeRuneInString(word)
		share, err := strconv.Atoi(word[size:])
		if err != nil {
			panic("exchange: the share of a letter is no number: " + word)
		}
		shares[letter] = float64(share)
		sum += shares[letter]
	}
	for letter := range shares {
		shares[letter] /= sum
	}
	return shares
}

func (s letterShares) add(other letterShares, times float64) {
	for letter, share := range other {
		s[letter] += times * share
	}
}
