package exchange

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/wroge/wgs84"

	"lectern/app/problem"
)

// A system is a coordinate reference system.
type system struct {
	name      string
	toDegrees func(x, y float64) (lon, lat float64) // of WGS 84; nil: its coordinates are such degrees
	looseKM   float64                               // how far they may be off, since the shift of its datum isn't told
}

// unshiftedKM is how far a point may lie from where it is where the shift of its datum isn't known: 0.3 km for most that
// are still in use, such as Pulkovo 1942, Kalianpur or ED50.
const unshiftedKM = 0.5

// place returns where a geometry of the system lies.
func (s *system) place(vertices []vertex) (*shape, error) {
	if s.toDegrees != nil {
		for i := range vertices {
			v := &vertices[i]
			v.lon, v.lat = s.toDegrees(v.lon, v.lat)
			v.lon = wrap(v.lon)
		}
	}
	found, err := shapeOf(vertices)
	if found != nil {
		found.projected, found.looseKM = s.toDegrees != nil, s.looseKM
	}
	return found, err
}

// unreadSystem refuses a file by the name of its system.
func (f *file) unreadSystem(name string) error {
	return f.fault(problem.Unreadable, "save it in degrees, WGS 84 (EPSG:4326)", "its coordinates are in the system %s, which is not read", shortened(name))
}

// readSystem reads a coordinate reference system, and reports whether its coordinates can be read.
func readSystem(text string) (system, bool) {
	root := parseWKT(text)
	if root == nil {
		return system{name: text}, false
	}
	s := system{name: root.name()}
	switch root.keyword {
	case "GEOGCS":
		d, ok := readDatum(root)
		if !ok {
			return s, false
		}
		s.looseKM = d.looseKM()
		if d.shifts || d.meridian != 0 {
			s.toDegrees = d.toWGS84
		}
		return s, true
	case "PROJCS":
		d, ok := readDatum(root.child("GEOGCS"))
		if !ok {
			return s, false
		}
		s.looseKM = d.looseKM()
		s.toDegrees = projectionOf(root, d)
		return s, s.toDegrees != nil
	}
	return s, false
}

// systemNamed returns the system of a name such as urn:ogc:def:crs:EPSG::32642, and reports whether its coordinates can be read:
// degrees of WGS 84, its zones of UTM and the maps of the web.
func systemNamed(name string) (system, bool) {
	const wgs84 = `GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],UNIT["degree",0.0174532925199433]]`
	code := name[strings.LastIndexAny(name, ":/")+1:]
	n, err := strconv.Atoi(code)
	south, zone := n > 32700, n%100
	switch {
	case code == "CRS84" || n == 4326:
		return system{name: name}, true
	case n == 3857 || n == 900913:
		return readSystem(`PROJCS["` + code + `",` + wgs84 + `,PROJECTION["Mercator_Auxiliary_Sphere"]]`)
	case err != nil || n < 32601 || n > 32760 || zone < 1 || zone > 60:
		return system{name: name}, false
	}
	return readSystem(fmt.Sprintf(`PROJCS["%d",%s,PROJECTION["Transverse_Mercator"],PARAMETER["Central_Meridian",%d],PARAMETER["Scale_Factor",0.9996],PARAMETER["False_Easting",500000],PARAMETER["False_Northing",%d]]`,
		n, wgs84, 6*zone-183, map[bool]int{true: 10_000_000}[south]))
}

// projectionOf returns how coordinates of a projected system become degrees of WGS 84, or nil where its projection isn't
// known.
func projectionOf(root *wkt, d datum) func(x, y float64) (lon, lat float64) {
	unit := root.child("UNIT").number(0, 1) // metres
	east, north := root.parameter(0, "False_Easting"), root.parameter(0, "False_Northing")
	scale := root.parameter(1, "Scale_Factor")
	lon := root.parameter(0, "Central_Meridian", "Longitude_Of_Center", "Longitude_Of_Origin")
	lat := root.parameter(0, "Latitude_Of_Origin", "Latitude_Of_Center")
	first := root.parameter(lat, "Standard_Parallel_1")
	second := root.parameter(first, "Standard_Parallel_2")
	if !(unit > 0) || !(scale > 0) {
		return nil
	}
	var to func(x, y float64) (lon, lat float64) // from metres about the origin
	with := func(p wgs84.ProjectedReferenceSystem) func(x, y float64) (float64, float64) {
		return func(x, y float64) (float64, float64) { return p.Projection.ToLonLat(x, y, d) }
	}
	switch method := strings.ToLower(strings.ReplaceAll(root.child("PROJECTION").name(), " ", "_")); method {
	case "transverse_mercator", "gauss_kruger":
		// The library's own is off by some metres: it has 3/2, which Go divides to 1, as an exponent.
		t := newTransverse(d.A(), d.Fi())
		origin := t.arc(lat)
		to = func(x, y float64) (float64, float64) {
			phi, lambda := t.degrees(x, y+origin)
			return lon + lambda, phi
		}
	case "mercator_auxiliary_sphere", "popular_visualisation_pseudo_mercator", "mercator_1sp":
		if method == "mercator_1sp" && !strings.Contains(root.child("EXTENSION").text(1), "+b=6378137") { // of an ellipsoid
			return nil
		}
		sphere := with(d.Datum.WebMercator())
		to = func(x, y float64) (float64, float64) {
			lambda, phi := sphere(x, y)
			return lon + lambda, phi
		}
	case "lambert_conformal_conic", "lambert_conformal_conic_1sp", "lambert_conformal_conic_2sp":
		to = with(d.Datum.LambertConformalConic2SP(lon, lat, first, second, 0, 0))
	case "albers", "albers_conic_equal_area":
		to = with(d.Datum.AlbersEqualAreaConic(lon, lat, first, second, 0, 0))
	case "lambert_azimuthal_equal_area":
		to = with(d.Datum.LambertAzimuthalEqualArea(lon, lat, 0, 0))
	default:
		return nil
	}
	return func(x, y float64) (float64, float64) {
		return d.toWGS84(to((x-east)*unit/scale, (y-north)*unit/scale))
	}
}

// datum is a geodetic datum.
type datum struct {
	wgs84.Datum
	meridian float64 // degrees east of Greenwich that longitudes count from
	shifts   bool    // it says how it lies to WGS 84
	same     bool    // it is WGS 84, or within a metre or two of it
}

// readDatum reads the datum of a geographic system, whose angles are degrees.
func readDatum(geographic *wkt) (d datum, ok bool) {
	of := geographic.child("DATUM")
	spheroid := of.child("SPHEROID")
	a, flattening := spheroid.number(0, 0), spheroid.number(1, 0)
	if unit := geographic.child("UNIT").number(0, degree); !(a > 6e6) || !(a < 7e6) || !(flattening > 200) || math.Abs(unit-degree) > 1e-6 {
		return d, false
	}
	d.meridian = geographic.child("PRIMEM").number(0, 0)
	d.same = a == 6378137 && math.Abs(flattening-298.2572) < 0.001
	var shift [7]float64
	if to := of.child("TOWGS84"); to != nil {
		copy(shift[:], to.numbers)
		d.shifts = true
	}
	d.Datum = wgs84.Helmert(a, flattening, shift[0], shift[1], shift[2], shift[3], shift[4], shift[5], shift[6])
	return d, true
}

// looseKM returns how far degrees of the datum may be off.
func (d *datum) looseKM() float64 {
	if d.same || d.shifts {
		return 0
	}
	return unshiftedKM
}

// toWGS84 returns degrees of the datum as such of WGS 84.
func (d *datum) toWGS84(lon, lat float64) (float64, float64) {
	lon += d.meridian
	if d.shifts {
		lon, lat, _ = d.LonLat().To(wgs84.LonLat())(lon, lat, 0)
	}
	return lon, lat
}
