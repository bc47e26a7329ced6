package main

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
)

// claimLine is a line of Natural Earth's disputed areas.
type claimLine struct {
	id    int64
	name  string // "Indian claim"
	parts [][]point
}

// readClaims reads the table disputed_borders of QGIS's map of the world.
func readClaims(file []byte) ([]claimLine, error) {
	d, err := openDatabase(file)
	if err != nil {
		return nil, err
	}
	rows, err := d.table("disputed_borders")
	if err != nil {
		return nil, err
	}
	var all []claimLine
	for _, r := range rows {
		geometry, isBytes := r.values[1].([]byte)
		name, isText := r.values[2].(string)
		if !isBytes || !isText {
			return nil, fmt.Errorf("the disputed line %d has no outline or no name", r.id)
		}
		parts, err := readGeometry(geometry)
		if err != nil {
			return nil, fmt.Errorf("reading the disputed line %d: %w", r.id, err)
		}
		all = append(all, claimLine{r.id, name, parts})
	}
	return all, nil
}

// readGeometry reads lines of a GeoPackage (OGC 12-128r17, 2.1.3): a header, then well-known
// binary.
func readGeometry(b []byte) ([][]point, error) {
	if len(b) < 8 || string(b[:2]) != "GP" {
		return nil, errors.New("it is no geometry of a GeoPackage")
	}
	envelope := [...]int{0, 32, 48, 48, 64}[min(b[3]>>1&7, 4)]
	w := &wkb{b: b[min(8+envelope, len(b)):]}
	lines := w.lines(0)
	return lines, w.err
}

type wkb struct {
	b   []byte
	err error
}

func (w *wkb) take(n int) []byte {
	if n > len(w.b) {
		w.err, w.b = errors.New("it is cut off"), nil
		return make([]byte, n)
	}
	b := w.b[:n]
	w.b = w.b[n:]
	return b
}

func (w *wkb) lines(depth int) [][]point {
	const lineString, multiLineString = 2, 5
	if little := w.take(1)[0]; little != 1 || depth > 2 {
		w.err = errors.New("it is not in little-endian lines")
		return nil
	}
	kind, n := binary.LittleEndian.Uint32(w.take(4)), binary.LittleEndian.Uint32(w.take(4))
	var all [][]point
	switch kind {
	case lineString:
		var line []point
		for range n {
			if w.err != nil {
				return nil
			}
			lon := math.Float64frombits(binary.LittleEndian.Uint64(w.take(8)))
			lat := math.Float64frombits(binary.LittleEndian.Uint64(w.take(8)))
			if p := pointOf(lon, lat); len(line) == 0 || line[len(line)-1] != p {
				line = append(line, p)
			}
		}
		return append(all, line)
	case multiLineString:
		for range n {
			if w.err != nil {
				return nil
			}
			all = append(all, w.lines(depth+1)...)
		}
		return all
	}
	w.err = fmt.Errorf("a geometry of the kind %d", kind)
	return nil
}
