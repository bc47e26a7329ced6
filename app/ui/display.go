//go:build !nogui

package ui

import (
	"errors"
	"os"

	"github.com/go-gl/glfw/v3.3/glfw"
)

// openDisplay connects to the display, or returns an error. Fyne would end the program with a stack; what it
// initialises again afterwards stays as it is.
func openDisplay() (err error) {
	defer func() {
		if recover() != nil { // GLFW has no other way to say that it isn't initialised
			err = errors.New("the display " + os.Getenv("DISPLAY") + " can't be opened; lectern export makes a PDF without one")
		}
	}()
	if err := glfw.Init(); err != nil {
		return err
	}
	glfw.GetMonitors()
	return nil
}
