// Package exchange is incidents in other people's formats.
//
// In come the rows of an incident.Table; out goes CSV, GeoJSON or JSON, written row by row, without
// a second copy of the table. FORMAT.md says what becomes of each
// column.
package exchange
