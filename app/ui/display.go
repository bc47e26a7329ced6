//go:build !nogui

package ui

import (
	"errors"
	"fmt"
	"os"
	"slices"

	"github.com/go-gl/glfw/v3.3/glfw"
)

// openDisplay connects to the display. It returns an error if there is none, for which Fyne would end the program with
// a stack trace, or if it has fewer screens than the numbers asked for. Fyne may initialise GLFW again afterwards.
func openDisplay(screens ...int) (err error) {
	defer func() {
		if recover() != nil { // GLFW has no other way to say that it isn't initialised
			err = errors.New("the display " + os.Getenv("DISPLAY") + " can't be opened; lectern export makes a PDF without one")
		}
	}()
	if err := glfw.Init(); err != nil {
		return fmt.Errorf("opening the display: %w", err)
	}
	switch n, most := len(glfw.GetMonitors()), slices.Max(append(screens, 0)); {
	case most > 1 && n == 1:
		return fmt.Errorf("there is no screen %d: this display has one", most)
	case most > n:
		return fmt.Errorf("there is no screen %d: this display has %d", most, n)
	}
	return nil
}
