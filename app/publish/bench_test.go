package publish

import (
	"testing"

	"lectern/app/atlas"
	"lectern/app/brief"
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

func BenchmarkExportBriefing(b *testing.B) {
	from := shipped(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Briefing(b.Context(), from, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkExportSlides(b *testing.B) {
	from := shipped(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Slides(b.Context(), from, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
