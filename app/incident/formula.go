package incident

import "strings"

// A spreadsheet that opens a CSV file takes a cell that begins with one of these for a formula.
const formulaSigns = "=+-@\t\r"

// isFormula reports whether a cell begins as a formula does, behind any number of apostrophes.
func isFormula(cell string) bool {
	rest := strings.TrimLeft(cell, "'")
	return rest != "" && strings.IndexByte(formulaSigns, rest[0]) >= 0
}

// EscapeFormula returns a cell of text with an apostrophe before what would be a formula. A
// number is none.
func EscapeFormula(cell string) string {
	if !isFormula(cell) {
		return cell
	}
	if _, number := parseFigure(cell); number {
		return cell
	}
	return "'" + cell
}

// UnescapeFormula returns the cell that EscapeFormula wrote.
func UnescapeFormula(cell string) string {
	if cell != "" && cell[0] == '\'' && isFormula(cell) {
		return cell[1:]
	}
	return cell
}
