package exchange

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"lectern/app/problem"
)

func TestDatesFromOneToAnotherAreRead(t *testing.T) {
	for cell, want := range map[string]string{
		"Q1 2024": "2024-01 2024-03", "2024-Q3": "2024-07 2024-09", "2024Q4": "2024-10 2024-12", "1st quarter of 2024": "2024-01 2024-03", "Q5 2024": "",
		"3–5 March 2024": "2024-03-03 2024-03-05", "3 to 5 mars 2024": "2024-03-03 2024-03-05", "March 3-5, 2024": "2024-03-03 2024-03-05", "3rd-5th March 2024": "2024-03-03 2024-03-05",
		"night of 3/4 March 2024": "2024-03-03 2024-03-04", "between 3 and 5 March 2024": "2024-03-03 2024-03-05", "٣–٥ مارس ٢٠٢٤": "2024-03-03 2024-03-05",
		"28 February - 3 March 2024": "2024-02-28 2024-03-03", "from 30 December 2023 to 2 January 2024": "2023-12-30 2024-01-02",
		"13/03/2024 - 15/03/2024": "2024-03-13 2024-03-15", "13.03.2024–15.03.2024": "2024-03-13 2024-03-15",
		"2024-03-03/2024-03-05": "2024-03-03 2024-03-05", "2024-03-03/05": "2024-03-03 2024-03-05", "2024-03-30/04-02": "2024-03-30 2024-04-02", "2024-03-03 to 2024-03-03": "2024-03-03",
		"H1 2024": "2024-01 2024-06", "2024-H2": "2024-07 2024-12", "Q4 2023 – Q1 2024": "2023-10 2024-03", "Ende April 2024": "2024-04", "fin mars 2024": "2024-03",
		"1.-3.5.2024": "2024-05-01 2024-05-03", "1–3/5/2024": "2024-05-01 2024-05-03", "31.-32.5.2024": "",
		"3 and 5 March 2024": "", "3 & 5 March 2024": "", "3/5 March 2024": "", "4 and 5 March 2024": "2024-03-04 2024-03-05", "March 3 and 9, 2024": "",
		"2 March 2024 and 9 May 2024": "", "between 2 March 2024 and 9 May 2024": "2024-03-02 2024-05-09", "2012/13": "2012 2013", "1999/00": "1999 2000", "2012/15": "", "2010–11": "2010 2011", "2010–15": "2010 2015", "2010–10": "", "2019/2021": "2019 2021",
		"March–April 2024": "2024-03 2024-04", "Dec 2023-Jan 2024": "2023-12 2024-01", "4 or 5 March 2024": "2024-03-04 2024-03-05", "4 or 9 March 2024": "", "2019-2021": "2019 2021", "30 March 2024 to March 2024": "2024-03-30 2024-03",
		"late March 2024": "2024-03", "mid-2024": "2024", "early in 2024": "2024", "late 3 March 2024": "",
		"du 3 au 5 mars 2024": "2024-03-03 2024-03-05", "del 3 al 5 de marzo de 2024": "2024-03-03 2024-03-05", "vom 3. bis 5. März 2024": "2024-03-03 2024-03-05", "с 3 по 5 марта 2024": "2024-03-03 2024-03-05", "من 3 إلى 5 مارس 2024": "2024-03-03 2024-03-05",
		"28 février au 3 mars 2024": "2024-02-28 2024-03-03", "nuit du 3 au 4 mars 2024": "2024-03-03 2024-03-04", "März bis April 2024": "2024-03 2024-04", "March/April 2024": "2024-03 2024-04", "March/June 2024": "",
		"1er trimestre 2012": "2012-01 2012-03", "T1 2012": "2012-01 2012-03", "2. Quartal 2012": "2012-04 2012-06", "IV кв. 2012": "2012-10 2012-12", "الربع الأول 2012": "2012-01 2012-03", "Q1–Q3 2012": "2012-01 2012-09", "second half of 2012": "2012-07 2012-12", "1H 2012": "2012-01 2012-06", "semestre 2 2012": "2012-07 2012-12", "2012 Q1-Q2": "2012-01 2012-06", "early March to mid-April 2012": "2012-03 2012-04", "3./4. März 2012": "2012-03-03 2012-03-04", "1. Halbjahr 2012": "2012-01 2012-06",
		"1990s": "1990 1999", "mid-1990s": "1990 1999", "années 1990": "1990 1999", "1990er Jahre": "1990 1999", "1990-е годы": "1990 1999",
		"weeks 12-14 2012": "2012-W12 2012-W14", "weeks 14-12 2012": "", "weeks 52-60 2012": "",
		"15/16.04.2012": "2012-04-15 2012-04-16", "15/19.04.2012": "", "2012-04-15 – 17": "2012-04-15 2012-04-17", "2012-04-15..2012-04-17": "2012-04-15 2012-04-17",
		"a principios de marzo de 2012": "2012-03", "в начале 2012": "2012", "أواخر مارس 2012": "2012-03", "first week of March 2012": "2012-03", "1st week of March 2012": "2012-03", "2e semaine de mars 2012": "2012-03", "2nd half of March 2012": "2012-03", "first days of March 2012": "2012-03",
		"5–3 March 2024": "", "31 December - 2 January 2024": "", "3–45 March 2024": "", "3–5 Martober 2024": "", "spring 2024": "", "2021-2019": "", "to": "", "": "",
	} {
		first, last, _ := dateReader{dmy, day1900}.period(cell)
		if got := strings.TrimSpace(first + " " + last); got != want {
			t.Errorf("%s is read as %q, want %q", cell, got, want)
		}
	}
}

func TestARowKnowsTheLastDayOfItsDate(t *testing.T) {
	for name, c := range map[string]struct{ header, cells, want, other string }{
		"without a column for it":     {"Date", "3–5 March 2024", "2024-03-03 2024-03-05", ""},
		"in an empty one":             {"Date,date_end", "3–5 March 2024,", "2024-03-03 2024-03-05", ""},
		"beside another":              {"Date,date_end", "3–5 March 2024,2024-03-09", "2024-03-03 2024-03-09", ""},
		"a year and the next":         {"Date", "2020/21", "2020-01-01 2021-12-31", ""},
		"a month or the next year":    {"Date", "2010/11", "2010-01-01 2011-12-31", ""},
		"a month as others are":       {"Date", "2010/11", "2010-11-01 2010-11-30", "2010/03"},
		"in an order the column says": {"Date (mm/dd/yyyy)", "03/04/2024 - 03/05/2024", "2024-03-04 2024-03-05", ""},
		"in the order of others":      {"Date", "03/04/2024 - 13/04/2024", "2024-04-03 2024-04-13", ""},
	} {
		other := cmp.Or(c.other, "2024-05-01")
		text := "Ref,Country,Place,Lat,Lon," + c.header + "\na,Mali,Alvar,14.25,-5.99," + c.cells + "\nb,Mali,Alvar,14.25,-5.99," + other + strings.Repeat(",", strings.Count(c.cells, ",")) + "\n"
		r := read(t, fstest.MapFS{"x": {Data: []byte(text)}}, "x", Options{})
		if r.Table.Len() != 2 {
			t.Errorf("%s: %d rows are read: %v", name, r.Table.Len(), r.Problems)
			continue
		}
		row, _ := r.Table.Index("a")
		if when := r.Table.When(row); when.First.String()+" "+when.Last.String() != c.want {
			t.Errorf("%s: it is from %s to %s, want %s", name, when.First, when.Last, c.want)
		}
	}
}

func TestReadingEndsWhereHardlyADateIsOne(t *testing.T) {
	const rows = 60_000
	for name, c := range map[string]struct {
		readable int // each so many rows one date is a date
		ends     bool
	}{
		"one in 100 is":  {100, true},
		"one in five is": {5, false},
	} {
		var text strings.Builder
		text.WriteString("Datum,Country,Town,Killed\n")
		for n := range rows {
			date := fmt.Sprintf("%d in May or so", n)
			if n%c.readable == 0 {
				date = "3–5 May 2021"
			}
			fmt.Fprintf(&text, "%s,Mali,Gao,%d\n", date, n%9)
		}
		r := read(t, fstest.MapFS{"x": {Data: []byte(text.String())}}, "x", Options{})
		ends := slices.ContainsFunc(r.Problems, func(p problem.Problem) bool { return strings.HasPrefix(p.What, "hardly a date") })
		if all := r.Report.Read + r.Report.Aside; ends != c.ends || all == rows == c.ends {
			t.Errorf("%s: after %d rows %v: %v", name, all, ends, r.Problems[0])
		}
	}
}

// To look at each word of a story takes memory for each.
func TestALongCellIsNoDateAtOnce(t *testing.T) {
	const words, most = 50_000, 100
	for _, word := range []string{"early ", "morning ", "to 1 ", "about "} {
		cell := strings.Repeat(word, words) + "2012"
		first, what := "", ""
		taken := testing.AllocsPerRun(1, func() {
			first, _, _ = dateReader{dmy, day1900}.dates(cell)
			what, _ = faultOfForm(cell)
		})
		if first != cell || what != "" || taken > most {
			t.Errorf("%s… is read as a date of %d characters, with memory taken %g times: %s", word, len(first), taken, what)
		}
	}
}
