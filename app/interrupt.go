package main

import (
	"context"
	"os"
	"os/signal"
	"sync"
	"syscall"
	"time"
)

// writing is held while an output file is written, so that an interruption never leaves half of it.
var writing sync.Mutex

// interruptible returns a context that ends with Ctrl-C, which also ends the process at once: what is
// being read or drawn can be dropped, since none of it is on the disk yet.
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
