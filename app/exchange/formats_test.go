package exchange

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"database/sql"
	"encoding/binary"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

// zipOf returns a zip with files.
func zipOf(t testing.TB, files map[string][]byte) []byte { return zippedBy(t, zip.Deflate, files) }

// zippedBy returns files as a zip, compressed or not.
func zippedBy(t testing.TB, method uint16, files map[string][]byte) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for name, text := range files {
		w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: method})
		if err == nil {
			_, err = w.Write(text)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// gzipOf returns a text as a .gz file.
func gzipOf(t testing.TB, text string) []byte {
	t.Helper()
	var out bytes.Buffer
	z := gzip.NewWriter(&out)
	if _, err := z.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// cutOff returns three quarters of a file.
func cutOff(whole []byte) []byte { return whole[:len(whole)*3/4] }

// workbookOf returns an Excel workbook with sheets of rows; the first row of each is at the top. A text that begins
// with = is a formula, whose value isn't stored.
func workbookOf(t testing.TB, from1904 bool, sheets ...[][]any) []byte {
	t.Helper()
	book := excelize.NewFile()
	defer book.Close()
	if err := book.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &from1904}); err != nil {
		t.Fatal(err)
	}
	for i, rows := range sheets {
		name := fmt.Sprintf("Sheet%d", i+1)
		if _, err := book.NewSheet(name); err != nil {
			t.Fatal(err)
		}
		for n, row := range rows {
			cells := slices.Clone(row)
			for column, v := range row {
				if formula, _ := v.(string); strings.HasPrefix(formula, "=") {
					cells[column] = nil
				}
			}
			if err := book.SetSheetRow(name, fmt.Sprintf("A%d", n+1), &cells); err != nil {
				t.Fatal(err)
			}
			for column, v := range row {
				if formula, _ := v.(string); strings.HasPrefix(formula, "=") {
					cell, _ := excelize.CoordinatesToCellName(column+1, n+1)
					if err := book.SetCellFormula(name, cell, formula); err != nil {
						t.Fatal(err)
					}
				}
			}
		}
	}
	var out bytes.Buffer
	if err := book.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// databaseOf returns a file of SQLite that was made by statements.
func databaseOf(t testing.TB, statements ...string) []byte {
	t.Helper()
	name := filepath.Join(t.TempDir(), "x.db")
	db, err := sql.Open("sqlite", name)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range statements {
		if _, err := db.Exec(s); err != nil {
			t.Fatal(s, err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// pointOf returns a point of a GeoPackage, with a height.
func pointOf(lon, lat float64) string {
	blob := []byte{'G', 'P', 0, 1, 0xe6, 0x10, 0, 0, 1}
	blob = binary.LittleEndian.AppendUint32(blob, 1001)
	for _, v := range []float64{lon, lat, 300} {
		blob = binary.LittleEndian.AppendUint64(blob, math.Float64bits(v))
	}
	return fmt.Sprintf("x'%x'", blob)
}

// wkbOf returns a point as Well-Known Binary, as OGR writes it to SQLite.
func wkbOf(lon, lat float64) string {
	blob := []byte{1, 1, 0, 0, 0}
	for _, v := range []float64{lon, lat} {
		blob = binary.LittleEndian.AppendUint64(blob, math.Float64bits(v))
	}
	return fmt.Sprintf("x'%x'", blob)
}

// spatiaLiteOf returns a point as SpatiaLite has it within several points.
func spatiaLiteOf(lon, lat float64) string {
	blob := append([]byte{0, 1, 0xe6, 0x10, 0, 0}, make([]byte, 32)...)
	blob = append(blob, 0x7c, 4, 0, 0, 0, 1, 0, 0, 0, 0x69, 1, 0, 0, 0)
	for _, v := range []float64{lon, lat} {
		blob = binary.LittleEndian.AppendUint64(blob, math.Float64bits(v))
	}
	return fmt.Sprintf("x'%xfe'", blob)
}

// ogrSQLite has the tables that OGR makes, of features in the zone 30 of UTM (1) and in degrees (2).
const ogrSQLite = `CREATE TABLE geometry_columns (f_table_name VARCHAR, f_geometry_column VARCHAR, geometry_type INTEGER, coord_dimension INTEGER, srid INTEGER, geometry_format VARCHAR);
CREATE TABLE spatial_ref_sys (srid INTEGER UNIQUE, auth_name TEXT, auth_srid TEXT, srtext TEXT);
INSERT INTO spatial_ref_sys VALUES (1, 'EPSG', '32630', 'PROJCS["WGS 84 / UTM zone 30N",GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["latitude_of_origin",0],PARAMETER["central_meridian",-3],PARAMETER["scale_factor",0.9996],PARAMETER["false_easting",500000],PARAMETER["false_northing",0],UNIT["metre",1]]'), (2, 'EPSG', '4326', '');
INSERT INTO geometry_columns VALUES ('events', 'GEOMETRY', 1, 2, %d, 'WKB');
CREATE TABLE events (ogc_fid INTEGER PRIMARY KEY, GEOMETRY BLOB, id TEXT, date TEXT, country TEXT, place TEXT, killed INTEGER, photo BLOB);
INSERT INTO events VALUES (1, %s, 'a', '2021-03-04', 'Mali', 'Alvar', 3, x'89504e470d0a1a0aff');`

const geoPackage = `CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, srs_id INTEGER);
CREATE TABLE gpkg_spatial_ref_sys (srs_id INTEGER, organization TEXT, organization_coordsys_id INTEGER, definition TEXT);
INSERT INTO gpkg_spatial_ref_sys VALUES (4326, 'EPSG', 4326, ''), (32630, 'EPSG', 32630, 'undefined');
INSERT INTO gpkg_geometry_columns VALUES ('events', 'geom', %d);
CREATE TABLE notes (a TEXT);
CREATE TABLE events (fid INTEGER PRIMARY KEY, geom BLOB, id TEXT, date DATETIME, country TEXT, place TEXT, killed INTEGER, huge BLOB GENERATED ALWAYS AS (zeroblob(900000000)));
CREATE TRIGGER t AFTER INSERT ON notes BEGIN DELETE FROM events; END;`

// shapefileOf returns the .shp and .dbf of two points, the second of which is deleted, and a line.
func shapefileOf() (shp, dbf []byte) {
	shp = append([]byte{0, 0, 0x27, 0x0a}, make([]byte, 96)...)
	record := func(kind uint32, head int, numbers ...float64) {
		content := binary.LittleEndian.AppendUint32(nil, kind)
		if head > 0 { // of a line: its box, one part and two points
			content = append(content, make([]byte, 32)...)
			for _, n := range []uint32{1, 2, 0} {
				content = binary.LittleEndian.AppendUint32(content, n)
			}
		}
		for _, v := range numbers {
			content = binary.LittleEndian.AppendUint64(content, math.Float64bits(v))
		}
		shp = binary.BigEndian.AppendUint32(shp, 1)
		shp = binary.BigEndian.AppendUint32(shp, uint32(len(content)/2))
		shp = append(shp, content...)
	}
	record(1, 0, -5.99, 14.25)
	record(1, 0, 0, 0)
	record(3, 1, 2, 15, 2, 16)
	fields := []struct {
		name string
		size int
	}{{"id", 1}, {"date", 8}, {"country", 4}, {"place", 6}, {"killed", 2}}
	dbf = make([]byte, 32)
	dbf[0] = 3
	binary.LittleEndian.PutUint32(dbf[4:], 3)
	width := 1
	for _, f := range fields {
		field := make([]byte, 32)
		copy(field, f.name)
		field[11], field[16] = 'C', byte(f.size)
		dbf = append(dbf, field...)
		width += f.size
	}
	dbf = append(dbf, '\r')
	binary.LittleEndian.PutUint16(dbf[8:], uint16(len(dbf)))
	binary.LittleEndian.PutUint16(dbf[10:], uint16(width))
	return shp, append(dbf, " a20210304MaliAlvar  3*b20210304MaliAlvar  3 c20210305MaliM\xe9naka 0"...)
}

func TestOtherFormatsAreReadByTheirContent(t *testing.T) {
	const want = "a|2021-03-04|Mali|Alvar|14.25|-5.99|3\n"
	feature := `{"type":"Feature","id":"a","geometry":{"type":"Point","coordinates":[-5.99,14.25,300]},"properties":{"date":"2021-03-04","country":"Mali","place":"Alvar","killed":3,"tags":["x","y"],"more":{"n":1}}}`
	kml := `<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><NetworkLink><Link><href>http://localhost/x.kml</href></Link></NetworkLink>
<Placemark><name>Clash</name><TimeStamp><when>2021-03-04</when></TimeStamp><ExtendedData><Data name="id"><value>a</value></Data><SchemaData><SimpleData name="country">Mali</SimpleData></SchemaData><Data name="place"><value>Alvar</value></Data><Data name="killed"><value>3</value></Data></ExtendedData><Point><coordinates>-5.99,14.25,0</coordinates></Point></Placemark></Document></kml>`
	rows := [][]any{{"id", "date", "country", "place", "lat", "lon", "killed"}, {"a", 44259, "Mali", "Alvar", 14.25, -5.99, 3.0}}
	shp, dbf := shapefileOf()
	for name, c := range map[string]struct {
		text         []byte
		format, said string
	}{
		"GeoJSON":            {[]byte(`{"type":"FeatureCollection","name":"x","bbox":[1,2,3,4],"features":[` + feature + `]}`), "GeoJSON", heightLeft + ", first in row 1"},
		"features in lines":  {[]byte(feature + "\n"), "GeoJSON", heightLeft + ", first in row 1"},
		"array of objects":   {[]byte(`[{"id":"a","date":"2021-03-04","country":"Mali","location":"Alvar","latitude":"14.25","longitude":"-5.99","killed":3,"x":null}]`), "JSON", ""},
		"array in an object": {[]byte(`{"count":1,"page":{"n":[1]},"results":[{"id":"a","date":"2021-03-04","country":"Mali","place":"Alvar","lat":14.25,"lon":-5.99,"killed":3}]}`), "JSON", ""},
		"KML":                {[]byte(kml), "KML", linksLeft},
		"KMZ":                {zipOf(t, map[string][]byte{"doc.kml": []byte(kml), "files/other.kml": []byte("<kml/>")}), "KML", linksLeft + "|" + kmlLeft + ": files/other.kml"},
		"zipped CSV":         {zipOf(t, map[string][]byte{"a/b.csv": []byte(header + "a,2021-03-04,Mali,Alvar,14.25,-5.99,3\n"), "__MACOSX/b.csv": {0}, ".DS_Store": {0}}), "incidents.csv", ""},
		"XLSX":               {workbookOf(t, false, append([][]any{{"Incidents in Mali"}}, rows...), [][]any{{"x"}, {"y"}}), "Excel workbook", titlesAbove + ", first in row 1: Incidents in Mali|numbers read as Excel’s serial dates, first in row 3: 44259|" + sheetsLeft + ": Sheet2"},
		"zipped beside a text": {
			zipOf(t, map[string][]byte{"b.csv": []byte(header + "a,2021-03-04,Mali,Alvar,14.25,-5.99,3\n"), "a/README first.txt": []byte("Read me")}),
			"table of text", besideLeft + ": a/README first.txt",
		},
		"XLSX from 1904": {workbookOf(t, true, [][]any{rows[0], {"a", 42797, "Mali", "Alvar", 14.25, -5.99, 3}}), "Excel workbook", "numbers read as Excel’s serial dates, first in row 2: 42797"},
		"GeoPackage": {
			databaseOf(t, fmt.Sprintf(geoPackage, 4326), "INSERT INTO events (geom, id, date, country, place, killed) VALUES ("+pointOf(-5.99, 14.25)+", 'a', '2021-03-04', 'Mali', 'Alvar', 3)"),
			"GeoPackage", heightLeft + ", first in row 1",
		},
		"SQLite": {
			databaseOf(t, "CREATE TABLE t (id TEXT, date TEXT, country TEXT, place TEXT, lat REAL, lon REAL, killed REAL)", "INSERT INTO t VALUES ('a', '2021-03-04', 'Mali', 'Alvar', 14.25, -5.99, 3.0)"),
			"SQLite database", "",
		},
		"SQLite, catalogue first": {
			databaseOf(t, "CREATE TABLE spatial_ref_sys (srid INTEGER)", "CREATE TABLE t (id TEXT, date TEXT, country TEXT, place BLOB, lat REAL, lon REAL, killed REAL)", "INSERT INTO t VALUES ('a', '2021-03-04', 'Mali', x'416c766172', 14.25, -5.99, 3.0)"),
			"SQLite database", "",
		},
		"SQLite of OGR": {databaseOf(t, fmt.Sprintf(ogrSQLite, 2, wkbOf(-5.99, 14.25))), "SQLite database", blobLeft + ", first in row 1"},
		"SpatiaLite":    {databaseOf(t, fmt.Sprintf(ogrSQLite, 2, spatiaLiteOf(-5.99, 14.25))), "SQLite database", blobLeft + ", first in row 1"},
		"zipped Shapefile": {
			zipOf(t, map[string][]byte{"a/x.shp": shp, "a/x.dbf": dbf, "a/x.cpg": []byte("1252"), "a/x.prj": []byte(`GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]`)}), "Shapefile",
			"dates in words or without hyphens read, 2 times, first in row 1: 20210304|" + areaRead + ", first in row 3|" + deletedRows + ", first in row 2",
		},
	} {
		r := read(t, fstest.MapFS{"x": {Data: c.text}}, "x", Options{})
		got := cells(r, "id", "date", "country", "place", "lat", "lon", "killed")
		if first, _, _ := strings.Cut(got, "\n"); first+"\n" != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
		if d := cmp.Diff(c.said, strings.Join(said(r), "|")); d != "" {
			t.Errorf("%s:\n%s", name, d)
		}
		if r.Report.Format != c.format && c.format != "incidents.csv" {
			t.Errorf("%s is read as %q", name, r.Report.Format)
		}
	}
}

func TestPlacemarksKeepWhatIsTheirsAlone(t *testing.T) {
	const point = "<Point><coordinates>-5.99,14.25</coordinates></Point></Placemark>"
	for name, c := range map[string]struct{ text, columns, want string }{
		"days and spans": {
			"<kml><Placemark><name>A</name><TimeStamp><when>2021-03-04</when></TimeStamp>" + point +
				"<Placemark><name>B</name><TimeSpan><begin>2021-03-05</begin><end>2021-03-06</end></TimeSpan>" + point +
				"<Placemark><name>C</name><TimeSpan><begin>2021-03</begin></TimeSpan>" + point + "</kml>",
			"title|date|date_end", "A|2021-03-04|\nB|2021-03-05|2021-03-06\nC|2021-03|\n",
		},
		"ids": {
			`<kml><Placemark id="P7"><when>2021</when>` + point + `<Placemark id="P8"><when>2021</when>` + point + "</kml>",
			"id", "P7\nP8\n",
		},
		"ids beside others": {
			`<kml><Placemark id="P7"><when>2021</when><Data name="id"><value>a</value></Data>` + point + "</kml>",
			"id|id of the Placemark", "a|P7\n",
		},
		"folders": {
			"<kml><Document><name>D</name><Folder><name>Attacks</name><Placemark><when>2021</when>" + point +
				"<Folder><name><![CDATA[by air]]></name><Placemark><when>2021</when>" + point + "</Folder></Folder><Placemark><when>2021</when>" + point + "</Document></kml>",
			"folder", "Attacks\nAttacks / by air\n\n",
		},
	} {
		r := readText(t, c.text)
		if d := cmp.Diff(c.want, cells(r, strings.Split(c.columns, "|")...)); d != "" || len(r.Problems) > 0 {
			t.Errorf("%s: %v\n%s", name, r.Problems, d)
		}
	}
}

func TestAreasAndLinesBecomeTheirMiddleWithItsTrueRadius(t *testing.T) {
	for name, c := range map[string]struct{ geometry, want string }{
		"point":                 {`{"type":"Point","coordinates":[2,15]}`, "15|2|"},
		"line":                  {`{"type":"LineString","coordinates":[[2,15],[2,16]]}`, "15.5|2|55.598"},
		"date line":             {`{"type":"Polygon","coordinates":[[[179.5,-17],[-179.5,-17],[-179.5,-16],[179.5,-16],[179.5,-17]]]}`, "-16.5|180|77"},
		"two sides of it":       {`{"type":"MultiPolygon","coordinates":[[[[178,10],[180,10],[180,11],[178,11],[178,10]]],[[[-180,10],[-178,10],[-178,11],[-180,11],[-180,10]]]]}`, "10.5|180|225"},
		"over it and beyond":    {`{"type":"MultiPolygon","coordinates":[[[[170,10],[230,10],[230,11],[170,11],[170,10]]],[[[-170,10],[-160,10],[-160,11],[-170,11],[-170,10]]]]}`, "10.5|-160|3281.854"},
		"a belt":                {`{"type":"Polygon","coordinates":[[[-180,50],[180,50],[180,60],[-180,60],[-180,50]]]}`, "90|0|4447.803"},
		"a cap":                 {`{"type":"Polygon","coordinates":[[[-180,-90],[180,-90],[180,-80],[-180,-80],[-180,-90]]]}`, "-90|0|1111.951"},
		"a cap around its pole": {`{"type":"Polygon","coordinates":[[[0,80],[90,80],[180,80],[-90,80],[0,80]]]}`, "90|0|1111.951"},
		"the world":             {`{"type":"Polygon","coordinates":[[[-180,-90],[180,-90],[180,90],[-180,90],[-180,-90]]]}`, "90|0|20000"},
		"wider than half":       {`{"type":"Polygon","coordinates":[[[-100,50],[100,50],[100,60],[-100,60],[-100,50]]]}`, "55|0|6193.883"},
		"line wider than half":  {`{"type":"LineString","coordinates":[[-100,10],[100,10]]}`, "10|0|10891.233"},
		"points, apart":         {`{"type":"MultiPoint","coordinates":[[-100,10],[100,10]]}`, "10|180|8734.029"},
		"edge beyond its ends":  {`{"type":"Polygon","coordinates":[[[-120,-60],[-120,60],[0,60],[120,60],[120,-60],[0,-60],[-120,-60]]]}`, "0|0|13343.4"},
		"crossing self":         {`{"type":"Polygon","coordinates":[[[0,10],[1,11],[1,10],[0,11],[0,10]]]}`, "10.5|0.5|78"},
		"with heights":          {`{"type":"MultiPoint","coordinates":[[2,15,1,2],[2,16,1,2]]}`, "15.5|2|55.598"},
		"collection":            {`{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[2,15]},{"type":"Point","coordinates":[2,16]}]}`, "15.5|2|55.598"},
		"none":                  {`null`, "||"},
		"empty":                 {`{"type":"Polygon","coordinates":[]}`, "||"},
	} {
		r := readText(t, `{"type":"FeatureCollection","features":[{"type":"Feature","geometry":`+c.geometry+`,"properties":{"id":"a","date":"2021","country":"Mali","place":"Alvar"}}]}`)
		got := strings.TrimSpace(cells(r, "lat", "lon", "location_radius_km"))
		if !strings.HasPrefix(got, c.want) || strings.HasSuffix(c.want, "|") && got != c.want {
			t.Errorf("%s: %s, want %s; %v", name, got, c.want, r.Problems)
		}
	}
}

func TestHeightsAndMeasuresOfGeoPackagesAreLeftOut(t *testing.T) {
	for kind, numbers := range map[uint32]int{
		1: 2, 1001: 3, 2001: 3, 3001: 4, // as ISO writes them
		0x80000001: 3, 0x40000001: 3, 0xc0000001: 4, // as PostGIS does
	} {
		line := []byte("GP\x00\x01\xe6\x10\x00\x00\x01")
		line = binary.LittleEndian.AppendUint32(line, kind+1)
		line = binary.LittleEndian.AppendUint32(line, 2)
		for _, point := range [][4]float64{{2, 15, 300, 7}, {2, 16, 300, 7}} {
			for _, v := range point[:numbers] {
				line = binary.LittleEndian.AppendUint64(line, math.Float64bits(v))
			}
		}
		vertices, err := geoPackageVertices(line)
		s, _ := shapeOf(vertices)
		if err != nil || s == nil || s.lat != 15.5 || s.lon != 2 {
			t.Errorf("kind %#x: %+v, %v", kind, s, err)
		}
	}
}

func TestWhatIsWrongInOtherFormatsIsSaidOnce(t *testing.T) {
	shp, dbf := shapefileOf()
	object := `{"id":"a","date":"2021","country":"Mali","place":"Alvar"}`
	for name, c := range map[string]struct {
		files fstest.MapFS
		rows  int
		want  string
	}{
		"no geometry":             {fstest.MapFS{"x": {Data: databaseOf(t, fmt.Sprintf(ogrSQLite, 2, "'POINT (1)'"))}}, 0, "x:1: the geometry can't be read, draw it anew, or leave it empty"},
		"coordinates":             {fstest.MapFS{"x": {Data: []byte("<kml><Placemark><when>2021</when><name>x</name><coordinates> abc,def</coordinates></Placemark></kml>")}}, 0, `x:1: the coordinates "abc,def" can't be read, write longitude, latitude and height in degrees, with commas and without spaces between them`},
		"bad geometry alone":      {fstest.MapFS{"x": {Data: []byte(`{"features":[{"type":"Feature","geometry":{"type":"Point","coordinates":["a"]},"properties":` + object + `}]}`)}}, 0, "x:1: object 1 can't be read: the geometry can't be read, mend it or leave it out"},
		"coordinates, parted":     {fstest.MapFS{"x": {Data: []byte("<kml><Placemark><when>2021</when><name>x</name><coordinates>-5.99, 14.25</coordinates></Placemark></kml>")}}, 0, `x:1: the coordinates "-5.99, 14.25" can't be read, write longitude, latitude and height in degrees, with commas and without spaces between them`},
		"cut off":                 {fstest.MapFS{"x": {Data: []byte("[" + object + "," + object[:20])}}, 1, "x: the JSON can't be read: unexpected EOF, save or download the file again; what stands before was read"},
		"cut off at an object":    {fstest.MapFS{"x": {Data: []byte(`{"features":[` + object + ",")}}, 1, "x: the JSON can't be read: unexpected EOF, save or download the file again; what stands before was read"},
		"cut off behind all":      {fstest.MapFS{"x": {Data: []byte(`{"features":[` + object + "]")}}, 1, "x: the JSON can't be read: unexpected EOF, save or download the file again; what stands before was read"},
		"a system behind all":     {fstest.MapFS{"x": {Data: []byte(`{"type":"FeatureCollection","features":[{"type":"Feature","properties":` + object + `,"geometry":{"type":"Point","coordinates":[50,50]}}],"crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::2154"}}}`)}}, 0, "x: its coordinates are in the system urn:ogc:def:crs:EPSG::2154, which is not read, save it in degrees, WGS 84 (EPSG:4326)"},
		"no kind of geometry":     {fstest.MapFS{"x": {Data: []byte(`[` + object + `,{"type":"Feature","geometry":{"type":"Circle","coordinates":[1,2]},"properties":{}}]`)}}, 1, "x:2: object 2 can't be read: the geometry can't be read, mend it or leave it out"},
		"bad geometry":            {fstest.MapFS{"x": {Data: []byte(`[` + object + `,{"type":"Feature","geometry":{"type":"Point","coordinates":["a"]},"properties":{}}]`)}}, 1, "x:2: object 2 can't be read: the geometry can't be read, mend it or leave it out"},
		"gzip cut off":            {fstest.MapFS{"x": {Data: cutOff(gzipOf(t, header+strings.Repeat("a,2021-03-04,Mali,Alvar,14.25,-5.99,3\n", 5000)))}}, 0, "x: the packed file is cut off: its end is missing, save or download the file again"},
		"no objects":              {fstest.MapFS{"x": {Data: []byte("[1, 2]")}}, 0, "x: the file holds no list of objects, give an array of objects, or GeoJSON"},
		"no places":               {fstest.MapFS{"x": {Data: []byte("<kml><NetworkLink/></kml>")}}, 0, "x: the KML holds no Placemark, save the places themselves in it, not a link to them"},
		"several":                 {fstest.MapFS{"x": {Data: zipOf(t, map[string][]byte{"a.csv": {}, "b.csv": {}})}}, 0, "x: the zip holds several tables: "},
		"OpenDocument":            {fstest.MapFS{"x": {Data: zipOf(t, map[string][]byte{"content.xml": {}})}}, 0, "x: this is an OpenDocument file (.ods), which is not read, open it in a spreadsheet and save it as .xlsx or CSV UTF-8"},
		"brief":                   {fstest.MapFS{"x": {Data: zipOf(t, map[string][]byte{"a/brief.md": {}})}}, 0, "x: this is a zipped brief, which is not read, call it NAME.brief"},
		"projection":              {fstest.MapFS{"x": {Data: databaseOf(t, fmt.Sprintf(geoPackage, 32630))}}, 0, "x: its coordinates are in the system EPSG 32630, which is not read, save it in degrees, WGS 84 (EPSG:4326)"},
		"without dbf":             {fstest.MapFS{"x": {Data: shp}}, 0, "x: the Shapefile has no .dbf, which holds its columns, put the .dbf, .prj and .cpg of the same name beside it, or zip all together"},
		"no header":               {fstest.MapFS{"x": {Data: shp}, "x.dbf": {Data: make([]byte, 64)}}, 0, "x: its .dbf can't be read, save or download the Shapefile again"},
		"short header":            {fstest.MapFS{"x": {Data: shp}, "x.dbf": {Data: append([]byte{3, 0, 0, 0, 1, 0, 0, 0, 8, 0, 4, 0}, dbf[12:]...)}}, 0, "x: its .dbf can't be read, save or download the Shapefile again"},
		"a system of old GeoJSON": {fstest.MapFS{"x": {Data: []byte(`{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::2154"}},"features":[{"type":"Feature","properties":{"id":"a"},"geometry":null}]}`)}}, 0, "x: its coordinates are in the system urn:ogc:def:crs:EPSG::2154, which is not read, save it in degrees, WGS 84 (EPSG:4326)"},
		"in metres":               {fstest.MapFS{"x": {Data: shp}, "x.dbf": {Data: dbf}, "x.prj": {Data: []byte(`PROJCS["World_Bonne",GEOGCS["x",DATUM["x",SPHEROID["x",6378137,298.257]]],PROJECTION["Bonne"]]`)}}, 0, "x: its coordinates are in the system World_Bonne, which is not read, save it in degrees, WGS 84 (EPSG:4326)"},
		"packed thrice":           {fstest.MapFS{"x": {Data: zipOf(t, map[string][]byte{"a.json": zipOf(t, map[string][]byte{"a.json": zipOf(t, map[string][]byte{"a.json": {}})})})}}, 0, "x: the file is packed more than twice, unpack it"},
	} {
		r := read(t, c.files, "x", Options{})
		if r.Table.Len() != c.rows || len(r.Problems) != 1 || !strings.HasPrefix(r.Problems[0].Message(), c.want) {
			t.Errorf("%s: %d rows, %v, want %s", name, r.Table.Len(), r.Problems, c.want)
		}
	}
}

func TestTheTextOfAShapefileIsInTheEncodingThatItNames(t *testing.T) {
	shp, dbf := shapefileOf()
	const unsaid = "Ménaka, said"
	check := func(named, want string, files fstest.MapFS) {
		t.Helper()
		files["x"] = &fstest.MapFile{Data: shp}
		r := read(t, files, "x", Options{})
		got := strings.TrimSpace(strings.TrimPrefix(cells(r, "place"), "Alvar\n"))
		if len(r.Problems) > 0 {
			got += ", said"
		}
		if got != want {
			t.Errorf("%s: %s, want %s; %v", named, got, want, r.Problems)
		}
	}
	for cpg, want := range map[string]string{
		"1252": "Ménaka", "CP1252\n": "Ménaka", "ANSI 1252": "Ménaka", "ISO-8859-1": "Ménaka", "88591": "Ménaka", "LATIN1": "Ménaka",
		"ISO 8859-5": "Mщnaka", "windows-1251": "Mйnaka", "866": "Mщnaka",
		"UTF-8": unsaid, "": unsaid, "65001": unsaid, "Big5": unsaid,
	} {
		check(fmt.Sprintf("%q", cpg), want, fstest.MapFS{"x.dbf": {Data: dbf}, "x.cpg": {Data: []byte(cpg)}})
	}
	for bytes, want := range map[string]string{"\xed\xc5\xce\xc1\xcb\xc1": "Менака, said", "\x8c\xa5\xad\xa0\xaa\xa0": "Менака, said", "\xcc\xe5\xed\xe0\xea\xe0": "Менака, said"} {
		written := []byte(strings.Replace(string(dbf), "M\xe9naka", bytes, 1))
		check(fmt.Sprintf("%q", bytes), want, fstest.MapFS{"x.dbf": {Data: written}})
	}
	for driver, want := range map[byte]string{0x03: "Ménaka", 0xc9: "Mйnaka", 0x26: "Mщnaka", 0: unsaid, 0x57: unsaid} {
		named := slices.Clone(dbf)
		named[29] = driver
		check(fmt.Sprintf("language driver %#x", driver), want, fstest.MapFS{"x.dbf": {Data: named}})
	}
}

func TestGeometriesInWellKnownTextAreRead(t *testing.T) {
	for text, want := range map[string]string{
		"POINT (-5.99 14.25)":                      "14.25|-5.99|",
		"SRID=4326;POINT(-5.99 14.25)":             "14.25|-5.99|",
		"point z (-5.99 14.25 300)":                "14.25|-5.99|",
		"POINTZM (-5.99 14.25 300 1)":              "14.25|-5.99|",
		"MULTIPOINT (-6 14, -6 15)":                "14.5|-6|55.598",
		"MULTIPOINT ((-6 14), (-6 15))":            "14.5|-6|55.598",
		"LINESTRING (-6 14, -6 15)":                "14.5|-6|55.598",
		"POLYGON ((-6 14, -6 15, -6 14))":          "14.5|-6|55.598",
		"MULTIPOLYGON (((-6 14, -6 15, -6 14)))":   "14.5|-6|55.598",
		"GEOMETRYCOLLECTION (POINT (-5.99 14.25))": "14.25|-5.99|",
		"POINT EMPTY":                              "||",
		"SRID=32630;POINT (177900 1577700)":        "refused",
		"POINT (177900 1577700)":                   "refused",
		"POINT (-5.99)":                            "refused",
		"POINT (-5.99 14.25":                       "refused",
		"POINT (-5.99 14.25) x":                    "refused",
		"POLYGON ((-6 14, -6 15, x))":              "refused",
	} {
		r := readText(t, "id,date,country,place,what\na,2021-03-04,Mali,Alvar,\""+text+"\"\n")
		got := "refused"
		if r.Table.Len() == 1 {
			got = strings.TrimSpace(cells(r, "lat", "lon", "location_radius_km"))
		}
		if got != want {
			t.Errorf("%s: %s, want %s; %v", text, got, want, r.Problems)
		}
	}
	// What says nothing of its place by its form is a text as any other.
	r := readText(t, "id,date,country,place,lat,lon,what\na,2021-03-04,Mali,Alvar,14,-6,POINT (1 2)\n")
	if got := cells(r, "lat", "lon", "what"); got != "14|-6|POINT (1 2)\n" {
		t.Errorf("beside a point: %s", got)
	}
}

func TestJSONAndKMLAreReadInUTF16(t *testing.T) {
	for name, text := range map[string]string{
		"JSON": `[{"id":"a","date":"2021-03-04","country":"Mali","place":"Alvar","lat":14.25,"lon":-5.99}]`,
		"KML":  `<?xml version="1.0" encoding="UTF-16"?><kml xmlns="http://www.opengis.net/kml/2.2"><Placemark id="a"><name>Alvar</name><TimeStamp><when>2021-03-04</when></TimeStamp><Point><coordinates>-5.99,14.25</coordinates></Point></Placemark></kml>`,
	} {
		r := readText(t, utf16Of(text))
		if got := cells(r, "date", "lat", "lon"); got != "2021-03-04|14.25|-5.99\n" || !strings.Contains(strings.Join(said(r), "|"), "UTF-16") {
			t.Errorf("%s: %s; %v", name, got, r.Problems)
		}
	}
}

func TestADamagedShapefileSaysSo(t *testing.T) {
	whole, rows := shapefileOf()
	with := func(at int, bytes ...byte) []byte {
		changed := slices.Clone(whole)
		copy(changed[at:], bytes)
		return changed
	}
	const (
		again          = ", save or download the Shapefile again"
		ofRow          = again + ", or draw the shape of this row anew"
		first, second  = 100 + 8, 100 + 28 + 8 // the contents of records
		line           = second + 28
		parts, numbers = line + 36, line + 40
	)
	for name, c := range map[string]struct {
		shp, dbf []byte
		rows     int
		want     string
	}{
		"cut in a shape":      {whole[:len(whole)-1], rows, 1, "x:3: the .shp is cut off before the end of this row's shape" + ofRow},
		"cut between shapes":  {with(24, 0, 1)[:line-8], rows, 1, "x:3: the .shp is cut off before the end of this row's shape" + ofRow},
		"cut in its header":   {whole[:50], rows, 0, "x: its .shp is cut off before the first shape" + again},
		"many points":         {with(numbers, 0, 0, 0, 0x40), rows, 1, "x:3: the geometry can't be read" + ofRow},
		"no points":           {with(numbers, 0, 0, 0, 0), rows, 1, "x:3: the geometry can't be read" + ofRow},
		"many parts":          {with(parts, 0, 0, 0, 0x40), rows, 1, "x:3: the geometry can't be read" + ofRow},
		"a part from nowhere": {with(numbers+4, 9), rows, 1, "x:3: the geometry can't be read" + ofRow},
		"no number":           {with(first+4, 0, 0, 0, 0, 0, 0, 0xf8, 0x7f), rows, 1, "x:1: the geometry can't be read" + ofRow},
		"a kind that is none": {with(first, 7), rows, 1, "x:1: the geometry can't be read" + ofRow},
		"fewer shapes":        {whole[:line-8], rows, 0, "x: its .shp has 2 shapes and its .dbf 3 rows: which belongs to which isn't known" + again},
		"more shapes":         {append(slices.Clone(whole), whole[100:128]...), rows, 0, "x: its .shp has 4 shapes and its .dbf 3 rows: which belongs to which isn't known" + again},
		"rows cut":            {whole, rows[:len(rows)-1], 0, "x: its .dbf is cut off: 2 of 3 rows are there" + again},
		"metres without .prj": {with(first+12, 0, 0, 0, 0, 0, 0x6a, 0x18, 0x41), rows, 0, "x: its coordinates are no degrees, and there is no .prj, which says what they are, put the .prj of the same name beside it"},
	} {
		r := read(t, fstest.MapFS{"x": {Data: c.shp}, "x.dbf": {Data: c.dbf}, "x.cpg": {Data: []byte("1252")}}, "x", Options{})
		if r.Table.Len() != c.rows || len(r.Problems) != 1 || r.Problems[0].Message() != c.want {
			t.Errorf("%s: %d rows, %v, want %s", name, r.Table.Len(), r.Problems, c.want)
		}
	}
}

func TestGridReferencesAreDegrees(t *testing.T) {
	for cell, want := range map[string]string{
		"30PTB7790077700":      "15.17 -5.07 0.00",
		"31U DQ 48251 11932":   "48.86 2.29 0.00", // the Eiffel Tower
		"33XWG1234":            "77.79 15.53 0.71",
		"18SUJ23480647":        "38.89 -77.04 0.01",
		"56H LH 3490 5210":     "-33.86 151.22 0.01", // Sydney
		"30P 177900 1577700":   "14.25 -5.98 0.00",
		"31U 448251E 5411932N": "48.86 2.29 0.00",
		"61PTB7790077700":      "none",
		"30PIB7790077700":      "none",
		"30PTB779007770":       "none",
		"hello":                "none",
	} {
		got := "none"
		if lat, lon, km, ok := readGrid(cell); ok {
			got = fmt.Sprintf("%.2f %.2f %.2f", lat, lon, km)
		}
		if got != want {
			t.Errorf("%s is at %s, want %s", cell, got, want)
		}
	}
}
