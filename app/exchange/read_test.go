package exchange

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"lectern/app/incident"
)

// known is a gazetteer of a few countries.
type known struct{}

func (known) Country(name string) (code, english string, ok bool) {
	switch name {
	case "Mali", "MLI", "French Sudan":
		return "MLI", "Mali", true
	case "Yemen (North Yemen)", "Yemen":
		return "YEM", "Yemen", true
	case "Namibia", "NA":
		return "NAM", "Namibia", true
	case "ML":
		return "MLI", "Mali", true
	}
	return "", "", false
}

func (known) Locate(string) (lat, lon float64, names []string) { return 0, 0, nil }

// read reads a file of a folder.
func read(t *testing.T, folder fstest.MapFS, name string, o Options) Reading {
	t.Helper()
	f, err := folder.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	o.Gazetteer, o.Beside, o.Path = known{}, folder, name
	o.Other = func(name string) bool { return name == "French Sudan" }
	o.Country = countryAt
	o.CameOf = func(country, state string) bool { return country == "Namibia" && state == "French Sudan" }
	return Read(f, name, o)
}

// countryAt is a map of two countries in the sea.
func countryAt(lat, lon float64) (string, bool) {
	if lat < -17 && lon > 12 {
		return "Namibia", true
	}
	return "Mali", lat > 10 && lon < 10
}

func readText(t *testing.T, text string) Reading {
	t.Helper()
	return read(t, fstest.MapFS{"x": {Data: []byte(text)}}, "x", Options{})
}

// cells returns columns of all rows, one a line.
func cells(r Reading, columns ...string) string {
	rows, _ := r.Table.Order(r.Table.All(), "", false)
	var b strings.Builder
	for _, row := range rows {
		for i, c := range columns {
			b.WriteString([...]string{"", "|"}[min(i, 1)] + r.Table.Cell(c, row))
		}
		b.WriteString("\n")
	}
	return b.String()
}

// said returns the changes and problems of a reading.
func said(r Reading) (all []string) {
	for _, c := range r.Report.Changes {
		all = append(all, c.words())
	}
	for _, p := range r.Problems {
		all = append(all, p.Message())
	}
	return all
}

const header = "id,date,country,place,lat,lon,killed\n"

func TestTextTablesAreReadInEveryForm(t *testing.T) {
	const want = "a|2021-03-04|Mali|14.25|-5.99|3\nb|2021-03-13|Mali|15.92|2.4|0\n"
	const plain = header + "a,2021-03-04,Mali,Ménaka,14.25,-5.99,3\nb,2021-03-13,Mali,Belmo,15.92,2.4,0\n"
	utf16 := []byte{0xff, 0xfe}
	for _, r := range plain {
		utf16 = append(utf16, byte(r), byte(r>>8))
	}
	for name, c := range map[string]struct{ text, said string }{
		"our own":         {plain, ""},
		"byte order mark": {"\ufeff" + plain, ""},
		"ends in CR":      {strings.ReplaceAll(plain, "\n", "\r"), ""},
		"CR, then breaks": {"sep=,\r" + strings.ReplaceAll(strings.TrimSuffix(plain, "\n"), "\n", ",text\r") + ",\"two\nlines\"\r", ""},
		"tabs":            {strings.ReplaceAll(plain, ",", "\t"), ""},
		"bars":            {strings.ReplaceAll(plain, ",", "|"), ""},
		"sep line":        {"sep=;\r\n" + strings.ReplaceAll(plain, ",", ";"), ""},
		"sep of no usual": {"sep=#\n" + strings.ReplaceAll(plain, ",", "#"), ""},
		"title above": {
			"Incidents in Mali\n\nAs of May,,,,,,\n" + plain,
			"lines above the names of the columns left out, 2 times, first in row 1: Incidents in Mali",
		},
		"title with as many commas": {
			"Incidents, by province, of the year, by place, and, more, commas\nAs, of, May, or, so, it, seems, they, say\n" + plain,
			"lines above the names of the columns left out, 2 times, first in row 1: Incidents  by province  of the year  by place  and  more  co…",
		},
		"title that is wider than names of others": {
			"Incidents, by province, of the year, by place, and, more, commas, all\nID,Incident date,Country,Place name,Latitude,Longitude,No. killed\n" + strings.TrimPrefix(plain, header),
			"lines above the names of the columns left out, first in row 1: Incidents  by province  of the year  by place  and  more  co…",
		},
		"cells short and over":  {header + "a,2021-03-04,Mali,Ménaka,14.25,-5.99,3,,\nb,2021-03-13,Mali,Belmo,15.92,2.4,0\n", ""},
		"gzip":                  {string(gzipOf(t, plain)), ""},
		"UTF-16":                {string(utf16), "file read as UTF-16"},
		"UTF-16 without a mark": {string(utf16[2:]), "file read as UTF-16"},
		"UTF-16, big-endian":    {string(swapped(utf16[2:])), "file read as UTF-16"},
		"Windows-1252": {
			strings.ReplaceAll(plain, "é", "\xe9"),
			"file read as Windows-1252, because it is not UTF-8: see whether its accents are right|x: warning: file read as Windows-1252, because it is not UTF-8: see whether its accents are right, look at what became of it",
		},
		"decimal commas": {
			"id;date;country;place;lat;lon;killed\na;04/03/2021;Mali;Ménaka;14,25;-5,99;3\nb;13/03/2021;Mali;Belmo;15,92;2,40;0\n",
			"decimal commas of coordinates read as points, 4 times, first in row 2: 14,25|dates read day first, 2 times, first in row 2: 04/03/2021",
		},
		"other names": {
			"ID,Incident date,Country,Place name,Latitude,Longitude,No. killed\na,4 March 2021,Mali,Ménaka,14.25,-5.99,3\nb,\"March 13, 2021\",Mali,Belmo,15.92,2.4,0\n",
			"dates in words or without hyphens read, 2 times, first in row 2: 4 March 2021",
		},
		"tags": {
			"nr,when,where,country,y,x,dead\n#event+id,#date+occurred,#loc+name,#country+name,#geo+lat,#geo+lon,#affected+killed\na,2021-03-04,Ménaka,Mali,14.25,-5.99,3\nb,2021-03-13,Belmo,Mali,15.92,2.4,0\n", "",
		},
		"tags of some of them": {
			"#event+id,#date,#loc,#country+code+v_iso3,#geo+lat,#geo+lon,#affected+f+killed,#affected+killed\na,2021-03-04,Ménaka,MLI,14.25,-5.99,1,3\nb,2021-03-13,Belmo,MLI,15.92,2.4,0,0\n",
			"countries by a code or another name kept under their English name, 2 times, first in row 2: MLI as Mali",
		},
		"tags alone": {
			"#event +id,#date,#loc,#country+name,#geo+lat,#geo+lon,#affected+killed+ind\na,2021-03-04,Ménaka,Mali,14.25,-5.99,3\nb,2021-03-13,Belmo,Mali,15.92,2.4,0\n", "",
		},
		"serial dates": {
			header + "a,44259,Mali,Ménaka,14.25,-5.99,3\nb,44268.75,Mali,Belmo,15.92,2.4,0\n",
			"numbers read as Excel’s serial dates, 2 times, first in row 2: 44259|times of day left out, the day kept, first in row 3: 44268.75",
		},
		"times of day": {
			header + "a,2021-03-04T23:15:00-05:00,Mali,Ménaka,14.25,-5.99,3\nb,2021-03-13 08:00,Mali,Belmo,15.92,2.4,0\n",
			"times of day left out, the day kept, 2 times, first in row 2: 2021-03-04T23:15:00-05:00",
		},
		"country by the point": {
			"id,date,place,lat,lon,killed\na,2021-03-04,Ménaka,14.25,-5.99,3\nb,2021-03-13,Belmo,15.92,2.4,0\n",
			"countries told by the point, 2 times, first in row 2: Mali",
		},
		"minutes and seconds": {
			header + "a,2021-03-04,Mali,Ménaka,\"14°15'00\"\"N\",\"5°59'24\"\"W\",3\nb,2021-03-13,Mali,Belmo,15 55 12 N,2 24 00 E,0\n",
			"degrees in minutes and seconds read, 4 times, first in row 2: 14°15'00\"N",
		},
		"one cell": {
			"id,date,country,place,gps,killed\na,2021-03-04,Mali,Ménaka,\"14.25, -5.99\",3\nb,2021-03-13,Mali,Belmo,15.92 2.4 310 8,0\n",
			"latitude and longitude read from one cell, 2 times, first in row 2: 14.25, -5.99",
		},
	} {
		r := readText(t, c.text)
		got := cells(r, "id", "date", "country", "lat", "lon", "killed")
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%s:\n%s", name, d)
		}
		if d := cmp.Diff(c.said, strings.Join(said(r), "|")); d != "" {
			t.Errorf("%s:\n%s", name, d)
		}
		if place := cells(r, "place"); place != "Ménaka\nBelmo\n" {
			t.Errorf("%s: places %q", name, place)
		}
	}
}

func TestABadByteLeavesTheRestOfATextAsItIs(t *testing.T) {
	const (
		rows  = "a,2021-03-04,Mali,Ménaka,14.25,-5.99,3\n"
		wrong = "b,2021-03-04,Mali,M\xe9naka,14.25,-5.99,3\n"
		mark  = "\ufeff"
	)
	for name, c := range map[string]struct{ text, places, said string }{
		"with a mark":         {mark + header + "a,2021-03-04,Mali,Gao,14.25,-5.99,3\n" + wrong, "Gao\nM�naka\n", changed[brokenUTF8] + ", first in row 3"},
		"in a long file":      {header + rows + strings.ReplaceAll(rows, "a,2", "c,2") + wrong, "Ménaka\nMénaka\nM�naka\n", changed[brokenUTF8] + ", first in row 4"},
		"twice":               {mark + header + wrong + strings.ReplaceAll(wrong, "b,2", "c,2"), "M�naka\nM�naka\n", changed[brokenUTF8] + ", 2 times, first in row 2"},
		"of another encoding": {header + wrong, "Ménaka\n", changed[windows1252]},
		"of Cyrillic":         {header + "b,2021-03-04,Mali,\xcc\xe5\xed\xe0\xea\xe0,14.25,-5.99,3\n", "Менака\n", changed[windows1251]},
		"of capitals":         {header + "b,2021-03-04,Mali,\xcc\xc5\xcd\xc0\xca\xc0,14.25,-5.99,3\n", "МЕНАКА\n", changed[windows1251]},
		"of Arabic":           {header + "b,2021-03-04,Mali,\xe3\xed\xe4\xc7\xdf\xc7,14.25,-5.99,3\n", "ميناكا\n", changed[windows1256]},
		"as many as are none": {header + rows + wrong, "MÃ©naka\nMénaka\n", changed[windows1252]},
	} {
		r := readText(t, c.text)
		if d := cmp.Diff(c.places, cells(r, "place")); d != "" || r.Table.Columns()[0] != "id" {
			t.Errorf("%s: columns %v\n%s", name, r.Table.Columns(), d)
		}
		if len(r.Problems) != 1 || !strings.Contains(r.Problems[0].What, c.said) {
			t.Errorf("%s: %v, want %s", name, r.Problems, c.said)
		}
	}
}

// swapped returns a text of UTF-16 in the other order of bytes.
func swapped(text []byte) []byte {
	other := slices.Clone(text)
	for i := 0; i+1 < len(other); i += 2 {
		other[i], other[i+1] = other[i+1], other[i]
	}
	return other
}

func TestNumbersAreReadAsWhatTheySay(t *testing.T) {
	for cell, want := range map[string]string{
		"3":               "|3||",
		"3.0":             "|3||",
		"12.00":           "|12||",
		"1.2e3":           "|1200||",
		`"1,200"`:         "|1200||",
		"5 to 7":          "5||7|",
		"between 5 and 7": "5||7|",
		"3-5":             "3||5|",
		"at least 4":      "4|||",
		"4+":              "4|||",
		"up to 9":         "||9|",
		"~20":             "|20||killed: about 20 (~20)",
		"about 20":        "|20||killed: about 20",
		"5 (2 children)":  "|5||killed: 5 (2 children)",
		"2 or 3":          "2||3|",
		"4 at least":      "4|||",
		"~5-7":            "5||7|killed: about 5–7 (~5-7)",
		"12?":             "|12||killed: 12?",
		"12 ??":           "|12||killed: 12? (12 ??)",
		"20ish":           "|20||killed: about 20 (20ish)",
		"est. 20":         "|20||killed: about 20 (est. 20)",
		"20 approx.":      "|20||killed: about 20 (20 approx.)",
		"etwa 20":         "|20||killed: about 20 (etwa 20)",
		"environ 1 200":   "|1200||killed: about 1,200 (environ 1 200)",
		"около 20":        "|20||killed: about 20 (около 20)",
		"حوالي ٢٠":        "|20||killed: about 20 (حوالي ٢٠)",
		"au moins 4":      "4|||",
		"не менее 4":      "4|||",
		"bis zu 9":        "||9|",
		"hasta 9":         "||9|",
		"5 bis 7":         "5||7|",
		"entre 5 et 7":    "5||7|",
		"от 5 до 7":       "5||7|",
		"5 или 7":         "5||7|",
		"5a7":             "set aside: killed: “5a7” is not a whole number, write one number in digits alone; the lowest and the highest figure have columns of their own, doubt is figures_note",
		"N/A":             "|||",
		"-99":             "|||",
		"1.5":             "set aside: killed: “1.5” is not a whole number, a number of people is whole: write it in digits alone",
		"more than 4":     "set aside: killed: “more than 4” is not a whole number, write the lowest figure that it can be in the _low column, or the highest in the _high column",
		"1.200":           "set aside: killed: “1.200” is not a whole number, write the number that is meant in digits alone: a point may part thousands or begin decimals",
		"5 people":        "set aside: killed: “5 people” is not a whole number, write 5 alone; a bound is the _low or the _high column, doubt is figures_note",
		"dozens":          "set aside: killed: “dozens” is not a whole number, write digits, and leave the cell empty where nothing is known",
	} {
		r := readText(t, "id,date,country,place,killed,remark\na,2021-03-04,Mali,Alvar,"+cell+",first\n")
		got := strings.TrimSpace(cells(r, "killed_low", "killed", "killed_high", "figures_note"))
		if r.Table.Len() == 0 && len(r.Problems) == 1 {
			got = "set aside: " + r.Problems[0].What + ", " + r.Problems[0].Hint
		}
		if got != want {
			t.Errorf("%s is %q, want %q", cell, got, want)
		}
	}
}

func TestCoordinatesAreReadOrRefusedByTheirCell(t *testing.T) {
	const readable = "is no point that is read, write latitude"
	for _, c := range []struct{ columns, cells, want string }{
		{"lat,lon", "081530N,0130530E", "8.2583333|13.0916667"},
		{"lat,lon", "0815N,01305E", "8.25|13.0833333"},
		{"lat,lon", "N0815.5,W01305.25", "8.2583333|-13.0875"},
		{"lat,lon", "S081530,W0130530", "-8.2583333|-13.0916667"},
		{"lat,lon", "0130530E,081530N", "8.2583333|13.0916667"},
		{"lat,lon", "142500,-5.99", "lat “142500” is beyond 90 degrees, write degrees from -90 to 90"},
		{"lat,lon", "0081530N,0130530E", "lat “0081530N” is not a decimal number, write decimal degrees, negative for south and west"},
		{"lat,lon", "081530N,130530E", "lat: lon “130530E” is not a decimal number"},
		{"lat,lon", "14 1530N,5.99W", "lat “14 1530N” is not a decimal number"},
		{"lat,lon", "086099N,0130530E", "lat “086099N” is not a decimal number"},
		{"lat,lon", "120 30 00,5 59 24", "lat “120 30 00” is beyond 90 degrees, see whether"},
		{"lat,lon", "\"14,25\",", "lat and lon are not both filled"},
		{"lat,lon", "Alvar,", "the cell of lat, “Alvar”, " + readable},
		{"coordinates,x", "\"14°15'00\"\"N 5°59'24\"\"W\",", "14.25|-5.99"},
		{"coordinates,x", "\"N 14°15'00\"\" W 5°59'24\"\"\",", "14.25|-5.99"},
		{"coordinates,x", "\"14,25; -5,99\",", "14.25|-5.99"},
		{"coordinates,x", "\"14,25, -5,99\",", "14.25|-5.99"},
		{"coordinates,x", "\"(14.25, -5.99)\",", "14.25|-5.99"},
		{"coordinates,x", "081530N 0130530E,", "8.2583333|13.0916667"},
		{"coordinates,x", "14.25N5.99W,", "14.25|-5.99"},
		{"coordinates,x", "30PTB7790077700,", "15.165689|-5.067109"},
		{"coordinates,x", "near Alvar,", "the cell of coordinates, “near Alvar”, " + readable},
		{"coordinates,x", "\"1,2,3\",", "the cell of coordinates, “1,2,3”, " + readable},
		{"coordinates,x", "\"120 30 00, 5 59 24\",", "the cell of coordinates, “120 30 00, 5 59 24”, " + readable},
	} {
		r := readText(t, "id,date,country,"+c.columns+",remark,colour\na,2021-03-04,Mali,"+c.cells+",x,y\n")
		got := strings.TrimSpace(cells(r, "lat", "lon"))
		if len(r.Problems.Errors()) > 0 {
			got = r.Problems[0].What + ", " + r.Problems[0].Hint
		}
		if !strings.HasPrefix(got, c.want) {
			t.Errorf("%s is %q, want %q", c.cells, got, c.want)
		}
	}
}

func TestRowsWithOtherFormsAreReadBesideMoreMistakesThanAreListed(t *testing.T) {
	const ours = "a%d,2021-03-04,Mali,Alvar,14.25,-5.99,%s\n"
	var text strings.Builder
	text.WriteString(header)
	for i := range 3 * incident.MaxListed {
		fmt.Fprintf(&text, ours, i, [...]string{"~20", "dozens", "many"}[i%3])
	}
	r := readText(t, text.String())
	if n := r.Table.Len(); n != incident.MaxListed || r.Report.Read != n || r.Report.Aside != 2*n {
		t.Errorf("%d rows; %d are said to be read and %d to be set aside", n, r.Report.Read, r.Report.Aside)
	}
}

func TestDatesAskWhereNothingTellsTheirOrder(t *testing.T) {
	for dates, want := range map[string]string{
		"04.03.2021 05.03.2021": "2021-03-04 2021-03-05",
		"04/03/2021 13/03/2021": "2021-03-04 2021-03-13",
		"04/03/2021 03/13/2021": "2021-04-03 2021-03-13",
		"04-03-2021 13-03-2021": "2021-03-04 2021-03-13",
		"05/05/2021 06/06/2021": "2021-05-05 2021-06-06",
		"2021/3/4 2021.03.05":   "2021-03-04 2021-03-05",
		"20210304 2021-3-5":     "2021-03-04 2021-03-05",
		"4-Mar-2021 2021-03":    "2021-03-04 2021-03",
		"04/03/2021 05/03/2021": "x:2: nothing in the column date tells whether 04/03/2021 begins with the day or the month",
		"2021-03-04 06/07/2021 2021-03-06 2021-03-07 Mar-2021 2021-08": "x:3: nothing in the column date tells whether 06/07/2021 begins with the day or the month",
		"13/03/2021 03/13/2021": "x:3: the column date mixes two orders: lines 2 and 3 can't both begin with the day",
		"05-Mar-21 06-Mar-21":   "x:2: years in the column date have two digits, and nothing tells the parts of 05-Mar-21 from each other",
		"05/03/21 13/03/21":     "x:2: years in the column date have two digits, and nothing tells the parts of 05/03/21 from each other",
		"05-Mar-21 2021-03-06":  "x:2:3: “05-Mar-21” is not a date, for its year has two digits",
		"31.02.2021 01.03.2021": "x:2: “31.02.2021” is not a date",
	} {
		text := "id,date,country,place\n"
		for i, d := range strings.Fields(dates) {
			text += string(rune('a'+i)) + "," + d + ",Mali,Alvar\n"
		}
		r := readText(t, text)
		got := strings.Join(strings.Fields(cells(r, "date")), " ")
		if len(r.Problems) > 0 {
			got = r.Problems[0].Place.String() + ": " + r.Problems[0].What
		}
		if got != want {
			t.Errorf("%s is %q, want %q", dates, got, want)
		}
	}
}

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

func TestWhatProgramsWriteForUnknownIsUnknown(t *testing.T) {
	const all = "id,date,date_end,country,admin1,place,lat,lon,actor,sources,killed\n"
	for name, c := range map[string]struct{ text, want string }{
		"a point elsewhere":     {header + "a,2021-03-04,NA,Alvar,14.25,-5.99,3\n", "Mali|1 unknown"},
		"a point at sea":        {header + "a,2021-03-04,NA,Alvar,4.25,15.99,3\n", "|1 unknown"},
		"a point in Namibia":    {header + "a,2021-03-04,NA,Windhoek,-22.5,17.1,3\n", "Namibia|1 unknown"},
		"codes":                 {header + "a,2021-03-04,NA,Windhoek,,,3\nb,2021-03-04,ML,Alvar,,,3\n", "Namibia\nMali|0 unknown"},
		"codes, elsewhere":      {header + "a,2021-03-04,NA,Alvar,14.25,-5.99,3\nb,2021-03-04,ML,Alvar,,,3\n", "Mali\nMali|1 unknown"},
		"names":                 {header + "a,2021-03-04,NA,Alvar,4.25,15.99,3\nb,2021-03-04,Mali,Alvar,,,3\n", "\nMali|1 unknown"},
		"no country at all":     {header + "a,2021-03-04,NA,Alvar,,,3\n", "country is empty|1 unknown"},
		"words in every column": {all + "NA,2021-03-04,NULL,Mali,NaN,Alvar,NA,n/a,-,null,NA\n", "Mali|8 unknown"},
		"in our own columns":    {all + "a,2021-03-04,,Mali,,Alvar,,,NA,,3\n", "Mali|1 unknown"},
	} {
		r := readText(t, c.text)
		got, unknown := strings.TrimSuffix(cells(r, "country"), "\n"), 0
		if len(r.Problems) > 0 {
			got = r.Problems[0].What
		}
		for _, change := range r.Report.Changes {
			if change.What == noNumber {
				unknown = change.Count
			}
		}
		if got = fmt.Sprintf("%s|%d unknown", got, unknown); got != c.want {
			t.Errorf("%s: %q, want %q; %v", name, got, c.want, said(r))
		}
		if r.Table.Len() > 0 && r.Table.At(0).Actor != "" {
			t.Errorf("%s: the actor is %s", name, r.Table.At(0).Actor)
		}
	}
	codes, err := ParseProfile([]byte("columns: {id: n, date: d, country: c, place: p, actor: {from: who, codes: {NA: Northern Army}}}"), "m.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if r := read(t, fstest.MapFS{"x": {Data: []byte("n,d,c,p,who\n1,2021,Mali,Alvar,NA\n")}}, "x", Options{Mapping: codes}); cells(r, "actor") != "Northern Army\n" {
		t.Errorf("a code that a mapping explains: %v", said(r))
	}
}

func TestAnIdOfTheContentStaysWhenRowsMove(t *testing.T) {
	first := readText(t, "date,country,place\n2021-03-04,Mali,Alvar\n2021-03-05,Mali,Belmo\n2021-03-05,Mali,Belmo\n")
	moved := readText(t, "date,country,place\n2021-03-05,Mali,Belmo\n2021-03-04,Mali,Alvar\n2021-03-05,Mali,Belmo\n")
	if first.Table.Len() != 3 || moved.Table.Len() != 3 {
		t.Fatalf("%d and %d rows, want 3", first.Table.Len(), moved.Table.Len())
	}
	for row := range incident.Row(3) {
		x := first.Table.At(row)
		other, ok := moved.Table.Index(x.ID)
		if !ok || moved.Table.At(other).Place != x.Place {
			t.Errorf("%s of %s is lost", x.ID, x.Place)
		}
	}
}

func TestIdsMayHaveCapitalsAndAreComparedWithoutThem(t *testing.T) {
	r := readText(t, "id,date,country,place\nMLI1,2021-03-04,Mali,Alvar\nmli1,2021-03-05,Mali,Belmo\nA/1,2021-03-05,Mali,Belmo\n")
	if _, found := r.Table.Index("mLi1"); !found || r.Table.Len() != 2 {
		t.Errorf("%d rows, found %v", r.Table.Len(), found)
	}
	if ids := cells(r, "id"); !strings.HasPrefix(ids, "MLI1\nA-1-") {
		t.Errorf("ids %q", ids)
	}
}

func TestColumnsOfTheFilesOwnStayUnderTheirNames(t *testing.T) {
	r := readText(t, "event date,nation,city,Colour;shade,verification,verification,,Fatalities\n2021-03-04,Mali,Alvar,red,yes,no,x,3\n")
	got := strings.Join(r.Table.Columns(), "|")
	want := "id|date|country|place|deaths_low|deaths|deaths_high|figures_note|Colour shade|verification in the file|verification in the file 2|column 7"
	if !strings.HasPrefix(got, want) {
		t.Errorf("columns %s, want %s", got, want)
	}
	if d := cmp.Diff("red|yes|no|x\n", cells(r, "Colour shade", "verification in the file", "verification in the file 2", "column 7")); d != "" {
		t.Error(d)
	}
}

func TestColumnsWithoutANameStayWhereTheyHoldSomething(t *testing.T) {
	const own = ",Mali,Alvar,14.25,-5.99,3"
	for name, c := range map[string]struct{ text, column, want string }{
		"first":         {"," + header + "x,a,2021-03-04" + own + "\n", "column 1", "x\n"},
		"last":          {strings.Replace(header, "\n", ",\n", 1) + "a,2021-03-04" + own + ",x\n", "column 8", "x\n"},
		"in some rows":  {strings.Replace(header, "\n", ",\n", 1) + "a,2021-03-04" + own + "\nb,2021-03-04" + own + ",x\n", "column 8", "\nx\n"},
		"without an id": {"date,country,place,\n2021-03-04,Mali,Alvar,x\n", "column 4", "x\n"},
		"holds nothing": {strings.Replace(header, "\n", ", ,\n", 1) + "a,2021-03-04" + own + ",,\n", "column 8", ""},
	} {
		r := readText(t, c.text)
		if has := slices.Contains(r.Table.Columns(), c.column); has != (c.want != "") || has && cells(r, c.column) != c.want {
			t.Errorf("%s: columns %q, %v", name, r.Table.Columns(), said(r))
		}
	}
}

// compound returns a file of old Office programs with streams.
func compound(streams ...string) string {
	text := make([]byte, 512)
	copy(text, "\xd0\xcf\x11\xe0")
	text[30] = 9 // sectors of 512 bytes, of which the first is the directory
	for _, name := range streams {
		entry := make([]byte, 128)
		for i := range len(name) {
			entry[2*i] = name[i]
		}
		text = append(text, entry...)
	}
	return string(text)
}

func TestWhatCannotBeReadSaysWhatCan(t *testing.T) {
	for text, want := range map[string]string{
		"":                                 "x: the file is empty, give a file with a row of names and one incident a row",
		"%PDF-1.7":                         "x: this is a PDF, which is not read, lectern opens PDFs that it made; take the table out of others as CSV",
		"\ufeff\n%PDF-1.7":                 "x: this is a PDF, which is not read, lectern opens PDFs that it made; take the table out of others as CSV",
		"\xd0\xcf\x11\xe0":                 "x: this is an old Office file such as .xls or .doc, which is not read, " + asSheet,
		compound("Root Entry", "Workbook"): "x: this is an old Excel workbook (.xls), which is not read, " + asSheet,
		compound("WordDocument"):           "x: this is an old Word document (.doc), which is not read, copy the table into a spreadsheet and save it as .xlsx or CSV UTF-8, which are read",
		compound("EncryptedPackage"):       "x: this is a workbook or document with a password, which is not read, save it without one",
		"fgb\x03fgb\x01":                   "x: this is a FlatGeobuf file, which is not read, save it as GeoJSON or GeoPackage, which are read, for instance in QGIS",
		"<?xml version=\"1.0\"?>\n<gpx version=\"1.1\"><wpt lat=\"1\" lon=\"2\"/></gpx>": "x: this is a GPX file, which is not read, save it as GeoJSON or KML, which are read, for instance in QGIS",
		"<ogr:FeatureCollection xmlns:gml=\"http://www.opengis.net/gml/3.2\">,":          "x: this is a GML file, which is not read, save it as GeoJSON or GeoPackage, which are read, for instance in QGIS",
		"<!DOCTYPE html><html><table><tr><td>id</td></tr></table></html>":                "x: this is a web page, which is not read, " + asSheet,
		"<HTML><TABLE>": "x: this is a web page, which is not read, " + asSheet,
		"<?xml version=\"1.0\"?><rows a=\"1,2\"/>": "x: this is a file of XML, which is not read, " + supported,
		"\x00\x01\x02":            "x: the file is neither text nor any format that is read, " + supported,
		"name,colour\na,red\n":    "x:1: no column is known as that of a date; there are name, colour, say which column it is in a file of --map, such as: columns: {date: Date of event}",
		"date,colour\n2021,red\n": "x:1: no column is known as that of a place; there are date, colour, say which column it is in a file of --map, such as: columns: {place: Town}",
		strings.Repeat("a,", 600) + "\n" + strings.Repeat("1,", 600): "x: the file has 601 columns, more than 500, leave some out",
	} {
		r := readText(t, text)
		if len(r.Problems) != 1 || r.Problems[0].Message() != want {
			t.Errorf("%.20q: %v, want %s", text, r.Problems, want)
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

// In another reading they would be as wrong, and it takes several times as long.
func TestAFileOfOneIDIsReadOnce(t *testing.T) {
	const rows = 300
	text := header + strings.Repeat("a,2021-03-04,Mali,Alvar,14.25,-5.99,3\n", rows)
	for name, c := range map[string]struct{ text, format string }{
		"plain":                  {text, "incidents.csv"},
		"packed":                 {string(gzipOf(t, text)), "incidents.csv"},
		"with another mistake":   {text + "b,4 March 2021,Mali,Alvar,14.25,-5.99,3\n", "table of text"},
		"of dates that are none": {header + strings.Repeat("b,soon,Mali,Alvar,14.25,-5.99,3\n", rows), "table of text"},
	} {
		r := readText(t, c.text)
		if last := r.Problems[len(r.Problems)-1]; r.Report.Format != c.format || len(r.Problems) != 101 || !strings.Contains(last.What, "more problems are not listed") {
			t.Errorf("%s is read as %q: %v", name, r.Report.Format, last)
		}
	}
}
