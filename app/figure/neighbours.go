package figure

import (
	"slices"

	"lectern/app/atlas"
)

// neighbours finds the placed symbol that would cover another. Symbols are added largest first. Small ones
// are searched in the squares around, the few large ones all.
type neighbours struct {
	large  []int32
	heads  []int32 // by square: the symbol placed last, or -1
	next   []int32 // by symbol: the one placed before it in its square
	nx, ny int
}

const (
	square     = 48 // units
	small      = square / 2
	coveringBy = 0.7 // in parts of the sum of the radii: symbols that are nearer can't be told apart
	reach      = margin + tileCells*cell
)

// reset empties n for a view.
func (n *neighbours) reset(v atlas.View) {
	n.nx, n.ny = int((v.W+2*reach)/square)+1, int((v.H+2*reach)/square)+1
	n.heads = slices.Grow(n.heads[:0], n.nx*n.ny)[:n.nx*n.ny]
	for i := range n.heads {
		n.heads[i] = -1
	}
	n.large, n.next = n.large[:0], n.next[:0]
}

func (n *neighbours) square(s *Symbol) (x, y int) {
	return min(max(int((s.At.X+reach)/square), 0), n.nx-1), min(max(int((s.At.Y+reach)/square), 0), n.ny-1)
}

// add adds the next symbol.
func (n *neighbours) add(s *Symbol) {
	k := int32(len(n.next))
	x, y := n.square(s)
	n.next = append(n.next, n.heads[y*n.nx+x])
	n.heads[y*n.nx+x] = k
	if s.R > small {
		n.large = append(n.large, k)
	}
}

// grown records the new radius of a symbol.
func (n *neighbours) grown(k int32, was, is float32) {
	if was <= small && is > small {
		n.large = append(n.large, k)
	}
}

// covering returns the first symbol placed that would cover s, or -1.
func (n *neighbours) covering(placed []Symbol, s *Symbol) int32 {
	best := int32(-1)
	try := func(k int32) {
		if (best < 0 || k < best) && placed[k].At.Distance(s.At) < coveringBy*(placed[k].R+s.R) {
			best = k
		}
	}
	for _, k := range n.large {
		try(k)
	}
	x, y := n.square(s)
	for j := max(0, y-1); j <= min(n.ny-1, y+1); j++ {
		for i := max(0, x-1); i <= min(n.nx-1, x+1); i++ {
			for k := n.heads[j*n.nx+i]; k >= 0; k = n.next[k] {
				try(k)
			}
		}
	}
	return best
}
