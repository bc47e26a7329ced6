package atlas

import (
	"encoding/csv"
	"os"
	"testing"
)

func TestPointsAtSeaHaveTheNameOfTheirSea(t *testing.T) {
	for _, c := range []struct {
		lat, lon float64
		want     string
	}{
		{13.5, 42.4, "Red Sea"},
		{15.0, 42.6, "Red Sea"}, // close to the coast of Yemen
		{12.6, 43.35, "Red Sea"},
		{12.2, 47.5, "Gulf of Aden"},
		{29.2, 32.7, "Gulf of Suez"},
		{27.0, 51.5, "Persian Gulf"},
		{24.8, 58.6, "Gulf of Oman"},
		{17, 63, "Arabian Sea"},
		{44, 34, "Black Sea"},
		{46.0, 36.5, "Sea of Azov"},
		{56, 3, "North Sea"},
		{58, 19.5, "Baltic Sea"},
		{54.87, 15.41, "Baltic Sea"}, // where Nord Stream was blown up
		{41.1, 29.07, "Bosporus"},
		{24.5, 119.5, "Taiwan Strait"},
		{10, 114, "South China Sea"},
		{40, 134, "Sea of Japan"},
		{3.0, 100.4, "Strait of Malacca"},
		{3, 3, "Gulf of Guinea"},
		{35, 18, "Mediterranean Sea"},
		{-17, 179.9, "South Pacific Ocean"},
		{-17, -179.9, "South Pacific Ocean"},
		{-17, 539.9, "South Pacific Ocean"},
		{30, -40, "North Atlantic Ocean"},
		{-20, 80, "Indian Ocean"},
		{88, 10, "Arctic Ocean"},
		{-62, 20, "Southern Ocean"},
	} {
		if got, _ := SeaAt(c.lat, c.lon); got != c.want {
			t.Errorf("%v, %v is in %q, want %q", c.lat, c.lon, got, c.want)
		}
	}
	if got, ok := SeaAt(34.5, 69.2); ok {
		t.Errorf("Kabul is in %q", got)
	}
}

// TestTheSeasOfTheMapHaveTheirArea looks up each sea where the map names it.
func TestTheSeasOfTheMapHaveTheirArea(t *testing.T) {
	file, err := os.Open("../../assets/basemap/seas.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if _, err := csv.NewReader(file).ReadAll(); err != nil {
		t.Fatal(err)
	}
	within := map[string]string{ // the source has no area of its own for these
		"Strait of Hormuz": "Persian Gulf", "Celtic Sea": "North Atlantic Ocean", "Aral Sea": "",
		"ATLANTIC OCEAN": "North Atlantic Ocean", "PACIFIC OCEAN": "North Pacific Ocean", "INDIAN OCEAN": "Indian Ocean", "ARCTIC OCEAN": "Arctic Ocean", "SOUTHERN OCEAN": "Southern Ocean",
	}
	for _, sea := range Load().Seas {
		want, other := within[sea.Name]
		if !other {
			want = sea.Name
		}
		if got, _ := SeaAt(float64(sea.Lat), float64(sea.Lon)); got != want {
			t.Errorf("%s is named in %q", sea.Name, got)
		}
	}
}
