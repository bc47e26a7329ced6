package main

import (
	"os"
	"runtime/debug"
)

// frugal has the collector work harder before an export of so many incidents takes 130 MB, or more
// where there are more than 5,000. Who sets GOMEMLIMIT knows better.
func frugal(incidents int) {
	const base, each = 108 << 20, 20 << 10 // bytes
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(base + each*int64(max(0, incidents-5000)))
	}
}
