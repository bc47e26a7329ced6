// Package publish makes files of a brief. Begin with kinds.go, the table of what can be made of a whole brief;
// shown.go has the table of what can be made of the incidents that are shown.
//
// In come a brief.Brief and options; out come bytes, the same for the same input. The writers are below: paged
// (PDF), web (HTML), pptx (PowerPoint), plain (text), and output, which has what their files have in common.
package publish
