package figure

import (
	"slices"
	"testing"

	"lectern/app/atlas"
	"lectern/app/draw"
	"lectern/app/incident"
)

func TestTheMarksThatATitleNamesAreLabelled(t *testing.T) {
	at := func(place string, lat, lon float64, killed int32) func(*incident.Incident) {
		return func(x *incident.Incident) {
			x.Place, x.Lat, x.Lon, x.Killed, x.LocationPrecision = place, lat, lon, incident.Exactly(killed), incident.Exact
			x.Admin1, x.Country, x.HasPoint = "", "Russia", true
		}
	}
	suburb := at("Krasnogorsk", 55.82, 37.33, 100)
	small := at("Tver", 56.86, 35.9, 1)
	var larger []func(*incident.Incident)
	for i := range named + 1 {
		larger = append(larger, at(string(rune('A'+i))+"grad", 52+float64(i), 44, 90))
	}
	for name, c := range map[string]struct {
		title     string
		incidents []func(*incident.Incident)
		want      string
	}{
		"a suburb of the town": {"Moscow was struck", []func(*incident.Incident){suburb}, "Krasnogorsk (Moscow)"},
		"the place itself":     {"Krasnogorsk was struck", []func(*incident.Incident){suburb}, "Krasnogorsk"},
		"a town without one":   {"From Moscow to Samara", []func(*incident.Incident){suburb}, "Samara"},
		"a small one of many":  {"Tver was struck, too", append(larger, small), "Tver"},
	} {
		tb := table(t, c.incidents...)
		extent := atlas.Extent{West: 30, South: 50, East: 54, North: 60}
		m := NewMap(tb, tb.All(), atlas.ForExtent(extent), atlas.Options{}, Slide)
		m.Title = c.title
		m.View = atlas.Fit(m.Base().Projection(), extent, 1300, 1080)
		drawn(t, m.Draw, draw.Rect{W: 1300, H: 1080})
		var labels []string
		for _, l := range m.labels {
			labels = append(labels, l.name)
		}
		if !slices.Contains(labels, c.want) {
			t.Errorf("%s: %q are labelled, not %q", name, labels, c.want)
		}
	}
}
