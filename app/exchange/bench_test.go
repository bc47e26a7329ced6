package exchange

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"lectern/app/incident"
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
	rows := [][]any{benchmarkColumns}
	for n := range benchmarkRows {
		rows = append(rows, benchmarkRow(n))
	}
	benchmarkFile(b, workbookOf(b, false, rows)) // whose texts are shared, as spreadsheets write them
}

func BenchmarkAGeoPackageIsRead(b *testing.B) {
	var text bytes.Buffer
	out := csv.NewWriter(&text)
	cells := make([]string, len(benchmarkColumns))
	for n := range benchmarkRows + 1 {
		row := benchmarkColumns
		if n > 0 {
			row = benchmarkRow(n)
			row[1] = day1900 + incident.Day(row[1].(int))
		}
		for i, cell := range row {
			cells[i] = fmt.Sprint(cell)
		}
		if err := out.Write(cells); err != nil {
			b.Fatal(err)
		}
	}
	out.Flush()
	benchmarkFile(b, writtenAs(b, "gpkg", ownTable(b, text.String())))
}

// benchmarkFile reads a file of benchmarkRows rows.
func benchmarkFile(b *testing.B, data []byte) {
	name := filepath.Join(b.TempDir(), "x")
	if err := os.WriteFile(name, data, 0o600); err != nil {
		b.Fatal(err)
	}
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
