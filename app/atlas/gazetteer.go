package atlas

import "lectern/app/fold"

// aliases maps other names in use for countries to ISO 3166-1 alpha-3 codes.
var aliases = map[string]string{
	"russian federation": "RUS", "turkey": "TUR", "iran (islamic republic of)": "IRN", "islamic republic of iran": "IRN",
	"syrian arab republic": "SYR", "united states of america": "USA", "us": "USA", "usa": "USA", "united kingdom of great britain": "GBR", "uk": "GBR",
	"great britain": "GBR", "burma": "MMR", "drc": "COD", "democratic republic of the congo": "COD", "dr congo (zaire)": "COD", "republic of the congo": "COG",
	"ivory coast": "CIV", "cote d'ivoire": "CIV", "czech republic": "CZE", "macedonia": "MKD", "swaziland": "SWZ", "east timor": "TLS",
	"palestine, state of": "PSE", "south korea": "KOR", "republic of korea": "KOR", "north korea": "PRK", "lao pdr": "LAO",
	"viet nam": "VNM", "republic of serbia": "SRB", "united republic of tanzania": "TZA", "the gambia": "GMB", "the bahamas": "BHS", "bosnia": "BIH",
	"bosnia-herzegovina": "BIH", "uae": "ARE", "yemen (north yemen)": "YEM", "kingdom of eswatini (swaziland)": "SWZ", "gaza": "PSE", "west bank": "PSE",
}

// indexCountries indexes countries by name, code and alias. A name takes precedence over an alias.
func (w *World) indexCountries() {
	w.countryOf = make(map[string]int, 3*len(w.Countries))
	for i, c := range w.Countries {
		w.countryOf[fold.String(c.Name)], w.countryOf[fold.String(c.Code)] = i, i
	}
	for name, code := range aliases {
		if i, ok := w.countryOf[fold.String(code)]; ok {
			if _, taken := w.countryOf[fold.String(name)]; !taken {
				w.countryOf[fold.String(name)] = i
			}
		}
	}
}

// indexTowns indexes towns by folded name; of several with one name, the most populous.
func (w *World) indexTowns() map[string]int {
	towns := w.towns()
	of := make(map[string]int, len(towns))
	for i, t := range towns {
		key := fold.String(t.Name)
		if other, ok := of[key]; !ok || towns[other].Population < t.Population {
			of[key] = i
		}
	}
	return of
}

// Country finds a country by its English name or its ISO 3166-1 alpha-3 code.
func (w *World) Country(nameOrCode string) (code, name string, ok bool) {
	i, ok := w.countryOf[fold.String(nameOrCode)]
	if !ok {
		return "", "", false
	}
	return w.Countries[i].Code, w.Countries[i].Name, true
}

// Locate finds a town by name; of several that share it, the most populous.
func (w *World) Locate(place string) (lat, lon float64, ok bool) {
	i, ok := w.townOf()[fold.String(place)]
	if !ok {
		return 0, 0, false
	}
	t := w.towns()[i]
	return float64(t.Lat), float64(t.Lon), true
}
