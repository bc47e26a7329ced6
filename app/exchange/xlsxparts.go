package exchange

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"fmt"
	"path"
	"strings"
)

// parts are the parts of a workbook that are read.
type parts struct {
	names    []string // of the sheets that are shown, in order
	hidden   []string // of those that aren't
	sheets   map[string]*zip.File
	texts    *sharedTexts
	kinds    map[int]shownAs // styles of dates and times, by their numbers
	from1904 bool
}

// readParts reads what a workbook says of its sheets, its texts and how it shows numbers. Names of elements are local ones, since
// workbooks of the strict kind have other namespaces.
func readParts(z *zip.Reader) (*parts, error) {
	k := newPackage(z)
	main, err := k.related("", "officeDocument")
	if err != nil {
		return nil, err
	}
	if len(main) == 0 {
		return nil, errors.New("it names no workbook part")
	}
	var book struct {
		Properties struct {
			Date1904 string `xml:"date1904,attr"`
		} `xml:"workbookPr"`
		Sheets []struct {
			Name  string `xml:"name,attr"`
			State string `xml:"state,attr"`
			ID    string `xml:"id,attr"`
		} `xml:"sheets>sheet"`
	}
	from := main[0].file.Name
	if err := decodePart(main[0].file, &book); err != nil {
		return nil, err
	}
	p := &parts{sheets: map[string]*zip.File{}, texts: new(sharedTexts), from1904: book.Properties.Date1904 == "1" || book.Properties.Date1904 == "true"}
	related, err := k.related(from, "worksheet")
	if err != nil {
		return nil, err
	}
	byID := map[string]*zip.File{}
	for _, r := range related {
		byID[r.id] = r.file
	}
	for _, s := range book.Sheets {
		file := byID[s.ID]
		switch {
		case file == nil: // a sheet of charts
			continue
		case s.State == "hidden" || s.State == "veryHidden":
			p.hidden = append(p.hidden, s.Name)
			continue
		}
		p.names, p.sheets[s.Name] = append(p.names, s.Name), file
	}
	shared, err := k.related(from, "sharedStrings")
	if err == nil && len(shared) > 0 {
		p.texts, err = readTexts(shared[0].file)
	}
	if err != nil {
		return nil, err
	}
	styles, err := k.related(from, "styles")
	if err == nil && len(styles) > 0 {
		p.kinds, err = readFormats(styles[0].file)
	}
	return p, err
}

// openPackage holds the parts of a package by their names in small letters, since some programs write other capitals where they
// refer to them.
type openPackage map[string]*zip.File

func newPackage(z *zip.Reader) openPackage {
	k := openPackage{}
	for _, f := range z.File {
		k[strings.ToLower(f.Name)] = f
	}
	return k
}

// A relation leads from one part of a package to another (ECMA-376, part 2, 6.5).
type relation struct {
	id   string
	file *zip.File
}

// related returns the parts to which a part, or "" for the whole package, has relations of a kind, such as worksheet: the last word
// of their type.
func (k openPackage) related(from, kind string) (all []relation, err error) {
	folder := path.Dir(from)
	name := path.Join(folder, "_rels", path.Base(from)+".rels")
	if from == "" {
		name = "_rels/.rels"
	}
	f := k[strings.ToLower(name)]
	if f == nil {
		return nil, nil
	}
	var found struct {
		Relationship []struct {
			ID     string `xml:"Id,attr"`
			Type   string `xml:",attr"`
			Target string `xml:",attr"`
		}
	}
	if err := decodePart(f, &found); err != nil {
		return nil, err
	}
	for _, r := range found.Relationship {
		if path.Base(r.Type) != kind {
			continue
		}
		target := r.Target
		if !strings.HasPrefix(target, "/") {
			target = path.Join(folder, target)
		}
		if f := k[strings.ToLower(strings.TrimPrefix(target, "/"))]; f != nil {
			all = append(all, relation{r.ID, f})
		}
	}
	return all, nil
}

func decodePart(f *zip.File, into any) error {
	in, err := f.Open()
	if err != nil {
		return fmt.Errorf("opening %s: %w", f.Name, err)
	}
	defer in.Close()
	if err := xml.NewDecoder(in).Decode(into); err != nil {
		return fmt.Errorf("reading %s: %w", f.Name, err)
	}
	return nil
}

// readFormats returns what the styles of cells show of dates, by their number; those that show none are left out.
func readFormats(f *zip.File) (map[int]shownAs, error) {
	var styles struct {
		Formats []struct {
			ID   int    `xml:"numFmtId,attr"`
			Code string `xml:"formatCode,attr"`
		} `xml:"numFmts>numFmt"`
		Cells []struct {
			Format int `xml:"numFmtId,attr"`
		} `xml:"cellXfs>xf"`
	}
	if err := decodePart(f, &styles); err != nil {
		return nil, err
	}
	written := map[int]string{}
	for _, format := range styles.Formats {
		written[format.ID] = format.Code
	}
	kinds := map[int]shownAs{}
	for i, style := range styles.Cells {
		id := style.Format
		kind := builtinFormats[id]
		if code, ok := written[id]; ok {
			kind = shownBy(code)
		} else if id >= 27 && id <= 36 || id >= 50 && id <= 58 {
			kind = shownDay
		}
		if kind != noDate {
			kinds[i] = kind
		}
	}
	return kinds, nil
}
