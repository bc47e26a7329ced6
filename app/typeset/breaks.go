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

// best finds the breaks with the fewest demerits over the whole paragraph (Knuth and Plass 1981),
// or nil where no set of lines is within tolerance.
func (s *Setter) best(items []item, set *Setting, tolerance float32) []int {
	nodes := append(s.nodes[:0], node{at: -1, before: -1, fit: 1, left: items[0].left})
	active := append(s.active[:0], 0)
	defer func() { s.nodes, s.active = nodes, active }()
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
		found := [4]node{{before: -1}, {before: -1}, {before: -1}, {before: -1}}
		any := false
		kept := active[:0]
		for _, a := range active {
			from := &nodes[a]
			free := set.Measure - (width - from.width) + from.left + hang
			if it.kind == penalty {
				free -= it.width
				if it.hyphen {
					free += it.right - hang
				}
			}
			r := ratio(free, stretch-from.stretch, shrink-from.shrink, set)
			if r >= -1 && it.cost != forced {
				kept = append(kept, a)
			}
			if r >= -1 && r <= tolerance {
				more := from.demerits
				if i == len(items)-1 && from.before >= 0 && width-from.width < runt*set.Measure {
					more += runtDemerits
				}
				offer(&found, from, a, r, it, more)
				any = true
			}
		}
		active = kept
		if !any && len(active) == 0 {
			return nil // nothing fits: the caller allows more
		}
		begun := begin(items, i, node{at: int32(i), hyphen: it.hyphen, width: width, stretch: stretch, shrink: shrink})
		for f, n := range found {
			if n.before < 0 {
				continue
			}
			one := begun
			one.fit, one.line, one.before, one.demerits = int8(f), n.line, n.before, n.demerits
			nodes = append(nodes, one)
			active = append(active, int32(len(nodes)-1))
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

// ratio returns how far a line's spaces must be stretched (> 0) or shrunk (< 0), in parts of their
// stretch or shrink.
func ratio(free, stretch, shrink float32, set *Setting) float32 {
	if !set.Justified {
		stretch += float32(raggedStretch * set.Measure)
	}
	switch {
	case free >= 0:
		return free / max(stretch, 1e-6)
	case shrink > 0:
		return free / shrink
	}
	return -2
}

// offer records a break at an item if it is the best so far in its class of tightness, of which there are
// four; before are the demerits up to the line's start. The numbers are TeX's: 10 a line, 10,000 for two
// hyphens in a row and for neighbouring lines of unlike tightness.
func offer(found *[4]node, from *node, index int32, r float32, it *item, before float64) {
	bad := 100 * float64(max(r, -r)) * float64(r) * float64(r)
	cost := float64(it.cost)
	d := float64((10 + bad) * (10 + bad))
	if cost >= 0 {
		d = float64((10 + bad + cost) * (10 + bad + cost))
	}
	fit := 1
	switch {
	case r < -0.5:
		fit = 0
	case r > 1:
		fit = 3
	case r > 0.5:
		fit = 2
	}
	if it.hyphen && from.hyphen {
		d += 10000
	}
	if max(fit-int(from.fit), int(from.fit)-fit) > 1 {
		d += 10000
	}
	d += before
	if f := &found[fit]; f.before < 0 || d < f.demerits {
		*f = node{before: index, line: from.line + 1, demerits: d}
	}
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
