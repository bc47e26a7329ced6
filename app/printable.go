package main

import (
	"io"

	"lectern/app/control"
)

// printable returns a text from a file as one line that can't control a terminal.
func printable(s string) string { return control.Line(s) }

// writeOut calls write with standard output: as it is if that is a file or a pipe, without control characters
// if it is a terminal.
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
