package exchange

import (
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/xuri/excelize/v2"
)

func TestWordsOfDatesAreReadInSeveralLanguages(t *testing.T) {
	for cell, want := range map[string]string{
		"week 12 2012": "2012-W12", "Week 12, 2012": "2012-W12", "12-я неделя 2012 года": "2012-W12", "KW 12/2012": "2012-W12", "12. KW 2012": "2012-W12", "semaine 12 2012": "2012-W12", "semana 12 de 2012": "2012-W12", "الأسبوع 12 2012": "2012-W12",
		"first week of 2012": "2012-W01", "1st week of 2012": "2012-W01", "W12 2012": "2012-W12", "2012W12": "2012-W12", "2012-W12-3": "2012-03-21", "2015-W53-7": "2016-01-03", "week 53 2012": "", "2012-W53-1": "", "week 0 2012": "", "epi week 12 2012": "",
		"4 شباط 2012": "2012-02-04", "4 تشرين الثاني 2012": "2012-11-04", "4 كانون الأول 2012": "2012-12-04", "4 جوان 2012": "2012-06-04", "4 ابريل 2012": "2012-04-04",
		"4 янв. 2012": "2012-01-04", "4 сент. 2012": "2012-09-04", "в марте 2012 года": "2012-03", "3-го марта 2012": "2012-03-03", "mardi 4 mars 2014": "2014-03-04", "вторник, 4 марта 2014": "2014-03-04", "Dienstag, 4. März 2014": "2014-03-04",
		"4/Mar/2012": "2012-03-04", "4.mar.2012": "2012-03-04", "4.2012": "2012-04", "in 2012": "2012", "en 2012": "2012", "2012 год": "2012", "during 2012": "2012",
		"00/03/2012": "2012-03", "00/00/2012": "2012", "2012-03-00": "2012-03", "2012-00-00": "2012", "00/13/2012": "",
		"3 March 2012, evening": "2012-03-03", "morning of 3 March 2012": "2012-03-03", "3 mars 2012 au matin": "", "3 March 2012 (evening)": "2012-03-03", "March 2012, evening": "", "Sat, 03 Mar 2012 10:00:00 GMT": "2012-03-03",
	} {
		got, _ := dateReader{dmy, day1900}.date(cell)
		if !isISODate(got) {
			got = ""
		}
		if got != want {
			t.Errorf("%s is read as %q, want %q", cell, got, want)
		}
	}
}

func TestADateSaysWhyItIsNone(t *testing.T) {
	const (
		season = "is in other months north and south of the equator"
		about  = "may be another day, month or year than is written"
		begins = "doesn’t say from when on"
		ends   = "doesn’t say until when"
	)
	for cell, want := range map[string]string{
		"summer 2021": season, "winter 2012/13": season, "été 2021": season, "Frühjahr 2021": season, "verano de 2021": season, "летом 2021 года": season, "صيف 2021": season,
		"c. 2012": about, "ca. 2012": about, "~2012": about, "about March 2012": about, "2012?": about, "2012 (?)": about, "2012 approx.": about, "vers 2012": about, "около 2012": about, "um 2012": about,
		"before 2012": begins, "until March 2012": begins, "avant mars 2012": begins, "vor 2012": begins, "antes de marzo de 2012": begins, "до марта 2012": begins, "قبل 2012": begins, "no later than 2012": begins, "<2012": begins, "pre-2012": begins, "2012 or earlier": begins,
		"after March 2019": ends, "since 2012": ends, "depuis 2012": ends, "nach März 2012": ends, "después de 2012": ends, "после 2012": ends, "منذ 2012": ends, "2012 onwards": ends, "2012–": ends, "March 2012 - present": ends, ">2012": ends, "2012+": ends,
		"FY 2012": "begins in another month from one country to the next", "rainy season 2012": season, "3 March 2012 (approx.)": about,
		"epi week 12 2012": "some begin on Sunday and others on Monday",
		"15 Apr":           "has no year", "15/04": "has no year", "April": "has no year", "week 12": "has no year", "Q1": "has no year", "3–5 May": "has no year",
		"29 Feb 2023": "is no day: February 2023 has 28 days", "31 April 2012": "April 2012 has 30 days", "30/02/2024": "February 2024 has 29 days", "April 31st 2012": "April 2012 has 30 days", "2012-13-00": "“2012-13-00” has no month", "2012-13-05": "has no month", "week 53 2012": "is no week of 2012",
		"31 December - 2 January 2024": "goes over New Year", "December – January 2013": "goes over New Year", "28.12.-02.01.2013": "goes over New Year",
		"5–3 March 2024": "is not a date", "32 March 2012": "is not a date",
		"45/45": "is not a date", "soon": "is not a date", "no 12": "is not a date", "about forty": "is not a date",
	} {
		r := readText(t, "Ref,Date,Country,Town\na,"+cell+",Mali,Alvar\n")
		if r.Table.Len() > 0 || len(r.Problems) != 1 || !strings.Contains(r.Problems[0].What, want) {
			t.Errorf("%s: %d rows, %v, want %q", cell, r.Table.Len(), r.Problems, want)
		}
	}
}

func TestAYearMayStandBesideADateOrAboveIt(t *testing.T) {
	for name, c := range map[string]struct{ text, mapping, want, said string }{
		"in a column":                 {"Year,Date,Country,Town\n2023,15 Apr,Mali,Gao\n2024,3-5 May,Mali,Gao\n", "", "2023-04-15|\n2024-05-03|2024-05-05\n", yearBeside + ", 2 times, first in row 2: 15 Apr 2023"},
		"in a column, of figures":     {"Year,Date,Country,Town\n2023,15/04,Mali,Gao\n2023,03/05,Mali,Gao\n", "", "2023-04-15|\n2023-05-03|\n", dayFirst},
		"in a column of Spanish":      {"Año,Fecha,País,Lugar\n2023,15 de abril,Mali,Gao\n", "", "2023-04-15|\n", yearBeside},
		"in a column, with a dot":     {"Jahr;Datum;Land;Ort\n2023;15.04.;Mali;Gao\n", "", "2023-04-15|\n", yearBeside},
		"with a month":                {"Year,Month,Date,Country,Town\n2023,April,15,Mali,Gao\n2023,5,3,Mali,Gao\n", "", "2023-04-15|\n2023-05-03|\n", yearBeside},
		"beside days and months":      {"Year,Day/Month,Country,Town\n2023,15/04,Mali,Gao\n", "", "2023-04-15|\n", yearBeside},
		"of both days":                {"Year,Start date,End date,Country,Town\n2023,15 Apr,17 Apr,Mali,Gao\n", "", "2023-04-15|2023-04-17\n", yearBeside},
		"beside dates that have one":  {"Year,Date,Country,Town\n2022,2023-04-15,Mali,Gao\n2022,Apr-12,Mali,Gao\n", "", "2023-04-15|\n2022-04-12|\n", yearBeside + ", first in row 3"},
		"that the date may end with":  {"Year,Date,Country,Town\n2012,Apr-12,Mali,Gao\n2012,13 Apr,Mali,Gao\n", "", "2012-04-13|\n", "“Apr-12” has no year"},
		"that is none":                {"Year,Date,Country,Town\n2022/23,15 Apr,Mali,Gao\n,16 Apr,Mali,Gao\n", "", "", "“15 Apr” has no year"},
		"of a day that has a time":    {"Year,Date,Country,Town\n2012,3 May 10:30,Mali,Gao\n2012,4 May at 10 am,Mali,Gao\n2012,\"10:30, 5 May\",Mali,Gao\n2012,16/5 10:30,Mali,Gao\n2012,\"7 May, evening\",Mali,Gao\n", "", "2012-05-03|\n2012-05-04|\n2012-05-05|\n2012-05-16|\n2012-05-07|\n", timeDropped + ", 5 times"},
		"without such a day":          {"Year,Date,Country,Town\n2023,29 Feb,Mali,Gao\n2024,29 Feb,Mali,Gao\n", "", "2024-02-29|\n", "“29 Feb” is no day: February 2023 has 28 days"},
		"of a period in figures":      {"Year,Date,Country,Town\n2012,28/11-02/12,Mali,Gao\n2012,31 April,Mali,Gao\n", "", "2012-11-28|2012-12-02\n", "“31 April” is no day: April 2012 has 30 days"},
		"over New Year":               {"Year,Date,Country,Town\n2012,28 Dec - 3 Jan,Mali,Gao\n2012,28/12-03/01,Mali,Gao\n", "", "", "“28/12-03/01” goes over New Year"},
		"of days over New Year":       {"Year,Start date,End date,Country,Town\n2012,28 Dec,3 Jan,Mali,Gao\n", "", "", "perhaps over New Year, write the year behind both days"},
		"of a day that is too early":  {"Year,Start date,End date,Country,Town\n2012,28 Dec 2012,3 Jan 2012,Mali,Gao\n", "", "", "before"},
		"of numbers of weeks":         {"Year,Week,Country,Town\n2012,12,Mali,Gao\n2012,W13,Mali,Gao\n2012,,Mali,Gao\n2012,14/2012,Mali,Gao\n2012,late,Mali,Gao\n", "", "2012-W12|\n2012-W13|\n2012|\n2012-W14|\n2012|\n", weekRead + ", 3 times"},
		"without such a week":         {"Year,Week,Country,Town\n2012,53,Mali,Gao\n2015,53,Mali,Gao\n", "", "2015-W53|\n", "“week 53” is no week of 2012"},
		"of weeks of epidemiologists": {"Year,Epi week,Country,Town\n2012,12,Mali,Gao\n", "", "2012|\n", epiWeeksLeft + ", first in row 1: Epi week"},
		"of numbers of quarters":      {"Year,Quarter,Country,Town\n2012,1,Mali,Gao\n2012,Q4,Mali,Gao\n", "", "2012-01|2012-03\n2012-10|2012-12\n", periodRead + ", 2 times"},
		"in a mapping":                {"Date,Country,Town\n15 Apr,Mali,Gao\n", "{date: {from: Date, year: 2023}, country: Country, place: Town}", "2023-04-15|\n", yearBeside},
		"in a column of a mapping":    {"Date,FY,Country,Town\n15 Apr,2023,Mali,Gao\n", "{date: {from: Date, year: FY}, country: Country, place: Town}", "2023-04-15|\n", yearBeside},
		"in the title":                {"Incidents\n2023\nDate,Country,Town\n15 Apr,Mali,Gao\n", "", "2023-04-15|\n", yearAbove},
		"in a title that says more":   {"Printed in January 2024 by us\nDate,Country,Town\n15 Apr,Mali,Gao\n", "", "", "“15 Apr” has no year"},
		"in a row above":              {"Date,Country,Town\n2023,,\n15 Apr,Mali,Gao\n\n2024,,\n3 Jan,Mali,Gao\n", "", "2023-04-15|\n2024-01-03|\n", headingRead + ", 2 times"},
		"in a row with its month":     {"Date,Country,Town\nApril 2023,,\n15,Mali,Gao\nMay 2023:,,\n3,Mali,Gao\n", "", "2023-04-15|\n2023-05-03|\n", yearAbove},
		"in two rows above":           {"Date,Country,Town\n2023,,\nApril,,\n15,Mali,Gao\nMai,,\n3,Mali,Gao\n", "", "2023-04-15|\n2023-05-03|\n", headingRead + ", 3 times"},
		"in a row that nothing needs": {"Date,Country,Town\n2023,,\n2021-04-15,Mali,Gao\n", "", "2021-04-15|\n", "country is empty"},
		"in the last row":             {"Date,Country,Town\n2021-04-15,Mali,Gao\n2023,,\n", "", "2021-04-15|\n", "country is empty"},
	} {
		o := Options{}
		if c.mapping != "" {
			var err error
			if o.Mapping, err = ParseProfile([]byte("columns: "+c.mapping), "m.yaml"); err != nil {
				t.Fatal(err)
			}
		}
		r := read(t, fstest.MapFS{"x": {Data: []byte(c.text)}}, "x", o)
		if got := cells(r, "date", "date_end"); got != c.want {
			t.Errorf("%s: read as\n%swant\n%s%v", name, got, c.want, r.Problems)
		}
		if all := strings.Join(said(r), "\n"); !strings.Contains(all, c.said) {
			t.Errorf("%s: it says\n%s\nwant %q", name, all, c.said)
		}
	}
}

func TestAListOfYearsIsNotHeldBack(t *testing.T) {
	const rows = 100
	read, ahead, yielded := 0, 0, 0
	s := &sheet{rows: func(yield func(row, error) bool) {
		for read = 1; read <= rows && yield(row{line: read, cells: []string{"2023", ""}}, nil); read++ {
		}
	}}
	(&planned{name: "date", isDate: true, from: []int{0}, yearBeside: -1, monthBeside: -1}).findHeadings(s)
	for r := range s.rows {
		if yielded++; r.line != yielded {
			t.Fatalf("row %d comes as number %d", r.line, yielded)
		}
		ahead = max(ahead, read-r.line)
	}
	if yielded != rows || ahead > 10 {
		t.Errorf("%d rows of %d are yielded, up to %d behind the one that is read", yielded, rows, ahead)
	}
}

// A spreadsheet gives 15 Apr the year in which somebody types it.
func TestAYearThatAWorkbookDoesNotShowIsDoubted(t *testing.T) {
	typed := time.Date(2024, 4, 15, 0, 0, 0, 0, time.UTC)
	for name, c := range map[string]struct {
		rows             [][]any
		year, want, said string // year: of a mapping
	}{
		"with a column of years": {[][]any{{"Year", "Date", "Country", "Town"}, {2012, typed, "Mali", "Gao"}}, "", "2012-04-15\n", yearBeside},
		"alone":                  {[][]any{{"Ref", "Date", "Country", "Town"}, {"a", typed, "Mali", "Gao"}}, "", "2024-04-15\n", hiddenYear + ", first in row 2: B2"},
		"below a year":           {[][]any{{2012}, {"Ref", "Date", "Country", "Town"}, {"a", typed, "Mali", "Gao"}}, "", "2012-04-15\n", yearAbove},
		"with a mapping":         {[][]any{{"Ref", "Date", "Country", "Town"}, {"a", typed, "Mali", "Gao"}}, "2012", "2012-04-15\n", yearBeside},
		"with a mapped column":   {[][]any{{"FY", "Date", "Country", "Town"}, {2012, typed, "Mali", "Gao"}}, "FY", "2012-04-15\n", yearBeside},
	} {
		o := Options{}
		if c.year != "" {
			o.Mapping = &Profile{Columns: map[string]Rule{"date": {From: names{"Date"}, Year: c.year}, "country": {From: names{"Country"}}, "place": {From: names{"Town"}}}}
		}
		r := read(t, fstest.MapFS{"x": {Data: styledWorkbook(t, c.rows, "d-mmm")}}, "x", o)
		if got := cells(r, "date"); got != c.want || !strings.Contains(strings.Join(said(r), "\n"), c.said) {
			t.Errorf("%s: read as %s, it says %v", name, got, said(r))
		}
	}
}

// styledWorkbook returns a workbook whose dates are shown in a format.
func styledWorkbook(t testing.TB, rows [][]any, format string) []byte {
	t.Helper()
	return editedWorkbook(t, rows, func(book *excelize.File) error {
		style, err := book.NewStyle(&excelize.Style{CustomNumFmt: &format})
		if err != nil {
			return err
		}
		for n, row := range rows {
			for column, v := range row {
				if _, isDate := v.(time.Time); isDate {
					cell, _ := excelize.CoordinatesToCellName(column+1, n+1)
					if err := book.SetCellStyle("Sheet1", cell, cell, style); err != nil {
						return err
					}
				}
			}
		}
		return nil
	})
}
