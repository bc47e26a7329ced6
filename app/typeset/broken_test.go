package typeset

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
)

// On several processors lines break as on one, also where they are kept for another measure.
func TestLinesBreakTheSameOnSeveralProcessors(t *testing.T) {
	var blocks []Block
	style := &Style{Face: Standard().Serif, Size: 11}
	row := &Row{}
	for n := range 400 {
		words := strings.Repeat(fmt.Sprintf("International organisations %d said that they would ", n), 1+n%9)
		b := Block{Text: NewText(words, style), Leading: 15, Balanced: n%5 == 0, Ragged: n%7 == 0}
		if n%11 < 2 {
			b.Row, b.Left, b.Right = row, float32(n%11)*200, 200-float32(n%11)*200
		} else {
			row = &Row{}
		}
		blocks = append(blocks, b)
	}
	stacked := func(processors int) (lines []string) {
		defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(processors))
		s := NewKeepingSetter()
		for _, measure := range []float32{400, 380, 400} {
			for _, l := range s.Stack(blocks, Setting{Measure: measure, Justified: true, Hyphens: HyphensFor("en")}).Lines {
				lines = append(lines, fmt.Sprint(l.Block, l.Start, l.End, l.Hyphen, l.X, l.Top, l.Width))
			}
		}
		return lines
	}
	one, four := stacked(1), stacked(4)
	if len(one) < 1000 || strings.Join(one, "\n") != strings.Join(four, "\n") {
		t.Errorf("%d lines on one processor and %d on four, which should be the same", len(one), len(four))
	}
}
