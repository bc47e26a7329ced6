package incident

import (
	"fmt"
	"math/rand/v2"

	"lectern/app/fold"
	"lectern/app/problem"
)

// world is a small gazetteer for tests.
type world struct{}

var countries = map[string]string{
	"AFG": "Afghanistan", "PAK": "Pakistan", "IRN": "Iran", "RUS": "Russia", "TUR": "Türkiye", "FJI": "Fiji", "CIV": "Côte d'Ivoire",
}

func (world) Country(s string) (code, name string, ok bool) {
	for code, name := range countries {
		if fold.Equal(s, code) || fold.Equal(s, name) {
			return code, name, true
		}
	}
	return "", "", false
}

func (world) Locate(place string) (lat, lon float64, names []string) {
	switch fold.String(place) {
	case "kabul":
		return 34.5289, 69.1725, []string{"Kabul"}
	case "suva":
		return -18.1416, 178.4415, []string{"Suva"}
	case "hyderabad":
		return 17.38, 78.46, []string{"Hyderabad, India"}
	case "hyderabad, pakistan":
		return 25.39, 68.37, []string{"Hyderabad, Pakistan"}
	case "springfield":
		return 0, 0, []string{"Springfield, Illinois", "Springfield, Ohio"}
	}
	return 0, 0, nil
}

func pick[T any](r *rand.Rand, values ...T) T { return values[r.IntN(len(values))] }

// towns are few, as in real data, so that many rows share a point; two lie by the date line.
var towns = []struct {
	country, place string
	lat, lon       float64
}{
	{"Afghanistan", "Kabul", 34.5289, 69.1725},
	{"AFG", "Jalālābād", 34.4265, 70.4515},
	{"Afghanistan", "Herat city", 34.3482, 62.1997},
	{"PAK", "Peshawar", 34.006, 71.5703},
	{"Pakistan", "Quetta", 30.1, 67},
	{"Iran", "Kermān", 30.2739, 57.1131},
	{"Russia", "Krasnogorsk", 55.8258, 37.3903},
	{"Turkey", "Sarıyer", 41.16, 29.05},
	{"Côte d’Ivoire", "Grand-Bassam", 5.2, -3.74},
	{"Fiji", "Suva", -18.1416, 178.4415},
	{"Fiji", "Lomaloma", -17.28, -178.99},
}

func randomNumber(r *rand.Rand) Number {
	low := int32(r.IntN(40))
	if r.IntN(30) == 0 {
		low *= 10
	}
	high := low + int32(r.IntN(20))
	switch r.IntN(8) {
	case 0:
		return NoNumber
	case 1:
		return Number{low, Unknown, Unknown}
	case 2:
		return Number{Unknown, Unknown, high}
	case 3:
		return Exactly(low)
	case 4:
		return Number{low, (low + high) / 2, high}
	}
	return Number{low, Unknown, high}
}

func randomIncident(r *rand.Rand, i int) Incident {
	town := towns[min(r.IntN(len(towns)), r.IntN(len(towns)))] // the first ones most often
	day := DayOf(2015, 1, 1) + Day(r.IntN(10*365))
	x := Incident{
		ID:                fmt.Sprintf("%s-%d", day, i),
		When:              NewWhen(day, day+Day(max(0, r.IntN(12)-9)), pick(r, ByDay, ByDay, ByDay, ByDay, ByDay, ByWeek, ByMonth, ByYear)),
		Title:             pick(r, "Mosque bombing", "Attack on a market", "Shrine attack", "École “X” assault", "Rally bombing") + pick(r, "", " (2021)"),
		Country:           town.country,
		Admin1:            pick(r, "", "Kabul", "Nangarhar", "Balochistān"),
		Place:             town.place,
		HasPoint:          r.IntN(12) != 0,
		Lat:               town.lat,
		Lon:               town.lon,
		LocationPrecision: pick(r, LocationUnstated, Exact, Near, Town, District, Province, CountryWide),
		RadiusKM:          pick(r, 0, 0, 0, 0.5, 40),
		EventType:         pick(r, "", "attack"),
		Tactic:            pick(r, "suicide bombing", "armed assault", "vehicle bomb", "unknown", ""),
		Actor:             pick(r, "Islamic State-Khorasan", "unknown"),
		Target:            pick(r, "place of worship", "military", "government", ""),
		Killed:            randomNumber(r),
		Wounded:           randomNumber(r),
		AttackersKilled:   int32(r.IntN(5)) - 1,
		Attribution:       Attribution(r.IntN(4)),
		Verification:      pick(r, Confirmed, Confirmed, Confirmed, Reported, Unverified, VerificationUnstated),
		Confidence:        Confidence(r.IntN(4)),
		Sources:           pick(r, nil, []string{"afp-1"}, []string{"afp-1", "bbc-2"}, []string{"un-3", "bbc-2"}),
		At:                problem.Place{File: "incidents.csv", Line: i + 2},
	}
	if r.IntN(3) > 0 {
		x.Lat += float64(r.IntN(2001)-1000) / 1e3
		x.Lon = wrap(x.Lon + float64(r.IntN(2001)-1000)/1e3)
	}
	if !x.HasPoint {
		x.Lat, x.Lon = 0, 0
	}
	if r.IntN(2) == 0 {
		x.Extra = []Cell{{"in_commentary", pick(r, "yes", "no")}}
	}
	if r.IntN(4) > 0 {
		x.Extra = append(x.Extra, Cell{"homes_flooded", fmt.Sprintf(pick(r, "%d", "%d.0", "%d.25", "-%d"), 1+r.IntN(2000))})
	}
	return x
}

func randomTable(r *rand.Rand, n int) *Table {
	b := NewBuilder(world{})
	b.extraColumn("in_commentary")
	b.extraColumn("homes_flooded")
	for i := range n {
		x := randomIncident(r, i)
		if err := b.Add(&x); err != nil {
			panic(err)
		}
	}
	return b.Table()
}
