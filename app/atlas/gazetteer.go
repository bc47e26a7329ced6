package atlas

import (
	"strings"
	"unicode"

	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"
)

// gazetteer finds countries and towns by name.
type gazetteer struct {
	countries map[string]int // folded name or code
	towns     map[string]int // folded name: the most populous
}

// aliases are other names in use for countries, by ISO 3166-1 alpha-3 code.
var aliases = map[string]string{
	"russian federation": "RUS", "t\u00fcrkiye": "TUR", "turkiye": "TUR", "iran (islamic republic of)": "IRN", "islamic republic of iran": "IRN",
	"syrian arab republic": "SYR", "united states of america": "USA", "us": "USA", "usa": "USA", "united kingdom of great britain": "GBR", "uk": "GBR",
	"great britain": "GBR", "burma": "MMR", "drc": "COD", "democratic republic of the congo": "COD", "dr congo (zaire)": "COD", "republic of the congo": "COG",
	"ivory coast": "CIV", "cote d'ivoire": "CIV", "czech republic": "CZE", "macedonia": "MKD", "swaziland": "SWZ", "east timor": "TLS",
	"palestine, state of": "PSE", "south korea": "KOR", "republic of korea": "KOR", "north korea": "PRK", "lao pdr": "LAO",
	"viet nam": "VNM", "republic of serbia": "SRB", "united republic of tanzania": "TZA", "the gambia": "GMB", "the bahamas": "BHS", "bosnia": "BIH",
	"bosnia-herzegovina": "BIH", "uae": "ARE", "yemen (north yemen)": "YEM", "kingdom of eswatini (swaziland)": "SWZ", "gaza": "PSE", "west bank": "PSE",
}

func (g *gazetteer) index(w *World) {
	g.countries = make(map[string]int, 3*len(w.countries))
	for i, c := range w.countries {
		g.countries[fold(c.name)], g.countries[fold(c.code)] = i, i
	}
	for name, code := range aliases {
		if i, ok := g.countries[fold(code)]; ok {
			if _, taken := g.countries[fold(name)]; !taken {
				g.countries[fold(name)] = i
			}
		}
	}
	g.towns = make(map[string]int, len(w.towns))
	for i, t := range w.towns {
		key := fold(t.name)
		if other, ok := g.towns[key]; !ok || w.towns[other].population < t.population {
			g.towns[key] = i
		}
	}
}

// Country finds a country by its English name or its ISO 3166-1 alpha-3 code.
func (w *World) Country(nameOrCode string) (code, name string, ok bool) {
	i, ok := w.gazetteer.countries[fold(nameOrCode)]
	if !ok {
		return "", "", false
	}
	return w.countries[i].code, w.countries[i].name, true
}

// Locate finds a town by name; of several that share it, the most populous.
func (w *World) Locate(place string) (lat, lon float64, ok bool) {
	i, ok := w.gazetteer.towns[fold(place)]
	if !ok {
		return 0, 0, false
	}
	return float64(w.towns[i].lat), float64(w.towns[i].lon), true
}

var straight = strings.NewReplacer("\u2019", "'", "\u2018", "'")

// fold makes names that differ in case and accents only the same.
func fold(s string) string {
	ascii := true
	for i := range len(s) {
		ascii = ascii && s[i] < 0x80
	}
	if !ascii {
		t := transform.Chain(norm.NFD, runes.Remove(runes.In(unicode.Mn)), norm.NFC)
		s, _, _ = transform.String(t, s)
		s = straight.Replace(s)
	}
	return strings.ToLower(strings.TrimSpace(s))
}
