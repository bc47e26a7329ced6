package figure

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"lectern/app/atlas"
	"lectern/app/draw"
	"lectern/app/incident"
)

func TestLegendListsOnlyWhatTheMapShows(t *testing.T) {
	plain := func(*incident.Incident) {}
	for _, c := range []struct {
		name string
		rows []func(*incident.Incident)
		want []string
	}{
		{"nothing", nil, nil},
		{"a claimed one", []func(*incident.Incident){plain}, []string{"claimed"}},
		{"each attribution", []func(*incident.Incident){
			plain,
			func(x *incident.Incident) { x.Attribution = incident.Attributed },
			func(x *incident.Incident) { x.Attribution = incident.Disputed },
			func(x *incident.Incident) { x.Attribution = incident.UnknownAttribution },
		}, []string{"claimed", "attributed", "disputed", "not attributed"}},
		{"no number", []func(*incident.Incident){func(x *incident.Incident) { x.Killed = incident.NoNumber }}, []string{"number unknown"}},
		{"a range", []func(*incident.Incident){func(x *incident.Incident) {
			x.Killed = incident.Number{Low: 20, Best: incident.Unknown, High: 200}
		}}, []string{"claimed", "ring: highest count"}},
		{"two at a place", []func(*incident.Incident){plain, func(x *incident.Incident) { x.Lat, x.Lon = 26, 62 }}, []string{"incidents here"}},
		{"somewhere in a district", []func(*incident.Incident){func(x *incident.Incident) { x.RadiusKM = 90 }}, []string{"claimed", "within this area"}},
		{"unverified", []func(*incident.Incident){func(x *incident.Incident) { x.Verification = incident.Unverified }}, []string{"claimed", "unverified"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			tb := table(t, c.rows...)
			m := NewMap(tb, tb.All(), atlas.ForExtent(region), atlas.Options{}, Screen)
			m.View = atlas.Fit(m.Base().Projection(), region, 900, 600)
			drawn(t, m.Draw, draw.Rect{W: 900, H: 600})
			var got []string
			for _, k := range m.keys(1) {
				got = append(got, k.words)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}
