package exchange

import (
	"bufio"
	"io"

	"lectern/app/incident"
)

// writeGeoJSON writes a FeatureCollection (RFC 7946): WGS 84, longitude first. A row without a
// point has no geometry; the precision of its place is among the properties.
func writeGeoJSON(w io.Writer, t *incident.Table, s incident.Selection) error {
	o := newObject(t, coordinates...)
	return writeRows(w, t, s, o, rowsOf{
		open:  `{"type":"FeatureCollection","features":[`,
		close: "]}\n",
		after: "}",
		before: func(out *bufio.Writer, row incident.Row) {
			out.WriteString(`{"type":"Feature","id":`)
			out.Write(o.quote(t.Cell("id", row)))
			out.WriteString(`,"geometry":`)
			if lat, lon := t.Cell("lat", row), t.Cell("lon", row); lat != "" {
				out.WriteString(`{"type":"Point","coordinates":[` + lon + "," + lat + `]}`)
			} else {
				out.WriteString("null")
			}
			out.WriteString(`,"properties":`)
		},
	})
}
