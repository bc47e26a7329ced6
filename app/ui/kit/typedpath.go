//go:build !nogui

package kit

import (
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
)

// beginPath puts the beginning of a path into its field, where the reader goes on.
func (c *fileChooser) beginPath(path string) {
	c.path.Put(path)
	c.window.Focus(c.path)
}

// typedPath returns the path that was typed, with the reader's own folder for a tilde.
func (c *fileChooser) typedPath() string {
	path := c.path.Text
	if rest, ok := strings.CutPrefix(path, "~"); ok && (rest == "" || os.IsPathSeparator(rest[0])) {
		if home, err := os.UserHomeDir(); err == nil {
			path = home + rest
		}
	}
	return filepath.Clean(path)
}

// pathKey opens the path that was typed when Enter is pressed.
func (c *fileChooser) pathKey(e *fyne.KeyEvent) bool {
	if e.Name != fyne.KeyReturn && e.Name != fyne.KeyEnter {
		return false
	}
	path := c.typedPath()
	info, err := os.Stat(path)
	switch {
	case err != nil:
		c.warn("There is no such folder or file")
	case !info.IsDir() && c.setting.Name == "" && c.fits(path, false), info.IsDir() && path == c.dir:
		c.list.choose(path)
		c.dialog.press()
	case info.IsDir():
		c.enter(path)
	default:
		c.warn("This file can\u2019t be opened here")
	}
	return true
}
