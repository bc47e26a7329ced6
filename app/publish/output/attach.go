package output

import (
	"bytes"
	"fmt"
	"path"
	"slices"
	"strings"

	"lectern/app/brief"
	"lectern/app/draw/pdf"
	"lectern/app/exchange"
	"lectern/app/incident"
)

// MostData is the size in bytes up to which all incident files are attached. Of larger ones, only the incidents
// that the brief shows are attached.
const MostData = 20 << 20

// Attachments holds the files attached to a file made of a brief.
type Attachments struct {
	Files []pdf.File
	Table string // name of the file with all incidents that the brief counts; "": there is none
	Bare  bool   // nothing is attached: Files say what the file was made of
	Cut   bool   // the data were too large, so only the incidents that the brief shows are attached

	b     *brief.Brief
	shown incident.Selection // if Cut
}

// Attach returns the files that a brief was read from, so that it can be opened again, and its incidents as one
// table.
func Attach(b *brief.Brief, opt *Options) (*Attachments, error) {
	a, err := sources(b)
	if err != nil {
		return nil, err
	}
	if opt.Bare {
		a.Bare = true
		return a, nil
	}
	if s, err := b.Select(""); err == nil && s.Count() > 0 && !a.Cut {
		table, err := csvOf(b, s)
		if err != nil {
			return nil, fmt.Errorf("attaching the incidents: %w", err)
		}
		a.Table = a.free("incidents-as-shown.csv")
		a.Files = append(a.Files, pdf.File{
			Name: a.Table, MIME: "text/csv", Relation: "Data", Data: table,
			Description: "The incidents that the briefing counts, in one table",
		})
	}
	return a, nil
}

// sources attaches the files that the brief was read from.
func sources(b *brief.Brief) (*Attachments, error) {
	a := &Attachments{b: b}
	if a.dataSize() > MostData {
		a.shown, a.Cut = b.Shown(), true
	}
	for _, name := range b.Files {
		if err := a.attach(name); err != nil {
			return nil, fmt.Errorf("attaching %s: %w", name, err)
		}
	}
	return a, nil
}

// dataSize returns the size in bytes of all incident files.
func (a *Attachments) dataSize() (sum int64) {
	for _, name := range a.b.IncidentFiles {
		sum += a.b.FileSize(name)
	}
	return sum
}

func (a *Attachments) attach(name string) error {
	if a.has(name) {
		return nil
	}
	f := pdf.File{Name: name, MIME: mimes[strings.ToLower(path.Ext(name))], Description: a.describe(name), Relation: "Source", Kept: true}
	if f.MIME == "" {
		f.MIME = "application/octet-stream"
	}
	var err error
	switch {
	case a.Cut && slices.Contains(a.b.IncidentFiles, name):
		err = a.cutTable(&f)
	case a.isPicture(name):
		f.Data, err = a.b.PictureFile(name)
	default:
		f.Data, err = a.b.ReadFile(name)
	}
	a.Files = append(a.Files, f)
	return err
}

// isPicture reports whether a file of the brief is a picture: all are that aren't text or data.
func (a *Attachments) isPicture(name string) bool {
	return name != a.b.Bibliography && name != a.b.SeriesFile && !slices.Contains(a.b.IncidentFiles, name) && path.Ext(name) != ".md"
}

// cutTable sets the data to the rows of an incidents file that the brief shows, which are then not its source.
func (a *Attachments) cutTable(f *pdf.File) error {
	var rows []incident.Row
	all := 0
	for row := range incident.Row(a.b.Incidents.Len()) {
		if a.b.Incidents.At(row).At.File != f.Name {
			continue
		}
		if all++; a.shown.Has(row) {
			rows = append(rows, row)
		}
	}
	f.Relation = "Data"
	f.Description = fmt.Sprintf("The %s of %s incidents on which the text and its drawings rest; the whole file is too large to attach", incident.Thousands(len(rows)), incident.Thousands(all))
	var err error
	f.Data, err = csvOf(a.b, a.b.Incidents.Rows(rows...))
	return err
}

func csvOf(b *brief.Brief, s incident.Selection) ([]byte, error) {
	var out bytes.Buffer
	err := exchange.Write(&out, exchange.CSV, b.Incidents, s)
	return out.Bytes(), err
}

func (a *Attachments) has(name string) bool {
	return slices.ContainsFunc(a.Files, func(f pdf.File) bool { return f.Name == name })
}

// free returns a name that no file of the brief has.
func (a *Attachments) free(name string) string {
	for a.has(name) {
		name = "x-" + name
	}
	return name
}

func (a *Attachments) describe(name string) string {
	switch {
	case name == a.b.Bibliography:
		return "The sources, as CSL-YAML"
	case slices.Contains(a.b.IncidentFiles, name):
		return "The incidents"
	case name == a.b.SeriesFile:
		return "Estimates over time"
	case a.isPicture(name):
		return "A picture of the briefing"
	}
	return "The text of the briefing"
}

// mimes holds the media types of a brief's files (RFC 7763, RFC 9512, RFC 4180).
var mimes = map[string]string{
	".md": "text/markdown", ".yaml": "application/yaml", ".yml": "application/yaml", ".csv": "text/csv", ".json": "application/json",
	".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif",
}
