package main

import (
	"context"
	"os"
	"os/signal"
	"sync"
	"syscall"
	"time"
)

// writing is held while an output appears, so that an interruption never falls into it.
var writing sync.Mutex

// interruptible gives a context that ends with Ctrl-C, and ends the process then: what is being
// read or drawn is left where it is, for nothing of it is on the disk yet.
func interruptible() context.Context {
	ctx, cancel := context.WithCancel(context.Background())
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	go func() {
		<-signals
		cancel()
		time.AfterFunc(2*time.Second, func() { os.Exit(exitInterrupted) }) // a pipe that nobody reads
		writing.Lock()
		os.Exit(exitInterrupted)
	}()
	return ctx
}
