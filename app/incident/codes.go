package incident

// codes are one number a row into a dictionary, in as few bytes as its length needs. With all three
// nil every row has code 0.
type codes struct {
	narrow []uint8
	middle []uint16
	wide   []uint32
}

func (c *codes) at(row int) uint32 {
	switch {
	case c.narrow != nil:
		return uint32(c.narrow[row])
	case c.middle != nil:
		return uint32(c.middle[row])
	case c.wide != nil:
		return c.wide[row]
	}
	return 0
}

// pack arranges the codes of a dictionary of n values.
func pack(g *grower[uint32], rows []int32, n int) codes {
	switch {
	case g.isBlank():
		return codes{}
	case n <= 1<<8:
		return codes{narrow: narrowed[uint8](g, rows)}
	case n <= 1<<16:
		return codes{middle: narrowed[uint16](g, rows)}
	}
	return codes{wide: g.arranged(rows)}
}

func narrowed[T uint8 | uint16](g *grower[uint32], rows []int32) []T {
	out := padded[T](len(rows))
	for i, r := range rows {
		out[i] = T(g.at(int(r)))
	}
	return out
}
