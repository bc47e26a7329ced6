package main

import (
	"encoding/json"
	"fmt"
	"math"
	"strings"
)

// point is a place in hundred-thousandths of a degree, as exact as the source is.
type point struct{ x, y int32 }

func pointOf(lon, lat float64) point {
	return point{int32(math.Round(lon * 1e5)), int32(math.Round(lat * 1e5))}
}

// area is one of the source's provinces: what it says of it, and its outline. The first and last
// point of a ring are the same; outer rings turn to the left, holes to the right.
type area struct {
	id    string // adm1_code
	props map[string]string
	rings [][]point
	gone  bool // merged into another
}

// readAreas reads the GeoJSON of Natural Earth's states and provinces.
func readAreas(text []byte) ([]*area, error) {
	var file struct {
		Features []struct {
			Properties map[string]any
			Geometry   struct {
				Type        string
				Coordinates json.RawMessage
			}
		}
	}
	if err := json.Unmarshal(text, &file); err != nil {
		return nil, fmt.Errorf("reading the provinces: %w", err)
	}
	var areas []*area
	for _, f := range file.Features {
		a := &area{props: map[string]string{}}
		for key, v := range f.Properties {
			if s, ok := v.(string); ok {
				a.props[key] = strings.TrimSpace(s)
			}
		}
		a.id = a.props["adm1_code"]
		var polygons [][][][2]float64
		var err error
		switch f.Geometry.Type {
		case "Polygon":
			polygons = make([][][][2]float64, 1)
			err = json.Unmarshal(f.Geometry.Coordinates, &polygons[0])
		case "MultiPolygon":
			err = json.Unmarshal(f.Geometry.Coordinates, &polygons)
		default:
			err = fmt.Errorf("an outline of the type %q", f.Geometry.Type)
		}
		if err != nil {
			return nil, fmt.Errorf("reading the province %s: %w", a.id, err)
		}
		for _, polygon := range polygons {
			for i, ring := range polygon {
				a.addRing(ring, i == 0)
			}
		}
		areas = append(areas, a)
	}
	return areas, nil
}

func (a *area) addRing(ring [][2]float64, outer bool) {
	var points []point
	for _, c := range ring {
		if p := pointOf(c[0], c[1]); len(points) == 0 || points[len(points)-1] != p {
			points = append(points, p)
		}
	}
	if len(points) < 4 {
		return
	}
	if (turn(points) > 0) != outer {
		reverse(points)
	}
	a.rings = append(a.rings, points)
}

// turn returns twice the area within a ring, positive if it turns to the left.
func turn(ring []point) float64 {
	var sum float64
	for i := range len(ring) - 1 {
		sum += float64(ring[i].x)*float64(ring[i+1].y) - float64(ring[i+1].x)*float64(ring[i].y)
	}
	return sum
}

func reverse(points []point) {
	for i, j := 0, len(points)-1; i < j; i, j = i+1, j-1 {
		points[i], points[j] = points[j], points[i]
	}
}
