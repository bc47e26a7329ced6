// Package compose turns a brief into blocks of text and drawings, the same for desk and page.
//
// In come a brief.Brief and a Sheet of styles; out go typeset.Blocks with their structure, the outline, and
// links of the kinds in link.go.
//
// Begin with compose.go: a Composer adds blocks to a Document. Its method content has a case for each kind of
// block, and walk (inline.go) for each kind of inline. graphic.go has the table of drawings, grid.go and
// columns.go lay out tables, back.go, annex.go, incidents.go and sources.go write what the program adds.
package compose
