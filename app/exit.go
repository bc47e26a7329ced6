package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"lectern/app/problem"
)

// The exit codes that scripts depend on; 0 is done, warnings or not.
const (
	exitInput       = 1 // the input has an error
	exitUsage       = 2
	exitCannot      = 3 // no space, no permission, no display
	exitInterrupted = 130
)

// misuse is an error in the arguments that kong doesn't find.
type misuse string

func (m misuse) Error() string { return string(m) }

// errFaulty means that there were errors in the input, which have been printed.
var errFaulty = errors.New("the input has an error")

// errDeclined means that the user didn't want what was asked for.
var errDeclined = errors.New("nothing was fetched")

// report prints why a command failed and returns the exit code.
func report(to io.Writer, err error) int {
	var list problem.List
	var one problem.Problem
	var wrong misuse
	switch {
	case err == nil:
		return 0
	case errors.Is(err, errFaulty):
		return exitInput
	case errors.Is(err, context.Canceled):
		return exitInterrupted
	case errors.As(err, &list):
		printProblems(to, list)
		return exitInput
	case errors.As(err, &one):
		printProblems(to, problem.List{one})
		return exitInput
	case errors.As(err, &wrong):
		fmt.Fprintf(to, "lectern: %s\n", printable(err.Error()))
		return exitUsage
	}
	fmt.Fprintf(to, "lectern: %s\n", printable(err.Error()))
	return exitCannot
}

// printProblems prints one line for each problem; warnings are marked as such.
func printProblems(to io.Writer, list problem.List) {
	for _, p := range list {
		fmt.Fprintln(to, printable(p.Message()))
	}
}
