package typeset

import (
	"testing"
	"unicode"
)

// Every character that Unicode assigns, but for the ideographs of plane 2, alone, with neighbours, and with what joins, marks and selects.
func TestNoCharacterThatShowsLeavesABox(t *testing.T) {
	s := NewShaper()
	face := Standard().Serif
	for r := rune(' '); r <= unicode.MaxRune; r++ {
		private, unassigned := r >= 0xD800 && r < 0xF900, r >= 0x20000 && r < 0xE0000 || r > 0xE1000
		if private || unassigned || r == 0x7f || !s.Shows(face, r) {
			continue
		}
		for _, text := range []string{
			string(r), "a" + string(r), string(r) + "a", "a" + string(r) + "\u0301", "a\u200d" + string(r), string(r) + "\u200d\u0628",
			"a" + string(r) + "\ufe0f", "a" + string(r) + "\ufe0e",
		} {
			text := clean(text)
			for _, g := range s.shape(face, text, rightToLeft(r)).Glyphs {
				if g.ID == 0 || g.ID >= 0xFFFE {
					t.Errorf("%q of %U has the glyph %d of %s", text, r, g.ID, g.Font.Name)
				}
			}
		}
	}
}

func TestACharacterThatNoFontHasDoesNotShow(t *testing.T) {
	s := NewShaper()
	face := Standard().Serif
	for r, want := range map[rune]bool{
		'é': true, 'ش': true, '\u1680': true, '\u2028': true, '\u200d': true, '\ufe0f': true, '\ufeff': true, '\u3000': true, '\u0085': true,
		'日': false, '\u070f': false, '\ufff9': false, '\U00013430': false, '\ue000': false,
	} {
		if got := s.Shows(face, r); got != want {
			t.Errorf("%U shows: %t, want %t", r, got, want)
		}
	}
}
