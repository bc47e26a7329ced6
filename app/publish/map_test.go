package publish

import (
	"testing"
	"testing/fstest"

	"lectern/app/brief"
	"lectern/app/draw"
)

// A map of a brief whose language is none says that it is in the default one.
func TestAMapOfABriefInNoLanguageNamesOne(t *testing.T) {
	b, _ := brief.Open(fstest.MapFS{"brief.md": {Data: []byte("---\nlectern: 1\ntitle: T\nlang: English, please\nas-of: 2033-04-02\n---\n\n# A {#a}\n\nText.\n")}}, brief.Options{})
	if m := NewMap(b.Incidents, b.Incidents.All(), b, MapOptions{Width: 400, Height: 300, Scale: 1, Palette: &draw.Light, Title: "T"}); m.lang != "en-GB" {
		t.Errorf("the map is in %q", m.lang)
	}
}

func TestMapWritersAreFoundByTheirEnding(t *testing.T) {
	for ending, want := range map[string]bool{".png": true, ".svg": true, ".pdf": true, ".csv": false, ".geojson": false, ".gif": false, "": false} {
		if got := MapWriter(ending) != nil; got != want {
			t.Errorf("%q makes a map: %v", ending, got)
		}
	}
}
