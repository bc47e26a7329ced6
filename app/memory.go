package main

import (
	"math"
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync/atomic"
)

// A pace says when the garbage collector runs: when the heap has grown by so many percent, or, where growth is -1, only when
// memory comes near a limit in bytes.
type pace struct {
	growth int
	limit  int64
}

// paces follow the limit of limitMemory where more than that is in use: while there is room memory is traded for time, of which
// the collector would otherwise take a quarter.
var paces = []pace{{150, 330 << 20}, {leastPause, math.MaxInt64}}

// leastPause is how much the heap grows at least between two collections, in percent.
const leastPause = 25

// limitMemory has the garbage collector run only when memory comes near a limit in bytes, unless GOMEMLIMIT
// is set. This makes an export a tenth faster: a small one ends before anything is collected. A small
// export takes 20 MB more memory by it, one with 5,000 incidents 18 MB less.
func limitMemory(limit int64) {
	if os.Getenv("GOMEMLIMIT") == "" {
		pace{-1, limit}.keep(paces, latest.Add(1))
	}
}

// latest is the number of the last call of limitMemory, after which older ones change the pace no more.
var latest atomic.Int32

// keep has the collector run at a pace until so much is in use that it would run almost without end, and at the next one after
// that.
func (p pace) keep(next []pace, call int32) {
	debug.SetGCPercent(p.growth)
	debug.SetMemoryLimit(p.limit)
	if len(next) > 0 {
		afterCollection(func() { checkPace(next, call) })
	}
}

func checkPace(next []pace, call int32) {
	if call != latest.Load() {
		return
	}
	heap := []metrics.Sample{{Name: "/gc/heap/live:bytes"}, {Name: "/gc/heap/goal:bytes"}}
	metrics.Read(heap)
	if live, goal := heap[0].Value.Uint64(), heap[1].Value.Uint64(); goal < live+live*leastPause/100 {
		next[0].keep(next[1:], call)
		return
	}
	afterCollection(func() { checkPace(next, call) })
}

// afterCollection calls a function after the next garbage collection.
func afterCollection(call func()) {
	type sentinel struct{ _ *byte } // a pointer, for what has none may be collected late
	runtime.SetFinalizer(new(sentinel), func(*sentinel) { call() })
}

// whileOpening is the limit in bytes while the brief is read, of which much is garbage.
const whileOpening = 250 << 20

// whileMaking is the limit in bytes that keeps the process within 130 MB where that is enough.
const whileMaking = 108 << 20
