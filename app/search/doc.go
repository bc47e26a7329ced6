// Package search finds words in a brief: in its paragraphs, incidents and sources, and in its slides, drawings and notes.
//
// In come a brief and the words of what others made from it; out come hits, the best of each kind first. Start with New in
// index.go; find.go says what matches and what comes first.
package search
