package attachment

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
)

// Bounds of what is read and unpacked.
const (
	maxUnpacked = 512 << 20 // bytes, all streams together
	maxSections = 1000      // of cross-references: each change that was saved adds one
	mostHops    = 32        // from reference to reference
)

// document gives access to the objects of a PDF file.
type document struct {
	data     []byte
	sections []section // the newest first
	trailer  dict
	left     int64             // bytes that may still be unpacked
	packed   map[int]*unpacked // object streams
}

// section is a run of cross-references (7.5.4, 7.5.8).
type section struct {
	first, count int
	table        []byte // 20 bytes an entry
	stream       []byte // or entries of these widths
	widths       [3]int
}

// unpacked is an object stream (7.5.7): n pairs of number and offset, then the objects.
type unpacked struct {
	data     []byte
	n, first int
}

// open reads all cross-references, beginning with those at the end of the file.
func (d *document) open() error {
	tail := d.data[max(0, len(d.data)-2048):]
	i := bytes.LastIndex(tail, []byte("startxref"))
	if i < 0 {
		return fmt.Errorf("%w: it has no end", ErrDamaged)
	}
	s := scanner{data: tail, at: i + len("startxref")}
	at, ok := s.next(0).(float64)
	if !ok {
		return fmt.Errorf("%w: its cross-references can't be found", ErrDamaged)
	}
	seen := map[int]bool{}
	for next := []int{int(at)}; len(next) > 0; {
		at := next[0]
		next = next[1:]
		if at < 0 || at >= len(d.data) || seen[at] || len(seen) > maxSections {
			return fmt.Errorf("%w: its cross-references lead astray", ErrDamaged)
		}
		seen[at] = true
		trailer, err := d.crossReferences(at)
		if err != nil {
			return err
		}
		if d.trailer == nil {
			d.trailer = trailer
		}
		for _, key := range []name{"XRefStm", "Prev"} {
			if at, ok := trailer[key].(float64); ok {
				next = append(next, int(at))
			}
		}
	}
	if _, locked := d.trailer["Encrypt"]; locked {
		return ErrEncrypted
	}
	return nil
}

// crossReferences reads the table or stream at an offset and returns its trailer.
func (d *document) crossReferences(at int) (dict, error) {
	s := &scanner{data: d.data, at: at}
	if s.skip(); !s.starts("xref") {
		o, _ := d.indirect(at)
		x, ok := o.(*stream)
		if !ok {
			return nil, fmt.Errorf("%w: its cross-references can't be read", ErrDamaged)
		}
		return x.dict, d.xrefStream(x)
	}
	s.at += len("xref")
	for {
		first := s.next(0)
		if first == keyword("trailer") {
			break
		}
		from, ok := first.(float64)
		count, ok2 := s.next(0).(float64)
		s.skip()
		if size := len(s.data) - s.at; !ok || !ok2 || from < 0 || count < 0 || count > float64(size/20) {
			return nil, fmt.Errorf("%w: its cross-references can't be read", ErrDamaged)
		}
		n := int(count)
		d.sections = append(d.sections, section{first: int(from), count: n, table: s.data[s.at : s.at+20*n]})
		s.at += 20 * n
	}
	trailer, ok := s.next(0).(dict)
	if !ok {
		return nil, fmt.Errorf("%w: it has no trailer", ErrDamaged)
	}
	return trailer, nil
}

// xrefStream reads a cross-reference stream (7.5.8).
func (d *document) xrefStream(x *stream) error {
	entries, err := d.unpack(x)
	if err != nil {
		return err
	}
	sec := section{}
	widths, _ := x.dict["W"].(array)
	total := 0
	for i := range sec.widths {
		if len(widths) == len(sec.widths) {
			w, _ := widths[i].(float64)
			sec.widths[i] = min(max(int(w), 0), 8)
			total += sec.widths[i]
		}
	}
	if total == 0 {
		return fmt.Errorf("%w: its cross-references can't be read", ErrDamaged)
	}
	index, ok := x.dict["Index"].(array)
	if !ok {
		index = array{0., x.dict["Size"]}
	}
	for pair := range slices.Chunk(index, 2) {
		first, ok := pair[0].(float64)
		if !ok || len(pair) < 2 {
			break
		}
		count, _ := pair[1].(float64)
		n := min(max(int(count), 0), len(entries)/total)
		sec.first, sec.count, sec.stream = int(first), n, entries[:n*total]
		d.sections = append(d.sections, sec)
		entries = entries[n*total:]
	}
	return nil
}

// entry returns the newest cross-reference of an object: its kind (0 free, 1 at an offset, 2 in an
// object stream) and the kind's two numbers.
func (d *document) entry(number int) (kind, a, b int) {
	for _, s := range d.sections {
		i := number - s.first
		if i < 0 || i >= s.count {
			continue
		}
		if s.table != nil {
			line := s.table[20*i : 20*i+20]
			if line[17] != 'n' {
				return 0, 0, 0
			}
			offset, _ := strconv.Atoi(string(line[:10]))
			return 1, offset, 0
		}
		at := i * (s.widths[0] + s.widths[1] + s.widths[2])
		field := func(width, otherwise int) int {
			if width == 0 {
				return otherwise
			}
			v := 0
			for _, c := range s.stream[at : at+width] {
				v = v<<8 | int(c)
			}
			at += width
			return v
		}
		return field(s.widths[0], 1), field(s.widths[1], 0), field(s.widths[2], 0)
	}
	return 0, 0, 0
}

// resolve follows references to an object; one that isn't there is null, as the standard says.
func (d *document) resolve(o object) object {
	for range mostHops {
		ref, is := o.(reference)
		if !is {
			return o
		}
		switch kind, a, b := d.entry(ref.number); kind {
		case 1:
			found, number := d.indirect(a)
			if number != ref.number {
				return nil
			}
			o = found
		case 2:
			o = d.inStream(a, b, ref.number)
		default:
			return nil
		}
	}
	return nil
}

// indirect reads an indirect object ("7 0 obj …") at an offset and returns it with its number.
func (d *document) indirect(at int) (object, int) {
	if at < 0 || at >= len(d.data) {
		return nil, -1
	}
	s := &scanner{data: d.data, at: at}
	number, ok := s.next(0).(float64)
	if _, isNumber := s.next(0).(float64); !ok || !isNumber || s.next(0) != keyword("obj") {
		return nil, -1
	}
	o := s.next(0)
	entries, is := o.(dict)
	if !is {
		return o, int(number)
	}
	if s.skip(); !s.starts("stream") {
		return o, int(number)
	}
	s.at += len("stream")
	if s.starts("\r\n") {
		s.at++
	}
	s.at++
	length := entries["Length"]
	if ref, is := length.(reference); is { // a plain number in the file, never in a stream
		if kind, a, _ := d.entry(ref.number); kind == 1 && a != at {
			length = nil
			number := &scanner{data: d.data, at: min(max(a, 0), len(d.data))}
			number.next(0)
			number.next(0)
			if number.next(0) == keyword("obj") {
				length = number.next(0)
			}
		}
	}
	n, ok := length.(float64)
	if !ok || n < 0 || n > float64(len(d.data)-min(s.at, len(d.data))) {
		return nil, int(number)
	}
	return &stream{entries, d.data[s.at : s.at+int(n)]}, int(number)
}

// inStream returns an object of an object stream.
func (d *document) inStream(container, index, number int) object {
	c, ok := d.packed[container]
	if !ok {
		c = d.objectStream(container)
		if d.packed == nil {
			d.packed = map[int]*unpacked{}
		}
		d.packed[container] = c
	}
	if c == nil || index < 0 || index >= c.n {
		return nil
	}
	head := scanner{data: c.data[:c.first]}
	for range 2 * index {
		head.next(0)
	}
	of, _ := head.next(0).(float64)
	at, ok := head.next(0).(float64)
	if !ok || int(of) != number || at < 0 || at > float64(len(c.data)-c.first) {
		return nil
	}
	s := scanner{data: c.data, at: c.first + int(at)}
	return s.next(0)
}

// objectStream unpacks an object stream, which must be in the file itself, or returns nil.
func (d *document) objectStream(number int) *unpacked {
	kind, at, _ := d.entry(number)
	if kind != 1 {
		return nil
	}
	o, found := d.indirect(at)
	s, ok := o.(*stream)
	if !ok || found != number {
		return nil
	}
	data, err := d.unpack(s)
	n, _ := s.dict["N"].(float64)
	first, _ := s.dict["First"].(float64)
	if err != nil || first < 0 || first > float64(len(data)) {
		return nil
	}
	return &unpacked{data, min(int(n), int(first)/2), int(first)} // no more than its head can hold
}

// unpack returns the bytes of a stream after its filters.
func (d *document) unpack(s *stream) ([]byte, error) {
	filters, parameters := d.list(s.dict["Filter"]), d.list(s.dict["DecodeParms"])
	data := s.data
	for i, f := range filters {
		if f != name("FlateDecode") {
			return nil, fmt.Errorf("%w: it is packed as %v", ErrDamaged, f)
		}
		r, err := zlib.NewReader(bytes.NewReader(data))
		if err != nil {
			return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
		}
		out, err := io.ReadAll(io.LimitReader(r, d.left+1))
		if err != nil {
			return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
		}
		if d.left -= int64(len(out)); d.left < 0 {
			return nil, fmt.Errorf("%w: over %d MB", ErrTooLarge, maxUnpacked>>20)
		}
		data = out
		if i < len(parameters) {
			if data, err = unpredict(data, d.dict(parameters[i])); err != nil {
				return nil, err
			}
		}
	}
	return data, nil
}

var errPredictor = errors.New("a predictor that is not read")

// unpredict undoes PNG's prediction (7.4.4.4), with which cross-references are often packed.
func unpredict(data []byte, p dict) ([]byte, error) {
	predictor, _ := p["Predictor"].(float64)
	if predictor < 2 {
		return data, nil
	}
	columns := 1
	if v, ok := p["Columns"].(float64); ok {
		columns = int(v)
	}
	for key, usual := range map[name]float64{"Colors": 1, "BitsPerComponent": 8} {
		if v, ok := p[key].(float64); ok && v != usual {
			return nil, fmt.Errorf("%w: %w", ErrDamaged, errPredictor)
		}
	}
	if predictor < 10 || columns < 1 || columns > 1<<20 {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, errPredictor)
	}
	out := make([]byte, 0, len(data))
	above := make([]byte, columns)
	for len(data) > columns {
		row := data[1 : 1+columns]
		for i := range row {
			var left, corner byte
			if i > 0 {
				left, corner = row[i-1], above[i-1]
			}
			switch data[0] {
			case 1:
				row[i] += left
			case 2:
				row[i] += above[i]
			case 3:
				row[i] += byte((int(left) + int(above[i])) / 2)
			case 4:
				row[i] += paeth(left, above[i], corner)
			}
		}
		out = append(out, row...)
		above, data = row, data[1+columns:]
	}
	return out, nil
}

// paeth returns the neighbour nearest to left + above - corner.
func paeth(left, above, corner byte) byte {
	p := int(left) + int(above) - int(corner)
	dl, da, dc := max(p-int(left), int(left)-p), max(p-int(above), int(above)-p), max(p-int(corner), int(corner)-p)
	switch {
	case dl <= da && dl <= dc:
		return left
	case da <= dc:
		return above
	}
	return corner
}

// list returns an object as an array: itself if it is one, else an array that holds it.
func (d *document) list(o object) array {
	switch v := d.resolve(o).(type) {
	case nil:
		return nil
	case array:
		return v
	default:
		return array{v}
	}
}

// dict returns the dictionary that an object is or refers to, or nil.
func (d *document) dict(o object) dict {
	switch v := d.resolve(o).(type) {
	case dict:
		return v
	case *stream:
		return v.dict
	}
	return nil
}

func (d *document) text(o object) string {
	s, _ := d.resolve(o).(str)
	return textOf(s)
}

func (d *document) name(o object) string {
	n, _ := d.resolve(o).(name)
	return string(n)
}
