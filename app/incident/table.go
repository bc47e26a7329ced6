package incident

import (
	"iter"
	"strings"

	"lectern/app/geometry"
	"lectern/app/problem"
)

// Table holds incidents in columns. Rows are numbered from 0 along a Hilbert curve over the earth,
// not in file order (Order gives that); those without a point come last.
type Table struct {
	text            []*textColumn // as textColumns has them
	extra           []extraColumn
	extraByName     map[string]int // index in extra
	countryCodes    []string       // by code of the country column
	first, last     []int32        // Day
	days            []dayBounds    // of each 64 of them
	lat, lon        []int32        // 1e-7 degrees, or noDegrees
	radius          []int32        // metres as written, or -1
	killed, wounded numberColumn
	attackers       []int32
	file            *textColumn
	line            []int32
	own             *ownNumbers
	claims          map[Row][]Claim
	amounts         []Amount // the main one first; one is Incidents
	order           []Row    // in file order
	verified        int      // rows that are not unverified
	ids             idIndex  // in file order
	unknown         []int32  // the column of a number that no row has
	header          []string // columns of the file, in order; nil if made otherwise
	gazetteer       Gazetteer
	areas           map[string]*geometry.Region // by name, see SetAreas
	people          func(country, admin1 string) (people int64, known bool)
	orders          *orderCache
	unitColumns     *unitCache
	widestKM        float64 // the largest uncertainty of a row
	withheld        map[string]int
	asOf            func() Day // to which the incidents are known
}

type extraColumn struct {
	name, field string // as the file and as a query writes it
	*textColumn
}

// Withhold tells the table of unverified incidents that its file doesn't hold, by the query that would find them;
// "" is for all. Selections without unverified incidents count them as hidden. It must come before any Select.
func (t *Table) Withhold(byQuery map[string]int) { t.withheld = byQuery }

// Len returns the number of incidents.
func (t *Table) Len() int { return len(t.first) }

// Index returns the row of an id.
func (t *Table) Index(id string) (Row, bool) {
	place, ok := t.ids.find(id)
	if !ok {
		return 0, false
	}
	return t.order[place], true
}

// At returns a whole incident. Row must be below Len.
func (t *Table) At(row Row) Incident {
	x := Incident{
		When:   t.When(row),
		Killed: t.killed.at(row), Wounded: t.wounded.at(row), AttackersKilled: t.attackers[row],
		RadiusKM: float64(max(0, t.radius[row])) / metres,
		At:       problem.Place{File: t.file.at(row), Line: int(t.line[row])},
	}
	for i, c := range textColumns {
		c.text.give(&x, t, t.text[i], row)
	}
	if t.lat[row] != noDegrees {
		x.HasPoint, x.Lat, x.Lon = true, degrees(t.lat[row]), degrees(t.lon[row])
	}
	for _, e := range t.extra {
		if v := e.at(row); v != "" {
			x.Extra = append(x.Extra, Cell{e.name, v})
		}
	}
	return x
}

// When returns the time of a row, cheaper than At.
func (t *Table) When(row Row) When {
	return When{Day(t.first[row]), Day(t.last[row]), DatePrecision(t.text[colDatePrecision].codes.at(row))}
}

// Name returns the name of an incident as Incident.Name does, cheaper than At.
func (t *Table) Name(row Row) string {
	if title := t.text[colTitle].at(row); title != "" {
		return title
	}
	cell := func(column int) string { return t.text[column].at(row) }
	return nameOf(cell(colTactic), cell(colEventType), cell(colPlace), cell(colAdmin1), cell(colCountry))
}

// Killed returns the number of people killed in a row, cheaper than At.
func (t *Table) Killed(row Row) Number { return t.killed.at(row) }

// Wounded returns the number of people wounded in a row, cheaper than At.
func (t *Table) Wounded(row Row) Number { return t.wounded.at(row) }

// Attribution returns the attribution of a row, cheaper than At.
func (t *Table) Attribution(row Row) Attribution {
	return Attribution(t.text[colAttribution].codes.at(row))
}

// Verification returns the verification of a row, cheaper than At.
func (t *Table) Verification(row Row) Verification {
	return Verification(t.text[colVerification].codes.at(row))
}

// Province returns the country's code and the name of the province where no more than that is known of
// a row's place, cheaper than At.
func (t *Table) Province(row Row) (code, name string, only bool) {
	only = LocationPrecision(t.text[colLocationPrecision].codes.at(row)) == Province
	return t.countryCodes[t.text[colCountry].codes.at(row)], t.text[colAdmin1].at(row), only
}

// InFile returns the rows that were read from a file.
func (t *Table) InFile(name string) Selection {
	s := t.None()
	for row := range Row(t.Len()) {
		if t.file.at(row) == name {
			s.words[row/64] |= 1 << (row % 64)
		}
	}
	return s
}

// Sources returns the keys of the sources of a selection, each once.
func (t *Table) Sources(s Selection) (keys []string) {
	c := t.column("sources")
	seen, known := make([]bool, len(c.values)), map[string]bool{}
	for row := range s.All {
		code := c.codes.at(row)
		if seen[code] {
			continue
		}
		seen[code] = true
		for _, key := range splitKeys(c.values[code]) {
			if !known[key] {
				known[key] = true
				keys = append(keys, key)
			}
		}
	}
	return keys
}

// column returns the dictionary of a field of kind Text, Choice or Keys, also of a further column.
func (t *Table) column(name string) *textColumn {
	if f := fieldByName[name]; f != nil {
		if f.Kind > Keys {
			return nil
		}
		return t.text[f.column]
	}
	for _, x := range t.extra {
		if x.field == name {
			return x.textColumn
		}
	}
	return nil
}

// SourceKeys yields the keys of the sources of rows and of what is claimed of them, in the order of the rows, those that
// several rows name in one cell once.
func (t *Table) SourceKeys(rows []Row) iter.Seq[string] {
	return func(yield func(string) bool) {
		column := t.text[colSources]
		seen := make([]bool, len(column.values))
		for _, row := range rows {
			if code := column.codes.at(row); !seen[code] {
				seen[code] = true
				for _, key := range splitKeys(column.values[code]) {
					if !yield(key) {
						return
					}
				}
			}
			for _, claim := range t.claims[row] {
				if !yield(claim.Source) {
					return
				}
			}
		}
	}
}

// splitKeys reads a cell of keys.
func splitKeys(s string) []string {
	var keys []string
	for key := range strings.SplitSeq(s, ";") {
		if key = strings.TrimSpace(key); key != "" {
			keys = append(keys, key)
		}
	}
	return keys
}
