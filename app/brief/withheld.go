package brief

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"lectern/app/incident"
)

// part is a kind of part of a brief's files that no page may show.
type part uint8

const (
	unverifiedRows part = iota
	speakerNotes
	slideParts
	comments
	definitions
	unusedColumns
	unusedSources
	sourceDetails
	unusedSeries
	unusedViews
	unusedLayers
	unusedPictures
	databaseQuery
	parts // their number
)

// partName has the key of a part in the front matter, and words for one and for several.
type partName struct{ key, one, many string }

var partNames = [parts]partName{
	unverifiedRows: {"unverified", "unverified incident", "unverified incidents"},
	speakerNotes:   {"notes", "speaker’s note", "speaker’s notes"},
	slideParts:     {"slides", "part for slides only", "parts for slides only"},
	comments:       {"comments", "comment", "comments"},
	definitions:    {"definitions", "note or address that nothing refers to", "notes and addresses that nothing refers to"},
	unusedColumns:  {"columns", "column of the data that nothing shows", "columns of the data that nothing shows"},
	unusedSources:  {"sources", "source that nothing cites", "sources that nothing cites"},
	sourceDetails:  {"details", "detail of a source that is not printed", "details of sources that are not printed"},
	unusedSeries:   {"series", "row of a series that nothing shows", "rows of series that nothing shows"},
	unusedViews:    {"views", "view that nothing shows", "views that nothing shows"},
	unusedLayers:   {"layers", "layer that nothing uses", "layers that nothing uses"},
	unusedPictures: {"pictures", "picture that nothing shows", "pictures that nothing shows"},
	databaseQuery:  {"database", "query of a database", "queries of databases"},
}

// Withheld counts what was left out of a brief's files when they were handed out, so that numbers of it in the brief
// stay true.
type Withheld struct {
	counts  [parts]int
	byQuery map[string]int // unverified incidents that each query would find
}

// unverified returns the unverified incidents that were left out by query; "" is for all.
func (w Withheld) unverified() map[string]int {
	all := maps.Clone(w.byQuery)
	if n := w.counts[unverifiedRows]; n > 0 {
		if all == nil {
			all = map[string]int{}
		}
		all[""] = n
	}
	return all
}

// Words returns what was left out: "8 unverified incidents, 2 comments".
func (w Withheld) Words() string {
	var all []string
	for p, n := range w.counts {
		switch words := partNames[p]; n {
		case 0:
		case 1:
			all = append(all, "1 "+words.one)
		default:
			all = append(all, incident.Thousands(n)+" "+words.many)
		}
	}
	return strings.Join(all, ", ")
}

// Columns reports whether columns of the data were left out.
func (w Withheld) Columns() bool { return w.counts[unusedColumns] > 0 }

// Equal reports whether the same was left out.
func (w Withheld) Equal(o Withheld) bool {
	return w.counts == o.counts && maps.Equal(w.byQuery, o.byQuery)
}

// yaml returns the line of front matter that states what was left out.
func (w Withheld) yaml() string {
	var entries []string
	for p, n := range w.counts {
		if n > 0 {
			entries = append(entries, partNames[p].key+": "+strconv.Itoa(n))
		}
	}
	if len(w.byQuery) > 0 {
		var queries []string
		for _, q := range slices.Sorted(maps.Keys(w.byQuery)) {
			queries = append(queries, fmt.Sprintf("%s: %d", yamlQuoted(q), w.byQuery[q]))
		}
		entries = append(entries, queriesKey+": {"+strings.Join(queries, ", ")+"}")
	}
	return "withheld: {" + strings.Join(entries, ", ") + "}"
}

// queriesKey is the key of unverified incidents by query.
const queriesKey = "unverified-in"

func readWithheld(m *Meta, y *yamlText, e entry) {
	entries, _ := y.mapping(e.value, e.key)
	number := func(e entry) int {
		n, err := strconv.Atoi(y.scalar(e))
		if err != nil || n < 0 || n > 1e9 {
			y.wrong(e.value, e.key, "a whole number")
			return 0
		}
		return n
	}
	for _, e := range entries {
		if e.key == queriesKey {
			queries, _ := y.mapping(e.value, e.key)
			m.Withheld.byQuery = map[string]int{}
			for _, q := range queries {
				m.Withheld.byQuery[q.key] = number(q)
			}
			continue
		}
		i := slices.IndexFunc(partNames[:], func(p partName) bool { return p.key == e.key })
		if i < 0 {
			y.unknown(e, "withheld")
			continue
		}
		m.Withheld.counts[i] = number(e)
	}
}
