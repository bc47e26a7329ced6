package incident

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"lectern/app/geometry"
)

// insideTable has incidents about a square from 12 to 14 N and 44 to 46 E.
func insideTable(t *testing.T) *Table {
	t.Helper()
	var csv strings.Builder
	csv.WriteString("id,date,country,place,lat,lon,location_precision,location_radius_km\n")
	for _, row := range []string{
		"middle,13,45,exact,", "edge,12.05,45,exact,", "edge-rough,12.05,45,,20", "out-near,11.95,45,,20", "out-near-exact,11.95,45,exact,",
		"out-far,11,45,,20", "corner,14.1,46.1,,18", "corner-less,14.1,46.1,,14", "province,13,45,province,", "west,13,-45,exact,",
	} {
		cells := strings.Split(row, ",")
		fmt.Fprintf(&csv, "%s,2024-01-01,Yemen,Aden,%s\n", cells[0], strings.Join(cells[1:], ","))
	}
	csv.WriteString("nowhere,2024-01-01,Yemen,Aden,,,,\n")
	tb, problems := ReadCSV(strings.NewReader(csv.String()), "x.csv", nil)
	if len(problems.Errors()) > 0 {
		t.Fatal(problems)
	}
	area, err := geometry.NewArea([][]geometry.Point{{{Lon: 44, Lat: 12}, {Lon: 46, Lat: 12}, {Lon: 46, Lat: 14}, {Lon: 44, Lat: 14}}})
	if err != nil {
		t.Fatal(err)
	}
	tb.SetAreas(map[string]*geometry.Region{"held": geometry.NewRegion([]geometry.Area{area})})
	return tb
}

// idsOf returns the ids of incidents in order.
func idsOf(tb *Table, s Selection) (ids []string) {
	for row := range s.All {
		ids = append(ids, tb.At(row).ID)
	}
	slices.Sort(ids)
	return ids
}

// An incident may lie inside an area if the circle of its uncertainty reaches it, and surely does if that doesn't reach the
// edge.
func TestIncidentsLieInsideAnAreaForCertainOrPerhaps(t *testing.T) {
	tb := insideTable(t)
	const corners = `"12,44 12,46 14,46 14,44"`
	for _, area := range []string{"held", corners} {
		for query, want := range map[string]string{
			"inside:" + area:           "corner edge edge-rough middle out-near province",
			"inside.within:" + area:    "edge middle",
			"-inside:" + area:          "corner-less nowhere out-far out-near-exact west",
			"inside:" + area + ",held": "corner edge edge-rough middle out-near province",
		} {
			q := mustParse(t, tb, query)
			s, err := tb.Select(q)
			if err != nil {
				t.Fatal(err)
			}
			if got := strings.Join(idsOf(tb, s), " "); got != want {
				t.Errorf("%s finds %s, want %s", query, got, want)
			}
			if unsure := s.Unsure(); strings.HasPrefix(query, "inside:") && unsure != 4 || !strings.HasPrefix(query, "inside:") && unsure != 0 {
				t.Errorf("%s: %d may lie outside", query, unsure)
			}
			if again := mustParse(t, tb, q.String()); again.String() != q.String() {
				t.Errorf("%s is written as %s", query, q)
			}
		}
	}
	s, err := tb.Select(mustParse(t, tb, "within:"+corners))
	if got := strings.Join(idsOf(tb, s), " "); err != nil || got != "edge edge-rough middle province" || s.Unsure() != 0 {
		t.Errorf("points in the area are %q, %d unsure, %v", got, s.Unsure(), err)
	}
	for query, want := range map[string]string{
		"inside:hold":                       "column 8: no layer with areas is called “hold”, did you mean held?",
		`inside:"12,44 12,46"`:              "column 8: these corners make no area: an area has fewer than three corners, " + insideHint,
		`inside:"12,44 12,46 here,1"`:       "column 8: “here,1” is not a latitude and a longitude, " + insideHint,
		`inside:"60,0 60,90 60,180 60,-90"`: "column 8: these corners make no area: an area goes around a pole: cut it at the date line, so that one of its sides follows the pole, " + insideHint,
	} {
		q, err := tb.Parse(query)
		if err == nil {
			_, err = tb.Select(q)
		}
		if err == nil || err.Error() != want {
			t.Errorf("%s: %v, want %s", query, err, want)
		}
	}
}

func TestAnAreaIsReadBackInWords(t *testing.T) {
	for query, want := range map[string]string{
		"inside:held,risk":                       "inside held or risk",
		"inside.within:held":                     "surely inside held",
		`within:"12,44 12,46 14,46"`:             "with a point in an area of 3 corners about 12.7° N 45.3° E",
		`inside:"12,179 12,-179 14,-179 14,179"`: "inside an area of 4 corners about 13.0° N 180.0° W",
	} {
		q, err := Parse(query)
		if err != nil {
			t.Fatal(err)
		}
		if got := q.Words(); !strings.Contains(got, want) {
			t.Errorf("%s is %q, want %q", query, got, want)
		}
	}
	q, err := Inside([]geometry.Point{{Lon: 44, Lat: 12.5}, {Lon: 46, Lat: 12}, {Lon: 45, Lat: 14}})
	if want := `inside:"12.5,44 12,46 14,45"`; err != nil || q.String() != want {
		t.Errorf("%v, %v, want %s", q, err, want)
	}
	points, err := Within([]geometry.Point{{Lon: 44, Lat: 12.5}, {Lon: 46, Lat: 12}, {Lon: 45, Lat: 14}})
	if want := `within:"12.5,44 12,46 14,45"`; err != nil || points.String() != want {
		t.Errorf("%v, %v, want %s", points, err, want)
	}
	if drawn := q.Drawn(); len(drawn) != 1 || len(drawn[0][0]) != 3 {
		t.Errorf("drawn are %v", drawn)
	}
	q, _ = Parse("inside:b (inside:a OR -inside:c) country:Yemen")
	if got := strings.Join(q.Areas(), " "); got != "b a c" {
		t.Errorf("asked for are %s", got)
	}
}
