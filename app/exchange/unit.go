package exchange

import (
	"slices"
	"strings"

	"lectern/app/lazyregexp"
)

// units are the words that people put behind the name of a column, in brackets or alone, to say in what its cells are.
var units = []string{
	"deg", "degree", "degrees", "decimal", "dd", "dms", "wgs", "wgs84", "84", "epsg", "4326", "n", "s", "e", "w", "utc", "gmt", "local", "time",
	"person", "persons", "people", "number", "no", "total", "count", "text", "en", "english", "yyyy", "mm", "yy", "iso",
}

var (
	inBrackets = lazyregexp.New(`[(\[][^()\[\]]*[)\]]`)
	axisBehind = lazyregexp.New(`(?i)^\s*(lat(?:itude)?|lon|lng|long|longitude)[\s_]*[(\[]?\s*([NSEW])\s*[)\]]?\s*$`)
	dayBefore  = lazyregexp.New(`(?i)\bdd?[-/. ]mm?\b`)
	dayBehind  = lazyregexp.New(`(?i)\bmm?[-/. ]dd?\b`)
)

// withoutUnit returns the name of a column without the unit in brackets or behind it: Killed for “Killed (persons)”, Lat for
// “Lat deg”. Brackets with anything else belong to the name: “Killed (min)” is another column.
func withoutUnit(name string) string {
	plain := inBrackets.ReplaceAllStringFunc(name, func(inside string) string {
		if areUnits(nameKey(inside)) {
			return " "
		}
		return inside
	})
	words := strings.Split(nameKey(plain), "_")
	for len(words) > 1 && slices.Contains(units, words[len(words)-1]) {
		words = words[:len(words)-1]
	}
	return strings.Join(words, " ")
}

// areUnits reports whether all words of a key are units, or say which axis stands first: “Coordinates (lat, lon)”.
func areUnits(key string) bool {
	return !slices.ContainsFunc(strings.Split(key, "_"), func(word string) bool {
		return word != "" && !slices.Contains(units, word) && !slices.Contains([]string{"lat", "lon", "long"}, word)
	})
}

// axisOf returns the letter of the compass that the name of a column of degrees has, such as S for “Latitude (S)”, or "".
func axisOf(name string) string {
	if m := axisBehind.FindStringSubmatch(name); m != nil {
		return strings.ToUpper(m[2])
	}
	return ""
}

// orderIn returns which part of a date the name of a column says is the day: “Date (dd/mm/yyyy)”.
func orderIn(name string) order {
	switch {
	case dayBefore.MatchString(name):
		return dmy
	case dayBehind.MatchString(name):
		return mdy
	}
	return unasked
}

// axisColumns are the columns that hold a letter of the compass for the degrees beside them.
var axisColumns = map[string]names{
	"lat": {"ns", "n s", "lat ns", "lat n s", "lat dir", "lat direction", "latitude direction", "lat hemisphere", "latitude hemisphere", "lat hem"},
	"lon": {"ew", "e w", "lon ew", "long ew", "lon e w", "lon dir", "long dir", "lon direction", "longitude direction", "lon hemisphere", "longitude hemisphere", "lon hem"},
}
