package main

import (
	"io"

	"lectern/app/control"
)

// printable returns a text from a file as one line that can't steer a terminal.
func printable(s string) string { return control.Line(s) }

// writeOut lets write write to standard output: as it is to a file or a pipe, without what steers to a
// terminal.
func writeOut(to io.Writer, write func(io.Writer) error) error {
	if !isTerminal(to) {
		return write(to)
	}
	safe := control.Writer(to)
	if err := write(safe); err != nil {
		return err
	}
	return safe.Close()
}
