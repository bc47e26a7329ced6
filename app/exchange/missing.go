package exchange

import (
	"slices"
	"strings"
)

// isMissing reports whether a cell is what programs write where nothing is known: R writes NA, Python NaN and None, a spreadsheet #REF!. In any
// column but that of a country such a cell is no name or id of anything. Words that people write for an unknown number,
// such as "unknown", are in unknownWords: in other columns they may be meant.
func isMissing(cell string) bool {
	if len(cell) > len("#DIV/0!") { // as nearly all are
		return false
	}
	switch cell {
	case "NA", "N/A", "n/a", "n.a.", "N.A.", "#N/A", "<NA>", "NaN", "nan", "NULL", "null", "None", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", ".", "-", "–", "—":
		return true
	}
	return false
}

// lacksAny reports whether a cell of the file's own columns is what programs write where nothing is known. None may be an answer.
func lacksAny(cell string) bool { return cell != "-" && cell != "None" && isMissing(cell) }

// lacksNumber reports whether a cell among numbers of the file's own is what programs and code books write where none is known.
// Of -9 one can't be sure.
func lacksNumber(cell string) bool {
	return cell == "None" || slices.Contains([]string{"-99", "-999", "-9999"}, cell)
}

// lacksPoint reports whether a cell of coordinates is what people and code books write where they aren't known. -99 may be a longitude.
func lacksPoint(cell string) bool {
	if cell == "" || cell[0] >= '0' && cell[0] <= '9' || len(cell) > len("not available") { // as nearly all are
		return false
	}
	return unknownWords[strings.ToLower(cell)] && !slices.Contains([]string{"-9", "-99", "-9.0", "-99.0"}, cell)
}

// numberColumns reports of each column whether its first cells are numbers, as far as anything is known.
func (s *sheet) numberColumns() []bool {
	numbers, words := make([]bool, len(s.columns)), make([]bool, len(s.columns))
	for r := range s.firstRows() {
		for i, cell := range r.cells[:len(s.columns)] {
			cell = strings.TrimSpace(cell)
			isNumber := isFigure(cell) || cell != "None" && lacksNumber(cell)
			numbers[i] = numbers[i] || isNumber
			words[i] = words[i] || !isNumber && cell != "" && !lacksAny(cell) && !lacksNumber(cell)
		}
	}
	for i := range numbers {
		numbers[i] = numbers[i] && !words[i]
	}
	return numbers
}

// namibia is the code of Namibia by ISO 3166-1 alpha-2, and what R writes for a missing country.
const namibia = "NA"

// A codeSurvey finds whether a column of countries holds codes of two letters, so that NA is Namibia there.
type codeSurvey struct{ codes, others bool }

func (s *codeSurvey) look(cell string) {
	isCode := len(cell) == len(namibia) && strings.Trim(cell, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
	s.codes = s.codes || isCode
	s.others = s.others || !isCode && cell != ""
}
