// Package exchange writes incidents in formats that other programs read.
//
// In come the rows of an incident.Table; out goes CSV, GeoJSON or JSON, written row by row, without a second
// copy of the table. FORMAT.md says what becomes of each column. Begin with format.go, the table of formats.
package exchange
