package incident

import (
	"bufio"
	"cmp"
	"hash/maphash"
	"io"
	"slices"
	"strings"
)

// mostTold is how many incidents RowChanges name of each kind.
const mostTold = 10

// RowChanges are what differs between the incidents of a file and those that replace it, by their ids.
type RowChanges struct {
	Before, After             int // incidents
	Added, Withdrawn, Changed int
	Fields                    []FieldChanges // by how often they changed
	NewColumns, GoneColumns   []string

	FirstAdded, FirstWithdrawn []string // ids
	FirstChanged               []Change
}

// FieldChanges counts the incidents in which a column changed.
type FieldChanges struct {
	Column string
	Count  int
}

// A Change is a cell that is another one now.
type Change struct{ ID, Column, Before, After string }

// A RowComparer compares the rows of an incidents file with those that are to replace it, one by one. Of each old row it keeps
// the id, a hash and where it stands: what has changed is read again.
type RowComparer struct {
	file    io.ReaderAt // nil: there was none
	rows    *csvFile
	columns []comparedColumn // of the file
	ids     ids
	hashes  []uint64
	places  []int64 // in the file
	met     []bool  // an id that the new rows have, too
	again   *bufio.Reader

	now    []comparedColumn // of the new rows
	nowID  int
	was    []int // for each new column the old one, or -1
	gone   []int // old columns that the new rows don't have
	counts map[string]int
	result RowChanges
}

// comparedColumn is a column of one side, with what tells its cells from equal ones of others.
type comparedColumn struct {
	name string
	salt uint64 // odd
}

// NewRowComparer reads an incidents file in CSV; nil is none, with which everything is new. Rows that can't be read are no
// incidents.
func NewRowComparer(file io.ReaderAt, size int64, name string) *RowComparer {
	c := &RowComparer{counts: map[string]int{}}
	if file == nil {
		return c
	}
	c.file, c.again = file, bufio.NewReaderSize(nil, 4096)
	c.rows = openCSV(io.NewSectionReader(file, 0, size), name, sheetColumns{fileColumn, func(func(string) bool) []string { return nil }, "id"})
	if _, has := c.rows.index["id"]; !has || c.rows.body == nil {
		c.file = nil
		return c
	}
	c.columns = compared(c.rows.header)
	r := c.rows.rows(c.rows.body, 0)
	for {
		at := c.rows.start + r.in.InputOffset()
		cells, err := r.Next()
		if err == io.EOF || err != nil && decisive(c.rows.problemOf(err).Kind) {
			break
		}
		if err == nil && len(cells) == len(c.columns) {
			c.keep(cells, at)
		}
	}
	c.met = make([]bool, c.ids.len())
	c.result.Before = c.ids.len()
	return c
}

// keep keeps an old row.
func (c *RowComparer) keep(cells []string, at int64) {
	id := strings.TrimSpace(cells[c.rows.index["id"]])
	if id == "" {
		return
	}
	if _, taken := c.ids.add(id); !taken {
		c.hashes, c.places = append(c.hashes, hashRow(c.columns, cells)), append(c.places, at)
	}
}

// compared returns the columns of a header, which has "" for those that aren't read.
func compared(header []string) []comparedColumn {
	all := make([]comparedColumn, len(header))
	for i, name := range header {
		all[i] = comparedColumn{name, maphash.String(idSeed, name) | 1}
	}
	return all
}

// hashRow returns a hash of a row's cells, whatever the order of columns.
func hashRow(columns []comparedColumn, cells []string) (sum uint64) {
	for i, cell := range cells {
		if cell = strings.TrimSpace(cell); cell != "" && columns[i].name != "" {
			sum += maphash.String(idSeed, cell) * columns[i].salt
		}
	}
	return sum
}

// SetColumns sets the columns of the new rows.
func (c *RowComparer) SetColumns(names []string) {
	header := make([]string, len(names))
	for i, name := range names {
		header[i] = cmp.Or(fileColumn(name), name)
	}
	c.now, c.nowID = compared(header), slices.Index(header, "id")
	old := map[string]int{}
	for i, column := range c.columns {
		old[column.name] = i
	}
	for _, name := range header {
		i, had := old[name]
		if !had {
			i = -1
			c.result.NewColumns = append(c.result.NewColumns, name)
		}
		c.was = append(c.was, i)
	}
	for i, column := range c.columns {
		if column.name != "" && !slices.Contains(c.was, i) {
			c.gone = append(c.gone, i)
			c.result.GoneColumns = append(c.result.GoneColumns, column.name)
		}
	}
	if c.file == nil {
		c.result.NewColumns = nil
	}
}

// Compare compares a new row, whose id no earlier one has.
func (c *RowComparer) Compare(cells []string) error {
	c.result.After++
	id := strings.TrimSpace(cells[c.nowID])
	row, had := c.ids.find(id)
	if !had {
		c.result.Added++
		if len(c.result.FirstAdded) < mostTold {
			c.result.FirstAdded = append(c.result.FirstAdded, strings.Clone(id))
		}
		return nil
	}
	c.met[row] = true
	if c.hashes[row] == hashRow(c.now, cells) {
		return nil
	}
	before, err := c.reread(row)
	if err != nil {
		return err
	}
	c.result.Changed++
	for i, column := range c.now {
		old := ""
		if c.was[i] >= 0 {
			old = before[c.was[i]]
		}
		c.note(id, column.name, old, cells[i])
	}
	for _, i := range c.gone {
		c.note(id, c.columns[i].name, before[i], "")
	}
	return nil
}

// note counts a cell, if it changed.
func (c *RowComparer) note(id, column, before, after string) {
	before, after = strings.TrimSpace(before), strings.TrimSpace(after)
	if before == after {
		return
	}
	c.counts[column]++
	if len(c.result.FirstChanged) < mostTold {
		c.result.FirstChanged = append(c.result.FirstChanged, Change{strings.Clone(id), column, strings.Clone(before), strings.Clone(after)})
	}
}

// reread reads an old row again.
func (c *RowComparer) reread(row int) ([]string, error) {
	c.again.Reset(io.NewSectionReader(c.file, c.places[row], maxRow))
	return c.rows.rows(c.again, 0).Next()
}

// Before returns the number of incidents in the old file.
func (c *RowComparer) Before() int { return c.result.Before }

// Changes returns what differs, after all new rows.
func (c *RowComparer) Changes() RowChanges {
	d := c.result
	for row, met := range c.met {
		if met {
			continue
		}
		d.Withdrawn++
		if len(d.FirstWithdrawn) < mostTold {
			d.FirstWithdrawn = append(d.FirstWithdrawn, strings.Clone(c.ids.at(row)))
		}
	}
	for column, n := range c.counts {
		d.Fields = append(d.Fields, FieldChanges{column, n})
	}
	slices.SortFunc(d.Fields, func(a, b FieldChanges) int {
		return cmp.Or(b.Count-a.Count, strings.Compare(a.Column, b.Column))
	})
	return d
}
