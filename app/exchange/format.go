package exchange

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"lectern/app/incident"
	"lectern/app/problem"
)

// Format is a file format of incidents, named as its files end.
type Format string

// The formats that code asks for by name.
const (
	CSV     Format = "csv"
	GeoJSON Format = "geojson"
	JSON    Format = "json"
)

// A Writer is a format in which incidents are written.
type Writer struct {
	Format Format
	Words  string // in menus
	write  func(io.Writer, *incident.Table, incident.Selection) error
}

// Writers lists the formats, the default first. A new format is an entry here.
var Writers = []Writer{
	{CSV, "CSV", textWriter(',')},
	{"tsv", "TSV", textWriter('\t')},
	{"xlsx", "Excel", writeXLSX},
	{GeoJSON, "GeoJSON", writeGeoJSON},
	{JSON, "JSON", writeJSON},
	{"gpkg", "GeoPackage", writeGeoPackage},
	{"kml", "KML", writeKML},
}

func textWriter(separator rune) func(io.Writer, *incident.Table, incident.Selection) error {
	return func(w io.Writer, t *incident.Table, s incident.Selection) error { return t.ExportText(w, s, separator) }
}

// FormatNames returns the names of the formats.
func FormatNames() []string {
	names := make([]string, len(Writers))
	for i, w := range Writers {
		names[i] = string(w.Format)
	}
	return names
}

// FormatOf returns the format that a file's ending names. The error is a problem that lists all endings.
func FormatOf(file string) (Format, error) {
	ending := filepath.Ext(file)
	if ending == filepath.Base(file) { // a name that begins with a point
		ending = ""
	}
	name := strings.ToLower(strings.TrimPrefix(ending, "."))
	if slices.Contains(FormatNames(), name) {
		return Format(name), nil
	}
	what := fmt.Sprintf("no incidents can be written as %q", ending)
	if name == "" {
		what = "the file has no ending, which decides what is made"
	}
	return "", problem.New(problem.BadValue, problem.Place{File: file}, what, "call it NAME."+strings.Join(FormatNames(), ", ."))
}

// Write writes the selected rows in file order. It fails if the format is unknown, a row is more than the format can
// hold, w fails, or ctx is done.
func Write(ctx context.Context, w io.Writer, f Format, t *incident.Table, s incident.Selection) error {
	i := slices.IndexFunc(Writers, func(one Writer) bool { return one.Format == f })
	if i < 0 {
		return fmt.Errorf("no incidents can be written as %q", f)
	}
	if err := Writers[i].write(untilDone{ctx, w}, t, s); err != nil {
		return fmt.Errorf("writing incidents: %w", err)
	}
	return nil
}

// untilDone is a writer that fails once its context is done.
type untilDone struct {
	ctx context.Context
	to  io.Writer
}

func (w untilDone) Write(p []byte) (int, error) {
	if err := w.ctx.Err(); err != nil {
		return 0, err
	}
	return w.to.Write(p)
}

// eachRow calls write for each selected row in file order, numbered from 0, until it fails. Now and then it writes nothing to
// w, to learn whether that still takes anything: some formats are written to it at the end.
func eachRow(w io.Writer, t *incident.Table, s incident.Selection, write func(n int, row incident.Row) error) error {
	rows, err := t.List(s, "", false)
	if err != nil {
		return err
	}
	n := 0
	for row := range rows.All {
		if n%1000 == 0 {
			if _, err := w.Write(nil); err != nil {
				return err
			}
		}
		if err := write(n, row); err != nil {
			return err
		}
		n++
	}
	return nil
}
