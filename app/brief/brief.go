package brief

import (
	"cmp"
	"io/fs"
	"strings"

	"lectern/app/incident"
	"lectern/app/problem"
)

// fileName is the name of the one file that a brief must have.
const fileName = "brief.md"

// Brief is one briefing. It is not changed after Open, so any number of goroutines may read it.
type Brief struct {
	Meta
	Sections  []*Section
	Notes     []*Note // in the order of their numbers; those that nothing refers to come last
	Sources   *Sources
	Incidents *incident.Table // never nil
	Claims    []incident.Claim
	Series    []incident.Point

	Populations []incident.Population

	Fetched Fetched // of which moment of a database the incidents are

	Files    []string     // the files read, for watching and attaching, in the order of reading
	Problems problem.List // what was found while reading, sorted; Check finds the rest

	fsys      fs.FS
	extras    extras            // what brief.md has beside what is shown everywhere
	ids       map[string]Medium // ids that a link can lead to, each with the only medium that shows it, or 0
	decoded   *decodedPictures
	addresses *addresses // of blocks
}

// Section is a part of the brief with a heading of the first level. Text before the first heading
// is a section without ID and Title.
type Section struct {
	ID      string
	Title   []Inline
	Blocks  []Block
	Backup  bool    // its slides come after all others
	Minutes float64 // planned for its slides; 0: not planned
	At      problem.Place
}

// Section returns a section by its id, or nil.
func (b *Brief) Section(id string) *Section {
	for _, s := range b.Sections {
		if s.ID == id {
			return s
		}
	}
	return nil
}

// SectionOf returns the section with an address, or that holds the block with it, or nil.
func (b *Brief) SectionOf(address string) *Section {
	if address == "" {
		return nil
	}
	id, _, _ := strings.Cut(address, "~")
	for _, s := range b.Sections {
		found := s.ID == id
		Walk(s.Blocks, func(block Block) { found = found || IDOf(block) == id }, nil)
		if found {
			return s
		}
	}
	return nil
}

// View returns a named view, or nil.
func (b *Brief) View(name string) *View {
	for _, v := range b.Views {
		if v.Name == name {
			return v
		}
	}
	return nil
}

// DataFiles returns the files of sources and data, by what the brief calls them: also those that are missing.
func (b *Brief) DataFiles() []string {
	files := append([]string{b.Bibliography, b.ClaimsFile, b.SeriesFile, b.PopulationsFile, FetchedFile}, b.IncidentFiles...)
	for _, l := range b.Layers {
		files = append(files, l.File)
	}
	return files
}

// NamedFiles returns the files that the brief is made of, by what it calls them: also those that are
// missing or can't be read.
func (b *Brief) NamedFiles() []string {
	files := append([]string{fileName}, b.DataFiles()...)
	b.eachPicture(func(_ problem.Place, file string) { files = append(files, file) })
	return files
}

// ReadFile reads a file of the brief's folder, such as an image.
func (b *Brief) ReadFile(name string) ([]byte, error) {
	return fs.ReadFile(b.fsys, name)
}

// FileSize returns the size in bytes of a file of the brief's folder, or 0 if it isn't there.
func (b *Brief) FileSize(name string) int64 {
	info, err := fs.Stat(b.fsys, name)
	if err != nil {
		return 0
	}
	return info.Size()
}

// Select returns the incidents that match a query. Unverified incidents are left out, and counted by
// Selection.Hidden, unless the front matter includes them. An error is an *incident.SyntaxError.
func (b *Brief) Select(query string) (incident.Selection, error) {
	q, err := b.Incidents.Parse(query)
	if err != nil {
		return incident.Selection{}, err
	}
	return b.selectBy(q)
}

func (b *Brief) selectBy(q *incident.Query) (incident.Selection, error) {
	return b.Incidents.Find(incident.Question{Query: q, Unverified: b.IncludeUnverified})
}

// Figure returns the value of a measure, such as that of a LiveFigure, and the incidents behind it. An error
// is an *incident.SyntaxError.
func (b *Brief) Figure(measure string) (incident.Value, incident.Selection, error) {
	m, err := incident.ParseMeasure(measure, b.extraColumns()...)
	if err != nil {
		return incident.Value{}, incident.Selection{}, err
	}
	s, err := b.selectBy(m.Where)
	if err != nil {
		return incident.Value{}, incident.Selection{}, err
	}
	v, err := b.Incidents.Evaluate(m, s)
	return v, s, err
}

// DrawingQuery returns the query of a drawing, its own or that of its view.
func (b *Brief) DrawingQuery(d *Drawing) string {
	if v := b.View(d.View); v != nil {
		return v.Query
	}
	return d.Query
}

// Compared returns the query with whose figures a table of figures compares its own: its own, or that of its view. It is
// empty where it compares nothing.
func (b *Brief) Compared(d *Drawing) string {
	if v := b.View(d.View); v != nil && d.Kind == Figures {
		return cmp.Or(d.Compare, v.Compare)
	}
	return d.Compare
}

// Drawn returns the incidents that a drawing shows, those that it compares with among them. An error is an
// *incident.SyntaxError.
func (b *Brief) Drawn(d *Drawing) (incident.Selection, error) {
	s, err := b.Select(b.DrawingQuery(d))
	compared := b.Compared(d)
	if err != nil || compared == "" {
		return s, err
	}
	other, err := b.Select(compared)
	if err != nil {
		return s, err
	}
	return s.Or(other), nil
}

// extraColumns returns the columns of the incidents beyond those of the format.
func (b *Brief) extraColumns() []string {
	var extra []string
	for _, f := range b.Incidents.Fields()[len(incident.Fields()):] {
		extra = append(extra, f.Name)
	}
	return extra
}
