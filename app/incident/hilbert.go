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
func hilbertOrder(lat, lon *grower[int32]) []Row {
	entries := make([]entry, lat.len())
	for i, v := range lat.all {
		entries[i] = entry{uint64(uint32(v)) << 32, Row(i)}
	}
	for i, v := range lon.all {
		entries[i].key |= uint64(uint32(v))
	}
	eachChunk(len(entries), func(from, to int) {
		for i := from; i < to; i++ {
			lat, lon := int32(entries[i].key>>32), int32(entries[i].key)
			key := uint64(1) << 32
			if lat != noDegrees {
				x := uint32(int64(lon)+180*perDegree) >> 16
				y := uint32(int64(lat)+90*perDegree) >> 15
				key = uint64(hilbert(x, y))
			}
			entries[i].key = key
		}
	})
	rows := make([]Row, len(entries))
	for i, e := range sorted(entries) {
		rows[i] = e.row
	}
	return rows
}
