package exchange

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// Each file has one row, of which some cells are told as name=value, and what is warned of.
func TestWhatPeopleWriteIsReadOrNamed(t *testing.T) {
	const head = "Ref,Date,Country,Place,"
	for _, c := range []struct{ columns, cells, want string }{
		{"Lat (deg),Lon (deg)", "14.25,-5.99", "lat=14.25 lon=-5.99"},
		{"Latitude (WGS84),Longitude (WGS84)", "14.25,-5.99", "lat=14.25 lon=-5.99"},
		{"Latitude (S),Longitude (W)", "14.25,5.99", "lat=-14.25 lon=-5.99"},
		{"Latitude N,Longitude W", "14.25,5.99", "lat=14.25 lon=-5.99"},
		{"Lat,NS,Long,EW", "19.25,S,15.99,E", "lat=-19.25 lon=15.99"},
		{"Lat,N/S,Long,E/W", "14.25,n,5.99,w", "lat=14.25 lon=-5.99"},
		{"Koordinaten", `"14.25, -5.99"`, "lat=14.25 lon=-5.99"},
		{"Where on the map", `"14.25, -5.99"`, "lat=14.25 lon=-5.99"},
		{"Military grid", "30PTB7790077700", "lat=15.165689 lon=-5.067109"},
		{`"Coordinates (lon, lat)"`, `"-5.99, 14.25"`, "lat=14.25 lon=-5.99"},
		{"Coordinates", `"-5.99, 14.25"`, "lat=-5.99 lon=14.25 ! inside with latitude and longitude swapped"},
		{"Lat,Lon", "١٤٫٢٥,−5.99", "lat=14.25 lon=-5.99"},
		{"Coordinates", "14.25   -5.99", "lat=14.25 lon=-5.99"},
		{"Coordinates", `"lat 14.25, lon -5.99"`, "lat=14.25 lon=-5.99"},
		{"Coordinates", "Lat: 14.25 Long: -5.99", "lat=14.25 lon=-5.99"},
		{"Coordinates", "longitude=-5.99 latitude=14.25", "lat=14.25 lon=-5.99"},
		{"Coordinates", "lat 14.25 lat -5.99", "! is no point that is read"},
		{"Coordinates", `"geo:14.25,-5.99"`, "lat=14.25 lon=-5.99"},
		{"Coordinates", `"14,25 / -5,99"`, "lat=14.25 lon=-5.99"},
		{"geom", "SRID=4326;POINT(-5.99 14.25)", "lat=14.25 lon=-5.99"},
		{"geom", "0101000020E6100000F6285C8FC2F517C00000000000802C40", "lat=14.25 lon=-5.99"},
		{"geom", "0101000000f6285c8fc2f517c00000000000802c40", "lat=14.25 lon=-5.99"},
		{"geom", "0101000000f6285c8fc2f517c00000000000802c4000", "lat= ! columns that may hold coordinates"},
		{"geom", `"{""type"":""Point"",""coordinates"":[-5.99,14.25]}"`, "lat=14.25 lon=-5.99"},
		{"geom", "SRID=32630;POINT(177900 1577700)", "! is no point that is read"},
		{"Lat,Lon", "unknown,unknown", "lat= lon="},
		{"Lat,Lon", "-999,-999", "lat= lon="},
		{"Lat,Lon", "-99,-99", "! lat “-99” is beyond 90 degrees"},
		{"Killed", `"1.200,00"`, "killed=1200"},
		{"Killed", `"1.200,50"`, "! killed: “1.200,50” is not a whole number"},
		{"死亡人数,纬度,经度", "3,14.25,-5.99", "deaths=3 lat=14.25 lon=-5.99"},
		{"Ratio", `14.25/5.99`, "Ratio=14.25/5.99"},
		{"UTM zone,UTM E,UTM N", `30P,"177,900","1,577,700.0"`, "lat=14.252331 lon=-5.984754"},
		{"Killed", "12*", "killed=12"},
		{"Killed", "12 †", "killed=12"},
		{"Killed", "3[1]", "killed=3"},
		{"Killed", "3*4", "! killed: “3*4” is not a whole number"},
		{"Easting,Northing", "177900,1577700", "lat= ! columns that may hold coordinates"},
		{"Zone,Easting,Northing", "30,177900,1577700", "lat= ! columns that may hold coordinates"},
		{"Zone,Easting,Northing", "30P,177900,1577700", "lat=14.252331 lon=-5.984754 Zone=30P"},
		{"UTM zone,X,Y", "30N,177900,1577700", "lat=14.252331 lon=-5.984754"},
		{"UTM zone,Hemisphere,UTM E,UTM N", "30,S,500000,8000000", "lat=-18.088709 lon=-3"},
		{"Lat (deg),Lat (min),Lat (sec),Lon (deg),Lon (min),Lon (sec)", "14,15,3,-5,59,24", "lat=14.2508333 lon=-5.99"},
		{"Lat deg,Lat min,Lat dir,Lon deg,Lon min,Lon dir", "14,15.5,N,5,59,W", "lat=14.2583333 lon=-5.9833333"},
		{"Lat deg,Lat min,Lat sec,Lat dir,Lon deg,Lon min,Lon sec,Lon dir", "15,24,59.9,S,5,59,24,W", "lat=-15.4166389 lon=-5.99"},
		{"Latitude degrees,Latitude minutes,Hemisphere,Longitude degrees,Longitude minutes,Hemisphere", "15,13.2,S,5,30.75,W", "lat=-15.22 lon=-5.5125"},
		{"Lat,Lon", "15 24 59 S,5 59 24 W", "lat=-15.4163889 lon=-5.99"},
		{"Lat,Lon", "15:24:59S,5:59:24W", "lat=-15.4163889 lon=-5.99"},
		{"Lat,Lon", "15° 24' 59 S,5° 59' 24 W", "lat=-15.4163889 lon=-5.99"},
		{"Lat,Lon", "15d24m59s N,5d59m24s W", "lat=15.4163889 lon=-5.99"},
		{"Lat,Lon", "15d24m59sS,5d59m24sW", "lat=-15.4163889 lon=-5.99"},
		{"Lat,Lon", "15 24 59 South,5 59 24 West", "lat=-15.4163889 lon=-5.99"},
		{"Lat,Lon", "15 24 59s,5 59 24 W", "! lat “15 24 59s” is not a decimal number"},
		{"GPS", "15 24 59 S 5 59 24 W", "lat=-15.4163889 lon=-5.99"},
		{"Latitude,Lat min,Lat max,Longitude", "14,13,15,-5", "lat=14 lon=-5"},
		{"Lat,Lat min,Lon,Lon min", "14.25,15,-5.99,59", "lat=14.25 lon=-5.99"},
		{"Lat deg,Lat min,Lat sec,Lon deg,Lon min,Lon sec", "14,,3,-5,59,24", "! lat “14 ? 3” is not a decimal number"},
		{"Killed (persons)", "3", "killed=3"},
		{"Killed (min)", "3", "killed_low=3"},
		{"Total killed", "3", "killed=3"},
		{"Killed or hurt by fire", "3", "killed= ! columns that may hold numbers of people"},
		{"Killed", "٣", "killed=3"},
		{"Killed", "5 (at least)", "killed_low=5 killed="},
		{"Killed", "9 (max.)", "killed_high=9 killed="},
		{"Killed", "between 5 and 7", "killed_low=5 killed_high=7"},
		{"Killed", "5 and 2", "! killed: “5 and 2” is not a whole number"},
		{"Killed", "20 (wounded)", "! killed: “20 (wounded)” is not a whole number"},
		{"Killed", "5 (thousand)", "! “5 (thousand)” is not a whole number"},
		{"Deaths", "1.200", "! deaths: “1.200” is not a whole number"},
		{"Deaths", "dozens", "! deaths: “dozens” is not a whole number"},
		{"Children", "-99", "Children="},
		{"Children", "-9", "Children=-9"},
		{"Actor", "None", "actor="},
		{"Weapon", "None", "Weapon=None"},
		{"Weapon", "NA", "Weapon="},
		{"Victims", "12", "target= Victims=12"},
		{"Lat,Lon", "14°15'00\"N,5°59'24\"W", "lat=14.25 lon=-5.99"},
		{"Date (dd/mm/yyyy)", "03/04/2021", "date=2021-04-03"},
		{"Notes", "\"open\nb,2021-03-05,Mali,Alvar,x\"", "! look like rows"},
		{"Damage", "Total", "Damage=Total"},
	} {
		date := "2021-03-04,"
		header := head
		if strings.HasPrefix(c.columns, "Date ") {
			header, date = "Ref,Country,Place,", ""
		}
		country := "Mali"
		if strings.Contains(c.columns, "EW") {
			country = "Namibia"
		}
		file := fstest.MapFS{"x": {Data: []byte(header + c.columns + "\na," + date + country + ",Alvar," + c.cells + "\n")}}
		r := read(t, file, "x", Options{})
		want, problem, _ := strings.Cut(c.want, "!")
		for _, one := range strings.Fields(want) {
			name, value, _ := strings.Cut(one, "=")
			if r.Table.Len() != 1 {
				t.Errorf("%s: %s is not read: %v", c.columns, c.cells, r.Problems)
			} else if got := r.Table.Cell(name, 0); got != value {
				t.Errorf("%s: %s gives %s %q, want %q", c.columns, c.cells, name, got, value)
			}
		}
		var said []string
		for _, p := range r.Problems {
			said = append(said, p.String())
		}
		if all := strings.Join(said, "\n"); (all != "") != (problem != "") || !strings.Contains(all, strings.TrimSpace(problem)) {
			t.Errorf("%s: %s: problems %q, want %q", c.columns, c.cells, all, problem)
		}
	}
}

func TestDatesInPartsAreReadInOtherLanguages(t *testing.T) {
	r := readText(t, "Réf;Année;Mois;Jour;Pays;Localité;Tués\na;2023;1;14;Mali;Gao;3\nb;2023;mars;;Mali;Gao;3\n")
	if got := cells(r, "date", "place"); got != "2023-01-14|Gao\n2023-03|Gao\n" {
		t.Errorf("%q, %v", got, r.Problems)
	}
}

func TestNamesBelowThoseOfGroupsAreJoined(t *testing.T) {
	const header = "Ref,Date,Country,Place,Coordinates,,Killed,,Injured,\n,,,Admin2,N,E,min,max,min,max\n"
	r := readText(t, header+"a,2021-03-04,Mali,Gao,14.25,-5.99,3,5,10,20\nb,2021-03-05,Mali,Gao,14.25,-5.99,,4,,\n")
	if got := cells(r, "lat", "lon", "killed_low", "killed", "killed_high", "wounded_low", "wounded_high"); got != "14.25|-5.99|3||5|10|20\n14.25|-5.99|||4||\n" {
		t.Errorf("%q, %v", got, r.Problems)
	}
	const groups = "Tracker,as of June,,,,,,\n,,,,,,,\nNo.,Date,Location,,,Casualties,,Comments\n,,,,,Civilians,Forces,\n,,Province,Latitude,Longitude,Killed,Killed,\n"
	r = readText(t, groups+"1,2024-01-05,Helmand,32.07,64.83,2,1,x\n2,2024-01-06,Helmand,31.52,64.12,0,4,y\n")
	if got := cells(r, "date", "admin1", "lat", "lon", "Casualties Civilians Killed", "Casualties Forces Killed", "summary"); r.Table.Len() != 2 || !strings.HasPrefix(got, "2024-01-05|Helmand|32.07|64.83|2|1|x\n") {
		t.Errorf("%q, %v", got, r.Problems)
	}
	// A group may be the last, as workbooks have rows: without empty cells at their end.
	book := workbookOf(t, false, [][]any{
		{"Date", "Location", nil, nil, "Casualties"},
		{nil, nil, nil, nil, "Civilians", nil, "Forces"},
		{nil, "Province", "Lat", "Lon", "Killed", "Injured", "Killed"},
		{"2024-01-05", "Helmand", 32.07, 64.83, 2, 1, 4},
		{"2024-01-06", "Helmand", 31.52, 64.12, 0, 4, 1},
	})
	if r = readText(t, string(book)); cells(r, "admin1", "Casualties Forces Killed") != "Helmand|4\nHelmand|1\n" {
		t.Errorf("%q, %v", cells(r, "admin1", "Casualties Forces Killed"), r.Problems)
	}
	// The row below is an incident without a number, not a third one of names.
	r = readText(t, "Ref,Date,Country,Place,Killed,,\n,,,,min,max,\na,2021,Mali,Gao,few,many,see note\nb,2021-03-05,Mali,Gao,1,2,\n")
	if r.Table.Len() != 1 || !strings.Contains(r.Problems.Error(), "few") {
		t.Errorf("%d rows, %v", r.Table.Len(), r.Problems)
	}
	r = readText(t, "Ref,Country,Place,,Date,Killed\na,Mali,Gao,x,unknown,\nb,Mali,Gao,,2021-03-05,3\n")
	if r.Table.Len() != 1 || !strings.Contains(r.Problems.Error(), "x:2") {
		t.Errorf("%d rows, %v", r.Table.Len(), r.Problems)
	}
	// A row that merely lacks some cells is an incident.
	r = readText(t, "Ref,Date,Country,Place,,Killed\na,2021-03-04,Mali,Gao,x,3\nb,2021-03-05,Mali,Gao,y,4\n")
	if r.Table.Len() != 2 {
		t.Errorf("%d rows, %v", r.Table.Len(), r.Problems)
	}
}

func TestRowsThatAddOthersUpAreSetAside(t *testing.T) {
	const header = "Ref,Date,Country,Place,Killed\na,2021-03-04,Mali,Gao,3\n"
	for _, last := range []string{"Total,2021-03-04,Mali,Gao,3", "b,,Mali,Grand total,3", ",,,Subtotal,3"} {
		r := readText(t, header+last+"\n")
		if r.Table.Len() != 1 || len(r.Problems) != 1 || !strings.Contains(r.Problems[0].What, "the row is a total of others") {
			t.Errorf("%s: %d rows, %v", last, r.Table.Len(), r.Problems)
		}
	}
}

func TestDatesOfOtherLanguagesAreRead(t *testing.T) {
	for cell, want := range map[string]string{
		"3. März 2024": "2024-03-03", "3 mars 2024": "2024-03-03", "le 1er mars 2024": "2024-03-01", "3 de marzo de 2024": "2024-03-03", "3 de março de 2024": "2024-03-03",
		"3 марта 2024 г.": "2024-03-03", "٣ مارس ٢٠٢٤": "2024-03-03", "٢٠٢١-٠٣-٠٤": "2021-03-04", "4 March 2021 23:30": "2021-03-04", "2024W12": "2024-W12", "2024/03": "2024-03", "3/2024": "2024-03", "03/2024": "2024-03",
		"03MAR2024": "2024-03-03", "2024-Mar-03": "2024-03-03", "3 Sept. 2024": "2024-09-03", "marzo 2024": "2024-03",
		"1 janv. 2012": "2012-01-01", "12 abr 2012": "2012-04-12", "5 Mär 2012": "2012-03-05", "5 May 2012, 2:30 pm": "2012-05-05", "May 5 2012 12:00AM": "2012-05-05",
		"5 May 2012 (Saturday)": "2012-05-05", "3rd of May, 2012": "2012-05-03", "Mon 4 March 2024": "2024-03-04", "2021.0": "2021",
		"-5 March 2024": "-5 March 2024", "5 March 2024-": "5 March 2024-", "Sunday March 2024": "Sunday March 2024", "5 6 March 2024": "5 6 March 2024", "March 45 2024": "March 45 2024",
		"5 March 2024 or so": "5 March 2024 or so", "3 Martober 2024": "3 Martober 2024", "Mar-24": "Mar-24", "32. März 2024": "32. März 2024",
	} {
		if got, _ := (dateReader{dmy, day1900}).date(cell); got != want {
			t.Errorf("%s is read as %s, want %s", cell, got, want)
		}
	}
}

func TestProvincesThatNoMapHasAreNamed(t *testing.T) {
	text := "Ref,Date,Country,Province,Location precision\na,2021-03-04,Mali,Gao,province\nb,2021-03-05,Mali,Xyz,province\nc,2021-03-06,Mali,Xyz,province\nd,2021-03-06,Mali,Abc,province\ne,2021-03-06,Mali,Def,\n"
	r := read(t, fstest.MapFS{"x": {Data: []byte(text)}}, "x", Options{Province: func(code, name string) bool { return code == "MLI" && name == "Gao" }})
	if want := "these provinces are on no map"; len(r.Problems) != 1 || !strings.Contains(r.Problems[0].What, want) || !strings.HasSuffix(r.Problems[0].What, ": Xyz, Abc, Def") || r.Problems[0].Line != 3 {
		t.Errorf("%v, want %s: Xyz, Abc, Def", r.Problems, want)
	}
}

func TestYearsOfTwoDigitsAreReadWhereTheOrderIsSaid(t *testing.T) {
	for header, want := range map[string]string{
		"Date (dd/mm/yy)": "2021-03-05|1969-03-05|2021-03-05|2021-03-05|\n",
		"Date (mm/dd/yy)": "2021-05-03|1969-05-03|2021-03-05|2021-03-05|\n",
	} {
		text := "Ref," + header + ",Country,Place\n"
		for i, date := range []string{"05/03/21", "5/3/69", "05-Mar-21", "5 Mar 21", "Mar-21", "Sep 11", "12.Mei.24"} {
			text += fmt.Sprintf("r%d,%s,Mali,Gao\n", i, date)
		}
		r := readText(t, text)
		if got := strings.Join(strings.Fields(cells(r, "date")), "|") + "|\n"; got != want {
			t.Errorf("%s: %s, %v", header, got, r.Problems)
		}
		if !slices.ContainsFunc(r.Report.Changes, func(c Change) bool { return c.What == shortYears && c.Count == 4 }) {
			t.Errorf("%s: %v", header, r.Report.Changes)
		}
		if got := r.Problems.Errors().Error(); len(r.Problems.Errors()) != 3 || !strings.Contains(got, "“12.Mei.24”") {
			t.Errorf("%s: %s", header, got)
		}
	}
}

// A few dates that may begin with either part set their rows aside, and others are read; of many the file is refused.
func TestAFewDatesWithoutAnOrderSetTheirRowsAside(t *testing.T) {
	const header = "Ref,When,Country,Place\n"
	row := func(date string) string { return "r" + date + "," + date + ",Mali,Gao\n" }
	few := header + row("5/05/2021") + row("06/07/2021")
	for day := range 12 {
		few += row(fmt.Sprintf("2021-03-%02d", day+1))
	}
	r := readText(t, strings.Replace(few, "When", "Date", 1))
	if problems := r.Problems.Errors(); r.Table.Len() != 13 || len(problems) != 1 || !strings.Contains(problems.Error(), "order: dmy") {
		t.Errorf("%d rows, %v", r.Table.Len(), problems)
	}
	many := header + row("06/07/2021") + row("07/07/2021 to 08/07/2021") + row("3–5 March 2021") + row("4–6 March 2021")
	r = readText(t, strings.Replace(many, "When", "Date", 1))
	if r.Table.Len() != 0 || len(r.Problems) != 1 || !strings.Contains(r.Problems[0].What, "tells whether 06/07/2021 begins") {
		t.Errorf("%d rows, %v", r.Table.Len(), r.Problems)
	}
}
