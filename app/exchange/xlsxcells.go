package exchange

import (
	"archive/zip"
	"bufio"
	"bytes"
	"encoding/xml"
	"io"
	"path"
	"strconv"
	"strings"
)

// countCells counts the cells of the sheet that are read as something else than a spreadsheet shows there, and finds dates outside the
// columns of dates. The library that reads the rows gives the stored value alone, so the sheet's part of the workbook is looked
// through for its tags. What can't be unpacked is left to the reader of the rows.
func (w *workbook) countCells(z *zip.Reader, part string, to changes) {
	if len(w.kinds) == 0 && !hasOtherCells(z, part) { // as nearly no sheet of data has: to look for this takes a fifth of the time
		return
	}
	in, err := z.Open(part)
	if err != nil {
		return
	}
	defer in.Close()
	c := storedCell{of: w}
	text := bufio.NewReaderSize(in, 64<<10)
	for goesOn := false; ; {
		tag, err := text.ReadSlice('<')
		if !goesOn {
			c.look(tag, to)
		}
		if goesOn = err == bufio.ErrBufferFull; err != nil && !goesOn {
			return
		}
	}
}

// otherCells are what the tags of formulas and of truth values have in them, and perhaps others.
var otherCells = [...][]byte{[]byte("<f"), []byte(":f"), []byte(`t="b"`)}

// hasOtherCells reports whether a part of a workbook may have formulas or truth values.
func hasOtherCells(z *zip.Reader, part string) bool {
	in, err := z.Open(part)
	if err != nil {
		return false
	}
	defer in.Close()
	const overlap = 8 // more than any of them is long
	text, kept := make([]byte, 64<<10), 0
	for {
		n, err := io.ReadFull(in, text[kept:])
		for _, one := range otherCells {
			if bytes.Contains(text[:kept+n], one) {
				return true
			}
		}
		if err != nil {
			return false
		}
		kept = copy(text, text[len(text)-overlap:])
	}
}

// A storedCell is a cell of a sheet, by those of its tags that were met.
type storedCell struct {
	of      *workbook
	begin   []byte // its own tag
	formula bool
	stored  bool // it has an element for its value
	value   []byte
}

// look takes a tag into account, with the text behind it.
func (c *storedCell) look(tag []byte, to changes) {
	name, closes := bytes.CutPrefix(tag, []byte("/"))
	name = name[:max(0, bytes.IndexAny(name, " />\t\r\n"))]
	if _, local, prefixed := bytes.Cut(name, []byte(":")); prefixed {
		name = local
	}
	switch string(name) {
	case "c":
		if closes {
			c.count(to)
			return
		}
		c.begin, c.formula, c.stored, c.value = append(c.begin[:0], tag...), false, false, c.value[:0]
	case "f":
		c.formula = true
	case "v":
		if !closes {
			_, value, _ := bytes.Cut(tag, []byte(">"))
			c.stored, c.value = true, append(c.value, bytes.TrimSuffix(value, []byte("<"))...)
		}
	}
}

// count counts the cell. A formula that gives an empty text stores it, with the type str.
func (c *storedCell) count(to changes) {
	kind := c.attribute(" t=\"")
	switch {
	case c.formula && len(c.value) == 0 && !(c.stored && kind == "str"):
		to.add(uncalculated, c.row(), c.attribute(" r=\""))
	case kind == "b" && len(c.value) > 0:
		to.add(truthRead, c.row(), c.attribute(" r=\""))
	case kind == "" || kind == "n":
		c.findDate()
	}
}

// findDate keeps the cell where it is shown as a date, and its column isn't.
func (c *storedCell) findDate() {
	if len(c.of.kinds) == 0 || len(c.value) == 0 {
		return
	}
	style, err := strconv.Atoi(c.attribute(" s=\""))
	kind := c.of.kinds[style]
	if err != nil || kind == noDate {
		return
	}
	column := columnNumber(c.attribute(" r=\""))
	if _, ofDates := c.of.shown[column]; ofDates || column < 0 {
		return
	}
	value := string(c.value)
	if text := kind.write(value, c.of.dayZero); text != value {
		c.of.dates[c.row()] = append(c.of.dates[c.row()], dateCell{column, text})
	}
}

// attribute returns the value of an attribute of the cell, "" if it has none.
func (c *storedCell) attribute(begin string) string {
	_, value, _ := bytes.Cut(c.begin, []byte(begin))
	value, _, _ = bytes.Cut(value, []byte(`"`))
	return string(value)
}

// row returns the row of the cell, 0 if it doesn't say it.
func (c *storedCell) row() int {
	n, _ := strconv.Atoi(strings.TrimLeft(c.attribute(" r=\""), "ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
	return n
}

// part returns the name of the sheet's part of the workbook, "" if it can't be found.
func (w *workbook) part(z *zip.Reader) string {
	in, err := z.Open("xl/_rels/workbook.xml.rels")
	if err != nil {
		return ""
	}
	defer in.Close()
	var parts struct {
		Relationship []struct {
			ID     string `xml:"Id,attr"`
			Target string `xml:",attr"`
		}
	}
	if xml.NewDecoder(in).Decode(&parts) != nil {
		return ""
	}
	for _, s := range w.book.WorkBook.Sheets.Sheet {
		for _, p := range parts.Relationship {
			if s.Name == w.sheet && s.ID == p.ID {
				if rooted, ok := strings.CutPrefix(p.Target, "/"); ok {
					return rooted
				}
				return path.Join("xl", p.Target)
			}
		}
	}
	return ""
}
