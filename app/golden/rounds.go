package golden

import (
	"os"
	"testing"
)

// extent is how much long tests try: "" a sample, as make test; "whole", as .ci/run; "soak", as make soak.
var extent = os.Getenv("LECTERN_TESTS")

// Rounds returns how often a test tries something random that is tried so often in the whole: a quarter as
// often in a sample, a hundred times as often in a soak.
func Rounds(whole int) int {
	switch extent {
	case "whole":
		return whole
	case "soak":
		return 100 * whole
	}
	return max(1, whole/4)
}

// Whole skips a long test, of which there is no sample, unless the whole is tested.
func Whole(t testing.TB) {
	t.Helper()
	if extent == "" {
		t.Skip("long: LECTERN_TESTS=whole tests it, as .ci/run does")
	}
}
