package web

import (
	"bytes"
	"testing"
	"testing/fstest"

	"lectern/app/brief"
	"lectern/app/incident/synthetic"
	"lectern/app/publish/constructs"
	"lectern/app/publish/output"
)

func benchmark(b *testing.B, from *brief.Brief) {
	b.Helper()
	b.ReportAllocs()
	for b.Loop() {
		page, err := Briefing(b.Context(), from, output.Options{})
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(len(page)), "bytes/page")
	}
}

func BenchmarkPage(b *testing.B) { benchmark(b, constructs.Shipped(b, "islamic-state-khorasan")) }

func BenchmarkPageOf5000Incidents(b *testing.B) {
	var rows bytes.Buffer
	if err := synthetic.WriteCSV(&rows, synthetic.Towns(500), 5000); err != nil {
		b.Fatal(err)
	}
	const text = "---\nlectern: 1\ntitle: Many\nas-of: 2024-03-25\n---\n\n# Attacks {#attacks}\n\n```{.map}\n```\n\n```{.chart by=year}\n```\n"
	benchmark(b, constructs.Open(fstest.MapFS{"brief.md": {Data: []byte(text)}, "incidents.csv": {Data: rows.Bytes()}}))
}
