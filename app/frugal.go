package main

import (
	"os"
	"runtime/debug"
)

// frugal has the collector work only before an export takes so many bytes, which makes it a tenth faster: a
// small one ends before there is anything to collect. It takes 20 MB more then, and 5,000 incidents take
// 18 MB less. Who sets GOMEMLIMIT knows better.
func frugal(limit int64) {
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetGCPercent(-1)
		debug.SetMemoryLimit(limit)
	}
}

// whileOpening is for a brief of which nobody knows yet how large it is.
const whileOpening = 400 << 20

// whileMaking keeps the process within 130 MB, or more where there are more than 5,000 incidents.
func whileMaking(incidents int) int64 {
	const base, each = 108 << 20, 20 << 10 // bytes
	return base + each*int64(max(0, incidents-5000))
}
