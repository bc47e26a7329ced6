//go:build !nogui

package kit_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"lectern/app/ui/kit"
	"lectern/app/ui/uitest"
)

// Wherever the focus is, Escape leaves a dialog and Enter presses its main button; only the other
// button, while it has the focus, is pressed itself.
func TestEscapeAndEnterWorkFromAnywhereInADialog(t *testing.T) {
	for _, c := range []struct {
		name   string
		tabs   int // from the field, which is first: choice, dismiss, action
		key    fyne.KeyName
		done   bool
		closed bool
	}{
		{"Escape in a field", 0, fyne.KeyEscape, false, true},
		{"Enter in a field", 0, fyne.KeyReturn, true, true},
		{"Escape in a choice", 1, fyne.KeyEscape, false, true},
		{"Enter in a choice", 1, fyne.KeyReturn, true, true},
		{"Escape on Cancel", 2, fyne.KeyEscape, false, true},
		{"Enter on Cancel", 2, fyne.KeyReturn, false, true},
		{"Enter on the main button", 3, fyne.KeyReturn, true, true},
		{"Space on the main button", 3, fyne.KeySpace, true, true},
		{"an arrow in a choice", 1, fyne.KeyDown, false, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			w, _ := uitest.Window(t)
			w.SetContent(widget.NewLabel("below"))
			var done, left bool
			field, choice := kit.NewField(w, ""), kit.NewChoice(w, []string{"One", "Two"})
			w.Open(kit.DialogSetting{
				Title: "Ask", Content: container.NewVBox(field, choice), First: field, Action: "Do",
				Do: func() { done = true }, Dismissed: func() { left = true },
			})
			for range c.tabs {
				test.FocusNext(w.Canvas())
			}
			w.Canvas().Capture() // which paints the spots that keys may press
			uitest.Press(w.Canvas().Focused(), c.key)
			if done != c.done || left != (c.closed && !c.done) || w.Modal() == c.closed {
				t.Errorf("done %v, left %v, still open %v", done, left, w.Modal())
			}
			if c.key == fyne.KeyDown && choice.Selected() != 1 {
				t.Error("the arrow chooses nothing")
			}
		})
	}
}

// Enter in a choice or on a check box leaves them as they are.
func TestEnterInADialogChoosesNothingElse(t *testing.T) {
	w, _ := uitest.Window(t)
	w.SetContent(widget.NewLabel("below"))
	choice, check := kit.NewChoice(w, []string{"One", "Two"}), kit.NewCheck(w, "Three", true)
	for name, first := range map[string]fyne.Focusable{"a choice": choice, "a check box": check} {
		done := false
		w.Open(kit.DialogSetting{Title: "Ask", Content: container.NewVBox(choice, check), First: first, Action: "Do", Do: func() { done = true }})
		w.Canvas().Capture()
		if choice.Selected() == 0 {
			uitest.Press(choice, fyne.KeyDown)
		}
		if name == "a choice" {
			uitest.Press(choice, fyne.KeySpace)
		}
		uitest.Press(first, fyne.KeyReturn)
		if !done || choice.Selected() != 1 || !check.On {
			t.Errorf("in %s Enter does %v, with option %d and the box %v", name, done, choice.Selected(), check.On)
		}
	}
}

func TestADialogThatMayNotCloseStays(t *testing.T) {
	w, _ := uitest.Window(t)
	w.SetContent(widget.NewLabel("below"))
	fine, done := false, false
	d := w.Open(kit.DialogSetting{
		Title: "Ask", Content: widget.NewLabel("?"), Action: "Do", Check: func() bool { return fine }, Do: func() { done = true },
	})
	uitest.Press(w.Canvas().Focused(), fyne.KeyReturn)
	if done || !w.Modal() {
		t.Fatal("it closed although it may not")
	}
	fine = true
	uitest.Press(w.Canvas().Focused(), fyne.KeyReturn)
	if !done || w.Modal() {
		t.Error("it stays although it may close")
	}
	d.Close() // again, which does nothing
}

func TestDialogLooks(t *testing.T) {
	w, _ := uitest.Window(t)
	w.SetContent(widget.NewLabel("below"))
	w.Resize(fyne.NewSize(480, 300))
	w.Open(kit.DialogSetting{Title: "Exporting", Content: kit.NewProgress(w, "Setting the text")})
	test.AssertRendersToMarkup(t, "dialog.xml", w.Canvas())
}

func TestWaitTellsCancelsAndSaysWhatFailed(t *testing.T) {
	failed := errors.New("no")
	for _, c := range []struct {
		name   string
		work   func(ctx context.Context, tell func(string, float32)) error
		cancel bool
		want   error // of done; nil where it isn't called
	}{
		{"done", func(_ context.Context, tell func(string, float32)) error { tell("half", 0.5); return nil }, false, nil},
		{"failed", func(context.Context, func(string, float32)) error { return failed }, false, failed},
		{"cancelled", func(ctx context.Context, _ func(string, float32)) error { <-ctx.Done(); return ctx.Err() }, true, nil},
		{"cancelled too late", func(ctx context.Context, _ func(string, float32)) error { <-ctx.Done(); return nil }, true, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			w, loop := uitest.Window(t)
			w.SetContent(widget.NewLabel("below"))
			called, ended := false, make(chan struct{})
			var got error
			w.Wait("Working", "Begins", func(ctx context.Context, tell func(string, float32)) error {
				defer close(ended)
				return c.work(ctx, tell)
			}, func(err error) { called, got = true, err })
			if c.cancel {
				loop.Until(t, "the dialog of slow work opens", w.Modal)
				uitest.Press(w.Canvas().Focused(), fyne.KeyEscape)
				<-ended
				loop.Run()
			} else {
				loop.Until(t, "the work is done", func() bool { return called })
			}
			if called == c.cancel || got != c.want || w.Modal() {
				t.Errorf("called %v with %v, dialog open %v", called, got, w.Modal())
			}
		})
	}
}

func TestWorkEndsWhenTheDialogsAreClosedOverIt(t *testing.T) {
	w, loop := uitest.Window(t)
	w.SetContent(widget.NewLabel("below"))
	ended := make(chan struct{})
	w.Wait("Working", "Begins", func(ctx context.Context, _ func(string, float32)) error {
		defer close(ended)
		<-ctx.Done()
		return nil
	}, func(error) { t.Error("it goes on as if it had been waited for") })
	loop.Until(t, "the dialog of slow work opens", w.Modal)
	w.CloseDialogs()
	select {
	case <-ended:
	case <-time.After(5 * time.Second):
		t.Fatal("the work goes on")
	}
	loop.Run()
}

// files makes a folder with things to choose from.
func files(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for _, name := range []string{"a brief/brief.md", "plain/notes.txt", "talk.brief", "table.csv", ".hidden"} {
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// fits reports whether a program can open a path that opens folders with brief.md, and files that end in .brief.
func fits(path string, folder bool) bool {
	if folder {
		_, err := os.Stat(filepath.Join(path, "brief.md"))
		return err == nil
	}
	return strings.HasSuffix(path, ".brief")
}

func TestFileChooserOpensAndSaves(t *testing.T) {
	for _, c := range []struct {
		name    string
		setting kit.FileSetting
		keys    []fyne.KeyName
		want    string // below the folder; "": nothing is chosen
	}{
		{"the folder that fits", kit.FileSetting{}, []fyne.KeyName{fyne.KeyReturn}, "a brief"},
		{"the file that fits", kit.FileSetting{}, []fyne.KeyName{fyne.KeyEnd, fyne.KeyReturn}, "talk.brief"},
		{"left", kit.FileSetting{}, []fyne.KeyName{fyne.KeyEscape}, ""},
		{"into a folder", kit.FileSetting{Folder: true}, nil, "."},
		{"a new file", kit.FileSetting{Name: "new.brief"}, []fyne.KeyName{fyne.KeyReturn}, "new.brief"},
		{"a file that is there, once", kit.FileSetting{Name: "talk.brief"}, []fyne.KeyName{fyne.KeyReturn}, ""},
		{"a file that is there, twice", kit.FileSetting{Name: "talk.brief"}, []fyne.KeyName{fyne.KeyReturn, fyne.KeyReturn}, "talk.brief"},
	} {
		t.Run(c.name, func(t *testing.T) {
			w, loop := uitest.Window(t)
			w.SetContent(widget.NewLabel("below"))
			chosen, dir := "", files(t)
			s := c.setting
			s.Title, s.Action, s.Dir, s.Fits, s.Do = "Find", "Open", dir, fits, func(path string) { chosen = path }
			w.ChooseFile(s)
			path := func() string { return texts(w)[0] }
			loop.Until(t, "the folder is listed", func() bool { return path() == dir })
			for _, key := range c.keys {
				uitest.Press(w.Canvas().Focused(), key)
			}
			if s.Folder {
				w.Key(&fyne.KeyEvent{Name: fyne.KeyReturn})
			}
			want := ""
			if c.want != "" {
				want = filepath.Join(dir, c.want)
			}
			if chosen != want {
				t.Errorf("chose %q, want %q", chosen, want)
			}
		})
	}
}

func TestFileChooserGoesIntoFoldersAndWhereThePathSays(t *testing.T) {
	w, loop := uitest.Window(t)
	w.SetContent(widget.NewLabel("below"))
	dir := files(t)
	w.ChooseFile(kit.FileSetting{Title: "Find", Action: "Open", Dir: dir, Fits: fits, Do: func(string) { t.Error("something is chosen") }})
	at := func(dir string) func() bool { return func() bool { return texts(w)[0] == dir } }
	loop.Until(t, "the folder is listed", at(dir))
	list := w.Canvas().Focused()
	list.TypedRune('p')
	uitest.Press(list, fyne.KeyReturn)
	loop.Until(t, "the folder within is listed", at(filepath.Join(dir, "plain")))
	uitest.Press(list, fyne.KeyHome)
	uitest.Press(list, fyne.KeyReturn)
	loop.Until(t, "the folder above is listed", at(dir))
}

func TestASlashOrATildeInTheListBeginsAPath(t *testing.T) {
	for _, begun := range []string{"/", "~"} {
		t.Run(begun, func(t *testing.T) {
			w, loop := uitest.Window(t)
			w.SetContent(widget.NewLabel("below"))
			dir, chosen := files(t), ""
			t.Setenv("HOME", dir)
			w.ChooseFile(kit.FileSetting{Title: "Find", Action: "Open", Dir: t.TempDir(), Fits: fits, Do: func(path string) { chosen = path }})
			loop.Until(t, "a folder is listed", func() bool { return texts(w)[0] != "" })
			path := begun + "/talk.brief"
			if begun == "/" {
				path = filepath.Join(dir, "talk.brief")
			}
			for _, r := range path {
				w.Canvas().Focused().TypedRune(r)
			}
			if got := texts(w)[0]; got != path {
				t.Fatalf("the path reads %q, want %q", got, path)
			}
			uitest.Press(w.Canvas().Focused(), fyne.KeyReturn)
			if want := filepath.Join(dir, "talk.brief"); chosen != want {
				t.Errorf("chose %q, want %q", chosen, want)
			}
		})
	}
}

func TestALetterFindsFilesWithAccents(t *testing.T) {
	w, loop := uitest.Window(t)
	w.SetContent(widget.NewLabel("below"))
	dir := t.TempDir()
	for _, name := range []string{"apart", "\u00c9lan", "zebra"} {
		if err := os.Mkdir(filepath.Join(dir, name), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	w.ChooseFile(kit.FileSetting{Title: "Find", Action: "Open", Dir: dir, Fits: fits, Do: func(string) { t.Error("something is chosen") }})
	at := func(dir string) func() bool { return func() bool { return texts(w)[0] == dir } }
	loop.Until(t, "the folder is listed", at(dir))
	list := w.Canvas().Focused()
	list.TypedRune('e')
	uitest.Press(list, fyne.KeyReturn)
	loop.Until(t, "the folder within is listed", at(filepath.Join(dir, "\u00c9lan")))
}

// texts lists what stands in the fields of the topmost dialog.
func texts(w *kit.Window) (all []string) {
	var visit func(fyne.CanvasObject)
	visit = func(o fyne.CanvasObject) {
		switch o := o.(type) {
		case *kit.Field:
			all = append(all, o.Text)
		case *fyne.Container:
			for _, each := range o.Objects {
				visit(each)
			}
		case *container.Scroll:
			visit(o.Content)
		}
	}
	visit(w.Canvas().Overlays().Top())
	return all
}

func TestAFieldBelowADialogHasNoCaretUntilItIsClosed(t *testing.T) {
	w, _ := uitest.Window(t)
	below := kit.NewField(w, "")
	w.SetContent(below)
	w.Focus(below)
	d := w.Open(kit.DialogSetting{Title: "Ask", Content: widget.NewLabel("this"), Action: "Do"})
	if below.Focused() {
		t.Error("the field below a dialog shows the keyboard")
	}
	if w.Focus(below); below.Focused() {
		t.Error("the field below a dialog shows the keyboard when it is to have it later")
	}
	if d.Close(); !below.Focused() {
		t.Error("the field doesn’t get the keyboard back")
	}
}

func TestTabPassesOverAButtonThatCannotBeUsed(t *testing.T) {
	w, _ := uitest.Window(t)
	w.SetContent(widget.NewLabel("below"))
	field := kit.NewField(w, "")
	d := w.Open(kit.DialogSetting{Title: "Ask", Content: field, First: field, Action: "Do"})
	for idle, tabs := range map[bool]int{true: 2, false: 3} {
		d.SetIdle(idle)
		w.Focus(field)
		for n := range tabs {
			test.FocusNext(w.Canvas())
			if is := w.Canvas().Focused() == fyne.Focusable(field); is != (n == tabs-1) {
				t.Errorf("idle %v: after Tab %d the field has the keyboard: %v", idle, n+1, is)
			}
		}
	}
}
