//go:build !nogui

package ui

import (
	"fyne.io/fyne/v2"

	"lectern/assets"
)

// appIcon is the program's icon, for the window manager.
var appIcon = fyne.NewStaticResource("lectern.png", assets.Icon)
