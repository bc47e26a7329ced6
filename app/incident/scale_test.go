package incident

import (
	"bytes"
	"runtime"
	"sync"
	"testing"

	"lectern/app/incident/synthetic"
)

// millionCSV is about 85 MB, as issue and README have it.
var millionCSV = sync.OnceValue(func() []byte {
	var file bytes.Buffer
	if err := synthetic.WriteCSV(&file, synthetic.Towns(20_000), 1_000_000); err != nil {
		panic(err)
	}
	return file.Bytes()
})

// BenchmarkReadMillion opens a million incidents from CSV.
func BenchmarkReadMillion(b *testing.B) {
	file := millionCSV()
	b.SetBytes(int64(len(file)))
	b.ReportAllocs()
	for b.Loop() {
		if t, problems := ReadCSV(bytes.NewReader(file), "incidents.csv", nil); t.Len() != 1_000_000 || len(problems) > 0 {
			b.Fatal(t.Len(), problems)
		}
	}
}

// BenchmarkMemoryOfMillion says what a million incidents keep, once read.
func BenchmarkMemoryOfMillion(b *testing.B) {
	file := millionCSV()
	var t *Table
	for b.Loop() {
		var before, after runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&before)
		t, _ = ReadCSV(bytes.NewReader(file), "incidents.csv", nil)
		t.Points()
		runtime.GC()
		runtime.ReadMemStats(&after)
		b.ReportMetric(float64(after.HeapAlloc-before.HeapAlloc)/1e6, "MB-kept")
		runtime.KeepAlive(t)
		t = nil
	}
}
