package exchange

import (
	"fmt"
	"math"
	"os/exec"
	"strings"
	"testing"
	"testing/fstest"

	"lectern/app/golden"
	"lectern/app/incident"
)

// Systems of every kind, as GDAL describes them to two programs, against GDAL's own degrees. Those whose datum has a shift that a
// text doesn't tell are off by less than their radius says.
func TestCoordinatesInProjectionsAreWhereGDALHasThem(t *testing.T) {
	golden.Need(t, "gdaltransform")
	for i, c := range []struct {
		epsg   int
		points [][2]float64 // longitude and latitude
	}{
		{32642, [][2]float64{{69.2, 34.5}, {66.1, -0.5}, {72, 60}}}, // UTM, north
		{32738, [][2]float64{{45.1, -12.3}}},                        // UTM, south
		{3857, [][2]float64{{69.2, 34.5}, {-179.9, -60}}},           // maps of the web
		{2154, [][2]float64{{2.35, 48.85}, {9.2, 42}}},              // Lambert, two parallels: France
		{22391, [][2]float64{{10.2, 36.8}}},                         // Lambert, one parallel: Carthage, Tunisia
		{5070, [][2]float64{{-96, 39}, {-70, 44}}},                  // Albers: United States
		{3035, [][2]float64{{10.1, 52}, {-8, 39}}},                  // Lambert, equal area: Europe
		{27700, [][2]float64{{-0.12, 51.5}, {-4, 57}}},              // Britain, whose latitude begins at 49
		{28412, [][2]float64{{69.2, 41.3}}},                         // Pulkovo 1942, Gauss and Krüger: Tashkent
		{31467, [][2]float64{{9.2, 48.8}}},                          // Germany, Bessel's ellipsoid
		{4284, [][2]float64{{69.2, 41.3}}},                          // degrees of Pulkovo 1942
		{4230, [][2]float64{{9.2, 48.8}}},                           // degrees of ED50
		{4326, [][2]float64{{69.2, 34.5}}},                          // degrees of WGS 84
		{4258, [][2]float64{{9.2, 48.8}}},                           // degrees of ETRS89
		{24100, [][2]float64{{-77, 18.1}}},                          // feet of Clarke: Jamaica
		{20437, [][2]float64{{36.5, 5.2}}},                          // Adindan, UTM: Ethiopia
		{32661, nil},                                                // polar stereographic
		{3395, nil},                                                 // Mercator on the ellipsoid
		{27572, nil},                                                // grads from Paris
	} {
		if !golden.Sampled(i) {
			continue
		}
		for _, form := range []string{"wkt1", "wkt_esri"} {
			text, err := exec.Command("gdalsrsinfo", "--single-line", "-o", form, fmt.Sprintf("EPSG:%d", c.epsg)).Output()
			if err != nil {
				t.Fatalf("%d: %v", c.epsg, err)
			}
			s, ok := readSystem(string(text))
			if ok != (c.points != nil) {
				t.Errorf("%d as %s is read: %t\n%s", c.epsg, form, ok, text)
				continue
			}
			for _, want := range c.points {
				cmd := exec.Command("gdaltransform", "-output_xy", "-s_srs", "OGC:CRS84", "-t_srs", fmt.Sprintf("EPSG:%d", c.epsg))
				cmd.Stdin = strings.NewReader(fmt.Sprintf("%g %g\n", want[0], want[1]))
				out, err := cmd.Output()
				if err != nil {
					t.Fatalf("%d: %v", c.epsg, err)
				}
				var x, y float64
				if _, err := fmt.Sscan(string(out), &x, &y); err != nil {
					t.Fatalf("%d: %q: %v", c.epsg, out, err)
				}
				got, err := s.place([]vertex{{lon: x, lat: y}})
				if err != nil {
					t.Fatalf("%d: %v", c.epsg, err)
				}
				off, most := incident.DistanceKM(got.lat, got.lon, want[1], want[0]), 0.012+s.looseKM
				if off > most || math.IsNaN(off) {
					t.Errorf("%d as %s puts %v at %.6f, %.6f, %.3f km off", c.epsg, form, want, got.lon, got.lat, off)
				}
			}
		}
	}
}

func TestAFileInAProjectionSaysWhatBecameOfItsPoints(t *testing.T) {
	const (
		gk     = `PROJCS["Pulkovo_1942_GK_Zone_12",GEOGCS["GCS_Pulkovo_1942",DATUM["D_Pulkovo_1942",SPHEROID["Krasovsky_1940",6378245.0,298.3]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",12500000.0],PARAMETER["Central_Meridian",69.0],PARAMETER["Scale_Factor",1.0],UNIT["Meter",1.0]]`
		insert = "INSERT INTO events (geom, id, date, country, place) VALUES (%s, 'a', '2021-03-04', 'Uzbekistan', 'Tashkent')"
	)
	for name, c := range map[string]struct{ text, want, said string }{
		"old GeoJSON": {
			`{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::32642"}},"features":[{"type":"Feature","properties":{"id":"a","date":"2021","country":"Uzbekistan"},"geometry":{"type":"Point","coordinates":[516735.6,4572096.2]}}]}`,
			"41.3|69.2|", unprojected,
		},
		"old GeoJSON, system last": {
			`{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"id":"a","date":"2021","country":"Uzbekistan"},"geometry":{"type":"Point","coordinates":[516735.6,4572096.2]}}],"bbox":[1,[2]],"crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::32642"}},"x":{"y":1}}`,
			"41.3|69.2|", unprojected,
		},
		"SQLite of OGR": {string(databaseOf(t, fmt.Sprintf(ogrSQLite, 1, wkbOf(516735.6, 4572096.2)))), "41.3|-2.8|", unprojected},
		"a datum without its shift": {
			string(databaseOf(t, fmt.Sprintf(geoPackage, 28412)+"UPDATE gpkg_spatial_ref_sys SET srs_id = 28412, organization_coordsys_id = 28412, definition = '"+gk+"' WHERE srs_id = 32630;", fmt.Sprintf(insert, pointOf(12516743, 4574200)))),
			"41.3|69.2|0.5", otherDatum,
		},
	} {
		r := read(t, fstest.MapFS{"x": {Data: []byte(c.text)}}, "x", Options{})
		var lat, lon float64
		got := cells(r, "lat", "lon", "location_radius_km")
		parts := strings.Split(strings.TrimSpace(got), "|")
		fmt.Sscan(parts[0], &lat)
		fmt.Sscan(parts[1], &lon)
		if s := fmt.Sprintf("%.3g|%.3g|%s", lat, lon, parts[2]); s != c.want || !strings.Contains(strings.Join(said(r), "|"), c.said) {
			t.Errorf("%s: %s, want %s; it says %v, %v", name, got, c.want, said(r), r.Problems)
		}
	}
}

func TestABrokenDescriptionOfASystemIsNone(t *testing.T) {
	for _, text := range []string{
		"", "PROJCS", "PROJCS[", `PROJCS["a"`, `PROJCS["a",]`, `PROJCS["a"]]`, `PROJCS["a",1e]`, `PROJCS["a",GEOGCS["b"]]`,
		`GEOGCS["a",DATUM["b",SPHEROID["c",6378137,0]]]`, `GEOGCS["a",DATUM["b",SPHEROID["c",1,298]]]`, `GEOCCS["a",DATUM["b",SPHEROID["c",6378137,298]]]`,
		strings.Repeat("A[", 1000), "PROJCRS[\"of WKT 2\"]",
	} {
		if s, ok := readSystem(text); ok {
			t.Errorf("%q is read as %+v", text, s)
		}
	}
}

func FuzzReadSystem(f *testing.F) {
	f.Add(`PROJCS["x",GEOGCS["y",DATUM["d",SPHEROID["s",6378137,298.257223563],TOWGS84[1,2,3]],PRIMEM["p",2.3],UNIT["degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["Latitude_Of_Origin",49],PARAMETER["Central_Meridian",-2],UNIT["metre",1]]`, 1e5, 2e5)
	f.Add(`PROJCS["x",GEOGCS["y",DATUM["d",SPHEROID["s",6378206.4,294.98]]],PROJECTION["Albers"],PARAMETER["Standard_Parallel_1",29],PARAMETER["Standard_Parallel_2",-29]]`, 0.0, 0.0)
	f.Add(`GEOGCS["y" , DATUM("d",SPHEROID["s",6378137,298])]`, 181.0, -91.0)
	f.Fuzz(func(t *testing.T, text string, x, y float64) {
		if s, ok := readSystem(text); ok {
			_, _ = s.place([]vertex{{lon: x, lat: y}})
		}
	})
}
