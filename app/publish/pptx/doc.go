// Package pptx writes the slides of a brief as a PowerPoint file (Office Open XML, ISO/IEC 29500), for a computer on
// which Lectern isn't: text as text, tables as tables, pictures and drawings with their alternative text.
//
// In come a brief.Brief and output.Options; out come bytes, the same for the same input. A slide draws itself on a
// recorder, which keeps the tree of its tags, so nothing here knows what kinds of slides there are. Begin with
// slides.go, then recorder.go; layout.go makes shapes of the tree, which text.go, table.go and sketch.go write as
// elements; archive.go writes the file.
package pptx
