// Package check finds everything that is wrong with a brief, in its text, its data, its places and the
// characters that no font has, and decides whether it may be handed out.
//
// In comes a brief.Brief, out goes a Report. The command line and the windows ask the same one: check.go
// has the rules, report.go the decision. A rule is an entry there and its function.
package check
