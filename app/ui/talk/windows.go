//go:build !nogui

package talk

import (
	"image/color"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"lectern/app/ui/kit"
)

// Windows is the pair of windows in which talks are shown, one after another. They are hidden between
// talks and never closed: an event that is on its way to a closed window crashes GLFW.
type Windows struct {
	wall, notes *kit.Window
	awake       sync.Mutex // held while a talk keeps the screens awake
}

// NewWindows returns a hidden pair.
func NewWindows(app fyne.App, theme *kit.Theme, post func(func())) *Windows {
	w := &Windows{wall: kit.NewWindow(app, "", theme, post), notes: kit.NewWindow(app, "", theme, post)}
	w.wall.Resize(fyne.NewSize(1280, 720))
	w.notes.Resize(fyne.NewSize(1280, 800))
	for _, each := range []*kit.Window{w.wall, w.notes} {
		each.SetContent(canvas.NewRectangle(color.Black))
	}
	return w
}

// hide hides the windows and drops their content.
func (w *Windows) hide() {
	w.wall.SetFullScreen(false)
	for _, each := range []*kit.Window{w.wall, w.notes} {
		each.Hide()
		each.SetContent(canvas.NewRectangle(color.Black))
	}
}
