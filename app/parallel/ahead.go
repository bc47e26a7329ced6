package parallel

import (
	"iter"
	"runtime"
)

// What is read ahead.
const (
	batchSize = 256 // values that are handed over at once
	batches   = 4   // that wait
)

// Ahead yields the values of a sequence, which is read on a goroutine of its own while the caller works on those before. Each
// value must stay good while others are read. The goroutine has ended when the loop has; a panic in it comes to the caller.
func Ahead[T any](read iter.Seq2[T, error]) iter.Seq2[T, error] {
	if runtime.GOMAXPROCS(0) == 1 {
		return read
	}
	return func(yield func(T, error) bool) {
		type result struct {
			value T
			err   error
		}
		var fault any
		handed, stopped := make(chan []result, batches), make(chan struct{})
		go func() {
			defer close(handed)
			defer func() { fault = recover() }()
			var batch []result
			hand := func() bool {
				select {
				case handed <- batch:
					batch = make([]result, 0, batchSize)
					return true
				case <-stopped:
					return false
				}
			}
			for v, err := range read {
				if batch = append(batch, result{v, err}); len(batch) == batchSize && !hand() {
					return
				}
			}
			hand()
		}()
		defer func() {
			close(stopped)
			for range handed { // until the goroutine has ended
			}
			if fault != nil {
				panic(fault)
			}
		}()
		for batch := range handed {
			for _, r := range batch {
				if !yield(r.value, r.err) {
					return
				}
			}
		}
	}
}
