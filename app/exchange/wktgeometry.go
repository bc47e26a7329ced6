package exchange

import (
	"strconv"
	"strings"

	"lectern/app/lazyregexp"
)

// geometryText matches how a geometry in Well-Known Text begins, also with the system that PostGIS writes before it.
var geometryText = lazyregexp.New(`(?i)^(?:SRID=\d+;)?\s*(POINT|LINESTRING|POLYGON|TRIANGLE|TIN|POLYHEDRALSURFACE|MULTI(POINT|LINESTRING|POLYGON)|GEOMETRYCOLLECTION)\s*(Z|M|ZM)?\s*(\(|EMPTY)`)

// isGeometryText reports whether a cell is a geometry in Well-Known Text.
func isGeometryText(cell string) bool { return geometryText.MatchString(cell) }

// textVertices reads the points of a geometry in Well-Known Text (OGC 06-103r4, 7), in longitude and latitude.
func textVertices(text string) ([]vertex, error) {
	if system, rest, ok := strings.Cut(text, ";"); ok {
		if !strings.EqualFold(system, "SRID=4326") && !strings.EqualFold(system, "SRID=0") {
			return nil, errGeometry
		}
		text = rest
	}
	g := &geometryReader{rest: text}
	if !g.geometry(0) || g.next() != 0 {
		return nil, errGeometry
	}
	return g.vertices, nil
}

// A geometryReader reads Well-Known Text by recursive descent.
type geometryReader struct {
	rest     string
	vertices []vertex
}

// next returns the next character that isn't a space, or 0 at the end.
func (g *geometryReader) next() byte {
	if g.rest = strings.TrimLeft(g.rest, " \t\r\n"); g.rest == "" {
		return 0
	}
	return g.rest[0]
}

// takes reads a character, if it is the next.
func (g *geometryReader) takes(c byte) bool {
	if g.next() != c {
		return false
	}
	g.rest = g.rest[1:]
	return true
}

// word reads letters, in capitals.
func (g *geometryReader) word() string {
	g.next()
	end := 0
	for end < len(g.rest) && (g.rest[end]|0x20) >= 'a' && (g.rest[end]|0x20) <= 'z' {
		end++
	}
	word := strings.ToUpper(g.rest[:end])
	g.rest = g.rest[end:]
	return word
}

// geometry reads a geometry with its name, at a depth of collections within each other, and reports whether it is one.
func (g *geometryReader) geometry(depth int) bool {
	start := g.rest
	if !isGeometryText(strings.TrimSpace(start)) {
		return false
	}
	kind := g.word()
	if g.next() != '(' && g.word() != "EMPTY" && g.next() != '(' && g.word() != "EMPTY" { // Z, M or ZM may stand between
		return false
	}
	switch {
	case g.next() != '(':
		return true // it is empty
	case strings.HasPrefix(kind, "GEOMETRYCOLLECTION"):
		return g.list(depth, func() bool { return g.geometry(depth + 1) })
	}
	return g.parts(depth, strings.HasPrefix(kind, "MULTIPOINT"))
}

// list reads what stands between brackets, with commas between.
func (g *geometryReader) list(depth int, item func() bool) bool {
	if depth > deepest || !g.takes('(') {
		return false
	}
	for {
		if !item() {
			return false
		}
		if !g.takes(',') {
			return g.takes(')')
		}
	}
}

// parts reads a list of points, or of such lists. Points that are apart have no edges between them.
func (g *geometryReader) parts(depth int, apart bool) bool {
	first := true
	return g.list(depth, func() bool {
		if g.next() == '(' {
			return g.parts(depth+1, apart)
		}
		begins := first || apart
		first = false
		return g.point(begins)
	})
}

// point reads two to four numbers.
func (g *geometryReader) point(begins bool) bool {
	var numbers []float64
	for {
		c := g.next()
		if c == ',' || c == ')' || c == 0 {
			break
		}
		end := strings.IndexAny(g.rest, " \t\r\n,()")
		if end < 0 {
			return false
		}
		n, err := strconv.ParseFloat(g.rest[:end], 64)
		if err != nil {
			return false
		}
		g.rest = g.rest[end:]
		numbers = append(numbers, n)
	}
	if len(numbers) < 2 || len(numbers) > 4 {
		return false
	}
	v := vertex{lon: numbers[0], lat: numbers[1], begins: begins}
	for _, n := range numbers[2:] {
		v.raised = v.raised || isRaised(n)
	}
	g.vertices = append(g.vertices, v)
	return true
}
