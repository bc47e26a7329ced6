package typeset

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/go-text/typesetting/bidi"

	"lectern/app/draw"
)

// level is a stretch of a text of one direction: up to a rune, even from left to right (UAX 9).
type level struct {
	end   int
	level int8
}

// Controls that set a stretch apart, for the algorithm alone: no text holds them.
const (
	isolateLTR = '\u2066'
	isolateRTL = '\u2067'
	isolateEnd = '\u2069'
)

// direct gives the directions in a text. It runs from right to left where its first letter and most of
// all do, those left out that are set apart.
func (s *Setter) direct(t *Text) (levels []level, rtl bool) {
	isolated := slices.ContainsFunc(t.Spans, func(s Span) bool { return s.Dir == "rtl" })
	if !isolated && !strings.ContainsFunc(t.String, rightToLeft) {
		return []level{{int(^uint(0) >> 1), 0}}, false
	}
	base := bidi.LeftToRight
	if rtl = t.runsRTL(); rtl {
		base = bidi.RightToLeft
	}
	text := make([]rune, 0, len(t.String))
	var controls []int
	control := func(c rune) {
		controls = append(controls, len(text))
		text = append(text, c)
	}
	within := "" // the direction of the stretch that is open
	for _, span := range t.Spans {
		if within != "" && span.Dir != within {
			control(isolateEnd)
		}
		switch {
		case span.Dir == within:
		case span.Dir == "ltr":
			control(isolateLTR)
		case span.Dir == "rtl":
			control(isolateRTL)
		}
		within = span.Dir
		text = append(text, []rune(t.String[span.Start:span.End])...)
	}
	if within != "" {
		control(isolateEnd)
	}
	runs := s.levels.Segment(text, base)
	add := func(end int, l int8) {
		before, _ := slices.BinarySearch(controls, end) // which are no part of the text
		if n := len(levels); n > 0 && levels[n-1].level == l {
			levels[n-1].end = end - before
		} else {
			levels = append(levels, level{end - before, l})
		}
	}
	for i := range runs.NumRuns() {
		r := runs.Run(i)
		l := int8(r.Level)
		if !rtl && !isolated && l > 0 && l%2 == 0 { // the library joins figures in Arabic with Latin behind them
			if end := r.Start + figures(text[r.Start:r.End]); end < r.End {
				add(end, l)
				l = 0
			}
		}
		add(r.End, l)
	}
	return levels, rtl
}

// mingled shapes a text of several directions. Its glyphs stand in the order in which they are read.
func (s *Shaper) mingled(face *Face, text string) *draw.Word {
	t := NewText(text, &Style{Face: face})
	text = t.String
	setter := Setter{Shaper: s}
	levels, _ := setter.direct(&t)
	var pieces []Piece
	start, runes := 0, 0
	for _, l := range levels {
		end := start
		for end < len(text) && runes < l.end {
			_, size := utf8.DecodeRuneInString(text[end:])
			end, runes = end+size, runes+1
		}
		if end > start {
			pieces = append(pieces, Piece{Start: start, End: end, level: l.level, Word: s.shape(face, text[start:end], l.level%2 == 1)})
		}
		start = end
	}
	reorder(pieces)
	all := &draw.Word{Text: text}
	for i := range pieces {
		pieces[i].X = all.Width
		all.Width += pieces[i].Word.Width
	}
	slices.SortFunc(pieces, func(a, b Piece) int { return a.Start - b.Start })
	for _, p := range pieces {
		for cluster := range p.Word.Clusters() {
			for _, g := range cluster {
				g.At += uint16(p.Start)
				g.X += p.X
				all.Glyphs = append(all.Glyphs, g)
			}
		}
	}
	return all
}

// figures returns how many runes stand before the first Latin word and the space before that.
func figures(text []rune) int {
	n := slices.IndexFunc(text, unicode.IsLetter)
	if n < 0 {
		return len(text)
	}
	for n > 0 && !unicode.IsNumber(text[n-1]) {
		n--
	}
	return n
}

// runsRTL reports whether the first of the letters that are not set apart, and most of them, run from
// right to left; of a text that is set apart as a whole, of all.
func (t *Text) runsRTL() bool {
	var own, apart struct {
		letters, rtl int
		first        bool
	}
	for _, span := range t.Spans {
		count := &own
		if span.Dir != "" {
			count = &apart
		}
		for _, r := range t.String[span.Start:span.End] {
			if unicode.IsLetter(r) {
				if count.letters++; rightToLeft(r) {
					count.rtl++
					count.first = count.first || count.letters == 1
				}
			}
		}
	}
	if own.letters == 0 {
		own = apart
	}
	return own.first && own.rtl*2 > own.letters
}

func rightToLeft(r rune) bool {
	return r >= 0x590 && r < 0x900 || r >= 0x200e && r <= 0x202e || r >= 0x2066 && r <= 0x2069 || r >= 0xfb1d && r < 0xfe00 || r >= 0xfe70 && r < 0xff00
}
