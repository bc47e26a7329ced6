package compose

import (
	"strings"
	"testing"
	"testing/fstest"

	"lectern/app/atlas"
	"lectern/app/brief"
	"lectern/app/typeset"
)

// wordsOfCard returns what the card of an incident says, a line a block.
func wordsOfCard(t *testing.T, b *brief.Brief, id string) string {
	t.Helper()
	row, ok := b.Incidents.Index(id)
	if !ok {
		t.Fatalf("%s is not read: %v", id, b.Problems)
	}
	one := b.Incidents.At(row)
	var all []string
	for _, block := range New(b, Screen(17), 400, 400, typeset.NewSetter()).IncidentCard(&one) {
		all = append(all, block.Text.String)
	}
	return strings.Join(all, "\n")
}

func TestTheCardOfAnIncidentOnWaterTellsSeaAndCoastOrTheLake(t *testing.T) {
	b, _ := brief.Open(fstest.MapFS{
		"brief.md": {Data: []byte("---\nlectern: 1\ntitle: T\nas-of: 2024-03-25\n---\n\n# A {#a}\n\nText.\n")},
		"incidents.csv": {Data: []byte("id,date,country,place,lat,lon,location_precision\nship,2023-11-19,,Off Hodeidah,14.8,42.2,near\ntown,2023-11-20,Yemen,Sanaa,15.35,44.21,town\n" +
			"lake,2023-11-20,Chad,Lake Chad,13.07,14.5,near\nprovince,2023-11-20,Chad,Lac,13.07,14.5,province\n")},
	}, brief.Options{Gazetteer: atlas.Load()})
	if got := wordsOfCard(t, b, "ship"); !strings.Contains(got, "at sea (Red Sea), about ") || !strings.Contains(got, " km from the coast of Yemen, which is the nearest") {
		t.Errorf("the card of the ship is\n%s", got)
	}
	if got := wordsOfCard(t, b, "lake"); !strings.Contains(got, "on Lake Chad") || strings.Contains(got, "at sea") {
		t.Errorf("the card of what happened on a lake is\n%s", got)
	}
	if got := wordsOfCard(t, b, "province"); strings.Contains(got, "on Lake Chad") {
		t.Errorf("the card of what is placed to a province is\n%s", got)
	}
	if got := wordsOfCard(t, b, "town"); strings.Contains(got, "at sea") || strings.Contains(got, "on ") && strings.Contains(got, "Lake") {
		t.Errorf("the card of the town is\n%s", got)
	}
}

func TestTheCardShowsTheColumnsOfTheFilesOwn(t *testing.T) {
	b, _ := brief.Open(fstest.MapFS{
		"brief.md": {Data: []byte("---\nlectern: 1\ntitle: T\nas-of: 2024-03-25\nmeasures: [deaths]\n---\n\n# A {#a}\n\nText.\n")},
		"incidents.csv": {Data: []byte("id,date,country,place,title,deaths_low,deaths,admin2,dyad,number_of_sources,note\n" +
			"own,2023-11-19,Yemen,Sanaa,One - Other,3,4,Bani Hushaysh,One - Other,2," + strings.Repeat("long ", 300) + "\nbare,2023-11-20,Yemen,Sanaa,T,,5,,,,\n")},
	}, brief.Options{Gazetteer: atlas.Load()})
	got := wordsOfCard(t, b, "own")
	for _, want := range []string{"Further columns of the file", "District\nBani Hushaysh", "Number of sources\n2", "Note\nlong long", "long …"} {
		if !strings.Contains(got, want) {
			t.Errorf("the card lacks %q:\n%s", want, got)
		}
	}
	if strings.Contains(got, "Deaths low") || strings.Contains(got, "Dyad") || strings.Count(got, "long ") > longestCell/5 {
		t.Errorf("the card says something twice, or all of a long cell:\n%s", got)
	}
	if got := wordsOfCard(t, b, "bare"); strings.Contains(got, "Further columns") {
		t.Errorf("the card of one without has\n%s", got)
	}
}
