package incident

import (
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strconv"
)

// WriteCSV writes the selected rows in file order, with the file's own columns, as ReadCSV reads
// them: dates to their precision, empty cells for what is unknown. Cells are written as they are;
// FORMAT.md says what that means for spreadsheets.
func (t *Table) WriteCSV(w io.Writer, s Selection) error {
	out := csv.NewWriter(w)
	names := t.Columns()
	if err := out.Write(names); err != nil {
		return fmt.Errorf("writing incidents: %w", err)
	}
	record := make([]string, len(names))
	for _, row := range t.order {
		if !s.Has(row) {
			continue
		}
		for i, name := range names {
			record[i] = t.Cell(name, row)
		}
		if err := out.Write(record); err != nil {
			return fmt.Errorf("writing incidents: %w", err)
		}
	}
	out.Flush()
	if err := out.Error(); err != nil {
		return fmt.Errorf("writing incidents: %w", err)
	}
	return nil
}

// Columns are those of the file, and any other that holds something: the format's in its order,
// then the table's own.
func (t *Table) Columns() []string {
	names := slices.Clone(t.header)
	for _, c := range fileColumns {
		if !slices.Contains(names, c.name) && t.holds(c.name) {
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

// holds reports whether a column of the format must be written.
func (t *Table) holds(name string) bool {
	if slices.Contains([]string{"id", "date", "country", "place"}, name) {
		return true
	}
	for row := range Row(t.Len()) {
		if v := t.Cell(name, row); v != "" && (name != "attribution" || v != attributions[UnknownAttribution]) {
			return true
		}
	}
	return false
}

// Cell is what a column of the file holds in a row, as WriteCSV writes it; empty is unknown.
func (t *Table) Cell(name string, row Row) string {
	switch name {
	case "date":
		date, _ := t.When(row).Cells()
		return date
	case "date_end":
		_, end := t.When(row).Cells()
		return end
	case "lat":
		return formatPoint(t.lat[row])
	case "lon":
		return formatPoint(t.lon[row])
	case "location_radius_km":
		if t.radius[row] < 0 {
			return ""
		}
		return decimal(float64(t.radius[row]) / metres)
	case "attackers_killed":
		return formatCount(t.attackers[row])
	case "killed_low":
		return formatCount(t.killed.low[row])
	case "killed":
		return formatCount(t.killed.best[row])
	case "killed_high":
		return formatCount(t.killed.high[row])
	case "wounded_low":
		return formatCount(t.wounded.low[row])
	case "wounded":
		return formatCount(t.wounded.best[row])
	case "wounded_high":
		return formatCount(t.wounded.high[row])
	}
	for _, x := range t.extra {
		if x.name == name {
			return x.at(row)
		}
	}
	if c := t.column(name); c != nil {
		return c.at(row)
	}
	return ""
}

func formatPoint(v int32) string {
	if v == noDegrees {
		return ""
	}
	return formatDegrees(v)
}

func formatCount(n int32) string {
	if n < 0 {
		return ""
	}
	return strconv.Itoa(int(n))
}
