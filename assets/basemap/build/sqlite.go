package main

import (
	"encoding/binary"
	"errors"
	"fmt"
)

// database reads the rows of a table of an SQLite file, which is all that the builder needs of
// it (sqlite.org/fileformat2.html: 1.5 B-tree pages, 2.1 record format).
type database struct {
	b        []byte
	pageSize int
	usable   int // bytes of a page that hold content
}

// row is a row of a table; an INTEGER PRIMARY KEY is its id and nil among its values, which are
// int64, string, []byte or nil.
type row struct {
	id     int64
	values []any
}

var errDatabase = errors.New("the database is broken")

func openDatabase(b []byte) (*database, error) {
	if len(b) < 100 || string(b[:16]) != "SQLite format 3\x00" {
		return nil, errors.New("opening a database: it is none of SQLite 3")
	}
	size := int(binary.BigEndian.Uint16(b[16:]))
	if size == 1 {
		size = 65536
	}
	return &database{b, size, size - int(b[20])}, nil
}

// table reads all rows of a table.
func (d *database) table(name string) ([]row, error) {
	schema, err := d.rows(1)
	if err != nil {
		return nil, fmt.Errorf("reading the database's schema: %w", err)
	}
	for _, r := range schema {
		if len(r.values) == 5 && r.values[0] == "table" && r.values[1] == name {
			root, _ := r.values[3].(int64)
			rows, err := d.rows(int(root))
			if err != nil {
				return nil, fmt.Errorf("reading the table %s: %w", name, err)
			}
			return rows, nil
		}
	}
	return nil, fmt.Errorf("the database has no table %s", name)
}

func (d *database) page(n int) ([]byte, error) {
	if n < 1 || n*d.pageSize > len(d.b) {
		return nil, errDatabase
	}
	return d.b[(n-1)*d.pageSize : n*d.pageSize], nil
}

// rows walks the tree below a page.
func (d *database) rows(n int) ([]row, error) {
	page, err := d.page(n)
	if err != nil {
		return nil, err
	}
	head := page
	if n == 1 {
		head = page[100:] // after the header of the file
	}
	const interior, leaf = 0x05, 0x0d
	cells := int(binary.BigEndian.Uint16(head[3:]))
	pointers := head[8:]
	if head[0] == interior {
		pointers = head[12:]
	}
	var all []row
	for i := range cells {
		cell := page[binary.BigEndian.Uint16(pointers[2*i:]):]
		switch head[0] {
		case interior:
			below, err := d.rows(int(binary.BigEndian.Uint32(cell)))
			if err != nil {
				return nil, err
			}
			all = append(all, below...)
		case leaf:
			r, err := d.row(cell)
			if err != nil {
				return nil, err
			}
			all = append(all, r)
		default:
			return nil, errDatabase
		}
	}
	if head[0] == interior {
		below, err := d.rows(int(binary.BigEndian.Uint32(head[8:])))
		return append(all, below...), err
	}
	return all, nil
}

// row reads a cell of a leaf, with what of it lies on pages of its own.
func (d *database) row(cell []byte) (row, error) {
	size, n := bigVarint(cell)
	id, m := bigVarint(cell[n:])
	cell = cell[n+m:]
	local := int(size)
	if most := d.usable - 35; local > most {
		least := (d.usable-12)*32/255 - 23
		if local = least + (int(size)-least)%(d.usable-4); local > most {
			local = least
		}
	}
	payload := append([]byte(nil), cell[:local]...)
	for next := 0; len(payload) < int(size); {
		if next == 0 {
			next = int(binary.BigEndian.Uint32(cell[local:]))
		}
		page, err := d.page(next)
		if err != nil {
			return row{}, err
		}
		next = int(binary.BigEndian.Uint32(page))
		payload = append(payload, page[4:min(d.usable, 4+int(size)-len(payload))]...)
	}
	values, err := record(payload)
	return row{int64(id), values}, err
}

func record(b []byte) ([]any, error) {
	size, n := bigVarint(b)
	types, body := b[n:size], b[size:]
	var values []any
	for len(types) > 0 {
		t, n := bigVarint(types)
		types = types[n:]
		var v any
		length := 0
		switch widths := [...]int{0, 1, 2, 3, 4, 6, 8, 8, 0, 0}; {
		case t >= 12:
			if length = int(t-12) / 2; length > len(body) {
				return nil, errDatabase
			}
			if v = body[:length]; t%2 == 1 {
				v = string(body[:length])
			}
		case t == 8 || t == 9:
			v = int64(t - 8)
		case t > 0 && t < 7:
			var whole int64
			for i, c := range body[:widths[t]] {
				if whole = whole<<8 | int64(c); i == 0 {
					whole = int64(int8(c))
				}
			}
			v, length = whole, widths[t]
		case t == 7: // a float: none is asked for
			length = 8
		}
		values = append(values, v)
		body = body[length:]
	}
	return values, nil
}

// bigVarint reads SQLite's own varint, most significant bits first.
func bigVarint(b []byte) (v uint64, n int) {
	for n < 9 && n < len(b) {
		c := b[n]
		n++
		if n == 9 {
			return v<<8 | uint64(c), n
		}
		if v = v<<7 | uint64(c&0x7f); c < 0x80 {
			break
		}
	}
	return v, n
}
