// Package brief reads a briefing into the document model that every medium shares.
//
// A folder comes in as an fs.FS: brief.md (pandoc Markdown with front matter), sources.yaml
// (CSL-YAML), incidents, series and images; FORMAT.md specifies them. Out goes one Brief: sections of
// Blocks and Inlines, each with its place in the file, sources, notes, views, the incidents, and a list of
// problems. Reading never fails on content: a Brief with errors can still be shown, though not published.
//
// Begin with brief.go and open.go. block.go, div.go, drawing.go and inline.go are the model; frontmatter.go
// lists the keys of the front matter; reader.go reads the blocks, and scan.go the inlines of one block.
package brief
