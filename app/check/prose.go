package check

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"lectern/app/brief"
	"lectern/app/incident"
	"lectern/app/problem"
)

// prose is a paragraph of running text that states facts: no judgement, recommendation, key point or note to the speaker.
type prose struct {
	*brief.Paragraph
	words string // without marks of citations
}

// proseOf returns the paragraphs of the sections. Lists and quotations are left out.
func proseOf(b *brief.Brief) (all []prose) {
	for _, s := range b.Sections {
		for _, block := range s.Blocks {
			if p, ok := block.(*brief.Paragraph); ok {
				all = append(all, prose{p, brief.Plain(p.Text)})
			}
		}
	}
	return all
}

func isEnglish(b *brief.Brief) bool { return strings.HasPrefix(strings.ToLower(b.Lang), "en") }

// years matches those that a text is likely to name.
const years = `(?:1[5-9]|20)\d\d`

var (
	monthNames = []string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}
	months     = "(?:" + strings.Join(monthNames, "|") + ")"
	aYear      = regexp.MustCompile(`\b` + years + `\b`)

	inDates = regexp.MustCompile(`(?:\d{1,2}(?:[–-]\d{1,2})? )?` + months + `(?: \d{1,2},)?(?: \d{4})?|\b` + years + `(?:[–-]\d{2,4})?s?\b`)
	figures = regexp.MustCompile(`(?:^|[\s(“])(\d{1,3}(?:[,.\x{a0}\x{202f}]\d+)+|\d{2,})(?: per cent|%)?(?:[\s).,;:]|$)`) // of two digits and more
)

// uncitedFigures warns of paragraphs with a number that rests on nothing: no source is cited, no incident or view is linked, and
// no figure is live.
func uncitedFigures(_ context.Context, b *brief.Brief) (problems problem.List) {
	for _, p := range proseOf(b) {
		rests := false
		brief.WalkInlines(p.Text, func(in brief.Inline) {
			switch in.(type) {
			case *brief.Citation, *brief.NoteRef, *brief.LiveFigure, *brief.IncidentLink, *brief.ViewLink, *brief.Link:
				rests = true
			}
		})
		if found := figures.FindStringSubmatch(inDates.ReplaceAllString(p.words, "")); found != nil && !rests {
			problems.Add(problem.DoubtfulText, p.Place(), "cite the source, or make it a live figure", "the number %s rests on no source and no incidents", found[1])
		}
	}
	return problems
}

var (
	monthAndYear = regexp.MustCompile(`(?:(by|before|until|from|end of|for) )?(` + months + `) (\d{4})`)
	ahead        = regexp.MustCompile(`\b(will|would|should|shall|may|might|could|due|plan\w*|expect\w*|schedul\w*|next|expires?|accessed)\b`)
)

// lateProse warns of sentences that tell of a month after the day to which the brief is true, unless they look ahead.
func lateProse(_ context.Context, b *brief.Brief) (problems problem.List) {
	if b.AsOf.IsZero() || !isEnglish(b) {
		return nil
	}
	for _, p := range proseOf(b) {
		for sentence := range strings.SplitSeq(p.words, ". ") {
			for _, m := range monthAndYear.FindAllStringSubmatch(sentence, -1) {
				before, month, year := m[1], m[2], m[3]
				when, err := incident.ParseWhen(fmt.Sprintf("%s-%02d", year, slices.Index(monthNames, month)+1), "", "")
				if err == nil && when.First > b.AsOfDay() && before == "" && !ahead.MatchString(sentence) {
					problems.Add(problem.DoubtfulText, p.Place(), "correct the date or as-of", "%s %s is after %s, the day to which the brief is true", month, year, b.AsOfWords())
				}
			}
		}
	}
	return problems
}

var vagueTimes = regexp.MustCompile(`(?i)\b(recently|lately|nowadays|(?:last|this|next) (?:year|month|week|decade)|in recent (?:years|months|weeks)|(?:a few|some) (?:years|months|weeks|days) ago|yesterday|tomorrow)\b`)

// vague warns of sentences that say when by the day on which they are read, and name no year.
func vague(_ context.Context, b *brief.Brief) (problems problem.List) {
	if !isEnglish(b) {
		return nil
	}
	for _, p := range proseOf(b) {
		for sentence := range strings.SplitSeq(p.words, ". ") {
			found := vagueTimes.FindString(sentence)
			if found != "" && !aYear.MatchString(sentence) && !strings.Contains(sentence, "the "+found) { // the last year before a day that is told
				problems.Add(problem.DoubtfulText, p.Place(), "write the month or the year", "“%s” says no date to a later reader", found)
			}
		}
	}
	return problems
}

// isPaged reports whether a source has pages, so that a passage in it can be found by them.
func isPaged(s *brief.Source) bool {
	return slices.Contains([]string{"book", "chapter", "report", "article-journal", "article-magazine", "thesis", "pamphlet", "paper-conference", "manuscript"}, s.Type)
}

// unlocated warns of quotations whose source has pages and is cited without one.
func unlocated(_ context.Context, b *brief.Brief) (problems problem.List) {
	eachBlock(b, func(block brief.Block) {
		quoted := false
		for _, in := range brief.Texts(block) {
			switch in := in.(type) {
			case *brief.Text:
				text := strings.TrimRight(in.Text, " .,;:")
				quoted = strings.HasSuffix(text, "”") || quoted && text == ""
			case *brief.SoftBreak:
			case *brief.Citation:
				if s := b.Sources.Get(in.Items[0].Key); quoted && len(in.Items) == 1 && len(in.Items[0].Suffix) == 0 && s != nil && isPaged(s) {
					problems.Add(problem.DoubtfulText, in.Place(), "write it behind the key: [@"+s.ID+", p. 2]", "a passage of %q is quoted without its page", s.ID)
				}
				quoted = false
			default:
				quoted = false
			}
		}
	})
	return problems
}

// trendWords tell of a change over time.
var trendWords = regexp.MustCompile(`(?i)\b(rise|rises|rose|rising|fall|falls|fell|falling|grow|grows|grew|growing|grown|increas\w*|decreas\w*|declin\w*|doubl\w*|tripl\w*|halv\w*|surg\w*|soar\w*|drop\w*|shr[aiu]nk\w*|more and more|fewer and fewer|trend)\b`)

// trends warns of titles that tell a trend which their drawing can't show: of numbers of incidents that are a selection, and of
// estimates that count different things.
func trends(_ context.Context, b *brief.Brief) (problems problem.List) {
	for _, d := range b.Drawings(brief.Page) {
		word := trendWords.FindString(d.Title)
		if word == "" || !isEnglish(b) {
			continue
		}
		_, ofTime := incident.ParseUnit(d.By)
		switch {
		case d.Series != "" && scopesOf(b, d.Series) > 1:
			problems.Add(problem.DoubtfulText, d.Place(), "say in the title that they differ, or draw one scope", "the title tells a trend (“%s”), but the estimates count different things", word)
		case b.Coverage.Kind == brief.Selection && d.Kind == brief.Chart && ofTime && d.Measured() == "count":
			problems.Add(problem.DoubtfulText, d.Place(), "say what the bars are, not how they change", "the title tells a trend (“%s”), but the incidents are a selection: their number shows none", word)
		}
	}
	return problems
}

// scopesOf returns how many things a series of estimates counts.
func scopesOf(b *brief.Brief, series string) int {
	scopes := map[string]bool{}
	for _, p := range b.Series {
		if p.Series == series {
			scopes[p.Scope] = true
		}
	}
	return len(scopes)
}

var (
	abbreviation = regexp.MustCompile(`\b[A-Z][A-Z0-9]*[A-Z][A-Z0-9]+\b`)
	wellKnown    = []string{"USA", "TLP", "PDF", "CSV", "GPS", "NATO", "NGO", "NGOS", "HIV", "AIDS", "UNESCO", "UNICEF", "INTERPOL", "ISBN", "URL", "DNA", "BBC", "CNN", "III", "VII", "VIII", "XII"}
)

// unexplained warns of abbreviations of three to eight letters that the text never explains: “Task Force (MNJTF)”, or a span with
// what they are short for. What also stands in small letters is a word in capitals.
func unexplained(_ context.Context, b *brief.Brief) (problems problem.List) {
	a := abbreviations{first: map[string]problem.Place{}, explained: map[string]bool{}}
	eachBlock(b, func(block brief.Block) {
		brief.WalkInlines(brief.Texts(block), func(in brief.Inline) {
			switch in := in.(type) {
			case *brief.Span:
				if in.Expand != "" {
					a.explained[brief.Plain(in.Text)] = true
				}
			case *brief.SmallCaps: // capitals that the author chose
				a.explained[brief.Plain(in.Text)] = true
			case *brief.Text:
				a.look(in.Text, block.Place())
			}
		})
	})
	for _, short := range a.order {
		if !a.explained[short] && len(short) > 2 && len(short) < 9 && !slices.Contains(wellKnown, short) {
			problems.Add(problem.DoubtfulText, a.first[short], "write it in full where it comes first, with the letters in brackets", "“%s” is never explained", short)
		}
	}
	return problems
}

// abbreviations are those of a brief.
type abbreviations struct {
	first     map[string]problem.Place
	order     []string // of reading
	explained map[string]bool
}

func (a *abbreviations) look(text string, at problem.Place) {
	for word := range strings.FieldsSeq(text) {
		if isLowerWord(word) {
			a.explained[strings.ToUpper(word)] = true
		}
	}
	for _, found := range abbreviation.FindAllStringIndex(text, -1) {
		before, short, behind := text[:found[0]], text[found[0]:found[1]], text[found[1]:]
		if strings.HasSuffix(strings.TrimRight(before, " "), "TLP:") {
			continue
		}
		if strings.HasSuffix(before, "(") || strings.HasPrefix(behind, " (") {
			a.explained[short] = true
		}
		if _, met := a.first[short]; !met {
			a.first[short] = at
			a.order = append(a.order, short)
		}
	}
}

// americanBritish lists words by how they begin in American and in British English.
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
	{"vigor", "vigour"},
	{"endeavor", "endeavour"},
	{"center", "centre"},
	{"theater", "theatre"},
	{"fiber", "fibre"},
	{"traveled", "travelled"},
	{"traveling", "travelling"},
	{"canceled", "cancelled"},
	{"labeled", "labelled"},
	{"fueled", "fuelled"},
	{"signaled", "signalled"},
	{"modeled", "modelled"},
	{"defense", "defence"},
	{"offense", "offence"},
	{"gray", "grey"},
	{"catalog ", "catalogue "},
	{"skeptic", "sceptic"},
	{"analyze", "analyse"},
	{"paralyze", "paralyse"},
	{"plow", "plough"},
	{"aluminum", "aluminium"},
	{"jewelry", "jewellery"},
	{"mold ", "mould "},
	{"fulfill", "fulfil "},
}

// mixedSpelling warns of words that are spelt as in the other of American and British English than the brief says it is in. Names
// keep their own spelling.
func mixedSpelling(_ context.Context, b *brief.Brief) (problems problem.List) {
	own := slices.Index([]string{"en-us", "en-gb"}, strings.ToLower(b.Lang))
	if own < 0 {
		return nil
	}
	inEnglish := [...]string{"American", "British"}
	eachBlock(b, func(block brief.Block) {
		text := brief.Plain(brief.Texts(block))
		for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return strings.ContainsRune(" \n\u00a0.,;:!?()“”‘’\"—–-/", r) }) {
			if strings.ToLower(word[:1]) != word[:1] && !strings.HasPrefix(text, word) && !strings.Contains(text, ". "+word) {
				continue // a name
			}
			for _, pair := range americanBritish {
				if low := strings.ToLower(word) + " "; strings.HasPrefix(low, pair[1-own]) && !strings.HasPrefix(low, pair[own]) {
					problems.Add(problem.DoubtfulText, block.Place(), "spell it so, or change lang", "“%s” is %s English, and the brief is in %s: “%s…”", word, inEnglish[1-own], inEnglish[own], strings.TrimSpace(pair[own]))
				}
			}
		}
	})
	return problems
}
