package incident

import (
	"math/rand/v2"
	"strconv"
	"testing"
)

func TestShortDecimalsAreReadAsTheNearestNumber(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 12))
	for range 100_000 {
		s := strconv.FormatFloat((r.Float64()-0.5)*360, 'f', r.IntN(11), 64)
		want, _ := strconv.ParseFloat(s, 64)
		if got, ok := shortDecimal(s); !ok || got != want {
			t.Fatalf("%s is read as %v, %v, not as %v", s, got, ok, want)
		}
	}
}
