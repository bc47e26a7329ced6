package exchange

import (
	"encoding/binary"
	"errors"
	"math"
)

var errGeometry = errors.New("the geometry can't be read")

// databaseVertices reads the points of a geometry of a database, in whichever form it has it: bytes, or Well-Known Text.
func databaseVertices(value any) ([]vertex, error) {
	blob, _ := value.([]byte)
	text, isText := value.(string)
	switch {
	case isText:
		return textVertices(text)
	case len(blob) > 0 && blob[0] == 'G':
		return geoPackageVertices(blob)
	case len(blob) > spatiaLiteHead && blob[0] == 0 && blob[spatiaLiteHead] == 0x7c:
		return spatiaLiteVertices(blob)
	}
	w := &wkb{rest: blob}
	return w.read()
}

// spatiaLiteHead is how many bytes stand before a geometry of SpatiaLite: 0, the order of bytes, the system and the box.
const spatiaLiteHead = 38

// spatiaLiteVertices reads the points of a geometry of SpatiaLite, which is Well-Known Binary with a mark in place of each
// order of bytes. It has no geometries with compressed lines.
func spatiaLiteVertices(blob []byte) ([]vertex, error) {
	w := &wkb{rest: blob[spatiaLiteHead:], order: binary.BigEndian}
	if blob[1] == 1 {
		w.order = binary.LittleEndian
	}
	return w.read()
}

// geoPackageVertices reads the points of a geometry of a GeoPackage: a header and Well-Known Binary.
func geoPackageVertices(blob []byte) ([]vertex, error) {
	if len(blob) < 8 || blob[0] != 'G' || blob[1] != 'P' {
		return nil, errGeometry
	}
	const isEmpty = 1 << 4
	envelope := int(blob[3] >> 1 & 7)
	sizes := [...]int{0, 32, 48, 48, 64}
	if envelope >= len(sizes) || len(blob) < 8+sizes[envelope] {
		return nil, errGeometry
	}
	if blob[3]&isEmpty != 0 {
		return nil, nil
	}
	w := &wkb{rest: blob[8+sizes[envelope]:]}
	return w.read()
}

// wkb reads the vertices of Well-Known Binary, also with heights and measures, which are left out.
type wkb struct {
	rest     []byte
	order    binary.ByteOrder // of all geometries; nil: each begins with its own
	vertices []vertex
}

// read returns the vertices of a geometry.
func (w *wkb) read() ([]vertex, error) {
	if err := w.geometry(0); err != nil {
		return nil, err
	}
	return w.vertices, nil
}

// deepest is how deep collections may be nested.
const deepest = 16

// geometry reads a geometry with its header, at a depth of collections within each other.
func (w *wkb) geometry(depth int) error {
	if len(w.rest) < 5 || depth > deepest {
		return errGeometry
	}
	order := w.order
	switch {
	case order != nil:
	case w.rest[0] == 1:
		order = binary.LittleEndian
	default:
		order = binary.BigEndian
	}
	kind := order.Uint32(w.rest[1:])
	w.rest = w.rest[5:]
	const hasZ, hasM, hasID = 0x80000000, 0x40000000, 0x20000000 // of PostGIS
	plain := kind & 0xffff
	numbers := 2
	if kind&hasZ != 0 || plain/1000%2 == 1 {
		numbers++
	}
	if kind&hasM != 0 || plain/1000 >= 2 {
		numbers++
	}
	if kind&hasID != 0 {
		if len(w.rest) < 4 {
			return errGeometry
		}
		w.rest = w.rest[4:]
	}
	switch plain % 1000 {
	case 1: // a point
		return w.points(order, 1, numbers)
	case 2: // a line
		return w.line(order, numbers)
	case 3: // an area, by its rings
		return w.each(order, func() error { return w.line(order, numbers) })
	case 4, 5, 6, 7: // several points, lines, areas or any of these
		return w.each(order, func() error { return w.geometry(depth + 1) })
	}
	return errGeometry
}

// line reads points with their number before them.
func (w *wkb) line(order binary.ByteOrder, numbers int) error {
	n, err := w.count(order)
	if err != nil {
		return err
	}
	return w.points(order, n, numbers)
}

// count reads a number of things of a byte or more, of which there can't be more than bytes that are left.
func (w *wkb) count(order binary.ByteOrder) (int, error) {
	if len(w.rest) < 4 {
		return 0, errGeometry
	}
	n := int(order.Uint32(w.rest))
	w.rest = w.rest[4:]
	if n > len(w.rest) {
		return 0, errGeometry
	}
	return n, nil
}

// each reads a number, and calls read so often or until it fails.
func (w *wkb) each(order binary.ByteOrder, read func() error) error {
	n, err := w.count(order)
	for range n {
		if err == nil {
			err = read()
		}
	}
	return err
}

// points reads n points of so many numbers each, the first two of which are longitude and latitude.
func (w *wkb) points(order binary.ByteOrder, n, numbers int) error {
	size := 8 * numbers
	if n*size > len(w.rest) {
		return errGeometry
	}
	for i := range n {
		v := vertex{begins: i == 0, lon: math.Float64frombits(order.Uint64(w.rest)), lat: math.Float64frombits(order.Uint64(w.rest[8:]))}
		for at := 16; at < size; at += 8 {
			v.raised = v.raised || isRaised(math.Float64frombits(order.Uint64(w.rest[at:])))
		}
		if !math.IsNaN(v.lon) || !math.IsNaN(v.lat) { // an empty point is of no numbers
			w.vertices = append(w.vertices, v)
		}
		w.rest = w.rest[size:]
	}
	return nil
}
