package search

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"lectern/app/fold"
	"lectern/app/incident"
)

// Hit is something that was found.
type Hit struct {
	Entry
	Words string // of the text around the first word found; when and where of an incident; what a filter asks
}

// Find returns what has every word that was typed, of each kind at most a number. Words match within words, short
// ones at their beginning, and whatever their case, accents and quotes. Of a kind, those come first whose titles have the words, and whose words
// begin with them.
func (x *Index) Find(typed string, most int) (hits []Hit) {
	sought := strings.Fields(fold.String(typed))
	if len(sought) == 0 {
		return nil
	}
	byKind := make([][]Hit, kinds)
	for _, n := range x.ranked(sought) {
		e := x.entries[n]
		if len(byKind[e.Kind]) < most {
			byKind[e.Kind] = append(byKind[e.Kind], Hit{e, around(e.Text, sought)})
		}
	}
	byKind[Incident], byKind[Filter] = x.incidents(typed, most)
	return slices.Concat(byKind...)
}

// ranked returns the entries that have every word, the best first.
func (x *Index) ranked(sought []string) (entries []int) {
	scores := make([]int, len(x.entries))
	for n := range x.entries {
		if scores[n] = x.score(n, sought); scores[n] > 0 {
			entries = append(entries, n)
		}
	}
	slices.SortStableFunc(entries, func(a, b int) int { return cmp.Compare(scores[b], scores[a]) })
	return entries
}

// score returns how well an entry matches the words, or 0 if it lacks one.
func (x *Index) score(n int, sought []string) (score int) {
	for _, word := range sought {
		switch title, text := x.titles[n], x.texts[n]; {
		case begins(title, word):
			score += 4
		case within(title, word):
			score += 3
		case begins(text, word):
			score += 2
		case within(text, word):
			score++
		default:
			return 0
		}
	}
	return score
}

// begins reports whether a word of a folded text begins with part.
func begins(text, part string) bool {
	for from := 0; ; {
		at := strings.Index(text[from:], part)
		if at < 0 {
			return false
		}
		before, _ := utf8.DecodeLastRuneInString(text[:from+at])
		if from+at == 0 || !unicode.IsLetter(before) && !unicode.IsDigit(before) {
			return true
		}
		from += at + len(part)
	}
}

// shortWord is the number of letters up to which a word is sought at the beginning of words alone: “un” is in “run”.
const shortWord = 3

// within reports whether a folded text has part within a word, unless it is short. Letters outside ASCII may be those of a
// script without spaces.
func within(text, part string) bool {
	isASCII := !strings.ContainsFunc(part, func(r rune) bool { return r > unicode.MaxASCII })
	return strings.Contains(text, part) && !(isASCII && len(part) <= shortWord)
}

// around returns the part of a text around the first place of any of the words sought.
func around(text string, sought []string) string {
	const before, all = 40, 160
	first := len(text)
	for _, word := range sought {
		for from := range fold.Find(text, word) {
			first = min(first, from)
			break
		}
	}
	if first == len(text) || len(text) <= all {
		first = 0
	}
	begin := 0
	if first > before {
		begin = first - before + strings.IndexByte(text[first-before:first]+" ", ' ') + 1
		begin = min(begin, first)
	}
	part := text[begin:]
	if len(part) > all {
		part = part[:strings.LastIndexByte(part[:all], ' ')+1]
		part = strings.TrimRight(part, " ") + "\u2026"
	}
	if begin > 0 {
		part = "\u2026" + part
	}
	return part
}

// year is a word that is a year rather than a number in a text.
var year = regexp.MustCompile(`^(19|20)\d\d$`)

// withDates returns a query with its years as dates: who types 2021 asks for the incidents of that year.
func withDates(typed string) string {
	words := strings.Fields(typed)
	for n, word := range words {
		if year.MatchString(word) {
			words[n] = "date:" + word
		}
	}
	return strings.Join(words, " ")
}

// incidents returns the latest of the incidents that a query of the incident desk finds, and the query itself as a
// filter. What can't be asked finds none.
func (x *Index) incidents(typed string, most int) (hits, filter []Hit) {
	typed = withDates(typed)
	query, err := x.brief.Incidents.Parse(typed)
	if err != nil {
		return nil, nil
	}
	found, err := x.brief.Select(typed)
	if err != nil || found.Count() == 0 {
		return nil, nil
	}
	rows, err := x.brief.Incidents.Order(found, "date", true)
	if err != nil {
		return nil, nil
	}
	for _, row := range rows[:min(len(rows), most)] {
		i := x.brief.Incidents.At(row)
		hits = append(hits, Hit{Entry{Kind: Incident, Title: i.Name(), Text: i.Summary, Row: row}, i.When.String() + ", " + i.Where()})
	}
	title := fmt.Sprintf("%s incidents on a map", incident.Thousands(len(rows)))
	if len(rows) == 1 {
		title = "1 incident on a map"
	}
	return hits, []Hit{{Entry{Kind: Filter, Title: title, Query: typed}, query.Words()}}
}
