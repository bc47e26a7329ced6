package incident

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"sync/atomic"

	"lectern/app/fold"
	"lectern/app/problem"
)

func checkID(id string) error {
	if !IsID(id) {
		return mistake{"id " + quote(id) + " is not an id", idHint(id)}
	}
	return nil
}

// fileColumn returns the canonical name of a column of the format, written in any case and with dots or
// underscores, or "" for a column that the format doesn't have.
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

func readCSV(r io.Reader, file string, g Gazetteer, size int) (*Table, problem.List) {
	f := openCSV(r, file, incidentColumns)
	f.doubtColumns()
	into := newIncidentReader(f.sheet, g)
	var rows atomic.Int64 // of the last piece; the next one will have as many
	read := func(r *sheetReader) *found {
		found := readIncidents(r, g, int(rows.Load()))
		rows.Store(int64(found.rows.Len()))
		return found
	}
	for r, found := range inPieces(f, size, read) {
		into.take(r, found)
	}
	return into.finish()
}

// incidentColumns has the rules for the columns of incidents.csv.
var incidentColumns = sheetColumns{fileColumn, missingColumns, "id"}

// An incidentReader joins the parts of a sheet that were read, in their order.
type incidentReader struct {
	sheet   *sheet
	builder *Builder
	said    map[string]bool // countries that are not known
}

// newIncidentReader returns a reader for a sheet whose header was read.
func newIncidentReader(s *sheet, g Gazetteer) *incidentReader {
	b := NewBuilder(g)
	b.header = slices.DeleteFunc(slices.Clone(s.header), func(name string) bool { return name == "" })
	for _, i := range s.extra {
		b.extraColumn(s.header[i])
	}
	return &incidentReader{s, b, make(map[string]bool)}
}

// take adds the incidents of a part and its problems.
func (into *incidentReader) take(r *sheetReader, found *found) {
	into.builder.join(found.rows, func(row int, first problem.Place) {
		if r.faults.full() { // each row of a file may have the same id
			r.faults.leaveOut(problem.DuplicateID)
			return
		}
		at := found.rows.place(row)
		at.Line, at.Column = int(found.at[row].line), int(found.at[row].column)
		r.faults.add(duplicateID(at, found.rows.ids.at(row), first))
	})
	for country, p := range found.strangers {
		if !into.said[country] {
			into.said[country] = true
			r.faults.add(p)
		}
	}
	r.faults.sort()
	into.sheet.faults.join(&r.faults)
}

func (into *incidentReader) finish() (*Table, problem.List) {
	return into.builder.Table(), into.sheet.faults.report(into.sheet.file)
}

// doubtColumns warns of columns whose names are nearly the names of columns that the file lacks.
func (s *sheet) doubtColumns() {
	var lacking []string
	for _, c := range columns {
		if _, has := s.index[c.name]; !has {
			lacking = append(lacking, c.name)
		}
	}
	for _, i := range s.extra {
		if meant := Nearest(fold.String(s.header[i]), lacking); meant != "" {
			s.faults.list(problem.DoubtfulRow, problem.Place{File: s.file, Line: 1}, "did you mean "+meant+"?", "column %s is not one of the format's", quote(s.header[i]))
		}
	}
}

func missingColumns(has func(string) bool) []string {
	var missing []string
	for _, name := range []string{"id", "date", "country"} {
		if !has(name) {
			missing = append(missing, name)
		}
	}
	if !has("place") && !(has("lat") && has("lon")) && !has("location_precision") {
		missing = append(missing, "place (or lat and lon)")
	}
	return missing
}

// found holds the incidents read from a part of a sheet.
type found struct {
	rows      *Builder
	at        []struct{ line, column int32 } // of the ids
	strangers map[string]problem.Problem
}

// readIncidents reads all rows, of which so many are expected.
func readIncidents(r *sheetReader, g Gazetteer, expected int) *found {
	f := &found{rows: NewBuilder(g), strangers: map[string]problem.Problem{}}
	f.rows.expect(expected)
	known := r.known()
	var x record
	for r.next() {
		if f.read(&x, r, known) {
			f.rows.ids.append(x.ID)
			f.rows.add(&x.Incident)
			at := r.place("id")
			f.at = append(f.at, struct{ line, column int32 }{int32(at.Line), int32(at.Column)})
			r.doubts(&x, f)
		}
	}
	return f
}

// known returns the columns of the header, nil for those that the format doesn't have.
func (s *sheet) known() []*column {
	known := make([]*column, len(s.header))
	for i, name := range s.header {
		known[i] = columnByName[name]
	}
	return known
}

// read reads a row into x, whatever that held. It lists every mistake, also those for which a builder refuses the row, and
// reports whether it had none.
func (f *found) read(x *record, r *sheetReader, known []*column) bool {
	if !x.read(r, known) {
		return false
	}
	if err := f.rows.refuse(&x.Incident); err != nil {
		p := err.(problem.Problem)
		r.reject(p.Kind, "id", mistake{p.What, p.Hint})
		return false
	}
	return true
}

// read reads a row, lists every mistake of it and reports whether it had none.
func (x *record) read(r *sheetReader, known []*column) bool {
	ok := true
	reject := func(column string, err error) {
		kind := problem.BadRow
		if column == "id" {
			kind = problem.BadID
		}
		r.reject(kind, column, err)
		ok = false
	}
	*x = record{ends: x.ends[:0], Incident: Incident{
		Killed: NoNumber, Wounded: NoNumber, AttackersKilled: Unknown, Extra: x.Extra[:0], At: r.rows.Place(-1),
	}}
	for i, cell := range r.cells {
		if cell = strings.TrimSpace(cell); cell == "" || known[i] == nil {
			continue
		}
		if err := known[i].read(x, cell); err != nil {
			reject(r.header[i], err)
		}
	}
	for _, must := range [...]struct{ column, cell string }{{"id", x.ID}, {"date", x.date}} {
		if must.cell == "" {
			r.reject(problem.BadRow, must.column, mistake{must.column + " is empty", "every incident has one"})
			ok = false
		}
	}
	if x.Country == "" && x.lat == "" {
		r.reject(problem.BadRow, "country", mistake{"country is empty", "every incident on land has one; at sea it has lat and lon"})
		ok = false
	}
	var err error
	if x.date != "" {
		if x.When, err = ParseWhen(x.date, x.dateEnd, x.datePrecision); err != nil {
			reject("date", err)
		}
	}
	if x.Lat, x.Lon, x.HasPoint, err = parsePoint(x.lat, x.lon); err != nil {
		reject("lat", err)
	} else if !x.HasPoint && x.Place == "" && x.Admin1 == "" && (x.Country == "" || x.LocationPrecision != CountryWide) {
		reject("place", mistake{"place, lat and lon are empty", "write at least the place or the province; where only the country is known, write country as location_precision"})
	}
	if err := x.Killed.check(); err != nil {
		reject("killed_low", err)
	}
	if err := x.Wounded.check(); err != nil {
		reject("wounded_low", err)
	}
	for _, i := range r.extra {
		if r.cells[i] != "" {
			x.Extra = append(x.Extra, Cell{r.header[i], r.cells[i]})
		}
	}
	return ok
}

// check returns an error where the three numbers contradict each other.
func (n Number) check() error {
	low, high := n.Ends()
	switch {
	case n.Low >= 0 && n.High >= 0 && n.Low > n.High:
		return mistake{fmt.Sprintf("the lowest figure, %d, is above the highest, %d", n.Low, n.High), "correct the one that is wrong, or swap them"}
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

// doubts warns of what is probably wrong in a row that was read.
func (r *sheetReader) doubts(x *record, f *found) {
	if x.HasPoint && x.Lat == 0 && x.Lon == 0 {
		r.reject(problem.DoubtfulRow, "lat", mistake{"lat and lon are 0, in the sea off Africa", "leave them empty where the place is not known"})
	}
	if x.Country != "" && !f.rows.country(x.Country, "").known {
		country := strings.Clone(x.Country)
		if _, said := f.strangers[country]; !said {
			f.strangers[country] = problem.New(problem.DoubtfulRow, r.place("country"), "country "+quote(country)+" is not known",
				"write its English name or its ISO 3166-1 alpha-3 code")
		}
	}
	for _, end := range x.ends {
		if says := endSaid(end[0], x.When); end[1] != says {
			r.reject(problem.DoubtfulRow, end[0], mistake{end[0] + " is " + quote(end[1]) + ", but the date says " + says, "change both or leave it out; the date is used"})
		}
	}
	stated, _ := ParseDatePrecision(x.datePrecision)
	if x.datePrecision != "" && stated < x.When.Precision {
		r.reject(problem.DoubtfulRow, "date_precision", mistake{
			fmt.Sprintf("date_precision is %s but the date is written to the %s", stated, x.When.Precision), "make them agree; the coarser is used",
		})
	}
}

// endSaid returns what a column of the first or last day holds for a time.
func endSaid(column string, w When) string {
	if column == "first_day" {
		return w.First.String()
	}
	return w.Last.String()
}
