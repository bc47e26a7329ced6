//go:build !nogui

package uitest

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"lectern/app/atlas"
	"lectern/app/brief"
	"lectern/app/library"
	"lectern/app/ui/kit"
	"lectern/briefs"
)

// Window returns a window of 1280 by 800 in the light theme, with the loop that its workers post to.
func Window(t testing.TB) (*kit.Window, *Loop) {
	t.Helper()
	app := test.NewTempApp(t)
	theme := kit.NewTheme(library.LightTheme)
	app.Settings().SetTheme(theme)
	loop := NewLoop()
	w := kit.NewWindow(app, "test", theme, loop.Post)
	w.Resize(fyne.NewSize(1280, 800))
	return w, loop
}

// Brief reads the first brief that ships.
func Brief(t testing.TB) *brief.Brief {
	t.Helper()
	folder, err := briefs.Open("islamic-state-khorasan")
	if err != nil {
		t.Fatal(err)
	}
	b, problems := brief.Open(folder, brief.Options{Gazetteer: atlas.Load()})
	if errs := problems.Errors(); len(errs) > 0 {
		t.Fatal(errs)
	}
	return b
}

// Press presses a key on something that can have the keyboard.
func Press(f fyne.Focusable, name fyne.KeyName) { f.TypedKey(&fyne.KeyEvent{Name: name}) }

// Click presses and releases the pointer on a surface, at a place in logical pixels.
func Click(s *kit.Surface, x, y float32) {
	e := &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(x, y)}, Button: desktop.MouseButtonPrimary}
	s.MouseDown(e)
	s.MouseUp(e)
}
