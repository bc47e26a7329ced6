package incident

// codes holds for every row the index of its value in a dictionary, in as few bytes as the length of
// the dictionary needs. With all three slices nil every row has code 0.
type codes struct {
	narrow []uint8
	middle []uint16
	wide   []uint32
}

func (c *codes) at(row Row) uint32 {
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

// packed narrows a padded column of codes below n.
func packed(column []uint32, n int) codes {
	switch {
	case n <= 1:
		return codes{}
	case n <= 1<<8:
		return codes{narrow: narrowed[uint8](column)}
	case n <= 1<<16:
		return codes{middle: narrowed[uint16](column)}
	}
	return codes{wide: column}
}

func narrowed[T uint8 | uint16](column []uint32) []T {
	out := padded[T](len(column))
	for i, v := range column {
		out[i] = T(v)
	}
	return out
}
