package brief

import (
	"fmt"
	"strings"
	"unicode"
)

// piece is a finished inline, or a run of * or _ that may begin or end emphasis.
type piece struct {
	node Inline
	deep int // nesting of emphasis in node

	char              byte
	at, count, length int // where the run begins, what is left of it, how long it was
	canOpen, canClose bool
}

// run reads a run of * or _ at i by the rules of CommonMark. Those of pandoc differ only where no author
// would notice.
func (s *scanner) run(i, start, end int) piece {
	c := s.text[i]
	n := end - i - len(strings.TrimLeft(s.text[i:end], string(c)))
	before, after := ' ', ' '
	if i > start {
		before = s.before(i)
	}
	if i+n < end {
		after = s.after(i + n)
	}
	spaceBefore, spaceAfter := unicode.IsSpace(before), unicode.IsSpace(after)
	markBefore, markAfter := isMark(before), isMark(after)
	left := !spaceAfter && (!markAfter || spaceBefore || markBefore)
	right := !spaceBefore && (!markBefore || spaceAfter || markAfter)
	p := piece{char: c, at: i, count: n, length: n, canOpen: left, canClose: right}
	if c == '_' {
		p.canOpen = left && (!right || markBefore)
		p.canClose = right && (!left || markAfter)
	}
	return p
}

func isMark(r rune) bool { return unicode.IsPunct(r) || unicode.IsSymbol(r) }

// emphasise pairs the runs and returns the finished inlines.
func (s *scanner) emphasise(pieces []piece) []Inline {
	var out []piece
	bottom := map[[3]int]int{} // by kind of closer: below this index there is no opener for it
	for _, p := range pieces {
		if p.node != nil {
			out = append(out, p)
			continue
		}
		for p.canClose && p.count > 0 {
			kind := [3]int{int(p.char), p.length % 3, 0}
			if p.canOpen {
				kind[2] = 1
			}
			open := findOpener(out, p, bottom[kind])
			if open < 0 {
				bottom[kind] = len(out)
				break
			}
			out = s.enclose(out, open, &p)
		}
		if p.count > 0 {
			out = append(out, p)
		}
	}
	return s.finish(out)
}

func findOpener(out []piece, closer piece, bottom int) int {
	for i := len(out) - 1; i >= bottom; i-- {
		o := out[i]
		if o.node != nil || o.char != closer.char || !o.canOpen {
			continue
		}
		// CommonMark's rule of three keeps a**b*c** from pairing wrongly.
		if (o.canClose || closer.canOpen) && (o.length+closer.length)%3 == 0 && closer.length%3 != 0 {
			continue
		}
		return i
	}
	return -1
}

// enclose replaces the pieces after an opener by one emphasis of them.
func (s *scanner) enclose(out []piece, open int, closer *piece) []piece {
	n := 1
	if out[open].count >= 2 && closer.count >= 2 && (out[open].count != 3 || closer.count != 3) {
		n = 2 // ***both*** is emphasis inside strong, as in pandoc
	}
	out[open].count -= n
	closer.count -= n
	deep := 0
	for _, p := range out[open+1:] {
		deep = max(deep, p.deep)
	}
	at := Node{s.at(out[open].at + out[open].count)}
	inside := s.finish(out[open+1:])
	out = out[:open+1]
	if out[open].count == 0 {
		out = out[:open]
	}
	if deep >= maxDepth {
		s.r.tooLarge(at.At, "write it flatter", fmt.Sprintf("emphasis is nested over %d deep", maxDepth))
		return append(out, piece{node: &Text{at, Plain(inside)}})
	}
	if n == 2 {
		return append(out, piece{node: &Strong{at, inside}, deep: deep + 1})
	}
	return append(out, piece{node: &Emphasis{at, inside}, deep: deep + 1})
}

// finish returns the pieces as inlines: runs without a partner are text, and neighbouring texts are joined.
func (s *scanner) finish(pieces []piece) []Inline {
	var out []Inline
	var text strings.Builder
	var at Node
	flush := func() {
		if text.Len() > 0 {
			out = append(out, &Text{at, text.String()})
			text.Reset()
		}
	}
	for _, p := range pieces {
		node := p.node
		if node == nil {
			node = &Text{Node{s.at(p.at)}, strings.Repeat(string(p.char), p.count)}
		}
		t, ok := node.(*Text)
		if !ok {
			flush()
			out = append(out, node)
			continue
		}
		if text.Len() == 0 {
			at = t.Node
		}
		text.WriteString(t.Text)
	}
	flush()
	return out
}
