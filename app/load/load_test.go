package load

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"lectern/app/brief"
	"lectern/app/folder"
	"lectern/app/problem"
)

const own = "Wann|Wo|Tote\n04.03.2021|Bamako|3\n"

func TestABriefsFilesAreReadAsItSays(t *testing.T) {
	folder := fstest.MapFS{
		"brief.md":  {Data: []byte("---\ntitle: a\nas-of: 2024-03-25\ninclude-unverified: true\nincidents: [own.txt, {file: own2.txt, as: own.yaml}]\n---\n\n# A\n\nText.\n")},
		"own.txt":   {Data: []byte(strings.NewReplacer("Wann", "date", "Wo", "place").Replace(own))},
		"own2.txt":  {Data: []byte(own)},
		"own.yaml":  {Data: []byte("columns: {date: Wann, place: Wo, country: {value: Mali}, killed: Tote}\n")},
		"other.txt": {Data: []byte("x")},
	}
	b, _, reports := Brief(folder, nil)
	if b.Incidents.Len() != 1 || len(reports) != 2 || reports[1].Read != 1 {
		t.Errorf("%d incidents, %+v, %v", b.Incidents.Len(), reports, b.Problems)
	}
	delete(folder, "own.yaml")
	b, problems, _ := Brief(folder, nil)
	if b.Incidents.Len() != 0 || !strings.Contains(problems.Error(), "own.yaml: the mapping can't be read: file does not exist") {
		t.Errorf("%d incidents, %v", b.Incidents.Len(), problems)
	}
}

func TestAFileIsReadWithCountriesOfTheWorld(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "a.csv")
	if err := os.WriteFile(name, []byte("date,lat,lon\n2021-03-04,34.53,69.17\n2021-03-05,15,41.5\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	r, err := File(brief.IncidentFile{Name: name})
	if err != nil || r.Table.Len() != 2 || r.Table.Cell("country", 0)+r.Table.Cell("country", 1) != "Afghanistan" {
		t.Errorf("%d rows, %v, %v", r.Table.Len(), r.Problems, err)
	}
	var p problem.Problem
	if _, err := File(brief.IncidentFile{Name: filepath.Join(dir, "missing.csv")}); !errors.As(err, &p) {
		t.Errorf("a missing file is %v", err)
	}
	if _, err := File(brief.IncidentFile{Name: name, As: filepath.Join(dir, "missing.yaml")}); !errors.As(err, &p) {
		t.Errorf("a missing mapping is %v", err)
	}
}

func TestAFileOpenedAloneIsTrueToItsLastDay(t *testing.T) {
	name := filepath.Join(t.TempDir(), "a.csv")
	if err := os.WriteFile(name, []byte("date,lat,lon\n2021-03-05,15,41.5\n2021-03-04,34.53,69.17\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	from, err := folder.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer from.Close()
	if b, problems, _ := Brief(from.FS, nil); b.AsOfDay().String() != "2021-03-05" || b.Incidents.AsOf() != b.AsOfDay() {
		t.Errorf("as of %s, its last days to %s, %v", b.AsOfDay(), b.Incidents.AsOf(), problems)
	}
}
