package main

import (
	"math"
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync/atomic"
)

// limitMemory has the garbage collector run only when memory comes near a limit in bytes, unless GOMEMLIMIT is set. This makes
// an export a tenth faster: a small one ends before anything is collected. A small export takes 20 MB more memory by it, one
// with 5,000 incidents 18 MB less. Where so much is in use that the collector would run almost without end the limit gives way.
func limitMemory(limit int64) {
	if os.Getenv("GOMEMLIMIT") != "" {
		return
	}
	debug.SetGCPercent(-1)
	debug.SetMemoryLimit(limit)
	call := latest.Add(1)
	afterCollection(func() { giveWay(call) })
}

// latest is the number of the last call of limitMemory, after which older ones change no more how often memory is collected.
var latest atomic.Int32

// giveWay gives the limit another value where a collection has shown that it leaves too little room, or that the room is no
// longer needed.
func giveWay(call int32) {
	if call != latest.Load() {
		return
	}
	heap := []metrics.Sample{{Name: "/gc/heap/live:bytes"}, {Name: "/gc/heap/goal:bytes"}}
	metrics.Read(heap)
	live, goal := int64(heap[0].Value.Uint64()), int64(heap[1].Value.Uint64())
	if next, ok := nextPace(debug.SetMemoryLimit(-1), live, goal); ok {
		debug.SetGCPercent(next.growth)
		debug.SetMemoryLimit(next.limit)
	}
	afterCollection(func() { giveWay(call) })
}

// A pace says when the garbage collector runs: when the heap has grown by so many percent, or when memory comes near a limit in
// bytes.
type pace struct {
	growth int
	limit  int64
}

// Where the limit of limitMemory leaves too little room memory is traded for time, of which the collector would otherwise take a
// quarter: up to a limit of its own, and above that, too, but with more work of the collector.
var ample, unlimited = pace{150, 330 << 20}, pace{15, math.MaxInt64}

// nextPace returns the pace after a collection at which some bytes were in use, with a goal for the next one; ok is false where it
// stays as it is.
func nextPace(limit, live, goal int64) (next pace, ok bool) {
	isTight := goal < live+live/4 // it would run again before the heap has grown by a quarter
	switch {
	case limit == unlimited.limit && live+live/2 < ample.limit, limit < ample.limit && isTight:
		return ample, true
	case isTight:
		return unlimited, true
	}
	return pace{}, false
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
