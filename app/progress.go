package main

import (
	"fmt"
	"io"
	"os"
)

// progress returns a function that shows on a terminal how far a job is, in one line that is
// overwritten, and one that clears this line. Where to is no terminal, step is nil.
func progress(to io.Writer) (step func(done, all int, what string), done func()) {
	if !isTerminal(to) || os.Getenv("TERM") == "dumb" {
		return nil, func() {}
	}
	return func(_, _ int, what string) { fmt.Fprintf(to, "\r\x1b[K%s", printable(what)) },
		func() { fmt.Fprint(to, "\r\x1b[K") }
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
