package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// The areas of seas are of a file that no package has: marine polygons of Natural Earth 1:10m, as a public repository keeps
// them. PROVENANCE.md says where.
const (
	seaFile   = "ne_10m_geography_marine_polys.geojson"
	seaSHA256 = "867d9a796e0e67419fdf5a0dc3caf4ade6c8204c483c0edf16d6362f1bd0ba35"
	// seaTolerance is how far a boundary of a sea may stray, in degrees. Its coast need not be exact: only points at sea are
	// looked up.
	seaTolerance = 0.05
)

// seaArea is a feature of the file, and of what is made of it.
type seaArea struct {
	Type       string            `json:"type"`
	Properties map[string]any    `json:"properties"`
	Geometry   seaAreaOfPolygons `json:"geometry"`
}

type seaAreaOfPolygons struct {
	Type        string          `json:"type"`
	Coordinates json.RawMessage `json:"coordinates"`
}

// makeSeaAreas writes the areas of the seas that the table names, simplified, as GeoJSON with two decimals.
func makeSeaAreas(from, tables, out string) error {
	text, err := os.ReadFile(filepath.Join(from, seaFile))
	if err != nil {
		return fmt.Errorf("reading the areas of seas: %w", err)
	}
	if sum := sha256.Sum256(text); hex.EncodeToString(sum[:]) != seaSHA256 {
		return fmt.Errorf("%s has not the bytes that were looked at", seaFile)
	}
	var all struct {
		Features []seaArea `json:"features"`
	}
	if err := json.Unmarshal(text, &all); err != nil {
		return fmt.Errorf("reading the areas of seas: %w", err)
	}
	rows, err := readTable(tables, "seaareas.csv", "name,source")
	if err != nil {
		return err
	}
	var file strings.Builder
	file.WriteString("{\"type\":\"FeatureCollection\",\"features\":[\n")
	for n, row := range rows {
		polygons, err := polygonsNamed(all.Features, row[1])
		if err != nil {
			return err
		}
		if n > 0 {
			file.WriteString(",\n")
		}
		name, _ := json.Marshal(row[0]) // a string never fails
		fmt.Fprintf(&file, `{"type":"Feature","properties":{"name":%s},"geometry":{"type":"MultiPolygon","coordinates":[%s]}}`, name, strings.Join(polygons, ","))
	}
	file.WriteString("\n]}\n")
	if err := os.WriteFile(out, []byte(file.String()), 0o644); err != nil {
		return fmt.Errorf("writing the areas of seas: %w", err)
	}
	return nil
}

// polygonsNamed returns the simplified polygons of the features with a name, as GeoJSON.
func polygonsNamed(features []seaArea, name string) (polygons []string, err error) {
	for _, f := range features {
		if f.Properties["name"] != name {
			continue
		}
		var all [][][][2]float64
		switch f.Geometry.Type {
		case "Polygon":
			all = make([][][][2]float64, 1)
			err = json.Unmarshal(f.Geometry.Coordinates, &all[0])
		default:
			err = json.Unmarshal(f.Geometry.Coordinates, &all)
		}
		if err != nil {
			return nil, fmt.Errorf("reading the area of %s: %w", name, err)
		}
		for _, rings := range all { // the file has the parts of an area as if they were holes of the first
			for _, ring := range rings {
				if p := simplePolygon(ring); p != "" {
					polygons = append(polygons, p)
				}
			}
		}
	}
	if len(polygons) == 0 {
		return nil, fmt.Errorf("the source has no area of %q", name)
	}
	return polygons, nil
}

// simplePolygon returns a polygon of a ring, simplified, or "" where the ring is an island, which turns to the left, or nothing
// of it is left. A narrow one stays nearly as it is.
func simplePolygon(degrees [][2]float64) string {
	var ring []point
	area := 0.0
	for i, p := range degrees {
		ring = append(ring, pointOf(p[0], p[1]))
		q := degrees[(i+1)%len(degrees)]
		area += p[0]*q[1] - q[0]*p[1]
	}
	if area >= 0 {
		return ""
	}
	var s simplifier
	strays := s.strays(ring, 1e-5)
	fewest := min(8, len(ring))
	for _, tolerance := range []float64{seaTolerance, seaTolerance / 5, -1} {
		var kept []string
		for i, stray := range strays {
			if stray > tolerance {
				kept = append(kept, fmt.Sprintf("[%s,%s]", hundredths(ring[i].x), hundredths(ring[i].y)))
			}
		}
		if len(kept) >= fewest {
			return "[[" + strings.Join(kept, ",") + "]]"
		}
	}
	return ""
}

// hundredths returns quanta as degrees with two decimals.
func hundredths(quanta int32) string {
	return strconv.FormatFloat(float64(quanta/1000)/100, 'f', -1, 64)
}
