// Package search finds words in a brief: in its slides, paragraphs, incidents and sources.
//
// In come a brief and the titles of its slides; out come hits, the best of each kind first. Start with New in
// index.go; find.go says what matches and what comes first.
package search
