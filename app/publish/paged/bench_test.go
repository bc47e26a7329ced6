package paged

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/fstest"

	"lectern/app/atlas"
	"lectern/app/brief"
	"lectern/app/publish/constructs"
	"lectern/app/publish/output"
	"lectern/briefs"
)

func shipped(b *testing.B) *brief.Brief {
	b.Helper()
	folder, err := briefs.Open("islamic-state-khorasan")
	if err != nil {
		b.Fatal(err)
	}
	opened, _ := brief.Open(folder, brief.Options{Gazetteer: atlas.Load()})
	return opened
}

// crowded is the shipped brief's text over so many incidents.
func crowded(b *testing.B, rows int) *brief.Brief {
	b.Helper()
	folder, err := briefs.Open("islamic-state-khorasan")
	if err != nil {
		b.Fatal(err)
	}
	files := fstest.MapFS{"incidents.csv": {Data: invented(rows)}}
	opened, _ := brief.Open(constructs.Over(files, folder), brief.Options{Gazetteer: atlas.Load()})
	if opened.Incidents.Len() != rows {
		b.Fatalf("%d of %d incidents were read", opened.Incidents.Len(), rows)
	}
	return opened
}

// invented is a table of incidents about Kabul and Quetta, the same each time.
func invented(rows int) []byte {
	var out strings.Builder
	out.WriteString("id,date,title,country,admin1,place,lat,lon,location_precision,tactic,target,killed_low,killed_high,wounded,attribution,verification,summary,sources\n")
	r := rand.New(rand.NewPCG(1, 2))
	pick := func(words ...string) string { return words[r.IntN(len(words))] }
	for i := range rows {
		low := r.IntN(40)
		fmt.Fprintf(&out, "i%d,20%02d-%02d-%02d,%s of a %s in district %d,%s,,%s,%.2f,%.2f,%s,%s,%s,%d,%d,%d,%s,%s,%s,crs-if10604\n",
			i, 15+r.IntN(9), 1+r.IntN(12), 1+r.IntN(28), pick("Bombing", "Shooting", "Raid"), pick("bazaar", "mosque", "checkpoint", "school"), r.IntN(30),
			pick("Afghanistan", "Pakistan"), pick("Kabul", "Quetta", "Peshawar", "Jalalabad"), 30+5*r.Float64(), 64+6*r.Float64(), pick("exact", "town", "district"),
			pick("suicide bombing", "armed assault"), pick("place of worship", "security forces", "education"), low, low+r.IntN(9), r.IntN(90),
			pick("claimed", "attributed", "unknown"), pick("confirmed", "reported"), pick("Gunmen came at dusk.", "It was one of several that day."))
	}
	return []byte(out.String())
}

func BenchmarkExportBriefing(b *testing.B) {
	from := shipped(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Briefing(b.Context(), from, output.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

// Goals: 0.4 s, and 130 MB for the whole process.
func BenchmarkExportBriefingOf5000Incidents(b *testing.B) {
	from := crowded(b, 5000)
	b.ReportAllocs()
	for b.Loop() {
		data, err := Briefing(b.Context(), from, output.Options{})
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(len(data))/1e6, "MB/file")
	}
}

func BenchmarkExportSlides(b *testing.B) {
	from := shipped(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Slides(b.Context(), from, output.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
