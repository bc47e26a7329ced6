//go:build !nogui

// Package ui is Lectern's windows: the shelf, the reading desk, the incident desk, the presenter.
// With main it is the only room that knows Fyne.
//
// What is read and looked at is drawn by the same code as the page and the slide (compose,
// figure, deck) and shown as images; Fyne carries windows, input and dialogs. Everything here
// runs on Fyne's goroutine unless a comment says otherwise.
package ui
