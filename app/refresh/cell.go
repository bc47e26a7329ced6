package refresh

import (
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"

	"github.com/jackc/pgx/v5/pgtype"
)

// A field writes the values of a column of the query, in the text form of the server, as cells.
type field struct {
	columns []string // that it fills: one, or the two of a point
	cells   func(value string, into []string) error
}

// newField returns the field of a column by its type, as pg_type has that.
func newField(name, typeName, category string) field {
	one := func(write func(string) string) field {
		return field{[]string{name}, func(value string, into []string) error {
			into[0] = write(value)
			return nil
		}}
	}
	isDay := strings.EqualFold(name, "date") || strings.EqualFold(name, "date_end")
	switch {
	case typeName == "geometry" || typeName == "geography":
		return field{[]string{"lat", "lon"}, point}
	case (typeName == "timestamp" || typeName == "timestamptz") && isDay:
		return one(day)
	case typeName == "numeric" || typeName == "float4" || typeName == "float8":
		return one(decimal)
	case typeName == "bool":
		return one(func(value string) string { return map[string]string{"t": "true", "f": "false"}[value] })
	case category == "A":
		return one(elements)
	}
	return one(lines)
}

// day returns the day of a timestamp. One before the common era keeps its time, so that it is refused with all of it.
func day(value string) string {
	if first, _, ok := strings.Cut(value, " "); ok && !strings.HasSuffix(value, "BC") {
		return first
	}
	return value
}

// decimal returns a number without zeros at its end, and without an exponent.
func decimal(value string) string {
	if strings.ContainsAny(value, "eE") {
		if n, err := strconv.ParseFloat(value, 64); err == nil {
			value = strconv.FormatFloat(n, 'f', -1, 64)
		}
	}
	if strings.Contains(value, ".") {
		value = strings.TrimRight(strings.TrimRight(value, "0"), ".")
	}
	return value
}

var arrays = pgtype.NewMap()

// elements returns the elements of an array, without those that are unknown.
func elements(value string) string {
	if inner := strings.TrimSuffix(strings.TrimPrefix(value, "{"), "}"); !strings.ContainsAny(inner, `"\{`) && !strings.Contains(inner, "NULL") {
		return strings.ReplaceAll(inner, ",", ";")
	}
	var all []*string
	if arrays.Scan(pgtype.TextArrayOID, pgtype.TextFormatCode, []byte(value), &all) != nil {
		return lines(value)
	}
	var known []string
	for _, one := range all {
		if one != nil {
			known = append(known, *one)
		}
	}
	return lines(strings.Join(known, ";"))
}

var lineEnd = regexp.MustCompile(`\r+\n`)

// lines returns a text whose lines end as CSV can keep them.
func lines(value string) string {
	if strings.Contains(value, "\r") {
		return lineEnd.ReplaceAllString(value, "\n")
	}
	return value
}

// The parts of a geometry's type in extended WKB.
const (
	hasZ, hasM, hasSRID = 0x80000000, 0x40000000, 0x20000000
	isPoint             = 1
	degrees             = 4326
)

// point writes a point of PostGIS, which comes as hexadecimal extended WKB, as latitude and longitude.
func point(value string, into []string) error {
	wkb, err := hex.DecodeString(value)
	if err != nil || len(wkb) < 5 || wkb[0] > 1 {
		return errors.New("the geometry can't be read")
	}
	var order binary.ByteOrder = binary.BigEndian
	if wkb[0] == 1 {
		order = binary.LittleEndian
	}
	kind, rest := order.Uint32(wkb[1:]), wkb[5:]
	if kind&hasSRID != 0 && len(rest) >= 4 {
		srid := order.Uint32(rest)
		if rest = rest[4:]; srid != degrees && srid != 0 {
			return fmt.Errorf("the geometry is in SRID %d, select ST_Transform(…, 4326) instead", srid)
		}
	}
	switch {
	case kind&^(hasZ|hasM|hasSRID) != isPoint:
		return errors.New("the geometry is no point, select ST_PointOnSurface(…) instead")
	case len(rest) < 16:
		return errors.New("the geometry can't be read")
	}
	lon, lat := math.Float64frombits(order.Uint64(rest)), math.Float64frombits(order.Uint64(rest[8:]))
	if math.IsNaN(lon) && math.IsNaN(lat) { // POINT EMPTY
		return nil
	}
	into[0], into[1] = strconv.FormatFloat(lat, 'f', -1, 64), strconv.FormatFloat(lon, 'f', -1, 64)
	return nil
}
