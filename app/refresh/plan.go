package refresh

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"strings"
	"time"

	"lectern/app/brief"
	"lectern/app/folder"
	"lectern/app/incident"
	"lectern/app/problem"
)

// Timeout is how long the server may work on the query, or on some thousand rows of it, unless Plan.Timeout says so.
const Timeout = 2 * time.Minute

// Plan is what would be asked of a database and where the answer would go. Nothing is connected until it runs.
type Plan struct {
	Source  *Source
	File    string // of incidents, as the user would write it
	Timeout time.Duration

	brief     *brief.Brief
	folder    *folder.Folder
	gazetteer incident.Gazetteer
	at        problem.Place // of the query
}

// New returns the plan for the brief in a folder, of which it reads the front matter and not the incidents, which may be
// millions. The error says why there can be none, for a brief that names no database among others; the places of problems
// are in that folder.
func New(from *folder.Folder, g incident.Gazetteer) (*Plan, error) {
	b, problems := brief.Open(from.FS, brief.Options{Incidents: unread})
	for _, p := range problems.Errors() {
		if isOfDatabase(b, p) {
			return nil, p
		}
	}
	d := b.IncidentsFrom
	if d == nil {
		return nil, problem.New(problem.MissingKey, problem.Place{File: "brief.md"}, "the brief names no database",
			"write incidents-from: with a service and a query into its front matter, see FORMAT.md")
	}
	if from.ReadOnly {
		return nil, fmt.Errorf("%s can't be changed; unpack or copy it to a folder first", from.Path)
	}
	p := &Plan{Timeout: Timeout, brief: b, folder: from, gazetteer: g, at: d.QueryAt}
	if err := p.checkFile(); err != nil {
		return nil, err
	}
	for _, name := range []string{b.IncidentFiles[0], brief.FetchedFile} {
		if err := p.mayReplace(name); err != nil {
			return nil, err
		}
	}
	p.File = from.Name(b.IncidentFiles[0])
	var err error
	if p.Source, err = newSource(d, p.at); err != nil {
		return nil, err
	}
	return p, nil
}

// unread leaves a file of incidents unread.
func unread(fs.File, brief.IncidentFile, fs.FS) (*incident.Table, problem.List) {
	return incident.NewBuilder(nil).Table(), nil
}

// isOfDatabase reports whether a problem keeps the front matter from saying where the incidents come from.
func isOfDatabase(b *brief.Brief, p problem.Problem) bool {
	switch at := b.Place("incidents-from"); p.Kind {
	case problem.Unreadable, problem.TooLarge, problem.BadText, problem.BadYAML, problem.Unclosed:
		return p.File == at.File && p.Line <= 1 || p.Kind == problem.BadYAML && p.File == at.File
	case problem.BadValue, problem.MissingKey, problem.UnknownKey:
		return p.File == at.File && b.IncidentsFrom == nil && at.Line > 0 && p.Line >= at.Line
	}
	return false
}

// checkFile returns an error unless the brief's incidents are in one file that can hold what is fetched.
func (p *Plan) checkFile() error {
	at := p.brief.Place("incidents")
	files := p.brief.IncidentFiles
	switch {
	case len(files) != 1:
		return problem.New(problem.BadValue, at, fmt.Sprintf("the brief has %d files of incidents, and the database fills one", len(files)), "name one")
	case !strings.EqualFold(path.Ext(files[0]), ".csv") || !fs.ValidPath(files[0]):
		return problem.New(problem.BadValue, at, files[0]+" can't hold what the database gives", "name a CSV file in the brief's folder, such as incidents.csv")
	case p.brief.IncidentsAs[files[0]].As != "":
		return problem.New(problem.BadValue, at, files[0]+" is in another schema, and the database gives our own", "take away its as:, and name the columns of the query by AS")
	}
	return nil
}

// mayReplace returns an error where a name on the disk isn't that of a file in the brief's folder: a link may lead
// elsewhere, and a file that can't be read isn't ours to replace.
func (p *Plan) mayReplace(name string) error {
	f, err := p.folder.FS.Open(name)
	if err == nil {
		return f.Close()
	}
	if _, there := os.Lstat(p.folder.Name(name)); errors.Is(err, fs.ErrNotExist) && errors.Is(there, fs.ErrNotExist) {
		return nil
	}
	return fmt.Errorf("%s can't be replaced: %s", p.folder.Name(name), problem.Cause(err))
}

// Run asks the database and replaces the file of incidents by what it answers, whole or not at all. Rows that the brief
// couldn't read are a problem.List, and the old file stays, as it does for any other error. Tell, which may be nil, is
// called with the rows fetched so far and those that the file had; ctx cancels.
func (p *Plan) Run(ctx context.Context, tell func(rows, before int)) (*Result, error) {
	old, done, err := p.compare()
	if err != nil {
		return nil, err
	}
	defer done()
	in, err := open(ctx, p.Source, p.Timeout)
	if err != nil {
		return nil, err
	}
	defer in.close()
	if err := in.declare(ctx, p.Source.Query); err != nil {
		return nil, p.refused(ctx, err)
	}
	s := &snapshot{plan: p, in: in, old: old, tell: tell}
	if err := s.checkColumns(); err != nil {
		return nil, err
	}
	var failed error // without the words of what writes files
	err = folder.Write(p.File, func(w io.Writer) error {
		failed = s.write(ctx, w)
		done() // not every system replaces a file that is open
		return failed
	})
	if failed != nil && !errors.Is(failed, errWriting) {
		err = failed
	}
	if err != nil {
		return nil, err
	}
	result := &Result{RowChanges: old.Changes(), At: in.moment, File: p.brief.IncidentFiles[0], Warnings: s.found}
	if err := folder.WriteFile(p.folder.Name(brief.FetchedFile), brief.FetchedNote(in.moment, s.size, result.Lines())); err != nil {
		return nil, fmt.Errorf("the incidents are new, but not what says of when: %w", err)
	}
	return result, nil
}

// Last returns the lines that say what the last refresh changed, or "" if none is known.
func (p *Plan) Last() string { return p.brief.Fetched.Changes }

// compare returns what compares new rows with those of the file, and what closes that; it may be called twice.
func (p *Plan) compare() (old *incident.RowComparer, done func(), err error) {
	name := p.brief.IncidentFiles[0]
	f, err := p.folder.FS.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return incident.NewRowComparer(nil, 0, name), func() {}, nil
	}
	if err != nil {
		return nil, nil, fmt.Errorf("reading %s: %w", p.File, err)
	}
	info, err := f.Stat()
	at, ok := f.(io.ReaderAt)
	if err != nil || !ok {
		f.Close()
		return nil, nil, fmt.Errorf("reading %s: it is no file that can be read anywhere", p.File)
	}
	return incident.NewRowComparer(at, info.Size(), name), func() { f.Close() }, nil
}
