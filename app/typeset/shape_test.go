package typeset

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

func TestShortTextsFitTheirRoom(t *testing.T) {
	s := NewShaper()
	face := Standard().Sans
	for _, text := range []string{
		"", "Kabul", "Islamic State–Khorasan and what it wants", strings.Repeat("Donaudampf", 60), strings.Repeat("word ", 4000), "ولاية خراسان " + strings.Repeat("ن", 90), "\xff\x00 broken",
	} {
		for _, width := range []float32{1, 4, 12, 40} {
			got := s.Truncate(face, text, width)
			if w := s.Word(face, got, false).Width; w > width+0.01 && got != "…" {
				t.Errorf("%.20q at %g is %.2f wide: %q", text, width, w, got)
			}
			if !utf8.ValidString(got) {
				t.Errorf("%.20q at %g is cut inside a letter: %q", text, width, got)
			}
			whole := strings.TrimSuffix(got, "…")
			if !strings.HasPrefix(clean(text), whole) {
				t.Errorf("%.20q became %q", text, got)
			}
			if fits := len(text) < longest && s.Word(face, clean(text), false).Width <= width; fits != (got == clean(text)) {
				t.Errorf("%.20q at %g became %q, though it fits: %t", text, width, got, fits)
			}
		}
	}
}

func TestShorteningRemembersNoBeginnings(t *testing.T) {
	for _, text := range []string{strings.Repeat("Kabul ", 200), strings.Repeat("ولاية خراسان ", 80)} {
		before := len(shaped.of)
		NewShaper().Truncate(Standard().Sans, text, 40)
		if n := len(shaped.of) - before; n > 2 { // the text and the ellipsis
			t.Errorf("%d words are remembered of %.20q", n, text)
		}
	}
}

func TestLinesAreBrokenBetweenWords(t *testing.T) {
	s, face := NewShaper(), Standard().Sans
	for text, want := range map[string][]string{
		"": {""}, "market": {"market"}, "  a  market\n": {"a market"}, "the market in the town": {"the market in", "the town"},
		"a marketplaceandmosque in town": {"a", "marketplaceandmosque", "in town"},
	} {
		if got := s.Lines(face, text, 6); !slices.Equal(got, want) {
			t.Errorf("%q is broken into %q, want %q", text, got, want)
		}
	}
}

// Small letters, figures and marks, by the faces that are shipped.
func TestEveryLetterIsShownByAFontThatHasIt(t *testing.T) {
	s := NewShaper()
	for _, c := range []struct{ text, font string }{
		{"Kabul", "SourceSerif4-Regular"}, {"خراسان", "NotoNaskhArabic-Regular"}, {"Ā ṭ ʿ", "SourceSerif4-Regular"},
	} {
		w := s.Word(Standard().Serif, c.text, c.font == "NotoNaskhArabic-Regular")
		for _, g := range w.Glyphs {
			if g.Font.Name != c.font || g.ID == 0 {
				t.Errorf("%q has glyph %d of %s, want one of %s", c.text, g.ID, g.Font.Name, c.font)
			}
		}
	}
	if Standard().Serif.Has('日') || !Standard().Serif.Has('é') || !Standard().Serif.Has('ش') {
		t.Error("the face is wrong about what it has")
	}
}

func TestSpacedWordsAreTheWordSetWider(t *testing.T) {
	s := NewShaper()
	plain, spaced := s.Word(Standard().Sans, "AFG", false), s.Spaced(Standard().Sans, "AFG", 0.25)
	if got, want := spaced.Width, plain.Width+0.5; got < want-1e-4 || got > want+1e-4 {
		t.Errorf("two gaps of a quarter make %.3f em of %.3f", got, plain.Width)
	}
	if s.Word(Standard().Sans, "AFG", false).Width != plain.Width || plain.Glyphs[1].X == spaced.Glyphs[1].X {
		t.Error("spacing changed the shared word")
	}
}

// The glyphs are those of HarfBuzz's hb-shape with the same font.
func TestArabicLettersJoinWhateverTheirPlaceInTheFont(t *testing.T) {
	shaper := NewShaper()
	for word, want := range map[string][]uint16{
		"المنطقة": {293, 81, 293, 50, 42, 287, 16, 76, 70, 8},
		"الأمانة": {293, 81, 287, 19, 9, 77, 304, 10, 71, 8},
		"النجف":   {287, 49, 322, 24, 287, 16, 70, 8},
	} {
		var got []uint16
		for _, g := range shaper.Word(Standard().Serif, word, true).Glyphs {
			got = append(got, g.ID)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", word, diff)
		}
	}
}

// A line of several directions stands as a paragraph of it does, and its glyphs in the order of reading.
func TestALineOfAnyDirectionsStandsAsInAParagraph(t *testing.T) {
	setter := NewSetter()
	style := &Style{Face: Standard().Sans, Size: 1}
	for _, text := range []string{
		"Kabul",
		"\u0648\u0644\u0627\u064a\u0629 \u062e\u0631\u0627\u0633\u0627\u0646",
		"The \u0648\u0644\u0627\u064a\u0629 \u062e\u0631\u0627\u0633\u0627\u0646 of 2015",
		"\u0648\u0644\u0627\u064a\u0629 2015 ISKP \u062e\u0631\u0627\u0633\u0627\u0646",
	} {
		at := map[[2]int]float32{} // x by place in the text and glyph
		paragraph := NewText(text, style)
		for _, l := range setter.Break(&paragraph, Setting{Measure: 1000}) {
			for _, p := range l.Pieces {
				for _, g := range p.Word.Glyphs {
					at[[2]int{int(p.Start) + int(g.At), int(g.ID)}] = p.X + g.X
				}
			}
		}
		w, before := setter.Shaper.Line(style.Face, text), 0
		for _, g := range w.Glyphs {
			want, ok := at[[2]int{int(g.At), int(g.ID)}]
			if d := g.X - want; !ok || d < -0.01 || d > 0.01 {
				t.Errorf("%q: the glyph of byte %d stands at %g, in a paragraph at %g (%t)", text, g.At, g.X, want, ok)
			}
			if int(g.At) < before {
				t.Errorf("%q: byte %d is read after byte %d", text, g.At, before)
			}
			before = int(g.At)
		}
		if len(w.Glyphs) == 0 {
			t.Errorf("%q has no glyphs", text)
		}
	}
}

func TestWordsSetApartLeaveTheOthersTheirOrder(t *testing.T) {
	setter := NewSetter()
	style := &Style{Face: Standard().Sans, Size: 1}
	for _, words := range []string{"\u0643\u0627\u0628\u0644 4. ", "Kabul 4. "} {
		var text Text
		text.AddIsolated(words, style)
		text.Add("2 incidents", style)
		left := map[int32]float32{} // of each span
		for _, p := range setter.Break(&text, Setting{Measure: 1000})[0].Pieces {
			if x, ok := left[p.Span]; !ok || p.X < x {
				left[p.Span] = p.X
			}
		}
		if len(left) != 3 || !(left[0] < left[1] && left[1] < left[2]) {
			t.Errorf("of %q the words, the space and the others begin at %v", text.String, left)
		}
	}
}
