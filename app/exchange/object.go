package exchange

import (
	"bufio"
	"bytes"
	"encoding/json"
	"strings"

	"lectern/app/control"
	"lectern/app/incident"
)

// object writes rows as JSON objects, one member a column, in the order of the file.
type object struct {
	table   *incident.Table
	columns []column
	text    bytes.Buffer
	encoder *json.Encoder
}

// column is a member's name, already quoted, and what its values are.
type column struct {
	name, key string
	kind      incident.Kind
}

// newObject leaves out the columns that are said in another way.
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
			o.columns = append(o.columns, column{name: name, key: string(o.quote(name)), kind: kind})
		}
	}
	return o
}

// write writes a row without a newline. An empty cell is null: unknown, and neither zero nor "".
func (o *object) write(w *bufio.Writer, row incident.Row) {
	for i, c := range o.columns {
		w.WriteString([...]string{"{", ","}[min(i, 1)])
		w.WriteString(c.key)
		w.WriteByte(':')
		o.value(w, c, o.table.Cell(c.name, row))
	}
	w.WriteByte('}')
}

func (o *object) value(w *bufio.Writer, c column, cell string) {
	switch {
	case cell == "":
		w.WriteString("null")
	case c.kind == incident.Count, c.kind == incident.Degree, c.kind == incident.Length:
		w.WriteString(cell) // written by the table in decimal, which is JSON
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

// quote returns a JSON string, with controls of direction by number, so that what is seen in an editor
// stands in the order of the file.
func (o *object) quote(s string) []byte {
	o.text.Reset()
	o.encoder.Encode(s) // a string can always be encoded
	return control.EscapeJSON(bytes.TrimSuffix(o.text.Bytes(), []byte("\n")))
}
