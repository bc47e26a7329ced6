package exchange

import (
	"errors"
	"slices"
	"testing"
)

func TestASequenceIsReadOnceUnlessItIsTooLargeToKeep(t *testing.T) {
	errRow := errors.New("a row can't be read")
	for name, c := range map[string]struct {
		size      int // of each value
		endsEarly bool
		readings  int // for two times that it is ranged over whole
	}{
		"small":            {1, false, 1},
		"too large":        {mostKept, false, 2},
		"ended early once": {1, true, 2},
	} {
		readings := 0
		all := kept(func(yield func(int, error) bool) {
			readings++
			_ = yield(1, nil) && yield(0, errRow) && yield(3, nil)
		}, func(n int) (int, int) { return n, c.size })
		if c.endsEarly {
			for range all {
				break
			}
		}
		for range 2 {
			var values []int
			var errs []error
			for v, err := range all {
				values, errs = append(values, v), append(errs, err)
			}
			if !slices.Equal(values, []int{1, 0, 3}) || !slices.Equal(errs, []error{nil, errRow, nil}) {
				t.Errorf("%s: %v, %v", name, values, errs)
			}
		}
		if readings != c.readings {
			t.Errorf("%s: read %d times, want %d", name, readings, c.readings)
		}
	}
}

func TestAKeptRowStaysWhenTheNextOneIsRead(t *testing.T) {
	cells := []string{""}
	rows := kept(func(yield func(row, error) bool) {
		for _, text := range []string{"a", "b"} {
			cells[0] = text
			if !yield(row{cells: cells}, nil) {
				return
			}
		}
	}, keepRow)
	for range 2 {
		var got string
		for r := range rows {
			got += r.cells[0]
		}
		if got != "ab" {
			t.Errorf("the cells are %q, want ab", got)
		}
	}
}
