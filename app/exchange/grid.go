package exchange

import (
	"math"
	"strconv"
	"strings"

	"lectern/app/lazyregexp"

	"github.com/wroge/wgs84"
)

var (
	mgrsForm = lazyregexp.New(`^([0-9]{1,2})([C-HJ-NP-X])([A-HJ-NP-Z])([A-HJ-NP-V])([0-9]*)$`)
	utmForm  = lazyregexp.New(`(?i)^(?:UTM\s*)?(?:zone\s*)?([0-9]{1,2})\s*([C-HJ-NP-X])\s*,?\s*([0-9]{6}(?:\.[0-9]+)?)\s*(?:m?\s*E)?\s*[, ]\s*([0-9]{1,8}(?:\.[0-9]+)?)\s*(?:m?\s*N)?$`)
)

// readGrid reads a reference of the Military Grid Reference System, such as 30PTB7790077700, or of UTM, such as
// “30P 177900 1577700”, whose letter is the band of latitude; N and S may be the hemispheres, too. It returns the middle of the square in degrees and the
// distance to its corners in kilometres.
func readGrid(cell string) (lat, lon, radiusKM float64, ok bool) {
	if m := mgrsForm.FindStringSubmatch(strings.ToUpper(strings.ReplaceAll(cell, " ", ""))); m != nil {
		return readMGRS(m)
	}
	m := utmForm.FindStringSubmatch(strings.TrimSpace(cell))
	if m == nil {
		return 0, 0, 0, false
	}
	zone, _ := strconv.Atoi(m[1])
	band := strings.ToUpper(m[2])[0]
	easting, northing := decimal(m[3]), decimal(m[4])
	if zone < 1 || zone > 60 || northing > 10_000_000 {
		return 0, 0, 0, false
	}
	lat, lon = fromUTM(zone, easting, northing, band < 'N')
	if band == 'S' && !inBand(lat, band) { // the southern hemisphere is meant
		lat, lon = fromUTM(zone, easting, northing, true)
		return lat, lon, 0, lat >= -80
	}
	return lat, lon, 0, inBand(lat, band) || band == 'N' && lat <= 84 // the northern one
}

// readMGRS reads the parts of a reference: zone, band, column and row of the square of 100 km, and digits.
func readMGRS(m []string) (lat, lon, radiusKM float64, ok bool) {
	zone, _ := strconv.Atoi(m[1])
	digits := len(m[5]) / 2
	if zone < 1 || zone > 60 || len(m[5])%2 != 0 || digits > 5 {
		return 0, 0, 0, false
	}
	column := strings.IndexByte([...]string{"STUVWXYZ", "ABCDEFGH", "JKLMNPQR"}[zone%3], m[3][0])
	rows := "ABCDEFGHJKLMNPQRSTUV"
	row := strings.IndexByte(rows, m[4][0])
	if zone%2 == 0 {
		row = (row + len(rows) - 5) % len(rows)
	}
	if column < 0 {
		return 0, 0, 0, false
	}
	size := math.Pow10(5 - digits)
	east, north := 0.0, 0.0
	if digits > 0 {
		east, north = decimal(m[5][:digits])*size, decimal(m[5][digits:])*size
	}
	easting := float64(column+1)*100_000 + east + size/2
	within := float64(row)*100_000 + north + size/2
	band := m[2][0]
	for northing := within; northing < 10_000_000; northing += 2_000_000 { // rows repeat every 2,000 km
		if lat, lon = fromUTM(zone, easting, northing, band < 'N'); inBand(lat, band) {
			return lat, lon, size * math.Sqrt2 / 2 / 1000, true
		}
	}
	return 0, 0, 0, false
}

// inBand reports whether a latitude lies in a band of 8 degrees, or, as squares reach over its edge, a little outside.
func inBand(lat float64, band byte) bool {
	south := float64(strings.IndexByte("CDEFGHJKLMNPQRSTUVWX", band))*8 - 80
	north := south + 8
	if band == 'X' {
		north = 84
	}
	const edge = 1.0
	return lat >= south-edge && lat <= north+edge
}

// onWGS84 projects UTM.
var onWGS84 = newTransverse(wgs84.A, wgs84.Fi)

// fromUTM returns the point of UTM coordinates in metres on WGS 84.
func fromUTM(zone int, easting, northing float64, south bool) (lat, lon float64) {
	const scale = 0.9996
	if south {
		northing -= 10_000_000
	}
	lat, lon = onWGS84.degrees((easting-500_000)/scale, northing/scale)
	return lat, float64(6*zone-183) + lon
}
