package output

import (
	"bytes"
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"

	"lectern/app/brief"
	"lectern/app/draw/pdf"
	"lectern/app/incident"
	"lectern/app/problem"
)

// MostData is the size in bytes up to which all incident files are attached. Of larger ones, only the incidents
// that the brief shows are attached.
const MostData = 20 << 20

// Attachments holds the files attached to a file made of a brief.
type Attachments struct {
	Files    []pdf.File
	Table    string         // name of the file with all incidents that the brief counts; "": there is none
	How      Attach         // with AttachNone, Files are those that AttachShown would attach
	Cut      bool           // the data were too large, so only the incidents that the brief shows are attached
	Withheld brief.Withheld // what AttachShown leaves out, or did when the brief's own files were handed out

	b       *brief.Brief
	counted incident.Selection // the incidents that AttachShown may attach
	shown   incident.Selection // those that are attached, if Cut
}

// unread has the kinds of errors for which something of a file wasn't read.
var unread = []problem.Kind{
	problem.Unreadable, problem.TooLarge, problem.BadText, problem.BadYAML, problem.UnknownKey, problem.BadValue, problem.BadConstruct, problem.Unclosed, problem.BadID,
	problem.ProgramFault,
}

// Carried returns what a file carries of a brief if it is asked to carry something. Of a brief of which something wasn't
// read, as a draft may be made, that isn't what its pages show: nobody knows which words to leave out.
func Carried(b *brief.Brief, asked Attach) Attach {
	isUnread := func(p problem.Problem) bool { return slices.Contains(unread, p.Kind) }
	if asked == AttachShown && slices.ContainsFunc(b.Problems.Errors(), isUnread) {
		return AttachNone
	}
	return asked
}

// NewAttachments returns the files that a brief was read from, so that it can be opened again, or what a medium shows of
// them, and its incidents as one table.
func NewAttachments(b *brief.Brief, opt *Options, m brief.Medium) (*Attachments, error) {
	how := Carried(b, opt.Attach)
	a, handed, err := sources(b, how, m, opt.Notes != NotesNone)
	if err != nil || how == AttachNone {
		return a, err
	}
	s, err := b.Select("")
	switch {
	case err != nil || s.Count() == 0:
	case a.Cut && len(b.IncidentFiles) == 1 && a.shown.And(s).Count() == s.Count(): // the brief shows all that it counts
		a.Table = b.IncidentFiles[0]
	case !a.Cut:
		table, err := csvOf(b, s)
		if err == nil && how == AttachShown {
			table, err = incident.CutColumns(table, "incidents.csv", handed.Shows)
		}
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

// Inside says in sentences what a file with the options carries of a brief's files, and what of that the readers of its
// pages don't see.
func Inside(b *brief.Brief, opt *Options, m brief.Medium) (string, error) {
	how := Carried(b, opt.Attach)
	a, _, err := sources(b, how, m, opt.Notes != NotesNone)
	if err != nil {
		return "", err
	}
	switch {
	case how != opt.Attach:
		return "It carries nothing beside its pages: something of the brief wasn\u2019t read, which can\u2019t be left out.", nil
	case how == AttachNone:
		return "It carries nothing beside its pages and can\u2019t be opened again.", nil
	}
	const most = 6 // names
	var names []string
	for _, f := range a.Files[:min(len(a.Files), most)] {
		names = append(names, f.Name)
	}
	words := "It carries " + strings.Join(names, ", ")
	if n := len(a.Files) - most; n > 0 {
		words += fmt.Sprintf(" and %d more", n)
	}
	words += "."
	switch left := a.Withheld.Words(); {
	case left == "":
	case how == AttachAll:
		words += " No page shows what they hold beside: " + left + "."
	default:
		words += " Left out of them: " + left + "."
	}
	return words, nil
}

// sources attaches the files that the brief was read from, or what is handed out of them. It also returns the handout,
// which says what is left out whatever is attached; the speaker's notes are, unless notes is true.
func sources(b *brief.Brief, how Attach, m brief.Medium, notes bool) (*Attachments, *brief.Handout, error) {
	a := &Attachments{b: b, How: how}
	rows, err := b.Select("")
	if err != nil {
		return nil, nil, fmt.Errorf("selecting the incidents to attach: %w", err)
	}
	a.counted = rows
	if a.dataSize() > MostData {
		a.shown, a.Cut = b.Shown(), true
		rows = rows.And(a.shown)
		if how != AttachAll {
			a.shown = rows // without those that only a link shows, which goes
		}
	}
	most := int64(MostData)
	if a.Cut { // no file of incidents is read again: cutTables writes all of them from the table
		most = -1
	}
	handed, err := b.Handout(m, notes, rows, most)
	if err != nil {
		return nil, nil, err
	}
	a.Withheld = handed.Withheld
	if how == AttachAll {
		for _, name := range b.Files {
			if err := a.attach(name); err != nil {
				return nil, nil, fmt.Errorf("attaching %s: %w", name, err)
			}
		}
		return a, handed, nil
	}
	for _, cut := range handed.Files {
		f := a.file(cut.Name)
		f.Data = cut.Data
		a.Files = append(a.Files, f)
	}
	if a.Cut {
		err = a.cutTables(handed.Shows)
	}
	return a, handed, err
}

// cutTables sets the data of incident files to the rows that the brief shows, without some columns.
func (a *Attachments) cutTables(shows func(column string) bool) error {
	for i := range a.Files {
		f := &a.Files[i]
		if !slices.Contains(a.b.IncidentFiles, f.Name) {
			continue
		}
		err := a.cutTable(f)
		if err == nil {
			f.Data, err = incident.CutColumns(f.Data, f.Name, shows)
		}
		if err != nil {
			return fmt.Errorf("attaching %s: %w", f.Name, err)
		}
	}
	return nil
}

// dataSize returns the size in bytes of all incident files.
func (a *Attachments) dataSize() (sum int64) {
	for _, name := range a.b.IncidentFiles {
		sum += a.b.FileSize(name)
	}
	return sum
}

// file returns a file of the brief without its data.
func (a *Attachments) file(name string) pdf.File {
	f := pdf.File{Name: name, MIME: mimes[strings.ToLower(path.Ext(name))], Description: a.describe(name), Relation: "Source", Kept: true}
	f.MIME = cmp.Or(f.MIME, "application/octet-stream")
	return f
}

// attach adds a whole file of the brief, or the rows of it that the brief shows if the data are too large.
func (a *Attachments) attach(name string) error {
	if a.has(name) {
		return nil
	}
	f := a.file(name)
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
	return !a.b.IsMapping(name) && !slices.Contains(a.b.DataFiles(), name) && path.Ext(name) != ".md"
}

// cutTable sets the data of an incidents file to the rows that the brief shows. Unless those are all, the file is no
// source of the brief any more, but data that it rests on.
func (a *Attachments) cutTable(f *pdf.File) (err error) {
	all := a.b.Incidents.InFile(f.Name)
	if a.How != AttachAll {
		all = all.And(a.counted)
	}
	rows := a.shown.And(all)
	if rows.Count() < all.Count() {
		f.Relation = "Data"
		f.Description = fmt.Sprintf("The %s of %s incidents on which the text and its drawings rest; the whole file is too large to attach",
			incident.Thousands(rows.Count()), incident.Thousands(all.Count()))
	}
	f.Data, err = csvOf(a.b, rows)
	return err
}

func csvOf(b *brief.Brief, s incident.Selection) ([]byte, error) {
	var out bytes.Buffer
	err := b.Incidents.WriteCSV(&out, s)
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
	case name == a.b.ClaimsFile:
		return "What sources say of the numbers of incidents"
	case name == a.b.SeriesFile:
		return "Estimates over time"
	case name == a.b.PopulationsFile:
		return "How many people live in provinces"
	case a.b.IsLayer(name):
		return "A layer of maps"
	case name == brief.FetchedFile:
		return "When the incidents were fetched from a database"
	case a.isPicture(name):
		return "A picture of the briefing"
	}
	return "The text of the briefing"
}

// mimes holds the media types of a brief's files (RFC 7763, RFC 9512, RFC 4180).
var mimes = map[string]string{
	".md": "text/markdown", ".yaml": "application/yaml", ".yml": "application/yaml", ".csv": "text/csv", ".json": "application/json", ".geojson": "application/geo+json",
	".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif",
}
