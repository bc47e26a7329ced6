package exchange

import (
	"bytes"
	"encoding/binary"
	"io"
	"slices"

	"lectern/app/incident"
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

// asSheet is the advice for what a spreadsheet opens.
const asSheet = "open it in a spreadsheet and save the table as .xlsx or CSV UTF-8, which are read"

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
		{is: isMarkup("<gpx"), name: "a GPX file", hint: "save it as GeoJSON or KML, which are read, for instance in QGIS"},
		{is: isMarkup("opengis.net/gml"), name: "a GML file", hint: "save it as GeoJSON or GeoPackage, which are read, for instance in QGIS"},
		{is: isMarkup("schemas-microsoft-com:office:spreadsheet"), name: "a workbook of Excel 2003 in XML", hint: asSheet},
		{is: isMarkup("<html", "<!doctype html", "<table"), name: "a web page", hint: asSheet},
		{is: isMarkup("<?xml", "<!doctype"), name: "a file of XML", hint: supported},
		{is: begins("%PDF"), name: "a PDF", hint: "lectern opens PDFs that it made; take the table out of others as CSV"},
		{begins: [][]byte{{0xd0, 0xcf, 0x11, 0xe0}}, open: refuseCompound},
		{begins: signatures("fgb\x03fgb"), name: "a FlatGeobuf file", hint: "save it as GeoJSON or GeoPackage, which are read, for instance in QGIS"},
		{begins: signatures("PAR1"), name: "a Parquet file", hint: "write it as CSV, for instance by DuckDB: COPY (FROM 'x.parquet') TO 'x.csv'"},
		{begins: signatures("<stata_dta>"), name: "a Stata file", hint: "export it as CSV: export delimited"},
		{begins: signatures("RDX2", "RDX3", "BZh", "\xfd7zXZ", "7z\xbc\xaf", "Rar!"), name: "a packed file of another kind", hint: "unpack it, or pack it as .gz or .zip; R writes CSV by write.csv"},
	}
}

// beginsAs returns a function that reports whether a text begins with one of some characters, behind spaces.
func beginsAs(characters ...byte) func(start []byte) bool {
	return func(start []byte) bool {
		text := trimmedStart(start)
		return len(text) > 0 && bytes.IndexByte(characters, text[0]) >= 0
	}
}

// begins returns a function that reports whether a text begins with some characters, behind spaces.
func begins(with string) func(start []byte) bool {
	return func(start []byte) bool { return bytes.HasPrefix(trimmedStart(start), []byte(with)) }
}

// trimmedStart returns the beginning of a text without byte order mark and spaces.
func trimmedStart(start []byte) []byte {
	return bytes.TrimLeft(bytes.TrimPrefix(start, bomUTF8), " \t\r\n")
}

// isMarkup returns a function that reports whether a text begins with a tag and has any of some words at its start.
func isMarkup(words ...string) func(start []byte) bool {
	return func(start []byte) bool {
		text := bytes.ToLower(trimmedStart(start))
		return bytes.HasPrefix(text, []byte("<")) && slices.ContainsFunc(words, func(w string) bool { return bytes.Contains(text, []byte(w)) })
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
	text := start
	if e, is := beginsWide(start); is {
		text, _ = io.ReadAll(decoded(bytes.NewReader(start[:len(start)&^3]), e))
	}
	for _, k := range kinds() {
		for _, b := range k.begins {
			if bytes.HasPrefix(start, b) {
				return &k
			}
		}
		if k.is != nil && k.is(text) {
			return &k
		}
	}
	return nil
}

// openSheet opens the table of a file, whatever its format.
func openSheet(f *file) (*sheet, error) {
	k := kindOf(f)
	open := openDelimited
	switch {
	case f.size == 0:
		return nil, f.fault(problem.MissingKey, "give a file with a row of names and one incident a row", "the file is empty")
	case k != nil && k.open == nil:
		return nil, f.fault(problem.Unreadable, k.hint, "this is %s, which is not read", k.name)
	case k != nil:
		open = k.open
	}
	s, err := open(f)
	if err == nil && len(s.columns) > incident.MaxColumns {
		return nil, f.fault(problem.TooLarge, "leave some out", "the file has %s columns, more than %d", incident.Thousands(len(s.columns)), incident.MaxColumns)
	}
	return s, err
}

// packed opens what was unpacked.
func packed(f *file, err error) (*sheet, error) {
	if err != nil {
		return nil, err
	}
	return openSheet(f)
}

// refuseCompound says which of the files it is that old Office programs wrote in one format, by the streams in its directory.
func refuseCompound(f *file) (*sheet, error) {
	var header [52]byte
	_, _ = f.ReadAt(header[:], 0)
	size := int64(1) << min(12, binary.LittleEndian.Uint16(header[30:]))
	names := make([]byte, 16<<10)
	n, _ := f.ReadAt(names, (int64(binary.LittleEndian.Uint32(header[48:]))+1)*size)
	for _, k := range []kind{
		{begins: signatures("EncryptedPackage"), name: "a workbook or document with a password", hint: "save it without one"},
		{begins: signatures("Workbook", "Book"), name: "an old Excel workbook (.xls)", hint: asSheet},
		{begins: signatures("WordDocument"), name: "an old Word document (.doc)", hint: "copy the table into a spreadsheet and save it as .xlsx or CSV UTF-8, which are read"},
	} {
		for _, stream := range k.begins {
			wide := bytes.Join(bytes.Split(stream, nil), []byte{0}) // in UTF-16
			if bytes.Contains(names[:n], append(wide, 0, 0, 0)) {
				return nil, f.fault(problem.Unreadable, k.hint, "this is %s, which is not read", k.name)
			}
		}
	}
	return nil, f.fault(problem.Unreadable, asSheet, "this is an old Office file such as .xls or .doc, which is not read")
}
