// Package load reads briefs and files of incidents with all that commands and windows need for it: places and countries,
// and the readers of other people's formats.
//
// In come a brief's folder (Brief) or the name of a file of incidents (File); out go the brief or the table, the problems,
// and what became of each file. It keeps atlas, brief and exchange, which are on one floor, from knowing each other.
package load
