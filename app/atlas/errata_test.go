package atlas

import (
	"encoding/csv"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"lectern/app/atlas/lbm"
	"lectern/app/fold"
)

// table reads one of the tables that the basemap is made with, without its head.
func table(t *testing.T, name string) [][]string {
	t.Helper()
	file, err := os.Open("../../assets/basemap/" + name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows[1:]
}

// Every row of the errata stands on the map.
func TestErrataAreOnTheMap(t *testing.T) {
	w := Load()
	face := map[string]*lbm.Face{}
	for i := range w.Faces {
		face[w.Faces[i].ID] = &w.Faces[i]
	}
	country := func(code string) int {
		return slices.IndexFunc(w.Countries, func(c lbm.Country) bool { return c.Code == code })
	}
	code := map[string]string{} // of countries: the source's, and the map's
	drops := table(t, "languages.csv")
	plain := func(name string) (all []string) {
		all = []string{name}
		for _, d := range drops {
			if d[2] != "" {
				all = append(all, strings.TrimSuffix(strings.TrimPrefix(name, d[2]), d[2]))
			}
		}
		return all
	}
	rows := table(t, "errata.csv")
	for _, row := range rows {
		if row[1] == "code" {
			code[row[0]] = row[3]
		}
	}
	for _, row := range rows {
		id, field, old, now, reason, source := row[0], row[1], row[2], row[3], row[4], row[5]
		if reason == "" || source == "" || old == now {
			t.Errorf("%s %s: a row without a reason, a source or a change", id, field)
		}
		ok := false
		switch f := face[id]; {
		case field == "merge":
			ok = f == nil && face[now] != nil
		case field == "adm0_a3":
			ok = f != nil && w.Countries[f.Country[UN]].Code == now && country(old) < 0
		case field == "name_en":
			ok = f != nil && slices.Contains(plain(now), f.Name)
		case field == "iso_3166_2":
			ok = f != nil && f.ISO == now
		case strings.HasPrefix(field, "name_") && f == nil: // of a town
			ok = slices.Contains(w.local().Towns, now)
		case strings.HasPrefix(field, "name_"):
			i := slices.IndexFunc(w.Faces, func(f lbm.Face) bool { return f.ID == id })
			ok = i >= 0 && slices.Contains(plain(now), w.local().Faces[i])
		case field == "code":
			ok = country(now) >= 0 && country(old) < 0
		case field == "population":
			wrong, errW := strconv.Atoi(old)
			right, errR := strconv.Atoi(now)
			towns := townsNamed(w, strings.Split(reason, ", ")[1])
			has := func(people int) bool {
				return slices.ContainsFunc(towns, func(t lbm.Town) bool { return int(t.Population) == people/1000*1000 })
			}
			ok = errW == nil && errR == nil && !has(wrong) && (right == 0 || has(right))
		case field == "feature":
			ok = slices.ContainsFunc(townsNamed(w, strings.Split(reason, ", ")[1]), func(t lbm.Town) bool {
				return now == "PPLA" && t.Capital == lbm.ProvinceCapital
			})
		case field == "name" && face[id] == nil && len(id) == 3:
			c := id
			if code[id] != "" {
				c = code[id]
			}
			i := country(c)
			ok = i >= 0 && w.Countries[i].Name == now
		case field == "name": // of a town
			ok = slices.ContainsFunc(w.towns(), func(t lbm.Town) bool { return t.Name == now })
		}
		if !ok {
			t.Errorf("the map doesn't have %q as the %s of %s", now, field, id)
		}
	}
	if len(rows) < 100 {
		t.Errorf("only %d errata", len(rows))
	}
}

// townsNamed are the towns of a name.
func townsNamed(w *World, name string) (found []lbm.Town) {
	for _, t := range w.towns() {
		if fold.String(t.Name) == fold.String(name) {
			found = append(found, t)
		}
	}
	return found
}

func TestProvincesAreToldApart(t *testing.T) {
	w := Load()
	seen := map[areaKey]string{}
	for _, f := range w.Faces {
		key := areaKey{w.Countries[f.Country[UN]].Code, fold.String(f.Name)}
		if other, ok := seen[key]; ok && w.area[UN][f.Country[UN]] > 50_000 { // not the parishes of small islands
			t.Errorf("%s has two provinces called %s: %s and %s", key.code, f.Name, other, f.ID)
		}
		seen[key] = f.ID
	}
	afghan := 0
	for key := range seen {
		if key.code == "AFG" {
			afghan++
		}
	}
	if afghan != 34 {
		t.Errorf("Afghanistan has %d provinces, not 34", afghan)
	}
	codes := map[string]bool{}
	for _, c := range w.Countries {
		if codes[c.Code] || c.Name == "" || len(c.Code) != 3 {
			t.Errorf("a country %q with the code %q", c.Name, c.Code)
		}
		codes[c.Code] = true
	}
	for _, code := range []string{"AFG", "PAK", "IRN", "UKR", "SSD", "PSE", "ESH", "XKX"} {
		if !codes[code] {
			t.Errorf("no country has the code %s", code)
		}
	}
}
