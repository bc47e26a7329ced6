package pdf

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"lectern/app/draw"
)

// font is a font as the document uses it. Its character codes are glyph numbers, and each code has one
// text. A glyph that stands for several texts, as Arabic letters that differ in their dots alone, is
// therefore copied behind the font's last glyph, once for each further text. Glyph 0 is always copied,
// because no text of PDF/A may show it (ISO 19005-3, 6.2.11.8).
type font struct {
	of       *draw.Font
	resource string            // its name in the pages' resources
	texts    map[uint16]string // by code
	first    []string          // by glyph: the text of the code that is the glyph's number, as in texts
	codes    map[meant]uint16  // of the copies
	copies   []uint16          // the glyph that each copy shows; the first copy has the code count
	count    uint16            // glyphs in the font's file
	advances map[uint16]float64
}

// meant is a glyph together with a text that it stands for.
type meant struct {
	glyph uint16
	text  string
}

// code returns the character code that shows a glyph and stands for a text.
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
	if int(f.count)+len(f.copies) >= lastCode { // codes have run out: the last one stands for all characters that are missing
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

// lastCode is the last code for which the number of glyphs still fits the two bytes of a font file.
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
		a = math.Round(float64(f.of.Advance(glyph))*1000) / 1000
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

// embedFont adds the nth font (ISO 32000-1, 9.7) and returns the number of its object.
func (d *Document) embedFont(f *file, used *font, n int) int {
	em := float64(used.of.Em())
	at := func(table string, offset int) string {
		data := used.of.Table(table)[offset:]
		return strconv.Itoa(int(math.Round(float64(int16(binary.BigEndian.Uint16(data))) * 1000 / em)))
	}
	codes := slices.Sorted(maps.Keys(used.texts))
	program := subset(used.of, codes, used.copies)
	name := fmt.Sprintf("LECTE%c+%s", 'A'+n, used.of.Name)
	italic := int16(binary.BigEndian.Uint16(used.of.Table("post")[4:]))
	weight := float64(binary.BigEndian.Uint16(used.of.Table("OS/2")[4:]))
	descriptor := f.add(fmt.Sprintf("<</Type /FontDescriptor /FontName /%s /Flags 4 /FontBBox [%s %s %s %s] /ItalicAngle %d /Ascent %s /Descent %s /CapHeight %s /StemV %.0f /FontFile2 %d 0 R>>",
		name, at("head", 36), at("head", 38), at("head", 40), at("head", 42), italic, at("hhea", 4), at("hhea", 6), at("OS/2", 88),
		50+weight*weight/65/65, // a TrueType font doesn't state StemV: it is estimated from the weight
		f.addStream(fmt.Sprintf("/Length1 %d", len(program)), program)))
	var widths []byte
	for i, code := range codes {
		if i == 0 || codes[i-1] != code-1 {
			if i > 0 {
				widths = append(widths, "] "...)
			}
			widths = append(strconv.AppendInt(widths, int64(code), 10), " ["...)
		}
		widths = append(strconv.AppendFloat(widths, math.Round(used.advance(used.glyph(code))*1000), 'f', -1, 64), ' ')
	}
	descendant := f.add(fmt.Sprintf("<</Type /Font /Subtype /CIDFontType2 /BaseFont /%s /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>> /FontDescriptor %d 0 R /W [%s]] /CIDToGIDMap /Identity>>",
		name, descriptor, widths))
	return f.add(fmt.Sprintf("<</Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /Identity-H /DescendantFonts [%d 0 R] /ToUnicode %d 0 R>>",
		name, descendant, f.addStream("", used.toUnicode(codes))))
}

// checkGlyphs returns an error unless every glyph that is shown is one of its font and stands for text (PDF/UA-1,
// 7.21.7 and 7.21.8).
func (d *Document) checkGlyphs() error {
	for _, f := range d.fontOrder {
		for code, text := range f.texts {
			if f.glyph(code) == 0 {
				return fmt.Errorf("%s has no glyph for %q, which the check should have said", f.of.Name, text)
			}
			if text == "" || strings.ContainsAny(text, "\u0000\ufeff\ufffe") {
				return fmt.Errorf("a glyph of %s stands for no text, which the check should have said", f.of.Name)
			}
		}
	}
	return nil
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
