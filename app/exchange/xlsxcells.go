package exchange

import (
	"fmt"
)

// countCells counts the cells of a row that are read as something else than a spreadsheet shows there, once however often the row is
// read.
func (w *workbook) countCells(r *storedRow) {
	if r.line <= w.counted {
		return
	}
	w.counted = r.line
	for _, c := range r.cells {
		switch {
		case c.isFormula && c.value == "" && !(c.hasValue && c.kind == "str"): // a formula that gives an empty text stores it
			w.changes.add(uncalculated, r.line, c.name(r.line))
		case c.isNumber() && c.value != "" && w.kinds[c.style] == shownDayAndMonth && !w.yearTold:
			w.changes.add(hiddenYear, r.line, c.name(r.line))
		case c.kind == "b" && c.value != "":
			w.changes.add(truthRead, r.line, c.name(r.line))
		}
	}
}

// name returns what a spreadsheet calls a cell: AB12.
func (c *storedCell) name(line int) string {
	letters := ""
	for n := c.column + 1; n > 0; n = (n - 1) / 26 {
		letters = string(rune('A'+(n-1)%26)) + letters
	}
	return fmt.Sprintf("%s%d", letters, line)
}
