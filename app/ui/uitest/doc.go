//go:build !nogui

// Package uitest replaces Fyne's goroutine in tests of the windows: workers post to a loop, which the
// test runs where it waits for them. So workers run concurrently as in the program, and the race
// detector can check them.
//
// In come surfaces, keys and clicks; out go windows to test and descriptions of what they show. Start
// with Loop in loop.go.
package uitest
