//go:build !nogui

// Package kit has the widgets that Lectern's windows are made of and that know no brief: a
// surface that draws itself, a view of set text, fields, choices, dialogs, a file chooser, icons
// and the theme.
//
// In come words, columns of text and functions to call; out go Fyne widgets. Start with Window,
// which the widgets of one window share, then Surface and its Painter. Everything runs on Fyne's
// goroutine unless a comment says otherwise.
package kit
