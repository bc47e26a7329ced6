package main

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"unicode/utf8"

	"lectern/app/fold"
)

// countryLanguages are the languages in which countries are known besides English: those of the United Nations, German, and Portuguese of
// Brazil and of Portugal.
var countryLanguages = []string{"ar", "de", "es", "es-419", "fr", "pt", "pt-PT", "ru", "zh"}

// noCountries are regions of CLDR that are no country of ISO 3166-1, or none that the map has.
var noCountries = []string{"AC", "AQ", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"}

// unclear are names that by themselves may mean another country.
var unclear = []string{"Congo", "RU", "UK"}

// makeCountryNames writes the names of countries in other languages, by those in English.
func makeCountryNames(from, out string) error {
	if err := localeNames.bring(from); err != nil {
		return err
	}
	english, err := territories(from, "en")
	if err != nil {
		return err
	}
	meant := map[string]string{} // by the key of a name: the code of the country, or "" where several have it
	names := map[string][]string{}
	for _, language := range countryLanguages {
		all, err := territories(from, language)
		if err != nil {
			return err
		}
		for _, key := range slices.Sorted(maps.Keys(all)) {
			code, name := key[:2], all[key]
			other, known := meant[fold.String(name)]
			switch {
			case english[code] == "", fold.String(name) == fold.String(english[code]), slices.Contains(unclear, name), utf8.RuneCountInString(name) < 2:
			case !known:
				meant[fold.String(name)] = code
				names[code] = append(names[code], name)
			case other != code:
				meant[fold.String(name)] = ""
			}
		}
	}
	file, err := os.Create(out)
	if err != nil {
		return fmt.Errorf("writing the names of countries: %w", err)
	}
	w := csv.NewWriter(file)
	w.Write([]string{"country", "names"})
	for _, code := range slices.SortedFunc(maps.Keys(names), func(a, b string) int { return strings.Compare(english[a], english[b]) }) {
		of := slices.DeleteFunc(names[code], func(name string) bool { return meant[fold.String(name)] == "" })
		w.Write([]string{english[code], strings.Join(of, ";")})
	}
	w.Flush()
	return errors.Join(w.Error(), file.Close())
}

// territories returns the names of countries in a language of CLDR, by their ISO 3166-1 alpha-2 codes, which -alt- and a word follow where a
// country has another one.
func territories(from, language string) (map[string]string, error) {
	path := "package/main/" + language + "/territories.json"
	text, err := localeNames.one(from, path)
	if err != nil {
		return nil, err
	}
	var file struct {
		Main map[string]struct {
			Names struct {
				Territories map[string]string `json:"territories"`
			} `json:"localeDisplayNames"`
		} `json:"main"`
	}
	if err := json.Unmarshal(text, &file); err != nil {
		return nil, fmt.Errorf("reading %s: %w", path, err)
	}
	all := file.Main[language].Names.Territories
	maps.DeleteFunc(all, func(key, name string) bool {
		return len(key) > 2 && !strings.Contains(key, "-alt-") || key[0] <= '9' || slices.Contains(noCountries, key[:2]) || strings.HasSuffix(key, "chagos")
	})
	return all, nil
}
