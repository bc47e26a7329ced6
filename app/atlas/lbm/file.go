package lbm

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"sync"

	"github.com/klauspost/compress/zstd"
)

// magic names the format and its version.
const magic = "LBM3"

const (
	maxLevels = 16
	largest   = 32 << 20 // bytes that a section may unpack to
)

// File is an opened basemap. It unpacks parts when they are asked for and doesn't keep them. It is safe for
// concurrent use.
type File struct {
	*Index
	levels              [][]byte // packed
	towns, local, names []byte   // packed
}

// Open reads the index of a file that is kept in memory.
func Open(file []byte) (*File, error) {
	rest, ok := bytes.CutPrefix(file, []byte(magic))
	if !ok {
		return nil, errors.New("opening a basemap: it is not of version " + magic[3:])
	}
	r := &reader{b: rest}
	sections := make([][]byte, r.below(maxLevels+5))
	sizes := make([]int, len(sections))
	for i := range sizes {
		sizes[i] = r.uint()
	}
	for i := range sections {
		sections[i] = r.take(sizes[i])
	}
	if len(sections) < 5 {
		r.fail(errWrong)
	}
	if err := r.end(); err != nil {
		return nil, fmt.Errorf("opening a basemap: %w", err)
	}
	n := len(sections)
	f := &File{Index: &Index{}, levels: sections[1 : n-3], towns: sections[n-3], local: sections[n-2], names: sections[n-1]}
	err := read(sections[0], func(r *reader) { f.Index.read(r) })
	if err == nil && len(f.levels) != len(f.Tolerance) {
		err = errWrong
	}
	if err != nil {
		return nil, fmt.Errorf("reading the basemap's index: %w", err)
	}
	return f, nil
}

// Detail returns the vertices up to a level, 0 for the coarsest; before are those up to the level before it,
// nil for the first.
func (f *File) Detail(before *Detail, level int) (*Detail, error) {
	section, err := unpack(f.levels[level])
	if err == nil {
		before, err = refine(before, len(f.Lines), f.perDegree(), level, section)
	}
	if err != nil {
		return nil, fmt.Errorf("reading the basemap's level %d: %w", level, err)
	}
	return before, nil
}

// Towns reads the towns.
func (f *File) Towns() (towns []Town, err error) {
	if err := read(f.towns, func(r *reader) { towns = readTowns(r, len(f.Countries)) }); err != nil {
		return nil, fmt.Errorf("reading the basemap's towns: %w", err)
	}
	return towns, nil
}

// Local reads the names in the countries' own languages.
func (f *File) Local() (l Local, err error) {
	if err := read(f.local, func(r *reader) { l.read(r) }); err != nil {
		return Local{}, fmt.Errorf("reading the basemap's local names: %w", err)
	}
	return l, nil
}

// Names reads the other names of towns.
func (f *File) Names() (Names, error) {
	section, err := unpack(f.names)
	if err != nil {
		return "", fmt.Errorf("reading the basemap's names: %w", err)
	}
	return Names(section), nil
}

// read unpacks a section and has by read all of it.
func read(packed []byte, by func(*reader)) error {
	section, err := unpack(packed)
	if err != nil {
		return err
	}
	r := newReader(section)
	by(r)
	return r.end()
}

// unpackers pools decoders, because their tables are large.
var unpackers = sync.Pool{New: func() any {
	z, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(largest))
	if err != nil {
		panic("lbm: " + err.Error()) // the options are constant
	}
	return z
}}

func unpack(packed []byte) ([]byte, error) {
	z := unpackers.Get().(*zstd.Decoder)
	defer unpackers.Put(z)
	section, err := z.DecodeAll(packed, nil)
	if err != nil {
		return nil, fmt.Errorf("unpacking: %w", err)
	}
	return section, nil
}

// Write writes a map as a file; the same map gives the same bytes.
func (m *Map) Write(to io.Writer) error {
	z, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBestCompression), zstd.WithEncoderConcurrency(1))
	if err != nil {
		return fmt.Errorf("packing a basemap: %w", err)
	}
	var index, towns, local writer
	m.Index.write(&index)
	writeTowns(&towns, m.Towns)
	m.Local.write(&local)
	sections := [][]byte{index.b}
	for level := range m.Tolerance {
		sections = append(sections, m.Detail.write(level))
	}
	sections = append(sections, towns.b, local.b, []byte(m.Names))
	var head, body writer
	head.uint(len(sections))
	for _, s := range sections {
		packed := z.EncodeAll(s, nil)
		head.uint(len(packed))
		body.take(packed)
	}
	for _, part := range [][]byte{[]byte(magic), head.b, body.b} {
		if _, err := to.Write(part); err != nil {
			return fmt.Errorf("writing a basemap: %w", err)
		}
	}
	return nil
}
