package publish

import (
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"lectern/app/brief"
	"lectern/app/draw"
	"lectern/app/publish/constructs"
)

// A map of a brief whose language is none says that it is in the default one.
func TestAMapOfABriefInNoLanguageNamesOne(t *testing.T) {
	b, _ := brief.Open(fstest.MapFS{"brief.md": {Data: []byte("---\nlectern: 1\ntitle: T\nlang: English, please\nas-of: 2033-04-02\n---\n\n# A {#a}\n\nText.\n")}}, brief.Options{})
	if m := NewMap(b.Incidents, b.Incidents.All(), b, MapOptions{Width: 400, Height: 300, Scale: 1, Palette: &draw.Light, Title: "T"}); m.lang != "en-GB" {
		t.Errorf("the map is in %q", m.lang)
	}
}

// A map of rates says of when its populations are, and after whom.
func TestAMapOfRatesNamesItsPopulations(t *testing.T) {
	b := constructs.Open(fstest.MapFS{
		"brief.md":        {Data: []byte("---\nlectern: 1\ntitle: T\nas-of: 2033-04-02\n---\n\n# A {#a}\n\nText.\n")},
		"incidents.csv":   {Data: []byte("id,date,country,admin1,lat,lon,killed\na,2033-01-02,Afghanistan,Kabul,34.5,69.2,3\n")},
		"sources.yaml":    {Data: []byte("references:\n- {id: s, type: report, title: A count, author: [{literal: Census Office}], issued: 2031}\n")},
		"populations.csv": {Data: []byte("country,admin1,population,year,source\nAfghanistan,Kabul,4000000,2031,s\n")},
	})
	m := NewMap(b.Incidents, b.Incidents.All(), b, MapOptions{Width: 900, Height: 600, Scale: 1, Palette: &draw.Light, Title: "T", Rate: true, Shaded: true})
	made, err := m.SVG()
	if err != nil {
		t.Fatal(err)
	}
	if words := strings.Join(strings.Fields(regexp.MustCompile("<[^>]*>").ReplaceAllString(string(made), " ")), " "); !strings.Contains(words, "Populations of 2031, after Census Office") {
		t.Errorf("it says %s", words)
	}
}

func TestMapWritersAreFoundByTheirEnding(t *testing.T) {
	for ending, want := range map[string]bool{".png": true, ".svg": true, ".pdf": true, ".csv": false, ".geojson": false, ".gif": false, "": false} {
		if got := MapWriter(ending) != nil; got != want {
			t.Errorf("%q makes a map: %v", ending, got)
		}
	}
}
