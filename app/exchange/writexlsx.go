package exchange

import (
	"fmt"
	"io"
	"strconv"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"lectern/app/incident"
	"lectern/app/problem"
)

// sheetName is the name of the sheet, and of the table of a database, that incidents are written to.
const sheetName = "incidents"

// The days that are written as dates: their numbers have five digits. Excel has no days before 1900, and a shorter
// number could be taken for a year.
var (
	firstSerial = day1900 + 10_000
	lastSerial  = day1900 + 79_999
)

// A bookWriter writes rows to a sheet, one by one.
type bookWriter struct {
	table   *incident.Table
	columns []written
	sheet   *excelize.StreamWriter
	date    int // the style of a day
}

// writeXLSX writes an Excel workbook with one sheet. Days are dates where the day itself is known, numbers are numbers,
// everything else is text, which no spreadsheet takes for a formula.
func writeXLSX(w io.Writer, t *incident.Table, s incident.Selection) error {
	if n := s.Count(); n >= excelize.TotalRows {
		return problem.New(problem.TooLarge, problem.Place{}, fmt.Sprintf("a sheet of Excel has %s rows and these are %s incidents", incident.Thousands(excelize.TotalRows), incident.Thousands(n)),
			"write .csv or .gpkg, or narrow it with --query")
	}
	book := excelize.NewFile()
	defer book.Close()
	b := &bookWriter{table: t, columns: writtenColumns(t)}
	if err := b.open(book); err != nil {
		return err
	}
	err := eachRow(w, t, s, func(n int, row incident.Row) error { return b.row(n+2, row) })
	if err != nil {
		return err
	}
	if err := b.sheet.Flush(); err != nil {
		return err
	}
	return book.Write(w)
}

// open begins the sheet with the names of the columns, which stay in view.
func (b *bookWriter) open(book *excelize.File) (err error) {
	if err = book.SetSheetName("Sheet1", sheetName); err != nil {
		return err
	}
	form := "yyyy-mm-dd"
	if b.date, err = book.NewStyle(&excelize.Style{CustomNumFmt: &form}); err != nil {
		return err
	}
	bold, err := book.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
	if err != nil {
		return err
	}
	if b.sheet, err = book.NewStreamWriter(sheetName); err != nil {
		return err
	}
	if err = b.sheet.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	if err = b.sheet.SetColWidth(1, len(b.columns), 14); err != nil {
		return err
	}
	names := make([]any, len(b.columns))
	for i, c := range b.columns {
		names[i] = excelize.Cell{StyleID: bold, Value: c.name}
	}
	return b.sheet.SetRow("A1", names)
}

// row writes a row of the table as the row of the sheet with a number, from 1.
func (b *bookWriter) row(number int, row incident.Row) error {
	cells := make([]any, len(b.columns))
	for i, c := range b.columns {
		cell := b.table.Cell(c.name, row)
		if cell == "" {
			continue
		}
		if len(cell) > excelize.TotalCellChars && len(utf16.Encode([]rune(cell))) > excelize.TotalCellChars {
			return problem.New(problem.TooLarge, problem.Place{}, fmt.Sprintf("%s of %s is longer than a cell of Excel, which has %s characters", c.name, b.table.Cell("id", row), incident.Thousands(excelize.TotalCellChars)),
				"write .csv or .gpkg")
		}
		cells[i] = b.value(c, cell)
	}
	return b.sheet.SetRow("A"+strconv.Itoa(number), cells)
}

// value returns a cell as excelize takes it.
func (b *bookWriter) value(c written, cell string) any {
	switch c.as {
	case wholes, longs, decimals:
		if v, err := strconv.ParseFloat(cell, 64); err == nil {
			return v
		}
	case days, periods:
		if len(cell) != len("2016-10-24") {
			return cell
		}
		if span, err := incident.ParseSpan(cell); err == nil && span.First >= firstSerial && span.First <= lastSerial {
			return excelize.Cell{StyleID: b.date, Value: int(span.First - day1900)}
		}
	}
	return cell
}
