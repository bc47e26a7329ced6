package exchange

import (
	"encoding/json"
	"slices"
)

// geoJSONShape reads a geometry in a system. It is nil where there is none.
func geoJSONShape(geometry json.RawMessage, in *system) (*shape, error) {
	if cellText(geometry) == "" {
		return nil, nil
	}
	var vertices []vertex
	if err := collectGeoJSON(geometry, &vertices, 0); err != nil {
		return nil, err
	}
	return in.place(vertices)
}

var geoJSONTypes = []string{"Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon", "GeometryCollection"}

// collectGeoJSON adds the vertices of a geometry, or of a collection of them.
func collectGeoJSON(geometry json.RawMessage, to *[]vertex, depth int) error {
	var g struct {
		Type        string
		Coordinates any
		Geometries  []json.RawMessage
	}
	if err := json.Unmarshal(geometry, &g); err != nil || depth > deepest || !slices.Contains(geoJSONTypes, g.Type) {
		return errGeometry
	}
	for _, one := range g.Geometries {
		if err := collectGeoJSON(one, to, depth+1); err != nil {
			return err
		}
	}
	at := len(*to)
	err := collectCoordinates(g.Coordinates, to, 0)
	for i := range (*to)[at:] {
		v := &(*to)[at+i]
		v.begins = v.begins || i == 0 || g.Type == "MultiPoint"
	}
	return err
}

// collectCoordinates adds the vertices of nested arrays of coordinates, of which only longitude and latitude are read.
func collectCoordinates(c any, to *[]vertex, depth int) error {
	list, ok := c.([]any)
	switch {
	case c == nil, ok && len(list) == 0:
		return nil
	case !ok:
		return errGeometry
	}
	if lon, ok := list[0].(float64); ok {
		if len(list) < 2 {
			return errGeometry
		}
		lat, ok := list[1].(float64)
		if !ok {
			return errGeometry
		}
		v := vertex{lon: lon, lat: lat}
		for _, more := range list[2:] {
			height, _ := more.(float64)
			v.raised = v.raised || isRaised(height)
		}
		*to = append(*to, v)
		return nil
	}
	at := len(*to)
	for _, one := range list {
		if err := collectCoordinates(one, to, depth+1); err != nil || depth > deepest {
			return errGeometry
		}
	}
	if len(*to) > at {
		(*to)[at].begins = true
	}
	return nil
}
