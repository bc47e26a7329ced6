package exchange

import (
	"bufio"
	"bytes"
	"encoding/json"
	"strings"

	"lectern/app/control"
	"lectern/app/incident"
)

// object writes rows as JSON objects with a member for each column, in the order of the file.
type object struct {
	table   *incident.Table
	columns []written
	keys    []string // the names of the columns as JSON strings
	text    bytes.Buffer
	encoder *json.Encoder
}

// newObject returns the writer of a table's columns, but for those in without.
func newObject(t *incident.Table, without ...string) *object {
	o := &object{table: t, columns: writtenColumns(t, without...)}
	o.encoder = json.NewEncoder(&o.text)
	o.encoder.SetEscapeHTML(false)
	for _, c := range o.columns {
		o.keys = append(o.keys, string(o.quote(c.name)))
	}
	return o
}

// write writes a row without a newline. An empty cell is unknown: null, and neither 0 nor "".
func (o *object) write(w *bufio.Writer, row incident.Row) {
	for i, c := range o.columns {
		w.WriteString([...]string{"{", ","}[min(i, 1)])
		w.WriteString(o.keys[i])
		w.WriteByte(':')
		o.value(w, c, o.table.Cell(c.name, row))
	}
	w.WriteByte('}')
}

// value writes a cell as a JSON value.
func (o *object) value(w *bufio.Writer, c written, cell string) {
	switch {
	case cell == "":
		w.WriteString("null")
	case c.as == wholes, c.as == longs, c.as == decimals:
		w.WriteString(cell) // the table writes decimal numbers, as JSON has them
	case c.as == keys:
		for i, key := range strings.Split(cell, ";") {
			w.WriteString([...]string{"[", ","}[min(i, 1)])
			w.Write(o.quote(strings.TrimSpace(key)))
		}
		w.WriteByte(']')
	default:
		w.Write(o.quote(cell))
	}
}

// quote returns a JSON string, valid until the next call. Controls of direction are escaped, so that an
// editor shows the text in the order of the file.
func (o *object) quote(s string) []byte {
	o.text.Reset()
	o.encoder.Encode(s) // a string can always be encoded
	return control.EscapeJSON(bytes.TrimSuffix(o.text.Bytes(), []byte("\n")))
}
