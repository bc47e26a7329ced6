package exchange

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lectern/app/incident"
)

const rows = `id,date,title,country,place,lat,lon,location_precision,location_radius_km,killed_low,killed,killed_high,attribution,sources,own
a,2016-10,"=HYPERLINK(""x"") <b> & ""quoted""",Pakistan,Quetta,30.19,67.01,near,2.5,55,,60,disputed,s1;s2,-1
b,2024-03-22,"a` + "\u202e" + `b",Russia,Moscow,,,,,,0,,,,
`

func table(t *testing.T) *incident.Table {
	t.Helper()
	table, problems := incident.ReadCSV(strings.NewReader(rows), "incidents.csv", nil)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return table
}

func TestRowsAreWrittenWithTheirTypesAndUnknownsAsNull(t *testing.T) {
	table := table(t)
	for format, want := range map[Format]string{
		JSON: `[
{"id":"a","date":"2016-10","title":"=HYPERLINK(\"x\") <b> & \"quoted\"","country":"Pakistan","place":"Quetta","lat":30.19,"lon":67.01,"location_precision":"near","location_radius_km":2.5,"killed_low":55,"killed":null,"killed_high":60,"attribution":"disputed","sources":["s1","s2"],"own":-1,"date_precision":"month","first_day":"2016-10-01","last_day":"2016-10-31"},
{"id":"b","date":"2024-03-22","title":"a\u202eb","country":"Russia","place":"Moscow","lat":null,"lon":null,"location_precision":null,"location_radius_km":null,"killed_low":null,"killed":0,"killed_high":null,"attribution":"unknown","sources":null,"own":null,"date_precision":"day","first_day":"2024-03-22","last_day":"2024-03-22"}
]
`,
		GeoJSON: `{"type":"FeatureCollection","features":[
{"type":"Feature","id":"a","geometry":{"type":"Point","coordinates":[67.01,30.19]},"properties":{"id":"a","date":"2016-10","title":"=HYPERLINK(\"x\") <b> & \"quoted\"","country":"Pakistan","place":"Quetta","location_precision":"near","location_radius_km":2.5,"killed_low":55,"killed":null,"killed_high":60,"attribution":"disputed","sources":["s1","s2"],"own":-1,"date_precision":"month","first_day":"2016-10-01","last_day":"2016-10-31"}},
{"type":"Feature","id":"b","geometry":null,"properties":{"id":"b","date":"2024-03-22","title":"a\u202eb","country":"Russia","place":"Moscow","location_precision":null,"location_radius_km":null,"killed_low":null,"killed":0,"killed_high":null,"attribution":"unknown","sources":null,"own":null,"date_precision":"day","first_day":"2024-03-22","last_day":"2024-03-22"}}
]}
`,
	} {
		var got bytes.Buffer
		if err := Write(t.Context(), &got, format, table, table.All()); err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(want, got.String()); d != "" {
			t.Errorf("%s:\n%s", format, d)
		}
		var value any
		if err := json.Unmarshal(got.Bytes(), &value); err != nil {
			t.Errorf("%s: %v", format, err)
		}
	}
}

func TestNothingSelectedIsStillADocument(t *testing.T) {
	table := table(t)
	for _, format := range []Format{JSON, GeoJSON} {
		var got bytes.Buffer
		if err := Write(t.Context(), &got, format, table, table.None()); err != nil {
			t.Fatal(err)
		}
		if !json.Valid(got.Bytes()) {
			t.Errorf("%s: %s", format, got.Bytes())
		}
	}
}

func TestEveryFormatSaysWhenItCannotWrite(t *testing.T) {
	table := table(t)
	for _, format := range FormatNames() {
		if err := Write(t.Context(), full{}, Format(format), table, table.All()); !errors.Is(err, errFull) {
			t.Errorf("%s: %v, want that the disk is full", format, err)
		}
	}
}

var errFull = errors.New("no space left")

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errFull }

func TestNoFormatIsWrittenOnceItIsCancelled(t *testing.T) {
	table := table(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for _, format := range FormatNames() {
		var out bytes.Buffer
		if err := Write(ctx, &out, Format(format), table, table.All()); !errors.Is(err, context.Canceled) || out.Len() > 0 {
			t.Errorf("%s: %v, and %d bytes", format, err, out.Len())
		}
	}
}

func TestFormatIsNamedByTheEnding(t *testing.T) {
	for file, want := range map[string]Format{
		"a.csv": CSV, "A.GeoJSON": GeoJSON, "dir.csv/x.json": JSON, "x.tsv": "tsv", "x.gpkg": "gpkg", "x.KML": "kml", "x.xlsx": "xlsx",
		"csv": "", ".csv": "", "dir/.kml": "", "a.shp": "", "": "",
	} {
		got, err := FormatOf(file)
		if got != want {
			t.Errorf("%q: %q, want %q", file, got, want)
		}
		if want == "" && (err == nil || !strings.Contains(err.Error(), ".csv, .tsv, .xlsx, .geojson, .json, .gpkg, .kml")) {
			t.Errorf("%q: %v, want all endings", file, err)
		}
	}
}

func BenchmarkGeoJSON(b *testing.B) {
	builder := incident.NewBuilder(nil)
	table, _ := incident.ReadCSV(strings.NewReader(rows), "incidents.csv", nil)
	row, _ := table.Index("a")
	x := table.At(row)
	for i := range 10_000 {
		x.ID = fmt.Sprint("a", i)
		if err := builder.Add(&x); err != nil {
			b.Fatal(err)
		}
	}
	many := builder.Table()
	var out bytes.Buffer
	for b.Loop() {
		out.Reset()
		if err := Write(b.Context(), &out, GeoJSON, many, many.All()); err != nil {
			b.Fatal(err)
		}
	}
	b.SetBytes(int64(out.Len()))
}
