package figure

import (
	"math"
	"math/bits"

	"lectern/app/atlas"
	"lectern/app/incident"
)

// grid is the grid of cells over a view and a margin, extended to whole tiles of the plane. Since tiles are
// fixed on the plane, which incidents can join changes only when the view reaches another tile.
type grid struct {
	x0, y0        int64  // of the corner: centimetres
	perCentimetre uint64 // cells a centimetre, in units of 2^-cellBits
	width, height uint64 // centimetres
	nx, ny        int    // cells
}

// cellBits is the number of bits after the binary point, which leaves enough before it for any view.
const cellBits = 48

// gridOf returns the grid of a view.
func gridOf(v atlas.View) grid {
	tile := tileCells * cell / v.Scale // metres
	w, h := (float64(v.W)/2+margin)/v.Scale, (float64(v.H)/2+margin)/v.Scale
	x, y := math.Floor((v.X-w)/tile), math.Floor((v.Y-h)/tile)
	g := grid{x0: int64(math.Round(x * tile * centimetre)), y0: int64(math.Round(y * tile * centimetre))}
	perCentimetre := tileCells / (tile * centimetre)
	g.perCentimetre = uint64(perCentimetre * (1 << cellBits))
	g.nx, g.ny = tileCells*(int(math.Floor((v.X+w)/tile)-x)+1), tileCells*(int(math.Floor((v.Y+h)/tile)-y)+1)
	g.width, g.height = uint64(float64(g.nx)/perCentimetre), uint64(float64(g.ny)/perCentimetre)
	return g
}

// cellAt returns the cell that holds a point of the plane, or -1.
func (g *grid) cellAt(x, y int32) int {
	dx, dy := uint64(int64(x)-g.x0), uint64(int64(y)-g.y0)
	if dx >= g.width || dy >= g.height {
		return -1
	}
	i, j := int(dx*g.perCentimetre>>cellBits), int(dy*g.perCentimetre>>cellBits)
	if i >= g.nx || j >= g.ny {
		return -1
	}
	return j*g.nx + i
}

// cellOf returns the cell that holds a box, or -1 where there is none.
func (g *grid) cellOf(b box) int {
	c := g.cellAt(b.x0, b.y0)
	if c != g.cellAt(b.x1, b.y1) {
		return -1
	}
	return c
}

// misses reports whether a box lies wholly outside the grid.
func (g *grid) misses(b box) bool {
	far := func(lo, hi int32, at int64, size uint64) bool {
		return int64(hi) < at || int64(lo) >= at+int64(size)
	}
	return far(b.x0, b.x1, g.x0, g.width) || far(b.y0, b.y1, g.y0, g.height)
}

// sum is the total of the rows of a cell, an area or a symbol.
type sum struct {
	low, high   int64
	known, rows int32
	open        int32 // of those known, how many have no upper bound; see incident.Tally
	first       incident.Row
	head, tail  link // ends of the list of the rows, by workspace.next from head to tail
}

// A link is a row in a list of rows, or all rows of a word of the selection, of which it is the first: then it is the
// complement of that row.
type link int32

// row returns the row of a link.
func (l link) row() incident.Row { return incident.Row(max(l, ^l)) }

// push puts a link before those of a sum.
func (s *sum) push(l link, next []link) {
	if s.rows == 0 {
		s.first, s.tail = l.row(), l
	} else {
		next[l.row()] = s.head
	}
	s.head = l
}

// addWord adds some rows of word i of a selection, all that are drawn at points, to the sum of a cell.
func (s *sum) addWord(numbers *incident.WordSums, w uint64, i int, next []link) {
	s.push(^link(i*64+bits.TrailingZeros64(w)), next)
	s.rows += int32(bits.OnesCount64(w))
	var all incident.Tally
	numbers.AddWord(&all, w, i)
	s.low, s.high, s.known, s.open = s.low+all.Low, s.high+all.High, s.known+int32(all.Known), s.open+int32(all.Open)
}

// join adds the rows of another sum; first stays.
func (s *sum) join(o *sum, next []link) {
	switch {
	case o.rows == 0:
	case s.rows == 0:
		*s = *o
	default:
		next[o.tail.row()] = s.head
		s.low, s.high, s.known, s.open, s.rows, s.head = s.low+o.low, s.high+o.high, s.known+o.known, s.open+o.open, s.rows+o.rows, o.head
	}
}

// seenBox is the part of the plane that a view shows, in centimetres.
type seenBox struct{ x0, y0, x1, y1 float64 }

func boxOf(v atlas.View) seenBox {
	w, h := float64(v.W)/2/v.Scale, float64(v.H)/2/v.Scale
	return seenBox{(v.X - w) * centimetre, (v.Y - h) * centimetre, (v.X + w) * centimetre, (v.Y + h) * centimetre}
}

func (s *seenBox) has(x, y int32) bool {
	return float64(x) >= s.x0 && float64(x) <= s.x1 && float64(y) >= s.y0 && float64(y) <= s.y1
}

func (s *seenBox) misses(b box) bool {
	return float64(b.x1) < s.x0 || float64(b.x0) > s.x1 || float64(b.y1) < s.y0 || float64(b.y0) > s.y1
}

func (s *seenBox) holds(b box) bool { return s.has(b.x0, b.y0) && s.has(b.x1, b.y1) }

// filledCells returns the number of cells of a tile with incidents, if cells are 2ⁿ times as wide.
func filledCells(filled *[tileCells]uint32, n uint8) int {
	side := 1 << n
	count := 0
	for j := 0; j < tileCells; j += side {
		var any uint32
		for _, row := range filled[j : j+side] {
			any |= row
		}
		for i := 0; i < tileCells; i += side {
			if any>>i&(1<<side-1) != 0 {
				count++
			}
		}
	}
	return count
}
