package compose

import (
	"fmt"
	"testing"
)

func TestNumbersAreGatheredInRuns(t *testing.T) {
	var odd []int
	for n := range 100 {
		odd = append(odd, 2*n+1)
	}
	for _, c := range []struct {
		numbers []int
		want    string
		more    int
	}{
		{nil, "[]", 0},
		{[]int{7}, "[7]", 0},
		{[]int{1, 2, 3, 5, 7, 8}, "[1–3 5 7–8]", 0},
		{odd[:mostRuns], fmt.Sprint(odd[:mostRuns]), 0},
		{odd, fmt.Sprint(odd[:mostRuns]), 100 - mostRuns},
	} {
		runs, more := Runs(c.numbers)
		if got := fmt.Sprint(runs); got != c.want || more != c.more {
			t.Errorf("%v is %s and %d more, want %s and %d", c.numbers, got, more, c.want, c.more)
		}
	}
}
