package incident

// hilbert returns the place of a point on the Hilbert curve over a grid of 65,536 × 65,536 cells, along
// which rows near each other on the earth are near each other in memory.
func hilbert(x, y uint32) uint32 {
	var d uint32
	for s := uint32(1 << 15); s > 0; s >>= 1 {
		var rx, ry uint32
		if x&s != 0 {
			rx = 1
		}
		if y&s != 0 {
			ry = 1
		}
		d += s * s * ((3 * rx) ^ ry)
		if ry == 0 {
			if rx == 1 {
				x, y = 65535-x, 65535-y
			}
			x, y = y, x
		}
	}
	return d
}

// hilbertOrder lists rows along the curve, those without a point last. Rows at one point keep their
// order.
func hilbertOrder(lat, lon *grower[int32]) []int32 {
	keys := make([]uint64, lat.len())
	for i, v := range lat.all {
		keys[i] = uint64(uint32(v)) << 32
	}
	for i, v := range lon.all {
		keys[i] |= uint64(uint32(v))
	}
	eachChunk(len(keys), func(from, to int) {
		for i := from; i < to; i++ {
			lat, lon := int32(keys[i]>>32), int32(keys[i])
			key := uint64(1) << 32
			if lat != noDegrees {
				x := uint32(int64(lon)+180*perDegree) >> 16
				y := uint32(int64(lat)+90*perDegree) >> 15
				key = uint64(hilbert(x, y))
			}
			keys[i] = key<<31 | uint64(i)
		}
	})
	rows := make([]int32, len(keys))
	for i, k := range sorted(keys) {
		rows[i] = int32(k & (1<<31 - 1))
	}
	return rows
}

// sorted sorts keys by their bits from 31 on, from the lowest ones to the highest, and leaves those that are equal in order.
// Comparing them takes three times as long.
func sorted(keys []uint64) []uint64 {
	const bits, digits = 11, 1 << 11
	next := make([]uint64, len(keys))
	for low := 31; low < 64; low += bits {
		var places [digits + 1]int
		for _, k := range keys {
			places[k>>low%digits+1]++
		}
		for i := range digits {
			places[i+1] += places[i]
		}
		for _, k := range keys {
			place := &places[k>>low%digits]
			next[*place] = k
			*place++
		}
		keys, next = next, keys
	}
	return keys
}
