package pdf

import (
	"encoding/binary"
	"slices"
	"strings"

	"lectern/app/draw"
)

// Flags of a composite glyph's component (OpenType 1.9, glyf).
const (
	wordArguments = 1 << 0
	scaled        = 1 << 3
	moreParts     = 1 << 5
	scaledXY      = 1 << 6
	twoByTwo      = 1 << 7
)

// outlines holds the outlines of a font's glyphs.
type outlines struct {
	loca, glyf []byte
	long       bool // loca has offsets of four bytes
}

// of returns a glyph's outline.
func (o *outlines) of(glyph uint16) []byte {
	be := binary.BigEndian
	if o.long {
		return o.glyf[be.Uint32(o.loca[4*int(glyph):]):be.Uint32(o.loca[4*int(glyph)+4:])]
	}
	return o.glyf[2*int(be.Uint16(o.loca[2*int(glyph):])) : 2*int(be.Uint16(o.loca[2*int(glyph)+2:]))]
}

// parts returns the components of a composite glyph.
func (o *outlines) parts(glyph uint16) (parts []uint16) {
	be := binary.BigEndian
	data := o.of(glyph)
	if len(data) == 0 || int16(be.Uint16(data)) >= 0 {
		return nil
	}
	for data = data[10:]; ; {
		flags := be.Uint16(data)
		parts = append(parts, be.Uint16(data[2:]))
		size := 6
		if flags&wordArguments != 0 {
			size = 8
		}
		switch {
		case flags&scaled != 0:
			size += 2
		case flags&scaledXY != 0:
			size += 4
		case flags&twoByTwo != 0:
			size += 8
		}
		if data = data[size:]; flags&moreParts == 0 {
			return parts
		}
	}
}

// subset returns a font file with the outlines and widths of some glyphs, which keep their numbers, and
// with copies of glyphs behind the font's last one. It has the tables that a PDF needs (ISO 32000-1, 9.9)
// and none for shaping.
func subset(of *draw.Font, glyphs, copies []uint16) []byte {
	be := binary.BigEndian
	head, hhea, maxp, hmtx := of.Table("head"), of.Table("hhea"), of.Table("maxp"), of.Table("hmtx")
	from := outlines{of.Table("loca"), of.Table("glyf"), be.Uint16(head[50:]) != 0}
	count := be.Uint16(maxp[4:])
	original := func(g uint16) uint16 {
		if g < count {
			return g
		}
		return copies[g-count]
	}
	keep := make([]bool, int(count)+len(copies))
	last := uint16(0)
	for todo := append([]uint16{0}, glyphs...); len(todo) > 0; todo = todo[1:] {
		if g := todo[0]; !keep[g] {
			keep[g], last = true, max(last, g)
			todo = append(todo, from.parts(original(g))...)
		}
	}
	metrics := int(be.Uint16(hhea[34:])) // number of advances; later glyphs share the last one
	var loca, glyf, advances []byte
	for g := range int(last) + 1 {
		loca = be.AppendUint32(loca, uint32(len(glyf)))
		if !keep[g] {
			advances = append(advances, 0, 0, 0, 0)
			continue
		}
		m := int(original(uint16(g)))
		advances = append(advances, hmtx[4*min(m, metrics-1):][:2]...)
		if bearing := 4*m + 2; m < metrics {
			advances = append(advances, hmtx[bearing:bearing+2]...)
		} else {
			advances = append(advances, hmtx[4*metrics+2*(m-metrics):][:2]...)
		}
		glyf = append(glyf, from.of(uint16(m))...)
		for len(glyf)%4 != 0 {
			glyf = append(glyf, 0)
		}
	}
	loca = be.AppendUint32(loca, uint32(len(glyf)))
	be.PutUint16(head[50:], 1) // loca has offsets of four bytes
	be.PutUint16(maxp[4:], last+1)
	be.PutUint16(hhea[34:], last+1)
	tables := []table{{"glyf", glyf}, {"head", head}, {"hhea", hhea}, {"hmtx", advances}, {"loca", loca}, {"maxp", maxp}}
	for _, tag := range []string{"cvt ", "fpgm", "prep"} { // hints
		if data := of.Table(tag); data != nil {
			tables = append(tables, table{tag, data})
		}
	}
	slices.SortFunc(tables, func(a, b table) int { return strings.Compare(a.tag, b.tag) })
	return sfnt(tables)
}

type table struct {
	tag  string
	data []byte
}

// sfnt returns a TrueType file of tables, which must be in the order of their tags. The checksum of the
// whole file, in the table head, is left as it was: readers of PDF don't check it.
func sfnt(tables []table) []byte {
	const headSize, entrySize = 12, 16 // before the directory of tables, and of an entry
	be := binary.BigEndian
	size := headSize + entrySize*len(tables)
	for _, t := range tables {
		size += (len(t.data) + 3) &^ 3
	}
	out := make([]byte, headSize+entrySize*len(tables), size)
	be.PutUint32(out, 0x00010000)
	be.PutUint16(out[4:], uint16(len(tables)))
	power := 1
	for 2*power <= len(tables) {
		power *= 2
		be.PutUint16(out[8:], be.Uint16(out[8:])+1)
	}
	be.PutUint16(out[6:], uint16(entrySize*power))
	be.PutUint16(out[10:], uint16(entrySize*(len(tables)-power)))
	for i, t := range tables {
		entry := out[headSize+i*entrySize:]
		copy(entry, t.tag)
		be.PutUint32(entry[8:], uint32(len(out)))
		be.PutUint32(entry[12:], uint32(len(t.data)))
		from := len(out)
		out = append(out, t.data...)
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
		sum := uint32(0)
		for ; from < len(out); from += 4 {
			sum += be.Uint32(out[from:])
		}
		be.PutUint32(entry[4:], sum)
	}
	return out
}
