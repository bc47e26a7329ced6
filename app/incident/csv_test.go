package incident

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lectern/app/problem"
)

func readString(s string) (*Table, problem.List) {
	return ReadCSV(strings.NewReader(s), "incidents.csv", world{})
}

func TestCSVFormsThatSpreadsheetsWrite(t *testing.T) {
	for name, file := range map[string]string{
		"plain":           "id,date,country,place,title\nx,2016-10-24,Pakistan,Quetta,\"a, “b” \"\"c\"\"\nd\"\n",
		"BOM":             "\ufeffid,date,country,place,title\nx,2016-10-24,Pakistan,Quetta,\"a, “b” \"\"c\"\"\nd\"\n",
		"CRLF":            "id,date,country,place,title\r\nx,2016-10-24,Pakistan,Quetta,\"a, “b” \"\"c\"\"\r\nd\"\r\n",
		"semicolons":      "id;date;country;place;title\nx;2016-10-24;Pakistan;Quetta;\"a, “b” \"\"c\"\"\nd\"\n",
		"tabs":            "id\tdate\tcountry\tplace\ttitle\nx\t2016-10-24\tPakistan\tQuetta\t\"a, “b” \"\"c\"\"\nd\"\n",
		"no last newline": "id,date,country,place,title\nx,2016-10-24,Pakistan,Quetta,\"a, “b” \"\"c\"\"\nd\"",
		"empty rows":      "id,date,country,place,title\n,,,,\n\nx,2016-10-24,PAK,Quetta,\"a, “b” \"\"c\"\"\nd\"\n,,,,\n",
		"case and spaces": "ID, Date ,COUNTRY,Place,Title\nx, 2016-10-24 , pakistan ,Quetta,\"a, “b” \"\"c\"\"\nd\"\n",
		"quoted header":   "\"id\";\"date\";\"country\";\"place\";\"title\"\nx;2016-10-24;Pakistan;Quetta;\"a, “b” \"\"c\"\"\nd\"\n",
	} {
		table, problems := readString(file)
		if len(problems) > 0 || table.Len() != 1 {
			t.Errorf("%s: %d rows, %v", name, table.Len(), problems)
			continue
		}
		x := table.At(0)
		got := []string{x.ID, x.When.String(), x.Country, x.CountryCode, x.Place, x.Title}
		if diff := cmp.Diff([]string{"x", "24 October 2016", "Pakistan", "PAK", "Quetta", "a, “b” \"c\"\nd"}, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// TestBadRowsAreSetAsideWithLineColumnAndHint has one good row beside each bad one.
func TestBadRowsAreSetAsideWithLineColumnAndHint(t *testing.T) {
	header := "id,date,country,place,lat,lon,killed_low,killed,killed_high,attribution\n"
	good := "good,2016,Pakistan,Quetta,30,67,1,,2,claimed\n"
	for _, c := range []struct{ row, want string }{
		{"x,2016-02-31,Pakistan,Quetta,,,,,,", "2:3: date: “2016-02-31” is not a day, February 2016 has 29 days"},
		{"x,,Pakistan,Quetta,,,,,,", "2:3: date is empty, every incident has one"},
		{",2016,,Quetta,,,,,,", "2:1: id is empty"},
		{"Kabul 1,2016,Pakistan,Quetta,,,,,,", "2:1: id “Kabul 1” is not an id, write kabul-1"},
		{"_x,2016,Pakistan,Quetta,,,,,,", "write x"},
		{"x,2016,Pakistan,,,,,,,", "2:17: place, lat and lon are empty, write at least the place or the province; where only the country is known, write country as location_precision"},
		{"x,2016,Pakistan,Quetta,111.2,34.1,,,,", "2:24: lat 111.2 is beyond 90 degrees, see whether lat and lon stand in each other’s place"},
		{"x,2016,Pakistan,Quetta,34,181,,,,", "lon “181” is beyond 180 degrees"},
		{"x,2016,Pakistan,Quetta,95,100,,,,", "lat “95” is beyond 90 degrees, write degrees"},
		{"x,2016,Pakistan,Quetta,34,,,,,", "lat and lon are not both filled"},
		{"x,2016,Pakistan,Quetta,\"34,5\",69,,,,", "write 34.5"},
		{"x,2016,Pakistan,Quetta,NaN,69,,,,", "is not a decimal number"},
		{"x,2016,Pakistan,Quetta,34°31'N,69,,,,", "write decimal degrees"},
		{"x,2016,Pakistan,Quetta,,,-5,,,", "killed_low: “-5” is not a whole number, a number of people is never negative"},
		{"x,2016,Pakistan,Quetta,,,\"1,200\",,,", "write 1200, digits alone"},
		{"x,2016,Pakistan,Quetta,,,30-40,,,", "write the lowest figure, 30, in the _low column"},
		{"x,2016,Pakistan,Quetta,,,30+,,,", "write 30 in the _low column"},
		{"x,2016,Pakistan,Quetta,,,30 people,,,", "write 30 alone"},
		{"x,2016,Pakistan,Quetta,,,dozens,,,", "leave the cell empty where nothing is known"},
		{"x,2016,Pakistan,Quetta,,,99999999999999999999,,,", "is not a whole number"},
		{"x,2016,Pakistan,Quetta,,,100000001,,,", "is more than 100,000,000"},
		{"x,2016,Pakistan,Quetta,,,9,,5,", "killed_low: the lowest figure, 9, is above the highest, 5, correct the one that is wrong, or swap them"},
		{"x,2016,Pakistan,Quetta,,,5,20,9,", "the best figure, 20, is outside 5 to 9"},
		{"x,2016,Pakistan,Quetta,,,,,,clamed", "2:29: “clamed” can't stand in attribution, write unknown, claimed, attributed or disputed"},
		{"é,é,Pakistan,Quetta,,,,,,clamed", "2:26: “clamed”"}, // columns count characters
		{"x,2016,Pakistan,Quetta,,,,,", "2: the row has 9 cells, the header has 10"},
		{"x,2016,Pakistan,Quetta,a,b,c,d,e,f,g", "2: the row has 11 cells"},
		{"x,2016,Pakistan,Qu\"etta,,,,,,", "2:19: a quotation mark stands where it can't be read"},
		{"x,2016,Pakistan,Qu\xffetta,,,,,,", "2:17: place is not UTF-8, save the file as UTF-8"},
		{"x,2016,Pakistan,Qu\x00etta,,,,,,", "the file is not text"},
		{"x,2016,Pakistan," + strings.Repeat("a", 70_000) + ",,,,,,", "place is longer than 65,536 bytes"},
	} {
		table, problems := readString(header + c.row + "\n" + good)
		if !strings.Contains(problems.Error(), c.want) {
			t.Errorf("%.80s\n got %s\nwant %s", c.row, problems.Error(), c.want)
		}
		if _, ok := table.Index("good"); !ok && !strings.Contains(c.want, "not text") {
			t.Errorf("%.80s: the good row is lost", c.row)
		}
		if _, bad := table.Index("x"); bad {
			t.Errorf("%.80s: the bad row is in the table", c.row)
		}
	}
}

func TestEveryMistakeOfARowIsListed(t *testing.T) {
	_, problems := readString("id,date,country,place,killed_low,wounded_low\nx,2016-13,Pakistan,Quetta,many,-1\n")
	var lines []string
	for _, p := range problems {
		lines = append(lines, fmt.Sprintf("%s %d:%d", p.Kind, p.Line, p.Column))
	}
	if diff := cmp.Diff([]string{"bad-row 2:27", "bad-row 2:32", "bad-row 2:3"}, lines); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestPlaceOfAProblemAfterQuotedLineBreaks(t *testing.T) {
	_, problems := readString("title,id,date,country,place\n\"one\nzwei ö\",x,soon,Pakistan,Quetta\nb,y,2016-10-24,Pakistan,Quetta\nc,z,later,Pakistan,Quetta\n")
	var places []string
	for _, p := range problems {
		places = append(places, p.Place.String())
	}
	if diff := cmp.Diff([]string{"incidents.csv:3:11", "incidents.csv:5:5"}, places); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestFilesThatAreNoIncidents(t *testing.T) {
	for name, c := range map[string]struct{ file, want string }{
		"empty":            {"", "the file is empty"},
		"BOM alone":        {"\ufeff", "the file is empty"},
		"one column":       {"title\na\nb\n", "incidents.csv:1: there is no column id, date, country and place (or lat and lon), the first line must name the columns, with"},
		"no date":          {"id,country,place\nx,Pakistan,Quetta\n", "there is no column date,"},
		"no place":         {"id,country,date,lat\nx,Pakistan,2016,3\n", "there is no column place (or lat and lon)"},
		"binary":           {"PK\x03\x04\x00\x00id,date", "the file is not text"},
		"UTF-16":           {"\xff\xfei\x00d\x00", "the file is UTF-16"},
		"open quote":       {"id,date,country,place\n\"x,2016,Pakistan,Quetta\ny,2016,Iran,Kerman\n", "incidents.csv:2: a quotation mark opens a cell that never ends"},
		"column twice":     {"id,date,country,place,killed_low,killed.low\nx,2016,Iran,Kerman,1,2\n", "incidents.csv:1:34: column “killed_low” stands twice, in columns 5 and 6"},
		"nameless column":  {"id,date,country,place,\nx,2016,Iran,Kerman,2\n", "column 5 has no name"},
		"too many columns": {"id,date,country,place" + manyColumns(600) + "\n", "more than 500 columns"},
		"header only":      {"id,date,country,place\n", ""},
		"id twice":         {"id,date,country,place\nx,2016,Iran,Kerman\nx,2017,Iran,Qom\n", "incidents.csv:3:1: id “x” stands already at incidents.csv:2, give each"},
		"null island":      {"id,date,country,lat,lon\nx,2016,Iran,0,0\n", "lat and lon are 0, in the sea off Africa"},
		"unknown country":  {"id,date,country,place\nx,2016,Persia,Kerman\n", "incidents.csv:2:8: country “Persia” is not known, write its English name"},
		"finer precision":  {"id,date,date_precision,country,place\nx,2016-10,day,Iran,Kerman\n", "incidents.csv:2:11: date_precision is day but the date is written to the month"},
	} {
		_, problems := readString(c.file)
		if !strings.Contains(problems.Error(), c.want) || c.want == "" && len(problems) > 0 {
			t.Errorf("%s: got %s\nwant %s", name, problems.Error(), c.want)
		}
	}
}

func manyColumns(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, ",x%d", i)
	}
	return b.String()
}

func TestProblemsBeyondAHundredAreCounted(t *testing.T) {
	table, problems := readString("id,date,country,place\n" + strings.Repeat("x,soon,Iran,Kerman\n", 1234) + "y,2016,Iran,Kerman\n")
	if len(problems) != 101 || problems[100].What != "1,134 more problems are not listed" || table.Len() != 1 {
		t.Errorf("%d problems, the last %v; %d rows", len(problems), problems[len(problems)-1], table.Len())
	}
}

func TestCSVRoundTripKeepsEverything(t *testing.T) {
	random := randomTable(rand.New(rand.NewPCG(17, 18)), 500)
	var file bytes.Buffer
	if err := random.WriteCSV(&file, random.All()); err != nil {
		t.Fatal(err)
	}
	read, problems := ReadCSV(bytes.NewReader(file.Bytes()), "incidents.csv", world{})
	if len(problems) != 1 || !strings.Contains(problems[0].What, "country “Turkey” is not known") {
		t.Fatal(problems) // the small world knows it as Türkiye; it is said once
	}
	if read.Len() != random.Len() {
		t.Fatalf("%d of %d rows", read.Len(), random.Len())
	}
	for row := range Row(random.Len()) {
		want := random.At(row)
		got, _ := read.Index(want.ID)
		want.At.Line = read.At(got).At.Line
		if diff := cmp.Diff(want, read.At(got)); diff != "" {
			t.Fatalf("%s (-want +got):\n%s", want.ID, diff)
		}
	}
	var again bytes.Buffer
	if err := read.WriteCSV(&again, read.All()); err != nil {
		t.Fatal(err)
	}
	if file.String() != again.String() {
		t.Error("written twice, the bytes differ")
	}
}

func TestWriteCSVKeepsColumnsAndTheirOrder(t *testing.T) {
	file := "note,id,date,country,place,in_commentary\n=1+1,b,2016-10,Iran,Kerman,yes\n,c,2017,Iran,Kerman,\n@x,a,2015,Iran,Qom,no\n"
	table, problems := readString(file)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	c, _ := table.Index("c")
	var got strings.Builder
	if err := table.WriteCSV(&got, table.Rows(c).Not()); err != nil {
		t.Fatal(err)
	}
	want := "note,id,date,country,place,in_commentary,date_precision\n'=1+1,b,2016-10,Iran,Kerman,yes,month\n'@x,a,2015,Iran,Qom,no,year\n"
	if got.String() != want {
		t.Errorf("got\n%swant\n%s", got.String(), want)
	}
}

func TestMergeKeepsTheFirstOfAnID(t *testing.T) {
	a, _ := readString("id,date,country,place,note\nx,2016,Iran,Kerman,n\n")
	b, _ := ReadCSV(strings.NewReader("id,date,country,place,weather\nx,2017,Iran,Qom,wet\ny,2017,PAK,Quetta,dry\n"), "more.csv", world{})
	both, problems := Merge(a, b)
	if len(problems) != 1 || problems[0].String() != "more.csv:2: id “x” stands already at incidents.csv:2, give each incident its own" {
		t.Errorf("problems %v", problems)
	}
	var got strings.Builder
	if err := both.WriteCSV(&got, both.All()); err != nil {
		t.Fatal(err)
	}
	want := "id,date,country,place,note,date_precision,weather\nx,2016,Iran,Kerman,n,year,\ny,2017,Pakistan,Quetta,,year,dry\n"
	if got.String() != want {
		t.Errorf("got\n%swant\n%s", got.String(), want)
	}
}

func TestMergeKeepsADayOfAMonth(t *testing.T) {
	a, _ := readString("id,date,date_end,date_precision,country,place\nx,2021-03-04,2021-03-04,month,Iran,Qom\n")
	b, _ := readString("id,date,country,place\ny,2017,Iran,Qom\n")
	both, _ := Merge(a, b)
	row, _ := both.Index("x")
	if got, want := both.When(row), a.When(0); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
}

func TestRealRowsAreReadWithoutAProblem(t *testing.T) {
	for name, least := range map[string]int{
		"testdata/incidents.csv":                            10,
		"../../briefs/islamic-state-khorasan/incidents.csv": 59,
		"../../../shared/data/isk/incidents.csv":            59,
	} {
		f, err := os.Open(name)
		if os.IsNotExist(err) && !strings.HasPrefix(name, "testdata") {
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		table, problems := ReadCSV(f, name, nil)
		f.Close()
		if len(problems) > 0 || table.Len() < least {
			t.Errorf("%s: %d rows, %v", name, table.Len(), problems)
		}
	}
}

func TestSeriesRows(t *testing.T) {
	header := "series,date_from,date_to,low,high,scope,source,note\n"
	for _, c := range []struct {
		row  string
		want string
	}{
		{"fighters,2016-08,,1000,1500,Afghanistan,a,b", "{fighters 2016-08-01 2016-08-31 1000 1500 Afghanistan a b series.csv:2}"},
		{"fighters,2024-03,,2500,,,,", "{fighters 2024-03-01 2024-03-31 2500 -1    series.csv:2}"},
		{"fighters,2019,,,2000,,,", "{fighters 2019-01-01 2019-12-31 -1 2000    series.csv:2}"},
		{"attacks,2021-08-15,2021-11,13,13,,,", "{attacks 2021-08-15 2021-11-30 13 13    series.csv:2}"},
		{"attacks,2021,2020,1,1,,,", "series.csv:2:14: date_to “2020” is before date_from, swap them"},
		{",2021,,1,1,,,", "series is empty"},
		{"a,2021,,,,,,", "low and high are empty"},
		{"a,2021,,5,3,,,", "low is above high"},
		{"a,2021,,-5,,,,", "low: “-5” is negative"},
		{"a,2021,,\"1,000\",,,,", "write 1000, digits alone"},
		{"a,2021,,9999999999999,,,,", "is more than 1,000,000,000,000"},
		{"a,then,,1,,,,", "date_from: “then” is not a date"},
	} {
		points, problems := ReadSeries(strings.NewReader(header+c.row+"\n"), "series.csv")
		got := problems.Error()
		for _, p := range points {
			got += fmt.Sprint(p)
		}
		if !strings.Contains(got, c.want) || len(points)+len(problems) != 1 {
			t.Errorf("%s: got %s\nwant %s", c.row, got, c.want)
		}
	}
	if _, problems := ReadSeries(strings.NewReader("series,low\n"), "series.csv"); !strings.Contains(problems.Error(), "there is no column date_from") {
		t.Error(problems)
	}
}

// What stands beside a number may change it, and a hint that named the number would tell the author to lose that.
func TestAHintNamesNoNumberThatMayNotBeMeant(t *testing.T) {
	for _, cell := range []string{"5k", "5 dozen", "10 hundred", "50%", "12 wounded", "5 dead", "5 missing", "not 5", "2 families", "5 or so", "5/2", "$5", "5 less 2"} {
		_, problems := ReadCSV(strings.NewReader("id,date,country,place,killed\nx,2016,Pakistan,Quetta,"+cell+"\n"), "incidents.csv", nil)
		if len(problems) != 1 || strings.ContainsAny(problems[0].Hint, "0123456789") {
			t.Errorf("%s: %v", cell, problems)
		}
	}
}
