package figure

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"lectern/app/atlas"
	"lectern/app/incident"
)

// nowhere is a province that no map has.
const nowhere = "No such province"

// randomTable has incidents as they come: many at one town, some anywhere, some of no known place
// or number.
func randomTable(t testing.TB, seed uint64, rows int) *incident.Table {
	t.Helper()
	r := rand.New(rand.NewPCG(seed, 1))
	b := incident.NewBuilder(atlas.Load())
	towns := [][2]float64{{34.53, 69.17}, {34.43, 70.45}, {34.01, 71.58}, {30.18, 67}, {34.34, 62.2}, {24.86, 67.01}}
	for i := range rows {
		day := incident.DayOf(2015, 1, 1) + incident.Day(r.IntN(3000))
		x := incident.Incident{
			ID: fmt.Sprintf("i%d", i), Title: "An attack", Country: "Afghanistan", Place: "Somewhere",
			When: incident.NewWhen(day, day, incident.ByDay), HasPoint: true,
			Killed: incident.NoNumber, Wounded: incident.NoNumber, AttackersKilled: incident.Unknown,
			Attribution:       incident.Attribution(r.IntN(4)),
			LocationPrecision: incident.LocationPrecision(r.IntN(7)),
			Admin1:            []string{"", "Kabul", "Nangarhar", nowhere}[r.IntN(4)],
		}
		switch town := towns[r.IntN(len(towns))]; r.IntN(10) {
		case 0:
			x.HasPoint = false
		case 1, 2, 3:
			x.Lat, x.Lon = 24+14*r.Float64(), 60+16*r.Float64()
		case 4, 5:
			x.Lat, x.Lon = town[0]+r.NormFloat64()*0.3, town[1]+r.NormFloat64()*0.3
		default:
			x.Lat, x.Lon = town[0], town[1]
		}
		if r.IntN(8) > 0 {
			low := int32(r.ExpFloat64() * 12)
			x.Killed = incident.Number{Low: low, Best: incident.Unknown, High: low + int32(r.IntN(3)*r.IntN(10))}
		}
		if err := b.Add(&x); err != nil {
			t.Fatal(err)
		}
	}
	return b.Table()
}
