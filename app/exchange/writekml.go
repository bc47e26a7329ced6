package exchange

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"lectern/app/control"
	"lectern/app/incident"
)

// ownSchema is the id of the schema in files of KML that Lectern writes, by which they are known when they are read.
const ownSchema = "lectern-incidents"

// writeKML writes KML 2.2: a Placemark for each row, with its name, its days, its columns as data with their types, and
// its point if it has one.
func writeKML(w io.Writer, t *incident.Table, s incident.Selection) error {
	out := bufio.NewWriter(w)
	columns := writtenColumns(t, coordinates...)
	out.WriteString("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<kml xmlns=\"http://www.opengis.net/kml/2.2\">\n<Document>\n<name>Incidents</name>\n")
	fmt.Fprintf(out, "<Schema name=%q id=%[1]q>\n", ownSchema)
	for _, c := range columns {
		kind := [...]string{words: "string", wholes: "int", longs: "double", decimals: "double", days: "string", periods: "string", keys: "string"}[c.as]
		fmt.Fprintf(out, "<SimpleField name=\"%s\" type=\"%s\"/>\n", xmlText(c.name), kind)
	}
	out.WriteString("</Schema>\n")
	err := eachRow(w, t, s, func(_ int, row incident.Row) error {
		when := t.When(row)
		fmt.Fprintf(out, "<Placemark><name>%s</name><TimeSpan><begin>%s</begin><end>%s</end></TimeSpan><ExtendedData><SchemaData schemaUrl=\"#%s\">",
			xmlText(t.Name(row)), when.First, when.Last, ownSchema)
		for _, c := range columns {
			if cell := t.Cell(c.name, row); cell != "" {
				fmt.Fprintf(out, "<SimpleData name=\"%s\">%s</SimpleData>", xmlText(c.name), xmlText(cell))
			}
		}
		out.WriteString("</SchemaData></ExtendedData>")
		if lat, lon := t.Cell("lat", row), t.Cell("lon", row); lat != "" {
			fmt.Fprintf(out, "<Point><coordinates>%s,%s</coordinates></Point>", lon, lat)
		}
		_, err := out.WriteString("</Placemark>\n") // the error of any write so far: a bufio.Writer keeps it
		return err
	})
	if err != nil {
		return err
	}
	out.WriteString("</Document>\n</kml>\n")
	return out.Flush()
}

// xmlText returns a text for XML. What XML can't hold becomes U+FFFD, and characters of direction are written by
// number, so that an editor shows the text in the order of the file.
func xmlText(s string) string {
	var out strings.Builder
	for _, r := range s {
		switch {
		case r == '&':
			out.WriteString("&amp;")
		case r == '<':
			out.WriteString("&lt;")
		case r == '>':
			out.WriteString("&gt;")
		case r == '"', r == '\r', control.Turns(r), r >= 0x7F && r < 0xA0:
			fmt.Fprintf(&out, "&#%d;", r)
		case r < 0x20 && r != '\t' && r != '\n', r == 0xFFFE, r == 0xFFFF:
			out.WriteRune('\uFFFD')
		default:
			out.WriteRune(r)
		}
	}
	return out.String()
}
