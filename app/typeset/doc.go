// Package typeset sets text: it shapes words, breaks paragraphs into lines that fit best, stacks
// blocks into a column, and draws columns on any draw.Canvas.
//
// In come texts with styles, in units of the medium (logical pixels or points); out comes a
// Column of placed lines, the same on desk, slide and page. It knows no brief and no screen.
//
// Begin with text.go (what is set) and block.go (blocks and columns). items.go, breaks.go and lines.go
// make lines of a text, after Knuth and Plass; page.go, pager.go and strip.go make pages of a column;
// paint.go draws both.
package typeset
