package incident

import (
	"math"
	"strconv"
	"strings"
)

// Coordinates are kept as whole numbers of 1e-7 degrees (1 cm): half the memory of float64, exact
// in and out of text, and compared without branches.
const (
	perDegree = 10_000_000
	noDegrees = math.MinInt32
)

func fixed(degrees float64) int32 { return int32(math.Round(degrees * perDegree)) }

func degrees(v int32) float64 { return float64(v) / perDegree }

func formatDegrees(v int32) string { return strconv.FormatFloat(degrees(v), 'f', -1, 64) }

// parseDecimal reads a plain decimal number: no exponent, no infinity, no other numerals.
func parseDecimal(s string) (float64, bool) {
	if v, ok := shortDecimal(s); ok {
		return v, true
	}
	for i := range len(s) {
		if !isDigit(s[i]) && s[i] != '.' && s[i] != '-' && s[i] != '+' || i == 40 {
			return 0, false
		}
	}
	v, err := strconv.ParseFloat(s, 64)
	return v, err == nil
}

// shortDecimal reads a decimal number that begins and ends with a digit behind its sign and has so few digits that a
// float64 holds them, as it holds the power of ten: the quotient is the nearest one.
func shortDecimal(s string) (float64, bool) {
	digits, sign := s, 1.0
	if strings.HasPrefix(s, "-") {
		digits, sign = s[1:], -1
	}
	if n := len(digits); n == 0 || n > maxFigure || !isDigit(digits[n-1]) {
		return 0, false
	}
	number, power := 0, 0 // digits behind the point have a power of ten
	for i := range len(digits) {
		switch c := digits[i]; {
		case isDigit(c):
			number, power = 10*number+int(c-'0'), 10*power
		case c == '.' && i > 0 && power == 0:
			power = 1
		default:
			return 0, false
		}
	}
	return sign * float64(number) / float64(max(1, power)), true
}

// parsePoint reads the cells lat and lon; both empty is no point.
func parsePoint(lat, lon string) (y, x float64, ok bool, err error) {
	if lat == "" && lon == "" {
		return 0, 0, false, nil
	}
	if lat == "" || lon == "" {
		return 0, 0, false, mistake{"lat and lon are not both filled", "write both or neither"}
	}
	y, okY := parseDecimal(lat)
	x, okX := parseDecimal(lon)
	switch {
	case !okY:
		return 0, 0, false, mistake{"lat " + quote(lat) + " is not a decimal number", degreeHint(lat)}
	case !okX:
		return 0, 0, false, mistake{"lon " + quote(lon) + " is not a decimal number", degreeHint(lon)}
	case math.Abs(y) > 90 && math.Abs(y) <= 180 && math.Abs(x) <= 90:
		return 0, 0, false, mistake{
			"lat " + lat + " is beyond 90 degrees",
			"see whether lat and lon stand in each other\u2019s place",
		}
	case math.Abs(y) > 90:
		return 0, 0, false, mistake{"lat " + quote(lat) + " is beyond 90 degrees", "write degrees from -90 to 90"}
	case math.Abs(x) > 180:
		return 0, 0, false, mistake{"lon " + quote(lon) + " is beyond 180 degrees", "write degrees from -180 to 180"}
	}
	return y, x, true, nil
}

func degreeHint(s string) string {
	if point := strings.ReplaceAll(s, ",", "."); strings.Count(s, ",") == 1 {
		if _, ok := parseDecimal(point); ok {
			return "write " + Shorten(point)
		}
	}
	return "write decimal degrees, negative for south and west"
}

const earthKM = 6371.0088 // mean radius

// DistanceKM returns the distance between two points in degrees along the sphere. Points beyond the poles have one, too.
func DistanceKM(lat1, lon1, lat2, lon2 float64) float64 {
	const rad = math.Pi / 180
	s, t := math.Sin((lat2-lat1)*rad/2), math.Sin((lon2-lon1)*rad/2)
	h := s*s + math.Cos(lat1*rad)*math.Cos(lat2*rad)*t*t
	return 2 * earthKM * math.Asin(math.Sqrt(max(0, min(1, h))))
}
