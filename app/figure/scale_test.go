package figure

import (
	"bytes"
	"sync"
	"testing"

	"lectern/app/atlas"
	"lectern/app/draw"
	"lectern/app/draw/raster"
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

var views = []struct {
	name   string
	extent atlas.Extent
}{
	{"world", atlas.Extent{West: -180, South: -60, East: 180, North: 85}},
	{"region", atlas.Extent{West: 58, South: 22, East: 80, North: 42}},
	{"city", atlas.Extent{West: 68, South: 34, East: 70, North: 35.5}},
}

// filters holds the queries that peers/peers.mjs measures, too.
var filters = []struct{ name, query string }{
	{"all", ""},
	{"loose", `tactic:"armed clash",shelling`},
	{"narrow", "country:AFG,PAK killed:>=2"},
}

// BenchmarkFilterChangeMillion is all that a desk finds anew when the filter changes: totals, facets,
// the timeline's bins, the list's first page and the map's cells, on the processors that there are.
func BenchmarkFilterChangeMillion(b *testing.B) {
	t := million()
	world := atlas.Extent{West: -180, South: -60, East: 180, North: 85}
	p := atlas.ForExtent(world)
	m := NewMap(t, t.All(), p, atlas.Options{}, Screen)
	m.View = atlas.Fit(p, world, 1280, 800)
	line := NewTimeline(t, t.All(), t.All(), 0, Screen)
	for _, c := range filters {
		q, err := t.Parse(c.query)
		if err != nil {
			b.Fatal(err)
		}
		question := incident.Question{Query: q}
		var page [20]incident.Row
		change := func() {
			a, err := t.Answer(question)
			if err != nil {
				b.Fatal(err)
			}
			var group sync.WaitGroup
			group.Go(func() {
				list, _ := t.List(a.Shown, "date", true)
				list.Page(page[:0], 0, len(page))
				line.AllDates, line.Shown = a.AllDates, a.Shown
				line.Count(1240)
				_, _ = t.Facets(question, a.Shown, incident.FacetFields...)
			})
			m.Selection = a.Shown
			m.Cluster()
			group.Wait()
		}
		change() // the first one sorts the list
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				change()
			}
		})
	}
}

// BenchmarkClusterMillion makes the symbols of a million incidents.
func BenchmarkClusterMillion(b *testing.B) {
	t := million()
	for _, v := range views {
		p := atlas.ForExtent(v.extent)
		m := NewMap(t, t.All(), p, atlas.Options{}, Screen)
		m.View = atlas.Fit(p, v.extent, 1280, 800)
		for _, c := range filters {
			q, err := t.Parse(c.query)
			if err != nil {
				b.Fatal(err)
			}
			if m.Selection, err = t.Select(q); err != nil {
				b.Fatal(err)
			}
			b.Run(v.name+"/"+c.name, func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					m.Cluster()
				}
				b.ReportMetric(float64(len(m.clusters.Symbols)), "symbols")
			})
		}
	}
}

// BenchmarkMapFrameMillion draws them with their map, as a window does.
func BenchmarkMapFrameMillion(b *testing.B) { mapFrames(b, false) }

// BenchmarkShadedFrameMillion draws their map shaded by provinces.
func BenchmarkShadedFrameMillion(b *testing.B) { mapFrames(b, true) }

func mapFrames(b *testing.B, shaded bool) {
	t := million()
	for _, c := range views {
		p := atlas.ForExtent(c.extent)
		m := NewMap(t, t.All(), p, atlas.Options{}, Screen)
		m.View, m.Bare, m.Shaded = atlas.Fit(p, c.extent, 1280, 800), true, shaded
		img, _ := raster.NewImage(1280, 800, 1, draw.Light.Sea)
		halves := raster.NewHalves()
		frame := func() {
			var clustered, drawn sync.WaitGroup
			clustered.Go(m.Cluster)
			var land, above draw.Recording
			m.Land(&land, &draw.Light)
			drawn.Go(func() { halves.Show(&land, img, 1) })
			clustered.Wait()
			m.Above(&above, &draw.Light)
			drawn.Wait()
			halves.Show(&above, img, 1)
		}
		frame()
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				frame()
			}
		})
	}
}

// BenchmarkFindProvincesMillion is what the first map that is shaded by provinces waits for.
func BenchmarkFindProvincesMillion(b *testing.B) {
	t := million()
	for b.Loop() {
		findProvinces(t)
	}
}

// BenchmarkShadingMillion adds them up by province.
func BenchmarkShadingMillion(b *testing.B) {
	t := million()
	m := NewMap(t, t.All(), atlas.ForExtent(views[0].extent), atlas.Options{}, Screen)
	m.places.provinces()
	for _, c := range filters {
		q, err := t.Parse(c.query)
		if err != nil {
			b.Fatal(err)
		}
		s, err := t.Select(q)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				m.places.Shading(s, incident.Killed, nil)
			}
		})
	}
}
