package exchange

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"
)

// parts are those of a workbook that are read, beside its sheets.
type parts struct {
	names    []string // of the sheets that are shown, in order
	sheets   map[string]*zip.File
	texts    *sharedTexts
	kinds    map[int]shownAs // styles of dates and times, by their numbers
	from1904 bool
}

// readParts reads what a workbook says of its sheets, its texts and how it shows numbers. Names of elements are local ones, since
// workbooks of the strict kind have other namespaces.
func readParts(z *zip.Reader) (*parts, error) {
	main, err := related(z, "", "officeDocument")
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
	if err := decodePart(main[0].file, &book); err != nil {
		return nil, err
	}
	p := &parts{sheets: map[string]*zip.File{}, texts: new(sharedTexts), from1904: book.Properties.Date1904 == "1" || book.Properties.Date1904 == "true"}
	sheets, err := related(z, main[0].file.Name, "worksheet")
	if err != nil {
		return nil, err
	}
	for _, s := range book.Sheets {
		at := slices.IndexFunc(sheets, func(r relation) bool { return r.id == s.ID })
		if at < 0 || s.State == "hidden" || s.State == "veryHidden" { // the first may be a sheet of charts
			continue
		}
		p.names, p.sheets[s.Name] = append(p.names, s.Name), sheets[at].file
	}
	if shared, err := related(z, main[0].file.Name, "sharedStrings"); err != nil {
		return nil, err
	} else if len(shared) > 0 {
		if p.texts, err = readTexts(shared[0].file); err != nil {
			return nil, err
		}
	}
	styles, err := related(z, main[0].file.Name, "styles")
	if err == nil && len(styles) > 0 {
		p.kinds, err = readFormats(styles[0].file)
	}
	return p, err
}

// A relation leads from one part of a package to another (ECMA-376, part 2, 6.5).
type relation struct {
	id   string
	file *zip.File
}

// related returns the parts to which one leads, "" is the package, by a kind of relation, the last word of its type.
func related(z *zip.Reader, from, kind string) (all []relation, err error) {
	folder := path.Dir(from)
	name := path.Join(folder, "_rels", path.Base(from)+".rels")
	if from == "" {
		name = "_rels/.rels"
	}
	f := partNamed(z, name)
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
		target := strings.ReplaceAll(r.Target, `\`, "/")
		if !strings.HasPrefix(target, "/") {
			target = path.Join(folder, target)
		}
		if f := partNamed(z, strings.TrimPrefix(target, "/")); f != nil && path.Base(r.Type) == kind {
			all = append(all, relation{r.ID, f})
		}
	}
	return all, nil
}

// partNamed returns a part by its name, which has other capitals or strokes in packages of some programs; nil: there is none.
func partNamed(z *zip.Reader, name string) *zip.File {
	at := slices.IndexFunc(z.File, func(f *zip.File) bool { return strings.EqualFold(strings.ReplaceAll(f.Name, `\`, "/"), name) })
	if at < 0 {
		return nil
	}
	return z.File[at]
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
