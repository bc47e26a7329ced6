//go:build !nogui

// Package uitest stands in for Fyne's goroutine in tests of the windows: workers post to a loop,
// which the test runs where it waits for them. So they work as in the program, and the race
// detector sees it.
package uitest
