package incident

import (
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strconv"
)

// WriteCSV writes the selected rows in file order, with all columns of the file, as ReadCSV reads
// them: dates to their precision, empty cells for what is unknown, and text so that no spreadsheet
// takes it for a formula.
func (t *Table) WriteCSV(w io.Writer, s Selection) error {
	if err := t.writeCSV(csv.NewWriter(w), t.Columns(), s); err != nil {
		return fmt.Errorf("writing incidents: %w", err)
	}
	return nil
}

// ExportText writes the selected rows as WriteCSV does, with a separator between the cells and with all of
// ExportColumns.
func (t *Table) ExportText(w io.Writer, s Selection, separator rune) error {
	out := csv.NewWriter(w)
	out.Comma = separator
	return t.writeCSV(out, t.ExportColumns(), s)
}

func (t *Table) writeCSV(out *csv.Writer, names []string, s Selection) error {
	record := make([]string, len(names))
	for i, name := range names {
		record[i] = EscapeFormula(name)
	}
	if err := out.Write(record); err != nil {
		return err
	}
	for _, row := range t.order {
		if !s.Has(row) {
			continue
		}
		for i, name := range names {
			record[i] = t.Cell(name, row)
			if c := columnByName[name]; c == nil || c.text != nil {
				record[i] = EscapeFormula(record[i])
			}
		}
		if err := out.Write(record); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// Columns returns the names of the file's columns and of all others that have a value: those of the format
// in its order, then the others.
func (t *Table) Columns() []string {
	names := slices.Clone(t.header)
	for i := range columns {
		if c := &columns[i]; !slices.Contains(names, c.name) && !c.derived && (c.needed || t.holds(c)) {
			names = append(names, c.name)
		}
	}
	for _, x := range t.extra {
		if !slices.Contains(names, x.name) {
			names = append(names, x.name)
		}
	}
	return names
}

// ExportColumns returns the columns for files that other programs read: Columns, and the first and last day, which
// always have the same form.
func (t *Table) ExportColumns() []string {
	names := t.Columns()
	for i := range columns {
		if c := &columns[i]; c.derived && !slices.Contains(names, c.name) {
			names = append(names, c.name)
		}
	}
	return names
}

// holds reports whether some incident has a value in a column of the format.
func (t *Table) holds(c *column) bool {
	for row := range Row(t.Len()) {
		if v := t.cell(c, row); v != "" && (c.name != "attribution" || v != attributions[UnknownAttribution]) {
			return true
		}
	}
	return false
}

// Cell returns the text of a cell by the name of its column; empty is unknown.
func (t *Table) Cell(name string, row Row) string {
	if c := columnByName[name]; c != nil {
		return t.cell(c, row)
	}
	if i, known := t.extraByName[name]; known {
		return t.extra[i].at(row)
	}
	return ""
}

func (t *Table) cell(c *column, row Row) string {
	if c.text != nil {
		return t.text[c.text.column].at(row)
	}
	return c.write(t, row)
}

func formatPoint(v int32) string {
	if v == noDegrees {
		return ""
	}
	return formatDegrees(v)
}

func formatRadius(v int32) string {
	if v < 0 {
		return ""
	}
	return decimal(float64(v) / metres)
}

func formatCount(n int32) string {
	if n < 0 {
		return ""
	}
	return strconv.Itoa(int(n))
}
