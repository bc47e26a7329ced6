package main

import (
	"slices"
	"testing"
)

// Names in other scripts, codes and GeoNames' own transliterations aren't names to look up, nor is what a place
// off the map has as its own name, unless the city is far better known.
func TestOtherNamesOfACity(t *testing.T) {
	a, err := readAlternates([]byte(`{
		"1": {"name": "Grand", "latitude": 50, "longitude": 30, "population": 200000, "alternatenames": [
			"Grand", "GRND", "GR", "Il", "Grande-Ville", "Gran'd", "gran de", "Гранд", "Village", "Hamlet", "Suburb", "Elsewhere", "Grän;d"]},
		"2": {"name": "Village", "latitude": 10, "longitude": 10, "population": 9000},
		"3": {"name": "Hamlet", "latitude": 10, "longitude": 10, "population": 1500},
		"4": {"name": "Suburb", "latitude": 50.1, "longitude": 30.1, "population": 9000},
		"5": {"name": "Elsewhere", "latitude": 10, "longitude": 10, "population": 90000},
		"6": {"name": "Moved", "latitude": 10, "longitude": 10, "alternatenames": ["Other"]}
	}`))
	if err != nil {
		t.Fatal(err)
	}
	grand := city{id: "1", population: 200_000, at: pointOf(30, 50)}
	a.indexOthers([]city{grand, {id: "5"}})
	for _, c := range []struct {
		name string
		of   city
		want []string
	}{
		{"a city with a record", grand, []string{"grande ville", "hamlet", "suburb", "elsewhere"}},
		{"a city without one", city{id: "9"}, nil},
		{"a city whose record lies elsewhere", city{id: "6", at: pointOf(20, 10)}, nil},
	} {
		if got := a.names(&c.of, "Grand"); !slices.Equal(got, c.want) {
			t.Errorf("%s has the names %q, want %q", c.name, got, c.want)
		}
	}
	if _, err := readAlternates([]byte("[")); err == nil {
		t.Error("a broken file is read")
	}
}
