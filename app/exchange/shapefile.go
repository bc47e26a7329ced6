package exchange

import (
	"bytes"
	"encoding/binary"
	"math"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"lectern/app/problem"
)

// shapefile is a Shapefile (ESRI, July 1998): geometry in .shp and attributes in .dbf, row by row.
type shapefile struct {
	*file
	geometry []byte
	table    *dbf
	system   system
}

// openShapefile opens a .shp with the .dbf, .prj and .cpg beside it.
func openShapefile(f *file) (*sheet, error) {
	s := &shapefile{file: f}
	attributes, err := f.sibling(".dbf")
	if err != nil {
		return nil, err
	}
	if attributes == nil {
		return nil, f.fault(problem.Unreadable, "put the .dbf, .prj and .cpg of the same name beside it, or zip all together", "the Shapefile has no .dbf, which holds its columns")
	}
	if err := s.findSystem(); err != nil {
		return nil, err
	}
	if s.geometry, err = f.bytes(); err != nil {
		return nil, err
	}
	text, err := attributes.bytes()
	if err != nil {
		return nil, err
	}
	if s.table, err = readDBF(f, text); err != nil {
		return nil, err
	}
	opened := &sheet{format: "Shapefile", columns: s.table.names(), geometric: true, rows: s.rows, changes: changes{}}
	s.table.count(opened.changes)
	return opened, nil
}

// findSystem finds out what the coordinates are. Those of a Shapefile that doesn't say so are taken for degrees of WGS 84.
func (s *shapefile) findSystem() error {
	prj, err := s.sibling(".prj")
	if err != nil || prj == nil || len(bytes.TrimSpace(prj.start())) == 0 {
		return err
	}
	var ok bool
	if s.system, ok = readSystem(decodeAny(string(prj.start()))); !ok {
		return s.unreadSystem(s.system.name)
	}
	return nil
}

func (s *shapefile) rows(yield func(row, error) bool) {
	rest := s.geometry[min(100, len(s.geometry)):] // behind the header
	for n := 1; n <= s.table.rows; n++ {
		var content []byte
		if len(rest) >= 8 {
			size := 2 * int64(binary.BigEndian.Uint32(rest[4:]))
			size = min(size, int64(len(rest)-8))
			content, rest = rest[8:8+size], rest[8+size:]
		}
		cells, deleted := s.table.row(n)
		if deleted {
			continue
		}
		placed, err := s.system.place(shapeVertices(content))
		if err != nil {
			err = problem.New(problem.BadRow, s.place(n), err.Error(), "draw it anew, or leave it empty")
		}
		if !yield(row{line: n, cells: cells, shape: placed}, err) {
			return
		}
	}
}

// shapeVertices returns the points of a record: of a point, or of all its parts; none where it is none.
func shapeVertices(content []byte) (all []vertex) {
	if len(content) < 4 {
		return nil
	}
	at := 0
	n, isPoint := 1, false
	switch kind := binary.LittleEndian.Uint32(content) % 10; kind {
	case 1:
		at, isPoint = 4, true
	case 8:
		n, at = countAt(content, 36), 40
	case 3, 5:
		n, at = countAt(content, 40), 44+4*countAt(content, 36)
	default:
		return nil
	}
	for ; n > 0 && at+16 <= len(content); n, at = n-1, at+16 {
		all = append(all, vertex{lon: floatAt(content, at), lat: floatAt(content, at+8)})
	}
	if isPoint && len(all) > 0 && at+8 <= len(content) {
		all[0].raised = isRaised(floatAt(content, at))
	}
	return all
}

func floatAt(content []byte, at int) float64 {
	return math.Float64frombits(binary.LittleEndian.Uint64(content[at:]))
}

// countAt returns a number of things of 4 bytes or more, 0 where there can't be so many.
func countAt(content []byte, at int) int {
	if len(content) < at+4 {
		return 0
	}
	n := int(binary.LittleEndian.Uint32(content[at:]))
	if n > len(content)/4 {
		return 0
	}
	return n
}

// dbf is a table of dBASE.
type dbf struct {
	fields   []dbfField
	body     []byte
	width    int
	rows     int
	decode   func(string) string
	declared bool // the .cpg says that the text is in Windows-1252
}

type dbfField struct {
	name     string
	from, to int // in a record
}

// readDBF reads the header of a .dbf, and the encoding from the .cpg beside the .shp.
func readDBF(shp *file, text []byte) (*dbf, error) {
	bad := func() error {
		return shp.fault(problem.Unreadable, "save or download the Shapefile again", "its .dbf can't be read")
	}
	if len(text) < 33 {
		return nil, bad()
	}
	rows, header := int(binary.LittleEndian.Uint32(text[4:])), int(binary.LittleEndian.Uint16(text[8:]))
	d := &dbf{width: int(binary.LittleEndian.Uint16(text[10:])), decode: decodeAny}
	if header < 32 || header > len(text) || d.width < 1 {
		return nil, bad()
	}
	at := 1 // behind the mark of a deleted record
	for field := text[32:header]; len(field) >= 32 && field[0] != '\r'; field = field[32:] {
		name, _, _ := strings.Cut(string(field[:11]), "\x00")
		to := at + int(field[16])
		if to > d.width {
			return nil, bad()
		}
		d.fields = append(d.fields, dbfField{decodeAny(strings.TrimSpace(name)), at, to})
		at = to
	}
	d.body = text[header:]
	d.rows = min(rows, len(d.body)/d.width)
	cpg, err := shp.sibling(".cpg")
	if cpg != nil && strings.Contains(string(cpg.start()), "1252") {
		d.decode, d.declared = decode1252, true
	}
	return d, err
}

// count counts what reading the table changes: the encoding of its text, and records that are marked as deleted.
func (d *dbf) count(c changes) {
	if !d.declared && !utf8.Valid(d.body[:d.rows*d.width]) {
		c.add(changed[windows1252], 0, "")
	}
	for n := range d.rows {
		if d.body[n*d.width] == '*' {
			c.add(deletedRows, n+1, "")
		}
	}
}

func (d *dbf) names() []string {
	names := make([]string, len(d.fields))
	for i, f := range d.fields {
		names[i] = f.name
	}
	return names
}

// row returns the cells of a row, counted from 1, and whether it is marked as deleted.
func (d *dbf) row(n int) (cells []string, deleted bool) {
	record := d.body[(n-1)*d.width : n*d.width]
	cells = make([]string, len(d.fields))
	for i, f := range d.fields {
		cells[i] = d.decode(strings.Trim(string(record[f.from:f.to]), " \x00"))
	}
	return cells, record[0] == '*'
}

// decodeAny returns a text that is UTF-8, or else Windows-1252.
func decodeAny(s string) string {
	if utf8.ValidString(s) {
		return s
	}
	return decode1252(s)
}

func decode1252(s string) string {
	text, _ := charmap.Windows1252.NewDecoder().String(s) // which has a character for every byte
	return text
}
