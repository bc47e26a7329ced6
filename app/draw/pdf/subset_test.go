package pdf

import (
	"bytes"
	"encoding/binary"
	"slices"
	"testing"

	"lectern/app/draw"
	"lectern/app/typeset"
)

// glyphsOf are the glyphs of a text in a face's first font.
func glyphsOf(face *typeset.Face, text string) []uint16 {
	var faces draw.Faces
	var glyphs []uint16
	for _, r := range text {
		g, ok := faces.Face(face.Fonts[0]).NominalGlyph(r)
		if !ok {
			glyphs = append(glyphs, glyphCount(face.Fonts[0]))
			continue
		}
		glyphs = append(glyphs, uint16(g))
	}
	slices.Sort(glyphs)
	return slices.Compact(glyphs)
}

func TestASubsetHasTheGlyphsUsedAndTheirPartsAndNoOthers(t *testing.T) {
	all := typeset.Standard()
	be := binary.BigEndian
	for _, c := range []struct {
		face *typeset.Face
		text string
	}{
		{all.Serif, "Kabul \u00e9\u00f6\u1e6d"},
		{all.Sans, "0123"},
		{all.SansItalic, "x"},
		{all.Mono, "{\u00e5}"},
		{all.Serif, ""},
		{all.SansBold, "a\u65e5"},
		{typeset.NewFace(all.Serif.Fonts[1:2]), "\u0642\u0627\u0628\u0644"},
	} {
		font, used := c.face.Fonts[0], glyphsOf(c.face, c.text)
		count := glyphCount(font)
		copies := []uint16{0}
		if len(used) > 0 { // as for another text
			copies = append(copies, used[len(used)-1]%count)
			used = append(used, count+1)
		}
		original := func(g uint16) uint16 {
			if g < count {
				return g
			}
			return copies[g-count]
		}
		data := subset(font, used, copies)
		tables := map[string][]byte{}
		for i := range int(be.Uint16(data[4:])) {
			entry := data[12+16*i:]
			table := data[be.Uint32(entry[8:]):][:be.Uint32(entry[12:])]
			if sum := checksum(table); sum != be.Uint32(entry[4:]) {
				t.Errorf("%s, %q: the checksum of %s is %x, it says %x", font.Name, c.text, entry[:4], sum, be.Uint32(entry[4:]))
			}
			tables[string(entry[:4])] = table
		}
		whole := outlines{font.Table("loca"), font.Table("glyf"), be.Uint16(font.Table("head")[50:]) != 0}
		cut := outlines{tables["loca"], tables["glyf"], true}
		want := append(slices.Clone(used), 0)
		for i := 0; i < len(want); i++ {
			want = append(want, whole.parts(original(want[i]))...)
		}
		last := slices.Max(want)
		if n := be.Uint16(tables["maxp"][4:]); n != last+1 || len(tables["hmtx"]) != 4*int(n) || be.Uint16(tables["hhea"][34:]) != n {
			t.Errorf("%s, %q: %d glyphs for %d, %d bytes of metrics", font.Name, c.text, n, last+1, len(tables["hmtx"]))
		}
		for g := range last + 1 {
			got := cut.of(g)
			if !slices.Contains(want, g) {
				if len(got) > 0 {
					t.Errorf("%s, %q: glyph %d is there, which nobody uses", font.Name, c.text, g)
				}
				continue
			}
			if !bytes.HasPrefix(got, whole.of(original(g))) || len(got)-len(whole.of(original(g))) > 3 {
				t.Errorf("%s, %q: glyph %d has another outline", font.Name, c.text, g)
			}
			if width := float32(be.Uint16(tables["hmtx"][4*int(g):])) / font.Em(); width != font.Advance(original(g)) {
				t.Errorf("%s, %q: glyph %d is %g wide", font.Name, c.text, g, width)
			}
		}
	}
}

func checksum(table []byte) (sum uint32) {
	table = append(slices.Clone(table), make([]byte, (4-len(table)%4)%4)...)
	for word := range slices.Chunk(table, 4) {
		sum += binary.BigEndian.Uint32(word)
	}
	return sum
}

// An accented letter is made of the letter and its accent, in fonts that make it of parts.
func TestPartsOfACompositeGlyphAreFound(t *testing.T) {
	all := typeset.Standard()
	composites := 0
	for _, face := range []*typeset.Face{all.Serif, all.SerifItalic, all.Sans, all.SansItalic, all.SansBold, all.Mono} {
		font := face.Fonts[0]
		o := outlines{font.Table("loca"), font.Table("glyf"), binary.BigEndian.Uint16(font.Table("head")[50:]) != 0}
		for _, letter := range []string{"\u00e9e", "\u00f1n", "\u00d6O"} {
			whole, plain := glyphsOf(face, letter[:2])[0], glyphsOf(face, letter[2:])[0]
			parts := o.parts(whole)
			if len(parts) == 0 {
				continue
			}
			composites++
			if len(parts) != 2 || !slices.Contains(parts, plain) {
				t.Errorf("%s: %s is made of %v, not of %d and an accent", font.Name, letter[:2], parts, plain)
			}
		}
	}
	if composites == 0 {
		t.Error("no letter is made of parts")
	}
}
