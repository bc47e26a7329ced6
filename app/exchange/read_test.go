package exchange

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"lectern/app/incident"
)

// known is a gazetteer of a few countries.
type known struct{}

func (known) Country(name string) (code, english string, ok bool) {
	switch name {
	case "Mali", "MLI", "French Sudan":
		return "MLI", "Mali", true
	case "Yemen (North Yemen)", "Yemen":
		return "YEM", "Yemen", true
	case "Namibia", "NA":
		return "NAM", "Namibia", true
	case "ML":
		return "MLI", "Mali", true
	}
	return "", "", false
}

func (known) Locate(string) (lat, lon float64, names []string) { return 0, 0, nil }

// read reads a file of a folder.
func read(t *testing.T, folder fstest.MapFS, name string, o Options) Reading {
	t.Helper()
	f, err := folder.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	o.Gazetteer, o.Beside, o.Path = known{}, folder, name
	o.Other = func(name string) bool { return name == "French Sudan" }
	o.Country = countryAt
	o.CameOf = func(country, state string) bool { return country == "Namibia" && state == "French Sudan" }
	return Read(f, name, o)
}

// countryAt is a map of two countries in the sea.
func countryAt(lat, lon float64) (string, bool) {
	if lat < -17 && lon > 12 {
		return "Namibia", true
	}
	return "Mali", lat > 10 && lon < 10
}

func readText(t *testing.T, text string) Reading {
	t.Helper()
	return read(t, fstest.MapFS{"x": {Data: []byte(text)}}, "x", Options{})
}

// cells returns columns of all rows, one a line.
func cells(r Reading, columns ...string) string {
	rows, _ := r.Table.Order(r.Table.All(), "", false)
	var b strings.Builder
	for _, row := range rows {
		for i, c := range columns {
			b.WriteString([...]string{"", "|"}[min(i, 1)] + r.Table.Cell(c, row))
		}
		b.WriteString("\n")
	}
	return b.String()
}

// said returns the changes and problems of a reading.
func said(r Reading) (all []string) {
	for _, c := range r.Report.Changes {
		all = append(all, c.words())
	}
	for _, p := range r.Problems {
		all = append(all, p.Message())
	}
	return all
}

const header = "id,date,country,place,lat,lon,killed\n"

func TestRowsWithOtherFormsAreReadBesideMoreMistakesThanAreListed(t *testing.T) {
	const ours = "a%d,2021-03-04,Mali,Alvar,14.25,-5.99,%s\n"
	var text strings.Builder
	text.WriteString(header)
	for i := range 3 * incident.MaxListed {
		fmt.Fprintf(&text, ours, i, [...]string{"~20", "dozens", "many"}[i%3])
	}
	r := readText(t, text.String())
	if n := r.Table.Len(); n != incident.MaxListed || r.Report.Read != n || r.Report.Aside != 2*n {
		t.Errorf("%d rows; %d are said to be read and %d to be set aside", n, r.Report.Read, r.Report.Aside)
	}
}

// compound returns a file of old Office programs with streams.
func compound(streams ...string) string {
	text := make([]byte, 512)
	copy(text, "\xd0\xcf\x11\xe0")
	text[30] = 9 // sectors of 512 bytes, of which the first is the directory
	for _, name := range streams {
		entry := make([]byte, 128)
		for i := range len(name) {
			entry[2*i] = name[i]
		}
		text = append(text, entry...)
	}
	return string(text)
}

func TestWhatCannotBeReadSaysWhatCan(t *testing.T) {
	for text, want := range map[string]string{
		"":                                 "x: the file is empty, give a file with a row of names and one incident a row",
		"%PDF-1.7":                         "x: this is a PDF, which is not read, lectern opens PDFs that it made; take the table out of others as CSV",
		"\ufeff\n%PDF-1.7":                 "x: this is a PDF, which is not read, lectern opens PDFs that it made; take the table out of others as CSV",
		"\xd0\xcf\x11\xe0":                 "x: this is an old Office file such as .xls or .doc, which is not read, " + asSheet,
		compound("Root Entry", "Workbook"): "x: this is an old Excel workbook (.xls), which is not read, " + asSheet,
		compound("WordDocument"):           "x: this is an old Word document (.doc), which is not read, copy the table into a spreadsheet and save it as .xlsx or CSV UTF-8, which are read",
		compound("EncryptedPackage"):       "x: this is a workbook or document with a password, which is not read, save it without one",
		"fgb\x03fgb\x01":                   "x: this is a FlatGeobuf file, which is not read, save it as GeoJSON or GeoPackage, which are read, for instance in QGIS",
		"<?xml version=\"1.0\"?>\n<gpx version=\"1.1\"><wpt lat=\"1\" lon=\"2\"/></gpx>": "x: this is a GPX file, which is not read, save it as GeoJSON or KML, which are read, for instance in QGIS",
		"<ogr:FeatureCollection xmlns:gml=\"http://www.opengis.net/gml/3.2\">,":          "x: this is a GML file, which is not read, save it as GeoJSON or GeoPackage, which are read, for instance in QGIS",
		"<!DOCTYPE html><html><table><tr><td>id</td></tr></table></html>":                "x: this is a web page, which is not read, " + asSheet,
		"<HTML><TABLE>": "x: this is a web page, which is not read, " + asSheet,
		"<?xml version=\"1.0\"?><rows a=\"1,2\"/>": "x: this is a file of XML, which is not read, " + supported,
		"\x00\x01\x02":            "x: the file is neither text nor any format that is read, " + supported,
		"name,colour\na,red\n":    "x:1: no column is known as that of a date; there are name, colour, say which column it is in a file of --map, such as: columns: {date: Date of event}",
		"date,colour\n2021,red\n": "x:1: no column is known as that of a place; there are date, colour, say which column it is in a file of --map, such as: columns: {place: Town}, or, where only countries are known, columns: {location_precision: {value: country}}",
		strings.Repeat("a,", 600) + "\n" + strings.Repeat("1,", 600): "x: the file has 601 columns, more than 500, leave some out",
	} {
		r := readText(t, text)
		if len(r.Problems) != 1 || r.Problems[0].Message() != want {
			t.Errorf("%.20q: %v, want %s", text, r.Problems, want)
		}
	}
}

// In another reading they would be as wrong, and it takes several times as long.
func TestAFileOfOneIDIsReadOnce(t *testing.T) {
	const rows = 300
	text := header + strings.Repeat("a,2021-03-04,Mali,Alvar,14.25,-5.99,3\n", rows)
	for name, c := range map[string]struct{ text, format string }{
		"plain":                  {text, "incidents.csv"},
		"packed":                 {string(gzipOf(t, text)), "incidents.csv"},
		"with another mistake":   {text + "b,4 March 2021,Mali,Alvar,14.25,-5.99,3\n", "table of text"},
		"of dates that are none": {header + strings.Repeat("b,soon,Mali,Alvar,14.25,-5.99,3\n", rows), "table of text"},
	} {
		r := readText(t, c.text)
		if last := r.Problems[len(r.Problems)-1]; r.Report.Format != c.format || len(r.Problems) != 101 || !strings.Contains(last.What, "more problems are not listed") {
			t.Errorf("%s is read as %q: %v", name, r.Report.Format, last)
		}
	}
}
