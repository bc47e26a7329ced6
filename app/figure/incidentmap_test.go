package figure

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lectern/app/atlas"
	"lectern/app/draw"
	"lectern/app/incident"
)

func TestMapSaysWhatLiesOutside(t *testing.T) {
	tb := table(
		t,
		func(x *incident.Incident) { x.Lat, x.Lon, x.Place, x.Killed = 41, 29, "Istanbul", incident.NoNumber },
		func(x *incident.Incident) { x.Lat, x.Lon, x.Place = 55.8, 37.4, "Krasnogorsk, Moscow" },
		func(x *incident.Incident) {
			x.Lat, x.Lon, x.Place, x.Killed = 55.7, 37.6, "Moscow", incident.Number{Low: 5, Best: incident.Unknown, High: 9}
		},
		func(*incident.Incident) {},
		func(x *incident.Incident) {
			x.Country, x.Admin1, x.Place, x.LocationPrecision, x.Killed = "Russia", "Arkhangelsk", "Severodvinsk", incident.Province, incident.Exactly(2)
		},
	)
	m := NewMap(tb, tb.All(), atlas.ForExtent(region), atlas.Options{}, Screen)
	m.View = atlas.Fit(m.Base().Projection(), region, 900, 600)
	l := drawn(t, m.Draw, draw.Rect{W: 900, H: 600})
	got := m.Beyond()
	if diff := cmp.Diff([]string{"Moscow 25–29", "Arkhangelsk 2", "Istanbul (number unknown)"}, got); diff != "" {
		t.Error(diff)
	}
	if !slices.ContainsFunc(l.words, func(s string) bool { return strings.HasPrefix(s, "Outside this map: ") }) {
		t.Error("the map itself doesn't say so")
	}
}
