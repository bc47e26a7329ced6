// Package search finds words in a brief: in its paragraphs, incidents and sources, and in its slides, drawings and notes.
// It also finds them in all briefs that are known, and a reader's notes in the text of their brief.
//
// In come a brief and the words of what others made from it; out come hits, the best of each kind first. Start with New in
// index.go; find.go says what matches and what comes first. shelf.go keeps the index of all briefs (package index) up to
// date and searches it; notes.go gives notes their places in the text and writes them as Markdown.
package search
