// Package index finds words in many briefs at once, by SQLite's full-text search (FTS5).
//
// It holds nothing that can't be read again: an index that is damaged, of another version or locked is left behind, and
// what was in it is read anew. Open it in index.go; query.go says what words match.
package index
