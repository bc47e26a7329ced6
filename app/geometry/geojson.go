package geometry

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
)

// MaxVertices is the number of points that a file of shapes may have.
const MaxVertices = 500_000

// deepest is how deep collections may be nested.
const deepest = 16

// object is any object of GeoJSON.
type object struct {
	Type        string            `json:"type"`
	Features    []json.RawMessage `json:"features"`
	Geometry    json.RawMessage   `json:"geometry"`
	Geometries  []json.RawMessage `json:"geometries"`
	Coordinates json.RawMessage   `json:"coordinates"`
	Properties  json.RawMessage   `json:"properties"`
	CRS         struct {
		Properties struct {
			Name string `json:"name"`
		} `json:"properties"`
	} `json:"crs"`
}

// reader collects the shapes of a file.
type reader struct {
	shapes     Shapes
	feature    int             // the number of the feature that is read, from 1; 0 outside of features
	properties map[string]bool // names of those that features have
	vertices   int
}

// Read returns the shapes of a file of GeoJSON (RFC 7946) in degrees of WGS 84, and the number of properties by which its
// features are described. An error says what is wrong and in which feature.
func Read(data []byte) (shapes *Shapes, properties int, err error) {
	r := &reader{properties: map[string]bool{}}
	if err := r.object(bytes.TrimPrefix(data, []byte("\ufeff")), 0); err != nil {
		if r.feature > 0 {
			err = fmt.Errorf("feature %d: %w", r.feature, err)
		}
		return nil, 0, err
	}
	if r.shapes.Empty() {
		return nil, 0, errors.New("it has no area, line or point")
	}
	return &r.shapes, len(r.properties), nil
}

var (
	errNoGeoJSON  = errors.New("it is no GeoJSON")
	errNoPosition = errors.New("a position is not [longitude, latitude] in degrees")
)

// object reads an object at a depth of those within each other.
func (r *reader) object(data []byte, depth int) error {
	if s := string(bytes.TrimSpace(data)); s == "" || s == "null" {
		if depth > 0 {
			return nil
		}
		return errNoGeoJSON
	}
	var o object
	if err := json.Unmarshal(data, &o); err != nil || depth > deepest {
		return errNoGeoJSON
	}
	if !isWGS84(o.CRS.Properties.Name) {
		return fmt.Errorf("its coordinates are in %q: save it in WGS 84 (EPSG:4326)", o.CRS.Properties.Name)
	}
	switch o.Type {
	case "FeatureCollection":
		for i, one := range o.Features {
			r.feature = i + 1
			if err := r.object(one, depth+1); err != nil {
				return err
			}
		}
		r.feature = 0
		return nil
	case "Feature":
		var named map[string]json.RawMessage
		if json.Unmarshal(o.Properties, &named) == nil {
			for name := range named {
				r.properties[name] = true
			}
		}
		return r.object(o.Geometry, depth+1)
	case "GeometryCollection":
		for _, one := range o.Geometries {
			if err := r.object(one, depth+1); err != nil {
				return err
			}
		}
		return nil
	}
	read := readers[o.Type]
	if read == nil {
		return errNoGeoJSON
	}
	return read(r, o.Coordinates)
}

// isWGS84 reports whether the name of a system of coordinates is that of GeoJSON; "" is. Older files name it.
func isWGS84(name string) bool {
	return name == "" || strings.HasSuffix(name, "CRS84") || strings.HasSuffix(name, "EPSG::4326") || strings.HasSuffix(name, "EPSG:4326")
}

// readers holds how the coordinates of each kind of geometry are read.
var readers = map[string]func(*reader, []byte) error{
	"Point":           one((*reader).point),
	"MultiPoint":      each((*reader).point),
	"LineString":      one((*reader).line),
	"MultiLineString": each((*reader).line),
	"Polygon":         one((*reader).area),
	"MultiPolygon":    each((*reader).area),
}

// one returns how one geometry is read.
func one[T any](add func(*reader, T) error) func(*reader, []byte) error {
	return func(r *reader, data []byte) error {
		var coordinates T
		if err := json.Unmarshal(data, &coordinates); err != nil || holdsNull(data) {
			return errNoPosition
		}
		return add(r, coordinates)
	}
}

// holdsNull reports whether some coordinate is null, which package json reads as 0. Coordinates that are null as a whole are none.
func holdsNull(coordinates []byte) bool {
	null := []byte("null")
	return bytes.Contains(coordinates, null) && !bytes.Equal(bytes.TrimSpace(coordinates), null)
}

// each returns how several are.
func each[T any](add func(*reader, T) error) func(*reader, []byte) error {
	return one(func(r *reader, all []T) error {
		for _, coordinates := range all {
			if err := add(r, coordinates); err != nil {
				return err
			}
		}
		return nil
	})
}

// position returns a position, whose height is left out.
func (r *reader) position(c []float64) (Point, error) {
	if r.vertices++; r.vertices > MaxVertices {
		return Point{}, fmt.Errorf("it has more than %d points: simplify it", MaxVertices)
	}
	switch {
	case len(c) < 2:
		return Point{}, errNoPosition
	case math.Abs(c[1]) > 90 || math.Abs(c[0]) > mostLon:
		return Point{}, fmt.Errorf("%g, %g is no longitude and latitude in degrees", c[0], c[1])
	}
	return Point{c[0], c[1]}, nil
}

func (r *reader) positions(all [][]float64) ([]Point, error) {
	line := make([]Point, 0, len(all))
	for _, c := range all {
		p, err := r.position(c)
		if err != nil {
			return nil, err
		}
		line = append(line, p)
	}
	return line, nil
}

func (r *reader) point(c []float64) error {
	p, err := r.position(c)
	if err == nil {
		r.shapes.Points = append(r.shapes.Points, p)
	}
	return err
}

func (r *reader) line(c [][]float64) error {
	line, err := r.positions(c)
	if err != nil {
		return err
	}
	if line = runOn(line); len(line) < 2 {
		return errors.New("a line has fewer than two points")
	}
	r.shapes.Lines = append(r.shapes.Lines, line)
	return bring([][]Point{line})
}

func (r *reader) area(c [][][]float64) error {
	if len(c) == 0 { // an empty area is one
		return nil
	}
	rings := make([][]Point, 0, len(c))
	for _, ring := range c {
		line, err := r.positions(ring)
		if err != nil {
			return err
		}
		rings = append(rings, line)
	}
	area, err := NewArea(rings)
	if err == nil {
		r.shapes.Areas = append(r.shapes.Areas, area)
	}
	return err
}

// GeoJSON returns shapes as a file without anything else. Read returns the same from it.
func (s *Shapes) GeoJSON() []byte {
	var out bytes.Buffer
	out.WriteString(`{"type":"GeometryCollection","geometries":[`)
	begin := func(kind string) {
		if out.Bytes()[out.Len()-1] != '[' {
			out.WriteByte(',')
		}
		out.WriteString("\n" + `{"type":"` + kind + `","coordinates":`)
	}
	for _, a := range s.Areas {
		begin("Polygon")
		for i, ring := range a {
			out.WriteString(string("[,"[min(i, 1)]))
			writeLine(&out, append(ring[:len(ring):len(ring)], ring[0]))
		}
		out.WriteString("]}")
	}
	for _, line := range s.Lines {
		begin("LineString")
		writeLine(&out, line)
		out.WriteByte('}')
	}
	for _, p := range s.Points {
		begin("Point")
		writePoint(&out, p)
		out.WriteByte('}')
	}
	out.WriteString("\n]}\n")
	return out.Bytes()
}

func writeLine(out *bytes.Buffer, line []Point) {
	for i, p := range line {
		out.WriteString(string("[,"[min(i, 1)]))
		writePoint(out, p)
	}
	out.WriteByte(']')
}

func writePoint(out *bytes.Buffer, p Point) {
	number := func(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
	out.WriteString("[" + number(p.Lon) + "," + number(p.Lat) + "]")
}
