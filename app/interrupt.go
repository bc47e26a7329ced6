package main

import (
	"context"
	"os"
	"os/signal"
	"sync"
	"syscall"
)

// writing is held while an output appears, so that an interruption never falls into it.
var writing sync.Mutex

// interruptible gives a context that ends with Ctrl-C, and ends the process then: what is being
// read or drawn is left where it is, for nothing of it is on the disk yet. done hands the signals
// back.
func interruptible() (ctx context.Context, done func()) {
	ctx, cancel := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	finished := make(chan struct{})
	go func() {
		select {
		case <-ctx.Done():
			writing.Lock()
			os.Exit(exitInterrupted)
		case <-finished:
		}
	}()
	return ctx, func() {
		close(finished)
		cancel()
	}
}
