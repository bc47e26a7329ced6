package brief

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/goccy/go-yaml/ast"

	"lectern/app/incident"
	"lectern/app/problem"
)

// Handout holds the files of a brief as they are handed out with what is made of it: all that its pages show,
// and no more. Text and data are cut, never written anew. Read as a brief, the files show the same.
type Handout struct {
	Files    []HandoutFile // in the order of Brief.Files
	Withheld Withheld      // what the files of the brief's author have more

	of, cut *Brief // the brief, and what is left of its text
	medium  Medium
	notes   bool               // the speaker's notes are handed out
	rows    incident.Selection // that are handed out
	most    int64              // bytes of a file of incidents that is read again
	columns map[string]bool    // that are handed out
}

// HandoutFile is a file that is handed out.
type HandoutFile struct {
	Name string
	Data []byte
}

// Handout returns the files to hand out with what a medium shows; with slides, the text of pages too. The speaker's notes
// are among it if notes is true. Rows are the incidents that are handed out. A file of incidents with more than most
// bytes isn't read again: its HandoutFile has nil Data.
func (b *Brief) Handout(m Medium, notes bool, rows incident.Selection, most int64) (*Handout, error) {
	h := &Handout{Withheld: b.Withheld, of: b, medium: m, notes: notes, rows: rows, most: most}
	var text []byte
	var err error
	if b.Holds(fileName) {
		if text, err = b.ReadFile(fileName); err != nil {
			return nil, err
		}
	}
	if text, err = h.cutText(text); err != nil {
		return nil, h.wrap(fileName, err)
	}
	h.columns = h.cut.askedColumns()
	for _, name := range b.Files {
		data := text
		switch {
		case name == fileName:
		case name == b.Bibliography:
			data, err = h.sources(name)
		case slices.Contains(b.IncidentFiles, name):
			data, err = h.incidents(name)
		case name == b.ClaimsFile:
			data, err = h.claims(name)
		case name == b.SeriesFile:
			data, err = h.series(name)
		case name == b.PopulationsFile:
			data, err = h.populations(name)
		case b.IsLayer(name):
			data, err = h.layer(name)
		case b.IsMapping(name):
			continue // incidents are handed out in our own format
		case name == FetchedFile:
			data = h.of.Fetched.handedOut()
		case h.cut.Holds(name):
			data, err = b.ShownPictureFile(name)
		default:
			h.Withheld.counts[unusedPictures]++
			continue
		}
		if err != nil {
			return nil, h.wrap(name, err)
		}
		if data != nil || h.isLarge(name) {
			h.Files = append(h.Files, HandoutFile{name, data})
		}
	}
	if i := slices.IndexFunc(h.Files, func(f HandoutFile) bool { return f.Name == fileName }); i >= 0 {
		h.Files[i].Data = h.stateWithheld(h.Files[i].Data)
	}
	return h, nil
}

// wrap returns an error with the file that was cut.
func (h *Handout) wrap(file string, err error) error {
	return fmt.Errorf("leaving out of %s what is not shown: %w", file, err)
}

// Shows reports whether a column of the incidents is handed out.
func (h *Handout) Shows(column string) bool { return h.columns[column] }

// count returns where the parts to leave out are, and adds their numbers to Withheld.
func (h *Handout) count(all extras, leave func(part) bool) (out []byteRange) {
	slices.SortStableFunc(all, func(a, b extra) int { return a.from - b.from })
	end := 0
	for _, e := range all {
		if !leave(e.part) {
			continue
		}
		out = append(out, e.byteRange)
		if e.to > end { // not inside another part
			if !e.goesOn {
				h.Withheld.counts[e.part]++
			}
			end = e.to
		}
	}
	return out
}

// cutText returns the text of brief.md without what isn't shown, and reads it.
func (h *Handout) cutText(text []byte) (_ []byte, err error) {
	text, ok := legible(fileName, text, new(problem.List))
	front, rest, bad := splitFrontMatter(fileName, text)
	if !ok || bad != nil { // of such a draft no text is shown
		h.read(nil)
		return nil, nil
	}
	all := readBody(newSourceText(fileName, rest), h.of.Scale, new(problem.List)).extras
	at := frontStart(text)
	for _, r := range yamlComments(front) {
		all.add(comments, r.shifted(at))
	}
	text = without(text, h.count(all, func(p part) bool {
		return p == speakerNotes && !h.notes || p == comments || p == slideParts && h.medium != Slides
	}))

	h.read(text)
	if dead := h.deadLinks(); len(dead) > 0 {
		text = without(text, dead)
		h.read(text)
	}
	// Some of what is left was referred to by those parts only, or by a note that was.
	for {
		unused := h.count(h.cut.extras, func(p part) bool { return p == definitions })
		if len(unused) == 0 {
			break
		}
		text = without(text, unused)
		h.read(text) // the address of a link in a note that is gone isn't used either
	}
	text = h.unusedKeys(text, "views", unusedViews, h.cut.usedViews())
	text = h.unusedKeys(text, "layers", unusedLayers, h.cut.usedLayers(0))
	if text, err = h.database(text); err != nil {
		return nil, err
	}
	front, _, _ = splitFrontMatter(fileName, text)
	return text, commentFree(front)
}

// read reads a text in place of the brief's.
func (h *Handout) read(text []byte) {
	h.cut = &Brief{fsys: h.of.fsys, Sources: h.of.Sources, Incidents: h.of.Incidents, Claims: h.of.Claims, Series: h.of.Series, Populations: h.of.Populations}
	h.cut.parse(text)
	h.cut.pictures(func(_ problem.Place, file *string) {
		if *file = h.cut.fileOf(*file); h.of.Holds(*file) {
			h.cut.Files = append(h.cut.Files, *file)
		}
	})
}

// deadLinks returns the marks of links to incidents that aren't handed out: their words stay.
func (h *Handout) deadLinks() (out []byteRange) {
	h.cut.eachInline(func(in Inline) {
		link, ok := in.(*IncidentLink)
		if !ok {
			return
		}
		if row, ok := h.of.Incidents.Index(link.ID); ok && !h.rows.Has(row) {
			out = append(out, link.marks[:]...)
		}
	})
	return out
}

// unusedKeys returns brief.md without what is named below a key of the front matter and that nothing uses.
func (h *Handout) unusedKeys(text []byte, of string, counted part, used map[string]bool) []byte {
	front, _, _ := splitFrontMatter(fileName, text)
	at := frontStart(text)
	var out []byteRange
	lines := newSourceText(fileName, front)
	for _, key := range topKeys(front) {
		if key.name != of {
			continue
		}
		named := keysOf(lines, key.value, key.to)
		parts, n := withoutKeys(lines, named, func(k yamlKey) bool { return !used[k.name] })
		if n == len(named) {
			parts = []byteRange{key.byteRange}
		}
		for _, r := range parts {
			out = append(out, r.shifted(at))
		}
		h.Withheld.counts[counted] += n
	}
	return without(text, out)
}

// database returns brief.md without the database that its incidents come from.
func (h *Handout) database(text []byte) ([]byte, error) {
	if _, named := h.of.named["incidents-from"]; !named {
		return text, nil
	}
	front, _, _ := splitFrontMatter(fileName, text)
	parts, n := withoutKeys(newSourceText(fileName, front), topKeys(front), func(k yamlKey) bool { return k.name == "incidents-from" })
	at := frontStart(text)
	for i, r := range parts {
		parts[i] = r.shifted(at)
	}
	if n == 0 {
		return nil, errors.New("incidents-from can't be told from the rest: write it on lines of its own, or attach all or nothing")
	}
	h.Withheld.counts[databaseQuery] += n
	return without(text, parts), nil
}

// topKeys returns the keys of a front matter.
func topKeys(front []byte) []yamlKey {
	y := &yamlText{fileName, 1, new(problem.List)}
	return keysOf(newSourceText(fileName, front), y.parse(front), len(front))
}

// usedViews returns the views that a drawing or a link of the text names.
func (b *Brief) usedViews() map[string]bool {
	used := map[string]bool{}
	b.eachDrawing(0, func(d *Drawing) {
		used[d.View] = true
		for _, name := range d.Views {
			used[name] = true
		}
	})
	b.eachInline(func(in Inline) {
		if link, ok := in.(*ViewLink); ok {
			used[link.View] = true
		}
	})
	return used
}

// askedColumns returns the columns of the incidents that every brief shows, and those that drawings, figures and
// views of this one ask for.
func (b *Brief) askedColumns() map[string]bool {
	asked := map[string]bool{}
	ask := func(columns ...string) {
		for _, name := range columns {
			if c, ok := b.Incidents.ColumnNamed(strings.TrimPrefix(name, "-")); ok {
				asked[c.Name] = true
			}
		}
	}
	amount := func(a incident.Amount) { ask(a.Field, a.Field+"_low", a.Field+"_high") }
	ask(incident.ShownColumns...)
	for _, a := range b.Incidents.Amounts() {
		amount(a)
	}
	b.eachAsked(0, func(q *incident.Query) { ask(q.Columns()...) }, func(m *incident.Measure) { ask(m.Columns()...) })
	b.eachDrawing(0, func(d *Drawing) {
		ask(d.Fields()...)
		ask(d.Sort)
		for _, words := range d.With {
			_, field, _ := strings.Cut(words, " ")
			ask(strings.TrimSpace(field))
		}
		name, _ := incident.CutRate(cmp.Or(d.Shade, d.Density))
		if a, err := b.Incidents.AmountNamed(name); err == nil {
			amount(a)
		}
		ask(d.Columns...)
		ask(d.Colour)
	})
	return asked
}

// isLarge reports whether a file is one of incidents that is too large to be read again.
func (h *Handout) isLarge(name string) bool {
	return slices.Contains(h.of.IncidentFiles, name) && h.of.FileSize(name) > h.most
}

// incidents returns a file of incidents without the rows and columns that aren't shown.
func (h *Handout) incidents(name string) ([]byte, error) {
	if h.isLarge(name) {
		for _, column := range h.of.Incidents.Columns() {
			if !h.Shows(column) {
				h.Withheld.counts[unusedColumns]++
			}
		}
		return nil, nil
	}
	data, err := h.of.ReadFile(name)
	if err != nil {
		return nil, err
	}
	data, columns, err := h.of.Incidents.CutIncidents(data, name, h.rows, h.Shows)
	if data == nil && err == nil { // it is in another format
		data, columns, err = h.of.Incidents.WriteCut(name, h.rows, h.Shows)
	}
	h.Withheld.counts[unusedColumns] += columns
	return data, err
}

// claims returns the file of claims without those of incidents that aren't handed out.
func (h *Handout) claims(name string) ([]byte, error) {
	data, err := h.of.ReadFile(name)
	if err != nil {
		return nil, err
	}
	data, columns, err := incident.CutClaims(data, name, h.handsOut)
	h.Withheld.counts[unusedColumns] += columns
	return data, err
}

// handsOut reports whether an incident is handed out.
func (h *Handout) handsOut(id string) bool {
	row, known := h.of.Incidents.Index(id)
	return known && h.rows.Has(row)
}

// series returns the file of series without those that no chart shows.
func (h *Handout) series(name string) ([]byte, error) {
	data, err := h.of.ReadFile(name)
	if err != nil {
		return nil, err
	}
	drawn := h.cut.DrawnSeries(0)
	for _, p := range h.of.Series {
		if !drawn[p.Series] {
			h.Withheld.counts[unusedSeries]++
		}
	}
	if len(drawn) == 0 {
		return nil, nil
	}
	data, columns, err := incident.CutSeries(data, name, func(name string) bool { return drawn[name] })
	h.Withheld.counts[unusedColumns] += columns
	return data, err
}

// populations returns the file of populations, or nothing where no map relates to them.
func (h *Handout) populations(name string) ([]byte, error) {
	data, err := h.of.ReadFile(name)
	if err != nil {
		return nil, err
	}
	if !h.cut.DrawsRates(0) {
		head, _, _ := bytes.Cut(data, newline)
		h.Withheld.counts[unusedColumns] += bytes.Count(head, []byte(",")) + 1
		return nil, nil
	}
	data, columns, err := incident.CutPopulations(data, name)
	h.Withheld.counts[unusedColumns] += columns
	return data, err
}

// sources returns the bibliography without sources, and details of sources, that aren't printed.
func (h *Handout) sources(name string) ([]byte, error) {
	text, err := h.of.ReadFile(name)
	if err != nil {
		return nil, err
	}
	text, _ = legible(name, text, new(problem.List))
	cited := h.citedKeys()
	bySource := map[int]*Source{} // by line
	for _, s := range h.of.Sources.All {
		bySource[s.At.Line] = s
	}
	var out bytes.Buffer
	entries := splitEntries(name, text, new(problem.List))
	lines := newSourceText(name, text)
	head := text
	if len(entries) > 0 {
		head = text[:lines.lines[entries[0].line-1]]
	}
	out.Write(h.withoutComments(head))
	for _, e := range entries {
		s := bySource[e.line]
		for line := e.line + 1; s == nil && line < e.line+bytes.Count(e.text, newline); line++ { // below its hyphen
			s = bySource[line]
		}
		if s == nil || !cited[s.ID] {
			h.Withheld.counts[unusedSources]++
			continue
		}
		entry := h.withoutComments(e.text)
		if s.hasMore {
			entry = h.details(name, entry)
		}
		out.Write(entry)
	}
	return out.Bytes(), commentFree(out.Bytes())
}

var newline = []byte("\n")

// withoutComments returns a piece of YAML without its comments.
func (h *Handout) withoutComments(text []byte) []byte {
	all := yamlComments(text)
	h.Withheld.counts[comments] += len(all)
	return without(text, all)
}

// commentFree returns an error if YAML has a comment left.
func commentFree(text []byte) error {
	if !bytes.Contains(text, []byte("#")) || !hasYAMLComment(text) {
		return nil
	}
	return errors.New("a comment can\u2019t be told from the rest: delete it, or attach all or nothing")
}

// details returns an element of the bibliography without what is never printed of a source.
func (h *Handout) details(name string, text []byte) []byte {
	list, ok := (&yamlText{name, 1, new(problem.List)}).parse(text).(*ast.SequenceNode)
	if !ok || len(list.Values) == 0 {
		return text
	}
	lines := newSourceText(name, text)
	end := len(bytes.TrimRight(text, " \r\n")) + 1
	keys := keysOf(lines, list.Values[0], min(end, len(text)))
	unprinted := func(k yamlKey) bool { return sourceKeys[k.name] == nil }
	var out []byteRange
	n := 0
	for _, key := range keys {
		if key.name != custom {
			continue
		}
		inner := keysOf(lines, key.value, key.to)
		parts, more := withoutKeys(lines, inner, func(k yamlKey) bool { return k.name != "reliability" && k.name != "credibility" })
		if more == len(inner) { // so that nothing would be left of it
			unprinted = func(k yamlKey) bool { return sourceKeys[k.name] == nil || k.name == key.name }
			continue
		}
		out, n = append(out, parts...), n+more
	}
	parts, more := withoutKeys(lines, keys, unprinted)
	out, n = append(out, parts...), n+more
	h.Withheld.counts[sourceDetails] += n
	return without(text, out)
}

// citedKeys returns the keys of the sources that text, incidents, claims and drawings of the handout cite.
func (h *Handout) citedKeys() map[string]bool {
	cited := map[string]bool{}
	h.cut.eachInline(func(in Inline) {
		if c, ok := in.(*Citation); ok {
			for _, item := range c.Items {
				cited[item.Key] = true
			}
		}
	})
	for _, key := range h.of.Incidents.Sources(h.rows) {
		cited[key] = true
	}
	for _, key := range h.cut.DrawnSources(0) {
		cited[key] = true
	}
	for _, claim := range h.of.Claims {
		if h.handsOut(claim.Incident) {
			cited[claim.Source] = true
		}
	}
	return cited
}

// stateWithheld returns brief.md with what is withheld in its front matter.
func (h *Handout) stateWithheld(text []byte) []byte {
	hidden := map[string]int{}
	note := func(query string) {
		q, err := h.of.Incidents.Parse(query)
		if err != nil {
			return
		}
		if s, err := h.of.selectBy(q); err == nil && s.Hidden() > 0 {
			hidden[q.String()] = s.Hidden()
		}
	}
	h.cut.eachDrawing(0, func(d *Drawing) {
		note(h.cut.DrawingQuery(d))
		note(h.cut.Compared(d))
	})
	note("")
	h.Withheld.counts[unverifiedRows] = hidden[""]
	delete(hidden, "")
	h.Withheld.byQuery = hidden
	if h.Withheld.Equal(h.of.Withheld) {
		return text
	}
	front, _, _ := splitFrontMatter(fileName, text)
	at := frontStart(text)
	lines := newSourceText(fileName, front)
	line := h.Withheld.yaml()
	where := byteRange{len(front), len(front)}
	keys := topKeys(front)
	switch old := slices.IndexFunc(keys, func(k yamlKey) bool { return k.name == "withheld" }); {
	case len(keys) > 0 && keys[0].inFlow:
		line += ", "
		where = byteRange{keys[0].from, keys[0].from}
		if old >= 0 {
			where = keys[old].byteRange
		}
	case old >= 0:
		where = byteRange{lines.indentStart(keys[old].from), lines.indentStart(keys[old].to)}
		fallthrough
	default:
		if len(keys) > 0 {
			line = string(front[lines.indentStart(keys[0].from):keys[0].from]) + line
		}
		line += lineEndOf(front)
	}
	where = where.shifted(at)
	return slices.Concat(text[:where.from], []byte(line), text[where.to:])
}
