package exchange

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/charmap"
)

// Each way in which a cell becomes something else has a row of its own here: a kind that isn't counted fails.
func TestNothingChangesWithoutAWord(t *testing.T) {
	const more = "id,date,country,place,lat,lon,killed_low,killed,killed_high,attackers_killed,date_precision,confidence\n"
	const gtd = "eventid,iyear,imonth,iday,country_txt,city,attacktype1_txt,gname,nkill,nkillter\n"
	for _, c := range []struct{ kind, text, want string }{
		{derivedID, "date,country,place\n2021-03-04,Mali,Alvar\n", "in row 2"},
		{rewrittenID, "id,date,country,place\na 1,2021-03-04,Mali,Alvar\n", "in row 2: a 1"},
		{fromPoint, header + "a,2021-03-04,,Alvar,14.25,-5.99,3\n", "in row 2: Mali"},
		{atSea, header + "a,2021-03-04,,Alvar,4.25,15.99,3\n", "in row 2: 4.25, 15.99"},
		{otherCountry, header + "a,2021-03-04T10:00,MLI,Alvar,14.25,-5.99,3\n", "in row 2: MLI as Mali"},
		{"the country French Sudan read as Mali", header + "a,2021-03-04,French Sudan,Alvar,14.25,-5.99,3\n", "in row 2"},
		{interviewDate, "_uuid,_submission_time,country,place\nu1,2021-03-10T07:06:00,Mali,Alvar\n", "in row 2: 2021-03-10T07:06:00"},
		{countryOnly, gtd + "1,2021,3,4,Mali,Unknown,Bombing,Y,3,1\n", "in row 2: Mali"},
		{"the country French Sudan read as Namibia, in which the point lies", header + "a,2021-03-04,French Sudan,Windhoek,-22.5,17.1,3\n", "in row 2"},
		{coarser, more + "a,2021-03-04,Mali,Alvar,14.25,-5.99,,~3,,,month,\n", "in row 2: 2021-03-04 by month"},
		{smallLetters, more + "a,2021-03-04T10:00,Mali,Alvar,14.25,-5.99,,3,,,,High\n", "in row 2: High"},
		{renamed, "Date of event,Country,Place,Colour;shade\n2021-03-04,Mali,Alvar,red\n", "in row 1: Colour;shade is Colour shade"},
		{titlesAbove, "Incidents\n" + header + "a,2021-03-04,Mali,Alvar,14.25,-5.99,3\n", "in row 1: Incidents"},
		{shortRow, header + "a,2021-03-04T10:00,Mali,Alvar,14.25,-5.99\n", "in row 2"},
		{unescaped, header[:len(header)-1] + ",own\na,2021-03-04T10:00,Mali,Alvar,14.25,-5.99,3,'=1\n", "in row 2"},
		{unknownCode, gtd[:len(gtd)-1] + ",claimed\n1,2021,3,4,Mali,Alvar,Bombing,Y,3,1,7\n", "in row 2: attribution 7"},

		{noNumber, header + "a,2021-03-04,Mali,Alvar,14.25,-5.99,N/A\n", "in row 2: N/A"},
		{wholeNumber, header + "a,2021-03-04,Mali,Alvar,14.25,-5.99,007\n", "in row 2: 007"},
		{rangeRead, header + "a,2021-03-04,Mali,Alvar,14.25,-5.99,5 to 7\n", "in row 2: 5 to 7"},
		{boundRead, header + "a,2021-03-04,Mali,Alvar,14.25,-5.99,at least 4\n", "in row 2: at least 4"},
		{approximate, header + "a,2021-03-04,Mali,Alvar,14.25,-5.99,~20\n", "in row 2: ~20"},
		{approximate, more + "a,2021-03-04,Mali,Alvar,14.25,-5.99,,,,~2,,\n", "in row 2: ~2"},
		{remarkOfCell, header + "a,2021-03-04,Mali,Alvar,14.25,-5.99,5 (2 children)\n", "in row 2: 5 (2 children)"},
		{widened, more + "a,2021-03-04,Mali,Alvar,14.25,-5.99,7,7,0,,,\n", "in row 2: killed 7, 7, 0"},
		{besideOther, more + "a,2021-03-04,Mali,Alvar,14.25,-5.99,4,5 to 7,9,,,\n", "in row 2: killed 5 to 7"},
		{besideOther, more + "a,2021-03-04,Mali,Alvar,14.25,-5.99,5 to 7,,,,,\n", "in row 2: killed_low 5 to 7"},
		{besideOther, more + "a,2021-03-04,Mali,Alvar,14.25,-5.99,,,at least 4,,,\n", "in row 2: killed_high at least 4"},
		{lessTaken, gtd + "1,2021,3,4,Mali,Alvar,Bombing,Y,5,2\n", "in row 2: 5 less 2"},
		{lessUnknown, gtd + "1,2021,3,4,Mali,Alvar,Bombing,Y,5,\n", "in row 2: 5 less unknown"},
		{unknownRead, gtd + "1,2021,3,4,Mali,Alvar,Bombing,Y,-99,1\n", "in row 2: -99"},

		{periodRead, header + "a,3–5 March 2021,Mali,Alvar,14.25,-5.99,3\n", "in row 2: 3–5 March 2021"},
		{mangledDates, header + "a,2021-04-03,Mali,Alvar,14.25,-5.99,3\nb,13/04/2021,Mali,Alvar,14.25,-5.99,3\nc,25/12/2021,Mali,Alvar,14.25,-5.99,3\nd,2021-02-01,Mali,Alvar,14.25,-5.99,3\n", "in row 3: 13/04/2021"},
		{unreadFigures, "Date,Country,Place,Killed,Civilian deaths\n2021-03-04,Mali,Alvar,3,2\n", "in row 1: Civilian deaths"},
		{vagueRead, header + "a,late 2021,Mali,Alvar,14.25,-5.99,3\n", "in row 2: late 2021"},
		{timeDropped, header + "a,2021-03-04T10:00,Mali,Alvar,14.25,-5.99,3\n", "in row 2: 2021-03-04T10:00"},
		{timeDropped, header + "a,14/03/2021 10:00,Mali,Alvar,14.25,-5.99,3\n", "in row 2: 14/03/2021 10:00"},
		{timeDropped, header + "a,44259.5,Mali,Alvar,14.25,-5.99,3\n", "in row 2: 44259.5"},
		{midnightDropped, header + "a,2021-03-04 00:00:00.000,Mali,Alvar,14.25,-5.99,3\n", "in row 2: 2021-03-04 00:00:00.000"},
		{dayFirst, header + "a,14/03/2021,Mali,Alvar,14.25,-5.99,3\n", "in row 2: 14/03/2021"},
		{monthFirst, header + "a,03/14/2021,Mali,Alvar,14.25,-5.99,3\n", "in row 2: 03/14/2021"},
		{otherDate, header + "a,4 March 2021,Mali,Alvar,14.25,-5.99,3\n", "in row 2: 4 March 2021"},
		{serialDate, header + "a,44259,Mali,Alvar,14.25,-5.99,3\n", "in row 2: 44259"},
		{epochDate, header + "a,1614816000000,Mali,Alvar,14.25,-5.99,3\n", "in row 2: 1614816000000"},
		{partsOfDates, gtd + "1,2021,3,0,Mali,Alvar,Bombing,Y,5,2\n", "in row 2: 2021-03"},
		{otherDate, gtd + "1,2021,March,4,Mali,Alvar,Bombing,Y,5,2\n", "in row 2: 2021-03-04"},

		{decimalComma, "id;date;country;place;lat;lon\na;2021-03-04;Mali;Alvar;14,25;-5.99\n", "in row 2: 14,25"},
		{inMinutes, header + "a,2021-03-04,Mali,Alvar,14 15 00 N,-5.99,3\n", "in row 2: 14 15 00 N"},
		{axesRead, header + "a,2021-03-04,Mali,Alvar,14.25 N,-5.99,3\n", "in row 2: 14.25 N"},
		{axesSwapped, header + "a,2021-03-04,Mali,Alvar,5.99 W,14.25 N,3\n", "in row 2: 5.99 W, 14.25 N"},
		{rounded, header + "a,2021-03-04T10:00,Mali,Alvar,14.123456789,-5.99,3\n", "in row 2: 14.123456789"},
		{pairRead, header + "a,2021-03-04,Mali,Alvar,\"14.25, -5.99\",,3\n", "in row 2: 14.25, -5.99"},
		{gridRead, "id,date,country,place,mgrs\na,2021-03-04,Mali,Alvar,30PTB7790077700\n", "in row 2: 30PTB7790077700"},

		{areaRead, `{"features":[{"type":"Feature","properties":{"date":"2021-03-04"},"geometry":{"type":"LineString","coordinates":[[-6,14],[-5,14]]}}]}`, "in row 1"},
		{heightLeft, `{"features":[{"type":"Feature","properties":{"date":"2021-03-04"},"geometry":{"type":"Point","coordinates":[-6,14,300]}}]}`, "in row 1"},
		{heightLeft, `<kml><Placemark><name>x</name><when>2021-03-04</when><coordinates>-6,14,300</coordinates></Placemark></kml>`, "in row 1"},
		{shapeUnused, `{"features":[{"type":"Feature","properties":{"date":"2021-03-04","lat":15,"lon":-5},"geometry":{"type":"Point","coordinates":[-6,14]}}]}`, "in row 1: 14.00000, -6.00000"},
		{joinedCells, `[{"date":"2021-03-04","country":"Mali","place":"Alvar","own":"a","own":"b"}]`, "in row 1"},
		{encodingChange[utf16Text], utf16Of(header + "a,2021-03-04,Mali,Alvar,14.25,-5.99,3\n"), ""},
		{encodingChange[utf32Text], "\xff\xfe\x00\x00" + strings.ReplaceAll(utf16Of(header + "a,2021-03-04,Mali,Alvar,14.25,-5.99,3\n")[2:], "\x00", "\x00\x00\x00"), ""},
		{changeTo(charmap.Windows1252), `[{"date":"2021-03-04","country":"Mali","place":"M` + "\xe9" + `naka"}]`, "Ménaka"},
		{eitherEncoding, `[{"date":"2021-03-04","country":"Mali","place":"Alt` + "\xfd" + `"}]`, "Altı, which is Altý in Windows-1250"},
		{uncalculated, string(workbookOf(t, false, [][]any{{"date", "country", "place", "killed"}, {"2021-03-04", "Mali", "Alvar", "=1+2"}})), "in row 2: D2"},
		{truthRead, string(workbookOf(t, false, [][]any{{"date", "country", "place", "own"}, {"2021-03-04", "Mali", "Alvar", true}})), "in row 2: D2"},
		{linksLeft, `<kml><NetworkLink/><Placemark><name>x</name><when>2021-03-04</when><coordinates>-6,14</coordinates></Placemark></kml>`, ""},
	} {
		r := readText(t, c.text)
		i := slices.IndexFunc(r.Report.Changes, func(one Change) bool { return one.What == c.kind })
		if i < 0 {
			t.Errorf("%s isn’t counted: %v, %v", c.kind, r.Report.Changes, r.Problems)
			continue
		}
		want := c.kind
		switch {
		case strings.HasPrefix(c.want, "in row"):
			want += ", first " + c.want
		case c.want != "":
			want += ": " + c.want
		}
		if d := cmp.Diff(want, r.Report.Changes[i].words()); d != "" || r.Table.Len() == 0 {
			t.Errorf("%s: %d rows, %v\n%s", c.kind, r.Table.Len(), r.Problems, d)
		}
	}
}

func TestWhatAFileInOurOwnFormatLeavesOpenIsTold(t *testing.T) {
	for text, want := range map[string]string{
		header + "a,2021-03-04,Mali,Alvar,14.25,-5.99,3\n":         "",
		header + "a,2021-03-04,,Alvar,4.25,15.99,3\n":              "1 row read as incidents.csv, 0 set aside|" + atSea + ", first in row 2: 4.25, 15.99",
		header + "a,2021-03-04,,Alvar,14.25,-5.99,3\n":             "1 row read as table of text, 0 set aside|" + fromPoint + ", first in row 2: Mali",
		header + "a,2021-03-04,French Sudan,Alvar,14.25,-5.99,3\n": "1 row read as table of text, 0 set aside|the country French Sudan read as Mali, first in row 2",
		header + "a,2021-03-04,MLI,Alvar,14.25,-5.99,1.5\nb,2021-03-04,MLI,Alvar,14.25,-5.99,3.0\n": "1 row read as table of text, 1 set aside|" +
			otherCountry + ", 2 times, first in row 2: MLI as Mali|" + wholeNumber + ", first in row 3: 3.0",
	} {
		r := readText(t, text)
		if d := cmp.Diff(want, strings.Join(r.Report.Lines(), "|")); d != "" {
			t.Errorf("%s%s", text, d)
		}
	}
}

func TestEveryRowThatWasSetAsideIsInTheReport(t *testing.T) {
	r := readText(t, "date,place,country,killed\n"+strings.Repeat("2021-03-04,Alvar,Mali,dozens\n", 150)+"2021-03-04,Alvar,Mali,1\n")
	var kept bytes.Buffer
	if err := WriteReport(&kept, "report.CSV", []Report{r.Report}); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(kept.String(), "why set aside"); r.Report.Aside != 150 || n != 150 || len(r.Problems) != 101 {
		t.Errorf("%d of %d rows set aside are in the report, and %d problems are listed", n, r.Report.Aside, len(r.Problems))
	}
	if err := WriteReport(&kept, "report.pdf", nil); err == nil || CanKeepReport("report.pdf") {
		t.Error("a report is kept as .pdf")
	}
}

func TestAFileThatCannotBeReadHasNoReportOfRows(t *testing.T) {
	r := readText(t, "name,colour\na,red\n")
	var kept strings.Builder
	if err := WriteReport(&kept, "report.txt", []Report{r.Report}); err != nil {
		t.Fatal(err)
	}
	want := "x\n  why not read: row 1: no column is known as that of a date; there are name, colour, " +
		"say which column it is in a file of --map, such as: columns: {date: Date of event}\n"
	if lines := r.Report.Lines(); len(lines) > 0 || kept.String() != want {
		t.Errorf("%q, kept as\n%s", lines, kept.String())
	}
}

func TestAChangeThatIsAWarningIsInTheReportOnce(t *testing.T) {
	r := readText(t, "date,country,place,killed_low,killed,killed_high\n2021-03-04,Mali,Alvar,7,7,0\n")
	var kept strings.Builder
	if err := WriteReport(&kept, "report.txt", []Report{r.Report}); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(kept.String(), widened); n != 1 || len(r.Problems) != 1 {
		t.Errorf("%d times in %s%v", n, kept.String(), r.Problems)
	}
}

// utf16Of returns a text in ASCII as UTF-16.
func utf16Of(text string) string {
	wide := []byte{0xff, 0xfe}
	for _, b := range []byte(text) {
		wide = append(wide, b, 0)
	}
	return string(wide)
}

func TestWhatMakesARowNoIncidentSetsItAside(t *testing.T) {
	const head = "Date,Country,Place,Killed\n2021-03-04,Mali,Alvar,3\n"
	for row, why := range map[string]string{
		"2021-03-31,Mali,TOTAL,3":                      "the row is a total of others",
		"2021-03-31,Total March,,3":                    "the row is a total of others",
		"2021-03-31,Mali,Total Hill,3":                 "",
		"2021-03-31,Mali,Suma,3":                       "",
		"2021-03-31,Mali,Alvar,10 (all attackers)":     "not a whole number",
		"2021-03-31,Mali,Alvar,3 (including 5 gunmen)": "",
		"2021-03-31,Mali,Alvar,5 (false report)":       "not a whole number",
		"2021-03-31,Mali,Alvar,12¹":                    "not a whole number",
	} {
		r := readText(t, head+row+"\n")
		said := ""
		if errs := r.Problems.Errors(); len(errs) > 0 {
			said = errs[0].What
		}
		if !strings.Contains(said, why) || (why == "") != (r.Table.Len() == 2) {
			t.Errorf("%s: %d rows, %q", row, r.Table.Len(), said)
		}
	}
}
