//go:build !nogui

// Package shelf shows the covers of the briefs that were read, of those that ship and of those in watched folders, and what
// a search finds in all of them.
//
// In come the briefs opened lately, the watched folders and what was found; out go typed events, such as that a brief is to
// be opened or words are sought. Start with Shelf in shelf.go; found.go has the search.
package shelf
