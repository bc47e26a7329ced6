//go:build !nogui

package incidents

import (
	"bytes"
	"sync"
	"testing"

	"fyne.io/fyne/v2"

	"lectern/app/atlas"
	"lectern/app/brief"
	"lectern/app/draw"
	"lectern/app/figure"
	"lectern/app/incident"
	"lectern/app/incident/synthetic"
)

var million = sync.OnceValue(func() *incident.Table {
	var file bytes.Buffer
	if err := synthetic.WriteCSV(&file, synthetic.Towns(20_000), 1_000_000); err != nil {
		panic(err)
	}
	t, _ := incident.ReadCSV(&file, "incidents.csv", atlas.Load())
	return t
})

// workerOf prepares a worker with a first request about a million incidents, as a window of 1280 by
// 800 has it. The benchmark is its goroutine.
func workerOf(extent atlas.Extent) (*worker, request) {
	t := million()
	p := atlas.ForExtent(extent)
	a := &worker{table: t, last: &result{}}
	a.prepare(newMapPainter(&brief.Brief{Incidents: t}, p, atlas.Options{}))
	a.line.Axis = figure.AxisOf(t, t.All(), 0)
	ask := request{
		Question: incident.Question{Query: &incident.Query{}}, facets: true, order: newestFirst, axis: a.line.Axis, width: 1200,
		proj: p, view: atlas.Fit(p, extent, 848, 514), scale: 1, palette: &draw.Light,
	}
	ask.amount = incident.Killed
	a.last = a.find(ask)
	a.last = a.find(ask)
	return a, ask
}

var (
	world  = atlas.Extent{West: -180, South: -60, East: 180, North: 85}
	region = atlas.Extent{West: 58, South: 22, East: 80, North: 42}
)

// BenchmarkPlayMillion moves the brush by a quarter: one picture of dragging it, or of playing, with
// the map drawn and facets, list, timeline and totals found.
func BenchmarkPlayMillion(b *testing.B) {
	for _, c := range []struct {
		name   string
		extent atlas.Extent
	}{{"world", world}, {"region", region}} {
		b.Run(c.name, func(b *testing.B) {
			a, ask := workerOf(c.extent)
			first := ask.axis.First
			b.ReportAllocs()
			for n := 0; b.Loop(); n++ {
				from := first + incident.Day(n*91%11_000)
				ask.Days = &incident.Span{First: from, Last: from + 5*365}
				next := a.find(ask)
				a.painter.recycle(a.last.picture)
				a.last = next
			}
		})
	}
}

// BenchmarkFilterMillion changes a term of the filter.
func BenchmarkFilterMillion(b *testing.B) {
	a, ask := workerOf(region)
	queries := []*incident.Query{}
	for _, q := range []string{"", `tactic:"armed clash",shelling`, "country:AFG,PAK killed:>=2", "-target:military"} {
		parsed, err := a.table.Parse(q)
		if err != nil {
			b.Fatal(err)
		}
		queries = append(queries, parsed)
	}
	b.ReportAllocs()
	for n := 0; b.Loop(); n++ {
		ask.Query = queries[n%len(queries)]
		next := a.find(ask)
		a.painter.recycle(a.last.picture)
		a.last = next
	}
}

// BenchmarkPanMillion moves the map, for which its picture alone is made anew.
func BenchmarkPanMillion(b *testing.B) {
	a, ask := workerOf(region)
	step := float32(40)
	b.ReportAllocs()
	for n := 0; b.Loop(); n++ {
		if n%8 == 4 {
			step = -step
		}
		ask.view = ask.view.Pan(step, step/3)
		next := a.find(ask)
		a.painter.recycle(a.last.picture)
		a.last = next
	}
}

// BenchmarkDragOnFynesGoroutine takes a step of a drag on the goroutine that may not be held up, while the
// next picture is drawn on another.
func BenchmarkDragOnFynesGoroutine(b *testing.B) {
	m, step := shown(b).mapView, float32(2)
	b.ReportAllocs()
	for b.Loop() {
		m.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(step, step/2)})
		step = -step
	}
}
