package typeset

import (
	"slices"
	"testing"

	"lectern/app/draw"
)

// A keeping setter must set what any other does, at every measure, also where words are wider than it, and texts that differ
// in a style, a language or a link alone.
func TestKeptWordsAreSetAsNewOnes(t *testing.T) {
	larger := &Style{Face: upright.Face, Size: upright.Size * 1.5}
	french := &draw.Tag{Lang: "fr"}
	text := func(style *Style, change func(*Span)) Text {
		text := NewText("The reorganisation of “difficult” negotiations, ", upright)
		change(text.Add("international reorganisation, or 12!", style))
		text.Add(" and the rest: example.org/an-address, سلام to all", upright)
		return text
	}
	plain := func(*Span) {}
	texts := []Text{
		text(upright, plain), text(larger, plain), text(upright, func(s *Span) { s.Tag = french }),
		text(upright, func(s *Span) { s.Link = Link{Kind: 1, ID: "x"} }), text(upright, func(s *Span) { s.Dir = "rtl" }), text(upright, func(s *Span) { s.Dir = "ltr" }),
	}
	at := func(s *Setter, n int, measure float32, whole bool) *Column {
		blocks := []Block{{Text: texts[n], Leading: 20, Balanced: whole}}
		return s.Stack(blocks, Setting{Measure: measure, Hyphens: HyphensFor("en-GB")})
	}
	pairs := [][]float32{{400, 390}, {60, 400}, {400, 60}, {300, 130}}
	for measure := float32(250); measure < 400; measure += 7 {
		pairs = append(pairs, []float32{measure + 3, measure})
	}
	for before := range texts {
		for n := range texts {
			for _, measures := range pairs {
				for _, whole := range []bool{false, true} {
					keeping := NewKeepingSetter()
					at(keeping, before, measures[0], whole)
					got, want := at(keeping, n, measures[1], whole), at(NewSetter(), n, measures[1], whole)
					if !slices.EqualFunc(got.Lines, want.Lines, sameLine) {
						t.Errorf("text %d after %d at %g, whole %t: %d lines, want %d", n, before, measures, whole, len(got.Lines), len(want.Lines))
					}
				}
			}
		}
	}
}

// sameLine reports whether two lines look the same in the same place.
func sameLine(a, b SetLine) bool {
	return a.Block == b.Block && a.X == b.X && a.Top == b.Top && a.Start == b.Start && a.End == b.End && a.Width == b.Width && a.Hyphen == b.Hyphen &&
		slices.EqualFunc(a.Pieces, b.Pieces, func(p, q Piece) bool {
			return p.X == q.X && p.Width == q.Width && p.Start == q.Start && p.End == q.End && p.Word.Text == q.Word.Text && p.Word.Width == q.Word.Width
		})
}
