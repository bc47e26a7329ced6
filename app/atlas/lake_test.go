package atlas

import (
	"encoding/csv"
	"strings"
	"testing"

	"lectern/assets"
)

// Every name stands on a lake of the basemap, and no two on one.
func TestEveryNameOfALakeStandsOnALakeOfTheMap(t *testing.T) {
	rows, err := csv.NewReader(strings.NewReader(assets.Lakes)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	named, _ := lakes()
	have, of := map[string]bool{}, map[*shore]string{}
	for _, l := range named {
		have[l.name] = true
		if other, twice := of[l.shore]; twice {
			t.Errorf("%s and %s stand on one lake", l.name, other)
		}
		of[l.shore] = l.name
	}
	for _, row := range rows[1:] {
		if !have[row[0]] {
			t.Errorf("%s stands on no lake", row[0])
		}
	}
}

func TestAPointOnALakeTellsItsName(t *testing.T) {
	for _, c := range []struct {
		lat, lon float64
		want     string
	}{
		{13.07, 14.5, "Lake Chad"},
		{-1, 33, "Lake Victoria"},
		{47.5, -88, "Lake Superior"},
		{-1.3, 36.8, ""},  // Nairobi
		{12.1, 15.05, ""}, // N'Djamena
		{48, -88.8, ""},   // Isle Royale, an island in Lake Superior
		{15, 65, ""},      // at sea
		{42, 51, ""},      // the Caspian Sea is a sea
	} {
		if got, ok := LakeAt(c.lat, c.lon); ok != (c.want != "") || ok && got != c.want {
			t.Errorf("%g, %g is on %q, %v, want %q", c.lat, c.lon, got, ok, c.want)
		}
	}
}
