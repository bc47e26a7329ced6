//go:build !nogui

// Package reading is the reading desk: the outline, the page, and on demand a panel with the
// source, the incident or the note that the text leads to.
//
// In come a brief.Brief and the few things that the window knows (host); out go typed events: a
// link that was followed. Start with Desk. What the reader marks is placed in annotations.go, made in annotate.go and
// copied in copy.go.
package reading
