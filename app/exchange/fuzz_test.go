package exchange

import (
	"bytes"
	"encoding/xml"
	"io"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"lectern/app/incident"
)

// fuzzRead fuzzes whole files, which must be read without a panic, and whose rows must be those that are counted.
func fuzzRead(f *testing.F, corpus ...[]byte) {
	for _, text := range corpus {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		folder := fstest.MapFS{"x": {Data: text}}
		in, err := folder.Open("x")
		if err != nil {
			t.Fatal(err)
		}
		r := &Reading{Table: incident.NewBuilder(nil).Table()}
		o := &Options{Country: func(float64, float64) (string, bool) { return "Mali", true }}
		opened, err := openFile(in, "x", o)
		if err != nil {
			t.Fatal(err)
		}
		r.read(opened, o) // without the guard against panics
		if r.Report.Aside < 0 || r.Report.Read != r.Table.Len() && r.Report.Format != "" {
			t.Errorf("%d rows, %+v", r.Table.Len(), r.Report)
		}
	})
}

func FuzzDelimited(f *testing.F) {
	fuzzRead(f, []byte(header+"a,04.03.2021,Mali,Alvar,\"14°15'N\",5.99W,5 to 7\n"), []byte("sep=;\nwhen;x\n2021;1\n"), []byte("#date,#geo+coord\n2021-03-04T10:00,\"1,2\"\n"),
		[]byte("eventid,iyear,imonth,iday,country_txt\n1,2021,0,0,Mali\n"), []byte("\xff\xfei\x00d\x00"), []byte("date,mgrs,killed\n44259,30PTB7790077700,~20\n"),
		[]byte("Year,Month,Date,Country,Town\n2023,April,15,Mali,Gao\n2024,,3-5 May,Mali,Gao\n"), []byte("2023\nDate,Country,Town\nApril,,\n15,Mali,Gao\n"), []byte("\xe4\xc1\xd4\xc1;\xed\xc5\xd3\xd4\xcf\n2021;\xeb\xd5\xd2\xd3\xcb\n"))
}

func FuzzJSON(f *testing.F) {
	fuzzRead(f, []byte(`{"type":"FeatureCollection","features":[{"type":"Feature","id":1,"geometry":{"type":"Polygon","coordinates":[[[1,2],[3,4]]]},"properties":{"date":"2021","a":[1,"b"]}}]}`),
		[]byte(`{"features":[{"type":"Feature","geometry":null,"properties":{"date":"2021"}}],"x":[[1],{"a":2}],"crs":{"properties":{"name":"EPSG:3857"}}}`),
		[]byte(`[{"date":"2021","lat":1,"lon":2},{"date":null}]`), []byte(`{"a":{"b":[1]},"c":[{"date":"2021","place":"x"}]}`))
}

func FuzzKML(f *testing.F) {
	fuzzRead(f, []byte(`<kml><Placemark><name>a</name><TimeSpan><begin>2021</begin><end>2022</end></TimeSpan><ExtendedData><Data name="x"><value>1</value></Data></ExtendedData><LineString><coordinates>1,2 3,4</coordinates></LineString></Placemark></kml>`))
}

func FuzzZip(f *testing.F) {
	fuzzRead(f, zipOf(f, map[string][]byte{"a.csv": []byte(header)}), zipOf(f, map[string][]byte{"doc.kml": []byte("<kml/>")}))
}

func FuzzXLSX(f *testing.F) {
	fuzzRead(f, workbookOf(f, false, [][]any{{"date", "place"}, {44259, "Alvar"}}))
}

// The rows of a sheet and the texts that its cells share.
func FuzzSheet(f *testing.F) {
	f.Add(headed+`<row r="2"><c r="A2" s="1"><v>44259</v></c><c t="s"><v>0</v></c><c t="inlineStr"><is><r><t>a</t></r></is></c></row>`, `<si><t>Mali</t><rPh><t>x</t></rPh></si>`)
	f.Add(headed+`<row r="2"><c t="str"><v>2021</v></c><c t="str"><v>Mali</v></c><c t="str"><v>Alvar</v></c></row><row r="3"/></sheetData><mergeCells><mergeCell ref="B2:C4"/><mergeCell ref='A2:A3'/></mergeCells><sheetData>`, "")
	f.Add("</row", "")
	f.Add(`<row><c t="str"><v>1</row><row><!-- x --></row><x:row x:r='7'><c t="b"><f>1</f><v><![CDATA[1]]></v></c></x:row>`, `<si/><si><r><t>a&amp;_x0041_</t></r></si>`)
	f.Fuzz(func(t *testing.T, rows, texts string) {
		data := workbookWith(t, rows, texts)
		opened := &file{ReaderAt: bytes.NewReader(data), size: int64(len(data)), name: "x", path: "x"}
		r := &Reading{Table: incident.NewBuilder(nil).Table()}
		r.read(opened, &Options{})
	})
}

// directive matches what begins as one of XML, such as DOCTYPE, and bytes that no XML has.
var directive = regexp.MustCompile(`<!(?:[^-\[]|-[^-]|\[[^C])|\x00`)

// Texts that encoding/xml can read are read as it reads them.
func FuzzTexts(f *testing.F) {
	for _, texts := range []string{`<si><t>a</t></si>`, `<si><r><t xml:space="preserve"> a&#x41;&lt;</t></r>b<rPh><t>c</t></rPh></si><si/>`, "<si><t>a<!-- <t> -->b<![CDATA[c<d>]]]>e\r\nf<?pi ?>g</t></si>", `<x:si a=">" b='"'><x:t/>a</x:si >`, `<si><r><t>12</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>1a</t></r><r><t>2</t></r></si>`} {
		f.Add(texts)
	}
	f.Fuzz(func(t *testing.T, texts string) {
		texts = "<sst>" + texts + "</sst>"
		var want strings.Builder
		var state textState
		known := xml.NewDecoder(strings.NewReader(texts))
		for {
			token, err := known.Token()
			if err == io.EOF {
				break
			}
			if err != nil {
				_, _ = textsIn(strings.NewReader(texts), 0)
				return
			}
			switch token := token.(type) {
			case xml.StartElement:
				opened := tag{name: []byte(token.Name.Local), opens: true}
				for _, a := range token.Attr {
					if a.Name.Local == "val" && a.Value == "superscript" {
						opened.attributes = []byte(` val="superscript"`)
					} else {
						opened.attributes = append(opened.attributes, ` other=""`...)
					}
				}
				state.take(&opened)
			case xml.EndElement:
				if state.take(&tag{name: []byte(token.Name.Local), closes: true}); token.Name.Local == "si" {
					state.isRaised = false
				}
			case xml.CharData:
				if state.inText {
					want.Write(state.shown(token))
				}
			}
		}
		if strings.Contains(texts, "_x") || directive.MatchString(texts) { // which XML alone doesn't have, or workbooks don't
			return
		}
		got, err := textsIn(strings.NewReader(texts), 0)
		if err != nil || got.all != want.String() {
			t.Errorf("%q is read as %+v, want %q; %v", texts, got, want.String(), err)
		}
	})
}

func FuzzSQLite(f *testing.F) {
	fuzzRead(f, databaseOf(f, "CREATE TABLE t (date TEXT, place TEXT)", "INSERT INTO t VALUES ('2021', 'Alvar')"))
}

func FuzzShapefile(f *testing.F) {
	shp, dbf := shapefileOf()
	f.Add(shp, dbf, []byte("1252"))
	f.Fuzz(func(t *testing.T, shp, dbf, cpg []byte) {
		if !bytes.HasPrefix(shp, []byte{0, 0, 0x27, 0x0a}) {
			return
		}
		folder := fstest.MapFS{"x.shp": {Data: shp}, "x.dbf": {Data: dbf}, "x.cpg": {Data: cpg}}
		opened := &file{ReaderAt: bytes.NewReader(shp), size: int64(len(shp)), name: "x.shp", path: "x.shp", beside: folder}
		r := &Reading{Table: incident.NewBuilder(nil).Table()}
		r.read(opened, &Options{})
	})
}

func FuzzGeometry(f *testing.F) {
	f.Add([]byte("GP\x00\x01\xe6\x10\x00\x00\x01\x01\x00\x00\x00"))
	f.Add([]byte("\x01\x02\x00\x00\x00\x00\x00\x00\x00"))
	f.Add(append(append([]byte{0, 1, 0xe6, 0x10, 0, 0}, make([]byte, 32)...), 0x7c, 4, 0, 0, 0, 0, 0, 0, 0, 0xfe))
	f.Fuzz(func(t *testing.T, blob []byte) {
		vertices, err := databaseVertices(blob)
		if err != nil && vertices != nil {
			t.Error("a place and an error")
		}
	})
}

func FuzzGeometryText(f *testing.F) {
	for _, text := range []string{
		"POINT (-5.99 14.25)", "SRID=4326;POINT Z (1 2 3)", "POINTZM(1 2 3 4)", "polygon ((0 0, 1 0, 1 1, 0 0), (0.2 0.2, 0.3 0.2, 0.2 0.3, 0.2 0.2))",
		"MULTIPOINT (1 2, 3 4)", "MULTIPOINT ((1 2), (3 4))", "GEOMETRYCOLLECTION (POINT (1 2), LINESTRING EMPTY)", "POINT EMPTY", "LINESTRING M EMPTY", "POINT ((((", "POINT (1e999 nan)",
		"0101000020E6100000F6285C8FC2F517C00000000000802C40", `{"type":"Point","coordinates":[-5.99,14.25]}`, `{"type":"GeometryCollection","geometries":[{"coordinates":[]}]}`,
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		vertices, err := textVertices(text)
		if err == nil && !isGeometryText(text) {
			t.Errorf("%q is read, but not told", text)
		}
		if isGeometryCell(text) && !isGeometryText(text) {
			if vertices, err = cellVertices(text); err != nil {
				t.Errorf("%q is told, but not read", text)
			}
		}
		if _, err := shapeOf(vertices); err != nil && err != errGeometry {
			t.Error(err)
		}
	})
}

func FuzzProfile(f *testing.F) {
	f.Add("columns: {date: [a, b], killed: {from: c, less: d}}", "a,b,c\n2021,x,3\n")
	f.Add("header_row: 2\ncolumns: {date: {from: a, year: 2023}, place: b}", "t\na,b,c\n15 Apr,x,3\n")
	f.Fuzz(func(t *testing.T, mapping, text string) {
		p, err := ParseProfile([]byte(mapping), "m.yaml")
		if err != nil {
			return
		}
		r := &Reading{Table: incident.NewBuilder(nil).Table()}
		r.read(&file{ReaderAt: strings.NewReader(text), size: int64(len(text)), name: "x", headerRow: p.HeaderRow}, &Options{Mapping: p})
	})
}

func FuzzCells(f *testing.F) {
	for _, s := range []string{"5 to 7", "04/03/2021", "14°15'00\"N", "30PTB7790077700", "1, 2", "4 March 2021", "с 3 по 5 марта 2024", "week 12 2012", "1990s", "00/03/2012", "before 2012", "15 Apr", "3 March 2012, evening"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if n, change := readNumber(s); change == "" && n.best != s {
			t.Errorf("%q became %v without a word", s, n)
		}
		if d, changes := (dateReader{dmy, day1900}).date(s); len(changes) == 0 && d != s {
			t.Errorf("%q became %q without a word", s, d)
		}
		if first, last, changes := (dateReader{dmy, day1900}).dates(s); last != "" && (first >= last && !strings.HasPrefix(first, last) || len(changes) == 0) {
			t.Errorf("%q goes from %q to %q: %v", s, first, last, changes)
		}
		if what, _ := faultOfForm(s); what != "" && lacksYear(s) {
			t.Errorf("%q lacks its year, and %s", s, what)
		}
		if h, ok := headingOfDates([]string{s}); ok == (h == dateHeading{}) {
			t.Errorf("%q is a heading: %v, %v", s, ok, h)
		}
		if lat, _, _, ok := readGrid(s); ok && !(lat >= -90 && lat <= 90) {
			t.Errorf("%q lies at %v", s, lat)
		}
		_, _, _, _ = readPair(s)
		if d := readDegrees(s); d.ok && d.letter != "" && d.change == "" {
			t.Errorf("the letter of %q is read without a word", s)
		}
	})
}
