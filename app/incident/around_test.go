package incident

import (
	"math/rand/v2"
	"slices"
	"testing"
)

func TestFiguresAroundBestOnesAreToldApartFromRanges(t *testing.T) {
	const head = "id,date,country,place,killed_low,killed,killed_high,ships_low,ships,ships_high\n"
	for _, c := range []struct {
		name, rows  string
		amount      string
		least, most []int32 // by the order of ids
	}{
		{"best figures alone", "a,2021,AFG,Kabul,,5,,,2,\nb,2021,AFG,Kabul,,7,,,,\n", "killed", nil, nil},
		{"ranges without a best figure", "a,2021,AFG,Kabul,4,,9,,,\nb,2021,AFG,Kabul,3,,,,,\nc,2021,AFG,Kabul,,,,,,\n", "killed", nil, nil},
		{
			"some around a best one", "a,2021,AFG,Kabul,4,5,9,,,\nb,2021,AFG,Kabul,3,,8,,,\nc,2021,AFG,Kabul,,,,,,\nd,2021,AFG,Kabul,,6,,,,\ne,2021,AFG,Kabul,2,3,,,,\nf,2021,AFG,Kabul,7,,,,,\n", "killed",
			[]int32{4, 3, Unknown, 6, 2, 7},
			[]int32{9, 8, Unknown, 6, 3, Open},
		},
		{"the file's own", "a,2021,AFG,Kabul,,5,,1,2,4\nb,2021,AFG,Kabul,,7,,,3,\n", "ships", []int32{1, 3}, []int32{4, 3}},
		{"the number of incidents", "a,2021,AFG,Kabul,4,5,9,,,\n", "count", nil, nil},
		{"the highest figures", "a,2021,AFG,Kabul,4,5,9,,,\n", "killed.high", nil, nil},
	} {
		table, problems := readString(head + c.rows)
		if table.Len() == 0 {
			t.Fatal(problems)
		}
		a, err := table.AmountNamed(c.amount)
		if err != nil {
			t.Fatal(err)
		}
		least, most := table.Around(a)
		var gotLeast, gotMost []int32
		if least != nil {
			for n := range table.Len() {
				row, _ := table.Index(string(rune('a' + n)))
				gotLeast, gotMost = append(gotLeast, least[row]), append(gotMost, most[row])
			}
		}
		if !slices.Equal(gotLeast, c.least) || !slices.Equal(gotMost, c.most) {
			t.Errorf("%s: %d to %d, want %d to %d", c.name, gotLeast, gotMost, c.least, c.most)
		}
		first, last := DayOf(2020, 1, 1), DayOf(2022, 1, 1)
		h, ok := table.HistogramAround(table.All(), a, Years, first, last, "")
		if ok != (c.least != nil) {
			t.Fatalf("%s: a histogram of them: %v", c.name, ok)
		}
		if ok {
			var want Tally
			for row := range Row(table.Len()) {
				want.AddRow(least, most, row)
			}
			var sum Tally
			for _, l := range h.Layers {
				for i := range l.Bins {
					sum.merge(l.Bins[i].Sum())
				}
			}
			if sum != want {
				t.Errorf("%s: its bars come to %+v, want %+v", c.name, sum, want)
			}
		}
	}
}

func TestASumIsToldWithWhatItCounts(t *testing.T) {
	for _, c := range []struct {
		sum  Total
		want string
	}{
		{Total{Amount: Killed, Tally: Tally{Low: 9, High: 9, Known: 2}, Around: Tally{Low: 7, High: 20, Known: 2}}, "9 (7 to 20) killed"},
		{Total{Amount: Killed, Tally: Tally{Low: 7, High: 20, Known: 2}, Around: Tally{Low: 7, High: 20, Known: 2}}, "7 to 20 killed"},
		{Total{Amount: Killed, Tally: Tally{Low: 9156, High: 9158, Known: 2}, Around: Tally{Low: 8025, High: 10407, Known: 2}}, "8,025 to 10,407 killed"},
		{Total{Amount: Killed, Tally: Tally{Low: 9155, High: 9155, Known: 2, Open: 1}, Around: Tally{Low: 8024, High: 10404, Known: 2, Open: 1}}, "at least 8,024 killed"},
		{Total{Amount: Killed, Tally: Tally{Unknown: 2}}, "number killed unknown"},
		{Total{Amount: Incidents, Tally: Tally{Low: 1, High: 1, Known: 1}}, "1 incident"},
	} {
		if got := c.sum.Told(); got != c.want {
			t.Errorf("%+v is told as %q, want %q", c.sum, got, c.want)
		}
	}
}

func TestASpanIsToldByWholeYearsAndMonths(t *testing.T) {
	for _, c := range []struct {
		first, last Day
		want        string
	}{
		{DayOf(2021, 1, 1), DayOf(2021, 12, 31), "2021"},
		{DayOf(1990, 1, 1), DayOf(1999, 12, 31), "1990–1999"},
		{DayOf(1994, 4, 1), DayOf(1994, 6, 30), "April–June 1994"},
		{DayOf(1994, 5, 2), DayOf(1994, 5, 8), "2–8 May 1994"},
		{DayOf(1994, 5, 2), DayOf(1994, 5, 2), "2 May 1994"},
	} {
		if got := (Span{c.first, c.last}).Title(); got != c.want {
			t.Errorf("%s to %s is %q, want %q", c.first, c.last, got, c.want)
		}
	}
}

func TestMostIsTheHighestFigureOfOneIncident(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 11))
	for range 20 {
		table := randomTable(r, 1+r.IntN(400))
		for _, a := range table.Choices() {
			selected := table.None()
			want := int32(0)
			least, most := table.Around(a)
			from, to := table.Column(a)
			if least == nil {
				most = to
			}
			for row := range Row(table.Len()) {
				if r.IntN(3) == 0 {
					continue
				}
				selected.words[row/64] |= 1 << (row % 64)
				switch {
				case from == nil:
					want = 1
				case most[row] != Open:
					want = max(want, most[row])
				}
			}
			if got := table.Most(a, selected); got != want && selected.Count() > 0 {
				t.Errorf("%s: %d, want %d", a.Field, got, want)
			}
		}
	}
}
