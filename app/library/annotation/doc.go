// Package annotation keeps what a reader marks and notes in briefs: highlights, notes and bookmarks.
//
// Annotations are the reader's own and never part of the brief. Those of one brief are a file in the user's data folder,
// as the Web Annotation Data Model of the W3C has them in JSON-LD (FORMAT.md). A passage is kept by its words with those
// before and after them, so that it is found again in an edited text.
//
// Begin with annotation.go; text.go finds passages in a text, store.go reads and writes files.
package annotation
