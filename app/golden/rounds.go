package golden

import (
	"os"
	"testing"
)

// extent says how much long tests try: "" a sample (make test), "whole" (.ci/run) or "soak" (make soak).
var extent = os.Getenv("LECTERN_TESTS")

// Rounds returns how often a test tries something random: whole times in .ci/run, a quarter of that in a
// sample, a hundred times that in a soak.
func Rounds(whole int) int {
	switch extent {
	case "whole":
		return whole
	case "soak":
		return 100 * whole
	}
	return max(1, whole/4)
}

// Sampled reports whether a test tries the case with a number, from 0: each in .ci/run, every fourth in a sample.
func Sampled(number int) bool { return extent != "" || number%4 == 0 }

// Whole skips a long test that can't be sampled, except in .ci/run and in a soak.
func Whole(t testing.TB) {
	t.Helper()
	if extent == "" {
		t.Skip("long: LECTERN_TESTS=whole tests it, as .ci/run does")
	}
}
