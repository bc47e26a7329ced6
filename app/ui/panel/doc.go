//go:build !nogui

// Package panel shows what a statement is based on at the side of the window: a source, an incident,
// a note, an address outside the brief.
//
// In comes a link of the text; out go typed events when the reader follows another link or closes
// the panel. The reading desk and the incident desk have one each. Start with Panel in panel.go.
package panel
