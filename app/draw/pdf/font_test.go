package pdf

import (
	"testing"

	"lectern/app/draw"
	"lectern/app/typeset"
)

// A draft in a script that the fonts lack has more missing characters than a font has numbers.
func TestMissingCharactersLeaveTheOthersTheirCodes(t *testing.T) {
	d := &Document{fonts: map[*draw.Font]*font{}}
	f := d.font(typeset.Standard().Serif.Fonts[0])
	const a, two = 5, 6
	f.code(a, "a")
	f.code(two, "b")
	other := f.code(two, "c")
	for r := rune(0x10000); r < 0x10000+70_000; r++ {
		code := f.code(0, string(r))
		if text := f.texts[code]; code < f.count || f.glyph(code) != 0 || text != string(r) && text != "\uFFFD" {
			t.Fatalf("%U has the code %d of glyph %d, which tells %q", r, code, f.glyph(code), text)
		}
	}
	if got := f.code(two, "d"); got != two {
		t.Errorf("a letter without room has the code %d", got)
	}
	for code, text := range map[uint16]string{a: "a", two: "b", other: "c"} {
		if f.texts[code] != text {
			t.Errorf("%q is told as %q", text, f.texts[code])
		}
	}
	if n := int(f.count) + len(f.copies); n > 0xFFFF {
		t.Errorf("the font has %d glyphs", n)
	}
}
