// Package plain writes a brief as plain text, for screen readers, Braille displays, mail and grep.
//
// The brief is composed as for the screen, and each block is written by its structure element: headings with a number
// sign for each level, items of lists and rows of tables as lines that begin with a mark, drawings by their
// alternatives. Paragraphs are one line each. Start with Briefing in briefing.go.
package plain
