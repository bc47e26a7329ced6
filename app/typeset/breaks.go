package typeset

// node is a possible end of a line, with the best way found to reach it.
type node struct {
	at                     int32 // item
	line, before           int32 // before: index of the node that ends the line above
	fit                    int8
	hyphen                 bool
	width, stretch, shrink float32 // sums up to the first item after the break
	left                   float32 // how far the next line's first box hangs out
	demerits               float64
}

// raggedStretch is the stretch at the right end of a ragged line, in parts of the measure.
const raggedStretch = 0.12

// A last line that is shorter than runt, in parts of the measure, gets runtDemerits, about as many as a
// line whose spaces are stretched nearly as far as they may be.
const (
	runt         = 0.13
	runtDemerits = 8000
)

// way is the best way found to a break, in a class of tightness.
type way struct {
	before   int32 // index of the node that ends the line above; -1: none is within tolerance
	line     int32
	demerits float64
}

// best finds the breaks with the fewest demerits over the whole paragraph (Knuth and Plass 1981),
// or nil where no set of lines is within tolerance.
func (s *Setter) best(items []item, set *Setting, tolerance float32) []int {
	nodes := append(s.nodes[:0], node{at: -1, before: -1, fit: 1, left: items[0].left})
	active := append(s.active[:0], 0)
	defer func() { s.nodes, s.active = nodes, active }()
	ragged := float32(0)
	if !set.Justified {
		ragged = float32(raggedStretch * set.Measure)
	}
	var width, stretch, shrink, hang float32
	for i := range items {
		it := &items[i]
		switch {
		case it.kind == box:
			width += it.width
			hang = it.right
			continue
		case it.kind == glue:
			if i == 0 || items[i-1].kind != box || it.stretch >= endless {
				width, stretch, shrink = width+it.width, stretch+it.stretch, shrink+it.shrink
				continue
			}
		}
		found := [4]way{{before: -1}, {before: -1}, {before: -1}, {before: -1}}
		any := false
		right := hang // how far what ends here may stand beyond the measure, less the hyphen
		if it.kind == penalty {
			right -= it.width
			if it.hyphen {
				right += it.right - hang
			}
		}
		kept := active[:0]
		before := int32(-2) // the break above the line that these are of
		var r float32
		var fit int
		var line float64 // its own demerits
		for k, a := range active {
			from := &nodes[a]
			if from.at != before { // else it is the same line, reached on another way
				before = from.at
				free, more := set.Measure-(width-from.width)+right, max(stretch-from.stretch+ragged, leastStretch)
				if free > tolerance*more && it.cost != forced {
					// Too loose, and so are the shorter lines of all that follow, which begin later: no width or stretch is
					// negative, and nor is left, without which free is here.
					kept = append(kept, active[k:]...)
					break
				}
				r = ratio(free+from.left, more, shrink-from.shrink)
				line, fit = demerits(r, it), fitOf(r)
			}
			if r >= -1 && it.cost != forced {
				kept = append(kept, a)
			}
			if r >= -1 && r <= tolerance {
				d := line
				if it.hyphen && from.hyphen {
					d += 10000
				}
				if max(fit-int(from.fit), int(from.fit)-fit) > 1 {
					d += 10000
				}
				d += from.demerits
				if i == len(items)-1 && from.before >= 0 && width-from.width < runt*set.Measure {
					d += runtDemerits
				}
				if f := &found[fit]; f.before < 0 || d < f.demerits {
					*f = way{before: a, line: from.line + 1, demerits: d}
				}
				any = true
			}
		}
		active = kept
		switch {
		case any:
			begun := begin(items, i, node{at: int32(i), hyphen: it.hyphen, width: width, stretch: stretch, shrink: shrink})
			for fit, w := range found {
				if w.before < 0 {
					continue
				}
				begun.fit, begun.line, begun.before, begun.demerits = int8(fit), w.line, w.before, w.demerits
				active = append(active, int32(len(nodes)))
				nodes = append(nodes, begun)
			}
		case len(active) == 0:
			return nil // nothing fits: the caller allows more
		}
		if it.kind == glue {
			width, stretch, shrink = width+it.width, stretch+it.stretch, shrink+it.shrink
		}
	}
	end := int32(-1)
	for _, a := range active {
		if int(nodes[a].at) == len(items)-1 && (end < 0 || nodes[a].demerits < nodes[end].demerits) {
			end = a
		}
	}
	if end < 0 {
		return nil
	}
	breaks := make([]int, nodes[end].line)
	for n := end; nodes[n].before >= 0; n = nodes[n].before {
		breaks[nodes[n].line-1] = int(nodes[n].at)
	}
	return breaks
}

// begin adds to the sums at a break the spaces that vanish there: the next line begins with the next box.
func begin(items []item, at int, n node) node {
	for j := at; j < len(items); j++ {
		switch it := &items[j]; {
		case it.kind == box:
			n.left = it.left
			return n
		case it.kind == glue:
			n.width, n.stretch, n.shrink = n.width+it.width, n.stretch+it.stretch, n.shrink+it.shrink
		case it.cost == forced && j > at:
			return n
		}
	}
	return n
}

// leastStretch is the least stretch of a line, by which is divided.
const leastStretch = 1e-6

// ratio returns how far a line's spaces must be stretched (> 0) or shrunk (< 0), in parts of their
// stretch or shrink.
func ratio(free, stretch, shrink float32) float32 {
	switch {
	case free >= 0:
		return free / stretch
	case shrink > 0:
		return free / shrink
	}
	return -2
}

// demerits returns those of a line that ends at an item, without those that the line above adds. The numbers are TeX's: 10 a
// line, and 10,000 for two hyphens in a row and for neighbouring lines of unlike tightness.
func demerits(r float32, it *item) float64 {
	bad := 100 * float64(max(r, -r)) * float64(r) * float64(r)
	if cost := float64(it.cost); cost >= 0 {
		return float64((10 + bad + cost) * (10 + bad + cost))
	}
	return float64((10 + bad) * (10 + bad))
}

// fitOf returns the class of tightness of a line, of which there are four.
func fitOf(r float32) int {
	switch {
	case r < -0.5:
		return 0
	case r > 1:
		return 3
	case r > 0.5:
		return 2
	}
	return 1
}

// firstFit fills each line with as much as fits, for texts in which even one word is too wide.
func firstFit(items []item, set *Setting) []int {
	var breaks []int
	var width float32
	start, ok := 0, -1
	for i := 0; i < len(items); i++ {
		it := &items[i]
		may := it.kind == glue && i > start && items[i-1].kind == box || it.kind == penalty
		wide := width
		if it.kind != glue {
			wide += it.width
		}
		if wide > set.Measure && ok >= 0 {
			breaks = append(breaks, ok)
			i = ok
			for i+1 < len(items) && items[i+1].kind != box {
				i++
			}
			start, width, ok = i+1, 0, -1
			continue
		}
		if may && (it.kind != glue || it.stretch < endless) {
			ok = i
		}
		if it.kind != penalty {
			width += it.width
		}
	}
	return append(breaks, len(items)-1)
}
