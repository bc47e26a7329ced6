//go:build !nogui

package ui

import (
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"

	"lectern/app/atlas"
	"lectern/app/brief"
	"lectern/app/library"
	"lectern/app/library/annotation"
	"lectern/app/ui/kit"
	"lectern/app/ui/talk"
)

// Start describes what the program shows first.
type Start struct {
	Brief    string // folder, .brief file, PDF or shipped name; "" is the shelf
	Section  string // address of the section or block to show first
	Present  bool
	Screens  talk.Screens // of slides and notes; 0 leaves the choice to the program
	Shape    brief.Shape  // of the slides; zero: as the brief says
	Windowed bool         // the slides are in a window, to be shared in a call
	Rehearse bool         // keep how long each slide takes
	Plan     talk.Plan    // how long the talk is to be
	Version  string
}

// application is the running program: what all windows share.
type application struct {
	fyne     fyne.App
	theme    *kit.Theme
	settings *library.Settings
	start    Start
	post     func(func()) // runs a function on Fyne's goroutine
	windows  []*window    // those that are shown
	spare    []*window    // those that are put away
	keeper   talkKeeper

	isStarting bool // no page was shown yet

	notesFolder string         // where the reader's notes are kept
	saving      sync.WaitGroup // of notes
	all         allBriefs
	mappings    string // the folder of what the reader has said of the columns of files; "": none is kept

	rehearsals string               // the file in which they are kept; "": they aren't
	ownKeys    map[string][]kit.Key // the reader's, by the ids of their commands
}

// programID names the program to the desktop, in FyneApp.toml as well.
const programID = "org.lectern.app"

// Run opens a window and returns when the last one is closed, or an error if there is no display for it. If a running
// program already shows the brief, its window comes forward instead.
func Run(start Start) error {
	if err := openDisplay(start.Screens.Wall, start.Screens.Notes); err != nil {
		return err
	}
	if handOver(start) {
		return nil
	}
	go atlas.Load() // while the window opens
	settings, err := library.Load()
	// The desktop is told who asks it to keep the screens awake, and GNOME refuses those without a name.
	app.SetMetadata(fyne.AppMetadata{ID: programID, Name: "Lectern"})
	a := newApplication(app.NewWithID(programID), settings, start, fyne.Do)
	defer a.finish()
	a.isStarting = true
	var noFolder error
	if a.notesFolder, noFolder = annotation.Folder(); noFolder != nil {
		a.notesFolder = filepath.Join(os.TempDir(), "lectern-annotations")
	}
	a.fyne.SetIcon(appIcon)
	first := a.beginOpening(start.Brief, a.windowSize().Width) // it is read while the window opens
	keys, faults := keyFile()
	if faults == nil {
		faults = a.loadKeys(keys)
	}
	w := a.newWindow()
	if faults != nil {
		w.notify(kit.Notice{Title: "Some of your own keys could not be read", Lines: strings.Split(faults.Error(), "\n")})
	}
	if noFolder != nil {
		w.notify(kit.Failure("Your notes are kept only as long as this system keeps temporary files", noFolder))
	}
	if err != nil {
		w.notify(kit.Failure("The settings could not be read", err))
	}
	if a.keeper.file, err = library.TalkFile(); err != nil {
		slog.Error("no talk can go on after a crash", "error", err)
	}
	if a.mappings, err = library.MappingFolder(); err != nil {
		slog.Error("what columns mean can't be kept", "error", err)
	}
	if a.rehearsals, err = library.RehearsalFile(); err != nil {
		slog.Error("no rehearsal can be kept", "error", err)
	}
	// Before Fyne has started, fyne.Do wouldn't wait for its goroutine.
	a.fyne.Lifecycle().SetOnStarted(func() {
		w.OnSideButtons(w.sideButton(w.goBack), w.sideButton(w.goForward))
		if w.offerTalk(start.Brief) {
			first.abandon()
		} else {
			w.showWhenRead(first, start.Section)
		}
	})
	defer a.takeOver()()
	w.ShowAndRun()
	return nil
}

func newApplication(f fyne.App, settings *library.Settings, start Start, post func(func())) *application {
	a := &application{fyne: f, settings: settings, start: start, post: post, theme: kit.NewTheme(settings.Theme)}
	f.Settings().SetTheme(a.theme)
	return a
}

// firstPageShown returns a channel that is closed once the first page of the program, which needs all processors, has been drawn, and
// at once if there was one.
func (a *application) firstPageShown() <-chan struct{} {
	shown := make(chan struct{})
	if !a.isStarting {
		close(shown)
		return shown
	}
	a.isStarting = false
	go func() {
		defer close(shown)
		for range 3 { // Fyne draws between what it is given to do
			time.Sleep(50 * time.Millisecond)
			done := make(chan struct{})
			a.post(func() { close(done) })
			<-done
		}
	}()
	return shown
}

// finish waits until the notes are written, and closes what the windows shared. The windows must have been left.
func (a *application) finish() {
	a.saving.Wait()
	a.all.close()
}

// save writes the settings, and tells the reader in a window where that fails.
func (a *application) save(w *window) {
	if err := a.settings.Save(); err != nil {
		w.notify(kit.Failure("The settings could not be saved", err))
	}
}

// setTheme changes the theme of all windows.
func (w *window) setTheme(t library.Theme) {
	a := w.app
	a.settings.Theme, a.theme.Choice = t, t
	a.fyne.Settings().SetTheme(a.theme)
	for _, each := range a.windows {
		each.refresh()
		each.makeMenus()
	}
	a.save(w)
}
