package exchange

import (
	"strconv"
	"strings"
)

// wkt is a node of Well-Known Text 1 of a coordinate reference system (OGC 01-009, 7.2), as in a .prj: a keyword with texts,
// numbers and nodes in brackets.
type wkt struct {
	keyword string // in capitals
	texts   []string
	numbers []float64
	nodes   []*wkt
}

// deepestWKT is how deep nodes may lie within each other. Real ones take five levels.
const deepestWKT = 16

// parseWKT reads a text that is one node, or returns nil.
func parseWKT(text string) *wkt {
	p := &wktParser{rest: text}
	root := p.node(0)
	if root == nil || strings.TrimSpace(p.rest) != "" {
		return nil
	}
	return root
}

type wktParser struct{ rest string }

// next skips space and returns the character there, or 0.
func (p *wktParser) next() byte {
	p.rest = strings.TrimLeft(p.rest, " \t\r\n")
	if p.rest == "" {
		return 0
	}
	return p.rest[0]
}

// node reads a keyword and what stands in its brackets; it returns nil where there is none.
func (p *wktParser) node(depth int) *wkt {
	p.next()
	end := strings.IndexAny(p.rest, "[(")
	if end < 0 || depth > deepestWKT {
		return nil
	}
	n := &wkt{keyword: strings.ToUpper(strings.TrimSpace(p.rest[:end]))}
	p.rest = p.rest[end+1:]
	for {
		switch c := p.next(); {
		case c == 0:
			return nil
		case c == '"':
			text, rest, closed := strings.Cut(p.rest[1:], `"`)
			if !closed {
				return nil
			}
			n.texts, p.rest = append(n.texts, text), rest
		case strings.IndexByte("+-.0123456789", c) >= 0:
			end := strings.IndexAny(p.rest, ",]) \t\r\n")
			if end < 0 {
				return nil
			}
			v, err := strconv.ParseFloat(p.rest[:end], 64)
			if err != nil {
				return nil
			}
			n.numbers, p.rest = append(n.numbers, v), p.rest[end:]
		default: // a node, or a word such as EAST
			end := strings.IndexAny(p.rest, "[(,])")
			if end < 0 {
				return nil
			}
			if c := p.rest[end]; c != '[' && c != '(' {
				p.rest = p.rest[end:]
				break
			}
			inner := p.node(depth + 1)
			if inner == nil {
				return nil
			}
			n.nodes = append(n.nodes, inner)
		}
		switch p.next() {
		case ',':
			p.rest = p.rest[1:]
		case ']', ')':
			p.rest = p.rest[1:]
			return n
		default:
			return nil
		}
	}
}

// name returns the first text of a node, "" of nil.
func (n *wkt) name() string { return n.text(0) }

// text returns the text at an index, or "" where there is none.
func (n *wkt) text(i int) string {
	if n == nil || i >= len(n.texts) {
		return ""
	}
	return n.texts[i]
}

// number returns the number at an index, or another where there is none.
func (n *wkt) number(i int, other float64) float64 {
	if n == nil || i >= len(n.numbers) {
		return other
	}
	return n.numbers[i]
}

// child returns the first node within n with a keyword, or nil.
func (n *wkt) child(keyword string) *wkt {
	if n == nil {
		return nil
	}
	for _, inner := range n.nodes {
		if inner.keyword == keyword {
			return inner
		}
	}
	return nil
}

// parameter returns the first parameter of a projection by one of its names, or another number.
func (n *wkt) parameter(other float64, names ...string) float64 {
	for _, inner := range n.nodes {
		for _, name := range names {
			if inner.keyword == "PARAMETER" && strings.EqualFold(inner.name(), name) {
				return inner.number(0, other)
			}
		}
	}
	return other
}
