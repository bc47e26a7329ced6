package exchange

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

func draftOf(t *testing.T, text string) *Draft {
	t.Helper()
	f, err := fstest.MapFS{"x.csv": {Data: []byte(text)}}.Open("x.csv")
	if err != nil {
		t.Fatal(err)
	}
	d, err := NewDraft(f, "x.csv", Options{Gazetteer: known{}})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestADraftGuessesColumnsByNamesAndValues(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"date,place,country,killed\n2021-03-04,Alvar,Mali,3\n", "country:country date:date killed:killed place:place"},
		{"Wann,Wo,Gemeldet aus,GPS\n04.03.2021,Alvar,Mali,\"14.25, -5.99\"\n25.03.2021,Belmo,Mali,\"14.3, -5.9\"\n", "country:Gemeldet aus date:Wann point:GPS"},
		{"n,when it was,x y z\n1,2021,three\n2,2022,four\n", ""},
		{"Wann,Wo\n3–5 March 2024,Alvar\nlate March 2024,Belmo\n", "date:Wann"},
		{"a,lat,lon,b\n1,14.25,-5.99,\"1.2, 3.4\"\n", "lat:lat lon:lon"},
	} {
		d := draftOf(t, c.text)
		var got []string
		for target := range d.Mapping.Columns {
			column, _ := d.Mapping.Column(target)
			got = append(got, target+":"+column)
		}
		slices.Sort(got)
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%q: %s, want %s", c.text, s, c.want)
		}
	}
}

func TestAMappingKeepsThePartsOfAPoint(t *testing.T) {
	const text = "Wann,Wo,Land,Lat deg,Lat min,Lon deg,Lon min\n2021-03-04,Alvar,Mali,14,15,-5,30\n"
	d := draftOf(t, text)
	m := d.Mapping.With("date", "Wann", "").With("place", "Wo", "").With("country", "Land", "")
	if r := d.Preview(m); r.Table.Len() != 1 || r.Table.Cell("lat", 0) != "14.25" || r.Table.Cell("lon", 0) != "-5.5" {
		t.Errorf("%v, %v", r.Table, r.Problems)
	}
	r := read(t, fstest.MapFS{"x": {Data: []byte(text)}}, "x", Options{Mapping: &Profile{Columns: map[string]Rule{"date": {From: names{"Wann"}}, "country": {From: names{"Land"}}}}})
	if r.Table.Len() != 1 || r.Table.Cell("lat", 0) != "14.25" {
		t.Errorf("%v, %v", r.Table, r.Problems)
	}
}

func TestAPreviewShowsWhatRowsBecome(t *testing.T) {
	var rows strings.Builder
	rows.WriteString("Wann;Wo;Tote\n")
	for i := range 40 {
		fmt.Fprintf(&rows, "%02d/03/2021;Alvar;%d\n", i%28+1, i)
	}
	d := draftOf(t, rows.String())
	m := d.Mapping.With("date", "Wann", "").With("place", "Wo", "").With("killed", "Tote", "").With("deaths", "", "")
	if r := d.Preview(m); r.Report.Aside != DraftRows { // no country
		t.Errorf("%d read, %d set aside", r.Report.Read, r.Report.Aside)
	}
	m.Columns["country"] = Rule{Value: "Mali"}
	r := d.Preview(m)
	if r.Table.Len() != DraftRows || r.Table.Cell("date", 0) != "2021-03-01" || r.Table.Killed(2).Best != 2 {
		t.Errorf("%d rows, %v", r.Table.Len(), r.Problems)
	}
	if r := d.Preview(m.With("date", "Wann", "mdy")); r.Report.Read == DraftRows {
		t.Error("days above 12 are months")
	}
	if r := d.Preview(m.With("date", "", "")); len(r.Problems) != 1 || r.Problems[0].What != "no column is said to be that of a date" {
		t.Errorf("without a date: %v", r.Problems)
	}
	text, err := m.Text()
	if err != nil {
		t.Fatal(err)
	}
	again, err := ParseProfile(text, "m.yaml")
	if err != nil || d.Preview(again).Table.Len() != DraftRows {
		t.Errorf("%s: %v", text, err)
	}
}

func TestADraftAsksForTheOrderThatNothingTells(t *testing.T) {
	for text, want := range map[string]bool{
		"date,place\n04/03/2021,Alvar\n05/03/2021,Belmo\n": true,
		"date,place\n04/03/2021,Alvar\n25/03/2021,Belmo\n": false,
		"date,place\n04.03.2021,Alvar\n":                   false,
		"date,place\n2021-03-04,Alvar\n":                   false,
		"date,place\n03/03/2021,Alvar\n":                   false,
		"date,place\n13/03/2021,Alvar\n03/13/2021,Belmo\n": true, // mixed: no order reads all
	} {
		if got := draftOf(t, text).AsksOrder("date"); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

func TestADraftReadsADateOfItsParts(t *testing.T) {
	d := draftOf(t, "Year,Month,Day,Land,Wo,Farbe\n2023,April,15,Mali,Gao,rot\n")
	m := d.Mapping.With("place", "Wo", "")
	if got := cells(d.Preview(m), "date", "place"); got != "2023-04-15|Gao\n" {
		t.Errorf("it is read as %s", got)
	}
	if got := d.Unused(m); !slices.Equal(got, []string{"Farbe"}) {
		t.Errorf("nothing is read from %v", got)
	}
}
