package exchange

import (
	"math"
	"strconv"
	"strings"

	"lectern/app/lazyregexp"
)

// What reading coordinates may change.
const (
	decimalComma = "decimal commas of coordinates read as points"
	inMinutes    = "degrees in minutes and seconds read"
	pairRead     = "latitude and longitude read from one cell"
	gridRead     = "grid references (MGRS or UTM) read as degrees"
	axesRead     = "degrees with a letter of the compass read"
	axesSwapped  = "latitudes and longitudes in each other’s columns put right, as their letters say"
	rounded      = "degrees rounded to the seventh decimal, a centimetre"
)

var (
	decimalForm = lazyregexp.New(`^[+-]?[0-9]{1,3}(?:[.,][0-9]+)?$`)
	tinyForm    = lazyregexp.New(`^[+-]?[0-9](?:\.[0-9]+)?[eE]-?[0-9]{1,2}$`) // as programs write numbers close to 0
	degreeForm  = lazyregexp.New(`(?i)^([NSEW])?\s*([+-]?)([0-9]{1,3}(?:[.,][0-9]+)?)\s*(?:°|º|deg|d|:|\s)?\s*(?:([0-9]{1,2}(?:[.,][0-9]+)?)\s*(?:'|’|′|m|:|\s)?\s*)?(?:([0-9]{1,2}(?:[.,][0-9]+)?)\s*(?:"|”|″|''|’’)?\s*)?([NSEW])?$`)
	lettered    = lazyregexp.New(`(?i)([0-9])\s*d(?:eg)?\.?\s*([0-9]+)\s*m(?:in)?\.?\s*([0-9]+(?:[.,][0-9]+)?)\s*s(?:ec)?\.?`)
	compassWord = lazyregexp.New(`(?i)\b(?:north|south|east|west)\b`)
	// Degrees, minutes and perhaps seconds in a row, as aviation writes them.
	packedForm = lazyregexp.New(`(?i)^([NSEW])?\s*([0-9]{4,7})([.,][0-9]+)?\s*([NSEW])?$`)
	// Two coordinates that only the letters of the compass part.
	lettersBehind = lazyregexp.New(`(?i)^([^NSEW]+[NSEW])\s*([^NSEW]+[NSEW])$`)
	lettersBefore = lazyregexp.New(`(?i)^([NSEW][^NSEW]+)([NSEW][^NSEW]+)$`)
	// Two coordinates with the names of their axes: “lat 16.27, lon -0.04”.
	namedPair = lazyregexp.New(`(?i)^(lat(?:itude)?|lon(?:g|gitude)?|lng)\.?\s*[:=]?\s*([^a-z,;:=]*[0-9][^a-z;:=]*?)\s*[,;]?\s+(lat(?:itude)?|lon(?:g|gitude)?|lng)\.?\s*[:=]?\s*([^a-z,;:=]*[0-9][^a-z;:=]*)$`)
	geopoint  = lazyregexp.New(`^(-?[0-9]+(?:\.[0-9]+)?) (-?[0-9]+(?:\.[0-9]+)?)(?: (-?[0-9]+(?:\.[0-9]+)?) ([0-9]+(?:\.[0-9]+)?))?$`)
)

// degrees is what a cell says of a coordinate.
type degrees struct {
	text   string // decimal degrees
	letter string // of the compass, in upper case; "" if there is none
	change string // what reading it changes
	ok     bool
}

func (d degrees) isLatitude() bool  { return d.letter == "N" || d.letter == "S" }
func (d degrees) isLongitude() bool { return d.letter == "E" || d.letter == "W" }

// readDegrees reads a coordinate. What is none isn't ok.
func readDegrees(cell string) degrees {
	if decimalForm.MatchString(cell) {
		whole, decimals, _ := strings.Cut(strings.Replace(cell, ",", ".", 1), ".")
		d := degrees{text: cell, ok: true}
		switch {
		case strings.Contains(cell, ","):
			d.text, d.change = whole+"."+decimals, decimalComma
		case len(decimals) > 7 && isRounded(cell):
			d.change = rounded
		}
		return d
	}
	if plain := asciiDegrees(cell); plain != cell {
		d := readDegrees(plain)
		if d.change == "" {
			d.change = otherDigits
		}
		return d
	}
	if v, err := strconv.ParseFloat(cell, 64); err == nil && tinyForm.MatchString(cell) {
		return degrees{text: strconv.FormatFloat(v, 'f', 7, 64), ok: true}
	}
	if packedForm.MatchString(cell) {
		return readPacked(cell)
	}
	cell = withSigns(cell)
	m := degreeForm.FindStringSubmatch(cell)
	if m == nil || m[1] != "" && m[6] != "" || runTogether(cell) {
		return degrees{}
	}
	if m[5] != "" && m[6] == "s" { // it may stand for seconds or for south
		return degrees{}
	}
	letter := strings.ToUpper(m[1] + m[6])
	if letter != "" && m[2] == "-" { // they may say the same thing or opposite ones
		return degrees{}
	}
	whole, minutes, seconds := decimal(m[3]), decimal(m[4]), decimal(m[5])
	if minutes >= 60 || seconds >= 60 || m[4] != "" && whole != math.Trunc(whole) || m[5] != "" && minutes != math.Trunc(minutes) {
		return degrees{}
	}
	change := inMinutes
	if m[4] == "" && m[5] == "" {
		change = axesRead
	}
	v := whole + minutes/60 + seconds/3600
	if m[2] == "-" {
		v = -v
	}
	return onAxis(v, letter, change)
}

// withSigns returns a coordinate with the signs of degrees, minutes and seconds for their letters, 15d24m59s, and letters for the
// words of the compass. An s without the other letters is south.
func withSigns(cell string) string {
	cell = lettered.ReplaceAllString(cell, `${1}° ${2}' ${3}"`)
	return compassWord.ReplaceAllStringFunc(cell, func(word string) string { return strings.ToUpper(word[:1]) })
}

// asciiDegrees returns a coordinate with digits, decimal sign and minus in ASCII.
func asciiDegrees(cell string) string {
	cell = strings.ReplaceAll(asciiDigits(cell), "٫", ".")
	for _, minus := range [...]string{"−", "–"} {
		if rest, ok := strings.CutPrefix(cell, minus); ok {
			return "-" + rest
		}
	}
	return cell
}

// runTogether reports whether nothing stands between the digits of degrees, minutes and seconds in a cell: where each of
// them ends is a guess.
func runTogether(cell string) bool {
	at := degreeForm.FindStringSubmatchIndex(cell)
	end := at[7] // of the degrees
	for _, begin := range [...]int{8, 10} {
		if at[begin] == end {
			return true
		}
		if at[begin] >= 0 {
			end = at[begin+1]
		}
	}
	return false
}

// readPacked reads degrees, minutes and perhaps seconds in a row. Latitudes have two digits of degrees, DDMM and DDMMSS,
// longitudes three, DDDMM and DDDMMSS: without a letter of the compass, or with other digits, it is no coordinate.
func readPacked(cell string) degrees {
	m := packedForm.FindStringSubmatch(cell)
	letter, digits := strings.ToUpper(m[1]+m[4]), m[2]
	wide := 2 // digits of degrees
	if letter == "E" || letter == "W" {
		wide = 3
	}
	if len(letter) != 1 || len(digits) != wide+2 && len(digits) != wide+4 {
		return degrees{}
	}
	whole, minutes, seconds := decimal(digits[:wide]), decimal(digits[wide:]+m[3]), 0.0
	if len(digits) == wide+4 {
		minutes, seconds = decimal(digits[wide:wide+2]), decimal(digits[wide+2:]+m[3])
	}
	if minutes >= 60 || seconds >= 60 {
		return degrees{}
	}
	return onAxis(whole+minutes/60+seconds/3600, letter, inMinutes)
}

// onAxis returns degrees to the side that a letter says; "" is for none.
func onAxis(v float64, letter, change string) degrees {
	if letter == "S" || letter == "W" {
		v = -v
	}
	return degrees{strconv.FormatFloat(math.Round(v*1e7)/1e7, 'f', -1, 64), letter, change, true}
}

// isRounded reports whether more is lost at the seventh decimal than the last digits of a computer's number.
func isRounded(cell string) bool {
	v := decimal(cell)
	return math.Abs(v-math.Round(v*1e7)/1e7) > 1e-10
}

func decimal(s string) float64 {
	v, _ := strconv.ParseFloat(strings.Replace(s, ",", ".", 1), 64)
	return v
}

// isGeopoint reports whether a cell is an answer of a form of ODK that is a point: two degrees, a height and an accuracy.
func isGeopoint(cell string) bool {
	m := geopoint.FindStringSubmatch(cell)
	return m != nil && m[4] != ""
}

// readPair reads latitude and longitude from one cell: “14.25, -5.99”, “14,25; -5,99”, “14°15'N 5°59'W”, or the geopoint
// of ODK, “14.25 -5.99 300 5”, whose last number is its accuracy in metres.
func readPair(cell string) (lat, lon, radiusKM string, ok bool) {
	cell = strings.Join(strings.Fields(cell), " ")
	if m := geopoint.FindStringSubmatch(cell); m != nil {
		if metres := decimal(m[4]); metres > 0 {
			radiusKM = strconv.FormatFloat(math.Round(metres)/1000, 'f', -1, 64)
		}
		return m[1], m[2], radiusKM, true
	}
	first, second, ok := parted(cell)
	if !ok {
		return "", "", "", false
	}
	a, b := readDegrees(first), readDegrees(second)
	if a.isLongitude() || b.isLatitude() {
		a, b = b, a
	}
	if !a.ok || !b.ok || a.isLongitude() || b.isLatitude() { // both on one axis
		return "", "", "", false
	}
	return a.text, b.text, "", true
}

// parted parts a cell in two: by the one sign between them, the surest first, for a comma may be a decimal one, else by
// letters of the compass.
func parted(cell string) (first, second string, ok bool) {
	cell = strings.TrimPrefix(strings.TrimSpace(cell), "geo:") // of RFC 5870
	if m := namedPair.FindStringSubmatch(cell); m != nil {
		if isLatitude := strings.EqualFold(m[1][:2], "la"); isLatitude == strings.EqualFold(m[3][:2], "la") {
			return "", "", false
		} else if !isLatitude {
			m[2], m[4] = m[4], m[2]
		}
		return m[2], m[4], true
	}
	if inside, bracketed := strings.CutPrefix(cell, "("); bracketed {
		cell = strings.TrimSpace(strings.TrimSuffix(inside, ")"))
	}
	for _, sign := range [...]string{";", " / ", "|", ", ", ","} {
		if strings.Count(cell, sign) == 1 {
			first, second, _ = strings.Cut(cell, sign)
			return strings.TrimSpace(first), strings.TrimSpace(second), true
		}
	}
	for _, form := range [...]*lazyregexp.Regexp{lettersBehind, lettersBefore} {
		if m := form.FindStringSubmatch(cell); m != nil {
			return strings.TrimSpace(m[1]), strings.TrimSpace(m[2]), true
		}
	}
	return "", "", false
}
