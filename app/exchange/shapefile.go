package exchange

import (
	"bytes"
	"encoding/binary"
	"errors"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"lectern/app/incident"
	"lectern/app/problem"
)

// shapefile is a Shapefile (ESRI, July 1998): geometry in .shp and attributes in .dbf, row by row.
type shapefile struct {
	*file
	geometry []byte
	table    *dbf
	system   system

	isDescribed bool // a .prj says what the coordinates are
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
	if err := s.check(); err != nil {
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
	s.isDescribed = true
	var ok bool
	if s.system, ok = readSystem(decodeAny(string(prj.start()))); !ok {
		return s.unreadSystem(s.system.name)
	}
	return nil
}

func (s *shapefile) rows(yield func(row, error) bool) {
	rest := s.geometry[shpHeader:]
	for n := 1; n <= s.table.rows; n++ {
		var content []byte
		content, rest = nextRecord(rest)
		cells, deleted := s.table.row(n)
		if deleted {
			continue
		}
		r := row{line: n, cells: cells}
		var err error
		if r.shape, err = s.shape(content); err != nil {
			err = problem.New(problem.BadRow, s.place(n), err.Error(), "save or download the Shapefile again, or draw the shape of this row anew")
		}
		if !yield(r, err) {
			return
		}
	}
}

// shape returns the shape of a record, nil where it says that there is none.
func (s *shapefile) shape(content []byte) (*shape, error) {
	if content == nil {
		return nil, errors.New("the .shp is cut off before the end of this row's shape")
	}
	vertices, err := shapeVertices(content)
	if err != nil {
		return nil, err
	}
	return s.system.place(vertices)
}

// shpHeader is how many bytes stand before the first record of a .shp.
const shpHeader = 100

// nextRecord returns the content of the first record, nil where it is cut off, and what follows it.
func nextRecord(text []byte) (content, rest []byte) {
	if len(text) < 8 {
		return nil, nil
	}
	size := 2 * int64(binary.BigEndian.Uint32(text[4:]))
	if size > int64(len(text)-8) {
		return nil, nil
	}
	return text[8 : 8+size], text[8+size:]
}

// check refuses a file in which it isn't known which shape belongs to which row, or whose first place is none in degrees while
// nothing says what else its coordinates are.
func (s *shapefile) check() error {
	if len(s.geometry) < shpHeader {
		return s.fault(problem.Unreadable, "save or download the Shapefile again", "its .shp is cut off before the first shape")
	}
	n := 0
	for rest, told := s.geometry[shpHeader:], s.isDescribed; len(rest) > 0; n++ {
		var content []byte
		if content, rest = nextRecord(rest); content == nil { // its row says that it is cut off
			return nil
		}
		if told {
			continue
		}
		found, err := s.shape(content)
		if told = err == nil && found != nil; told && !found.isOfDegrees() {
			return s.fault(problem.Unreadable, "put the .prj of the same name beside it", "its coordinates are no degrees, and there is no .prj, which says what they are")
		}
	}
	if size := 2 * int64(binary.BigEndian.Uint32(s.geometry[24:])); n != s.table.rows && size <= int64(len(s.geometry)) {
		return s.fault(problem.Unreadable, "save or download the Shapefile again", "its .shp has %s and its .dbf %s: which belongs to which isn't known",
			incident.Counted(n, "shape"), incident.Counted(s.table.rows, "row"))
	}
	return nil
}

// shapeVertices returns the points of a record: of a point, or of all its parts; none where it is none.
func shapeVertices(content []byte) (all []vertex, err error) {
	if len(content) < 4 {
		return nil, errGeometry
	}
	kind := binary.LittleEndian.Uint32(content)
	at, n := 0, 1      // the first point, and how many there are
	var parts []uint32 // the number of the first point of each
	switch kind {
	case 0:
		return nil, nil
	case 1, 11, 21:
		at = 4
	case 8, 18, 28: // several points
		at, n = 40, countAt(content, 36)
	case 3, 5, 13, 15, 23, 25, 31: // lines, areas, and surfaces, whose parts have a kind
		lines := countAt(content, 36)
		at, n = 44+4*lines, countAt(content, 40)
		for i := range lines {
			parts = append(parts, uint32(countAt(content, 44+4*i)))
		}
		if kind == 31 {
			at += 4 * lines
		}
		if n > 0 && (lines < 1 || parts[0] != 0 || !slices.IsSorted(parts) || parts[lines-1] >= uint32(n)) {
			return nil, errGeometry
		}
	default:
		return nil, errGeometry
	}
	end := at + 16*max(0, n)
	if n < 0 || end > len(content) || n == 0 && kind < 10 && end < len(content) { // without heights nothing follows the points
		return nil, errGeometry
	}
	for i := range n {
		all = append(all, vertex{lon: floatAt(content, at+16*i), lat: floatAt(content, at+16*i+8), begins: parts == nil})
	}
	for _, first := range parts {
		all[first].begins = true
	}
	if kind%10 == 1 && kind != 31 && end+8 <= len(content) {
		all[0].raised = isRaised(floatAt(content, end))
	}
	return all, nil
}

func floatAt(content []byte, at int) float64 {
	return math.Float64frombits(binary.LittleEndian.Uint64(content[at:]))
}

// countAt returns a number of things of 4 bytes or more, -1 where there can't be so many.
func countAt(content []byte, at int) int {
	if len(content) < at+4 {
		return -1
	}
	n := binary.LittleEndian.Uint32(content[at:])
	if n > uint32(len(content)/4) {
		return -1
	}
	return int(n)
}

// dbf is a table of dBASE.
type dbf struct {
	fields []dbfField
	body   []byte
	width  int
	rows   int
	decode func(string) string
	told   *guess // of text that is no UTF-8, where neither a .cpg nor the header says it
}

type dbfField struct {
	name     string
	kind     byte // N and F are numbers, D is a day
	from, to int  // in a record
}

// driverPages are the code pages of the language drivers of dBASE, by their byte in the header, as GDAL knows them. That for
// the code page of the machine (0x57) says nothing elsewhere.
var driverPages = map[byte]string{
	0x01: "437", 0x02: "850", 0x03: "1252", 0x08: "865", 0x09: "437", 0x0a: "850", 0x0b: "437", 0x0d: "437", 0x0e: "850", 0x10: "850",
	0x11: "437", 0x12: "850", 0x14: "850", 0x15: "437", 0x16: "850", 0x17: "865", 0x18: "437", 0x19: "437", 0x1a: "850", 0x1b: "437",
	0x1c: "863", 0x1d: "850", 0x1f: "852", 0x22: "852", 0x23: "852", 0x24: "860", 0x25: "850", 0x26: "866", 0x37: "850", 0x40: "852",
	0x50: "874", 0x58: "1252", 0x59: "1252", 0x64: "852", 0x65: "866", 0x66: "865", 0x6c: "863", 0x7c: "874", 0x7d: "1255", 0x7e: "1256",
	0x87: "852", 0xc8: "1250", 0xc9: "1251", 0xca: "1254", 0xcb: "1253", 0xcc: "1257",
}

// readDBF reads the header of a .dbf, and the encoding from the .cpg beside the .shp, else from the header.
func readDBF(shp *file, text []byte) (*dbf, error) {
	bad := func() error {
		return shp.fault(problem.Unreadable, "save or download the Shapefile again", "its .dbf can't be read")
	}
	if len(text) < 33 {
		return nil, bad()
	}
	rows, header := int(binary.LittleEndian.Uint32(text[4:])), int(binary.LittleEndian.Uint16(text[8:]))
	d := &dbf{width: int(binary.LittleEndian.Uint16(text[10:]))}
	if header < 32 || header > len(text) || d.width < 1 {
		return nil, bad()
	}
	cpg, err := shp.sibling(".cpg")
	if err != nil {
		return nil, err
	}
	decodePage := func(page *charmap.Charmap) func(string) string {
		return func(s string) string {
			text, _ := page.NewDecoder().String(s) // which has a character for every byte
			return text
		}
	}
	switch page := codePage(driverPages[text[29]]); {
	case cpg != nil:
		if page := codePage(string(cpg.start())); page != nil {
			d.decode = decodePage(page)
		}
	case page != nil && !utf8.Valid(text[header:]): // programs that write UTF-8 leave the byte as it was
		d.decode = decodePage(page)
	}
	at := 1 // behind the mark of a deleted record
	for field := text[32:header]; len(field) >= 32 && field[0] != '\r'; field = field[32:] {
		name, _, _ := strings.Cut(string(field[:11]), "\x00")
		to := at + int(field[16])
		if to > d.width {
			return nil, bad()
		}
		d.fields = append(d.fields, dbfField{strings.TrimSpace(name), field[11], at, to})
		at = to
	}
	d.body = text[header:]
	if there := len(d.body) / d.width; rows > there {
		return nil, shp.fault(problem.Unreadable, "save or download the Shapefile again", "its .dbf is cut off: %s of %s rows are there", incident.Thousands(there), incident.Thousands(rows))
	}
	d.rows = rows
	if d.decode == nil {
		d.tell()
	}
	for i := range d.fields {
		d.fields[i].name = d.decode(d.fields[i].name)
	}
	return d, nil
}

// tell has text that is UTF-8 read as such, and all else in the encoding that its words tell, or else in Windows-1252.
func (d *dbf) tell() {
	var text []byte // names and cells that aren't ASCII, which stand apart here as they don't in the file
	add := func(cell []byte) {
		if !isASCII(cell) {
			text = append(append(text, cell...), '\n')
		}
	}
	for _, f := range d.fields {
		add([]byte(f.name))
	}
	for n := 0; n < d.rows && len(text) < manyBytes; n++ {
		for _, f := range d.fields {
			add(d.body[n*d.width+f.from : n*d.width+f.to])
		}
	}
	of := &byteEncodings[windows1252]
	if !utf8.Valid(text) {
		told, ok := guessEncoding(text)
		if !ok {
			told = guess{index: windows1252}
		}
		d.told = &told
		of = &byteEncodings[told.index]
	}
	d.decode = func(s string) string {
		if utf8.ValidString(s) {
			return s
		}
		decoded, _ := of.table.NewDecoder().String(s) // which has a character for every byte
		return decoded
	}
}

// codePage returns the encoding of one byte a character that a .cpg names, by its number: 1252, CP1252, ISO-8859-1 or 88591; or
// nil.
func codePage(name string) *charmap.Charmap {
	number := digitsOf(strings.ReplaceAll(strings.ToUpper(name), "LATIN1", "88591"))
	if number == "88591" { // of which Windows-1252 has all characters, and more in place of controls
		number = "1252"
	}
	for _, page := range charmap.All {
		if of, ok := page.(*charmap.Charmap); ok && len(number) > 2 && digitsOf(of.String()) == number {
			return of
		}
	}
	return nil
}

// digitsOf returns the digits of a text.
func digitsOf(s string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, s)
}

// count counts what reading the table changes: the encoding of its text, and records that are marked as deleted.
func (d *dbf) count(c changes) {
	if d.told != nil {
		d.told.count(c)
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
		cells[i] = f.value(d.decode(strings.Trim(string(record[f.from:f.to]), " \x00")))
	}
	return cells, record[0] == '*'
}

// value returns what a cell says. Programs write what isn't known as asterisks, a day also as zeros, and whole numbers with as
// many decimals as their field has.
func (f *dbfField) value(cell string) string {
	switch {
	case cell != "" && strings.Trim(cell, "*") == "", f.kind == 'D' && strings.Trim(cell, "0") == "":
		return ""
	case f.kind == 'N' || f.kind == 'F':
		if whole, decimals, ok := strings.Cut(cell, "."); ok && strings.Trim(decimals, "0") == "" {
			return whole
		}
	}
	return cell
}

// decodeAny returns a text that is UTF-8, or else Windows-1252.
func decodeAny(s string) string {
	if utf8.ValidString(s) {
		return s
	}
	text, _ := charmap.Windows1252.NewDecoder().String(s) // which has a character for every byte
	return text
}
