package deck

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// sentences knows where the sentences of a language end.
type sentences struct {
	never   map[string]bool // abbreviations that never end a sentence: Gen., e.g.
	counted map[string]bool // words that are abbreviations only before a number: No., p.
	others  map[string]bool // abbreviations that may end a sentence: et al., p.m., Jan.
	openers map[string]bool // words that begin a sentence far more often than they go on one
	ordinal bool            // a number with a full stop is an ordinal: 3. März
}

// sentencesOf returns the rules of a language (BCP 47). English is taken for any that isn't known.
func sentencesOf(lang string) *sentences {
	base, _, _ := strings.Cut(strings.ToLower(lang), "-")
	if s := sentencesByLanguage[base]; s != nil {
		return s
	}
	return sentencesByLanguage["en"]
}

// programSentences has the rules of the program's own words.
var programSentences = sentencesOf("en")

var sentencesByLanguage = map[string]*sentences{
	"en": {
		never: wordSet(`Adm Amb Brig Capt Cf Cmdr Col Cpl Dr Gen Gov Hon Lt Maj Messrs Mr Mrs Ms Mt Pres Prof Rep Reps Rev Sen Sens Sgt St Ste
			Supt approx c ca cf e.g eds esp i.e resp s.v viz vs`),
		counted: wordSet(`Art Ch Eq Ex Fig Figs No Nos Sec Vol art ch eq fig figs fl no nos p para paras pp sec vol vols`),
		others:  wordSet(`Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Bros Co Corp Inc Jr Ltd al etc a.m p.m U.S U.N U.K E.U Mon Tue Wed Thu Fri Sat Sun km hrs min`),
		openers: wordSet(`A An And All As At Both But By Each For From He Her His However If In It Its Most No None On One Our She So Some That The Their Then There These They This Those Two We What When Where While Who With Yet You`),
	},
	"de": {
		never:   wordSet(`Dr Fr Gen Hr Hrn Prof St Univ Vgl bzgl bzw ca d.h geb ggf i.d.R inkl lfd max o.g s.o s.u sog u.a v.a vgl z.B z.T zzgl`),
		counted: wordSet(`Abb Abs Anm Art Bd Nr Nrn S Tab Ziff`),
		others:  wordSet(`Jan Feb Mär Apr Jun Jul Aug Sep Sept Okt Nov Dez etc usw usf u.ä v.Chr n.Chr Mio Mrd Std`),
		openers: wordSet(`Aber Alle Als Auch Auf Aus Bei Beide Da Dann Das Dass Der Die Dies Diese Dieser Doch Ein Eine Er Es Für Im In Ist Kein Man Mit Nach Nicht Seit Sie So Und Viele Von Was Wenn Wer Wie Wir Zwei`),
		ordinal: true,
	},
	"fr": {
		never:   wordSet(`Dr Gén M MM Me Mgr Mlle Mme Mmes Pr St Ste av boul cf env gén n.b`),
		counted: wordSet(`No art ch col ex fig no p par pp réf vol`),
		others:  wordSet(`etc janv févr avr juil sept oct nov déc av.J.-C J.-C`),
		openers: wordSet(`À Au Aucun Avec Ce Ces Cet Cette Chaque Dans De Des Deux Depuis Elle Elles En Et Il Ils La Le Les Leur Mais Nous On Ou Où Par Pour Quand Que Qui Sans Selon Si Son Sur Tous Un Une Vous`),
	},
	"es": {
		never:   wordSet(`Dr Dra Gral Ing Lic Prof Sr Sra Sres Srta Sta Sto Ud Uds cf ej`),
		counted: wordSet(`Núm art cap fig núm p pág págs pp vol`),
		others:  wordSet(`etc EE.UU EEUU ene feb abr jun jul ago sep sept oct nov dic a.C d.C a.m p.m`),
		openers: wordSet(`A Al Ante Aquí Aunque Cada Con Cuando De Desde Dos El Ella Ellos En Entre Es Esta Este Esto Hay La Las Los Más No O Para Pero Por Porque Que Se Según Si Sin Sobre Su Sus También Todo Todos Un Una Y Ya`),
	},
}

func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for word := range strings.FieldsSeq(words) {
		set[word] = true
	}
	return set
}

// opening returns the range of the first sentence of a text, with the next if it is very short.
func (l *sentences) opening(s string) (from, to int) {
	const veryShort = 24 // bytes
	for i := veryShort + 1; i < len(s); i++ {
		if end := l.end(s, i); end > 0 {
			return 0, end
		}
	}
	return 0, len(s)
}

// leads returns the range of the last sentence of a text without its colon, or 0, 0 if it ends otherwise.
func (l *sentences) leads(s string) (from, to int) {
	s, ok := strings.CutSuffix(strings.TrimRight(s, " "), ":")
	if !ok {
		return 0, 0
	}
	for i := len(s) - 1; i > 0; i-- {
		if end := l.end(s, i); end > 0 {
			return end + 1, len(s)
		}
	}
	return 0, len(s)
}

// closers lists the characters that may stand between the end of a sentence and the space behind it.
const closers = "\u201d\u2019\u00bb)]\""

// end returns the offset behind a sentence whose mark is byte i of a text, if another sentence follows, or 0.
func (l *sentences) end(s string, i int) int {
	if strings.IndexByte(".?!", s[i]) < 0 {
		return 0
	}
	rest := strings.TrimLeft(s[i+1:], closers)
	next, ok := strings.CutPrefix(rest, " ")
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(next, "\u201c\u2018\u00ab([\u00bf\u00a1\""))
	if !ok || unicode.IsLower(first) {
		return 0
	}
	if s[i] == '.' && l.abbreviates(s[:i], next, first) {
		return 0
	}
	return len(s) - len(rest)
}

// abbreviates reports whether a full stop belongs to the word before it, and another follows in its sentence.
func (l *sentences) abbreviates(before, next string, first rune) bool {
	word := before
	if i := strings.LastIndexFunc(before, func(r rune) bool { return strings.ContainsRune(" \u00a0(\u201c\u2018[\u2013\u2014/", r) }); i >= 0 {
		_, size := utf8.DecodeRuneInString(before[i:])
		word = before[i+size:]
	}
	follower, _, _ := strings.Cut(next, " ")
	follower = strings.TrimRight(follower, ",;:")
	digits := word != "" && strings.Trim(word, "0123456789") == ""
	switch {
	case l.never[word], isInitial(word):
		return true
	case l.counted[word]:
		return unicode.IsDigit(first)
	case digits && l.ordinal, l.others[word], strings.Contains(word, "."):
		return unicode.IsDigit(first) || !l.openers[follower]
	}
	return false
}

// isInitial reports whether a word is a single capital, such as the B of B. Russell.
func isInitial(word string) bool {
	r, n := utf8.DecodeRuneInString(word)
	return n == len(word) && unicode.IsUpper(r)
}

// first returns the first sentence of a text, with the next if it is very short.
func (l *sentences) first(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	from, to := l.opening(s)
	return s[from:to]
}
