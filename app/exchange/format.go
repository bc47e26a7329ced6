package exchange

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"lectern/app/incident"
)

// Format is a file format of incidents.
type Format string

// The formats, as the command line names them.
const (
	CSV     Format = "csv"
	GeoJSON Format = "geojson"
	JSON    Format = "json"
)

// writers holds the writer of each format. A new format is an entry here.
var writers = map[Format]func(io.Writer, *incident.Table, incident.Selection) error{
	CSV:     func(w io.Writer, t *incident.Table, s incident.Selection) error { return t.WriteCSV(w, s) },
	GeoJSON: writeGeoJSON,
	JSON:    writeJSON,
}

// FormatOf returns the format of a file by its extension.
func FormatOf(file string) (Format, bool) {
	f := Format(strings.TrimPrefix(strings.ToLower(filepath.Ext(file)), "."))
	_, ok := writers[f]
	return f, ok
}

// Write writes the selected rows in file order. It fails if the format is unknown or w fails.
func Write(w io.Writer, f Format, t *incident.Table, s incident.Selection) error {
	write, ok := writers[f]
	if !ok {
		return fmt.Errorf("no incidents can be written as %q", f)
	}
	return write(w, t, s)
}
