package figure

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestClassesBeginAtRoundNumbers(t *testing.T) {
	for _, c := range []struct {
		name    string
		numbers []int64
		want    []string
	}{
		{"none", nil, nil},
		{"one", []int64{7}, []string{"7 or more"}},
		{"all alike", []int64{3, 3, 3}, []string{"3 or more"}},
		{"zero", []int64{0, 0}, []string{"0 or more"}},
		{"few", []int64{1, 2, 3, 4, 5}, []string{"1", "2", "3", "4", "5 or more"}},
		{"few with a gap", []int64{1, 3}, []string{"1", "2", "3 or more"}},
		{"even", []int64{12, 40, 55, 71, 88, 93}, []string{"1–19", "20–39", "40–59", "60–79", "80 or more"}},
		{"even from zero", []int64{0, 40, 55, 71, 88}, []string{"0–19", "20–39", "40–59", "60–79", "80 or more"}},
		{"narrow", []int64{1003, 1017, 1001, 1020}, []string{"1,000–1,004", "1,005–1,009", "1,010–1,014", "1,015–1,019", "1,020 or more"}},
		{"one far beyond", []int64{1, 1, 1, 1, 1, 2, 2, 6, 11, 45, 560}, []string{"1", "2–4", "5–9", "10–19", "20 or more"}},
		{"far beyond close ones", []int64{100, 110, 121, 126, 152, 160, 9000}, []string{"100–119", "120–149", "150 or more"}},
		{"of millions", []int64{1, 1, 2_000_000}, []string{"1–1,999,999", "2,000,000 or more"}},
	} {
		var got []string
		starts := classes(c.numbers)
		for class := range starts {
			got = append(got, classWords(starts, class))
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got): %s", c.name, diff)
		}
	}
}

// Whatever the numbers, there are a few classes in order, each number lies in one, and the least and the most in
// different ones if they differ by much.
func TestEveryNumberHasAClass(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 1))
	for range 5000 {
		numbers := make([]int64, 1+r.IntN(60))
		for i := range numbers {
			numbers[i] = r.Int64N(1 + r.Int64N(1+int64(1)<<r.IntN(40)))
		}
		starts := classes(numbers)
		if len(starts) == 0 || len(starts) > mostClasses || !slices.IsSorted(starts) || len(slices.Compact(slices.Clone(starts))) < len(starts) {
			t.Fatalf("%v has the classes %v", numbers, starts)
		}
		for _, n := range numbers {
			class := classOf(starts, n)
			if n < starts[class] || class+1 < len(starts) && n >= starts[class+1] {
				t.Fatalf("%d lies in class %d of %v", n, class, starts)
			}
		}
		if least, most := slices.Min(numbers), slices.Max(numbers); most > 3*least+10 && len(starts) == 1 {
			t.Fatalf("%v has one class, %v", numbers, starts)
		}
	}
}
