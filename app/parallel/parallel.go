package parallel

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// Each calls do once for each number below n, on at most as many goroutines as there are processors, and returns when all calls
// have. Calls of the same worker, numbered from 0, follow each other; worker 0 is the caller's own goroutine. A panic in do ends
// Each with it, in the caller's goroutine, where it can be recovered.
func Each(n, mostWorkers int, do func(worker, i int)) {
	var next atomic.Int64
	var fault atomic.Pointer[any]
	work := func(worker int) {
		defer func() {
			if v := recover(); v != nil {
				fault.CompareAndSwap(nil, &v)
			}
		}()
		for i := next.Add(1) - 1; i < int64(n) && fault.Load() == nil; i = next.Add(1) - 1 {
			do(worker, int(i))
		}
	}
	var helping sync.WaitGroup
	for worker := 1; worker < min(mostWorkers, runtime.GOMAXPROCS(0), n); worker++ {
		helping.Go(func() { work(worker) })
	}
	work(0)
	helping.Wait()
	if v := fault.Load(); v != nil {
		panic(*v)
	}
}
