// Package web makes the briefing as one HTML file.
//
// In come a brief.Brief and output.Options; out come bytes, the same for the same input: a page
// that needs no other file and no script, with the words, numbers and drawings of the PDF. Brief's
// blocks become elements here; what the program adds comes from compose and is turned over whole.
// The page's style is style.css, and table.js lets a reader sort and filter the incidents.
package web
