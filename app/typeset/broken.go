package typeset

import (
	"runtime"

	"lectern/app/parallel"
)

// bytesPerHelper is the length in bytes of texts for which one goroutine more is begun.
const bytesPerHelper = 8 << 10

// breakAll returns the lines of blocks, by block, of which it breaks several at the same time: most of the work of a column, and
// no block's depends on another's. Each goroutine but this one has a setter of its own, a helper, with the words that all keep.
func (s *Setter) breakAll(blocks []Block, set Setting) [][]Line {
	lines, measures, textBytes := make([][]Line, len(blocks)), make([]float32, len(blocks)), 0
	for first := 0; first < len(blocks); {
		n := cells(blocks[first:])
		left, right := blocks[first].Frame.inset()
		for i := first; i < first+n; i++ {
			measures[i] = blocks[i].measure(set, left, right)
			textBytes += len(blocks[i].Text.String)
		}
		first += n
	}
	workers := 1 + min(runtime.GOMAXPROCS(0)-1, textBytes/bytesPerHelper)
	for len(s.helpers) < workers-1 {
		s.helpers = append(s.helpers, &Setter{Shaper: NewShaper(), kept: s.kept})
	}
	parallel.Each(len(blocks), workers, func(worker, i int) {
		setter := s
		if worker > 0 {
			setter = s.helpers[worker-1]
		}
		lines[i] = setter.linesOf(&blocks[i], set, measures[i])
	})
	return lines
}

// linesOf returns the lines of a block's text, where they may be so wide.
func (s *Setter) linesOf(b *Block, set Setting, measure float32) []Line {
	if !b.hasLines() {
		return nil
	}
	set.Measure = measure
	if b.Ragged || b.Balanced {
		set.Justified, set.Whole = false, true
	}
	lines := s.Break(&b.Text, set)
	if b.Balanced && len(lines) > 1 {
		lines = s.balance(&b.Text, set, len(lines))
	}
	return lines
}

// hasLines reports whether a block has a text that takes room in the column.
func (b *Block) hasLines() bool {
	return b.Aside == nil && b.FullPage == nil && b.Box == nil && len(b.Text.Spans) > 0
}

// measure returns how wide the lines of a block may be in a frame that takes some room at either side.
func (b *Block) measure(set Setting, left, right float32) float32 {
	return set.Measure - left - right - b.Left - b.Right
}

// inset returns how much room a frame takes at either side of its blocks; nil: none.
func (f *Frame) inset() (left, right float32) {
	if f == nil {
		return 0, 0
	}
	return f.Left - f.Out, f.Right - f.Out
}

// cells returns how many of the first blocks stand side by side: those of the same row.
func cells(blocks []Block) int {
	n := 1
	for blocks[0].Row != nil && n < len(blocks) && blocks[n].Row == blocks[0].Row {
		n++
	}
	return n
}

// balance breaks a text at the narrowest measure at which it still has no more than the given lines. None that it tries is
// narrower than a word, so the items are the same for all.
func (s *Setter) balance(t *Text, set Setting, lines int) []Line {
	items := s.itemise(t, &set)
	narrow, wide := max(set.Measure/2, widest(items)), set.Measure
	for step := wide / 64; wide-narrow > step; {
		set.Measure = (narrow + wide) / 2
		if len(s.breaks(items, &set)) > lines {
			narrow = set.Measure
		} else {
			wide = set.Measure
		}
	}
	set.Measure = wide
	return s.breakItems(t, items, set)
}
