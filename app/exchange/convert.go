package exchange

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"lectern/app/incident"
	"lectern/app/problem"
)

// A conversion turns the rows of a sheet into rows of incidents.
type conversion struct {
	*plan
	file    *file
	sheet   *sheet
	options *Options
	changes changes
	at      row
	out     []string
	notes   []string
	figures []figure                 // of the row, in the order of the plan's stems
	counted []countedCell            // of the row
	last    string                   // the date to which that of the row goes, "" if it is a single one
	ids     map[string]int           // how often each derived id was given
	became  map[string]countryChange // of countries as written
	rows    int
	undated int    // of them those with a date that is read in no way
	counts  []bool // which columns of the file hold numbers
}

// A converted row has cells under the names of the plan.
type converted struct {
	cells []string
	line  int
}

// converted yields the rows of the sheet.
func (c *conversion) converted(yield func(converted, error) bool) {
	for r, err := range c.sheet.rows {
		c.at = r
		out := converted{line: r.line}
		var p problem.Problem
		switch {
		case err != nil:
			c.at, out.line = row{}, 0
			if errors.As(err, &p) {
				c.rows++
			}
		case filled(r.cells) == 0 && r.shape == nil:
			out.cells = make([]string, len(c.names)) // which the reader of incidents passes over
		default:
			c.rows++
			if out.cells, err = c.convert(r); err == nil {
				out.cells = slices.Clone(out.cells)
			}
			if date := c.get("date"); date != "" && !isISODate(date) {
				c.undated++
			}
		}
		if c.isHopeless() {
			yield(converted{line: r.line}, c.file.fault(problem.Unreadable, "say with --map which column holds the date, or in which form",
				"hardly a date of the first %s rows can be read, and the rows behind aren’t", incident.Thousands(c.rows)))
			return
		}
		if !yield(out, err) {
			return
		}
	}
}

// isHopeless reports whether hardly any date of many rows is read: no more of them need be tried, which takes the longest of all that is
// read.
func (c *conversion) isHopeless() bool {
	const many = 50_000
	return c.undated > many && c.undated > c.rows/10*9
}

// convertedRows gives the reader of incidents the rows of a conversion.
type convertedRows struct {
	*conversion
	pull  func() (converted, error, bool)
	named bool // whether the row of names was given
	line  int  // of the last row
}

// Next implements incident.RowReader.
func (c *convertedRows) Next() ([]string, error) {
	if !c.named {
		c.named = true
		return c.names, nil
	}
	r, err, ok := c.pull()
	if !ok {
		return nil, io.EOF
	}
	c.line = r.line
	return r.cells, err
}

// Place implements incident.RowReader.
func (c *convertedRows) Place(int) problem.Place { return c.file.place(c.line) }

// place returns where the row stands that is converted.
func (c *conversion) place() problem.Place { return c.file.place(c.at.line) }

// convert returns the cells of a row under the names of the plan.
func (c *conversion) convert(r row) ([]string, error) {
	c.begin(r)
	if word := c.totalWord(r); word != "" {
		return nil, problem.New(problem.BadRow, c.place(), fmt.Sprintf("the row is a total of others: a cell is “%s”", incident.Shorten(word)), "take the row out, or write what the cell means otherwise")
	}
	for i := range c.columns {
		p := &c.columns[i]
		c.countUnknown(p, r)
		cell, _ := p.cell(r)
		switch {
		case p.stem != "":
			c.number(p, r)
		case p.name == gridColumn:
			if err := c.grid(cell); err != nil {
				return nil, err
			}
		case p.name == pointColumn:
			if err := c.point(p, r); err != nil {
				return nil, err
			}
		case p.order == ambiguous && isAmbiguous(cell):
			column := c.sheet.columns[p.from[0]]
			return nil, problem.New(problem.BadValue, c.place(), orderFault(column, cell), sayOrder(column))
		default:
			c.set(p.name, c.value(p, r))
		}
	}
	if err := c.unreadDate(r); err != nil {
		return nil, err
	}
	c.end()
	c.setFigures()
	if err := c.unreadFigure(); err != nil {
		return nil, err
	}
	for n, i := range c.extra {
		cell := r.cells[i]
		if c.profile.Name != own && c.lacks(i, strings.TrimSpace(cell)) {
			c.countCell(noNumber, i, cell)
			cell = ""
		}
		c.out[c.extraAt[n]] = cell
	}
	c.shape(r.shape)
	if err := c.degrees(); err != nil {
		return nil, err
	}
	if err := c.country(); err != nil {
		return nil, err
	}
	c.doubtAxes()
	c.countryAlone()
	c.precision()
	c.id(r)
	return c.out, nil
}

// lacks reports whether a cell of a column of the file's own means that nothing is known.
func (c *conversion) lacks(column int, cell string) bool {
	return lacksAny(cell) || lacksNumber(cell) && c.counts[column]
}

// begin empties what the last row left.
func (c *conversion) begin(r row) {
	c.out = append(c.out[:0], make([]string, len(c.names))...)
	c.notes, c.counted, c.last = c.notes[:0], c.counted[:0], ""
	c.figures = append(c.figures[:0], make([]figure, len(c.stems))...)
	for _, what := range r.changes {
		c.count(what, "")
	}
}

// get returns the cell of a column, empty if the plan doesn't have it.
func (c *conversion) get(name string) string {
	if i, has := c.index[name]; has {
		return c.out[i]
	}
	return ""
}

// set fills the cell of a column.
func (c *conversion) set(name, value string) { c.out[c.index[name]] = value }

func (c *conversion) count(change, example string) {
	if change != "" {
		c.changes.add(change, c.at.line, example)
	}
}

// A countedCell is a change of a cell that was counted. Several columns may be read from it.
type countedCell struct {
	change string
	column int
}

// countCell counts a change of a cell of the file once.
func (c *conversion) countCell(change string, column int, cell string) {
	if one := (countedCell{change, column}); change != "" && !slices.Contains(c.counted, one) {
		c.counted = append(c.counted, one)
		c.count(change, cell)
	}
}

// countUnknown counts cells that mean unknown, by the codebook or as programs write it, and are passed over for it.
func (c *conversion) countUnknown(p *planned, r row) {
	for _, i := range p.from {
		switch cell := strings.TrimSpace(r.cells[i]); {
		case p.unknown[cell]:
			c.countCell(unknownRead, i, cell)
		case p.lacks(cell):
			c.countCell(noNumber, i, cell)
		case cell != "":
			return
		}
	}
}

// value returns what a row says under a column that is no number with a range.
func (c *conversion) value(p *planned, r row) string {
	if p.year >= 0 {
		date, change := dateOfParts(r.cells[p.year], partCell(r, p.month), partCell(r, p.day))
		if change != partsOfDates || p.month >= 0 && p.day >= 0 { // of a part that the file has
			c.count(change, date)
		}
		if isStrange(date) {
			c.count(strangeYear, date)
		}
		return date
	}
	cell, column := p.written(r)
	elsewhere := "" // what stands of a date in another cell
	if p.isDate {
		cell, elsewhere = p.withYearElsewhere(cell, r)
	}
	switch {
	case cell == "":
		return ""
	case len(p.rule.Codes) > 0:
		meaning, known := p.rule.Codes[cell]
		if !known {
			c.count(unknownCode, p.name+" "+cell)
		}
		return meaning
	case p.isDate:
		if p.instead {
			c.countCell(interviewDate, column, cell)
		}
		c.countCell(elsewhere, column, cell)
		date, changes := c.date(p, cell)
		if isStrange(date) && c.profile.Name != own {
			changes = append(changes, strangeYear)
		}
		for _, change := range changes {
			c.countCell(change, column, cell)
		}
		return date
	case p.axis >= 0 || p.letter != "":
		return p.sided(cell, r)
	case p.words != nil:
		small := strings.ToLower(cell)
		if small != cell {
			c.count(smallLetters, cell)
		}
		return small
	case p.with >= 0:
		other := p.known(r.cells[p.with])
		if other == "" {
			return ""
		}
		return cell + " - " + other
	case p.name == "attackers_killed":
		return c.attackers(cell, column)
	}
	return cell
}

// date returns a date as incidents.csv has it, and what reading it changes. In the column date it may go from one to another.
func (c *conversion) date(p *planned, cell string) (date string, changes []string) {
	whole, isShort := cell, false
	if p.isOrderSaid {
		whole, isShort = withCentury(cell)
	}
	if p.yearPairs && p.name == "date" {
		if first, last := yearsOf(whole); first != "" {
			c.last = last
			return first, []string{periodRead}
		}
	}
	reader := dateReader{p.order, c.sheet.dayZero()}
	if p.name == "date" {
		date, c.last, changes = reader.dates(whole)
	} else {
		date, changes = reader.date(whole)
	}
	switch {
	case !isShort:
		return date, changes
	case !isISODate(date):
		return cell, nil
	}
	return date, append(changes, shortYears)
}

// end fills date_end with the last date of a cell that goes from one to another. One that is written otherwise stays.
func (c *conversion) end() {
	if c.last != "" && c.get("date_end") == "" {
		c.set("date_end", c.last)
	}
}

// sided returns a cell of degrees with the letter of the compass that stands beside it, or in the name of its column, unless
// it has a side already.
func (p *planned) sided(cell string, r row) string {
	letter := p.letter
	if p.axis >= 0 {
		letter = strings.ToUpper(strings.TrimSpace(r.cells[p.axis]))
	}
	if d := readDegrees(cell); letter == "" || !d.ok || d.letter != "" || strings.HasPrefix(cell, "-") {
		return cell
	}
	return cell + " " + letter[:1]
}

func partCell(r row, i int) string {
	if i < 0 {
		return ""
	}
	return r.cells[i]
}

// precision counts a date of which less is kept than is written.
func (c *conversion) precision() {
	date, stated := c.get("date"), c.get("date_precision")
	if c.get("date_end") != "" {
		return
	}
	if _, known := incident.ParseDatePrecision(stated); known && stated != "day" && len(date) == len("2016-10-24") || stated == "year" && len(date) > len("2016") {
		c.count(coarser, date+" by "+stated)
	}
}
