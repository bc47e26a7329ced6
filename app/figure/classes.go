package figure

import (
	"slices"

	"lectern/app/incident"
)

// mostClasses is the number of classes of a shaded map: more shades can't be told apart. With enoughClasses the rounder
// numbers are better.
const mostClasses, enoughClasses = 5, 4

// roundings are the numbers, of a hundred, at which classes may begin in every power of ten: the roundest, and others
// where these are too few.
var roundings = [...][]int64{{10, 20, 50}, {10, 12, 15, 20, 25, 30, 40, 50, 60, 80}}

// classes returns where the classes of some numbers begin, the lowest first, at round numbers. They have equal steps,
// or as many of the different numbers each if the largest is far beyond most.
func classes(numbers []int64) []int64 {
	numbers = slices.Clone(numbers)
	slices.Sort(numbers)
	if len(numbers) == 0 {
		return nil
	}
	median, most := numbers[len(numbers)/2], numbers[len(numbers)-1]
	numbers = slices.Compact(numbers)
	if most <= 4*median {
		return equalClasses(numbers[0], most)
	}
	n := min(mostClasses, len(numbers))
	best := []int64{rounded(numbers[0], roundings[0])}
	for _, table := range roundings {
		starts := []int64{rounded(numbers[0], table)}
		for i := 1; i < n; i++ {
			if at := rounded(numbers[len(numbers)*i/n], table); at > starts[len(starts)-1] {
				starts = append(starts, at)
			}
		}
		if len(starts) > len(best) {
			best = starts
		}
		if len(best) >= min(n, enoughClasses) {
			break
		}
	}
	return best
}

// equalClasses returns classes with the smallest round step of which there are few enough.
func equalClasses(least, most int64) (starts []int64) {
	for power := int64(1); ; power *= 10 {
		for _, digits := range roundings[0] {
			step := digits * power / 10
			first := least / step * step
			if step == 0 || (most-first)/step >= mostClasses {
				continue
			}
			for at := first; at <= most; at += step {
				starts = append(starts, max(at, min(least, 1))) // 0 is a class of its own number only
			}
			return starts
		}
	}
}

// rounded returns the largest number of a table of roundings that is not above n.
func rounded(n int64, table []int64) (best int64) {
	for power := int64(1); power <= n; power *= 10 {
		for _, digits := range table {
			if at := digits * power / 10; at <= n && digits*power%10 == 0 {
				best = max(best, at)
			}
		}
	}
	return best
}

// classOf returns the class of a number, from 0.
func classOf(starts []int64, n int64) int {
	at, found := slices.BinarySearch(starts, n)
	if !found {
		at--
	}
	return max(0, at)
}

// classWords returns the words of a class in a legend: "20–49", "100 or more".
func classWords(starts []int64, class int) string {
	from := incident.Thousands(starts[class])
	switch {
	case class == len(starts)-1:
		return from + " or more"
	case starts[class+1] == starts[class]+1:
		return from
	}
	return from + "–" + incident.Thousands(starts[class+1]-1)
}

// shadesOf are the shades of a palette that some number of classes has, as far apart as there are.
var shadesOf = [mostClasses + 1][]int{1: {2}, 2: {1, 3}, 3: {0, 2, 4}, 4: {0, 1, 3, 4}, 5: {0, 1, 2, 3, 4}}
