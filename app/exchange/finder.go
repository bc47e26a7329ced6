package exchange

import (
	"slices"
	"strings"
	"unicode"

	"lectern/app/fold"
)

// A finder finds the columns of a sheet by name.
type finder struct {
	columnNames []string
	keys        []string // of the columns
	byKey       map[string]int
	tags        []hxlTag
	isCut       bool // names are cut, as in a Shapefile
	isKML       bool // a row may have its date in one column or another
}

func newFinder(s *sheet) *finder {
	f := &finder{columnNames: s.columns, isCut: s.format == "Shapefile", isKML: s.format == "KML", byKey: make(map[string]int, len(s.columns))}
	for i, name := range s.columns {
		key := nameKey(name)
		f.keys = append(f.keys, key)
		f.add(key, i)
	}
	for i, name := range s.columns {
		f.add(nameKey(withoutUnit(name)), i)
	}
	times := map[string]int{}
	for _, name := range s.short {
		times[nameKey(name)]++
	}
	for i, name := range s.short {
		if key := nameKey(name); times[key] == 1 {
			f.add(key, i)
		}
	}
	if len(s.nested) > 0 {
		f.addNested(s)
	}
	for _, t := range s.tags {
		f.tags = append(f.tags, parseTag(t))
	}
	return f
}

// wholeRows are names of objects that hold the whole row, and manyThings names that tell nothing without what they are of: in source.date
// stands no date of an incident.
var (
	wholeRows  = []string{"properties", "fields", "attributes", "source", "data", "record", "values", "item", "event", "incident"}
	manyThings = []string{"id", "uuid", "ref", "reference", "date", "datetime", "time", "timestamp", "when", "where", "start", "end", "begin", "year", "month", "day", "name", "title", "type", "category", "group", "code", "iso", "x", "y", "description", "summary", "notes", "comment", "comments", "details", "site", "state", "land", "subject", "number"}
)

// addNested makes columns that are named by paths known by the ends of these, the longest first, that no two columns share: casualties.killed
// as killed.
func (f *finder) addNested(s *sheet) {
	rests, isWhole := make([]string, len(s.columns)), make([]bool, len(s.columns))
	for i, name := range s.columns {
		if s.nested[name] {
			rests[i], isWhole[i] = name, true
		}
	}
	for isLeft := true; isLeft; {
		isLeft = false
		columns := map[string][]int{}
		for i, rest := range rests {
			before, rest, _ := strings.Cut(rest, ".")
			if rests[i] = rest; rest == "" {
				continue
			}
			isLeft = true
			isWhole[i] = isWhole[i] && slices.Contains(wholeRows, strings.TrimPrefix(nameKey(before), "_"))
			if key := nameKey(rest); isWhole[i] || !slices.Contains(manyThings, key) {
				columns[key] = append(columns[key], i)
			}
		}
		for key, of := range columns {
			if len(of) == 1 {
				f.add(key, of[0])
			}
		}
	}
}

// add makes a column known by a key, unless an earlier one has it.
func (f *finder) add(key string, column int) {
	if _, taken := f.byKey[key]; !taken && key != "" {
		f.byKey[key] = column
	}
}

// addUngrouped makes columns known also without the names of the groups that their questions are in, if no column is
// called so: KoboToolbox writes incident/date, ODK Central incident-date.
func (f *finder) addUngrouped(s *sheet) {
	for _, between := range "/-" {
		for i, name := range s.columns {
			if at := strings.LastIndexByte(name, byte(between)); at >= 0 {
				f.add(nameKey(name[at+1:]), i)
			}
		}
	}
}

// columns returns the numbers of the columns that a name of a profile means. A name that begins with * means all whose
// last words it has: *latitude is _Where_latitude and latitude.
func (f *finder) columns(name string) (all []int) {
	if last, any := strings.CutPrefix(name, "*"); any {
		for i, key := range f.keys {
			if key == last || strings.HasSuffix(key, "_"+last) {
				all = append(all, i)
			}
		}
	} else if i := f.column(name); i >= 0 {
		all = append(all, i)
	}
	return all
}

// first returns the number of the first column that one of some names means, or -1.
func (f *finder) first(of names) int {
	if all := columnsOf(f, of, true); len(all) > 0 {
		return all[0]
	}
	return -1
}

// column returns the number of a column, or -1. A name that begins with # is an HXL tag, of which the column may
// have more attributes.
func (f *finder) column(name string) int {
	if strings.HasPrefix(name, "#") {
		return f.tagged(parseTag(name))
	}
	if i, ok := f.byKey[nameKey(name)]; ok {
		return i
	}
	const most = 10 // characters that the name of a column of a .dbf has
	if f.isCut && len(name) > most {
		if i, ok := f.byKey[nameKey(strings.ReplaceAll(name, " ", "_")[:most])]; ok && len(f.columnNames[i]) == most {
			return i
		}
	}
	return -1
}

// tagged returns the column of an HXL tag, or -1: of several the one with the fewest attributes besides.
func (f *finder) tagged(want hxlTag) int {
	best := -1
	for i, of := range f.tags {
		if want.isIn(of) && !of.isOther(want) && (best < 0 || len(of.attributes) < len(f.tags[best].attributes)) {
			best = i
		}
	}
	return best
}

// nameKey returns a name as it is looked up: folded, with nothing but letters, digits and single underscores.
func nameKey(name string) string {
	words := strings.FieldsFunc(fold.String(name), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return strings.Join(words, "_")
}

// without returns the names that no column has.
func (f *finder) without(names []string) (missing []string) {
	for _, name := range names {
		if f.column(name) < 0 {
			missing = append(missing, name)
		}
	}
	return missing
}
