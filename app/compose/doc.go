// Package compose turns a brief into blocks of text and drawings, the same for desk and page.
//
// In come a brief.Brief and a Sheet of styles; out go typeset.Blocks with their structure, the
// outline, and links of the kinds in link.go.
package compose
