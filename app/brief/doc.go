// Package brief is a briefing as a document.
//
// A folder comes in as an fs.FS: brief.md (pandoc Markdown with front matter), sources.yaml
// (CSL-YAML), incidents, series and images; FORMAT.md specifies them. Out goes one Brief, which
// every medium reads: sections of Blocks and Inlines, each with its place in the file, sources,
// notes, views, the incidents, and a list of what is wrong. Reading never fails on content: a
// Brief with errors can still be shown, though not published.
package brief
