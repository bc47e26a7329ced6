package compose

import (
	"fmt"

	"lectern/app/incident"
)

// mostRuns is the number of runs listed for one live figure.
const mostRuns = 60

// Run is a run of consecutive numbers.
type Run struct{ First, Last int }

// String returns "7" or "7–12".
func (r Run) String() string {
	if r.First == r.Last {
		return fmt.Sprint(r.First)
	}
	return fmt.Sprintf("%d\u2013%d", r.First, r.Last)
}

// Runs returns sorted numbers as at most mostRuns runs, and how many numbers are left.
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

// MoreRows returns the words for rows that are not listed.
func MoreRows(n int) string { return " and " + incident.Thousands(n) + " more" }
