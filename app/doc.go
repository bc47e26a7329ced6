// Lectern reads, shows and prints briefings.
//
// This package is the command line and start-up, nothing else. Scripts rely on it:
// flags and exit codes, once shipped, stay (README.md lists them). Rules of the terminal:
// what was asked for goes to standard output, everything said about it to standard error; a
// problem is one line, FILE:LINE:COLUMN: what, and what to do, with FILE as the user gave it.
package main
