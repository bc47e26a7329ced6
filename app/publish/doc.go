// Package publish makes files of a brief: kinds.go is the table of what can be made of the whole, shown.go of
// what can be made of incidents that are on show.
//
// In come a brief.Brief and options; out come bytes, the same for the same input. The writers are below:
// paged (PDF), web (HTML), and output, which has what their files have in common.
package publish
