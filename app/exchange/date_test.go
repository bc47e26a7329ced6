package exchange

import (
	"strings"
	"testing"
)

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
		"31.02.2021 01.03.2021": "x:2: date: “31.02.2021” is no day: February 2021 has 28 days",
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
