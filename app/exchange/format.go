package exchange

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"lectern/app/incident"
)

// Format is a way to write incidents.
type Format string

// The formats, by the words of the command line.
const (
	CSV     Format = "csv"
	GeoJSON Format = "geojson"
	JSON    Format = "json"
)

// writers has one for every format.
var writers = map[Format]func(io.Writer, *incident.Table, incident.Selection) error{
	CSV:     func(w io.Writer, t *incident.Table, s incident.Selection) error { return t.WriteCSV(w, s) },
	GeoJSON: writeGeoJSON,
	JSON:    writeJSON,
}

// FormatOf returns the format that a file's ending names.
func FormatOf(file string) (Format, bool) {
	f := Format(strings.TrimPrefix(strings.ToLower(filepath.Ext(file)), "."))
	_, ok := writers[f]
	return f, ok
}

// Write writes the selected rows in file order. An error is the writer's, or says that the format
// isn't one of Formats.
func Write(w io.Writer, f Format, t *incident.Table, s incident.Selection) error {
	write, ok := writers[f]
	if !ok {
		return fmt.Errorf("no incidents can be written as %q", f)
	}
	return write(w, t, s)
}
