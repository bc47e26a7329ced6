// Lectern reads, shows and prints briefings.
//
// This package is the command line and start-up, nothing else. In come arguments; out go files,
// output and an exit code. Start with main.go; each command has a file. Scripts depend on flags and
// exit codes, which never change once released (README.md lists them). What was asked for goes to
// standard output, messages go to standard error. A problem is one line, FILE:LINE:COLUMN: what, and
// what to do, with FILE as the user gave it.
package main
