//go:build !nogui

package kit_test

import (
	"context"
	"errors"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"lectern/app/portal"
	"lectern/app/ui/kit"
	"lectern/app/ui/uitest"
)

// answer is what a chooser of the tests comes back with.
type answer struct {
	path string
	err  error
}

// fakeChooser answers when it is told to.
type fakeChooser struct {
	asked   chan portal.Request
	answers chan answer
	ended   chan struct{} // gets a value when a request is cancelled
}

func (f *fakeChooser) Present(context.Context) bool { return true }

func (f *fakeChooser) Choose(ctx context.Context, r portal.Request) (string, error) {
	f.asked <- r
	select {
	case a := <-f.answers:
		return a.path, a.err
	case <-ctx.Done():
		f.ended <- struct{}{}
		return "", ctx.Err()
	}
}

// onDesktop returns a window on a desktop with a file chooser.
func onDesktop(t *testing.T) (*kit.Window, *uitest.Loop, *fakeChooser) {
	w, loop := uitest.Window(t)
	w.SetContent(widget.NewLabel("below"))
	f := &fakeChooser{make(chan portal.Request, 1), make(chan answer), make(chan struct{}, 1)}
	w.System = f
	return w, loop, f
}

// desktopButton returns the button that leads from the list to the desktop's chooser, or nil while it isn't shown.
func desktopButton(w *kit.Window) (found *kit.Button) {
	inDialog(w, func(o fyne.CanvasObject) {
		if b, ok := o.(*kit.Button); ok && b.Visible() {
			found = b
		}
	})
	return found
}

// warning returns what the list warns of.
func warning(w *kit.Window) (words string) {
	inDialog(w, func(o fyne.CanvasObject) {
		if text, ok := o.(*canvas.Text); ok {
			words = text.Text
		}
	})
	return words
}

// inDialog calls f with what the topmost dialog holds.
func inDialog(w *kit.Window, f func(fyne.CanvasObject)) {
	for _, o := range w.Canvas().Overlays().Top().(*fyne.Container).Objects {
		if s, ok := o.(*container.Scroll); ok {
			for _, each := range s.Content.(*fyne.Container).Objects {
				f(each)
			}
		}
	}
}

func TestAPlaceForSomethingNewIsFoundInTheDesktopsChooser(t *testing.T) {
	for _, c := range []struct {
		name    string
		setting kit.FileSetting
		answer  answer
		want    string // below the folder; "": nothing is chosen
		here    bool   // a chooser of the window opens
	}{
		{"a new file", kit.FileSetting{Name: "notes.md"}, answer{path: "mine.jsonld"}, "mine.jsonld", false},
		{"without an ending", kit.FileSetting{Name: "notes.md"}, answer{path: "mine"}, "mine.md", false},
		{"a file that is there", kit.FileSetting{Name: "x.brief"}, answer{path: "talk.brief"}, "talk.brief", false}, // the desktop has warned
		{"a file that is there, without its ending", kit.FileSetting{Name: "x.brief"}, answer{path: "talk"}, "", true},
		{"a folder", kit.FileSetting{Folder: true}, answer{path: "plain"}, "plain", false},
		{"left", kit.FileSetting{Folder: true}, answer{}, "", false},
		{"gone", kit.FileSetting{Name: "notes.md"}, answer{err: portal.ErrNone}, "", true},
		{"elsewhere", kit.FileSetting{Name: "notes.md"}, answer{err: errors.New("no file of this computer")}, "", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			w, loop, f := onDesktop(t)
			chosen, dir := "", files(t)
			s := c.setting
			s.Title, s.Action, s.Dir, s.Do = "Save", "Save", dir, func(path string) { chosen = path }
			w.ChooseFile(s)
			r := <-f.asked
			if r.Dir != dir || r.Name != s.Name || r.Folder != s.Folder || r.Title != "Save" {
				t.Errorf("asked %+v", r)
			}
			if c.answer.path != "" {
				c.answer.path = filepath.Join(dir, c.answer.path)
			}
			f.answers <- c.answer
			if c.here {
				loop.Until(t, "a chooser of the window opens", func() bool { return w.Modal() && len(texts(w)) > 0 })
			} else {
				loop.Until(t, "the dialog closes", func() bool { return !w.Modal() })
			}
			if c.want != "" {
				c.want = filepath.Join(dir, c.want)
			}
			if chosen != c.want {
				t.Errorf("chose %q, want %q", chosen, c.want)
			}
		})
	}
}

func TestAFileThatIsThereIsReplacedAfterAWarningOnly(t *testing.T) {
	w, loop, f := onDesktop(t)
	chosen, dir := "", files(t)
	w.ChooseFile(kit.FileSetting{Title: "Save", Action: "Save", Dir: dir, Name: "x.brief", Do: func(path string) { chosen = path }})
	<-f.asked
	f.answers <- answer{path: filepath.Join(dir, "talk")}
	loop.Until(t, "the folder is listed", func() bool { return w.Modal() && len(texts(w)) > 0 && texts(w)[0] == dir })
	if chosen != "" {
		t.Fatalf("replaced %s", chosen)
	}
	uitest.Press(w.Canvas().Focused(), fyne.KeyReturn)
	if want := filepath.Join(dir, "talk.brief"); chosen != want {
		t.Errorf("chose %q, want %q", chosen, want)
	}
}

func TestWhatIsAskedOfTheDesktopEndsWithItsDialog(t *testing.T) {
	for name, leave := range map[string]func(w *kit.Window){
		"Escape":        func(w *kit.Window) { w.Key(&fyne.KeyEvent{Name: fyne.KeyEscape}) },
		"choose here":   func(w *kit.Window) { w.Key(&fyne.KeyEvent{Name: fyne.KeyReturn}) },
		"window closed": func(w *kit.Window) { w.CloseDialogs() },
	} {
		t.Run(name, func(t *testing.T) {
			w, _, f := onDesktop(t)
			w.ChooseFile(kit.FileSetting{Title: "Save", Action: "Save", Dir: t.TempDir(), Name: "x.md", Do: func(string) { t.Error("something is chosen") }})
			<-f.asked
			leave(w)
			<-f.ended
			if here := name == "choose here"; w.Modal() != here || here && len(texts(w)) != 2 {
				t.Errorf("dialog %t", w.Modal())
			}
		})
	}
}

func TestTheListLeadsToTheDesktopsChooser(t *testing.T) {
	for _, c := range []struct {
		name   string
		answer answer
		want   string // below the folder; "": nothing is chosen, and the list stays
	}{
		{"a file", answer{path: "talk.brief"}, "talk.brief"},
		{"a file that doesn't fit", answer{path: "notes.txt"}, ""},
		{"left", answer{}, ""},
		{"gone", answer{err: portal.ErrNone}, ""},
		{"elsewhere", answer{err: errors.New("no file of this computer")}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			w, loop, f := onDesktop(t)
			chosen, dir := "", files(t)
			w.ChooseFile(kit.FileSetting{Title: "Find", Action: "Open", Dir: dir, Patterns: []string{"*.brief"}, Fits: fits, Do: func(path string) { chosen = path }})
			loop.Until(t, "the folder is listed", func() bool { return texts(w)[0] == dir })
			loop.Until(t, "the button is shown", func() bool { return desktopButton(w) != nil })
			desktopButton(w).Press()
			if r := <-f.asked; r.Dir != dir || r.Name != "" || len(r.Patterns) != 1 {
				t.Errorf("asked %+v", r)
			}
			if c.answer.path != "" {
				c.answer.path = filepath.Join(dir, c.answer.path)
			}
			f.answers <- c.answer
			if c.want == "" {
				loop.Until(t, "the answer is read", func() bool { return warning(w) != "The desktop’s own file chooser is open" })
				if !w.Modal() || chosen != "" || (warning(w) == "") != (c.name == "left") {
					t.Errorf("chose %q, warned %q", chosen, warning(w))
				}
				return
			}
			loop.Until(t, "the dialog closes", func() bool { return !w.Modal() })
			if want := filepath.Join(dir, c.want); chosen != want {
				t.Errorf("chose %q, want %q", chosen, want)
			}
		})
	}
}

func TestAListThatIsLeftEndsWhatItAsked(t *testing.T) {
	w, loop, f := onDesktop(t)
	w.ChooseFile(kit.FileSetting{Title: "Find", Action: "Open", Dir: files(t), Patterns: []string{"*"}, Fits: fits, Do: func(string) {}})
	loop.Until(t, "the button is shown", func() bool { return desktopButton(w) != nil })
	desktopButton(w).Press()
	<-f.asked
	desktopButton(w).Press() // once more: the first is given up
	<-f.ended
	<-f.asked
	w.Key(&fyne.KeyEvent{Name: fyne.KeyEscape})
	<-f.ended
	if w.Modal() {
		t.Error("the list stays")
	}
}

func TestTheNameOfANewFileIsSelectedWithoutItsEnding(t *testing.T) {
	for name, want := range map[string]string{"figures.csv": "figures", "a brief": "a brief", "Übersicht 2.1.xlsx": "Übersicht 2.1"} {
		w, _ := uitest.Window(t)
		w.SetContent(widget.NewLabel("below"))
		w.ChooseFile(kit.FileSetting{Title: "Save the file", Action: "Save", Dir: t.TempDir(), Name: name, Do: func(string) {}})
		field, ok := w.Canvas().Focused().(*kit.Field)
		if !ok {
			t.Fatalf("the keyboard is on %T", w.Canvas().Focused())
		}
		if got := field.SelectedText(); got != want {
			t.Errorf("of %q %q is selected", name, got)
		}
		field.TypedRune('x')
		if got, want := field.Text, "x"+filepath.Ext(name); name != "a brief" && got != want {
			t.Errorf("what is typed over %q makes it %q", name, got)
		}
	}
}
