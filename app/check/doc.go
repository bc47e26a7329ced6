// Package check joins what every room finds wrong with a brief: its text, its data, its places and
// the letters that no embedded font has.
//
// In comes a brief.Brief, out goes one sorted problem.List; `lectern check` prints it, and export
// refuses to go on where it holds an error.
package check
