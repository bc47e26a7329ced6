package exchange

import (
	"bytes"
	"strings"
	"testing"

	"lectern/app/incident"
)

// What must come of small files, in the words of the command line.
func TestFilesAnswerAsWhatTheySay(t *testing.T) {
	for name, c := range map[string]struct {
		text, query, measure string
		want                 string
	}{
		"lowest above highest": {"id,date,country,place,killed_low,killed,killed_high\na,2021-03-04,Mali,Alvar,7,7,0\n", "killed.low:0 killed.high:7", "sum killed", "7 (0-7)"},
		"lowest above best":    {"id,date,country,place,killed_low,killed\na,2021-03-04,Mali,Alvar,10,5\n", "killed.low:5 killed.high:10", "sum killed", "5 (5-10)"},
		"best above highest":   {"id,date,country,place,killed,killed_high\na,2021-03-04,Mali,Alvar,9,4\n", "killed.low:4 killed.high:9", "sum killed", "9 (4-9)"},
		"lowest and best":      {"id,date,country,place,killed_low,killed\na,2021-03-04,Mali,Alvar,5,9.0\n", "killed.low:5 killed.high:9", "sum killed", "9 (5-9)"},
		"country alone":        {"id,date,country,location_precision,killed\na,2021-03-04,Mali,country,3\nb,2021-03-04,Mali,town,9\n", "country:Mali location_precision:country", "sum killed", "3"},
		"country of a schema":  {"eventid,iyear,imonth,iday,country_txt,provstate,city,latitude,longitude,specificity,attacktype1_txt,gname,nkill\n1,2021,3,4,Mali,Unknown,Unknown,,,5,Bombing,Y,3\n", "location_precision:country", "sum deaths", "3"},
		"country in HXL":       {"#date,#country,#affected+killed\n2021-03-04,Mali,3\n", "country:Mali location_precision:country", "sum killed", "3"},
		"own numbers":          {header[:len(header)-1] + ",deaths_civilians\na,2021-03-04,Mali,Alvar,14.25,-5.99,3,2\nb,2021-03-05,Mali,Alvar,14.25,-5.99,3,5\n", "", "sum deaths_civilians", "7"},
		"decimals of zero":     {header + "a,2021-03-04,Mali,Alvar,14.25,-5.99,3.0\nb,2021-03-04,Mali,Alvar,14.25,-5.99,12.00\n", "", "sum killed", "15"},
		"known and unknown":    {header + "a,2021-03-04,Mali,Alvar,14.25,-5.99,3-5\nb,2021-03-04,Mali,Alvar,14.25,-5.99,N/A\n", "", "sum killed", "3-5, 1 unknown"},
		"names of countries":   {header + "a,2021-03-04,Yemen (North Yemen),X,14.25,-5.99,3\n", "country:Yemen", "count", "1"},
		"last day of a span":   {"id,date,date_end,date_precision,country,place\na,2021-03-04,2021-03-20,month,Mali,Alvar\n", "date:2021-03-21..", "count", "0"},
		"headings in German":   {"Datum;Ort;Land;Tote;Breite;Länge\n25.03.2021;Alvar;Mali;3;14,25;-5,99\n", "date:2021-03-25 country:Mali place:Alvar", "sum deaths", "3"},
		"headings in Russian":  {"Дата,Место,Страна,Погибшие,Широта,Долгота\n2021-03-25,Алвар,Mali,3,14.25,-5.99\n", "country:Mali lat:14.25", "sum deaths", "3"},
		"the sea":              {"id,date,place,lat,lon\na,2021-03-04,Red Sea,15,41.5\n", "-has:country", "count", "1"},
	} {
		r := readText(t, c.text)
		q, err := r.Table.Parse(c.query)
		if err != nil {
			t.Fatal(err)
		}
		s, err := r.Table.Find(incident.Question{Query: q, Unverified: true})
		if err != nil {
			t.Fatal(err)
		}
		m, err := r.Table.ParseMeasure(c.measure)
		if err != nil {
			t.Fatal(err)
		}
		v, err := r.Table.Evaluate(m, s)
		if err != nil || v.String() != c.want {
			t.Errorf("%s: %s is %s, want %s; %v, %v", name, c.measure, v, c.want, err, r.Problems)
		}
	}
}

func TestWhatWasReadIsReadAgainAsItWasWritten(t *testing.T) {
	r := readText(t, "ID,When,From,To,Nation,Location,No. killed,Deaths,Colour\nMLI1,4 March 2021,,,Mali,Alvar,~20,at least 4,=red\nmli 2,2021-03-05,,,Mali,Belmo,5 to 7,,\n")
	var written bytes.Buffer
	if err := Write(t.Context(), &written, CSV, r.Table, r.Table.All()); err != nil {
		t.Fatal(err)
	}
	again := readText(t, written.String())
	var rewritten bytes.Buffer
	if err := Write(t.Context(), &rewritten, CSV, again.Table, again.Table.All()); err != nil {
		t.Fatal(err)
	}
	if len(again.Problems) > 0 || rewritten.String() != written.String() || !strings.Contains(written.String(), "killed: about 20 (~20)") {
		t.Errorf("%v\n%s\n%s", again.Problems, &written, &rewritten)
	}
}
