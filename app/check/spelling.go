package check

import (
	"context"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"lectern/app/lazyregexp"
	"lectern/app/problem"
)

// americanBritish lists words by how they begin in American and in British English; a full stop ends a whole word.
var americanBritish = [][2]string{
	{"neighbor", "neighbour"},
	{"color", "colour"},
	{"labor", "labour"},
	{"favor", "favour"},
	{"behavior", "behaviour"},
	{"honor", "honour"},
	{"harbor", "harbour"},
	{"armor", "armour"},
	{"rumor", "rumour"},
	{"vigor.", "vigour."},
	{"endeavor", "endeavour"},
	{"humor", "humour"},
	{"center.", "centre."},
	{"centers.", "centres."},
	{"centered.", "centred."},
	{"centering.", "centring."},
	{"theater.", "theatre."},
	{"theaters.", "theatres."},
	{"fiber.", "fibre."},
	{"fibers.", "fibres."},
	{"meters.", "metres."},
	{"kilometer", "kilometre"},
	{"centimeter", "centimetre"},
	{"liter.", "litre."},
	{"liters.", "litres."},
	{"traveled", "travelled"},
	{"traveler", "traveller"},
	{"traveling", "travelling"},
	{"canceled", "cancelled"},
	{"canceling", "cancelling"},
	{"labeled", "labelled"},
	{"labeling", "labelling"},
	{"fueled", "fuelled"},
	{"fueling", "fuelling"},
	{"signaled", "signalled"},
	{"signaling", "signalling"},
	{"modeled", "modelled"},
	{"modeling", "modelling"},
	{"defense", "defence"},
	{"offense", "offence"},
	{"gray", "grey"},
	{"catalog.", "catalogue."},
	{"catalogs.", "catalogues."},
	{"skeptic", "sceptic"},
	{"analyze.", "analyse."},
	{"analyzed.", "analysed."},
	{"analyzing.", "analysing."},
	{"paralyze.", "paralyse."},
	{"paralyzed.", "paralysed."},
	{"paralyzing.", "paralysing."},
	{"plow", "plough"},
	{"aluminum", "aluminium"},
	{"jewelry", "jewellery"},
	{"mold.", "mould."},
	{"fulfill.", "fulfil."},
	{"fulfills.", "fulfils."},
	{"fulfillment.", "fulfilment."},
	{"skillful", "skilful"},
	{"willful", "wilful"},
	{"enrollment", "enrolment"},
}

// britishAlone lists words, as above, whose American spelling is also British.
var britishAlone = [][2]string{
	{"organize", "organise"},
	{"organizing", "organising"},
	{"organization", "organisation"},
	{"recognize", "recognise"},
	{"recognizing", "recognising"},
	{"realize", "realise"},
	{"realizing", "realising"},
	{"criticize", "criticise"},
	{"criticizing", "criticising"},
	{"program.", "programme."},
	{"programs.", "programmes."},
}

// spelledInBoth matches words that begin as one of the list and are spelt so in both.
var spelledInBoth = lazyregexp.New(`^(?:honorar|honorif|humorous|humorist|laborat|laborious|colorat|armorial|grayling|greyhound)`)

var wordPattern = lazyregexp.New(`\pL+`)

// mixedSpelling warns of words that are spelt as in the other of American and British English than the brief says it is in. Names
// and the words of others keep their own spelling.
func mixedSpelling(_ context.Context, b *checked) (problems problem.List) {
	own := slices.Index([]string{"en-us", "en-gb"}, strings.ToLower(b.Lang))
	if own < 0 {
		return nil
	}
	pairs := americanBritish
	if own == 0 {
		pairs = slices.Concat(americanBritish, britishAlone)
	}
	inEnglish := [...]string{"American", "British"}
	for _, p := range b.passages() {
		if p.kind == quoted {
			continue
		}
		for _, s := range sentences(unquoted(p.words)) {
			for _, at := range wordPattern.FindAllStringIndex(s.words, -1) {
				word := s.words[at[0]:at[1]]
				first, _ := utf8.DecodeRuneInString(word)
				begins := strings.TrimSpace(s.words[:at[0]]) == ""
				if unicode.IsUpper(first) && (!begins || word == "Gray") {
					continue // a name
				}
				if ours := respelled(word, pairs, own); ours != "" {
					problems.Add(problem.DoubtfulText, p.place(s.from+at[0], s.from+at[1]), "spell it so, or change lang", "“%s” is %s English, and the brief is in %s: “%s”", word, inEnglish[1-own], inEnglish[own], ours)
				}
			}
		}
	}
	return problems
}

// respelled returns a word in the other spelling of the pairs that begin as it does, or "" if none does.
func respelled(word string, pairs [][2]string, own int) string {
	low := strings.ToLower(word) + "."
	for _, pair := range pairs {
		theirs, ours := pair[1-own], pair[own]
		if !strings.HasPrefix(low, theirs) || strings.HasPrefix(low, ours) || spelledInBoth.MatchString(low) {
			continue
		}
		whole := strings.TrimSuffix(ours+low[len(theirs):], ".")
		return word[:1] + whole[1:] // its capital
	}
	return ""
}
