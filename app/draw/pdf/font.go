package pdf

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"

	"lectern/app/draw"
)

// font is a font as the document uses it. Its character codes are the numbers of its glyphs, so a glyph
// that stands for several texts, as the letters of Arabic that differ in their dots, is copied behind the
// last one for each: a code then tells its text. So is glyph 0, which no text of PDF/A may show (ISO
// 19005-3, 6.2.11.8).
type font struct {
	of       *draw.Font
	resource string            // its name in the pages' resources
	texts    map[uint16]string // by code
	first    []string          // by glyph: the text for which its own number stands, as texts has it
	codes    map[meant]uint16  // of the copies
	copies   []uint16          // the glyphs copied, from the number count on
	count    uint16            // of the font's own glyphs
	advances map[uint16]float64
}

// meant is a glyph and the text for which it stands.
type meant struct {
	glyph uint16
	text  string
}

// code returns the code by which a glyph is shown that stands for a text.
func (f *font) code(glyph uint16, text string) uint16 {
	if glyph >= f.count { // no glyph of the font
		glyph = 0
	}
	if glyph != 0 {
		switch f.first[glyph] {
		case text:
			return glyph
		case "":
			f.first[glyph], f.texts[glyph] = text, text
			return glyph
		}
	}
	m := meant{glyph, text}
	if code, ok := f.codes[m]; ok {
		return code
	}
	if int(f.count)+len(f.copies) >= lastCode { // the last one is for all that are missing besides
		if glyph != 0 {
			return glyph
		}
		m.text = "\uFFFD"
		if code, ok := f.codes[m]; ok {
			return code
		}
	}
	code := f.count + uint16(len(f.copies))
	f.copies = append(f.copies, glyph)
	f.codes[m], f.texts[code] = code, m.text
	return code
}

// lastCode leaves the number of glyphs in two bytes, as a font file has it.
const lastCode = math.MaxUint16 - 1

func glyphCount(of *draw.Font) uint16 { return binary.BigEndian.Uint16(of.Table("maxp")[4:]) }

// glyph returns the font's own glyph for a code.
func (f *font) glyph(code uint16) uint16 {
	if code < f.count {
		return code
	}
	return f.copies[code-f.count]
}

// advance returns a glyph's advance, to a thousandth of an em, as the file has it.
func (f *font) advance(glyph uint16) float64 {
	a, ok := f.advances[glyph]
	if !ok {
		a = math.Round(float64(f.of.Natural(glyph))*1000) / 1000
		f.advances[glyph] = a
	}
	return a
}

func (d *Document) font(of *draw.Font) *font {
	f, ok := d.fonts[of]
	if !ok {
		n, count := len(d.fontOrder), glyphCount(of)
		f = &font{of: of, resource: fmt.Sprintf("T%d", n), count: count, first: make([]string, count), codes: map[meant]uint16{}, texts: map[uint16]string{}, advances: map[uint16]float64{}}
		d.fonts[of] = f
		d.fontOrder = append(d.fontOrder, f)
	}
	return f
}

// embedFont writes a font (ISO 32000-1, 9.7) and gives the number of its object.
func (d *Document) embedFont(f *file, own *font, n int) int {
	em := float64(own.of.Em())
	at := func(table string, offset int) string {
		data := own.of.Table(table)[offset:]
		return strconv.Itoa(int(math.Round(float64(int16(binary.BigEndian.Uint16(data))) * 1000 / em)))
	}
	codes := slices.Sorted(maps.Keys(own.texts))
	program := subset(own.of, codes, own.copies)
	name := fmt.Sprintf("LECTE%c+%s", 'A'+n, own.of.Name)
	italic := int16(binary.BigEndian.Uint16(own.of.Table("post")[4:]))
	weight := float64(binary.BigEndian.Uint16(own.of.Table("OS/2")[4:]))
	descriptor := f.add(fmt.Sprintf("<</Type /FontDescriptor /FontName /%s /Flags 4 /FontBBox [%s %s %s %s] /ItalicAngle %d /Ascent %s /Descent %s /CapHeight %s /StemV %.0f /FontFile2 %d 0 R>>",
		name, at("head", 36), at("head", 38), at("head", 40), at("head", 42), italic, at("hhea", 4), at("hhea", 6), at("OS/2", 88),
		50+weight*weight/65/65, // there is no such measure in a TrueType font; bold stems are thicker
		f.addStream(fmt.Sprintf("/Length1 %d", len(program)), program)))
	var widths []byte
	for i, code := range codes {
		if i == 0 || codes[i-1] != code-1 {
			if i > 0 {
				widths = append(widths, "] "...)
			}
			widths = append(strconv.AppendInt(widths, int64(code), 10), " ["...)
		}
		widths = append(strconv.AppendFloat(widths, math.Round(own.advance(own.glyph(code))*1000), 'f', -1, 64), ' ')
	}
	descendant := f.add(fmt.Sprintf("<</Type /Font /Subtype /CIDFontType2 /BaseFont /%s /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>> /FontDescriptor %d 0 R /W [%s]] /CIDToGIDMap /Identity>>",
		name, descriptor, widths))
	return f.add(fmt.Sprintf("<</Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /Identity-H /DescendantFonts [%d 0 R] /ToUnicode %d 0 R>>",
		name, descendant, f.addStream("", own.toUnicode(codes))))
}

// toUnicode returns the CMap of the codes used (ISO 32000-1, 9.10.3).
func (f *font) toUnicode(codes []uint16) []byte {
	var b bytes.Buffer
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	for part := range slices.Chunk(codes, 100) {
		fmt.Fprintf(&b, "%d beginbfchar\n", len(part))
		for _, code := range part {
			fmt.Fprintf(&b, "<%04X> <%s>\n", code, utf16Hex(f.texts[code]))
		}
		b.WriteString("endbfchar\n")
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend")
	return b.Bytes()
}
