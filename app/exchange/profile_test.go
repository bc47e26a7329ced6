package exchange

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"lectern/app/incident"

	"github.com/google/go-cmp/cmp"
)

func TestPublicSchemasAreKnownByTheirHeader(t *testing.T) {
	for _, c := range []struct{ text, profile, columns, want string }{
		{
			"id,type_of_violence,dyad_name,side_a,side_b,where_prec,where_coordinates,adm_1,latitude,longitude,country,date_prec,date_start,date_end,deaths_a,best,high,low\n" +
				"1,1,Government - Y,Government,Y,1,Alvar,Norda,14.25,-5.99,Mali,1,2021-03-04 00:00:00.000,2021-03-06 00:00:00.000,1,3,4,3\n" +
				"2,3,Y - Civilians,Y,Civilians,2,Belmo,Sudra,15.92,2.40,Mali,4,2021-03-01,2021-03-31,0,2,1,0\n" +
				"3,1,Government - Y,Government,Y,7,Gulf of Guinea,,2.00,3.00,Mali,1,2021-03-04,2021-03-04,0,2,2,2\n",
			"UCDP Georeferenced Event Dataset", "id date date_end date_precision location_precision location_radius_km actor target dyad killed deaths_low deaths deaths_high deaths_a",
			"1|2021-03-04|2021-03-06|day|exact||Government|Y|Government - Y||3|3|4|1\n2|2021-03||month|near|25|Y|Civilians|Y - Civilians||0|2|2|0\n3|2021-03-04||day||250|Government|Y|Government - Y||2|2|2|0\n",
		},
		{
			"event_id_cnty,event_date,time_precision,event_type,sub_event_type,actor1,actor2,country,admin1,location,latitude,longitude,geo_precision,notes,fatalities\n" +
				"MLI1,04 March 2021,1,Battles,Armed clash,Group Y,Military,Mali,Norda,Alvar,14.25,-5.99,1,Text,3\n" +
				"MLI2,13 March 2021,3,Battles,Armed clash,Group Y,,Mali,Norda,Alvar,14.25,-5.99,3,Text,0\n",
			"ACLED", "id date date_precision location_precision event_type tactic actor target dyad killed deaths",
			"MLI1|2021-03-04|day|town|Battles|Armed clash|Group Y|Military|Group Y - Military||3\nMLI2|2021-03|month|province|Battles|Armed clash|Group Y||||0\n",
		},
		{
			"data_id,event_date,event_type,actor1,country,location,latitude,longitude,geo_precision,fatalities\n" +
				"7,4-March-2021,Battles,Group Y,Mali,Alvar,14.25,-5.99,2,3\n",
			"ACLED", "id date location_precision deaths", "7|2021-03-04|district|3\n",
		},
		{
			"eventid,iyear,imonth,iday,country_txt,provstate,city,latitude,longitude,specificity,attacktype1_txt,targtype1_txt,gname,nkill,nkillter,nwound\n" +
				"1,2021,3,4,Mali,Norda,Alvar,14.25,-5.99,1,Bombing,Military,Group Y,5,2,-99\n" +
				"2,2021,3,0,Mali,Sudra,Unknown,,,5,Bombing,Police,Unknown,4,,\n",
			"Global Terrorism Database", "id date country admin1 place location_precision actor killed deaths wounded attackers_killed",
			"1|2021-03-04|Mali|Norda|Alvar|town|Group Y|3|5||2\n2|2021-03|Mali|Sudra||country|||4||\n",
		},
		{
			"#event+id,#date+reported,#date+occurred,#loc,#country,#affected+killed+children,#affected+killed+m,#affected+f+injured,#affected+injured+total\n" +
				"a,2021-03-09,2021-03-04,Alvar,Mali,4,7,1,9\n",
			"HXL", "date killed wounded #affected+killed+children #affected+killed+m #affected+f+injured", "2021-03-04||9|4|7|1\n",
		},
		{
			"start,end,incident_date,village,location,_location_latitude,_location_longitude,_location_precision,killed,_id,_uuid,_submission_time\n" +
				"2021-03-05T08:00:00,2021-03-05T08:10:00,2021-03-04,Alvar,14.25 -5.99 300 5,14.25,-5.99,5,3,1,0c1f,2021-03-05T08:11:00\n",
			"KoboToolbox or ODK", "id date country place lat lon killed", "0c1f|2021-03-04|Mali|Alvar|14.25|-5.99|3\n",
		},
	} {
		r := readText(t, c.text)
		if r.Report.Profile != c.profile || len(r.Problems.Errors()) > 0 {
			t.Errorf("read as %q with %v, want %q", r.Report.Profile, r.Problems, c.profile)
		}
		if d := cmp.Diff(c.want, cells(r, strings.Fields(c.columns)...)); d != "" {
			t.Errorf("%s:\n%s", c.profile, d)
		}
	}
}

func TestASchemaWithColumnsMissingIsReadByItOrRefused(t *testing.T) {
	for name, c := range map[string]struct{ text, profile, want, said string }{
		"GED without side_b": {
			"id,type_of_violence,side_a,where_prec,latitude,longitude,country,date_start,date_end,date_prec,best,high,low\n1,1,A,2,14.25,-5.99,Mali,2021-03-04,2021-03-04,1,3,4,3\n",
			"UCDP Georeferenced Event Dataset", "2021-03-04||3|25\n", lackingProfile + ", first in row 1: UCDP Georeferenced Event Dataset without side_b",
		},
		"GED without where_prec": {
			"id,type_of_violence,side_a,side_b,latitude,longitude,country,date_start,best\n1,1,A,B,14.25,-5.99,Mali,2021-03-04,3\n",
			"UCDP Georeferenced Event Dataset", "2021-03-04||3|\n", "without where_prec",
		},
		"GED without date_prec": {
			"id,side_a,side_b,where_prec,latitude,longitude,country,date_start,best\n1,A,B,1,14.25,-5.99,Mali,2021-03-04,3\n",
			"UCDP Georeferenced Event Dataset", "2021-03-04||3|\n", exactAsWritten + ", first in row 1: date_prec",
		},
		"GED without a date": {
			"id,type_of_violence,side_a,side_b,where_prec,latitude,longitude,country,best,high,low\n1,1,A,B,1,14.25,-5.99,Mali,3,4,3\n",
			"", "", "the file looks like UCDP Georeferenced Event Dataset, but lacks date_prec, date_start, date_end and the column of a date",
		},
		"ACLED without an id": {
			"event_date,time_precision,event_type,sub_event_type,country,latitude,longitude,geo_precision,fatalities\n4 March 2021,1,Battles,Armed clash,Mali,14.25,-5.99,1,3\n",
			"ACLED", "2021-03-04||3|\n", "ACLED without event_id_cnty, actor1",
		},
		"usual names": {
			"id,date,place,country,latitude,longitude,description,deaths\n1,2021-03-04,Alvar,Mali,14.25,-5.99,x,3\n",
			"", "2021-03-04||3|\n", "",
		},
	} {
		r := readText(t, c.text)
		got := ""
		if r.Table.Len() > 0 {
			got = cells(r, "date", "killed", "deaths", "location_radius_km")
		}
		if d := cmp.Diff(c.want, got); d != "" || r.Report.Profile != c.profile {
			t.Errorf("%s: read as %q, %v\n%s", name, r.Report.Profile, said(r), d)
		}
		if all := strings.Join(said(r), "|"); !strings.Contains(all, c.said) {
			t.Errorf("%s: %s, want %s", name, all, c.said)
		}
	}
}

func TestFormsOfKoboAndODKAreReadByTheirQuestions(t *testing.T) {
	const form = "start,end,today,%s,country,place,killed,_uuid,_submission_time\n2021-03-10T08:00:00,2021-03-10T08:10:00,2021-03-10,%s,Mali,Alvar,3,u1,2021-03-11T07:06:00\n"
	for name, c := range map[string]struct{ text, want, said string }{
		"its own question": {fmt.Sprintf(form, "When did it happen?", "2021-03-04"), "2021-03-04|Alvar||\n", ""},
		"in a group":       {fmt.Sprintf(form, "incident/date", "2021-03-04"), "2021-03-04|Alvar||\n", ""},
		"not answered":     {fmt.Sprintf(form, "date", ""), "", "date is empty, every incident has one"},
		"not asked":        {fmt.Sprintf(form, "colour", "red"), "2021-03-10|Alvar||\n", interviewDate + ", first in row 2: 2021-03-10"},
		"unforeseen":       {fmt.Sprintf(form, "Dia do ataque", "2021-03-04"), "", "no column is known as that of a date, but Dia do ataque holds dates"},
		"a point of any name": {
			"date,village,_Where was it_latitude,_Where was it_longitude,killed,_uuid,_submission_time\n2021-03-04,Alvar,14.25,-5.99,3,u1,2021-03-11T07:06:00\n",
			"2021-03-04|Alvar|14.25|-5.99\n", "",
		},
		"a point in one cell": {
			"date,village,Where was it?,killed,_uuid,_submission_time\n2021-03-04,Alvar,14.25 -5.99 300 4.8,3,u1,2021-03-11T07:06:00\n",
			"2021-03-04|Alvar|14.25|-5.99\n", "",
		},
		"groups": {
			"SubmissionDate,incident/date,incident/where/village,incident/spot-Latitude,incident/spot-Longitude,incident/killed,KEY\n2021-03-11T07:06:00,2021-03-04,Alvar,14.25,-5.99,3,u1\n",
			"2021-03-04|Alvar|14.25|-5.99\n", "",
		},
		"groups of ODK Central": {
			"SubmissionDate,incident-date,incident-where-village,incident-spot-Latitude,incident-spot-Longitude,incident-killed,meta-instanceID,KEY\n2021-03-11T07:06:00,2021-03-04,Alvar,14.25,-5.99,3,uuid:1,uuid:1\n",
			"2021-03-04|Alvar|14.25|-5.99\n", "",
		},
	} {
		r := readText(t, c.text)
		if d := cmp.Diff(c.want, cells(r, "date", "place", "lat", "lon")); d != "" {
			t.Errorf("%s: %v\n%s", name, said(r), d)
		}
		if all := strings.Join(said(r), "|"); c.said != "" && !strings.Contains(all, c.said) {
			t.Errorf("%s: %s, want %s", name, all, c.said)
		}
	}
}

func TestEveryProfileNamesItsSourceAndColumnsThatExist(t *testing.T) {
	for _, p := range profiles() {
		if p.Name == byNames {
			continue
		}
		if p.Title == "" || p.Source == "" || len(p.Header) == 0 {
			t.Errorf("%s lacks title, source or header", p.Name)
		}
		for column, rule := range p.Columns {
			own := slices.Equal(rule.From, names{column}) // one of the file's own that keeps its name
			for _, m := range p.Measures {
				own = own || stemOf(column) == m
			}
			if !own && !incident.IsColumn(column) && column != pointColumn && column != gridColumn && !slices.Contains([]string{"dyad", "admin2"}, column) { // two opponents, as UCDP calls them, and the district
				t.Errorf("%s has a rule for %s, which is no column", p.Name, column)
			}
		}
	}
}

func TestAMappingNamesColumnsThatAreThere(t *testing.T) {
	const text = "n,When,Town,Dead,Own dead\n1,2021-03-04,Alvar,3,1\n"
	const there = ", correct the mapping; there are n, When, Town, Dead, Own dead"
	for _, c := range []struct{ rules, want string }{
		{"killed: Dead", ""},
		{"killed: dead", ""},
		{"killed: Deaad", "x:1: the mapping names columns that the file doesn't have: Deaad (did you mean Dead?)" + there},
		{"killed: {from: Dead, less: Own ded}, actor: Colour", "x:1: the mapping names columns that the file doesn't have: Colour, Own ded (did you mean Own dead?)" + there},
		{"actor: [Who, By whom]", "x:1: the mapping names columns that the file doesn't have: Who, By whom" + there},
		{"killed: [Deaad, Dead]", "x:1: warning: " + notInFile + ", first in row 1: Deaad (did you mean Dead?), look at what became of it"},
		{"killed: {from: Deaad, else: Dead}", "x:1: warning: " + notInFile + ", first in row 1: Deaad (did you mean Dead?), look at what became of it"},
		{"killed: {value: \"3\"}", ""},
	} {
		m, err := ParseProfile([]byte("columns: {id: n, date: When, country: {value: Mali}, place: Town, "+c.rules+"}"), "m.yaml")
		if err != nil {
			t.Fatal(err)
		}
		r := read(t, fstest.MapFS{"x": {Data: []byte(text)}}, "x", Options{Mapping: m})
		got := ""
		if len(r.Problems) > 0 {
			got = r.Problems[0].Message()
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.rules, got, c.want)
		}
	}
}

func TestWhatACodebookCallsUnknownStaysUnknown(t *testing.T) {
	const gtd = "eventid,iyear,imonth,iday,country_txt,city,attacktype1_txt,gname,nkill,nkillter,nwound,nwoundte,claimed\n"
	mapping, err := ParseProfile([]byte("unknown: [\"99\"]\ncolumns: {id: n, date: d, country: {value: Mali}, place: p, killed: {from: dead, less: own}}\n"), "m.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		text    string
		options Options
		want    string
	}{
		"GTD":                  {gtd + "1,2021,3,4,Mali,Alvar,Bombing,Group Y,-99,-99,5,-99,-9\n", Options{}, "||unknown|"},
		"GTD, not claimed":     {gtd + "1,2021,3,4,Mali,Alvar,Bombing,Group Y,5,2,5,0,0\n", Options{}, "3|5|unknown|"},
		"GTD, claimed":         {gtd + "1,2021,3,4,Mali,Alvar,Bombing,Group Y,5,2,5,0,1\n", Options{}, "3|5|claimed|"},
		"GTD, another code":    {gtd + "1,2021,3,4,Mali,Alvar,Bombing,Group Y,5,2,5,0,7\n", Options{}, "3|5|unknown|" + unknownCode},
		"what is taken away":   {"n,d,p,dead,own\n1,2021-03-04,Alvar,200,99\n", Options{Mapping: mapping}, "||unknown|"},
		"from which it is":     {"n,d,p,dead,own\n1,2021-03-04,Alvar,99,2\n", Options{Mapping: mapping}, "||unknown|"},
		"neither of these two": {"n,d,p,dead,own\n1,2021-03-04,Alvar,200,2\n", Options{Mapping: mapping}, "198||unknown|"},
	} {
		r := read(t, fstest.MapFS{"x": {Data: []byte(c.text)}}, "x", c.options)
		got := strings.TrimSpace(cells(r, "killed", "wounded", "attribution", "verification"))
		for _, change := range r.Report.Changes {
			if change.What == unknownCode {
				got += change.What
			}
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q; %v", name, got, c.want, r.Problems)
		}
	}
}

func TestUCDPsSourcesThatWereNotCountedAreUnknown(t *testing.T) {
	r := readText(t, "id,number_of_sources,where_prec,date_prec,date_start,date_end,side_a,side_b,country,latitude,longitude,best,low,high,type_of_violence\n"+
		"1,-1,1,1,2021-03-04,2021-03-04,A,B,Mali,14.25,-5.99,3,3,3,1\n2,4,1,1,2021-03-04,2021-03-04,A,B,Mali,14.25,-5.99,3,3,3,1\n")
	if got := cells(r, "number_of_sources"); got != "\n4\n" {
		t.Errorf("%q: %v", got, r.Problems)
	}
}
