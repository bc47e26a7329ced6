package main

import (
	"os"
	"runtime/debug"
)

// frugal has the garbage collector run only when memory comes near a limit in bytes, unless GOMEMLIMIT
// is set. This makes an export a tenth faster: a small one ends before anything is collected. A small
// export takes 20 MB more memory by it, one with 5,000 incidents 18 MB less.
func frugal(limit int64) {
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetGCPercent(-1)
		debug.SetMemoryLimit(limit)
	}
}

// whileOpening is the limit in bytes while the size of the brief isn't known yet.
const whileOpening = 400 << 20

// whileMaking returns a limit in bytes that keeps the process within 130 MB, or more where there are
// more than 5,000 incidents.
func whileMaking(incidents int) int64 {
	const base, each = 108 << 20, 20 << 10 // bytes
	return base + each*int64(max(0, incidents-5000))
}
