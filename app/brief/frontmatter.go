package brief

import (
	"bytes"
	"regexp"
	"strings"
	"time"

	"lectern/app/incident"
	"lectern/app/problem"
)

// splitFrontMatter returns the YAML between the first line and the next line of three hyphens or dots, and a
// copy of the text in which it is blank, so that offsets in the body are those in the file.
func splitFrontMatter(file string, text []byte) (front, body []byte, bad *problem.Problem) {
	start := len(text) - len(bytes.TrimPrefix(text, []byte("\ufeff")))
	first := problem.Place{File: file, Line: 1, Column: 1}
	rest := text[start:]
	line, _, _ := bytes.Cut(rest, []byte("\n"))
	if string(bytes.TrimRight(line, " \t\r")) != "---" {
		p := problem.New(problem.MissingKey, first, "the front matter is missing", "begin with a line ---, title: and as-of:, and a line ---")
		return nil, blank(text, start), &p
	}
	from := start + len(line) + 1
	for at := from; at < len(text); {
		end := at + bytes.IndexByte(text[at:], '\n')
		if end < at {
			end = len(text) - 1
		}
		switch string(bytes.TrimRight(text[at:end+1], " \t\r\n")) {
		case "---", "...":
			return text[from:at], blank(text, end+1), nil
		}
		at = end + 1
	}
	p := problem.New(problem.Unclosed, first, "the front matter never ends", "end it with a line ---")
	return nil, blank(text, len(text)), &p
}

// frontStart returns the offset of the front matter in a text that has one.
func frontStart(text []byte) int { return bytes.IndexByte(text, '\n') + 1 }

// blank returns a copy of a text with spaces before an offset, line ends excepted.
func blank(text []byte, before int) []byte {
	text = bytes.Clone(text)
	for i, c := range text[:before] {
		if c != '\n' {
			text[i] = ' '
		}
	}
	return text
}

// readMeta reads the front matter, which begins in the file's second line, or returns the defaults if it
// isn't there.
func readMeta(file string, front []byte, problems *problem.List, there bool) Meta {
	m := Meta{
		Lang: "en-GB", Bibliography: "sources.yaml", IncidentFiles: []string{"incidents.csv"}, ClaimsFile: "claims.csv", SeriesFile: "series.csv", PopulationsFile: "populations.csv",
		named: map[string]problem.Place{},
	}
	if !there {
		return m
	}
	y := &yamlText{file, 2, problems}
	before := len(*problems)
	root := y.parse(front)
	if root != nil {
		entries, _ := y.mapping(root, "the front matter")
		for _, e := range entries {
			m.named[e.key] = e.at
			read, ok := metaKeys[e.key]
			if !ok {
				y.unknown(e, "the front matter")
				continue
			}
			read(&m, y, e)
		}
	}
	if root != nil || len(*problems) == before {
		for _, key := range []string{"title", "as-of"} {
			if _, ok := m.named[key]; !ok {
				problems.Add(problem.MissingKey, problem.Place{File: file, Line: 1}, "add a line "+key+": …", "the front matter lacks %s", key)
			}
		}
	}
	return m
}

// metaKeys holds the keys of the front matter, each with the function that reads it. A new key is an entry
// here.
var metaKeys = map[string]func(*Meta, *yamlText, entry){
	"id": func(m *Meta, y *yamlText, e entry) {
		m.ID = y.match(e, validBriefID, "letters a to z, digits, full stops, colons, hyphens and underscores, and begin with a letter or digit")
	},
	"title":              func(m *Meta, y *yamlText, e entry) { m.Title = apostrophes(y.filled(e, y.text(e))) },
	"subtitle":           func(m *Meta, y *yamlText, e entry) { m.Subtitle = apostrophes(y.text(e)) },
	"author":             func(m *Meta, y *yamlText, e entry) { m.Authors = curlApostrophes(y.texts(e)) },
	"date":               func(m *Meta, y *yamlText, e entry) { m.Date = y.day(e) },
	"as-of":              func(m *Meta, y *yamlText, e entry) { m.AsOf = y.day(e) },
	"lang":               func(m *Meta, y *yamlText, e entry) { m.Lang = y.match(e, validLang, `a language such as "en-GB"`) },
	"abstract":           func(m *Meta, y *yamlText, e entry) { m.Abstract = apostrophes(y.text(e)) },
	"keywords":           func(m *Meta, y *yamlText, e entry) { m.Keywords = y.texts(e) },
	"lectern":            readVersion,
	"bibliography":       func(m *Meta, y *yamlText, e entry) { m.Bibliography = y.text(e) },
	"incidents":          readIncidentFiles,
	"incidents-from":     readDatabase,
	"claims":             func(m *Meta, y *yamlText, e entry) { m.ClaimsFile = y.text(e) },
	"series":             func(m *Meta, y *yamlText, e entry) { m.SeriesFile = y.text(e) },
	"populations":        func(m *Meta, y *yamlText, e entry) { m.PopulationsFile = y.text(e) },
	"coverage":           readCoverage,
	"measures":           readMeasures,
	"likelihood-scale":   readScale,
	"include-unverified": func(m *Meta, y *yamlText, e entry) { m.IncludeUnverified = y.flag(e) },
	"justified":          func(m *Meta, y *yamlText, e entry) { m.Justified = y.flag(e) },
	"marking":            readMarking,
	"slide-shape":        readSlideShape,
	"map":                readMap,
	"views":              readViews,
	"layers":             readLayers,
	"withheld":           readWithheld,
}

var (
	validBriefID = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._:-]*$`)
	validLang    = regexp.MustCompile(`^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$`)
	validCountry = regexp.MustCompile(`^[A-Z]{3}$`)
)

// day reads a day such as 2024-03-25.
func (y *yamlText) day(e entry) time.Time {
	s := y.filled(e, y.scalar(e))
	day, err := time.Parse(time.DateOnly, s)
	if s != "" && (err != nil || day.Year() < 1) { // as those of incidents
		y.wrong(e.value, e.key, "a day such as 2024-03-25")
		return time.Time{}
	}
	return day
}

// match reads text of one form.
func (y *yamlText) match(e entry, form *regexp.Regexp, want string) string {
	s := y.text(e)
	if s != "" && !form.MatchString(s) {
		y.wrong(e.value, e.key, want)
		return ""
	}
	return s
}

func readVersion(_ *Meta, y *yamlText, e entry) {
	if v := y.scalar(e); v != "1" && v != "" {
		y.problems.Add(problem.BadValue, y.place(e.value), "update Lectern, or write lectern: 1", "this program reads version 1 of the format, not %s", v)
	}
}

func readIncidentFiles(m *Meta, y *yamlText, e entry) {
	m.IncidentFiles, m.IncidentsAs = nil, nil
	for _, value := range y.values(e) {
		name := y.incidentFile(m, entry{e.key, e.at, value})
		if name == "" {
			continue
		}
		if strings.HasPrefix(name, "postgres://") || strings.HasPrefix(name, "postgresql://") {
			y.problems.Add(problem.BadValue, y.place(e.value), "name a CSV file here, and the database in incidents-from", "a database is no file of incidents")
			continue
		}
		m.IncidentFiles = append(m.IncidentFiles, name)
	}
}

// incidentFile returns the name of a file of incidents, and keeps how it is read.
func (y *yamlText) incidentFile(m *Meta, e entry) (name string) {
	entries, ok := y.asMapping(e)
	if !ok {
		return y.text(e)
	}
	var read IncidentFile
	for _, key := range entries {
		switch key.key {
		case "file":
			read.Name = y.text(key)
		case "as":
			read.As = y.text(key)
		case "sheet":
			read.Sheet = y.text(key)
		default:
			y.unknown(key, "incidents")
		}
	}
	if read.Name == "" {
		y.problems.Add(problem.MissingKey, e.at, "write {file: ged.csv, as: ged}", "a file of incidents has no name")
	}
	if m.IncidentsAs == nil {
		m.IncidentsAs = map[string]IncidentFile{}
	}
	m.IncidentsAs[read.Name] = read
	return read.Name
}

func readCoverage(m *Meta, y *yamlText, e entry) {
	entries := []entry{{"kind", e.at, e.value}}
	if list, ok := y.asMapping(e); ok {
		entries = list
	}
	for _, c := range entries {
		switch c.key {
		case "kind":
			switch word := y.text(c); word {
			case "census":
				m.Coverage.Kind = Census
			case "selection":
				m.Coverage.Kind = Selection
			case "":
			default:
				y.wrong(c.value, "coverage", "census or selection")
			}
		case "sentence":
			m.Coverage.Sentence = y.text(c)
		default:
			y.unknown(c, "coverage")
		}
	}
}

// readMeasures reads what the incidents count: names of columns, or mappings with the words for one and for many.
func readMeasures(m *Meta, y *yamlText, e entry) {
	for _, value := range y.values(e) {
		var a incident.Amount
		entries, ok := y.asMapping(entry{e.key, e.at, value})
		if !ok {
			entries = []entry{{"of", e.at, value}}
		}
		for _, c := range entries {
			switch c.key {
			case "of":
				a.Field = y.text(c)
			case "one":
				a.One = apostrophes(y.text(c))
			case "many":
				a.Many = apostrophes(y.text(c))
			default:
				y.unknown(c, "measures")
			}
		}
		switch {
		case a.Field == "":
			y.problems.Add(problem.MissingKey, y.place(value), "write {of: ships, one: ship hit, many: ships hit}", "a measure has no column")
		case a.One != "" && a.Many == "":
			y.problems.Add(problem.MissingKey, y.place(value), "write the word for many, too: many: ships hit", "the measure %s has a word for one alone", a.Field)
		default:
			m.Measures = append(m.Measures, a)
		}
	}
}

func readScale(m *Meta, y *yamlText, e entry) {
	switch y.text(e) {
	case "phia":
		m.Scale = PHIA
	case "icd203", "":
	default:
		y.wrong(e.value, e.key, "icd203 or phia")
	}
}

func readMarking(m *Meta, y *yamlText, e entry) {
	word := y.filled(e, y.text(e))
	var ok bool
	if m.Marking, ok = parseMarking(word); !ok && word != "" {
		y.problems.Add(problem.BadMarking, y.place(e.value), "use "+strings.Join(markings[1:], ", "), "%q is not a mark of TLP 2.0", word)
	}
}

func readSlideShape(m *Meta, y *yamlText, e entry) {
	name := y.scalar(e)
	if shape, ok := ShapeNamed(name); ok {
		m.SlideShape = shape
	} else if name != "" {
		y.wrong(e.value, e.key, strings.Join(ShapeNames(), ", "))
	}
}

func readMap(m *Meta, y *yamlText, e entry) {
	entries, _ := y.mapping(e.value, "map")
	for _, e := range entries {
		switch e.key {
		case "extent":
			m.Map.Extent = y.extent(e)
		case "projection":
			m.Map.Projection = y.match(e, validProjection, "laea or equal-earth")
		case "boundaries":
			m.Map.DeFacto = y.match(e, validBoundaries, "un or de-facto") == "de-facto"
		case "local-names":
			m.Map.LocalNames = y.flag(e)
		case "focus":
			for _, c := range y.texts(e) {
				if !validCountry.MatchString(c) {
					y.wrong(e.value, "focus", "three-letter countries such as [AFG, PAK]")
					continue
				}
				m.Map.Focus = append(m.Map.Focus, c)
			}
		default:
			y.unknown(e, "map")
		}
	}
}

var (
	validProjection = regexp.MustCompile(`^(laea|equal-earth)$`)
	validBoundaries = regexp.MustCompile(`^(un|de-facto)$`)
)

func readViews(m *Meta, y *yamlText, e entry) {
	y.eachNamed(e, "a view", func(e entry, entries []entry) {
		v := &View{Name: e.key, At: e.at}
		unquoted := len(*y.problems)
		for _, e := range entries {
			switch e.key {
			case "query":
				v.Query, v.queryAt = y.query(e)
			case "compare":
				v.Compare, v.compareAt = y.query(e)
			case "extent":
				v.Extent = y.extent(e)
			case "caption":
				v.Caption = apostrophes(y.text(e))
			default:
				// After an unquoted query, unknown keys are parts of it, and it was reported.
				if len(*y.problems) == unquoted {
					y.unknown(e, "a view")
				}
			}
		}
		m.Views = append(m.Views, v)
	})
}

// eachNamed calls read for what has a name below a key, such as views, with its entries. It reports names that can't be ids.
func (y *yamlText) eachNamed(e entry, what string, read func(e entry, entries []entry)) {
	named, _ := y.mapping(e.value, e.key)
	for _, e := range named {
		if !validID.MatchString(e.key) {
			y.problems.Add(problem.BadID, e.at, idHint, "%q can't be the name of %s", e.key, what)
			continue
		}
		entries, _ := y.mapping(e.value, what)
		read(e, entries)
	}
}
