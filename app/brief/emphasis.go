package brief

import (
	"fmt"
	"slices"
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

// run reads a run of * or _ at i by the rules of pandoc, for which it matters only whether the run is next
// to a space or, for _, to a word. CommonMark also looks at punctuation, and leaves **Note:**text as it is.
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
	p := piece{char: c, at: i, count: n, length: n, canOpen: !unicode.IsSpace(after), canClose: !unicode.IsSpace(before)}
	if c == '_' {
		if before == '*' {
			before = s.beyondMarks(start, i)
		}
		p.canOpen = p.canOpen && !isWord(before) && before != '.' // which pandoc takes for a part of the word
		p.canClose = p.canClose && !isWord(after)
	}
	return p
}

// emphasise pairs the runs and returns the finished inlines.
func (s *scanner) emphasise(pieces []piece) []Inline {
	var out []piece
	bottom := map[[3]int]int{} // by kind of closer: below this index there is no opener for it
	seen := map[[2]int]int{}   // by mark and count: up to this index there is no opener
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
			if o := out[open]; o.length != p.length && o.length != 3 && p.length != 3 {
				s.refuse(o.at, "emphasis ends with other marks than it began with", fmt.Sprintf(`write %s on both sides, or \%c for the character`, strings.Repeat(string(o.char), o.length), o.char))
			}
			out = s.enclose(out, open, &p)
			for kind, n := range seen {
				seen[kind] = min(n, open)
			}
		}
		if p.count > 0 && p.count < p.length {
			s.refuse(p.at, "here emphasis ends and begins at once", fmt.Sprintf(`put a space between, or write \%c for the character`, p.char))
		}
		if p.count > 0 {
			kind := [2]int{int(p.char), p.count}
			if from := min(seen[kind], len(out)); !p.canClose && slices.ContainsFunc(out[from:], func(o piece) bool {
				return o.node == nil && o.char == p.char && o.canOpen && o.count == p.count
			}) { // pandoc ends the one before here
				s.refuse(p.at, "emphasis begins within emphasis of the same kind", `end the one before first, or write \* for an asterisk`)
			} else if !p.canClose {
				seen[kind] = len(out)
			}
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
		if p.node == nil && p.char == closer.char && (p.char == '*' || p.canOpen || p.canClose) {
			s.refuse(p.at, "this mark of emphasis stands alone within emphasis", fmt.Sprintf(`write \%c for the character`, p.char))
		}
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
