package exchange

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"lectern/app/problem"
)

// What reading cells that are merged downwards changes.
const (
	mergedRead   = "cells merged with one above them read as that one"
	mergedNumber = "numbers merged over several rows read in the first of these alone: see whether they count all of them"
)

// A merge is several cells that a sheet shows as one, as far as they lie below each other: those of the first column, in which the value
// stands. Lines begin at 1.
type merge struct{ column, first, last int }

// String returns the cells as a spreadsheet names them: B2:B4.
func (m merge) String() string {
	c := storedCell{column: m.column}
	return c.name(m.first) + ":" + c.name(m.last)
}

// readMerges reads what is merged downwards in the sheet, which it names behind its rows.
func (w *workbook) readMerges(behind *tagReader) error {
	w.merges = nil
	for {
		t, err := behind.next()
		switch {
		case err == io.EOF || string(t.name) == "mergeCells" && t.closes:
			slices.SortFunc(w.merges, func(a, b merge) int { return cmp.Compare(a.first, b.first) })
			return nil
		case err != nil:
			return err
		case string(t.name) != "mergeCell":
			continue
		}
		for name, value := range t.values() {
			if m, ok := mergeOf(string(value)); name == "ref" && ok && !w.heading.covers(m.first-1) {
				w.merges = append(w.merges, m)
			}
		}
	}
}

// mergeOf reads a reference such as B2:C4, and reports whether it has several rows.
func mergeOf(reference string) (m merge, ok bool) {
	from, to, _ := strings.Cut(reference, ":")
	m.column = columnNumber(from)
	m.first, _ = strconv.Atoi(strings.TrimLeftFunc(from, unicode.IsLetter))
	m.last, _ = strconv.Atoi(strings.TrimLeftFunc(to, unicode.IsLetter))
	return m, m.column >= 0 && m.first > 0 && m.last > m.first
}

// spread has the cells of a sheet that are merged downwards read in each of their rows, but for numbers of people and of anything else that
// is counted, which may be the sum of all rows. A row that says nothing of an incident itself belongs to the one above.
func (b *plan) spread(f *file, s *sheet) {
	rows, kept := s.rows, b.labels(s)
	counted := 0 // the last line whose cells were counted, since rows are read again and again
	s.rows = func(yield func(row, error) bool) {
		left := s.merges()
		if len(left) == 0 {
			rows(yield)
			return
		}
		down := map[int]*mergedCell{} // by column
		for r, err := range rows {
			for ; len(left) > 0 && left[0].first <= r.line; left = left[1:] {
				if m := left[0]; m.column < len(s.columns) {
					down[m.column] = &mergedCell{merge: m}
				}
			}
			if err == nil && len(down) > 0 {
				r, err = b.filled(f, s, kept, r, down, r.line > counted)
				counted = max(counted, r.line)
			}
			if !yield(r, err) {
				return
			}
		}
	}
}

// A mergedCell is a merge with what stands in it.
type mergedCell struct {
	merge
	value string
	told  bool // a number is counted as read in the first row alone
}

// filled returns a row with the cells that are merged with some above it.
func (b *plan) filled(f *file, s *sheet, labels map[int]bool, r row, down map[int]*mergedCell, isNew bool) (row, error) {
	isCount := func(column int, value string) bool { return !labels[column] && isFigure(value) }
	said := filled(r.cells) > 0
	var above []*mergedCell
	for column, m := range down {
		switch {
		case r.line > m.last:
			delete(down, column)
		case r.line == m.first:
			m.value = strings.TrimSpace(r.cells[column])
		case m.value != "" && strings.TrimSpace(r.cells[column]) == "":
			above = append(above, m)
		}
	}
	if !said || len(above) == 0 {
		return r, nil
	}
	slices.SortFunc(above, func(a, b *mergedCell) int { return cmp.Compare(a.column, b.column) })
	if of := b.continues(s, r, above); of != nil {
		return r, problem.New(problem.BadRow, f.place(r.line), fmt.Sprintf("the row belongs to that of row %d, with which its cells are merged (%s)", of.first, of),
			"take the cells apart and fill them, if it is an incident of its own")
	}
	for _, m := range above {
		if isCount(m.column, m.value) {
			if isNew && !m.told {
				m.told = true
				s.changesOfRows.add(mergedNumber, m.first, m.String())
			}
			continue
		}
		if r.cells[m.column] = m.value; isNew {
			c := storedCell{column: m.column}
			s.changesOfRows.add(mergedRead, r.line, c.name(r.line)+": "+m.value)
		}
	}
	return r, nil
}

// telling are the columns of which a cell of its own makes a row an incident of its own. Rows that differ in who was hit, and in how many,
// may be parts of one.
var telling = append([]string{"date", "country", "title", "summary", "event_type", "tactic"}, placeColumns...)

// rowNumbers are the keys of the names of columns that number what a table lists.
var rowNumbers = []string{"no", "nr", "n", "s_n", "sn", "sr", "sl", "sr_no", "sl_no", "s_no", "serial", "serial_no", "row", "number", "num", "lfd_nr", "nummer", "numero", "п_п"}

func isRowNumber(column string) bool {
	return strings.TrimSpace(column) == "#" || slices.Contains(rowNumbers, nameKey(column))
}

// continues returns the merge that says that a row belongs to an incident above it, or nil: that of the id or number, or else the first one
// if no cell of the row tells incidents apart.
func (b *plan) continues(s *sheet, r row, above []*mergedCell) *mergedCell {
	tells := false
	ids := map[int]bool{}
	for i := range b.columns {
		c := &b.columns[i]
		tells = tells || slices.Contains(telling, c.name) && c.hasCell(r)
		if c.name == "id" && len(c.from) > 0 {
			ids[c.from[0]] = true
		}
	}
	for _, m := range above {
		if !tells || ids[m.column] || isRowNumber(s.columns[m.column]) {
			return m
		}
	}
	return nil
}

// hasCell reports whether a row has a cell of its own from which a planned column is read.
func (c *planned) hasCell(r row) bool {
	return slices.ContainsFunc(slices.Concat(c.from, []int{c.year, c.month, c.day}), func(i int) bool { return i >= 0 && strings.TrimSpace(r.cells[i]) != "" })
}

// labels returns the columns whose cells say something of each row with which they are merged, whatever stands in them: those that are read as
// something else than a number of people, and parts of dates.
func (b *plan) labels(s *sheet) map[int]bool {
	labels := map[int]bool{}
	for i := range b.columns {
		c := &b.columns[i]
		if c.stem != "" || c.name == "attackers_killed" {
			continue
		}
		for _, at := range slices.Concat(c.from, c.join, []int{c.year, c.month, c.day}) {
			labels[at] = true
		}
	}
	find := newFinder(s)
	for _, part := range []names{yearNames, monthNames, dayNames} {
		labels[find.first(part)] = true
	}
	for i, name := range s.columns {
		labels[i] = labels[i] || isRowNumber(name)
	}
	return labels
}
