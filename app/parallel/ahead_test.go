package parallel

import (
	"errors"
	"runtime"
	"slices"
	"testing"
)

func TestValuesReadAheadComeInTheirOrder(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(4))
	errSeventh := errors.New("the seventh")
	for _, n := range []int{0, 1, batchSize, 5*batchSize*batches + 3} {
		var want []int
		for i := range n {
			want = append(want, i)
		}
		ended := false
		numbers := func(yield func(int, error) bool) {
			defer func() { ended = true }()
			for i := range n {
				err := error(nil)
				if i == 7 {
					err = errSeventh
				}
				if !yield(i, err) {
					return
				}
			}
		}
		var got []int
		for i, err := range Ahead(numbers) {
			if got = append(got, i); (i == 7) != errors.Is(err, errSeventh) {
				t.Errorf("%d of %d: %v", i, n, err)
			}
		}
		if !slices.Equal(got, want) || !ended {
			t.Errorf("of %d: %d, %v", n, len(got), ended)
		}
		ended = false
		for i := range Ahead(numbers) {
			if i == n/2 {
				break
			}
		}
		if !ended {
			t.Errorf("%d are still read when the loop has ended", n)
		}
	}
}

func TestAPanicWhileReadingAheadComesToTheCaller(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(4))
	for _, at := range []int{0, 3 * batchSize} {
		func() {
			read := 0
			defer func() {
				if v := recover(); v != "broken" || read > at {
					t.Errorf("recovered %v after %d", v, read)
				}
			}()
			for range Ahead(func(yield func(int, error) bool) {
				for i := 0; i < at && yield(i, nil); i++ {
				}
				panic("broken")
			}) {
				read++
			}
		}()
	}
}
