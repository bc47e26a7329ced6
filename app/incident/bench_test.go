package incident

import (
	"bytes"
	"math/rand/v2"
	"sync"
	"testing"
)

var million = sync.OnceValue(func() *Table { return randomTable(rand.New(rand.NewPCG(1, 2)), 1_000_000) })

// BenchmarkQueryMillion is a query over a million incidents with new totals.
func BenchmarkQueryMillion(b *testing.B) {
	t := million()
	for _, c := range []struct{ name, query string }{
		{"country", "country:Pakistan,Iran"},
		{"typical", `country:Afghanistan,Pakistan killed:>=10 date:2021-08..2022 tactic:"suicide bombing"`},
		{"loose", "attribution:claimed,attributed date:2016.. has:killed"},
		{"brackets", `-target:military (place:Kabul OR near:"Kabul 50km") within:60,29,75,38 has:lat`},
		{"words", "mosque"},
		{"own", "homes_flooded:>=1000"},
		{"all", ""},
	} {
		q, err := t.Parse(c.query)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			rows := 0
			for b.Loop() {
				s, err := t.Select(q, WithoutUnverified())
				if err != nil {
					b.Fatal(err)
				}
				rows = t.Totals(s).Rows
			}
			b.ReportMetric(float64(rows), "rows")
		})
	}
}

func BenchmarkHistogramMillion(b *testing.B) {
	t := million()
	s := t.All()
	for _, u := range []Unit{Days, Months, Years} {
		for _, by := range []string{"", "tactic"} {
			t.Histogram(s, Killed, u, DayOf(2015, 1, 1), DayOf(2025, 1, 1), by)
			b.Run(u.String()+by, func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					t.Histogram(s, Killed, u, DayOf(2015, 1, 1), DayOf(2025, 1, 1), by)
				}
			})
		}
	}
}

func BenchmarkGroupByMillion(b *testing.B) {
	t := million()
	m := &Measure{Do: Sum, Field: "killed"}
	for _, by := range []string{"country", "sources", "year"} {
		b.Run(by, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := t.GroupBy(by, m, t.All()); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkCrossByMillion(b *testing.B) {
	t := million()
	for _, m := range []*Measure{{Do: CountRows}, {Do: Sum, Field: "killed"}} {
		b.Run(m.String(), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := t.CrossBy(b.Context(), "country", "year", 0, m, t.All()); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkOrderMillion(b *testing.B) {
	t := million()
	s := t.All()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := t.Order(s, "killed", true); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkReadCSV(b *testing.B) {
	var file bytes.Buffer
	t := randomTable(rand.New(rand.NewPCG(3, 4)), 10_000)
	if err := t.WriteCSV(&file, t.All()); err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(file.Len()))
	b.ReportAllocs()
	for b.Loop() {
		if t, _ := ReadCSV(bytes.NewReader(file.Bytes()), "incidents.csv", world{}); t.Len() != 10_000 {
			b.Fatal(t.Len())
		}
	}
}
