package exchange

import (
	"encoding/hex"
	"encoding/json"
	"strings"
)

// isGeometryCell reports whether a cell is a geometry: in Well-Known Text, in Well-Known Binary as PostGIS writes it in hexadecimal digits, or in
// GeoJSON.
func isGeometryCell(cell string) bool {
	if isGeometryText(cell) {
		return true
	}
	const shortest = 2 * (1 + 4 + 2*8) // digits of a point
	isBinary := len(cell) >= shortest && cell[0] == '0' && (cell[1] == '0' || cell[1] == '1')
	isJSON := strings.HasPrefix(cell, "{") && strings.Contains(cell, `"coordinates"`)
	if !isBinary && !isJSON {
		return false // at once: each cell of the first rows is asked
	}
	_, err := cellVertices(cell)
	return err == nil
}

// cellVertices reads the points of a geometry in a cell, in longitude and latitude.
func cellVertices(cell string) (vertices []vertex, err error) {
	switch {
	case isGeometryText(cell):
		return textVertices(cell)
	case strings.HasPrefix(cell, "{"):
		err = collectGeoJSON(json.RawMessage(cell), &vertices, 0)
		return vertices, err
	}
	blob, err := hex.DecodeString(cell)
	if err != nil {
		return nil, errGeometry
	}
	w := &wkb{rest: blob}
	if vertices, err = w.read(); err == nil && len(w.rest) > 0 {
		err = errGeometry
	}
	return vertices, err
}
