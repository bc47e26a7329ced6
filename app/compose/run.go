package compose

import (
	"fmt"

	"lectern/app/incident"
)

// mostRuns are named of what one figure counts.
const mostRuns = 60

// Run is numbers that follow each other without a gap.
type Run struct{ First, Last int }

// String is "7" or "7–12".
func (r Run) String() string {
	if r.First == r.Last {
		return fmt.Sprint(r.First)
	}
	return fmt.Sprintf("%d\u2013%d", r.First, r.Last)
}

// Runs gathers numbers, which are sorted; more is how many are in the runs that are too many to be
// named.
func Runs(numbers []int) (runs []Run, more int) {
	for i, n := range numbers {
		if i > 0 && numbers[i-1] == n-1 {
			runs[len(runs)-1].Last = n
			continue
		}
		if len(runs) == mostRuns {
			return runs, len(numbers) - i
		}
		runs = append(runs, Run{n, n})
	}
	return runs, 0
}

// MoreRows says how many rows are not named.
func MoreRows(n int) string { return " and " + incident.Thousands(n) + " more" }
