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
				if s.Link.Kind == LinkIncident {
					words := block.Text.String[s.Start:s.End]
					if s.Tag != nil && s.Tag.Lang != "" {
						words = s.Tag.Lang + ": " + words
					}
					got[s.Link.ID] += words
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

// A table shows whatever column the incidents have, numbers flush right and headed in words; only those of
// the format are headed by the program's own.
func TestTablesShowEveryColumnThereIs(t *testing.T) {
	table := "id,date,date_end,country,place,title,event_type,killed_low,killed_high,lat,lon,confidence,homes_flooded,Rescued by,verification\n" +
		"a,2032-01-02,2032-01-05,Iran,Kerman,Fire,flood,2,,30.5,57,high,1118,boats,confirmed\n" +
		"b,2032-01-03,,Iran,Kerman,Fog,,,,,,,,3,\n"
	b, _ := brief.Open(fstest.MapFS{
		"brief.md":      {Data: []byte("---\nlectern: 1\ntitle: T\nlang: de\nas-of: 2033-04-02\n---\n\n# A {#a}\n\nText.\n")},
		"incidents.csv": {Data: []byte(table)},
	}, brief.Options{Gazetteer: atlas.Load()})
	for column, want := range map[string]struct {
		cells  [3]string
		figure bool
	}{
		"event_type":    {[3]string{"en: Type of event", "flood", ""}, false},
		"Event Type":    {[3]string{"en: Type of event", "flood", ""}, false},
		"homes_flooded": {[3]string{"Homes flooded", "1118", "en: unknown"}, true},
		"rescued_by":    {[3]string{"Rescued by", "boats", "3"}, false},
		"killed_low":    {[3]string{"en: Killed, lowest", "en: 2", "en: unknown"}, true},
		"date_end":      {[3]string{"en: Until", "en: 5\u00a0Jan\u00a02032", ""}, false},
		"lat":           {[3]string{"en: Latitude", "30.5", "en: unknown"}, true},
		"confidence":    {[3]string{"en: Confidence", "en: high", ""}, false},
		"verification":  {[3]string{"en: Verification", "en: confirmed", ""}, false},
		"id":            {[3]string{"en: ID", "a", "b"}, false},
	} {
		c := New(b, Page(), 372, 471, typeset.NewSetter())
		rows, err := b.Incidents.Order(b.Incidents.All(), "", false)
		if err != nil {
			t.Fatal(err)
		}
		var d Document
		c.Table(&d, typeset.NewElement(draw.Tag{Role: draw.Table}), rows, []string{"title", column})
		var got [3]string
		for i := range got {
			block := d.Blocks[2*i+1]
			got[i] = block.Text.String
			if s := block.Text.Spans; len(s) > 0 && s[0].Tag != nil && s[0].Tag.Lang != "" && got[i] != "" {
				got[i] = s[0].Tag.Lang + ": " + got[i]
			}
			if block.Flush != want.figure {
				t.Errorf("%s: %q flush right: %v", column, got[i], block.Flush)
			}
		}
		if got != want.cells {
			t.Errorf("%s: %q, want %q", column, got, want.cells)
		}
	}
}

func TestACaptionContinuedKeepsItsDirections(t *testing.T) {
	b, _ := brief.Open(fstest.MapFS{}, brief.Options{})
	c := New(b, Page(), 372, 471, typeset.NewSetter())
	var caption typeset.Text
	caption.Add("Attacks of ", &c.Sheet.FigureTitle.Style)
	caption.Add("ولاية خراسان", &c.Sheet.FigureTitle.Style).Dir = "rtl"
	if spans := c.continued(typeset.Block{Text: caption}).Text.Spans; spans[0].Dir != "" || spans[1].Dir != "rtl" {
		t.Errorf("its directions are %q and %q", spans[0].Dir, spans[1].Dir)
	}
}
