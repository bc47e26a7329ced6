package compose

import (
	"strings"
	"testing"
	"testing/fstest"

	"lectern/app/atlas"
	"lectern/app/brief"
	"lectern/app/draw"
	"lectern/app/typeset"
)

// Whatever columns a table of incidents has and whatever of an incident isn't written, its row leads to
// it, from words that say which it is.
func TestEveryRowOfATableLeadsToItsIncident(t *testing.T) {
	table := "id,date,country,place,title,tactic,killed,sources\n" +
		"a,2032-01-02,Afghanistan,Kabul,Fire,Brand,,x\n" +
		"b,2032-01-03,Pakistan,Quetta,,Brand,3,\n" +
		"c,2032-01-04,Iran,Kerman,,,4,\n"
	text := "---\nlectern: 1\ntitle: T\nlang: de\nas-of: 2033-04-02\n---\n\n# A {#a}\n\nText [@x].\n"
	b, _ := brief.Open(fstest.MapFS{
		"brief.md": {Data: []byte(text)}, "incidents.csv": {Data: []byte(table)}, "sources.yaml": {Data: []byte("references:\n- id: x\n  type: book\n  title: X\n")},
	}, brief.Options{Gazetteer: atlas.Load()})
	for columns, want := range map[string][3]string{
		"date,title,place":        {"Fire", "Brand, Quetta", "en: Incident, Kerman"},
		"killed,date,place":       {"Kabul, Afghanistan", "Quetta, Pakistan", "Kerman, Iran"},
		"tactic,country,date":     {"Brand", "Brand", "Iran"},
		"sources,killed,date":     {"en: 2\u00a0Jan\u00a02032", "en: 3\u00a0Jan\u00a02032", "en: 4\u00a0Jan\u00a02032"},
		"sources,wounded,killed":  {"en: unknown", "en: unknown", "en: unknown"},
		"summary,attribution":     {"en: unknown", "en: unknown", "en: unknown"},
		"sources":                 {},
		"nonesuch,title,nonesuch": {"Fire", "Brand, Quetta", "en: Incident, Kerman"},
	} {
		c := New(b, Page(), 372, 471, typeset.NewSetter())
		rows, err := b.Incidents.Order(b.Incidents.All(), "date", false)
		if err != nil {
			t.Fatal(err)
		}
		var d Document
		c.Table(&d, typeset.NewElement(draw.Tag{Role: draw.Table}), rows, strings.Split(columns, ","))
		got := map[string]string{}
		for _, block := range d.Blocks {
			for _, s := range block.Text.Spans {
				if id, is := strings.CutPrefix(s.Link, "incident:"); is {
					words := block.Text.String[s.Start:s.End]
					if s.Tag != nil && s.Tag.Lang != "" {
						words = s.Tag.Lang + ": " + words
					}
					got[id] += words
				}
			}
		}
		for i, id := range []string{"a", "b", "c"} {
			if got[id] != want[i] {
				t.Errorf("%s: the row of %s leads to it from %q, want %q", columns, id, got[id], want[i])
			}
		}
	}
}
