//go:build !nogui && (wayland || !(linux || freebsd || openbsd || netbsd))

package ui

// selectPrimary does nothing where the middle button of the mouse pastes nothing.
func selectPrimary(string) {}
