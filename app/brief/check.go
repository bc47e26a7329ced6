package brief

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"lectern/app/incident"
	"lectern/app/problem"
)

// required lists the ids of the sections that every brief must have.
var required = []string{"aims", "capacity", "attacks", "recommendations"}

// FixHint says what to do where a live figure isn't right. In a window, the program is told otherwise to mend it.
const FixHint = "write it, or run lectern check --fix"

// Check returns the problems that only the whole brief shows: in sections, citations, links, queries,
// drawings and figures. Problems holds those found while reading.
func (b *Brief) Check() problem.List {
	var problems problem.List
	// What is missing from a file that wasn't read to its end can't be told.
	if len(b.Sections) == 0 && len(b.Problems) > 0 {
		return nil
	}
	whole := !b.hasKind(problem.Unclosed, problem.TooLarge)
	if whole {
		for _, id := range required {
			if b.Section(id) == nil {
				problems.Add(problem.MissingSection, problem.Place{File: fileName},
					fmt.Sprintf("add a heading such as # %s {#%s}", incident.Capital(id), id), "the section %q is missing", id)
			}
		}
	}
	ofIncidents := &problems // problems that a brief without incidents has for that one reason
	if b.Incidents.Len() == 0 {
		ofIncidents = &problem.List{}
	}
	b.checkPlainTexts(&problems)
	b.checkHeadings(&problems)
	b.checkSources(&problems, ofIncidents)
	b.checkLinks(&problems, ofIncidents)
	b.checkPictures(&problems)
	if whole {
		b.checkQueries(&problems, ofIncidents)
	}
	hint := FixHint
	if file := b.FaultyData(); file != "" {
		hint = "mend " + file + " first"
	}
	for _, s := range b.staleFigures(&problems) {
		now := fmt.Sprintf("%q", s.figure.Text)
		if s.figure.Text == "" {
			now = "nothing"
		}
		if s.words {
			ofIncidents.Add(problem.StaleFigure, s.figure.At, "leave the number alone between the brackets, with the words outside them",
				"the text says %s, which is more than a number; the incidents say %q", now, s.want)
			continue
		}
		ofIncidents.Add(problem.StaleFigure, s.figure.At, hint, "the text says %s, the incidents say %q", now, s.want)
	}
	if ofIncidents != &problems {
		problems = append(problems, b.withoutIncidents(*ofIncidents)...)
	}
	problems.Sort()
	return problems
}

// checkPlainTexts reports live figures and spans in front matter, which is plain text.
func (b *Brief) checkPlainTexts(problems *problem.List) {
	for text, at := range b.Meta.Texts() {
		if strings.Contains(text, "]{") {
			problems.Add(problem.BadConstruct, at, "write the words alone", "this text is plain: brackets and braces are printed as they are")
		}
	}
}

// withoutIncidents returns the one cause of the problems of a brief without incidents, instead of all of
// them.
func (b *Brief) withoutIncidents(ofIncidents problem.List) problem.List {
	wrong := ofIncidents.Errors()
	if len(wrong) == 0 {
		return ofIncidents
	}
	if b.isReported("incidents", b.IncidentFiles...) {
		return nil
	}
	wrong.Sort()
	files := cmp.Or(strings.Join(b.IncidentFiles, ", "), "file of them")
	if !slices.ContainsFunc(b.IncidentFiles, b.Holds) {
		return problem.List{problem.New(problem.Unreadable, wrong[0].Place, "the text counts, draws or names incidents, but there is no "+files, "write it, or take them out of the text")}
	}
	return problem.List{problem.New(problem.Unreadable, problem.Place{File: files}, "there are no incidents, though the text counts, draws or names them", "add a row for each")}
}

// isReported reports whether Problems has an error of the files that the front matter names by a key.
func (b *Brief) isReported(key string, files ...string) bool {
	at := b.Place(key)
	return slices.ContainsFunc(b.Problems.Errors(), func(p problem.Problem) bool {
		return slices.Contains(files, p.File) || p.File == at.File && p.Line == at.Line
	})
}

// HasError reports whether a file has an error, so that not all of it may have been read.
func (b *Brief) HasError(file string) bool {
	return slices.ContainsFunc(b.Problems.Errors(), func(p problem.Problem) bool { return p.File == file })
}

// FaultyData returns the first file of incidents that has an error, was not read or holds no incident, or
// else the file of claims if that has an error or can't be read, or the file of estimates if that has one; "" if all are
// sound.
func (b *Brief) FaultyData() string {
	for _, file := range b.IncidentFiles {
		if b.HasError(file) || !b.Holds(file) || b.Incidents.Len() == 0 {
			return file
		}
	}
	_, named := b.named["claims"]
	switch {
	case b.HasError(b.ClaimsFile) || named && !b.Holds(b.ClaimsFile):
		return b.ClaimsFile
	case b.HasError(b.SeriesFile):
		return b.SeriesFile
	}
	return ""
}

// checkHeadings reports headings that skip a level, in the order in which a page is read, within whatever
// blocks.
func (b *Brief) checkHeadings(problems *problem.List) {
	level, entered := 0, map[*Note]bool{}
	var walk func(blocks []Block)
	walk = func(blocks []Block) {
		for _, block := range blocks {
			if !Page.Shows(block) {
				continue
			}
			if h, ok := block.(*Heading); ok {
				if h.Level > level+1 {
					problems.Add(problem.SkippedHeading, h.At, fmt.Sprintf("use %s", strings.Repeat("#", level+1)),
						"a heading of level %d follows one of level %d", h.Level, level)
				}
				level = h.Level
			}
			WalkInlines(Texts(block), func(in Inline) {
				if ref, ok := in.(*NoteRef); ok && !entered[ref.Note] {
					entered[ref.Note] = true
					walk(ref.Note.Blocks)
				}
			})
			for _, inside := range Inside(block) {
				walk(inside)
			}
		}
	}
	for _, s := range b.Sections {
		if len(s.Title) == 0 { // reported elsewhere
			continue
		}
		level = 1
		walk(s.Blocks)
	}
}

// checkSources reports citations of unknown sources, and sources that no text, incident or estimate cites.
func (b *Brief) checkSources(problems, ofIncidents *problem.List) {
	used := map[string]bool{}
	var unknown problem.List
	cite := func(key string, at problem.Place) {
		used[key] = true
		if b.Sources.Get(key) == nil {
			unknown.Add(problem.UnknownCitation, at, "add it to "+b.Bibliography+" or correct the key", "no source has the key %q", key)
		}
	}
	for key, places := range b.cited() {
		for _, at := range places {
			cite(key, at)
		}
	}
	b.checkIncidentSources(used, cite)
	for _, p := range b.Series {
		if p.Source != "" {
			cite(p.Source, p.At)
		}
	}
	for _, p := range b.Populations {
		if p.Source != "" {
			cite(p.Source, p.At)
		}
	}
	for _, l := range b.Layers {
		if l.Source != "" {
			cite(l.Source, l.At)
		}
	}
	for i := range b.Claims {
		claim := &b.Claims[i]
		if claim.Source != "" {
			cite(claim.Source, claim.At)
		}
		if _, ok := b.Incidents.Index(claim.Incident); !ok {
			ofIncidents.Add(problem.UnknownIncident, claim.At, "correct the id or add the incident", "no incident has the id %q", claim.Incident)
		}
	}
	switch { // one cause is reported instead of many unknown keys
	case b.lostSources() || b.isReported("bibliography"):
	case !b.Holds(b.Bibliography) && len(unknown) > 0:
		unknown.Sort()
		problems.Add(problem.Unreadable, unknown[0].Place, "write it, or name the file under bibliography", "sources are cited, but there is no %s", b.Bibliography)
	default:
		*problems = append(*problems, unknown...)
	}
	for _, s := range b.Sources.All {
		if !used[s.ID] {
			ofIncidents.Add(problem.UnusedSource, s.At, "cite it or remove it", "nothing cites %q", s.ID)
		}
	}
}

// lostSources reports whether sources were lost by an error in their file. A byte that isn't UTF-8 loses none.
func (b *Brief) lostSources() bool {
	return slices.ContainsFunc(b.Problems, func(p problem.Problem) bool {
		isByte := p.Kind == problem.BadText && p.Line > 0
		return p.File == b.Bibliography && !isByte && slices.Contains([]problem.Kind{problem.Unreadable, problem.TooLarge, problem.BadText, problem.BadYAML}, p.Kind)
	})
}

// checkIncidentSources marks the sources of incidents as used, and calls cite for each row if some row cites
// an unknown one.
func (b *Brief) checkIncidentSources(used map[string]bool, cite func(string, problem.Place)) {
	unknown := false
	for _, v := range b.Incidents.Values("sources", b.Incidents.All()) {
		used[v.Value] = true
		unknown = unknown || b.Sources.Get(v.Value) == nil
	}
	for row := incident.Row(0); unknown && int(row) < b.Incidents.Len(); row++ {
		x := b.Incidents.At(row)
		for _, key := range x.Sources {
			cite(key, x.At)
		}
	}
}

// checkLinks reports links and notes that lead nowhere.
func (b *Brief) checkLinks(problems, ofIncidents *problem.List) {
	referred := map[*Note]bool{}
	b.eachInline(func(in Inline) {
		switch in := in.(type) {
		case *NoteRef:
			referred[in.Note] = true
		case *IncidentLink:
			if _, ok := b.Incidents.Index(in.ID); !ok {
				ofIncidents.Add(problem.UnknownIncident, in.At, "correct the id or add the incident", "no incident has the id %q", in.ID)
			}
		case *ViewLink:
			b.checkView(problems, in.View, in.At)
		case *Link:
			id, inside := strings.CutPrefix(in.Target, "#")
			switch medium, there := b.ids[id]; {
			case !inside:
			case !there:
				problems.Add(problem.BadLink, in.At, "correct the id, or give it to a heading", "nothing in the brief has the id %q", id)
			case medium == Slides:
				problems.Add(problem.BadLink, in.At, "move it out of .only-slides, or remove the link", "only slides show what has the id %q, and links are followed on pages", id)
			}
		}
	})
	for _, n := range b.Notes {
		if !referred[n] && len(n.Blocks) > 0 { // an empty one stands where its text was withheld
			problems.Add(problem.BadLink, n.At, "write [^"+n.Label+"] where it belongs, or remove it", "nothing refers to note %q", n.Label)
		}
	}
}

func (b *Brief) checkView(problems *problem.List, name string, at problem.Place) {
	if b.View(name) != nil {
		return
	}
	hint := "correct the name or add it under views"
	var names []string
	for _, v := range b.Views {
		names = append(names, v.Name)
	}
	if meant := incident.Nearest(name, names); meant != "" {
		hint = fmt.Sprintf("did you mean %q?", meant)
	}
	problems.Add(problem.UnknownView, at, hint, "the front matter has no view %q", name)
}

// checkQueries reports mistakes in the queries of views and drawings.
func (b *Brief) checkQueries(problems, ofIncidents *problem.List) {
	for _, v := range b.Views {
		b.checkQuery(problems, v.Query, inQuery(v.queryAt))
		if v.Compare != "" {
			b.checkQuery(problems, v.Compare, inQuery(v.compareAt))
		}
	}
	for _, s := range b.Sections {
		Walk(s.Blocks, func(block Block) {
			if d, ok := block.(*Drawing); ok {
				b.checkDrawing(problems, ofIncidents, d)
			}
		}, nil)
	}
}

// inQuery returns the function from a column of a query to its place, where the query begins at one.
func inQuery(at problem.Place) func(column int) problem.Place {
	return func(column int) problem.Place {
		in := at
		if in.Column > 0 {
			in.Column += column - 1
		}
		return in
	}
}

// meant returns the query that was probably meant by one that finds nothing, or "".
func (b *Brief) meant(query string) string {
	q, err := b.Incidents.Parse(query)
	if err != nil {
		return ""
	}
	c, ok := b.Incidents.Correct(incident.Question{Query: q, Unverified: b.IncludeUnverified})
	if !ok {
		return ""
	}
	return c.Query.String()
}

// checkSlip warns of a query that finds nothing where one of nearly the same words would, or that asks for what no incident
// has.
func (b *Brief) checkSlip(problems *problem.List, at problem.Place, q *incident.Query) {
	if meant := b.meant(q.String()); meant != "" {
		problems.Add(problem.EmptyQuery, at, "did you mean "+meant+"?", "no incident matches %q", q)
	} else if lacking := b.Incidents.Lacking(q); lacking != "" {
		problems.Add(problem.EmptyQuery, at, "ask for a field that the incidents have", "no incident matches %q: %s", q, lacking)
	}
}

// checkDrawing reports mistakes in the query and attributes of a drawing, and one that would be empty.
func (b *Brief) checkDrawing(problems, ofIncidents *problem.List, d *Drawing) {
	if d.View != "" {
		b.checkView(problems, d.View, d.viewAt)
	}
	for i, name := range d.Views {
		b.checkView(problems, name, d.viewsAt[i])
	}
	b.checkLayers(problems, d)
	s, err := b.Select(b.DrawingQuery(d))
	if err != nil {
		if d.queryAt != nil {
			addQuery(problems, d.queryAt, err)
		}
		return
	}
	if _, ofTime := incident.ParseUnit(d.CountedBy()); d.Log && d.Kind == Chart && (!ofTime || d.Series != "") {
		problems.Add(problem.BadValue, d.At, "take axis out, or count by a unit of time", "only bars over time can have a logarithmic axis")
	}
	if d.Series != "" {
		for _, p := range b.Series {
			if p.Series == d.Series {
				return
			}
		}
		if b.isReported("series", b.SeriesFile) {
			return
		}
		problems.Add(problem.EmptyDrawing, d.seriesAt, "correct the name or add rows to "+b.SeriesFile, "there is no series %q", d.Series)
		return
	}
	if s.Count() == 0 {
		what, hint := "no incident is in this "+d.Kind.Noun(), "change its query or add incidents"
		if hidden := s.Hidden(); hidden > 0 {
			what += fmt.Sprintf(" (%d unverified)", hidden)
			hint = "change its query, or write include-unverified: true"
		}
		if meant := b.meant(b.DrawingQuery(d)); meant != "" {
			hint = "did you mean " + meant + "?"
		}
		ofIncidents.Add(problem.EmptyDrawing, d.At, hint, "%s", what)
	}
	if d.Colour != "" {
		if _, err := b.Incidents.Kinds(d.Colour, 1, s); err != nil {
			addQuery(ofIncidents, func(int) problem.Place { return d.colourAt }, err)
		}
	}
	if d.Density != "" {
		if _, err := b.Incidents.AmountNamed(d.Density); err != nil {
			addQuery(ofIncidents, func(int) problem.Place { return d.densityAt }, err)
		}
	}
	if d.Shade != "" {
		b.checkShade(problems, ofIncidents, d)
	}
	if d.Kind == Figures {
		b.checkFigures(problems, d, s)
		return
	}
	m, err := incident.ParseMeasure(d.Measured(), b.extraColumns()...)
	if err != nil {
		addQuery(problems, d.measureAt, err)
	}
	if d.By != "" && err == nil {
		if _, err := b.Incidents.GroupBy(d.By, m, s); err != nil {
			problems.Add(problem.BadValue, d.At, "name a column, or day, week, month, quarter, year, decade, weekday or month_of_year", "a chart can't count by %q", d.By)
		}
	}
	if d.Sort != "" {
		by, descending := strings.CutPrefix(d.Sort, "-")
		if _, err := b.Incidents.Order(s, by, descending); err != nil {
			problems.Add(problem.BadValue, d.At, "name a column, with a hyphen before it for the largest first", "a table can't be sorted by %q", d.Sort)
		}
	}
	for _, c := range d.Columns {
		if _, ok := b.Incidents.ColumnNamed(c); !ok {
			problems.Add(problem.BadValue, d.At, "see FORMAT.md of the incidents for the columns there are", "the incidents have no column %q", c)
		}
	}
}

// checkFigures reports what a table of figures can't be by, and a query to compare with that is probably another.
func (b *Brief) checkFigures(problems *problem.List, d *Drawing, s incident.Selection) {
	if _, at, err := b.tabulate(d, s); err != nil {
		addQuery(problems, at, err)
		return
	}
	if d.Compare != "" {
		b.checkQuery(problems, d.Compare, d.compareAt)
	}
}

// checkQuery reports a query that can’t be read, and one that finds nothing where one of nearly the same words would.
func (b *Brief) checkQuery(problems *problem.List, query string, at func(column int) problem.Place) {
	other, err := b.Select(query)
	if err != nil {
		addQuery(problems, at, err)
		return
	}
	if q, err := b.Incidents.Parse(query); err == nil && other.Count() == 0 {
		b.checkSlip(problems, at(1), q)
	}
}

// checkShade reports an amount that isn't there, and a rate without populations.
func (b *Brief) checkShade(problems, ofIncidents *problem.List, d *Drawing) {
	name, rate := incident.CutRate(d.Shade)
	if _, err := b.Incidents.AmountNamed(name); err != nil {
		addQuery(ofIncidents, func(int) problem.Place { return d.shadeAt }, err)
	}
	if rate && len(b.Populations) == 0 && !b.isReported("populations", b.PopulationsFile) {
		problems.Add(problem.EmptyDrawing, d.shadeAt, "write "+b.PopulationsFile+" with the columns country, admin1, population, year and source", "there are no populations to which %q could relate", d.Shade)
	}
}

// addQuery reports a query or measure that can't be read, at the column of the mistake in the file.
func addQuery(problems *problem.List, at func(column int) problem.Place, err error) {
	column, what, hint := 1, err.Error(), "see FORMAT.md of the incidents for the query language"
	if e := (*incident.SyntaxError)(nil); errors.As(err, &e) {
		column, what, hint = e.Column, e.What, e.Hint
	}
	problems.Add(problem.BadQuery, at(column), hint, "%s", what)
}
