package exchange

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"maps"
	"slices"
	"strings"

	"lectern/app/incident"
	"lectern/app/parallel"
	"lectern/app/problem"
)

// Options holds what Read needs from the rooms above this one, and what the user says of the file.
type Options struct {
	Gazetteer incident.Gazetteer // may be nil
	// Country returns the English name of the country in which a point lies, and false at sea. It may be nil.
	Country func(lat, lon float64) (name string, ok bool)
	// Other reports whether the gazetteer keeps a country under the name of another one: a former state under its
	// heir's. It may be nil.
	Other func(name string) bool
	// CameOf reports whether a country came of a former state, which the gazetteer keeps under another heir's name. It may
	// be nil.
	CameOf func(country, state string) bool
	// Province reports whether a map has a province of a country, by its ISO 3166-1 alpha-3 code. It may be nil: then no
	// province is doubted, as in a brief, which is checked.
	Province func(code, name string) bool
	Sheet    string // the sheet of a workbook or the table of a database to read; "" is the first
	// HeaderRow is the line or row that names the columns; 0: what the mapping says, else it is found.
	HeaderRow int
	Profile   string   // the name of the schema; "" tells it by the columns
	Mapping   *Profile // the user's own; nil: none
	// NoMapping is why the user's own can't be read; nil if it can. A file in our own format is read without.
	NoMapping error
	Beside    fs.FS  // a folder that holds the file, for the other files of a Shapefile; nil: none
	Path      string // of the file in Beside
}

// A Reading is what became of a file.
type Reading struct {
	Table    *incident.Table // never nil
	Problems problem.List
	Report   Report
}

// Read reads the incidents of a file in any format and schema that is known; its content decides, not its
// ending. Rows with a mistake are set aside and listed, by line of the text, row of the sheet or number of the
// feature; name names the file in problems.
func Read(f fs.File, name string, o Options) (r Reading) {
	r.Table = incident.NewBuilder(o.Gazetteer).Table()
	defer problem.Guard(name, func(p problem.Problem) { r.refuse(name, p) })
	opened, err := openFile(f, name, &o)
	if err != nil {
		r.refuse(name, err)
		return r
	}
	r.read(opened, &o)
	r.doubtProvinces(opened, &o)
	return r
}

// doubtProvinces warns of the provinces that no map has, of incidents whose place is known to one and no closer, as where nothing else
// tells it.
func (r *Reading) doubtProvinces(f *file, o *Options) {
	if o.Province == nil {
		return
	}
	t, unknown := r.Table, map[string]int{} // by name: the row's line
	placed := t.Placed()
	for row := range incident.Row(t.Len()) {
		_, isArea := t.Uncertainty(row)
		code, name, isProvince := t.Province(row)
		placedByProvince := isArea && isProvince
		provinceAlone := int(row) >= placed && name != "" && t.Cell("place", row) == ""
		if !placedByProvince && !provinceAlone {
			continue
		}
		if line, met := unknown[name]; name != "" && (met || !o.Province(code, name)) {
			if at := t.At(row).At.Line; !met || at < line {
				unknown[name] = at
			}
		}
	}
	names := slices.SortedFunc(maps.Keys(unknown), func(a, b string) int { return cmp.Or(cmp.Compare(unknown[a], unknown[b]), cmp.Compare(a, b)) })
	if len(names) > 0 {
		r.Problems.Add(problem.DoubtfulRow, f.place(unknown[names[0]]), "write them as the map does", "these provinces are on no map, so that what is known to them is drawn at a point or not at all: %s", listed(names))
	}
}

// refuse takes an error as the only problem of the file, which isn't read.
func (r *Reading) refuse(name string, err error) {
	var p problem.Problem
	if !errors.As(err, &p) {
		p = problem.New(problem.Unreadable, problem.Place{File: name}, err.Error(), "save or download the file again")
	}
	if p.File == "" {
		p.File = name
	}
	r.Problems = append(r.Problems, p)
	r.Report = Report{File: name, Problems: r.Problems}
}

// read reads a file as its columns say. One in our own format is read as that, and as another if that sets fewer rows
// aside.
func (r *Reading) read(f *file, o *Options) {
	s, b, err := o.open(f)
	if err != nil {
		r.refuse(f.name, err)
		return
	}
	if s.plain != nil && b.isOwn(s) {
		own, whole := readOwn(s.plain, o)
		if whole && (len(own.Problems.Errors()) == 0 || own.hasManyOfAnID()) {
			*r = own
			return
		}
		defer r.adviseAs(&own)
	}
	if err := b.survey(f, s); err != nil {
		r.refuse(f.name, err)
		return
	}
	r.convert(f, s, b, o)
}

// hasManyOfAnID reports whether more rows than are listed have ids that stand already, and nothing else is wrong: they are as wrong in any
// other reading, which takes several times as long.
func (r *Reading) hasManyOfAnID() bool {
	errors := r.Problems.Errors()
	return len(errors) > incident.MaxListed && !slices.ContainsFunc(errors, func(p problem.Problem) bool { return p.Kind != problem.DuplicateID })
}

// adviseAs takes the problems of a file that was read in our own format, too, where rows have mistakes that it can't be read
// with otherwise: they name line, column and cell. Rows count before problems, of which only the first are listed.
func (r *Reading) adviseAs(own *Reading) {
	mistakes := len(own.Problems.Errors())
	switch others := len(r.Problems.Errors()); {
	case mistakes == 0 || mistakes > others || own.Table.Len() < r.Table.Len():
	case mistakes == others && own.Table.Len() == r.Table.Len():
		r.Problems = own.withReasons(r.Problems)
	default:
		*r = *own
	}
}

// withReasons returns the problems of a file in our own format, which name the column. Where another reading sets the same row aside
// for another reason, that reason is taken: it has read more of the row, and knows which cell is wrong.
func (r *Reading) withReasons(others problem.List) problem.List {
	reasons := map[int]problem.List{} // by line
	for _, p := range others.Errors() {
		reasons[p.Line] = append(reasons[p.Line], p)
	}
	all := slices.Clone(r.Problems)
	for i, p := range all {
		other := reasons[p.Line]
		isError := p.Severity() == problem.Error
		if isError && len(other) > 0 && !slices.ContainsFunc(other, func(o problem.Problem) bool { return o.What == p.What }) {
			all[i] = other[0]
		}
	}
	return all
}

// readOwn reads a file in our own format, on all processors. It reports false where more can be told of it: of a country
// that is kept under another's name, or that follows from the point, and of cells that say that nothing is known.
func readOwn(f *file, o *Options) (own Reading, whole bool) {
	gazetteer, w := o.Gazetteer, &watchman{Gazetteer: o.Gazetteer, isOther: o.Other}
	if gazetteer != nil {
		gazetteer = w
	}
	own.Table, own.Problems = incident.ReadCSV(f.reader(), f.name, gazetteer)
	own.Report = Report{
		File: f.name, Format: "incidents.csv", Read: own.Table.Len(), Aside: len(own.Problems.Errors()), Problems: own.Problems, own: true,
	}
	return own, !w.seen.Load() && !own.Table.Holds(isMissing) && own.addAtSea(o)
}

// addAtSea counts the rows without a country, and reports whether all of them are at sea.
func (r *Reading) addAtSea(o *Options) bool {
	without, err := r.Table.Parse("-has:country")
	if err != nil || o.Country == nil {
		return true
	}
	found, err := r.Table.Find(incident.Question{Query: without, Unverified: true})
	if err != nil || found.Count() == 0 {
		return true
	}
	all := changes{}
	rows, _ := r.Table.Order(found, "", false)
	for _, row := range rows {
		x := r.Table.At(row)
		if _, onLand := o.Country(x.Lat, x.Lon); onLand {
			return false
		}
		all.add(atSea, x.At.Line, r.Table.Cell("lat", row)+", "+r.Table.Cell("lon", row))
	}
	r.Report.Changes = all.sorted()
	return true
}

// open opens the table of a file and plans how its columns are read.
func (o *Options) open(f *file) (*sheet, *plan, error) {
	s, err := openSheet(f)
	if err != nil {
		return nil, nil, err
	}
	if f.sheet != "" && s.sheets == nil {
		return nil, nil, f.fault(problem.BadValue, "leave the sheet out", "%s has no sheets to choose from", s.format)
	}
	if f.headerRow > 0 && s.heads == nil {
		return nil, nil, f.fault(problem.BadValue, "leave header_row out", "%s has no row of names to choose", s.format)
	}
	p, err := o.profile(f, s)
	if err != nil {
		return nil, nil, err
	}
	if o.Mapping != nil {
		u := p.unfound(s)
		if err := u.problem(f, s); err != nil {
			return nil, nil, err
		}
		for _, name := range u.others {
			s.changes.add(notInFile, s.header, withNearest([]string{name}, s))
		}
		p = p.completed(s)
	}
	b, err := newPlan(s, p)
	if err != nil {
		return nil, nil, err
	}
	b.doubtColumns(s)
	if other := b.otherDates(s); other != "" {
		return nil, nil, problem.New(problem.MissingKey, f.place(s.header), fmt.Sprintf("no column is known as that of a date, but %s holds dates", other),
			"say which column it is in a file of --map, such as: columns: {date: "+other+"}")
	}
	if what := b.lacking(s); what != "" {
		if _, missing := profileOf(s); o.Mapping == nil && len(missing) > 0 {
			return nil, nil, problem.New(problem.MissingKey, f.place(s.header), fmt.Sprintf("the file looks like %s, but lacks %s and the column of %s", p.Title, listed(missing), what),
				"download it again with all its columns, or say with --map what its columns are")
		}
		return nil, nil, problem.New(problem.MissingKey, f.place(s.header), fmt.Sprintf("no column is known as that of %s; there are %s", what, listed(s.columns)),
			"say which column it is in a file of --map, such as: "+mappingExample(what))
	}
	return s, b, nil
}

// mappingExample returns a mapping that says where the date or the place is that a plan lacks.
func mappingExample(what string) string {
	if what == "a date" {
		return "columns: {date: Date of event}"
	}
	return "columns: {place: Town}, or, where only countries are known, columns: {location_precision: {value: country}}"
}

// convert reads the rows of a sheet as incidents.
func (r *Reading) convert(f *file, s *sheet, b *plan, o *Options) {
	c := &conversion{plan: b, file: f, sheet: s, options: o, changes: s.changes, ids: map[string]int{}, became: map[string]countryChange{}, counts: s.numberColumns()}
	for _, names := range b.renamed {
		c.changes.add(renamed, s.header, cmp.Or(strings.TrimSpace(names[0]), "one without a name")+" is "+names[1])
	}
	for _, name := range b.unsaid {
		c.changes.add(exactAsWritten, s.header, name)
	}
	pull, stop := iter.Pull2(parallel.Ahead(c.converted))
	defer stop()
	all, others := problem.List(nil), 0
	r.Table, all, others = incident.ReadRows(&convertedRows{conversion: c, pull: pull}, f.name, o.Gazetteer)
	stop() // the conversion has ended, and what it counted stays
	c.changes.join(s.changesOfRows)
	r.Problems = append(r.Problems, incident.Listed(all, incident.MaxListed, others, f.name)...)
	b.profile.setAmounts(r.Table)
	r.Report = Report{
		File: f.name, Format: s.format, Sheets: s.sheets, Profile: b.profile.Title, Coverage: b.profile.Coverage, Selection: b.profile.Selection,
		Read: r.Table.Len(), Aside: c.rows - r.Table.Len(), Changes: c.changes.sorted(), Problems: incident.Listed(all, len(all), others, f.name),
	}
	for _, change := range r.Report.Changes {
		if slices.Contains(warned, change.What) {
			r.Problems.Add(problem.DoubtfulRow, f.place(change.Line), "look at what became of it", "%s", change.words())
		}
	}
}

// profile returns the profile by which a sheet is read.
func (o *Options) profile(f *file, s *sheet) (*Profile, error) {
	switch {
	case o.Mapping != nil:
		return o.Mapping, nil
	case s.tags == nil && incident.HasColumns(s.columns): // also where a brief that was handed out says otherwise
		return ownProfile(s), nil
	case o.NoMapping != nil:
		return nil, o.NoMapping
	case o.Profile == "":
		p, missing := profileOf(s)
		if len(missing) > 0 {
			s.changes.add(lackingProfile, s.header, p.Title+" without "+listed(missing))
		}
		return p, nil
	}
	p := profileNamed(o.Profile)
	if p == nil {
		return nil, f.fault(problem.BadValue, "write one of "+strings.Join(ProfileNames(), ", "), "%q is no schema that is known", o.Profile)
	}
	if missing := p.lacking(s); len(missing) > 0 {
		return nil, f.fault(problem.MissingKey, "download it again with all its columns, or say with --map what its columns are",
			"as %s the file lacks the columns %s", p.Title, listed(missing))
	}
	return p, nil
}

// listed returns names for a sentence, the first of many.
func listed(names []string) string {
	const most = 12
	if more := len(names) - most; more > 0 {
		return strings.Join(names[:most], ", ") + fmt.Sprintf(" and %d more", more)
	}
	return strings.Join(names, ", ")
}
