//go:build !nogui

// Package ui is the shell of Lectern's windows: the application, its windows, the commands with
// their menus and keys, the top bar, the banner, opening and reloading a brief, and export. Below it
// stand its wings, each a view of a brief: reading, incidents, talk and shelf; below those panel, and
// kit with the widgets that know no brief. With main, these are the only rooms that know Fyne.
//
// What is read and looked at is drawn by the same code as the page and the slide (compose,
// figure, deck) and shown as images; Fyne carries windows, input and menus. Wings know neither the
// shell nor each other: each declares what it needs as a small interface (host) and tells what
// happened by typed events (kit.Signal). Everything runs on Fyne's goroutine unless a comment says
// otherwise; workers come back to it through kit.Window.Post.
//
// Start with window.go, then commands.go.
package ui
