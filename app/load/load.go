package load

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"lectern/app/atlas"
	"lectern/app/brief"
	"lectern/app/exchange"
	"lectern/app/folder"
	"lectern/app/incident"
	"lectern/app/problem"
)

// Brief reads the brief in a folder, with incidents in any format, and returns what became of each of their files. A file of
// incidents that was opened alone is true to the last day in it.
// Reading, if not nil, is called as brief.Options say.
func Brief(files fs.FS, reading func(file string, read, size int64) error) (*brief.Brief, problem.List, []exchange.Report) {
	var reports []exchange.Report
	b, problems := brief.Open(files, brief.Options{
		Gazetteer: atlas.Load(),
		Reading:   reading,
		Incidents: func(f fs.File, file brief.IncidentFile, folder fs.FS) (*incident.Table, problem.List) {
			o, err := optionsAs(file.As, func(name string) ([]byte, error) { return fs.ReadFile(folder, name) })
			o.NoMapping = err
			o.Beside, o.Path, o.Sheet = folder, file.Name, file.Sheet
			r := exchange.Read(f, file.Name, o)
			reports = append(reports, r.Report)
			return r.Table, r.Problems
		},
	})
	if folder.OfTable(files) {
		if all := b.Incidents.Totals(b.Incidents.All()); all.Rows > 0 {
			b.AsOf = all.Last.Time()
			b.Incidents.SetAsOf(all.Last)
		}
	}
	if len(b.Populations) > 0 {
		b.Incidents.SetPeople(peopleIn(b.Populations))
	}
	takeCoverage(b, reports)
	return b, problems, reports
}

// peopleIn returns the function that tells how many people live in a province, by any of its names.
func peopleIn(all []incident.Population) func(country, admin1 string) (int64, bool) {
	latest := incident.LatestPopulations(all, atlas.Load().ProvinceIn)
	return func(country, admin1 string) (int64, bool) {
		at, known := atlas.Load().ProvinceIn(country, admin1)
		p, ok := latest[at]
		return p.People, known && ok
	}
}

// takeCoverage has a brief that doesn't say how complete its incidents are say what their data sets do.
func takeCoverage(b *brief.Brief, reports []exchange.Report) {
	if b.Coverage != (brief.Coverage{}) {
		return
	}
	var sentences, rules []string
	for _, r := range reports {
		if r.Coverage != "" && !slices.Contains(sentences, r.Coverage) {
			sentences = append(sentences, r.Coverage)
		}
		if r.Selection != "" && !slices.Contains(rules, r.Selection) {
			rules = append(rules, r.Selection)
		}
	}
	b.Coverage.Sentence, b.Coverage.By = strings.Join(sentences, " "), strings.Join(rules, " and ")
	if len(rules) > 0 {
		b.Coverage.Kind = brief.Selection
	}
}

// File reads the incidents of a file of this machine. An error says that there is nothing to read.
func File(file brief.IncidentFile) (r exchange.Reading, err error) {
	err = withFile(file, func(f *os.File, o exchange.Options) error {
		r = exchange.Read(f, file.Name, o)
		return nil
	})
	return r, err
}

// Draft reads the beginning of a sheet of a file of incidents of this machine, for a reader who says what its columns mean and in which row
// their names are; 0: that which is found.
func Draft(name, sheet string, headerRow int) (d *exchange.Draft, err error) {
	err = withFile(brief.IncidentFile{Name: name, Sheet: sheet}, func(f *os.File, o exchange.Options) error {
		o.HeaderRow = headerRow
		d, err = exchange.NewDraft(f, name, o)
		return err
	})
	return d, err
}

// Columns returns the names of the columns of a sheet of a file of incidents of this machine.
func Columns(name, sheet string) (columns []string, err error) {
	err = withFile(brief.IncidentFile{Name: name, Sheet: sheet}, func(f *os.File, o exchange.Options) error {
		columns, err = exchange.Columns(f, name, o)
		return err
	})
	return columns, err
}

// withFile calls read with an open file of this machine and with how it is read.
func withFile(file brief.IncidentFile, read func(f *os.File, o exchange.Options) error) error {
	name := file.Name
	f, err := os.Open(name)
	switch {
	case errors.Is(err, fs.ErrPermission):
		return err
	case err != nil:
		return problem.New(problem.Unreadable, problem.Place{File: name}, "there is no such file", "name a folder, a .brief file or a file of incidents")
	}
	defer f.Close()
	o, err := optionsAs(file.As, os.ReadFile)
	if err != nil {
		return err
	}
	o.Province = func(code, name string) bool { _, known := atlas.Load().ProvinceOnMap(code, name); return known }
	o.Beside, o.Path, o.Sheet = os.DirFS(filepath.Dir(name)), filepath.Base(name), file.Sheet
	return read(f, o)
}

// IsMapping reports whether a name means a file that says what columns mean, not a schema.
func IsMapping(as string) bool {
	ending := strings.ToLower(path.Ext(as))
	return ending == ".yaml" || ending == ".yml"
}

// optionsAs returns how a file is read: by a schema that is known, or by a mapping whose file read returns.
func optionsAs(as string, read func(name string) ([]byte, error)) (exchange.Options, error) {
	o := exchange.Options{Gazetteer: atlas.Load(), Country: atlas.Load().CountryAt, Other: atlas.Load().IsOtherCountry, CameOf: atlas.Load().CameOf}
	if !IsMapping(as) {
		o.Profile = as
		return o, nil
	}
	text, err := read(as)
	if err != nil {
		return o, problem.New(problem.Unreadable, problem.Place{File: as}, fmt.Sprintf("the mapping can't be read: %s", problem.Cause(err)), "name a file that says which column is which")
	}
	o.Mapping, err = exchange.ParseProfile(text, as)
	return o, err
}
