package incident

import (
	"bytes"
	"runtime"
	"sync"
	"testing"

	"lectern/app/incident/synthetic"
	"lectern/app/problem"
)

// millionCSV is about 85 MB, as issue and README have it.
var millionCSV = sync.OnceValue(func() []byte {
	var file bytes.Buffer
	if err := synthetic.WriteCSV(&file, synthetic.Towns(20_000), 1_000_000); err != nil {
		panic(err)
	}
	return file.Bytes()
})

// narratedCSV is of the shape of real data, with texts that are distinct: about 210 MB.
var narratedCSV = sync.OnceValue(func() []byte {
	var file bytes.Buffer
	if err := synthetic.WriteNarrated(&file, synthetic.Towns(20_000), 1_000_000); err != nil {
		panic(err)
	}
	return file.Bytes()
})

// BenchmarkReadNarratedMillion opens a million incidents with titles and summaries.
func BenchmarkReadNarratedMillion(b *testing.B) {
	file := narratedCSV()
	b.SetBytes(int64(len(file)))
	b.ReportAllocs()
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	var t *Table
	for b.Loop() {
		var problems problem.List
		if t, problems = ReadCSV(bytes.NewReader(file), "incidents.csv", nil); t.Len() != 1_000_000 || len(problems) > 0 {
			b.Fatal(t.Len(), problems)
		}
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	b.ReportMetric(float64(after.HeapAlloc-before.HeapAlloc)/1e6, "MB-kept")
	runtime.KeepAlive(t)
}

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
		runtime.GC()
		runtime.ReadMemStats(&after)
		b.ReportMetric(float64(after.HeapAlloc-before.HeapAlloc)/1e6, "MB-kept")
		runtime.KeepAlive(t)
		t = nil
	}
}

var syntheticMillion = sync.OnceValue(func() *Table {
	t, _ := ReadCSV(bytes.NewReader(millionCSV()), "incidents.csv", nil)
	return t
})

// BenchmarkFilterChangeMillion is all that a desk asks of its table when the filter changes, but
// for the cells of the map.
func BenchmarkFilterChangeMillion(b *testing.B) {
	t := syntheticMillion()
	days := &Span{DayOf(2010, 1, 1), DayOf(2019, 12, 31)}
	for _, c := range []struct {
		name, query string
		days        *Span
	}{
		{"all", "", nil},
		{"country", "country:AFG,SYR,IRQ", nil},
		{"typical", `country:AFG,PAK killed:>=2 tactic:"armed clash",shelling`, nil},
		{"brush", "-target:military", days},
	} {
		q, err := t.Parse(c.query)
		if err != nil {
			b.Fatal(err)
		}
		question := Question{Query: q, Days: c.days}
		parts := []struct {
			name string
			do   func(a *Answer)
		}{
			{"facets", func(a *Answer) { _, err = t.Facets(question, a.Shown, FacetFields...) }},
			{"histogram", func(a *Answer) { t.Histogram(a.AllDates, Killed, Months, Earliest, Latest, "") }},
			{"shownHistogram", func(a *Answer) { t.Histogram(a.Shown, Killed, Months, Earliest, Latest, "") }},
			{"list", func(a *Answer) {
				var page [20]Row
				var list Listing
				list, err = t.List(a.Shown, "date", true)
				list.Page(page[:0], 0, 20)
			}},
		}
		run := func(name string, do func(*Answer)) {
			b.Run(c.name+"/"+name, func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					a, e := t.Answer(question)
					if do(&a); e != nil || err != nil {
						b.Fatal(e, err)
					}
				}
			})
		}
		run("answer", func(*Answer) {})
		for _, p := range parts {
			run("answer+"+p.name, p.do)
		}
		run("whole", func(a *Answer) {
			for _, p := range parts {
				p.do(a)
			}
		})
	}
}

// BenchmarkCrosstabMillion is a table of two fields, as figure/peers measures it, too.
func BenchmarkCrosstabMillion(b *testing.B) {
	t := syntheticMillion()
	for _, c := range []struct {
		name, rows, columns string
		measure             Measure
	}{
		{"count", "country", "year", Measure{Do: CountRows}},
		{"killed", "tactic", "target", Measure{Do: Sum, Field: "killed"}},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := t.CrossBy(b.Context(), c.rows, c.columns, 0, &c.measure, t.All()); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
