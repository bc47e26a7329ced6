//go:build !nogui

package ui

import (
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"lectern/app/incident"
	"lectern/app/library"
	"lectern/app/portal"
	"lectern/app/ui/history"
	"lectern/app/ui/incidents"
	"lectern/app/ui/kit"
	"lectern/app/ui/panel"
	"lectern/app/ui/reading"
	"lectern/app/ui/shelf"
	"lectern/app/ui/talk"
)

// mode is the view that a window shows.
type mode uint8

const (
	shelfMode mode = iota
	readMode
	incidentMode
)

// window shows the reading desk or the incident desk of one brief, or the shelf. The desks don't know
// each other: the window passes their events on.
type window struct {
	*kit.Window
	app      *application
	mode     mode
	selected incident.Row // row of the incident selected, or -1
	opened   opened       // the brief, once there is one
	history  history.History[position]

	cancelReading func() // of a brief that is being opened or read again
	cancelSearch  func() // ends a search of all briefs
	cancelRefresh func() // ends the reading of all briefs
	watching      *watcher

	menus      []menuItem
	top        *topBar
	banner     *banner
	toast      *toast
	toastLayer *fyne.Container // holds toast
	body       *fyne.Container

	reading   *reading.Desk
	incidents *incidents.Desk // nil until it is shown first
	shelf     *shelf.Shelf
	talk      *talk.Talk

	talkWindows *talk.Windows // nil before the first talk
	talkCheck   *checking     // of the brief whose slides are shown
	resume      *library.Talk // the talk to go on with once its brief is open, or nil
}

// The least size of a window, which a screen of 1280 by 800 has room for at a scale of 2, and its size at first, in logical
// pixels.
const (
	leastWidth, leastHeight       = 620, 370
	standardWidth, standardHeight = 1280, 800
)

// windowSize returns the size of a new window.
func (a *application) windowSize() fyne.Size {
	s := fyne.NewSize(a.settings.Width, a.settings.Height)
	if s.Width < leastWidth || s.Height < leastHeight {
		return fyne.NewSize(standardWidth, standardHeight)
	}
	return s
}

func (a *application) newWindow() *window {
	w := &window{Window: kit.NewWindow(a.fyne, "Lectern", a.theme, a.post), app: a, selected: -1, cancelReading: func() {}, cancelSearch: func() {}, cancelRefresh: func() {}}
	w.SetMaster() // the last one that is shown ends the program; others are put away
	w.Shortcuts = w.shortcut
	w.addShortcuts()
	w.Keys, w.Runes, w.Home = w.typedKey, w.typedRune, w.focusDesk
	w.Resize(a.windowSize())
	w.top = newTopBar(w)
	w.banner = newBanner(w)
	w.body = container.NewStack()
	w.toast = newToast(w)
	w.toastLayer = container.New(toastLayout{}, w.toast.Surface)
	w.SetContent(container.NewStack(container.New(windowLayout{w.banner}, w.top.box, w.banner.Surface, w.body), w.toastLayer, w.top.search.layer, w.TipLayer()))
	if w.IsNative() {
		w.OnSelect = selectPrimary
		if chooser, ok := portal.Session(); ok {
			w.System = chooser
		}
	}
	w.SetOnDropped(func(_ fyne.Position, uris []fyne.URI) {
		if len(uris) > 0 {
			w.open(filepath.FromSlash(uris[0].Path()))
		}
	})
	w.SetCloseIntercept(w.close)
	a.windows = append(a.windows, w)
	w.makeMenus()
	w.refresh()
	return w
}

// windowLayout stacks bar, banner and body without gaps.
type windowLayout struct{ banner *banner }

func (windowLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	const menuBar = 28 // which is above what is laid out here
	return fyne.NewSize(leastWidth, leastHeight-menuBar)
}

func (l windowLayout) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	l.banner.fitTo(s.Width)
	y := float32(0)
	for i, o := range objects {
		h := s.Height - y
		if i < len(objects)-1 {
			h = o.MinSize().Height
		}
		if !o.Visible() {
			continue
		}
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(s.Width, h))
		y += h
	}
}

// close closes the window. Where the settings can't be saved it tells the reader instead; a second
// call closes the window all the same.
func (w *window) close() {
	w.leave()
	settings, size := w.app.settings, w.Size()
	settings.Width, settings.Height = size.Width, size.Height
	const title = "The settings could not be saved; close again to leave all the same"
	if err := settings.Save(); err != nil && w.banner.notice.Title != title {
		w.notify(kit.Failure(title, err))
		return
	}
	w.leaveShelf() // whose index is closed at the end
	if len(w.app.windows) > 1 {
		w.putAway()
		return
	}
	w.Window.Close()
}

// quit closes every window.
func (w *window) quit() {
	for _, each := range slices.Clone(w.app.windows) {
		each.close()
	}
}

// notify shows a notice under the top bar.
func (w *window) notify(n kit.Notice) { w.banner.show(n) }

// setMode changes the view that the window shows.
func (w *window) setMode(m mode) {
	w.mode = m
	show := func(o fyne.CanvasObject) { w.body.Objects = []fyne.CanvasObject{o} }
	switch m {
	case readMode:
		show(w.reading.Box)
	case incidentMode:
		if w.incidents == nil {
			w.setIncidents(w.newIncidents())
		}
		show(w.incidents.Box)
	case shelfMode:
		show(w.shelf.Box)
	}
	w.body.Refresh()
	w.top.update()
	w.greyMenus()
	w.focusDesk()
}

// focusDesk gives the keyboard to the desk in view.
func (w *window) focusDesk() {
	switch {
	case w.mode == incidentMode && w.incidents != nil:
		w.incidents.Focus()
	case w.mode == readMode && w.reading != nil:
		w.reading.Focus()
	}
}

// nextPane gives the keyboard to the next of the parts of the window, in this order: the top bar, the desk, its panel, the outline.
func (w *window) nextPane() {
	panes := []fyne.Focusable{w.top.Surface}
	if w.mode == readMode {
		panes = append(panes, w.reading.Text)
	} else {
		panes = append(panes, w.incidents.Parts()...)
	}
	if panel := w.panel(); panel.Visible() {
		panes = append(panes, panel.Text)
	}
	if w.mode == readMode {
		panes = append(panes, w.reading.Pins()...)
	}
	if outline := w.reading.Outline(); w.mode == readMode && outline.Visible() {
		panes = append(panes, outline)
	}
	at := slices.Index(panes, w.Canvas().Focused())
	w.UsedKeyboard(true)
	w.Focus(panes[(at+1)%len(panes)])
}

// showShelf shows the briefs that were read and those that ship.
func (w *window) showShelf() {
	w.remember()
	w.notify(kit.Notice{})
	w.leaveShelf()
	w.fillShelf()
	w.SetTitle("Lectern")
	w.setMode(shelfMode)
	w.shelf.Focus()
}

func (w *window) leaveShelf() {
	if w.shelf != nil {
		w.shelf.Stop()
		w.stopSearching()
		w.shelf = nil
	}
}

// newIncidents returns a new incident desk of the brief.
func (w *window) newIncidents() *incidents.Desk {
	d := incidents.New(w.Window, w.opened.brief, w, w.selected)
	d.Selected.Listen(func(row incident.Row) { w.selected = row })
	d.Followed.Listen(w.follow)
	d.Leaving.Listen(func(struct{}) { w.depart() })
	d.Noticed.Listen(w.notify)
	d.Panel.Noting.Listen(w.reading.NoteOn)
	return d
}

// setIncidents replaces the incident desk, and ends the workers of the one before.
func (w *window) setIncidents(d *incidents.Desk) {
	if w.incidents != nil {
		w.incidents.Stop()
	}
	w.incidents = d
}

// panel returns the panel of the desk in view.
func (w *window) panel() *panel.Panel {
	if w.mode == incidentMode {
		return w.incidents.Panel
	}
	return w.reading.Panel
}

// selectIncident selects an incident in every view.
func (w *window) selectIncident(row incident.Row) {
	w.selected = row
	if w.incidents != nil {
		w.incidents.Select(row)
	}
}

// refresh draws the window in the palette in force.
func (w *window) refresh() {
	w.top.update()
	w.banner.Refresh()
	if w.reading != nil {
		w.reading.Refresh()
	}
	if w.incidents != nil {
		w.incidents.Refresh()
	}
	if w.shelf != nil {
		w.shelf.Refresh()
	}
}
