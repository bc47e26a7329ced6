package incident

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"lectern/app/fold"
	"lectern/app/problem"
)

func checkID(id string) error {
	if !validID(id) {
		return mistake{"id " + quote(id) + " is not an id", idHint(id)}
	}
	return nil
}

// fileColumn is the canonical name of a column of the format in whatever case and with dots for
// underscores, or "" for a column of the file's own.
func fileColumn(name string) string {
	name = underscores.Replace(fold.String(name))
	if a := aliases[name]; a != "" {
		name = a
	}
	if columnByName[name] == nil {
		return ""
	}
	return name
}

// ReadCSV reads incidents.csv as FORMAT.md specifies it. Rows with a mistake are set aside and
// listed with line, column and hint; the table holds the rest. File names the input in problems; g
// may be nil. At most 100 problems are listed, then one line counts the rest. Where r fails, that
// is a problem too, and what was read until then stays.
func ReadCSV(r io.Reader, file string, g Gazetteer) (*Table, problem.List) {
	return readCSV(r, file, g, pieceSize)
}

// doubtColumns lists the file's own columns whose names are nearly those of columns that it lacks.
func (f *csvFile) doubtColumns() {
	var lacking []string
	for _, c := range columns {
		if _, has := f.index[c.name]; !has {
			lacking = append(lacking, c.name)
		}
	}
	for _, i := range f.own {
		if meant := nearest(fold.String(f.header[i]), lacking); meant != "" {
			f.faults.list(problem.DoubtfulRow, f.at(1, 0), "did you mean "+meant+"?", "column %s is not one of the format's", quote(f.header[i]))
		}
	}
}

func readCSV(r io.Reader, file string, g Gazetteer, size int) (*Table, problem.List) {
	f := openCSV(r, file, fileColumn, missingColumns)
	f.doubtColumns()
	b := NewBuilder(g)
	b.header = slices.DeleteFunc(slices.Clone(f.header), func(name string) bool { return name == "" })
	for _, i := range f.own {
		b.extraColumn(f.header[i])
	}
	said := make(map[string]bool) // countries that are not known
	for c, found := range inPieces(f, size, func(c *csvReader) *found { return readIncidents(c, g) }) {
		b.join(found.rows, func(row int, first problem.Place) {
			c.faults.add(duplicateID(found.at[row], found.rows.ids.at(row), first))
		})
		for country, p := range found.strangers {
			if !said[country] {
				said[country] = true
				c.faults.add(p)
			}
		}
		c.faults.sort()
		f.faults.join(&c.faults)
	}
	return b.Table(), f.faults.report(file)
}

func missingColumns(has func(string) bool) []string {
	var missing []string
	for _, name := range []string{"id", "date", "country"} {
		if !has(name) {
			missing = append(missing, name)
		}
	}
	if !has("place") && !(has("lat") && has("lon")) {
		missing = append(missing, "place (or lat and lon)")
	}
	return missing
}

// found is what came of a stretch of the file.
type found struct {
	rows      *Builder
	at        []problem.Place // of the ids
	strangers map[string]problem.Problem
}

func readIncidents(c *csvReader, g Gazetteer) *found {
	f := &found{rows: NewBuilder(g), strangers: map[string]problem.Problem{}}
	known := make([]*column, len(c.header)) // nil for the file's own columns
	for i, name := range c.header {
		known[i] = columnByName[name]
	}
	for c.next() {
		x, ok := readIncident(c, known)
		if !ok {
			continue
		}
		if err := f.rows.refuse(&x.Incident); err != nil {
			p := err.(problem.Problem)
			c.reject(p.Kind, "id", mistake{p.What, p.Hint})
			continue
		}
		f.rows.ids.append(x.ID)
		f.rows.add(&x.Incident)
		f.at = append(f.at, c.place("id"))
		c.doubts(&x, f)
	}
	return f
}

// readIncident lists every mistake of a row and reports whether it had none.
func readIncident(c *csvReader, known []*column) (x record, ok bool) {
	ok = true
	reject := func(column string, err error) {
		kind := problem.BadRow
		if column == "id" {
			kind = problem.BadID
		}
		c.reject(kind, column, err)
		ok = false
	}
	x.Killed, x.Wounded, x.AttackersKilled = NoNumber, NoNumber, Unknown
	x.At = c.csvFile.at(c.line(), 0)
	for i, cell := range c.cells {
		if cell = strings.TrimSpace(cell); cell == "" || known[i] == nil {
			continue
		}
		if err := known[i].read(&x, cell); err != nil {
			reject(c.header[i], err)
		}
	}
	for _, must := range [...]struct{ column, cell string }{{"id", x.ID}, {"date", x.date}, {"country", x.Country}} {
		if must.cell == "" {
			c.reject(problem.BadRow, must.column, mistake{must.column + " is empty", "every incident has one"})
			ok = false
		}
	}
	var err error
	if x.date != "" {
		if x.When, err = ParseWhen(x.date, x.dateEnd, x.datePrecision); err != nil {
			reject("date", err)
		}
	}
	if x.Lat, x.Lon, x.HasPoint, err = parsePoint(x.lat, x.lon); err != nil {
		reject("lat", err)
	} else if !x.HasPoint && x.Place == "" && x.Admin1 == "" {
		reject("place", mistake{"place, lat and lon are empty", "write at least the place or the province"})
	}
	if err := x.Killed.check(); err != nil {
		reject("killed_low", err)
	}
	if err := x.Wounded.check(); err != nil {
		reject("wounded_low", err)
	}
	for _, i := range c.own {
		if c.cells[i] != "" {
			x.Extra = append(x.Extra, Cell{c.header[i], c.cells[i]})
		}
	}
	return x, ok
}

// check finds ends that contradict each other.
func (n Number) check() error {
	low, high := n.Ends()
	switch {
	case n.Low >= 0 && n.High >= 0 && n.Low > n.High:
		return mistake{fmt.Sprintf("the lowest figure, %d, is above the highest, %d", n.Low, n.High), "swap them"}
	case n.Best >= 0 && (n.Best < low || n.Best > high):
		return mistake{fmt.Sprintf("the best figure, %d, is outside %d to %d", n.Best, low, high), "widen the range or correct the figure"}
	}
	return nil
}

func parseRadius(s string) (float64, error) {
	km, ok := parseDecimal(s)
	if !ok || km < 0 || km > maxRadiusKM {
		return 0, mistake{quote(s) + " is not a radius", "write kilometres as a decimal number"}
	}
	return km, nil
}

// doubts lists what was read but should be looked at.
func (c *csvReader) doubts(x *record, f *found) {
	if x.HasPoint && x.Lat == 0 && x.Lon == 0 {
		c.reject(problem.DoubtfulRow, "lat", mistake{"lat and lon are 0, in the sea off Africa", "leave them empty where the place is not known"})
	}
	if !f.rows.country(x.Country, "").known {
		country := strings.Clone(x.Country)
		if _, said := f.strangers[country]; !said {
			f.strangers[country] = problem.New(problem.DoubtfulRow, c.place("country"), "country "+quote(country)+" is not known",
				"write its English name or its ISO 3166-1 alpha-3 code")
		}
	}
	stated, _ := ParseDatePrecision(x.datePrecision)
	if x.datePrecision != "" && stated < x.When.Precision {
		c.reject(problem.DoubtfulRow, "date_precision", mistake{
			fmt.Sprintf("date_precision is %s but the date is written to the %s", stated, x.When.Precision), "make them agree; the coarser is used",
		})
	}
}
