package atlas

import "testing"

func TestCountriesAreFoundByTheNamesInUse(t *testing.T) {
	w := Load()
	for _, c := range []struct{ asked, code, name string }{
		{"AFG", "AFG", "Afghanistan"},
		{"afghanistan", "AFG", "Afghanistan"},
		{" Pakistan ", "PAK", "Pakistan"},
		{"Türkiye", "TUR", "Türkiye"},
		{"turkey", "TUR", "Türkiye"},
		{"Iran (Islamic Republic of)", "IRN", "Iran"},
		{"Russian Federation", "RUS", "Russia"},
		{"DR Congo (Zaire)", "COD", "DR Congo"},
		{"Ivory Coast", "CIV", "Côte d’Ivoire"},
		{"Cote d'Ivoire", "CIV", "Côte d’Ivoire"},
		{"CÔTE D’IVOIRE", "CIV", "Côte d’Ivoire"},
		{"Cote d\u02bcIvoire", "CIV", "Côte d’Ivoire"},
		{"\ufeffBosnia\u2011Herzegovina", "BIH", "Bosnia and Herzegovina"},
		{"Saudi\u00a0 Arabia", "SAU", "Saudi Arabia"},
		{"West Bank", "PSE", "Palestine"},
		{"South Sudan", "SSD", "South Sudan"},
		{"Yemen (North Yemen)", "YEM", "Yemen"},
		{"UK", "GBR", "United Kingdom"},
	} {
		if code, name, ok := w.Country(c.asked); !ok || code != c.code || name != c.name {
			t.Errorf("%q is %q, %q, %t; want %s, %s", c.asked, code, name, ok, c.code, c.name)
		}
	}
	for asked, want := range map[string]string{
		"Iran, Islamic Republic of": "IRN", "Korea, Republic of": "KOR", "Republic of Moldova": "MDA", "Brunei Darussalam": "BRN",
		"State of Palestine": "PSE", "Bolivia (Plurinational State of)": "BOL", "Lao People's Democratic Republic": "LAO", "Gambia, The": "GMB",
		"Cape Verde": "CPV", "Holy See": "VAT", "Democratic Republic of Congo": "COD", "Congo, DRC": "COD", "Republic of Congo": "COG",
		"Congo-Brazzaville": "COG", "Myanmar (Burma)": "MMR", "Russia (Soviet Union)": "RUS", "Serbia (Yugoslavia)": "SRB", "Cambodia (Kampuchea)": "KHM",
		"Zimbabwe (Rhodesia)": "ZWE", "Madagascar (Malagasy)": "MDG", "Bosnia & Herzegovina": "BIH", "Trinidad & Tobago": "TTO", "St. Lucia": "LCA",
		"Guinea Bissau": "GNB", "Korea, Dem. People's Rep.": "PRK", "Egypt, Arab Rep.": "EGY", "Congo (Kinshasa)": "COD", "Virgin Islands (British)": "VGB",
		"Saint Martin (Dutch part)": "SXM", "China, Hong Kong SAR": "HKG", "Tanzania, United Republic of": "TZA", "The Netherlands": "NLD",
		"Venezuela (Bolivarian Republic of)": "VEN", "Micronesia, Fed. Sts.": "FSM", "Sao Tome & Principe": "STP", "Yemen, Rep.": "YEM",
	} {
		if code, _, ok := w.Country(asked); !ok || code != want {
			t.Errorf("%q is %q, %t; want %s", asked, code, ok, want)
		}
	}
	if code, name, ok := w.Country("réunion"); !ok || code != "FRA" || name != "Réunion" {
		t.Errorf("Réunion is %q, kept as %q, %t", code, name, ok)
	}
	for _, asked := range []string{"", "Atlantis", "Congo (Somewhere)", "Korea", "Kabul", "\xff", "AF"} {
		if code, _, ok := w.Country(asked); ok {
			t.Errorf("%q is taken for %s", asked, code)
		}
	}
}

func TestTownsAreFoundWhereTheyLie(t *testing.T) {
	const within = 15_000 // metres: towns are wide
	w := Load()
	for _, c := range []struct {
		asked    string
		lat, lon float64
	}{
		{"Kabul", 34.53, 69.17},
		{"JALĀLĀBĀD", 34.43, 70.45}, // the one of several that has the most people
		{"peshawar", 34.01, 71.58},
		{"Kerman", 30.28, 57.08},
		{"Quetta", 30.18, 67.0},
		{"Mazār-e Sharīf", 36.71, 67.11},
		{"Suva", -18.14, 178.44},
		{"Łódź", 51.77, 19.46},
		{"lodz", 51.77, 19.46},
	} {
		lat, lon, ok := w.Locate(c.asked)
		if d := distance(lon, lat, c.lon, c.lat); !ok || d > within {
			t.Errorf("%q is found (%t) at %.2f, %.2f, %.0f km off", c.asked, ok, lat, lon, d/1000)
		}
	}
	if _, _, ok := w.Locate("no such town"); ok {
		t.Error("a town that isn't is found")
	}
}
