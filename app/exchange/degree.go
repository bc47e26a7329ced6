package exchange

import (
	"math"
	"regexp"
	"strconv"
	"strings"
)

// What reading coordinates may change.
const (
	decimalComma = "decimal commas of coordinates read as points"
	inMinutes    = "degrees in minutes and seconds read"
	pairRead     = "latitude and longitude read from one cell"
	gridRead     = "grid references (MGRS or UTM) read as degrees"
	axesRead     = "degrees with a letter of the compass read"
)

var (
	decimalForm = regexp.MustCompile(`^[+-]?[0-9]{1,3}(?:[.,][0-9]+)?$`)
	tinyForm    = regexp.MustCompile(`^[+-]?[0-9](?:\.[0-9]+)?[eE]-?[0-9]{1,2}$`) // as programs write numbers close to 0
	degreeForm  = regexp.MustCompile(`(?i)^([NSEW])?\s*([+-]?)([0-9]{1,3}(?:[.,][0-9]+)?)\s*(?:°|º|deg|d|:|\s)?\s*(?:([0-9]{1,2}(?:[.,][0-9]+)?)\s*(?:'|’|′|m|:|\s)?\s*)?(?:([0-9]{1,2}(?:[.,][0-9]+)?)\s*(?:"|”|″|''|’’|s)?\s*)?([NSEW])?$`)
	pairForm    = regexp.MustCompile(`^\(?\s*([^,;]*?[0-9°'"NSEWnsew”″])\s*[,;]\s*([^,;]*[^\s,;)])\s*\)?$`)
	geopoint    = regexp.MustCompile(`^(-?[0-9]+(?:\.[0-9]+)?) (-?[0-9]+(?:\.[0-9]+)?)(?: (-?[0-9]+(?:\.[0-9]+)?) ([0-9]+(?:\.[0-9]+)?))?$`)
)

// readDegrees returns a coordinate in decimal degrees, the letter of the compass in upper case if there is one, and
// what that changes. It reports false for what is none.
func readDegrees(cell string) (degrees, letter, change string, ok bool) {
	if decimalForm.MatchString(cell) {
		if strings.Contains(cell, ",") {
			return strings.Replace(cell, ",", ".", 1), "", decimalComma, true
		}
		return cell, "", "", true
	}
	if v, err := strconv.ParseFloat(cell, 64); err == nil && tinyForm.MatchString(cell) {
		return strconv.FormatFloat(v, 'f', 7, 64), "", "", true
	}
	m := degreeForm.FindStringSubmatch(cell)
	if m == nil || m[1] != "" && m[6] != "" {
		return "", "", "", false
	}
	letter = strings.ToUpper(m[1] + m[6])
	if letter != "" && m[2] == "-" { // they may say the same thing or opposite ones
		return "", "", "", false
	}
	whole, minutes, seconds := decimal(m[3]), decimal(m[4]), decimal(m[5])
	if minutes >= 60 || seconds >= 60 || m[4] != "" && whole != math.Trunc(whole) || m[5] != "" && minutes != math.Trunc(minutes) {
		return "", "", "", false
	}
	v := whole + minutes/60 + seconds/3600
	if letter == "S" || letter == "W" || m[2] == "-" {
		v = -v
	}
	change = inMinutes
	if m[4] == "" {
		change = axesRead
	}
	return strconv.FormatFloat(math.Round(v*1e7)/1e7, 'f', -1, 64), letter, change, true
}

func decimal(s string) float64 {
	v, _ := strconv.ParseFloat(strings.Replace(s, ",", ".", 1), 64)
	return v
}

// readPair reads latitude and longitude from one cell: “14.25, -5.99”, “14°15'N, 5°59'W”, or the geopoint of
// ODK, “14.25 -5.99 300 5”, whose last number is its accuracy in metres.
func readPair(cell string) (lat, lon, radiusKM string, ok bool) {
	if m := geopoint.FindStringSubmatch(cell); m != nil {
		if metres := decimal(m[4]); metres > 0 {
			radiusKM = strconv.FormatFloat(math.Round(metres)/1000, 'f', -1, 64)
		}
		return m[1], m[2], radiusKM, true
	}
	m := pairForm.FindStringSubmatch(cell)
	if m == nil {
		return "", "", "", false
	}
	a, letterA, _, okA := readDegrees(strings.TrimSpace(m[1]))
	b, letterB, _, okB := readDegrees(strings.TrimSpace(m[2]))
	if !okA || !okB {
		return "", "", "", false
	}
	if letterA == "E" || letterA == "W" || letterB == "N" || letterB == "S" {
		a, b = b, a
	}
	return a, b, "", true
}
