package draw

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"slices"
)

// sfnt is a TrueType file, which begins with a directory of its tables (OpenType 1.9, "Organization of
// an OpenType Font").
type sfnt struct {
	file    io.ReaderAt
	size    int64
	entries []sfntEntry
}

type sfntEntry struct {
	tag          string
	offset, size uint32
}

const sfntHead, sfntEntrySize = 12, 16 // bytes before the directory, and of an entry

var errSfnt = errors.New("this is not a TrueType font")

func openSfnt(file io.ReaderAt) (*sfnt, error) {
	be := binary.BigEndian
	head := make([]byte, sfntHead)
	if n, err := file.ReadAt(head, 0); n < len(head) {
		return nil, fmt.Errorf("%w: %w", errSfnt, err)
	} else if be.Uint32(head) != 0x00010000 {
		return nil, errSfnt
	}
	directory := make([]byte, sfntEntrySize*int(be.Uint16(head[4:])))
	if n, err := file.ReadAt(directory, sfntHead); n < len(directory) {
		return nil, fmt.Errorf("%w: %w", errSfnt, err)
	}
	f := &sfnt{file: file}
	for entry := range slices.Chunk(directory, sfntEntrySize) {
		e := sfntEntry{string(entry[:4]), be.Uint32(entry[8:]), be.Uint32(entry[12:])}
		f.entries = append(f.entries, e)
		f.size = max(f.size, int64(e.offset)+int64(e.size))
	}
	if n, err := file.ReadAt(make([]byte, 1), f.size-1); n == 0 {
		return nil, fmt.Errorf("%w: %w", errSfnt, err)
	}
	return f, nil
}

// table returns the bytes of a table, or nil if there is none.
func (f *sfnt) table(tag string) ([]byte, error) {
	for _, e := range f.entries {
		if e.tag == tag {
			data := make([]byte, e.size)
			if n, err := f.file.ReadAt(data, int64(e.offset)); n < len(data) {
				return nil, fmt.Errorf("reading table %s: %w", tag, err)
			}
			return data, nil
		}
	}
	return nil, nil
}

// only returns a reader of the file in which the directory lists these tables alone.
func (f *sfnt) only(tags ...string) *io.SectionReader {
	be := binary.BigEndian
	head := be.AppendUint32(nil, 0x00010000)
	head = append(head, make([]byte, sfntHead-len(head))...)
	for _, e := range f.entries {
		if slices.Contains(tags, e.tag) {
			head = append(head, e.tag...)
			head = be.AppendUint32(be.AppendUint32(be.AppendUint32(head, 0), e.offset), e.size)
		}
	}
	be.PutUint16(head[4:], uint16((len(head)-sfntHead)/sfntEntrySize))
	return io.NewSectionReader(&headed{head, f.file}, 0, f.size)
}

// headed reads a file whose first bytes are replaced.
type headed struct {
	head []byte
	file io.ReaderAt
}

func (h *headed) ReadAt(p []byte, off int64) (int, error) {
	n := 0
	if off < int64(len(h.head)) {
		n = copy(p, h.head[off:])
	}
	more, err := h.file.ReadAt(p[n:], off+int64(n))
	return n + more, err
}
