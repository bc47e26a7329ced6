// Package web makes the briefing as one HTML file.
//
// In come a brief.Brief and output.Options; out come bytes, the same for the same input: a page that needs no
// other file and no script, with the words, numbers and drawings of the PDF. Begin with web.go; block.go and
// inline.go write the brief's blocks and inlines as elements, annex.go and composed.go what the program adds.
// The page's style is style.css, and table.js lets a reader sort and filter the incidents.
package web
