// Package typeset sets text: it shapes words, breaks paragraphs into lines that fit best, stacks
// blocks into a column, and draws columns on any draw.Canvas.
//
// In come texts with styles, in units of the medium (logical pixels or points); out comes a
// Column of placed lines, the same on desk, slide and page. It knows no brief and no screen.
package typeset
