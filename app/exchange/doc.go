// Package exchange reads incidents from other people's files, and writes them in formats that other programs read.
//
// In come files of any format in kind.go and any schema in profiles (Read); out go an incident.Table, problems, and a
// Report of all that was changed. A format is a sheet: names of columns, and rows that can be read again and again
// (sheet.go). A plan says from which cells each of our columns is read (plan.go), and a conversion gives the rows to
// package incident (convert.go).
//
// The other way, in come the rows of a table; out goes a file in any format of format.go, written row by row (Write).
// What each column holds is found once for all of them (written.go). FORMAT.md says what becomes of each column.
package exchange
