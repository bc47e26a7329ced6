//go:build !nogui

package uitest

import (
	"sync"
	"testing"
	"time"
)

// Loop runs the functions that were posted to it, on the goroutine of a test.
type Loop struct {
	mu      sync.Mutex
	waiting []func()
	posted  chan struct{} // holds one token while something may wait
}

// NewLoop returns a loop with nothing to run.
func NewLoop() *Loop { return &Loop{posted: make(chan struct{}, 1)} }

// Post has f run at the next wait; any goroutine may call it.
func (l *Loop) Post(f func()) {
	l.mu.Lock()
	l.waiting = append(l.waiting, f)
	l.mu.Unlock()
	select {
	case l.posted <- struct{}{}:
	default:
	}
}

// Run runs what has been posted so far.
func (l *Loop) Run() {
	l.mu.Lock()
	todo := l.waiting
	l.waiting = nil
	l.mu.Unlock()
	for _, f := range todo {
		f()
	}
}

// patience is how long a worker may take in a test, on a busy machine.
const patience = 60 * time.Second

// Until runs what is posted until holds returns true, and fails the test where it doesn't in time.
func (l *Loop) Until(t testing.TB, what string, holds func() bool) {
	t.Helper()
	deadline := time.After(patience)
	for {
		l.Run()
		if holds() {
			return
		}
		select {
		case <-l.posted:
		case <-time.After(20 * time.Millisecond): // what isn't posted, such as a file
		case <-deadline:
			t.Fatalf("waited in vain until %s", what)
		}
	}
}
