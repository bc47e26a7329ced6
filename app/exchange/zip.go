package exchange

import (
	"archive/zip"
	"path"
	"slices"
	"strings"

	"lectern/app/lazyregexp"
	"lectern/app/problem"
)

// inside lists what a zip may be, told by the files in it: the first entry that has one decides. It is a function
// because tables in a zip are opened by it again.
func inside() []struct {
	has  func(name string) bool
	open func(f *file, z *zip.Reader, found []string) (*sheet, error)
} {
	return []struct {
		has  func(name string) bool
		open func(f *file, z *zip.Reader, found []string) (*sheet, error)
	}{
		{is("xl/workbook.xml"), openXLSX},
		{is("content.xml"), refused("an OpenDocument file (.ods)", "open it in a spreadsheet and save it as .xlsx or CSV UTF-8")},
		{is("word/document.xml"), refused("a Word document", "copy the table into a spreadsheet and save it as .xlsx")},
		{func(name string) bool { return path.Base(name) == "brief.md" }, refused("a zipped brief", "call it NAME.brief")},
		{endsIn("shp"), openZipped},
		{endsIn("kml"), openZipped},
		{endsIn("csv", "tsv", "tab", "txt", "json", "geojson", "xlsx", "gpkg", "sqlite", "gz"), openZipped},
	}
}

func is(name string) func(string) bool { return func(n string) bool { return n == name } }

func endsIn(endings ...string) func(string) bool {
	return func(name string) bool {
		return slices.Contains(endings, strings.TrimPrefix(strings.ToLower(path.Ext(name)), "."))
	}
}

func refused(what, hint string) func(*file, *zip.Reader, []string) (*sheet, error) {
	return func(f *file, _ *zip.Reader, _ []string) (*sheet, error) {
		return nil, f.fault(problem.Unreadable, hint, "this is %s, which is not read", what)
	}
}

// openZip opens the table in a zip.
func openZip(f *file) (*sheet, error) {
	z, err := zip.NewReader(f, f.size)
	if err != nil {
		return nil, f.fault(problem.Unreadable, "save or download the file again", "the zip can't be read: %s", err)
	}
	var names []string
	for _, one := range z.File {
		if base := path.Base(one.Name); !one.FileInfo().IsDir() && !strings.HasPrefix(base, ".") && !strings.HasPrefix(one.Name, "__MACOSX/") {
			names = append(names, one.Name)
		}
	}
	for _, k := range inside() {
		var found []string
		for _, name := range names {
			if k.has(name) {
				found = append(found, name)
			}
		}
		if len(found) > 0 {
			return k.open(f, z, found)
		}
	}
	return nil, f.fault(problem.Unreadable, supported, "the zip holds no table that is read")
}

const kmlLeft = "other files of KML in the KMZ not read"

const besideLeft = "texts beside the table in the zip not read"

// isBeside matches the names of texts that tell of a table and are none.
var isBeside = lazyregexp.New(`(?i)^(read[ _-]?me|licen[cs]e|copying|notice|terms|citation|change ?log|about|lisez[ _-]?moi|l[eé]ame|liesmich)([^a-z].*)?\.txt$`)

// openZipped opens the only table that was found in a zip, or the one that is named as its chief one.
func openZipped(f *file, z *zip.Reader, found []string) (*sheet, error) {
	all := found
	if len(all) > 1 {
		found = slices.DeleteFunc(slices.Clone(all), func(name string) bool { return isBeside.MatchString(path.Base(name)) })
	}
	s, err := openFound(f, z, found)
	for _, name := range all {
		if err == nil && !slices.Contains(found, name) {
			s.plain = nil // what is read as it stands has no report
			s.changes.add(besideLeft, 0, name)
		}
	}
	return s, err
}

// openFound opens the table among the files of a zip that may be one.
func openFound(f *file, z *zip.Reader, found []string) (*sheet, error) {
	if len(found) == 0 {
		return nil, f.fault(problem.Unreadable, supported, "the zip holds no table that is read")
	}
	name := found[0]
	if i := slices.Index(found, "doc.kml"); i >= 0 {
		name = found[i]
	} else if len(found) > 1 {
		return nil, f.fault(problem.BadValue, "unpack it and give one of them", "the zip holds several tables: %s", listed(found))
	}
	in, err := z.Open(name)
	if err != nil {
		return nil, f.fault(problem.Unreadable, "pack it again", "%s can't be unpacked: %s", name, err)
	}
	defer in.Close()
	inner, err := f.unpack(in)
	if err != nil {
		return nil, err
	}
	inner.path, inner.beside = name, z
	s, err := openSheet(inner)
	for _, other := range found {
		if err == nil && other != name {
			s.changes.add(kmlLeft, 0, other)
		}
	}
	return s, err
}
