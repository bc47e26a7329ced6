package compose

import (
	"strings"
	"testing"
	"testing/fstest"

	"lectern/app/atlas"
	"lectern/app/brief"
	"lectern/app/typeset"
)

func TestTheCardOfAnIncidentAtSeaTellsSeaAndCoast(t *testing.T) {
	b, _ := brief.Open(fstest.MapFS{
		"brief.md":      {Data: []byte("---\nlectern: 1\ntitle: T\nas-of: 2024-03-25\n---\n\n# A {#a}\n\nText.\n")},
		"incidents.csv": {Data: []byte("id,date,country,place,lat,lon,location_precision\nship,2023-11-19,,Off Hodeidah,14.8,42.2,near\ntown,2023-11-20,Yemen,Sanaa,15.35,44.21,town\n")},
	}, brief.Options{Gazetteer: atlas.Load()})
	words := func(id string) string {
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
	if got := words("ship"); !strings.Contains(got, "at sea (Red Sea), about ") || !strings.Contains(got, " km from the coast of Yemen, which is the nearest") {
		t.Errorf("the card of the ship is\n%s", got)
	}
	if got := words("town"); strings.Contains(got, "at sea") {
		t.Errorf("the card of the town is\n%s", got)
	}
}
