//go:build !nogui && (linux || freebsd || openbsd || netbsd) && !wayland

package ui

import "github.com/go-gl/glfw/v3.3/glfw"

// selectPrimary makes a text what the middle button of the mouse pastes.
func selectPrimary(text string) { glfw.SetX11SelectionString(text) }
