//go:build !nogui

// Package ui is the windows of Lectern: the application, its windows, the commands with their menus
// and keys, the top bar, the banner, opening and reloading a brief, and export. The views of a brief
// are packages below it: reading, incidents, talk and shelf. They use panel, and kit with the widgets
// that know no brief. With main, these are the only packages that know Fyne.
//
// In comes Start, which says what to show first; nothing comes out. Text and figures are drawn by the
// same code as pages and slides (compose, figure, deck) and shown as images; Fyne does windows, input
// and menus. The views know neither this package nor each other: each declares what it needs as a
// small interface (host) and tells what happened by typed events (kit.Signal). Everything runs on
// Fyne's goroutine unless a comment says otherwise; workers return to it through kit.Window.Post.
//
// Start with window.go, then commands.go.
package ui
