//go:build !nogui

// Package panel shows what a statement rests on beside the view that it stands in: a source, an
// incident, a note, an address outside the brief.
//
// In comes a link of the text; out go typed events when the reader follows another or closes the
// panel. The reading desk and the incident desk have one each.
package panel
