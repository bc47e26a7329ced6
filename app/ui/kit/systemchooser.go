//go:build !nogui

package kit

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2/driver"
	"fyne.io/fyne/v2/widget"

	"lectern/app/portal"
)

// SystemChooser is the file chooser of a desktop, as portal.Chooser describes it. Any goroutine may call its methods.
type SystemChooser interface {
	Present(ctx context.Context) bool
	Choose(ctx context.Context, r portal.Request) (string, error)
}

// askSystem asks the desktop's chooser on a separate goroutine, and then calls done, unless the context has ended.
func (w *Window) askSystem(ctx context.Context, s FileSetting, done func(path string, err error)) {
	dir, _ := filepath.Abs(s.Dir)
	r := portal.Request{Parent: w.handle(), Title: s.Title, Action: s.Action, Dir: dir, Name: s.Name, Folder: s.Folder, Kinds: s.Kinds, Patterns: s.Patterns}
	go func() {
		path, err := w.System.Choose(ctx, r)
		w.Post(func() {
			if ctx.Err() == nil {
				done(path, err)
			}
		})
	}()
}

// handle returns the name by which portals know the window, or "" where it has none.
func (w *Window) handle() (name string) {
	if native, ok := w.Window.(driver.NativeWindow); ok {
		native.RunNative(func(c any) {
			if x, ok := c.(driver.X11WindowContext); ok && x.WindowHandle != 0 {
				name = fmt.Sprintf("x11:%x", x.WindowHandle)
			}
		})
	}
	return name
}

// choosePlace has the desktop's chooser find a folder, or a name for a new file. Until it is closed a dialog keeps the reader
// from anything else in the window, and leads to a chooser of the window, which also opens where the desktop's fails.
func (w *Window) choosePlace(s FileSetting) {
	ctx, cancel := context.WithCancel(context.Background())
	d := w.Open(DialogSetting{
		Title: s.Title, Content: widget.NewLabel("The desktop\u2019s own file chooser is open."), Closed: cancel,
		Action: "Choose here instead", Do: func() { w.chooseHere(s) },
	})
	w.askSystem(ctx, s, func(path string, err error) {
		d.Close()
		switch {
		case errors.Is(err, portal.ErrNone):
			w.chooseHere(s)
		case err != nil:
			w.chooseHere(s).warn(err.Error())
		case path != "" && s.Name != "":
			w.takeName(s, path)
		case path != "":
			s.Do(path)
		}
	})
}

// takeName hands on the name of a new file, with the ending that was suggested where it has none. If there is a file of that
// longer name, nobody has warned the reader yet: a chooser of the window does.
func (w *Window) takeName(s FileSetting, path string) {
	if filepath.Ext(path) == "" {
		path += filepath.Ext(s.Name)
		if _, err := os.Lstat(path); err == nil {
			s.Dir, s.Name = filepath.Split(path)
			c := w.chooseHere(s)
			c.dir = s.Dir
			c.checkName()
			return
		}
	}
	s.Do(path)
}

// offerSystem adds a button to the desktop's chooser, which is shown once that answers.
func (c *fileChooser) offerSystem(ctx context.Context) {
	c.system = NewButton(c.window, "Desktop\u2019s chooser\u2026", false, c.openSystem)
	c.system.Hide()
	go func() {
		if c.window.System.Present(ctx) {
			c.window.Post(func() {
				c.system.Show()
				c.dialog.overlay.Refresh()
			})
		}
	}()
}

// openSystem has the desktop's chooser find the file. The list stays, for it may never answer.
func (c *fileChooser) openSystem() {
	c.cancel()
	ctx, cancel := context.WithCancel(context.Background())
	c.cancel = cancel
	s := c.setting
	s.Dir = c.dir
	c.warn("The desktop\u2019s own file chooser is open")
	c.window.askSystem(ctx, s, func(path string, err error) {
		switch {
		case errors.Is(err, portal.ErrNone):
			c.warn("The desktop\u2019s own file chooser doesn\u2019t answer")
		case err != nil:
			c.warn(err.Error())
		case path == "":
			c.warn("")
		case !c.fits(path, false):
			c.warn("This file can\u2019t be opened here")
		default:
			c.list.choose(path)
			c.dialog.press()
		}
	})
}
