package exchange

import (
	"bufio"
	"io"

	"lectern/app/incident"
)

// writeJSON writes an array of objects with the file's columns.
func writeJSON(w io.Writer, t *incident.Table, s incident.Selection) error {
	return writeRows(w, t, s, newObject(t), rowsOf{open: "[", close: "]\n"})
}

// rowsOf holds the text that a format puts around all rows, and around each.
type rowsOf struct {
	open, close string
	before      func(w *bufio.Writer, row incident.Row)
	after       string
}

// writeRows writes each row as an object on a line.
func writeRows(w io.Writer, t *incident.Table, s incident.Selection, o *object, in rowsOf) error {
	out := bufio.NewWriter(w)
	out.WriteString(in.open)
	err := eachRow(w, t, s, func(n int, row incident.Row) error {
		out.WriteString([...]string{"\n", ",\n"}[min(n, 1)])
		if in.before != nil {
			in.before(out, row)
		}
		o.write(out, row)
		_, err := out.WriteString(in.after) // the error of any write so far: a bufio.Writer keeps it
		return err
	})
	if err != nil {
		return err
	}
	out.WriteString("\n" + in.close)
	return out.Flush()
}
