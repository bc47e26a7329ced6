package brief

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"slices"

	"lectern/app/fold"
	"lectern/app/incident"
	"lectern/app/problem"
)

// Options holds what Open needs from rooms above this one: places, readers of other formats, progress.
type Options struct {
	Gazetteer incident.Gazetteer // may be nil
	// Incidents reads a file of incidents in the brief's folder, as incident.ReadCSV does, which reads all if it is
	// nil. Problems name the file as the brief does.
	Incidents func(f fs.File, file IncidentFile, folder fs.FS) (*incident.Table, problem.List)
	// Reading, if not nil, is called with the bytes read of a file so far and its size. An error stops
	// the reading. It is called on whatever goroutine reads.
	Reading func(file string, read, size int64) error
}

// Open reads the brief in a folder: os.Root's FS, an embed.FS, a zip. It never fails on content;
// the list says what is wrong, and is also in the Brief, which can be shown as far as it was read.
func Open(fsys fs.FS, opt Options) (*Brief, problem.List) {
	fsys = fold.FS{FS: fsys}
	if opt.Reading != nil {
		fsys = progressFS{fsys, opt.Reading}
	}
	b := &Brief{fsys: fsys, decoded: new(decodedPictures), addresses: new(addresses), Sources: &Sources{}, Incidents: incident.NewBuilder(opt.Gazetteer).Table()}
	textRead := false
	b.guarded(fileName, func() { textRead = b.readText() })
	if textRead {
		b.guarded(b.Bibliography, b.readSources)
		b.readIncidents(opt)
		b.guarded(FetchedFile, b.readFetched)
		b.guarded(b.SeriesFile, b.readSeries)
		b.guarded(b.PopulationsFile, func() { b.readPopulations(opt.Gazetteer) })
		b.readLayerFiles()
		b.guarded(fileName, func() {
			b.readImages()
			b.number()
		})
	}
	// A text file over the limit was read only in part. It isn't listed, so that it isn't read whole when the brief is
	// handed out.
	b.Files = slices.DeleteFunc(b.Files, func(name string) bool {
		return !slices.Contains(b.IncidentFiles, name) && b.FileSize(name) > maxImageBytes
	})
	b.Problems.Sort()
	return b, b.Problems
}

// guarded calls read, and reports a panic in it as a problem of the file.
func (b *Brief) guarded(file string, read func()) {
	defer problem.Guard(file, func(p problem.Problem) { b.Problems = append(b.Problems, p) })
	read()
}

// readText reads brief.md.
func (b *Brief) readText() bool {
	whole := problem.Place{File: fileName}
	if _, err := fs.Stat(b.fsys, "."); err != nil {
		b.Problems.Add(problem.Unreadable, problem.Place{}, "give the folder that holds brief.md", "the folder can't be read: %s", problem.Cause(err))
		return false
	}
	text, err := b.readLimited(fileName)
	if err != nil {
		b.Problems.Add(problem.Unreadable, whole, "give the folder that holds brief.md", "the file can't be read: %s", problem.Cause(err))
		return false
	}
	text, ok := legible(fileName, text, &b.Problems)
	return ok && b.parse(text)
}

// parse reads the text of brief.md.
func (b *Brief) parse(text []byte) bool {
	whole := problem.Place{File: fileName}
	if len(bytes.TrimSpace(text)) == 0 {
		b.Problems.Add(problem.MissingKey, whole, "write one, or make one with lectern new", "the file is empty")
		return false
	}
	front, rest, bad := splitFrontMatter(fileName, text)
	if bad != nil {
		b.Problems = append(b.Problems, *bad)
	}
	b.Meta = readMeta(fileName, front, &b.Problems, bad == nil)
	body := readBody(newSourceText(fileName, rest), b.Scale, &b.Problems)
	b.Sections, b.Notes, b.ids, b.extras = body.sections, body.notes, body.ids, body.extras
	return true
}

// readLimited reads a text file of the brief, up to just beyond the limit.
func (b *Brief) readLimited(name string) ([]byte, error) {
	f, err := b.fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	b.Files = append(b.Files, name)
	return io.ReadAll(io.LimitReader(f, maxText+1))
}

// open opens the file of a key of the front matter. It may be missing if the author doesn't give the key.
// It returns nil if there is no file to read.
func (b *Brief) open(key, name string) fs.File {
	_, named := b.named[key]
	f := b.openNamed(name, b.Place(key), named)
	if f != nil {
		b.Files = append(b.Files, name)
	}
	return f
}

// openNamed opens a file that is named at a place of the front matter. Unless it is needed, it may be missing. It returns nil if
// there is no file to read.
func (b *Brief) openNamed(name string, at problem.Place, needed bool) fs.File {
	if !fs.ValidPath(name) {
		b.Problems.Add(problem.BadValue, at, "name a file in the brief's folder", "%q is outside the folder", name)
		return nil
	}
	f, err := b.fsys.Open(name)
	if err != nil {
		if needed || !errors.Is(err, fs.ErrNotExist) {
			b.Problems.Add(problem.Unreadable, at, "name a file in the brief's folder", "%s can't be read: %s", name, problem.Cause(err))
		}
		return nil
	}
	return f
}

// readAll reads a file up to just beyond a number of bytes. It reports one that can't be read, and returns false.
func (b *Brief) readAll(f fs.File, name string, most int64) ([]byte, bool) {
	data, err := io.ReadAll(io.LimitReader(f, most+1))
	if err != nil {
		b.addUnreadable(name, err)
	}
	return data, err == nil
}

// addUnreadable reports a file that is there and can't be read.
func (b *Brief) addUnreadable(name string, err error) {
	b.Problems.Add(problem.Unreadable, problem.Place{File: name}, "see whether the file can be opened", "the file can't be read: %s", problem.Cause(err))
}

func (b *Brief) readSources() {
	f := b.open("bibliography", b.Bibliography)
	if f == nil {
		return
	}
	defer f.Close()
	text, ok := b.readAll(f, b.Bibliography, maxText)
	if !ok {
		return
	}
	var problems problem.List
	b.Sources, problems = ReadSources(b.Bibliography, text)
	b.Problems = append(b.Problems, problems...)
}

func (b *Brief) readIncidents(opt Options) {
	var tables []*incident.Table
	for _, name := range b.IncidentFiles {
		f := b.open("incidents", name)
		if f == nil {
			continue
		}
		b.guarded(name, func() {
			t, problems := b.readIncidentFile(f, name, opt)
			b.Problems = append(b.Problems, problems...)
			tables = append(tables, t)
		})
		f.Close()
	}
	if len(tables) > 0 {
		var problems problem.List
		b.Incidents, problems = incident.Merge(tables...)
		b.Problems = append(b.Problems, problems...)
	}
	b.guarded(b.ClaimsFile, b.readClaims)
	if b.Incidents.Len() > 0 && len(b.Measures) > 0 {
		var wrong *incident.SyntaxError
		if err := b.Incidents.SetAmounts(b.Measures...); errors.As(err, &wrong) {
			b.Problems.Add(problem.BadValue, b.Place("measures"), wrong.Hint, "what is counted can't be told: %s", wrong.What)
		}
	}
	b.Incidents.Withhold(b.Withheld.unverified())
	if !b.AsOf.IsZero() {
		b.Incidents.SetAsOf(b.AsOfDay())
	}
}

// readIncidentFile reads a file of incidents, and lists the file that says what its columns mean, if there is one.
func (b *Brief) readIncidentFile(f fs.File, name string, opt Options) (*incident.Table, problem.List) {
	if opt.Incidents == nil {
		return incident.ReadCSV(f, name, opt.Gazetteer)
	}
	file := b.IncidentsAs[name]
	file.Name = name
	if file.As != "" && fs.ValidPath(file.As) {
		if _, err := fs.Stat(b.fsys, file.As); err == nil {
			b.Files = append(b.Files, file.As)
		}
	}
	return opt.Incidents(f, file, b.fsys)
}

// readRecords reads the records of the file of a key of the front matter, if there is one.
func readRecords[T any](b *Brief, key, name string, read func(r io.Reader, file string) ([]T, problem.List)) []T {
	f := b.open(key, name)
	if f == nil {
		return nil
	}
	defer f.Close()
	records, problems := read(f, name)
	b.Problems = append(b.Problems, problems...)
	return records
}

func (b *Brief) readClaims() {
	b.Claims = readRecords(b, "claims", b.ClaimsFile, incident.ReadClaims)
	b.Incidents.AddClaims(b.Claims)
}

func (b *Brief) readSeries() {
	b.Series = readRecords(b, "series", b.SeriesFile, incident.ReadSeries)
}

func (b *Brief) readPopulations(places incident.Gazetteer) {
	b.Populations = readRecords(b, "populations", b.PopulationsFile, func(r io.Reader, file string) ([]incident.Population, problem.List) {
		return incident.ReadPopulations(r, file, places)
	})
}

// hasKind reports whether a problem of one of the kinds was found while reading.
func (b *Brief) hasKind(kinds ...problem.Kind) bool {
	return slices.ContainsFunc(b.Problems, func(p problem.Problem) bool { return slices.Contains(kinds, p.Kind) })
}
