package exchange

// columnNames collects the names of columns that rows have, in the order in which they are met.
type columnNames struct {
	all   []string
	index map[string]int
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

// tooMany reports whether there are more than a file may have, so that collecting can end.
func (c *columnNames) tooMany() bool { return len(c.all) > maxColumns }

// A cell is one of a row that names its columns itself.
type cell struct{ column, text string }

// row returns a row with the cells under their columns.
func (c *columnNames) row(line int, cells []cell, s *shape) row {
	r := row{line: line, cells: make([]string, len(c.all)), shape: s}
	for _, one := range cells {
		if i, known := c.index[one.column]; known && r.cells[i] == "" {
			r.cells[i] = one.text
		}
	}
	return r
}
