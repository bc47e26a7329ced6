package exchange

import (
	"slices"
	"strings"

	"lectern/app/incident"
)

// written is a column of a table as it is written, with what its cells hold if they aren't empty.
type written struct {
	name string
	as   holding
}

// holding is what the cells of a column hold.
type holding uint8

const (
	words    holding = iota
	wholes           // whole numbers of at most nine digits
	longs            // whole numbers
	decimals         // decimal numbers
	days             // days
	periods          // days, months or years
	keys             // several, with ";" between them
)

// coordinates are the columns that formats with a geometry leave to it.
var coordinates = []string{"lat", "lon"}

// writtenColumns returns the columns of a table that are written, but for those in without.
func writtenColumns(t *incident.Table, without ...string) (all []written) {
	kinds := map[string]incident.Kind{}
	for _, f := range incident.Fields() {
		kinds[f.Name] = f.Kind
	}
	for _, name := range t.ExportColumns() {
		if slices.Contains(without, name) {
			continue
		}
		c := written{name: name}
		switch kinds[strings.NewReplacer("_low", ".low", "_high", ".high").Replace(name)] {
		case incident.Count:
			c.as = wholes
		case incident.Degree, incident.Length:
			c.as = decimals
		case incident.Keys:
			c.as = keys
		case incident.Date:
			c.as = days
		}
		switch {
		case slices.Contains(dates, name):
			c.as = periods
		case t.Numbers(name):
			c.as = numbersIn(t, name)
		}
		all = append(all, c)
	}
	return all
}

// numbersIn returns which numbers a column holds that the format doesn't have, and that holds nothing else.
func numbersIn(t *incident.Table, column string) holding {
	as := wholes
	for row := range incident.Row(t.Len()) {
		switch cell := t.Cell(column, row); {
		case strings.Contains(cell, "."):
			return decimals
		case len(cell) > 9:
			as = longs
		}
	}
	return as
}
