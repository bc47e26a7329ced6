//go:build !nogui

// Package shelf shows the briefs that were read and those that ship, as covers.
//
// In come the briefs opened lately; out go typed events when one is to be opened. Start with Shelf.
package shelf
