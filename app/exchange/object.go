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
	columns []column
	text    bytes.Buffer
	encoder *json.Encoder
}

// column is a column of the file and the member that it becomes.
type column struct {
	name, key string // key: the name as a JSON string
	kind      incident.Kind
	numbers   bool // the format doesn't have it, and it holds nothing but numbers
}

// newObject returns the writer of a table's columns, but for those in without.
func newObject(t *incident.Table, without ...string) *object {
	o := &object{table: t}
	o.encoder = json.NewEncoder(&o.text)
	o.encoder.SetEscapeHTML(false)
	kinds := map[string]incident.Kind{}
	for _, f := range incident.Fields() {
		kinds[f.Name] = f.Kind
	}
	for _, name := range t.Columns() {
		kind := kinds[strings.NewReplacer("_low", ".low", "_high", ".high").Replace(name)]
		omit := false
		for _, w := range without {
			omit = omit || w == name
		}
		if !omit {
			o.columns = append(o.columns, column{name: name, key: string(o.quote(name)), kind: kind, numbers: t.Numbers(name)})
		}
	}
	return o
}

// write writes a row without a newline. An empty cell is unknown: null, and neither 0 nor "".
func (o *object) write(w *bufio.Writer, row incident.Row) {
	for i, c := range o.columns {
		w.WriteString([...]string{"{", ","}[min(i, 1)])
		w.WriteString(c.key)
		w.WriteByte(':')
		o.value(w, c, o.table.Cell(c.name, row))
	}
	w.WriteByte('}')
}

// value writes a cell as a JSON value.
func (o *object) value(w *bufio.Writer, c column, cell string) {
	switch {
	case cell == "":
		w.WriteString("null")
	case c.kind == incident.Count, c.kind == incident.Degree, c.kind == incident.Length, c.numbers:
		w.WriteString(cell) // the table writes decimal numbers, as JSON has them
	case c.kind == incident.Keys:
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
