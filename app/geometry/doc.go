// Package geometry holds areas, lines and points on the globe that people draw in other programs: read from GeoJSON, made
// sound, and asked whether a place lies in them.
//
// In comes a file of GeoJSON, or the corners of one area; out come shapes in degrees, and GeoJSON again without all that isn't
// geometry. Begin with geojson.go; shape.go is what is made of a ring as people draw it, contain.go what lies in an area.
package geometry
