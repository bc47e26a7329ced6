package exchange

import (
	"fmt"
	"slices"
	"strings"

	"lectern/app/incident"
)

// A plan says from which cells of a row each column of incidents is read.
type plan struct {
	profile *Profile
	columns []planned
	extra   []int    // cells that are kept as columns of the file's own
	extraAt []int    // where in names each of these is
	names   []string // of all columns that the rows have in the end
	index   map[string]int
	stems   []string    // columns of best figures that have a range
	unsaid  []string    // columns of the schema that would say how exact dates and places are, and aren't there
	renamed [][2]string // columns of the file's own, with the names that they have in the end
}

// planned is a column with the cells that it is read from.
type planned struct {
	name             string
	stem             string   // the column of the best figure, of a number with its range; else ""
	figure           int      // the number of the stem in the plan
	isDate, isPoint  bool     // it holds dates, or coordinates
	words            []string // those that the format has for it; nil: it may hold any
	rule             Rule
	from             []int
	instead          bool   // from is of the columns that stand in for those of the rule, of which the file has none
	year, month, day int    // cells of the parts of a date, or -1
	unit             string // "week " or "Q" where the date column holds the number of a week or quarter, else ""
	yearBeside       int    // the cell of what a date may lack, or -1
	monthBeside      int
	less, with       int    // cells, or -1
	join             []int  // cells that follow the one it is read from
	axis             int    // the cell of the letter of the compass, or -1
	letter           string // of the compass, that the name of the column has
	order            order
	isOrderSaid      bool // by a profile, a mapping or the column's name, not by its dates
	yearPairs        bool // 2010/11 is two years, and no month
	alpha2           bool // of countries: all are codes of two letters
	unknown          map[string]bool
}

// The columns that are no columns of incidents, but are read into several of them.
const (
	pointColumn = "point" // latitude and longitude in one cell
	gridColumn  = "grid"  // a grid reference
)

// dates are the columns that hold a date.
var dates = []string{"date", "date_end"}

// dayColumns are the columns that hold the first and the last day.
var dayColumns = []string{"first_day", "last_day"}

// counted are the columns of the format that hold a number with its range, by the best one.
var counted = []string{"killed", "wounded"}

// newPlan finds the columns of a sheet that a profile has rules for.
func newPlan(s *sheet, p *Profile) (*plan, error) {
	find := newFinder(s)
	if p.Groups {
		find.addUngrouped(s)
	}
	if !s.geometric {
		p = p.withParts(s, find).withPoints(s, find)
	}
	b := &plan{profile: p, index: map[string]int{}}
	used := map[int]bool{}
	for _, name := range p.order() {
		c := b.planned(name, p, find)
		if c == nil {
			if rule := p.Columns[name]; p.Header != nil && len(rule.Codes) > 0 && strings.HasSuffix(name, "_precision") {
				b.unsaid = append(b.unsaid, rule.From[0])
			}
			continue
		}
		if p.Name == byNames && used[c.from[0]] {
			continue
		}
		b.columns = append(b.columns, *c)
		if len(c.from) > 0 && !c.keepsCell() {
			for _, i := range append(c.join, c.from[0]) {
				used[i] = true
			}
		}
	}
	b.findSides(s)
	for i := range s.columns {
		if !used[i] && !(p.Name == own && s.rowid != "" && s.columns[i] == s.rowid) { // which our own table has no more than any other
			b.extra = append(b.extra, i)
		}
	}
	b.name(s)
	return b, nil
}

// withPoints returns a profile that reads the point from the first column whose cells are points by their form, whatever it is
// called, if no column is known as that of a point: geometries, and in forms the geopoints of ODK.
func (p *Profile) withPoints(s *sheet, find *finder) *Profile {
	for _, name := range [...]string{"lat", pointColumn, gridColumn} {
		if len(columnsOf(find, p.Columns[name].From, true)) > 0 {
			return p
		}
	}
	isPoint := func(cell string) bool { return isGeometryCell(cell) || p.Groups && isGeopoint(cell) }
	if p.Name == byNames || p.Name == own {
		isPoint = func(cell string) bool { return isGeometryCell(cell) || isPlainPoint(cell) }
	}
	i := s.columnOf(func(i int, cell string) bool { return s.columns[i] != "" && isPoint(cell) })
	if i < 0 {
		return p
	}
	p = p.With(pointColumn, s.columns[i], "")
	if p.Name == byNames { // what is called a location is no place then
		place := p.Columns["place"]
		place.From = slices.DeleteFunc(slices.Clone(place.From), func(name string) bool { return nameKey(name) == nameKey(s.columns[i]) })
		p.Columns["place"] = place
	}
	return p
}

// isPlainPoint reports whether a cell that may hold anything is surely a point: two coordinates with decimals or letters of the
// compass, or a grid reference.
func isPlainPoint(cell string) bool {
	if _, _, _, isGrid := readGrid(cell); isGrid {
		return true
	}
	first, second, ok := parted(cell)
	return ok && !strings.ContainsAny(cell, "/|") && isPoint(cell) && strings.ContainsAny(first, ".,°NSEWnsew") && strings.ContainsAny(second, ".,°NSEWnsew")
}

// order returns the columns of a profile in the order of the format, then the others by name.
func (p *Profile) order() (all []string) {
	for _, name := range append(incident.ColumnNames(), pointColumn, gridColumn) {
		if _, has := p.Columns[name]; has {
			all = append(all, name)
		}
	}
	var others []string
	for name := range p.Columns {
		if !slices.Contains(all, name) {
			others = append(others, name)
		}
	}
	slices.Sort(others)
	return append(all, others...)
}

// planned returns a column of the plan, or nil if the file has nothing for it.
func (b *plan) planned(name string, p *Profile, find *finder) *planned {
	rule := p.Columns[name]
	c := &planned{name: name, stem: p.measured(name), isDate: slices.Contains(dates, name) || slices.Contains(dayColumns, name), isPoint: slices.Contains([]string{"lat", "lon", pointColumn, gridColumn}, name), words: incident.Choices(name), rule: rule, unknown: map[string]bool{}}
	c.from = columnsOf(find, rule.From, p.Name == byNames && !(name == "date" && find.isKML))
	if len(c.from) == 0 {
		c.from = columnsOf(find, rule.Else, true)
		c.instead = len(c.from) > 0
	}
	c.year, c.month, c.day = findPart(find, rule.Year), findPart(find, rule.Month), findPart(find, rule.Day)
	c.less, c.with = findPart(find, rule.Less), findPart(find, rule.With)
	if len(c.from) == 0 && c.year < 0 && rule.Value == "" || rule.Less != "" && c.less < 0 || rule.With != "" && c.with < 0 {
		return nil
	}
	for _, name := range rule.Join {
		if i := findPart(find, name); i >= 0 {
			c.join = append(c.join, i)
		}
	}
	for _, word := range slices.Concat(p.Unknown, rule.Unknown) {
		c.unknown[word] = true
	}
	switch {
	case rule.Order == "dmy":
		c.order = dmy
	case rule.Order == "mdy":
		c.order = mdy
	case c.isDate && len(c.from) > 0:
		c.order = orderIn(find.columnNames[c.from[0]])
	}
	c.isOrderSaid = c.order != unasked
	if c.axis = -1; len(c.from) > 0 && (name == "lat" || name == "lon") {
		c.letter = axisOf(find.columnNames[c.from[0]])
		c.axis = find.first(axisColumns[name])
	}
	if p.Header == nil && name == "date" && c.year < 0 {
		c.useDateParts(find)
	}
	if c.yearBeside, c.monthBeside = -1, -1; c.isDate && p.Header == nil {
		c.findYearBeside(find)
	}
	return c
}

// columnsOf returns the columns that names mean, all or only the first.
func columnsOf(find *finder, of names, first bool) (all []int) {
	for _, name := range of {
		for _, i := range find.columns(name) {
			if !slices.Contains(all, i) {
				all = append(all, i)
			}
		}
		if first && len(all) > 0 {
			return all[:1]
		}
	}
	return all
}

// keepsCell reports whether the cell stays as a column of the file's own, because it says more than what is read from it.
func (c *planned) keepsCell() bool {
	return len(c.rule.Codes) > 0 || c.less >= 0 || c.with >= 0 || c.unit != "" || c.name == pointColumn || c.name == gridColumn
}

func findPart(find *finder, name string) int {
	if name == "" {
		return -1
	}
	return find.column(name)
}

// name names the columns that rows have in the end: those that incidents need, those planned with what may be read
// beside them, and those of the file's own.
func (b *plan) name(s *sheet) {
	for _, name := range []string{"id", "date", "country"} {
		b.add(name)
	}
	for i := range b.columns {
		c := &b.columns[i]
		switch {
		case c.name == pointColumn || c.name == gridColumn:
			b.addPoint()
			b.add("location_radius_km")
		case c.stem != "":
			if c.figure = slices.Index(b.stems, c.stem); c.figure < 0 {
				c.figure = len(b.stems)
				b.stems = append(b.stems, c.stem)
			}
			b.add(c.stem + "_low")
			b.add(c.stem)
			b.add(c.stem + "_high")
			b.add("figures_note")
		case c.name == "attackers_killed":
			b.add(c.name)
			b.add("figures_note")
		default:
			b.add(c.name)
		}
	}
	if s.geometric {
		b.addPoint()
		b.add("location_radius_km")
	}
	if _, has := b.index["lat"]; !has {
		b.add("place") // which rows need, and which may be empty where the province is known
	}
	for _, i := range b.extra {
		name := b.free(s.columns[i], i)
		if name != strings.TrimSpace(s.columns[i]) {
			b.renamed = append(b.renamed, [2]string{s.columns[i], name})
		}
		b.extraAt = append(b.extraAt, b.add(name))
	}
}

func (b *plan) addPoint() {
	b.add("lat")
	b.add("lon")
}

// add adds a column, unless it is there, and returns where.
func (b *plan) add(name string) int {
	if i, there := b.index[name]; there {
		return i
	}
	b.index[name] = len(b.names)
	b.names = append(b.names, name)
	return b.index[name]
}

// measured returns the column of the best figure of a number with its range, or "" for any other column.
func (p *Profile) measured(name string) string {
	if stem := stemOf(name); slices.Contains(counted, stem) || slices.Contains(p.Measures, stem) {
		return stem
	}
	return ""
}

// stemOf returns the column of the best figure: killed for killed_low.
func stemOf(name string) string {
	return strings.TrimSuffix(strings.TrimSuffix(name, "_low"), "_high")
}

// free returns the name of a column of the file's own: as the file writes it, made different from that of every
// other column and from the format's.
func (b *plan) free(name string, column int) string {
	name = strings.Join(strings.FieldsFunc(name, func(r rune) bool { return strings.ContainsRune(";\t\r\n\ufeff", r) }), " ")
	name = strings.TrimSpace(name)
	if len(name) > 150 {
		name = strings.ToValidUTF8(name[:150], "")
	}
	if name == "" {
		name = fmt.Sprintf("column %d", column+1)
	}
	if incident.IsColumn(name) {
		name += " in the file"
	}
	for base, n := name, 2; ; n++ {
		if _, taken := b.index[name]; !taken {
			return name
		}
		name = fmt.Sprintf("%s %d", base, n)
	}
}

// isOwn reports whether a sheet has our columns alone to be read by their names, and others as they are.
func (b *plan) isOwn(s *sheet) bool {
	return b.profile.Name == own && !slices.ContainsFunc(b.columns, func(c planned) bool { return c.axis >= 0 || !incident.IsColumn(s.columns[c.from[0]]) })
}

// isKnown reports whether the names of a sheet's columns tell those that no incident can do without. It reads no rows.
func (s *sheet) isKnown() bool {
	if len(s.columns) > incident.MaxColumns {
		return false
	}
	s = &sheet{columns: s.columns, short: s.short, nested: s.nested, tags: s.tags, geometric: s.geometric, rows: noRows}
	if incident.HasColumns(s.columns) {
		return true
	}
	p, _ := profileOf(s)
	b, err := newPlan(s, p)
	return err == nil && b.lacking(s) == ""
}

// has reports whether a column is planned.
func (b *plan) has(name string) bool {
	return slices.ContainsFunc(b.columns, func(c planned) bool { return c.name == name })
}

// otherDates returns the column of the file's own that holds dates where those of the interview would be read as the
// incidents', or "". It may be a question that nobody has foreseen.
func (b *plan) otherDates(s *sheet) string {
	date := slices.IndexFunc(b.columns, func(c planned) bool { return c.name == "date" })
	if date < 0 || !b.columns[date].instead {
		return ""
	}
	for _, i := range b.extra {
		stands := slices.ContainsFunc(b.columns[date].rule.Else, func(name string) bool { return nameKey(name) == nameKey(s.columns[i]) })
		if !stands && s.mostly(i, isDate) {
			return s.columns[i]
		}
	}
	return ""
}

// lacking returns what no incident can do without and the plan doesn't have.
func (b *plan) lacking(s *sheet) string {
	switch {
	case !b.has("date"):
		return "a date"
	case s.geometric, b.has("lat") && b.has("lon"), b.has(pointColumn), b.has(gridColumn), b.has("place"), b.has("admin1"), b.has("location_precision"):
		return ""
	case b.has("country") && b.profile.Name != byNames: // whose columns are said; of one by usual names the place may be called otherwise
		return ""
	}
	return "a place"
}
