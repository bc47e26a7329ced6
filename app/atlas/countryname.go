package atlas

import (
	"encoding/csv"
	"fmt"
	"slices"
	"strings"

	"lectern/app/fold"
	"lectern/assets"
)

// countryName is a country by one of its names.
type countryName struct {
	country int    // index in World.Countries
	name    string // under which it is kept
	heirs   string // of a former state: the codes of the countries beside that one which came of it, with ; between them
	other   bool   // the name is that of another country, or of a part of it
}

// indexCountries makes countries known by their names and codes, and by the names that the United Nations,
// ISO, UCDP, ACLED and the World Bank write: assets/basemap/countries.csv. A part of a state that they list
// by itself keeps its name; a former state, and what is only within one, has that of the state. The basemap's own names come before others.
func (w *World) indexCountries() map[string]countryName {
	countryOf := make(map[string]countryName, 6*len(w.Countries))
	byCode := make(map[string]int, len(w.Countries))
	for i, c := range w.Countries {
		byCode[c.Code] = i
		countryOf[countryKey(c.Name)], countryOf[fold.String(c.Code)] = countryName{country: i, name: c.Name}, countryName{country: i, name: c.Name}
	}
	rows, err := csv.NewReader(strings.NewReader(assets.Countries)).ReadAll()
	must(err)
	heirs := map[string]string{}
	for _, row := range rows[1:] {
		if row[1] == "heirs" {
			heirs[row[0]] = row[2]
		}
	}
	for _, row := range rows[1:] {
		if row[1] == "heirs" {
			continue
		}
		i, ok := byCode[row[0]]
		if !ok {
			must(fmt.Errorf("countries.csv: no country has the code %q", row[0]))
		}
		for name := range strings.SplitSeq(row[2], ";") {
			key := countryKey(name)
			if _, taken := countryOf[key]; taken {
				continue
			}
			c := countryName{country: i, name: w.Countries[i].Name, other: row[1] == "former" || row[1] == "within"}
			switch row[1] {
			case "former":
				c.heirs = heirs[row[0]]
			case "part":
				c.name = name
			}
			countryOf[key] = c
		}
	}
	return countryOf
}

// indexForeign makes countries that are known by an English name known by those in other languages, which come after all
// English ones: assets/basemap/countrynames.csv.
func (w *World) indexForeign() map[string]countryName {
	foreign := map[string]countryName{}
	rows, err := csv.NewReader(strings.NewReader(assets.CountryNames)).ReadAll()
	must(err)
	for _, row := range rows[1:] {
		c, ok := w.countryOf()[countryKey(row[0])]
		if !ok {
			must(fmt.Errorf("countrynames.csv: no country is called %q", row[0]))
		}
		for name := range strings.SplitSeq(row[1], ";") {
			if key := countryKey(name); foreign[key] == (countryName{}) {
				foreign[key] = c
			}
		}
	}
	return foreign
}

// Country finds a country by a name in use for it or by its ISO 3166-1 code, alpha-3, or alpha-2 in capitals, and returns
// the name under which it is kept.
func (w *World) Country(nameOrCode string) (code, name string, ok bool) {
	c, ok := w.countryNamed(nameOrCode)
	if !ok && len(nameOrCode) == len("AF") && nameOrCode == strings.ToUpper(nameOrCode) {
		c, ok = w.countryOfISO()[nameOrCode]
	}
	if !ok {
		return "", "", false
	}
	return w.Countries[c.country].Code, c.name, true
}

// indexISO indexes countries by their ISO 3166-1 alpha-2 codes, which the codes of their provinces begin with. Two letters
// are a state of America or a word, too, so they are known by Country alone, and in capitals alone.
func (w *World) indexISO() map[string]countryName {
	index := make(map[string]countryName, len(w.Countries))
	faces := make(map[string]int, len(w.Countries)) // of the country that has most of those with a code
	count := map[[2]string]int{}
	for _, f := range w.Faces {
		iso, _, _ := strings.Cut(f.ISO, "-")
		c := w.Countries[f.Country[UN]]
		if len(iso) != len("AF") {
			continue
		}
		key := [2]string{iso, c.Code}
		if count[key]++; count[key] > faces[iso] {
			faces[iso], index[iso] = count[key], countryName{country: int(f.Country[UN]), name: c.Name}
		}
	}
	return index
}

// IsOtherCountry reports whether a name is known, but is that of a former state, which is kept under its heir's, or of a
// part of a state.
func (w *World) IsOtherCountry(name string) bool {
	c, ok := w.countryNamed(name)
	return ok && c.other
}

// CameOf reports whether a country, by the name under which it is kept, is one of several that came of a former state, such
// as Ukraine of the Soviet Union.
func (w *World) CameOf(country, state string) bool {
	c, ok := w.countryNamed(state)
	if !ok || c.heirs == "" {
		return false
	}
	heir, ok := w.countryNamed(country)
	return ok && slices.Contains(strings.Split(c.heirs, ";"), w.Countries[heir.country].Code)
}

func (w *World) countryNamed(nameOrCode string) (countryName, bool) {
	for _, key := range countryKeys(nameOrCode) {
		if c, ok := w.countryOf()[key]; ok {
			return c, true
		}
		if c, ok := w.countryOfForeign()[key]; ok {
			return c, true
		}
	}
	return countryName{}, false
}

var (
	signs  = strings.NewReplacer("&", " and ", "-", " ", "/", " ")
	saints = strings.NewReplacer(" st. ", " saint ", " st ", " saint ")
)

// countryKey returns a name as it is looked up: folded, without an article, with words for signs.
func countryKey(name string) string {
	key := strings.ReplaceAll(saints.Replace(" "+signs.Replace(fold.String(name))+" "), ".", "") // U.S.A
	key = strings.Join(strings.Fields(key), " ")
	return strings.TrimPrefix(strings.TrimSuffix(key, ", the"), "the ")
}

// countryKeys lists what a name may be looked up by, the surest first: as it stands, turned round at its
// comma (Iran, Islamic Republic of), and without or by what stands in brackets (Myanmar (Burma)).
func countryKeys(name string) []string {
	key := countryKey(name)
	keys := []string{key, fold.String(name)}
	if first, rest, ok := strings.Cut(key, ", "); ok && !strings.Contains(rest, ",") {
		keys = append(keys, countryKey(rest+" "+first))
	}
	if first, rest, ok := strings.Cut(key, " ("); ok && strings.HasSuffix(rest, ")") {
		rest = strings.TrimSuffix(rest, ")")
		keys = append(keys, countryKey(rest+" "+first))
		if !slices.Contains(divided, first) {
			keys = append(keys, first, rest)
		}
	}
	return keys
}

// divided are names that several countries share: what stands behind them in brackets says which is meant.
var divided = []string{"congo", "korea", "virgin islands", "saint martin", "china", "guinea", "samoa", "sudan", "cyprus"}
