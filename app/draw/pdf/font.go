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

// font is a font as the document uses it.
type font struct {
	of       *draw.Font
	resource string             // its name in the pages' resources
	texts    map[uint16]string  // of all glyphs used: what the glyph stands for
	missing  uint16             // stands for glyph 0, which no text of PDF/A may show (ISO 19005-3, 6.2.11.8)
	advances map[uint16]float64 // of glyphs, to a thousandth of an em, as the file has them
}

func glyphCount(of *draw.Font) uint16 { return binary.BigEndian.Uint16(of.Table("maxp")[4:]) }

// shown is the number by which the document has a glyph: the box of what is missing is copied behind
// the last glyph.
func (f *font) shown(glyph uint16) uint16 {
	if glyph == 0 {
		return f.missing
	}
	return glyph
}

func (f *font) advance(glyph uint16) float64 {
	a, ok := f.advances[glyph]
	if !ok {
		of := glyph
		if glyph == f.missing {
			of = 0
		}
		a = math.Round(float64(f.of.Natural(of))*1000) / 1000
		f.advances[glyph] = a
	}
	return a
}

func (d *Document) font(of *draw.Font) *font {
	f, ok := d.fonts[of]
	if !ok {
		n := len(d.fontOrder)
		f = &font{of: of, resource: fmt.Sprintf("T%d", n), missing: glyphCount(of), texts: map[uint16]string{}, advances: map[uint16]float64{}}
		d.fonts[of] = f
		d.fontOrder = append(d.fontOrder, f)
	}
	return f
}

// use notes that a glyph is shown, and what text it stands for the first time.
func (f *font) use(glyph uint16, shows string) {
	if _, seen := f.texts[glyph]; !seen {
		f.texts[glyph] = shows
	}
}

// glyphs are those used, by number.
func (f *font) glyphs() []uint16 { return slices.Sorted(maps.Keys(f.texts)) }

// embedFont writes a font whose character codes are its glyphs' numbers (ISO 32000-1, 9.7), and gives
// the number of its object.
func (d *Document) embedFont(f *file, own *font, n int) int {
	em := float64(own.of.Em())
	at := func(table string, offset int) string {
		data := own.of.Table(table)[offset:]
		return strconv.Itoa(int(math.Round(float64(int16(binary.BigEndian.Uint16(data))) * 1000 / em)))
	}
	glyphs := own.glyphs()
	program := subset(own.of, glyphs)
	name := fmt.Sprintf("LECTE%c+%s", 'A'+n, own.of.Name)
	italic := int16(binary.BigEndian.Uint16(own.of.Table("post")[4:]))
	weight := float64(binary.BigEndian.Uint16(own.of.Table("OS/2")[4:]))
	descriptor := f.add(fmt.Sprintf("<</Type /FontDescriptor /FontName /%s /Flags 4 /FontBBox [%s %s %s %s] /ItalicAngle %d /Ascent %s /Descent %s /CapHeight %s /StemV %.0f /FontFile2 %d 0 R>>",
		name, at("head", 36), at("head", 38), at("head", 40), at("head", 42), italic, at("hhea", 4), at("hhea", 6), at("OS/2", 88),
		50+weight*weight/65/65, // there is no such measure in a TrueType font; bold stems are thicker
		f.addStream(fmt.Sprintf("/Length1 %d", len(program)), program)))
	var widths []byte
	for i, g := range glyphs {
		if i == 0 || glyphs[i-1] != g-1 {
			if i > 0 {
				widths = append(widths, "] "...)
			}
			widths = append(strconv.AppendInt(widths, int64(g), 10), " ["...)
		}
		widths = append(strconv.AppendFloat(widths, math.Round(own.advance(g)*1000), 'f', -1, 64), ' ')
	}
	descendant := f.add(fmt.Sprintf("<</Type /Font /Subtype /CIDFontType2 /BaseFont /%s /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>> /FontDescriptor %d 0 R /W [%s]] /CIDToGIDMap /Identity>>",
		name, descriptor, widths))
	return f.add(fmt.Sprintf("<</Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /Identity-H /DescendantFonts [%d 0 R] /ToUnicode %d 0 R>>",
		name, descendant, f.addStream("", own.toUnicode(glyphs))))
}

// toUnicode is the CMap of the glyphs used (ISO 32000-1, 9.10.3).
func (f *font) toUnicode(glyphs []uint16) []byte {
	glyphs = slices.DeleteFunc(slices.Clone(glyphs), func(g uint16) bool { return f.texts[g] == "" })
	var b bytes.Buffer
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	for part := range slices.Chunk(glyphs, 100) {
		fmt.Fprintf(&b, "%d beginbfchar\n", len(part))
		for _, g := range part {
			fmt.Fprintf(&b, "<%04X> <%s>\n", g, utf16Hex(f.texts[g]))
		}
		b.WriteString("endbfchar\n")
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend")
	return b.Bytes()
}
