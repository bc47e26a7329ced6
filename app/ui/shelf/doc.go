//go:build !nogui

// Package shelf shows the covers of the briefs that were read and of those that ship.
//
// In come the briefs opened lately; out go typed events when one is to be opened. Start with Shelf
// in shelf.go.
package shelf
