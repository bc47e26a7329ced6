package main

import (
	"os"
	"runtime/debug"
)

// frugal has the collector work only before an export of so many incidents takes 130 MB, or more
// where there are more than 5,000: a small one ends sooner. Who sets GOMEMLIMIT knows better.
func frugal(incidents int) {
	const base, each = 108 << 20, 20 << 10 // bytes
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetGCPercent(-1)
		debug.SetMemoryLimit(base + each*int64(max(0, incidents-5000)))
	}
}
