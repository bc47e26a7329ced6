package parallel

import (
	"runtime"
	"sync/atomic"
	"testing"
)

func TestEachNumberIsDoneOnce(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(4))
	for _, workers := range []int{1, 3, 100} {
		var times [1000]atomic.Int32
		var busy [4]atomic.Bool
		Each(len(times), workers, func(worker, i int) {
			if worker >= min(workers, 4) || !busy[worker].CompareAndSwap(false, true) {
				t.Errorf("worker %d of %d does two things at once, or is one too many", worker, workers)
			}
			times[i].Add(1)
			busy[worker].Store(false)
		})
		for i := range times {
			if n := times[i].Load(); n != 1 {
				t.Fatalf("%d is done %d times by %d workers", i, n, workers)
			}
		}
	}
	Each(0, 1, func(int, int) { t.Error("there is nothing to do") })
}

func TestAPanicComesToTheCaller(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(4))
	for _, at := range []int{0, 7, 99} {
		func() {
			defer func() {
				if v := recover(); v != at {
					t.Errorf("recovered %v, want %d", v, at)
				}
			}()
			Each(100, 4, func(_, i int) {
				if i == at {
					panic(i)
				}
			})
		}()
	}
}
