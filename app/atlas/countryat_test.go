package atlas

import "testing"

func TestACountryIsFoundByItsPoint(t *testing.T) {
	w := Load()
	for _, c := range []struct {
		lat, lon float64
		want     string
	}{
		{34.53, 69.17, "Afghanistan"},
		{14.25, -5.99, "Mali"},
		{-29.6, 28.2, "Lesotho"}, // surrounded by another country
		{43.94, 12.45, "San Marino"},
		{50.45, 30.52, "Ukraine"},
		{-18.14, 178.44, "Fiji"},
		{-16.8, -179.97, "Fiji"}, // beyond the date line
		{14.79, 42.95, "Yemen"},  // a port
		{15, 41.5, ""},           // the Red Sea
		{0, 0, ""},
		{90, 0, ""},
		{-90, 0, "Antarctica"},
	} {
		name, ok := w.CountryAt(c.lat, c.lon)
		if name != c.want || ok != (c.want != "") {
			t.Errorf("at %v, %v is %q, want %q", c.lat, c.lon, name, c.want)
		}
	}
}

func TestEveryProvincesLabelLiesInItsCountry(t *testing.T) {
	w := Load()
	wrong := 0
	for _, f := range w.Faces {
		want := w.Countries[f.Country[UN]].Name
		if name, _ := w.CountryAt(float64(f.Lat), float64(f.Lon)); name != want {
			wrong++
		}
	}
	if wrong*100 > len(w.Faces) { // labels of tiny islands may lie off them
		t.Errorf("%d of %d labels are elsewhere", wrong, len(w.Faces))
	}
}

func TestAProvinceIsFoundHoweverItIsCalled(t *testing.T) {
	w := Load()
	for _, c := range []struct{ code, name, want string }{
		{"AFG", "Helmand province", "Helmand"},
		{"AFG", "Province of Helmand", "Helmand"},
		{"SYR", "Aleppo governorate", "Aleppo"},
		{"SYR", "Hasakah governorate", "Al-Hasakah"},
		{"UKR", "Kyiv Oblast", "Kyiv Oblast"},
		{"UKR", "Kyiv", "Kyiv"},
		{"UKR", "Donetsk oblast", "Donetsk"},
		{"UKR", "Kyiv region", ""}, // the city or the land around it
		{"AFG", "Province", ""},
	} {
		face, ok := w.province(c.code, c.name)
		if ok != (c.want != "") || ok && w.Faces[face].Name != c.want {
			t.Errorf("%s in %s is found: %v, want %q", c.name, c.code, ok, c.want)
		}
	}
}
