package incident

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"lectern/app/fold"
	"lectern/app/problem"
)

// Population is how many people live in a province: one row of populations.csv.
type Population struct {
	Country string // its ISO 3166-1 alpha-3 code
	Admin1  string
	People  int64
	Year    int
	Source  string // a key of the bibliography
	At      problem.Place
}

// ReadPopulations reads populations.csv as FORMAT.md specifies it, in file order. Rows with a mistake are set aside and
// listed, at most 100 of them.
func ReadPopulations(r io.Reader, file string, places Gazetteer) ([]Population, problem.List) {
	type key struct {
		country, admin1 string
		year            int
	}
	seen := map[key]int{} // lines
	return readRecords(r, file, populationsColumns, func(c *sheetReader) (Population, bool) {
		p, ok := readPopulation(c, places)
		if !ok {
			return p, false
		}
		k := key{p.Country, fold.String(p.Admin1), p.Year}
		if line := seen[k]; line > 0 {
			c.reject(problem.BadRow, "population", mistake{fmt.Sprintf("%s has a population of %d already, in line %d", p.Admin1, p.Year, line), "keep one of them"})
			return p, false
		}
		seen[k] = p.At.Line
		return p, true
	})
}

// populationsColumns has the rules for the columns of populations.csv.
var populationsColumns = sheetColumns{oneOf("country", "admin1", "population", "year", "source"), func(has func(string) bool) []string {
	return slices.DeleteFunc([]string{"country", "admin1", "population", "year"}, has)
}, "country"}

func readPopulation(c *sheetReader, places Gazetteer) (p Population, ok bool) {
	ok = true
	reject := func(column string, err error) {
		c.reject(problem.BadRow, column, err)
		ok = false
	}
	p = Population{Country: strings.Clone(c.cell("country")), Admin1: strings.Clone(c.cell("admin1")), Source: strings.Clone(c.cell("source")), At: c.rows.Place(-1)}
	if places != nil {
		code, _, known := places.Country(p.Country)
		if !known {
			reject("country", mistake{quote(p.Country) + " is not a country", "write its English name or its code of three letters"})
		}
		p.Country = code
	}
	if p.Admin1 == "" {
		reject("admin1", mistake{"admin1 is empty", "name the province"})
	}
	var err error
	if p.People, err = parseAmount(c.cell("population")); err != nil {
		reject("population", err)
	} else if p.People <= 0 {
		reject("population", mistake{"population is empty or 0", "write how many people live there, or leave the row out"})
	}
	year, err := parseAmount(c.cell("year"))
	if err != nil || year < 1000 || year > 9999 {
		reject("year", mistake{quote(c.cell("year")) + " is not a year", "write the year that the population is of, such as 2020"})
	}
	p.Year = int(year)
	return p, ok
}

// CutPopulations returns the text of a file of populations without columns that the format doesn't have, and the number of
// those. What is kept has its bytes.
func CutPopulations(text []byte, file string) (out []byte, without int, err error) {
	return cutCSV(text, file, populationsColumns, populationsColumns.has, func(int, []string) bool { return true })
}

// SetPeople tells the table how many people live in a province, by the code of its country and its name. It must come before
// the table is shared.
func (t *Table) SetPeople(people func(country, admin1 string) (people int64, known bool)) {
	t.people = people
}

// LatestPopulations returns the latest population of each province, by what names find.
func LatestPopulations[K comparable](all []Population, named func(country, admin1 string) (K, bool)) map[K]Population {
	people := map[K]Population{}
	for _, p := range all {
		at, ok := named(p.Country, p.Admin1)
		if before, taken := people[at]; ok && (!taken || before.Year < p.Year) {
			people[at] = p
		}
	}
	return people
}

// PerPeople is the number of people by which a rate counts.
const PerPeople = 100_000

// CutRate returns the name of the amount of a rate: killed of "killed per 100,000". It returns false for other names.
func CutRate(name string) (amount string, ok bool) {
	name = strings.TrimSpace(name)
	for _, end := range []string{" per 100,000", " per 100000"} {
		if amount, ok = strings.CutSuffix(name, end); ok {
			return strings.TrimSpace(amount), true
		}
	}
	return name, false
}
