package exchange

import (
	"io/fs"
	"iter"
	"maps"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"

	"lectern/app/incident"
	"lectern/app/problem"
)

// A Draft is the beginning of a file for a reader who says what its columns mean: a mapping is tried on it before the whole
// file is read.
type Draft struct {
	Columns []string // of the file, as it names them
	Mapping *Profile // as far as names and values tell it
	// Found are the names of the columns as they are found where no row of names is chosen, by which a mapping is kept.
	Found []string
	Heads []Head // rows that may name the columns; none: the format says which are the names
	// HeaderRow is the line of the one that does, as is said in Mapping where it was chosen.
	HeaderRow int
	file      *file
	sheet     sheet // its rows are the first of the file
	options   Options
	orders    map[string]order // of the columns with dates in figures, told by all rows
}

// DraftRows is how many rows of a file a draft has.
const DraftRows = 20

// A Target is a column that a mapping may fill.
type Target struct {
	Name, Words string
	IsWords     bool // it holds words, which may be the same in every row
}

// Targets returns the columns that a reader is asked about.
func Targets() []Target {
	own := map[string]string{"date_end": "last day", pointColumn: "both in one cell", gridColumn: "grid reference (MGRS, UTM)", "deaths": "deaths, of all people"}
	var all []Target
	for _, name := range []string{
		"date", "date_end", "title", "place", "admin1", "country", "lat", "lon", pointColumn, gridColumn,
		"actor", "target", "tactic", "killed_low", "killed", "killed_high", "deaths", "wounded", "summary", "id",
	} {
		words := own[name]
		if words == "" {
			words = incident.FieldWords(name)
		}
		all = append(all, Target{name, words, slices.Contains([]string{"place", "admin1", "country", "actor", "target", "tactic"}, name)})
	}
	return all
}

// Columns returns the names of the columns of a file.
func Columns(f fs.File, name string, o Options) (columns []string, err error) {
	defer problem.Guard(name, func(p problem.Problem) { columns, err = nil, p })
	_, s, err := sheetOf(f, name, &o)
	if err != nil {
		return nil, err
	}
	return s.columns, nil
}

// sheetOf opens the table of a file.
func sheetOf(f fs.File, name string, o *Options) (*file, *sheet, error) {
	opened, err := openFile(f, name, o)
	if err != nil {
		return nil, nil, err
	}
	s, err := openSheet(opened)
	return opened, s, err
}

// NewDraft reads the beginning of a file, and all of its dates in figures. It fails as Read does where the file holds no
// table.
func NewDraft(f fs.File, name string, o Options) (d *Draft, err error) {
	defer problem.Guard(name, func(p problem.Problem) { d, err = nil, p })
	opened, s, err := sheetOf(f, name, &o)
	if err != nil {
		return nil, err
	}
	d = &Draft{Columns: s.columns, Found: s.columns, Heads: s.heads, HeaderRow: s.named, file: opened, sheet: *s, options: o, orders: map[string]order{}}
	if o.HeaderRow > 0 {
		if d.Found, err = Columns(f, name, Options{Sheet: o.Sheet, Beside: o.Beside, Path: o.Path}); err != nil {
			return nil, err
		}
	}
	if err := d.look(s); err != nil {
		return nil, err
	}
	d.guess(s)
	return d, nil
}

// look keeps the first rows, and finds the order of the dates in figures in all of them.
func (d *Draft) look(s *sheet) error {
	var first []row
	surveys := map[int]*orderSurvey{}
	for r, err := range s.rows {
		switch {
		case err != nil && ends(err) && len(first) == 0:
			return err
		case err != nil && ends(err):
			return nil
		case err != nil:
			continue
		}
		if len(first) < DraftRows {
			kept, _ := keepRow(r)
			for i, c := range kept.cells {
				kept.cells[i] = strings.Clone(c)
				if c = strings.TrimSpace(c); surveys[i] == nil && hasOrder(c) {
					surveys[i] = &orderSurvey{}
				}
			}
			first = append(first, kept)
		} else if len(surveys) == 0 {
			break
		}
		for i, survey := range surveys {
			if i < len(r.cells) {
				survey.look(strings.TrimSpace(r.cells[i]), r.line)
			}
		}
	}
	for i, survey := range surveys {
		if by, err := survey.order(d.file, s.columns[i]); err == nil && by != ambiguous {
			d.orders[s.columns[i]] = by
		}
	}
	d.sheet.rows = func(yield func(row, error) bool) {
		for _, r := range first {
			if !yield(r, nil) {
				return
			}
		}
	}
	return nil
}

// guess maps the columns that a schema or their names tell, then those whose values do.
func (d *Draft) guess(s *sheet) {
	d.Mapping = &Profile{Columns: map[string]Rule{}, HeaderRow: d.options.HeaderRow}
	p, err := d.options.profile(d.file, s)
	if err != nil {
		p = profileNamed(byNames)
	}
	d.Mapping.Measures = p.Measures
	b, err := newPlan(s, p)
	if err != nil {
		return
	}
	taken := map[string]bool{}
	for _, c := range b.columns {
		rule := c.rule
		rule.From, rule.Else = nil, nil // of many names only those that the file has
		for _, i := range c.from {
			rule.From = append(rule.From, s.columns[i])
		}
		if p.Name == byNames || p.Name == own {
			rule = Rule{From: names{s.columns[c.from[0]]}, Join: c.rule.Join}
		}
		d.Mapping.Columns[c.name] = rule
		for _, i := range c.from {
			taken[s.columns[i]] = true
		}
	}
	d.guessByValues(taken)
}

// guessByValues maps the columns that nothing else has told by what their first cells hold.
func (d *Draft) guessByValues(taken map[string]bool) {
	for _, kind := range [...]struct {
		target string
		is     func(cell string) bool
	}{
		{"date", isDate},
		{pointColumn, isPoint},
		{"country", func(cell string) bool {
			if d.options.Gazetteer == nil {
				return false
			}
			_, _, ok := d.options.Gazetteer.Country(cell)
			return ok
		}},
	} {
		if d.has(kind.target) || kind.target == pointColumn && d.has("lat") {
			continue
		}
		for i, name := range d.Columns {
			if !taken[name] && name != "" && d.mostly(i, kind.is) {
				d.Mapping.Columns[kind.target] = Rule{From: names{name}}
				taken[name] = true
				break
			}
		}
	}
}

func (d *Draft) has(target string) bool { _, ok := d.Mapping.Columns[target]; return ok }

// mostly reports whether nine of ten first cells of a column that hold anything are of a kind.
func (d *Draft) mostly(column int, is func(cell string) bool) bool {
	return d.sheet.mostly(column, is)
}

// mostly reports whether nine of ten cells of a column that hold anything are of a kind, in the first DraftRows rows.
func (s *sheet) mostly(column int, is func(cell string) bool) bool {
	return s.columnOf(func(i int, cell string) bool { return i == column && is(cell) }) == column
}

// firstRows yields those of the first DraftRows rows that can be read.
func (s *sheet) firstRows() iter.Seq[row] {
	return func(yield func(row) bool) {
		rows := 0
		for r, err := range s.rows {
			if rows++; rows > DraftRows || err == nil && !yield(r) {
				return
			}
		}
	}
}

// columnOf returns the first column of which nine of ten cells that hold anything are of a kind, in the first DraftRows rows,
// or -1.
func (s *sheet) columnOf(is func(column int, cell string) bool) int {
	filled, right := make([]int, len(s.columns)), make([]int, len(s.columns))
	for r := range s.firstRows() {
		for i, cell := range r.cells[:len(s.columns)] {
			if cell = strings.TrimSpace(cell); cell != "" {
				filled[i]++
				if is(i, cell) {
					right[i]++
				}
			}
		}
	}
	for i := range filled {
		if filled[i] > 0 && 10*right[i] >= 9*filled[i] {
			return i
		}
	}
	return -1
}

// isDate reports whether a cell holds a day, a month or several, but no bare number, which may be anything.
func isDate(cell string) bool {
	if allDigits(cell) {
		return false
	}
	_, _, ok := datesInAnyOrder(cell)
	return ok || hasOrder(cell)
}

// isPoint reports whether a cell holds latitude and longitude.
func isPoint(cell string) bool {
	_, _, _, ok := readPair(cell)
	return ok
}

// Samples returns the first cells of a column that hold anything, at most n.
func (d *Draft) Samples(column string, n int) (cells []string) {
	i := slices.Index(d.Columns, column)
	if i < 0 {
		return nil
	}
	for r := range d.sheet.rows {
		if cell := strings.TrimSpace(r.cells[i]); cell != "" && len(cells) < n && !slices.Contains(cells, cell) {
			cells = append(cells, shortened(cell))
		}
	}
	return cells
}

// AsksOrder reports whether nothing in a column tells whether its dates begin with the day or the month.
func (d *Draft) AsksOrder(column string) bool {
	_, told := d.orders[column]
	i := slices.Index(d.Columns, column)
	if told || i < 0 {
		return false
	}
	for r := range d.sheet.rows {
		if hasOrder(strings.TrimSpace(r.cells[i])) {
			return true
		}
	}
	return false
}

// With returns a copy of the mapping in which a target is read from a column of the file, or from none where column is "".
// Order says which part of a date is the day: dmy, mdy, or "" where the column tells it.
func (p *Profile) With(target, column, order string) *Profile {
	q := *p
	q.Columns = maps.Clone(p.Columns)
	rule := Rule{From: names{column}}
	if was, _ := p.Column(target); was == column { // with its codes
		rule = q.Columns[target]
	}
	if rule.Order = order; column == "" {
		delete(q.Columns, target)
	} else {
		q.Columns[target] = rule
	}
	return &q
}

// WithValue returns a copy of the mapping in which a target is the same in every row, or in none where value is "".
func (p *Profile) WithValue(target, value string) *Profile {
	q := p.With(target, "", "")
	if value != "" {
		q.Columns[target] = Rule{Value: value}
	}
	return q
}

// Value returns what a target is in every row; "": it isn't the same in all.
func (p *Profile) Value(target string) string { return p.Columns[target].Value }

// Column returns the column of the file that a target is read from first, and the order of its dates.
func (p *Profile) Column(target string) (column, order string) {
	rule := p.Columns[target]
	if len(rule.From) > 0 {
		column = rule.From[0]
	}
	return column, rule.Order
}

// Unused returns the columns from which a mapping reads nothing, so that they stay columns of the file's own.
func (d *Draft) Unused(m *Profile) (columns []string) {
	s := d.sheet
	b, err := newPlan(&s, m)
	if err != nil {
		return nil
	}
	used := map[int]bool{}
	for i := range b.columns {
		c := &b.columns[i]
		for _, at := range slices.Concat(c.from, c.join, []int{c.year, c.month, c.day, c.yearBeside, c.monthBeside, c.less, c.with, c.axis}) {
			used[at] = true
		}
	}
	for i, name := range d.Columns {
		if !used[i] && strings.TrimSpace(name) != "" {
			columns = append(columns, name)
		}
	}
	return columns
}

// Text returns the mapping as a file that ParseProfile reads.
func (p *Profile) Text() ([]byte, error) { return yaml.Marshal(p) }

// Preview reads the rows of the draft by a mapping.
func (d *Draft) Preview(m *Profile) (r Reading) {
	r.Table = incident.NewBuilder(d.options.Gazetteer).Table()
	defer problem.Guard(d.file.name, func(p problem.Problem) { r.Problems = append(r.Problems, p) })
	s := d.sheet
	s.changes, s.changesOfRows = changes{}, changes{}
	b, err := newPlan(&s, m)
	if err != nil {
		r.refuse(d.file.name, err)
		return r
	}
	for i := range b.columns {
		if c := &b.columns[i]; c.isDate && c.order == unasked && len(c.from) > 0 {
			c.order = d.orders[s.columns[c.from[0]]] // of all rows, not of these alone
		}
	}
	if what := b.lacking(&s); what != "" {
		r.refuse(d.file.name, problem.New(problem.MissingKey, d.file.place(s.header), "no column is said to be that of "+what, "choose one"))
		return r
	}
	if err := b.survey(d.file, &s); err != nil {
		r.refuse(d.file.name, err)
		return r
	}
	r.convert(d.file, &s, b, &d.options)
	return r
}
