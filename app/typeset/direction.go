package typeset

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/go-text/typesetting/bidi"

	"lectern/app/draw"
)

// level is the embedding level (UAX 9) of a text up to a rune: even levels run from left to right.
type level struct {
	end   int
	level int8
}

// Controls that isolate a stretch. They are inserted for the algorithm only; no text holds them.
const (
	isolateLTR = '\u2066'
	isolateRTL = '\u2067'
	isolateEnd = '\u2069'
)

// directions returns the embedding levels of a text and whether the whole runs from right to left.
func (s *Setter) directions(t *Text) (levels []level, rtl bool) {
	isolated := slices.ContainsFunc(t.Spans, func(s Span) bool { return s.Dir == "rtl" })
	if !isolated && !strings.ContainsFunc(t.String, rightToLeft) {
		return []level{{int(^uint(0) >> 1), 0}}, false
	}
	base := bidi.LeftToRight
	if rtl = t.RunsRTL(); rtl {
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
		before, _ := slices.BinarySearch(controls, end) // controls are not part of the text
		if n := len(levels); n > 0 && levels[n-1].level == l {
			levels[n-1].end = end - before
		} else {
			levels = append(levels, level{end - before, l})
		}
	}
	for i := range runs.NumRuns() {
		r := runs.Run(i)
		l := int8(r.Level)
		if !rtl && !isolated && l > 0 && l%2 == 0 { // the library joins numbers in Arabic text with Latin words behind them
			if end := r.Start + beforeLatin(text[r.Start:r.End]); end < r.End {
				add(end, l)
				l = 0
			}
		}
		add(r.End, l)
	}
	return levels, rtl
}

// shapeMixed shapes a text of several directions as one word with glyphs in reading order.
func (s *Shaper) shapeMixed(face *Face, text string) *draw.Word {
	t := NewText(text, &Style{Face: face})
	text = t.String
	setter := Setter{Shaper: s}
	levels, _ := setter.directions(&t)
	var pieces []Piece
	start, runes := 0, 0
	for _, l := range levels {
		end := start
		for end < len(text) && runes < l.end {
			_, size := utf8.DecodeRuneInString(text[end:])
			end, runes = end+size, runes+1
		}
		if end > start {
			pieces = append(pieces, Piece{Start: int32(start), End: int32(end), level: l.level, Word: s.shape(face, text[start:end], l.level%2 == 1)})
		}
		start = end
	}
	reorder(pieces)
	all := &draw.Word{Text: text}
	for i := range pieces {
		pieces[i].X = all.Width
		all.Width += pieces[i].Word.Width
	}
	slices.SortFunc(pieces, func(a, b Piece) int { return int(a.Start - b.Start) })
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

// beforeLatin returns the number of runes up to the last digit before the first letter.
func beforeLatin(text []rune) int {
	n := slices.IndexFunc(text, unicode.IsLetter)
	if n < 0 {
		return len(text)
	}
	for n > 0 && !unicode.IsNumber(text[n-1]) {
		n--
	}
	return n
}

// RunsRTL reports whether the first letter of the text and most of its letters run from right to left.
// Isolated stretches don't count, unless there is nothing else.
func (t *Text) RunsRTL() bool {
	var open, isolated struct {
		letters, rtl int
		first        bool
	}
	for _, span := range t.Spans {
		count := &open
		if span.Dir != "" {
			count = &isolated
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
	if open.letters == 0 {
		open = isolated
	}
	return open.first && open.rtl*2 > open.letters
}

// rightToLeft reports whether r belongs to a script that runs from right to left, or controls direction.
func rightToLeft(r rune) bool {
	return r >= 0x590 && r < 0x900 || r == 0x200e || r == 0x200f || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 || r >= 0xfb1d && r < 0xfe00 || r >= 0xfe70 && r < 0xff00
}
