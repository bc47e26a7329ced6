package exchange

import (
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/xuri/excelize/v2"
)

// benchmarkRows is how many rows the files of benchmarks have.
const benchmarkRows = 100_000

// benchmarkColumns are those of a file that people keep by hand.
var benchmarkColumns = []any{"id", "date", "country", "admin1", "place", "lat", "lon", "event_type", "actor", "killed", "wounded", "summary"}

// benchmarkRow returns a row of distinct ids, places and summaries.
func benchmarkRow(n int) []any {
	return []any{
		fmt.Sprintf("MLI%d", n), 42000 + n%2000, "Mali", fmt.Sprintf("Province %d", n%9), fmt.Sprintf("Place %d", n%3000), 10 + float64(n%1000)/100, -6 + float64(n%700)/100,
		[...]string{"Battle", "Attack", "Explosion"}[n%3], fmt.Sprintf("Group %d", n%40), n % 7, n % 11, fmt.Sprintf("On day %d invented men attacked an invented village, as source %d reports.", n%2000, n),
	}
}

func BenchmarkAWorkbookIsRead(b *testing.B) {
	book := excelize.NewFile()
	for n := range benchmarkRows + 1 { // not streamed, so that its texts are shared as spreadsheets write them
		row := benchmarkColumns
		if n > 0 {
			row = benchmarkRow(n)
		}
		if err := book.SetSheetRow("Sheet1", fmt.Sprintf("A%d", n+1), &row); err != nil {
			b.Fatal(err)
		}
	}
	name := filepath.Join(b.TempDir(), "x.xlsx")
	if err := book.SaveAs(name); err != nil {
		b.Fatal(err)
	}
	book.Close()
	benchmarkFile(b, name)
}

func BenchmarkAGeoPackageIsRead(b *testing.B) {
	name := filepath.Join(b.TempDir(), "x.gpkg")
	db, err := sql.Open("sqlite", name)
	if err != nil {
		b.Fatal(err)
	}
	for _, s := range []string{
		"CREATE TABLE gpkg_geometry_columns (table_name, column_name, geometry_type_name, srs_id, z, m)", "CREATE TABLE gpkg_spatial_ref_sys (srs_name, srs_id, organization, organization_coordsys_id)",
		"INSERT INTO gpkg_spatial_ref_sys VALUES ('', 4326, 'EPSG', 4326)", "INSERT INTO gpkg_geometry_columns VALUES ('t', 'geom', 'POINT', 4326, 0, 0)",
		"CREATE TABLE t (fid INTEGER PRIMARY KEY, geom BLOB, id, date, country, admin1, place, lat, lon, event_type, actor, killed, wounded, summary)", "BEGIN",
	} {
		if _, err := db.Exec(s); err != nil {
			b.Fatal(s, err)
		}
	}
	for n := range benchmarkRows {
		row := benchmarkRow(n)
		if _, err := db.Exec("INSERT INTO t VALUES (NULL, NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row...); err != nil {
			b.Fatal(err)
		}
	}
	if _, err := db.Exec("COMMIT"); err != nil {
		b.Fatal(err)
	}
	if err := db.Close(); err != nil {
		b.Fatal(err)
	}
	benchmarkFile(b, name)
}

// benchmarkFile reads a file of benchmarkRows rows.
func benchmarkFile(b *testing.B, name string) {
	b.ReportAllocs()
	for b.Loop() {
		f, err := os.Open(name)
		if err != nil {
			b.Fatal(err)
		}
		r := Read(f, "x", Options{})
		f.Close()
		if r.Table.Len() != benchmarkRows {
			b.Fatalf("%d rows, %v", r.Table.Len(), r.Problems)
		}
	}
}
