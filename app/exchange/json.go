package exchange

import (
	"bufio"
	"fmt"
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
	rows, err := t.Order(s, "", false)
	if err != nil {
		return fmt.Errorf("writing incidents: %w", err)
	}
	out := bufio.NewWriter(w)
	out.WriteString(in.open)
	for i, row := range rows {
		out.WriteString([...]string{"\n", ",\n"}[min(i, 1)])
		if in.before != nil {
			in.before(out, row)
		}
		o.write(out, row)
		if _, err := out.WriteString(in.after); err != nil { // of any write so far: a bufio.Writer keeps its error
			return fmt.Errorf("writing incidents: %w", err)
		}
	}
	out.WriteString("\n" + in.close)
	if err := out.Flush(); err != nil {
		return fmt.Errorf("writing incidents: %w", err)
	}
	return nil
}
