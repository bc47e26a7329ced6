package exchange

import (
	"slices"
	"strings"
)

// A columnSurvey is what must be asked of all rows about columns of a plan, each by its index.
type columnSurvey struct {
	orders map[int]*orderSurvey // which part of a date is the day
	empty  map[int]bool         // cells without a name that hold nothing so far
	other  map[int]bool         // whether a column that is named like one of words of the format holds others
	bare   map[int]bool         // columns of actors, targets or places without a word so far; true: there are numbers
	codes  map[int]*codeSurvey  // whether a column of countries holds codes of two letters
	places bool                 // a row with its country alone has no column to say so
	alone  bool                 // there is such a row
	date   int                  // the column of dates, or -1
	period bool                 // it has one from a day to another
	unread int
	pairs  bool // it has 2010/11, which is two years or a month
	months bool // it has 2010/03, so that it is a month
}

// survey looks through all rows for what can't be told from one: which part of a date is the day, whether a column that is
// named like one of words of the format holds those, whether one without a name, as commas behind the header make, holds
// anything, whether NA is Namibia, and whether of a row nothing finer than the country is known.
func (b *plan) survey(f *file, s *sheet) error {
	if s.slow {
		s.rows = kept(s.rows, keepRow) // for they are read again as incidents
	}
	if s.merges != nil {
		b.spread(f, s)
	}
	if i := slices.IndexFunc(b.columns, func(c planned) bool { return c.name == "date" && len(c.from) > 0 }); i >= 0 && b.profile.Header == nil {
		b.columns[i].findHeadings(s)
	}
	of := b.newSurvey(s)
	if s.merges == nil && len(of.orders)+len(of.other)+len(of.empty)+len(of.codes)+len(of.bare) == 0 && !of.places && of.date < 0 {
		return nil
	}
	of.lookThrough(b, s)
	if s.merges != nil && len(s.merges()) > 0 { // which is known behind the rows
		of = b.newSurvey(s)
		of.lookThrough(b, s)
	}
	for i, o := range of.orders {
		by, err := o.order(f, s.columns[b.columns[i].from[0]])
		if err != nil {
			return err
		}
		b.columns[i].order = by
		if o.isMangled() {
			s.changes.add(mangledDates, o.line, o.cell)
		}
	}
	for i, found := range of.codes {
		b.columns[i].alpha2 = found.codes && !found.others
	}
	for i, counts := range of.bare { // “Victims: 12” is no target
		if counts {
			of.other[i] = true
		}
	}
	if of.pairs && !of.months {
		b.columns[of.date].yearPairs, of.period = true, true
	}
	b.leaveOut(s, of)
	if of.period {
		b.add("date_end")
	}
	if of.alone {
		b.add("location_precision")
	}
	return nil
}

// newSurvey returns a survey of the columns that need one.
func (b *plan) newSurvey(s *sheet) *columnSurvey {
	of := &columnSurvey{orders: map[int]*orderSurvey{}, empty: map[int]bool{}, other: map[int]bool{}, codes: map[int]*codeSurvey{}, bare: map[int]bool{}, date: -1}
	of.places = b.profile.Name != own && b.has("country") && !b.has("location_precision")
	for _, i := range b.extra {
		if strings.TrimSpace(s.columns[i]) == "" {
			of.empty[i] = true
		}
	}
	for i, c := range b.columns {
		if len(c.from) == 0 {
			continue
		}
		if c.isDate && c.order == unasked {
			of.orders[i] = &orderSurvey{}
		}
		if c.name == "date" && c.year < 0 {
			of.date = i
		}
		if c.words != nil && len(c.rule.Codes) == 0 {
			of.other[i] = false
		}
		if b.profile.Name == byNames && slices.Contains([]string{"actor", "target", "place", "admin1"}, c.name) {
			of.bare[i] = false
		}
		if c.name == "country" && len(c.rule.Codes) == 0 {
			of.codes[i] = &codeSurvey{}
		}
	}
	return of
}

func (of *columnSurvey) lookThrough(b *plan, s *sheet) {
	for r, err := range s.rows {
		if err == nil {
			of.look(b, r)
		}
	}
}

// look takes a row into account.
func (of *columnSurvey) look(b *plan, r row) {
	for i := range of.empty {
		if strings.TrimSpace(r.cells[i]) != "" {
			delete(of.empty, i)
		}
	}
	for i, o := range of.orders {
		cell, _ := b.columns[i].cell(r)
		o.look(cell, r.line)
	}
	if of.date >= 0 {
		cell, _ := b.columns[of.date].cell(r)
		if b.columns[of.date].isOrderSaid {
			cell, _ = withCentury(cell)
		}
		of.lookForPeriod(cell)
		if len(cell) == len("2010/11") && yearPair.MatchString(cell) {
			first, _ := yearsOf(cell)
			of.pairs, of.months = of.pairs || first != "", of.months || first == ""
		}
	}
	for i, other := range of.other {
		cell, _ := b.columns[i].cell(r)
		cell = strings.ToLower(cell)
		of.other[i] = other || cell != "" && !slices.Contains(b.columns[i].words, cell)
	}
	for i, found := range of.codes {
		cell, _ := b.columns[i].cell(r)
		found.look(cell)
	}
	for i := range of.bare {
		switch cell, _ := b.columns[i].cell(r); {
		case cell == "":
		case allDigits(cell):
			of.bare[i] = true
		default:
			delete(of.bare, i)
		}
	}
	of.alone = of.alone || of.places && r.shape == nil && b.knowsCountryAlone(r)
}

// lookForPeriod finds out whether a date goes from one to another. Where many are read in no way it takes it that one does, which
// costs a column: to try each takes as long as to read all of them again.
func (of *columnSurvey) lookForPeriod(cell string) {
	const many = 1000
	if of.period || cell == "" || isISODate(cell) {
		return
	}
	_, last, ok := datesInAnyOrder(cell)
	if !ok {
		of.unread++
	}
	of.period = last != "" || of.unread > many
}

// placeColumns are the columns that say more of a place than its country.
var placeColumns = []string{"admin1", "place", "lat", "lon", pointColumn, gridColumn}

// knowsCountryAlone reports whether a row says its country and nothing finer.
func (b *plan) knowsCountryAlone(r row) (alone bool) {
	for i := range b.columns {
		c := &b.columns[i]
		isCountry := c.name == "country"
		if !isCountry && !slices.Contains(placeColumns, c.name) {
			continue
		}
		switch cell, _ := c.cell(r); {
		case isCountry:
			alone = cell != ""
		case cell != "":
			return false
		}
	}
	return alone
}

// leaveOut makes planned columns that hold other words columns of the file's own, and drops those that have neither a name
// nor anything else.
func (b *plan) leaveOut(s *sheet, of *columnSurvey) {
	left := b.columns[:0]
	for i, c := range b.columns {
		if !of.other[i] {
			left = append(left, c)
			continue
		}
		if !slices.Contains(b.extra, c.from[0]) {
			b.extra = append(b.extra, c.from[0])
		}
	}
	if len(left) == len(b.columns) && len(of.empty) == 0 {
		return
	}
	b.extra = slices.DeleteFunc(b.extra, func(i int) bool { return of.empty[i] })
	b.columns = left
	b.names, b.index, b.extraAt, b.stems, b.renamed = nil, map[string]int{}, nil, nil, nil
	slices.Sort(b.extra)
	b.name(s)
}

// cell returns what written does, of a date with what stands elsewhere of it.
func (c *planned) cell(r row) (text string, column int) {
	text, column = c.written(r)
	if c.isDate {
		text, _ = c.withYearElsewhere(text, r)
	}
	return text, column
}

// written returns the first cell of a row that a planned column is read from and that isn't empty, trimmed, and its column;
// empty where it means unknown.
func (c *planned) written(r row) (text string, column int) {
	if c.rule.Value != "" {
		return c.rule.Value, -1
	}
	for _, i := range c.from {
		text := c.known(r.cells[i])
		if c.unit != "" && i == c.from[0] {
			text = c.unitWithNumber(text)
		}
		if text != "" {
			return c.joined(text, r), i
		}
	}
	return "", -1
}

// known returns the text of a cell, trimmed, or "" where it means unknown.
func (c *planned) known(cell string) string {
	if cell = strings.TrimSpace(cell); c.unknown[cell] || c.lacks(cell) {
		return ""
	}
	return cell
}

// lacks reports whether a cell is what programs write where nothing is known, unless it means something in this column.
func (c *planned) lacks(cell string) bool {
	if c.isPoint && lacksPoint(cell) {
		return true
	}
	if !isMissing(cell) || c.alpha2 && cell == namibia {
		return false
	}
	_, means := c.rule.Codes[cell]
	return !means
}
