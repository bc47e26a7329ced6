package check

import (
	"context"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"lectern/app/atlas"
	"lectern/app/brief"
	"lectern/app/problem"
)

var markingWords = regexp.MustCompile(`TLP:\s?(CLEAR|WHITE|GREEN|AMBER(\+STRICT)?|RED)\b`)

// otherMarkings warns of paragraphs that bear another handling mark than the brief.
func otherMarkings(_ context.Context, b *brief.Brief) (problems problem.List) {
	eachBlock(b, func(block brief.Block) {
		text := strings.TrimSpace(brief.Plain(brief.Texts(block)))
		found := markingWords.FindStringIndex(text)
		if found == nil || found[0] > 0 { // what is said of a mark isn't one
			return
		}
		mark := strings.ReplaceAll(text[:found[1]], " ", "")
		if own := b.Marking.String(); mark != own {
			whole := "the brief has none"
			if own != "" {
				whole = "the brief is " + own
			}
			problems.Add(problem.DoubtfulText, block.Place(), "write the mark in the front matter (marking:) alone", "the text is marked %s, and %s", mark, whole)
		}
	})
	return problems
}

func eachBlock(b *brief.Brief, visit func(brief.Block)) {
	for _, s := range b.Sections {
		brief.Walk(s.Blocks, visit, nil)
	}
	for _, n := range b.Notes {
		brief.Walk(n.Blocks, visit, nil)
	}
}

// saysNothing lists texts that stand for a picture and don't say what it shows.
var saysNothing = []string{
	"map", "chart", "graph", "image", "picture", "figure", "photo", "photograph", "timeline", "table", "diagram", "drawing", "graphic", "illustration", "plot",
	"screenshot", "logo", "alt", "alt text", "description", "todo", "tbd", "none", "n a", "carte", "image de", "karte", "bild", "mapa", "imagen", "foto",
}

// emptyAlternatives warns of text alternatives that say what a picture is and not what it shows.
func emptyAlternatives(_ context.Context, b *brief.Brief) (problems problem.List) {
	look := func(alt string, at problem.Place) {
		words := strings.TrimSpace(wordsOf(alt))
		for _, article := range []string{"a ", "an ", "the ", "this "} {
			words = strings.TrimPrefix(words, article)
		}
		if alt != "" && slices.Contains(saysNothing, strings.TrimRight(words, " 0123456789")) {
			problems.Add(problem.DoubtfulText, at, "write what a reader learns from it", "the text alternative “%s” doesn’t say what is shown", alt)
		}
	}
	eachBlock(b, func(block brief.Block) {
		switch block := block.(type) {
		case *brief.Drawing:
			look(block.Alt, block.Place())
		case *brief.ImageBlock:
			look(block.Alt, block.Place())
		}
		brief.WalkInlines(brief.Texts(block), func(in brief.Inline) {
			if img, ok := in.(*brief.Image); ok {
				look(img.Alt, img.Place())
			}
		})
	})
	return problems
}

// mayDouble lists English words that may follow themselves: “that that”, “had had”.
var mayDouble = []string{"had", "that", "very", "so", "no", "ha", "is", "do", "in", "on", "her", "tut", "bye", "far", "many", "long", "more", "again"}

// doubled warns of words written twice, in English, where hardly any may be.
func doubled(_ context.Context, b *brief.Brief) (problems problem.List) {
	if !strings.HasPrefix(strings.ToLower(b.Lang), "en") {
		return nil
	}
	eachBlock(b, func(block brief.Block) {
		last := "" // the word before, if nothing but spaces stands between
		for _, in := range brief.Texts(block) {
			text, isText := in.(*brief.Text)
			if !isText {
				if _, isBreak := in.(*brief.SoftBreak); !isBreak {
					last = ""
				}
				continue
			}
			for word := range strings.FieldsSeq(text.Text) {
				if word == last && isLowerWord(word) && !slices.Contains(mayDouble, word) {
					problems.Add(problem.DoubtfulText, in.Place(), "take one of them out", "“%s” stands twice", word)
				}
				last = word
			}
		}
	})
	return problems
}

// isLowerWord reports whether a text is one word of small letters, as names are not.
func isLowerWord(s string) bool {
	return utf8.RuneCountInString(s) > 1 && !strings.ContainsFunc(s, func(r rune) bool { return !unicode.IsLower(r) })
}

// uncovered warns of a brief that doesn't say how complete its incidents are.
func uncovered(_ context.Context, b *brief.Brief) (problems problem.List) {
	if b.Incidents.Len() > 0 && b.Coverage.Sentence == "" && b.Coverage.Kind == brief.CoverageUnstated {
		problems.Add(problem.DoubtfulText, problem.Place{File: "brief.md", Line: 1}, "write coverage: with kind (census or selection) and a sentence", "the front matter doesn’t say how complete the incidents are")
	}
	return problems
}

// unknownFocus warns of countries in the front matter that the map doesn't have.
func unknownFocus(_ context.Context, b *brief.Brief) (problems problem.List) {
	for _, code := range b.Map.Focus {
		if _, _, ok := atlas.Load().Country(code); !ok {
			problems.Add(problem.DoubtfulText, problem.Place{File: "brief.md", Line: 1}, "write its ISO 3166-1 code, such as AFG", "the map’s focus names %s, and no country has that code", code)
		}
	}
	return problems
}

// doi is the form of a digital object identifier (ISO 26324), as registrars give them.
var doi = regexp.MustCompile(`^10\.\d{4,9}/\S+$`)

// thinSources warns of sources that name nobody behind them or no date, of those issued after the day to which the brief is
// true without a note on why they are cited, and of addresses that lead nowhere.
func thinSources(_ context.Context, b *brief.Brief) (problems problem.List) {
	for _, s := range b.Sources.All {
		if len(s.Authors)+len(s.Editors) == 0 && s.Publisher == "" && s.ContainerTitle == "" && s.Authority == "" {
			problems.Add(problem.DoubtfulText, s.At, "write author, publisher or container-title", "%q has neither author nor publisher", s.ID)
		}
		switch issued := s.Issued.From; {
		case issued.Year == 0 && s.Issued.Literal == "" && s.Accessed.From.Year == 0:
			problems.Add(problem.DoubtfulText, s.At, "write issued, or accessed for a page that changes", "%q has no date", s.ID)
		case issued.Year > 0 && s.Note == "" && !b.AsOf.IsZero() && firstDay(issued).After(b.AsOf):
			problems.Add(problem.DoubtfulText, s.At, "say in its note what it is cited for, or correct issued", "%q was issued after %s, the day to which the brief is true", s.ID, b.AsOfWords())
		}
		if s.DOI != "" && !doi.MatchString(s.DOI) {
			problems.Add(problem.DoubtfulText, s.At, "write it as 10.1000/182", "the DOI of %q, %s, is none", s.ID, s.DOI)
		}
		if s.URL == "" {
			continue
		}
		if u, err := url.Parse(s.URL); err != nil || u.Host == "" || strings.ContainsFunc(s.URL, unicode.IsSpace) {
			problems.Add(problem.DoubtfulText, s.At, "write it whole, with %20 for a space", "the address of %q, %s, leads nowhere", s.ID, s.URL)
		}
	}
	return problems
}

// firstDay returns the first day that a date may mean.
func firstDay(d brief.DateParts) time.Time {
	month := 1
	if d.Month <= 12 { // no season
		month = max(month, d.Month)
	}
	return time.Date(d.Year, time.Month(month), max(1, d.Day), 0, 0, 0, 0, time.UTC)
}

// sameWords returns what two spellings of a name share: without case, hyphens and an English article.
func sameWords(name string) string {
	return strings.TrimPrefix(strings.TrimSpace(wordsOf(name)), "the ")
}
