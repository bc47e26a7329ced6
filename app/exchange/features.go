package exchange

import (
	"slices"

	"lectern/app/incident"
)

// columnNames collects the names of columns that rows have, in the order in which they are met.
type columnNames struct {
	all   []string
	index map[string]int
	// nested are those whose names are paths in nested objects, such as event.date.
	nested map[string]bool
	ids    string // the column of the features' own ids; "" if they have none
}

// addIDs adds a column for the features' own ids, called otherwise where one of their cells is called id.
func (c *columnNames) addIDs(otherwise string) {
	c.ids = "id"
	if _, taken := c.index["id"]; taken {
		c.ids = otherwise
	}
	c.add(c.ids)
}

func (c *columnNames) add(name string) {
	if _, there := c.index[name]; there {
		return
	}
	if c.index == nil {
		c.index = map[string]int{}
	}
	c.index[name] = len(c.all)
	c.all = append(c.all, name)
}

// addAll adds the columns of a feature. It reports false once there are more than a file may have, so that collecting can
// end.
func (c *columnNames) addAll(f feature) bool {
	for _, one := range f.cells {
		if c.add(one.column); one.isNested {
			if c.nested == nil {
				c.nested = map[string]bool{}
			}
			c.nested[one.column] = true
		}
	}
	return len(c.all) <= incident.MaxColumns
}

// merge reads the cells of a column as those of another one, where rows have both.
func (c *columnNames) merge(name, into string) {
	i, has := c.index[name]
	if _, both := c.index[into]; !has || !both {
		return
	}
	c.all = slices.Delete(c.all, i, i+1)
	for at, other := range c.all {
		c.index[other] = at
	}
	c.index[name] = c.index[into]
}

// A feature is a row that names its columns itself: an object of JSON or a Placemark of KML.
type feature struct {
	number    int // in the file, from 1
	cells     []cell
	shape     *shape
	id        string // of a feature of GeoJSON or a Placemark
	isGeoJSON bool
}

type cell struct {
	column, text string
	isNested     bool // the column is named by the path of a nested object
}

// keepFeature is for sequences of features.
func keepFeature(f feature) (feature, int) {
	size := 0
	for _, c := range f.cells {
		size += len(c.column) + len(c.text) + 32 // of their headers
	}
	return f, size
}

// row returns a feature with its cells under their columns.
func (c *columnNames) row(f feature) row {
	r := row{line: f.number, cells: make([]string, len(c.all)), shape: f.shape}
	if f.id != "" {
		f.cells = append(slices.Clip(f.cells), cell{column: c.ids, text: f.id})
	}
	for _, one := range f.cells {
		i, known := c.index[one.column]
		switch {
		case !known || one.text == "" || r.cells[i] == one.text:
		case r.cells[i] == "":
			r.cells[i] = one.text
		default:
			r.cells[i] += "; " + one.text
			r.changes = append(r.changes, joinedCells)
		}
	}
	return r
}
