package atlas

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"sync"

	"github.com/klauspost/compress/zstd"

	"lectern/assets"
)

// class is what a line of the basemap is.
type class uint8

const (
	coast class = iota
	province
	border
	lake
	river
	claim
	disputed
	indefinite
	lineOfControl
	unseen // the map's own edge, the antimeridian, a line mended away: never stroked
)

// line is a polyline of the basemap with a face on each side, or -1. Coordinates are integers of
// quantum degrees. level tells for every vertex the coarsest level of detail that needs it.
type line struct {
	class       class
	rank        uint8
	left, right int32
	x, y        []int32
	level       []uint8
}

// face is a province, or a country without provinces.
type face struct {
	name, iso string
	country   int32
	lon, lat  float32 // of its label
	area      float32 // square degrees, of its coarse outline
	hidden    bool    // merged into another
}

// town is a named place.
type town struct {
	name       string
	lon, lat   float32
	rank       uint8 // 0 is the largest
	capital    uint8 // 2: of a country, 1: of a province
	population int32
}

type country struct {
	code     string // ISO 3166-1 alpha-3 where there is one
	name     string
	upper    string  // as maps name countries
	lon, lat float32 // of its label
	area     float32
}

// World is the decoded basemap. It is shared and never changed.
type World struct {
	quantum   float64 // degrees
	countries []country
	faces     []face
	lines     []line
	towns     []town
	gazetteer gazetteer

	ofClass [unseen + 1][]int32 // lines

	counterclockwise bool // outlines have their inside on the left, seen with north up
}

// Load gives the embedded basemap, decoded and mended once.
var Load = sync.OnceValue(func() *World {
	w, err := decode(assets.World)
	if err != nil {
		panic("atlas: the embedded basemap is broken: " + err.Error()) // a fault of the build, not of any input
	}
	w.mend()
	w.measure()
	w.gazetteer.index(w)
	return w
})

var (
	errCut   = errors.New("the basemap ends too early")
	errWrong = errors.New("the basemap refers to something that it doesn't hold")
)

// largest is more than a basemap of this kind can unpack to.
const largest = 16 << 20

// reader reads the varints of the file and stops at its end.
type reader struct {
	b   []byte
	err error
}

func (r *reader) uint() int {
	v, n := binary.Uvarint(r.b)
	if n <= 0 {
		r.fail(errCut)
		return 0
	}
	r.b = r.b[n:]
	return int(v)
}

func (r *reader) int() int {
	v, n := binary.Varint(r.b)
	if n <= 0 {
		r.fail(errCut)
		return 0
	}
	r.b = r.b[n:]
	return int(v)
}

func (r *reader) string() string {
	n := r.uint()
	if n < 0 || n > len(r.b) {
		r.fail(errCut)
		return ""
	}
	s := string(r.b[:n])
	r.b = r.b[n:]
	return s
}

// count reads a length and refuses one that the rest of the file can't hold, with so many bytes
// each at least.
func (r *reader) count(each int) int {
	n := r.uint()
	if n < 0 || n > len(r.b)/each {
		r.fail(errCut)
		return 0
	}
	return n
}

// below reads a number that must be under a limit: an index, a code.
func (r *reader) below(limit int) int {
	n := r.uint()
	if n < 0 || n >= limit {
		r.fail(errWrong)
		return 0
	}
	return n
}

// fail ends the reading; the first error stays.
func (r *reader) fail(err error) { r.err, r.b = cmp.Or(r.err, err), nil }

func decode(packed []byte) (*World, error) {
	z, err := zstd.NewReader(bytes.NewReader(packed), zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(largest))
	if err != nil {
		return nil, fmt.Errorf("unpacking: %w", err)
	}
	defer z.Close()
	var raw bytes.Buffer
	raw.Grow(4 << 20)
	if _, err := raw.ReadFrom(io.LimitReader(z, largest)); err != nil {
		return nil, fmt.Errorf("unpacking: %w", err)
	}
	return read(raw.Bytes())
}

// read takes the file apart: countries, faces, arcs, lakes, rivers, disputed lines, towns. All
// coordinates are deltas to the vertex before.
func read(raw []byte) (*World, error) {
	if len(raw) < 4 {
		return nil, errCut
	}
	r := &reader{b: raw[4:]}
	w := &World{quantum: float64(r.below(1e5)) / 1e5}
	w.countries = make([]country, r.count(2))
	for i := range w.countries {
		w.countries[i] = country{code: r.string(), name: r.string()}
	}
	w.faces = make([]face, r.count(7))
	for i := range w.faces {
		f := &w.faces[i]
		f.name, f.iso = r.string(), r.string()
		f.country = int32(r.below(len(w.countries)))
		f.lon, f.lat = float32(r.int())/1e4, float32(r.int())/1e4
		r.uint() // the source's own ranks for labels
		r.uint()
	}
	w.decodeLines(r)
	w.towns = make([]town, r.count(6))
	for i := range w.towns {
		t := &w.towns[i]
		t.lon, t.lat = float32(r.int())/1e4, float32(r.int())/1e4
		t.rank, t.capital = uint8(r.uint()), uint8(r.uint())
		t.population = int32(r.uint()) * 1000
		t.name = r.string()
	}
	if w.quantum == 0 {
		r.fail(errWrong)
	}
	return w, r.err
}

func (w *World) decodeLines(r *reader) {
	var x, y int32
	vertices := func(l *line) {
		n := r.count(2)
		l.x, l.y = make([]int32, n), make([]int32, n)
		for i := range n {
			x, y = x+int32(r.int()), y+int32(r.int())
			l.x[i], l.y[i] = x, y
		}
	}
	for range r.count(3) {
		l := line{left: int32(r.below(len(w.faces)+1)) - 1, right: int32(r.below(len(w.faces)+1)) - 1}
		vertices(&l)
		w.lines = append(w.lines, l)
	}
	for _, group := range []class{lake, river, claim} {
		x, y = 0, 0
		for range r.count(4) {
			l := line{class: group, left: -1, right: -1, rank: uint8(r.uint())}
			if kind := r.uint(); group == claim {
				l.class += class(kind - 1)
				if kind < 1 || l.class >= unseen {
					r.fail(errWrong)
				}
			}
			r.string()
			vertices(&l)
			w.lines = append(w.lines, l)
		}
	}
}
