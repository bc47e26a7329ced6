package exchange

import (
	"bytes"

	"lectern/app/problem"
)

// A kind is a format of files, told by how they begin.
type kind struct {
	begins [][]byte // any of these; nil is told by is
	is     func(start []byte) bool
	open   func(f *file) (*sheet, error)
	hint   string // of what isn't read: how to get to what is
	name   string // of what isn't read
}

// supported says what can be read.
const supported = "give CSV, TSV or other text tables, Excel (.xlsx), GeoJSON, JSON, KML, KMZ, GeoPackage, SQLite or a Shapefile, each also zipped"

// Endings are the usual endings of files that Read may be able to read, for dialogs that choose a file.
var Endings = []string{".csv", ".tsv", ".tab", ".txt", ".xlsx", ".xlsm", ".geojson", ".json", ".kml", ".kmz", ".gpkg", ".sqlite", ".db", ".shp", ".zip", ".gz"}

// kinds lists the formats that are told by their content. What is none of them is a table of text. It is a
// function because packed files are opened by it again.
func kinds() []kind {
	return []kind{
		{begins: [][]byte{{0x1f, 0x8b}}, open: func(f *file) (*sheet, error) { return packed(f.unzipped()) }},
		{begins: signatures("PK\x03\x04", "PK\x05\x06"), open: openZip},
		{begins: signatures("SQLite format 3\x00"), open: openSQLite},
		{begins: [][]byte{{0, 0, 0x27, 0x0a}}, open: openShapefile},
		{is: beginsAs('{', '['), open: openJSON},
		{is: isKML, open: openKML},
		{begins: signatures("%PDF"), name: "a PDF", hint: "lectern opens PDFs that it made; take the table out of others as CSV"},
		{begins: [][]byte{{0xd0, 0xcf, 0x11, 0xe0}}, name: "an old Excel workbook (.xls)", hint: "open it in a spreadsheet and save it as .xlsx or CSV UTF-8"},
		{begins: signatures("PAR1"), name: "a Parquet file", hint: "write it as CSV, for instance by DuckDB: COPY (FROM 'x.parquet') TO 'x.csv'"},
		{begins: signatures("<stata_dta>"), name: "a Stata file", hint: "export it as CSV: export delimited"},
		{begins: signatures("RDX2", "RDX3", "BZh", "\xfd7zXZ", "7z\xbc\xaf", "Rar!"), name: "a packed file of a kind that isn't read", hint: "unpack it, or pack it as .gz or .zip; R writes CSV by write.csv"},
	}
}

// beginsAs returns a function that reports whether a text begins with one of some characters, behind spaces.
func beginsAs(characters ...byte) func(start []byte) bool {
	return func(start []byte) bool {
		text := bytes.TrimLeft(bytes.TrimPrefix(start, bomUTF8), " \t\r\n")
		return len(text) > 0 && bytes.IndexByte(characters, text[0]) >= 0
	}
}

func isKML(start []byte) bool { return beginsAs('<')(start) && bytes.Contains(start, []byte("<kml")) }

func signatures(texts ...string) (all [][]byte) {
	for _, t := range texts {
		all = append(all, []byte(t))
	}
	return all
}

// kindOf returns the kind of a file, or nil for a table of text.
func kindOf(f *file) *kind {
	start := f.start()
	for _, k := range kinds() {
		for _, b := range k.begins {
			if bytes.HasPrefix(start, b) {
				return &k
			}
		}
		if k.is != nil && k.is(start) {
			return &k
		}
	}
	return nil
}

// openSheet opens the table of a file, whatever its format.
func openSheet(f *file) (*sheet, error) {
	k := kindOf(f)
	switch {
	case f.size == 0:
		return nil, f.fault(problem.MissingKey, "give a file with a row of names and one incident a row", "the file is empty")
	case k == nil:
		return openDelimited(f)
	case k.open == nil:
		return nil, f.fault(problem.Unreadable, k.hint, "this is %s, which is not read", k.name)
	}
	return k.open(f)
}

// packed opens what was unpacked.
func packed(f *file, err error) (*sheet, error) {
	if err != nil {
		return nil, err
	}
	return openSheet(f)
}
