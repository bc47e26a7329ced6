package draw

import "testing"

// ligature is "office" with one glyph for ffi, and a letter with a mark of its own.
var ligature = &Word{
	Text: "office\u0301",
	Glyphs: []Glyph{
		{At: 0, Len: 1, Advance: 0.5},
		{At: 1, Len: 3, Advance: 0.9},
		{At: 4, Len: 1, Advance: 0.4},
		{At: 5, Len: 3, Advance: 0.5},
		{At: 5, Len: 0, Advance: 0},
	},
	Width: 2.3,
}

// rtl is three letters of two bytes, the first read at the right.
var rtl = &Word{
	Text:   "\u0628\u062a\u062b",
	RTL:    true,
	Glyphs: []Glyph{{At: 4, Len: 2, Advance: 0.3}, {At: 2, Len: 2, Advance: 0.4}, {At: 0, Len: 2, Advance: 0.5}},
	Width:  1.2,
}

func TestCaretStandsBetweenLetters(t *testing.T) {
	for _, c := range []struct {
		name string
		word *Word
		at   int
		want float32
	}{
		{"before the first", ligature, 0, 0},
		{"before a ligature", ligature, 1, 0.5},
		{"a third into a ligature", ligature, 2, 0.8},
		{"two thirds into it", ligature, 3, 1.1},
		{"after it", ligature, 4, 1.4},
		{"before a letter with a mark", ligature, 5, 1.8},
		{"after the last", ligature, 8, 2.3},
		{"right to left: before the first", rtl, 0, 1.2},
		{"right to left: after the first", rtl, 2, 0.7},
		{"right to left: before the last", rtl, 4, 0.3},
		{"right to left: after the last", rtl, 6, 0},
		{"nothing", &Word{}, 0, 0},
	} {
		if got := c.word.Caret(c.at); got < c.want-1e-5 || got > c.want+1e-5 {
			t.Errorf("%s: %.3f, want %.3f", c.name, got, c.want)
		}
	}
}
