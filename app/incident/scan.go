package incident

// The scans clear bits of a bitmap by reading a column, 64 rows at a time and without branches on
// the data: a mispredicted branch costs more than ten rows.

// keepCodes keeps rows whose code is allowed; allow holds 0 or 1 for each code.
func keepCodes(words []uint64, codes []uint32, allow []uint8) {
	for i, w := range words {
		if w == 0 {
			continue
		}
		var match uint64
		for j, c := range block(codes, i) {
			match |= uint64(allow[c]) << (j & 63)
		}
		words[i] = w & match
	}
}

// keepRange keeps rows whose value lies in low..high.
func keepRange(words []uint64, values []int32, low, high int32) {
	if low > high {
		clear(words)
		return
	}
	span := uint32(high) - uint32(low)
	for i, w := range words {
		if w == 0 {
			continue
		}
		var match uint64
		for j, v := range block(values, i) {
			// One unsigned comparison does for both ends.
			match |= bit(uint32(v)-uint32(low) <= span) << (j & 63)
		}
		words[i] = w & match
	}
}

// keepWhere keeps rows for which test holds; for tests too dear to ask of every row.
func keepWhere(words []uint64, test func(row int) bool) {
	Selection{words: words, rows: 64 * len(words)}.All(func(row int) bool {
		if !test(row) {
			words[row/64] &^= 1 << (row % 64)
		}
		return true
	})
}

// block is the part of a column that word i stands for.
func block[T any](column []T, i int) []T { return column[i*64 : min(i*64+64, len(column))] }

func bit(b bool) uint64 {
	if b {
		return 1
	}
	return 0
}

// anyOf keeps rows that at least one filter keeps.
func anyOf(filters []filter) filter {
	if len(filters) == 1 {
		return filters[0]
	}
	return func(words []uint64) {
		found, try := make([]uint64, len(words)), make([]uint64, len(words))
		for _, narrow := range filters {
			// What is found already need not be looked at again.
			for i, w := range words {
				try[i] = w &^ found[i]
			}
			narrow(try)
			for i, w := range try {
				found[i] |= w
			}
		}
		copy(words, found)
	}
}

// allOf keeps rows that every filter keeps.
func allOf(filters []filter) filter {
	return func(words []uint64) {
		for _, narrow := range filters {
			narrow(words)
		}
	}
}

// noneOf keeps rows that the filter drops.
func noneOf(narrow filter) filter {
	return func(words []uint64) {
		match := append([]uint64(nil), words...)
		narrow(match)
		for i, w := range match {
			words[i] &^= w
		}
	}
}
