package typeset

import (
	"sort"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"

	"lectern/app/draw"
)

// Shaper shapes words. All shapers share one cache of them. It serves one goroutine.
type Shaper struct {
	engine shaping.HarfbuzzShaper
	faces  draw.Faces
}

// NewShaper returns a shaper.
func NewShaper() *Shaper { return &Shaper{} }

// shaped holds the words that were shaped. There is one such cache, because the same words stand in the text, on
// each of its maps and in each of its charts.
var shaped = words{of: map[wordKey]*draw.Word{}}

// words is a cache of shaped words.
type words struct {
	sync.Mutex
	of map[wordKey]*draw.Word
}

type wordKey struct {
	face  *Face
	text  string
	rtl   bool
	mixed bool // a whole line, in any directions
}

// mostWords is the number of words after which the cache is emptied; a long brief has some ten thousand.
const mostWords = 100_000

// Word shapes a stretch of text of one direction.
func (s *Shaper) Word(face *Face, text string, rtl bool) *draw.Word {
	return remember(wordKey{face: face, text: text, rtl: rtl}, func() *draw.Word { return s.shape(face, text, rtl) })
}

// Line shapes a text of one line that may mix directions. Its glyphs are in reading order. Line ends become spaces, other
// controls are left out.
func (s *Shaper) Line(face *Face, text string) *draw.Word {
	text = clean(text)
	if !strings.ContainsFunc(text, rightToLeft) {
		return s.Word(face, text, false)
	}
	return remember(wordKey{face: face, text: text, mixed: true}, func() *draw.Word { return s.shapeMixed(face, text) })
}

// remember returns the word of a key from the cache, or else from shape.
func remember(key wordKey, shape func() *draw.Word) *draw.Word {
	shaped.Lock()
	w, ok := shaped.of[key]
	shaped.Unlock()
	if ok {
		return w
	}
	w = shape()
	key.text = strings.Clone(key.text) // or the cache would keep the whole text from which it is cut
	shaped.Lock()
	defer shaped.Unlock()
	if len(shaped.of) > mostWords {
		clear(shaped.of)
	}
	shaped.of[key] = w
	return w
}

// Truncate returns a text of one line, cut to width ems with an ellipsis at its end if it is wider.
func (s *Shaper) Truncate(face *Face, text string, width float32) string {
	text = clean(text)
	head := text[:min(len(text), longest)]
	w := s.Line(face, head)
	if w.Width <= width && len(head) == len(text) {
		return text
	}
	room := width - s.Word(face, "\u2026", false).Width
	wide := w.Caret
	if strings.ContainsFunc(head, rightToLeft) {
		wide = func(at int) float32 { return s.shapeMixed(face, head[:at]).Width } // past the cache, for it is needed once
	}
	letters := make([]int, 0, len(head))
	for at := range head {
		letters = append(letters, at)
	}
	cut := 0
	if fit := sort.Search(len(letters), func(i int) bool { return wide(letters[i]) > room }); fit > 0 {
		cut = letters[fit-1]
	}
	return strings.TrimRight(head[:cut], " ") + "\u2026"
}

// Lines breaks a text between its words into lines of width ems. A word that is wider has a line to itself.
func (s *Shaper) Lines(face *Face, text string, width float32) (lines []string) {
	line := ""
	for word := range strings.FieldsSeq(text) {
		longer := strings.TrimSpace(line + " " + word)
		if line != "" && s.Line(face, longer).Width > width {
			lines, longer = append(lines, line), word
		}
		line = longer
	}
	return append(lines, line)
}

// Spaced returns a word with track ems between its letters, as on maps.
func (s *Shaper) Spaced(face *Face, text string, track float32) *draw.Word {
	w := *s.Word(face, text, false)
	w.Glyphs = append([]draw.Glyph(nil), w.Glyphs...)
	for i := range w.Glyphs {
		w.Glyphs[i].X += float32(track * float32(i))
		w.Glyphs[i].Advance += track
	}
	w.Width += float32(track * float32(max(0, len(w.Glyphs)-1)))
	return &w
}

// shape shapes a word of one direction, in the first of the face's fonts that has each character.
func (s *Shaper) shape(face *Face, text string, rtl bool) *draw.Word {
	runes := []rune(text)
	bytesAt := make([]int, len(runes)+1)
	for i, r := range runes {
		bytesAt[i+1] = bytesAt[i] + utf8.RuneLen(r)
	}
	w := &draw.Word{Text: string(runes), RTL: rtl, Glyphs: make([]draw.Glyph, 0, len(runes))}
	face.readable(runes)
	runs := face.split(runes)
	for i := range runs {
		r := runs[i]
		if rtl {
			r = runs[len(runs)-1-i]
		}
		em := r.font.Em()
		in := shaping.Input{
			Text: runes, RunStart: r.start, RunEnd: r.end, Face: s.faces.Face(r.font), Size: fixed.I(int(em)),
			Script: scriptOf(runes[r.start:r.end]), Language: face.lang, FontFeatures: face.features,
		}
		if rtl {
			in.Direction = di.DirectionRTL
		}
		unit := 1 / (64 * em)
		before := -1
		for _, g := range s.engine.ShapeNoExtents(in).Glyphs {
			glyph := draw.Glyph{
				Font: r.font, ID: uint16(g.GlyphID), At: uint16(bytesAt[g.TextIndex()]),
				X: w.Width + float32(float32(g.XOffset)*unit), Y: -float32(g.YOffset) * unit, Advance: float32(g.Advance) * unit,
			}
			if g.TextIndex() != before {
				before = g.TextIndex()
				glyph.Len = uint16(bytesAt[before+g.RunesCount()] - bytesAt[before])
			}
			w.Glyphs = append(w.Glyphs, glyph)
			w.Width += glyph.Advance
		}
	}
	return w
}

// Shows reports whether a character is shown as its glyph, as a space or, where that is right, as nothing, and not as a
// missing-glyph box.
func (s *Shaper) Shows(face *Face, r rune) bool {
	if face.Has(r) {
		return true
	}
	for _, g := range s.shape(face, string(r), false).Glyphs {
		if g.ID == 0 {
			return false
		}
	}
	return true
}

// readable replaces, rune by rune, what the shaper would show as a missing-glyph box: line ends, tabs and an Ogham space
// that the font lacks become spaces; other controls, and variation selectors that it lacks, become word joiners, which
// show nothing.
func (f *Face) readable(runes []rune) {
	for i, r := range runes {
		switch {
		case unicode.IsSpace(r) && unicode.IsControl(r), (r == oghamSpace || r == 0x2028 || r == 0x2029) && !f.Has(r):
			runes[i] = ' '
		case unicode.IsControl(r):
			runes[i] = wordJoiner
		case unicode.Is(unicode.Variation_Selector, r) && !f.Has(r):
			runes[i] = wordJoiner
		}
	}
}

const (
	oghamSpace = 0x1680
	wordJoiner = 0x2060 // shows nothing
)

type fontRun struct {
	font       *draw.Font
	start, end int
}

// split returns the runs of runes by the first font that has them. A rune that no font has stays with the
// first font and shows as its missing-glyph box; check names such runes before a page is made.
func (f *Face) split(runes []rune) []fontRun {
	var runs []fontRun
	for i, r := range runes {
		font := f.Fonts[0]
		for _, one := range f.Fonts {
			if one.Has(r) {
				font = one
				break
			}
		}
		if n := len(runs); n > 0 && runs[n-1].font == font {
			runs[n-1].end = i + 1
		} else {
			runs = append(runs, fontRun{font, i, i + 1})
		}
	}
	return runs
}

// scriptOf returns the script of the first rune that has one.
func scriptOf(runes []rune) language.Script {
	for _, r := range runes {
		if s := language.LookupScript(r); s != language.Common && s != language.Inherited {
			return s
		}
	}
	return language.Latin
}
