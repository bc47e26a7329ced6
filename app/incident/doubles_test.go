package incident

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
)

func TestDoublesAreTheSameDayPlaceAndNumbers(t *testing.T) {
	table, problems := readString("id,date,date_end,country,lat,lon,killed_low,killed_high,wounded_low\n" +
		"a,2016-10-24,,PAK,30.1,67,60,62,117\n" +
		"same,2016-10-24,,PAK,30.12,67.01,60,62,117\n" + // 2.4 km
		"far,2016-10-24,,PAK,30.2,67,60,62,117\n" + // 11 km
		"day,2016-10-25,,PAK,30.1,67,60,62,117\n" +
		"longer,2016-10-24,2016-10-25,PAK,30.1,67,60,62,117\n" +
		"number,2016-10-24,,PAK,30.1,67,60,63,117\n" +
		"unknown,2016-10-24,,PAK,30.1,67,,,\n" +
		"unknown2,2016-10-24,,PAK,30.1,67,,,\n" +
		"again,2016-10-24,,PAK,30.1,67,60,62,117\n")
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	var got []string
	for _, d := range table.Doubles() {
		got = append(got, fmt.Sprintf("%s as %s, %.1f", table.At(d.Row).ID, table.At(d.As).ID, d.Apart))
	}
	if diff := gocmp.Diff([]string{"same as a, 2.4", "again as a, 0.0"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestDoublesAgreeWithEveryPair(t *testing.T) {
	r := rand.New(rand.NewPCG(61, 62))
	b := NewBuilder(nil)
	for i := range 600 {
		x := randomIncident(r, 3*i)
		for again := range 3 { // some of them two or three times, some too far off
			if again > 0 && r.IntN(3) > 0 {
				break
			}
			x.ID, x.At.Line = fmt.Sprintf("i%d-%d", i, again), 3*i+again
			if x.HasPoint {
				x.Lat = min(90, x.Lat+r.Float64()*0.06)
			}
			if err := b.Add(&x); err != nil {
				t.Fatal(err)
			}
		}
	}
	table := b.Table()
	want := map[Row]float64{} // by row
	rows := incidentsOf(table)
	for a := range rows {
		for b := range rows {
			x, y := &rows[a], &rows[b]
			xl, xh := x.Killed.Range()
			yl, yh := y.Killed.Range()
			wl, wh := x.Wounded.Range()
			vl, vh := y.Wounded.Range()
			if x.At.Line >= y.At.Line || !x.HasPoint || !y.HasPoint || x.When.First != y.When.First || x.When.Last != y.When.Last ||
				xl != yl || xh != yh || wl != vl || wh != vh || xl < 0 && wl < 0 {
				continue
			}
			if km := angleKM(x.Lat, x.Lon, y.Lat, y.Lon); km <= doubleKM {
				if was, ok := want[Row(b)]; !ok || km < was {
					want[Row(b)] = km
				}
			}
		}
	}
	got := map[Row]float64{}
	for _, d := range table.Doubles() {
		got[d.Row] = d.Apart
	}
	if len(want) != len(got) || len(want) < 50 {
		t.Errorf("%d doubles, want %d", len(got), len(want))
	}
	for row, km := range want {
		if math.Abs(got[row]-km) > 0.001 { // 1 m
			t.Errorf("row %d is %.3f km from the same one, want %.3f", row, got[row], km)
		}
	}
}
