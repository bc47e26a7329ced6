// Package check finds everything that is wrong with a brief, in its text, its data, its places and the
// characters that no font has, and decides whether it may be handed out.
//
// In comes a brief.Brief, out goes a Report, the same for the command line and the windows. Begin with check.go,
// the table of rules, and report.go, the decision. A new rule is a function and an entry of the table.
package check
