package atlas

import (
	"encoding/csv"
	"strings"
	"testing"

	"lectern/app/atlas/lbm"
	"lectern/assets"
)

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
		{"AF", "AFG", "Afghanistan"},
		{"GB", "GBR", "United Kingdom"},
		{"FR", "FRA", "France"},
		{"PS", "PSE", "Palestine"},
	} {
		if code, name, ok := w.Country(c.asked); !ok || code != c.code || name != c.name {
			t.Errorf("%q is %q, %q, %t; want %s, %s", c.asked, code, name, ok, c.code, c.name)
		}
	}
	for asked, want := range map[string]string{
		"Iran, Islamic Republic of": "IRN", "Korea, Republic of": "KOR", "Republic of Moldova": "MDA", "Brunei Darussalam": "BRN",
		"State of Palestine": "PSE", "Bolivia (Plurinational State of)": "BOL", "Lao People's Democratic Republic": "LAO", "Gambia, The": "GMB",
		"Cape Verde": "CPV", "Holy See": "VAT", "Democratic Republic of Congo": "COD", "Congo, DRC": "COD", "Republic of Congo": "COG",
		"Czechoslovakia": "CZE", "People's Republic of the Congo": "COG", "New Hebrides": "VUT", "GDR": "DEU", "Serbia-Montenegro": "SRB", "Yemen People's Republic": "YEM",
		"Congo-Brazzaville": "COG", "Myanmar (Burma)": "MMR", "Russia (Soviet Union)": "RUS", "Serbia (Yugoslavia)": "SRB", "Cambodia (Kampuchea)": "KHM",
		"Zimbabwe (Rhodesia)": "ZWE", "Madagascar (Malagasy)": "MDG", "Bosnia & Herzegovina": "BIH", "Trinidad & Tobago": "TTO", "St. Lucia": "LCA",
		"Guinea Bissau": "GNB", "Korea, Dem. People's Rep.": "PRK", "Egypt, Arab Rep.": "EGY", "Congo (Kinshasa)": "COD", "Virgin Islands (British)": "VGB",
		"Saint Martin (Dutch part)": "SXM", "China, Hong Kong SAR": "HKG", "Tanzania, United Republic of": "TZA", "The Netherlands": "NLD",
		"Venezuela (Bolivarian Republic of)": "VEN", "Micronesia, Fed. Sts.": "FSM", "Sao Tome & Principe": "STP", "Yemen, Rep.": "YEM",
		"Republic of Korea": "KOR", "Korea (the Republic of)": "KOR", "Congo (the Democratic Republic of the)": "COD", "Dem. Rep. of the Congo": "COD",
		"Somalia, Fed. Rep.": "SOM", "Libyan Arab Jamahiriya": "LBY", "Falkland Islands (the) [Malvinas]": "FLK", "U.S.A": "USA", "D.R.C.": "COD", "U.A.E.": "ARE", "Wallis and Futuna Islands": "WLF",
	} {
		if code, _, ok := w.Country(asked); !ok || code != want {
			t.Errorf("%q is %q, %t; want %s", asked, code, ok, want)
		}
	}
	for asked, want := range map[string]string{
		"Мали": "MLI", "مالي": "MLI", "马里": "MLI", "Афганистан": "AFG", "افغانستان": "AFG", "أفغانستان": "AFG", "Afganistán": "AFG", "Afeganistão": "AFG", "阿富汗": "AFG",
		"Syrien": "SYR", "Syrie": "SYR", "Siria": "SYR", "سوريا": "SYR", "Сирия": "SYR", "叙利亚": "SYR", "Tchad": "TCD", "Tschad": "TCD", "تشاد": "TCD", "Чад": "TCD",
		"République démocratique du Congo": "COD", "RDC": "COD", "ДР Конго": "COD", "Kongo-Kinshasa": "COD", "Конго - Киншаса": "COD", "刚果（金）": "COD", "République du Congo": "COG",
		"République centrafricaine": "CAF", "ЦАР": "CAF", "Elfenbeinküste": "CIV", "Costa de Marfil": "CIV", "Кот-д’Ивуар": "CIV", "Соединенные Штаты": "USA", "США": "USA", "EUA": "USA", "EE. UU.": "USA",
		"Irão": "IRN", "Irã": "IRN", "ОАЭ": "ARE", "السعودية": "SAU", "Südsudan": "SSD", "Soudan du Sud": "SSD", "جنوب السودان": "SSD", "السودان": "SDN", "Judá": "", "Конго": "", "Kongo": "", "RU": "RUS",
	} {
		if code, _, _ := w.Country(asked); code != want {
			t.Errorf("%q is %q, want %q", asked, code, want)
		}
	}
	if code, name, ok := w.Country("réunion"); !ok || code != "FRA" || name != "Réunion" {
		t.Errorf("Réunion is %q, kept as %q, %t", code, name, ok)
	}
	for asked, other := range map[string]bool{
		"Czechoslovakia": true, "GDR": true, "New Hebrides": true, "Serbia-Montenegro": true,
		"Yugoslavia": true, "СССР": true, "Чехословакия": true, "Bande de Gaza": true, "South Yemen": true, "Scotland": true, "Gaza": true, "Réunion": false, "Russia (Soviet Union)": false, "Burma": false, "Atlantis": false,
	} {
		if w.IsOtherCountry(asked) != other {
			t.Errorf("%s is kept under the name of another country: %t, want %t", asked, !other, other)
		}
	}
	for _, asked := range []string{"", "Atlantis", "Congo (Somewhere)", "Korea", "Kabul", "\xff", "af", "ZZ", "Me"} {
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
		lat, lon, names := w.Locate(c.asked)
		if d := distance(lon, lat, c.lon, c.lat); len(names) != 1 || d > within {
			t.Errorf("%q is %q at %.2f, %.2f, %.0f km off", c.asked, names, lat, lon, d/1000)
		}
	}
}

func TestTownsAreFoundByTheirOtherNames(t *testing.T) {
	w := Load()
	for asked, want := range map[string]string{
		"Kiev": "Kyiv, Ukraine", "Kiew": "Kyiv, Ukraine", "Київ": "Kyiv, Ukraine", "Kharkov": "Kharkiv, Ukraine", "Lvov": "Lviv, Ukraine",
		"Artyomovsk": "Bakhmut, Ukraine", "Mykolaiv": "Mykolaiv, Ukraine",
		"Köln": "Cologne, Germany", "Cologne": "Cologne, Germany", "Koeln": "Cologne, Germany", "Keulen": "Cologne, Germany",
		"Sana'a": "Sanaa, Yemen", "Sana’a": "Sanaa, Yemen", "Sanaa": "Sanaa, Yemen", "صنعاء": "Sanaa, Yemen",
		"Hodeida": "Hodeidah, Yemen", "Marib": "Marib, Yemen", "Taizz": "Taiz, Yemen",
		"Cox's Bazar": "Coxs Bazar, Bangladesh", "Cox’s Bāzār": "Coxs Bazar, Bangladesh", "Coxs Bazar": "Coxs Bazar, Bangladesh",
		"Peking": "Beijing, China", "Bombay": "Mumbai, India", "Calcutta": "Kolkata, India", "Rangoon": "Yangon, Myanmar",
		"Deir-ez-Zor": "Deir ez-Zor, Syria", "Deir al-Zour": "Deir ez-Zor, Syria", "Halab": "Aleppo, Syria", "Idleb": "Idlib, Syria",
		"Arbil": "Erbil, Iraq", "Al-Mawsil": "Mosul, Iraq", "Qandahar": "Kandahar, Afghanistan", "Mazar-i-Sharif": "Mazar-e Sharif, Afghanistan",
		"Ndjamena": "N'Djamena, Chad", "St Petersburg, Russia": "Saint Petersburg, Russia", "Geneva": "Geneva, Switzerland", "Genf": "Geneva, Switzerland",
		"Hanover": "Hanover, Germany", "Washington, D.C., United States": "Washington, D.C., United States",
		"Washington, United Kingdom": "Washington, United Kingdom", "Lankaster, United Kingdom": "Lancaster, United Kingdom",
		"Hyderabad": "Hyderabad, India", "Hyderabad, Pakistan": "Hyderabad, Pakistan", "Hyderabad, PAK": "Hyderabad, Pakistan",
		"Tripoli": "Tripoli, Libya", "Tripoli, Lebanon": "Tripoli, Lebanon", "Bethlehem, Palestine": "Bethlehem, Palestine", "Jalalabad": "Jalalabad, Afghanistan",
	} {
		if _, _, names := w.Locate(asked); len(names) != 1 || names[0] != want {
			t.Errorf("%q is %q, want %s", asked, names, want)
		}
	}
}

// Of several towns that a name may mean none is found unless it is much the largest.
func TestOtherNamesNeverFindAWrongTown(t *testing.T) {
	w := Load()
	for asked, want := range map[string]string{
		"no such town": "", "": "", ";": "", "Hyderabad, Iceland": "", "Kabul, Pakistan": "", ", Yemen": "", "KBL": "",
		"Tremont, United Kingdom": "",
		"Zheneva":                 "Geneva, Switzerland; Geneva, United States",
		"Korosal":                 "Corozal, Colombia; Corozal, Puerto Rico",
		"Washington":              "Washington, D.C., United States; Washington, United Kingdom; Washington, United States",
		"Canton":                  "Guangzhou, China; Canton, United States",
		"Roma":                    "Rome, Italy; Roma, United States",
	} {
		lat, lon, names := w.Locate(asked)
		if got := strings.Join(names, "; "); got != want || lat != 0 || lon != 0 {
			t.Errorf("%q is %q at %g, %g; want %q and no place", asked, got, lat, lon, want)
		}
	}
}

// The names are searched as they stand, so they have to be keys, and a line for each town.
func TestOtherNamesAreKeys(t *testing.T) {
	w := Load()
	lines := strings.Split(strings.TrimSuffix(string(w.names()), "\n"), "\n")
	if len(lines) != len(w.towns()) {
		t.Fatalf("names of %d towns, and there are %d", len(lines), len(w.towns()))
	}
	n := 0
	for _, line := range lines {
		for key := range strings.SplitSeq(strings.Trim(line, ";"), ";") {
			n++
			if got := lbm.NameKey(key); got != key {
				t.Errorf("%q is kept, and looked up as %q", key, got)
			}
		}
	}
	if n < 80_000 {
		t.Errorf("only %d other names", n)
	}
}

func BenchmarkLocateByAnotherName(b *testing.B) {
	w := Load()
	for b.Loop() {
		w.Locate("Kiev")
	}
}

func TestHeirsOfAFormerStateCameOfIt(t *testing.T) {
	for of, want := range map[[2]string]bool{
		{"Ukraine", "USSR"}: true, {"Latvia", "Soviet Union"}: true, {"Slovakia", "Czechoslovakia"}: true, {"Croatia", "Yugoslavia"}: true,
		{"Russia", "USSR"}: false, {"Afghanistan", "USSR"}: false, {"Israel", "Gaza"}: false, {"Ukraine", "Russia"}: false, {"Atlantis", "USSR"}: false, {"Mali", "French Sudan"}: false,
	} {
		if got := Load().CameOf(of[0], of[1]); got != want {
			t.Errorf("%s of %s: %v", of[0], of[1], got)
		}
	}
}

func TestCountriesKeepTheirNamesInOtherLanguages(t *testing.T) {
	w := Load()
	rows, err := csv.NewReader(strings.NewReader(assets.CountryNames)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows[1:] {
		want, ok := w.countryNamed(row[0])
		if !ok {
			t.Errorf("no country is called %s", row[0])
		}
		for name := range strings.SplitSeq(row[1], ";") {
			if got, _ := w.countryNamed(name); got != want {
				t.Errorf("%s is %s, want %s", name, got.name, want.name)
			}
		}
	}
}
