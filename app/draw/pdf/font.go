package pdf

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode/utf16"

	"lectern/app/draw"
)

// private is the character of glyph 0 in a font's private copy. fpdf knows characters only; with
// a copy whose character map has private+g for glyph g it shows, embeds and subsets any glyph
// that shaping chose: ligatures, small capitals, joined Arabic letters.
const private = 0xE000

// font is a font as the document uses it.
type font struct {
	of       *draw.Font
	family   string // fpdf's name
	resource string // its name in the pages' resources
	texts    map[uint16]string
	advances map[uint16]float64 // of glyphs, to a thousandth of an em, as the file has them
	chars    strings.Builder    // all glyphs used, as private characters
}

func (f *font) advance(faces *draw.Faces, glyph uint16) float64 {
	a, ok := f.advances[glyph]
	if !ok {
		a = math.Round(float64(faces.Natural(f.of, glyph))*1000) / 1000
		f.advances[glyph] = a
	}
	return a
}

func (d *Document) font(of *draw.Font) *font {
	f, ok := d.fonts[of]
	if !ok {
		n := len(d.fontOrder)
		f = &font{of: of, family: fmt.Sprintf("lectern%d", n), resource: fmt.Sprintf("T%d", n), texts: map[uint16]string{}, advances: map[uint16]float64{}}
		d.fonts[of] = f
		d.fontOrder = append(d.fontOrder, f)
	}
	return f
}

// use notes that a glyph is shown, and what text it stands for the first time.
func (f *font) use(glyph uint16, shows string) {
	if _, seen := f.texts[glyph]; !seen {
		f.texts[glyph] = shows
		f.chars.WriteRune(rune(private + int(glyph)))
	}
}

// scratchPage shows every used glyph once through fpdf, which embeds only those; finish drops it.
func (d *Document) scratchPage() {
	d.pdf.AddPage()
	for _, f := range d.fontOrder {
		d.pdf.AddUTF8FontFromBytes(f.family, "", privateCopy(f.of.Data))
		d.pdf.SetFont(f.family, "", 1)
		d.pdf.Text(0, 0, f.chars.String())
	}
}

// privateCopy is the same TrueType font with another character map and without layout tables.
func privateCopy(ttf []byte) []byte {
	be := binary.BigEndian
	type table struct {
		tag  string
		data []byte
	}
	var tables []table
	glyphs := 0
	for i := range int(be.Uint16(ttf[4:])) {
		r := ttf[12+16*i:]
		offset, size := be.Uint32(r[8:]), be.Uint32(r[12:])
		t := table{string(r[:4]), ttf[offset : offset+size]}
		switch t.tag {
		case "maxp":
			glyphs = int(be.Uint16(t.data[4:]))
		case "GSUB", "GPOS", "GDEF", "DSIG":
			continue
		}
		tables = append(tables, t)
	}
	glyphs = min(glyphs, 0xF8FF-private+1)
	var cmap bytes.Buffer // one format 4 subtable: the private range, and the end marker
	binary.Write(&cmap, be, []uint16{
		0, 1, 3, 1, 0, 12, 4, 32, 0, 4, 4, 1, 0,
		uint16(private + glyphs - 1), 0xFFFF, 0, private, 0xFFFF, uint16(0x10000 - private), 1, 0, 0,
	})
	var directory, body bytes.Buffer
	binary.Write(&directory, be, []uint16{1, 0, uint16(len(tables)), 0, 0, 0})
	for _, t := range tables {
		if t.tag == "cmap" {
			t.data = cmap.Bytes()
		}
		directory.WriteString(t.tag)
		binary.Write(&directory, be, []uint32{0, uint32(12 + 16*len(tables) + body.Len()), uint32(len(t.data))})
		body.Write(t.data)
		body.Write(make([]byte, (4-body.Len()%4)%4))
	}
	return append(directory.Bytes(), body.Bytes()...)
}

// toUnicode is the CMap of the glyphs used (ISO 32000-1, 9.10.3).
func (f *font) toUnicode() []byte {
	var ids []uint16
	for id, shows := range f.texts {
		if shows != "" {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	var b bytes.Buffer
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	for part := range slices.Chunk(ids, 100) {
		fmt.Fprintf(&b, "%d beginbfchar\n", len(part))
		for _, id := range part {
			fmt.Fprintf(&b, "<%04X> <%s>\n", private+int(id), utf16Hex(f.texts[id]))
		}
		b.WriteString("endbfchar\n")
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend")
	return b.Bytes()
}

func utf16Hex(s string) string {
	var b strings.Builder
	for _, c := range utf16.Encode([]rune(s)) {
		fmt.Fprintf(&b, "%04X", c)
	}
	return b.String()
}

func hexText(s string) string { return "<FEFF" + utf16Hex(s) + ">" }

// text is a PDF text string (ISO 32000-1, 7.9.2.2).
func text(s string) string {
	for _, r := range s {
		if r < 32 || r > 126 {
			return hexText(s)
		}
	}
	return "(" + escaped.Replace(s) + ")"
}

var escaped = strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`)
