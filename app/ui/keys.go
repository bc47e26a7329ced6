//go:build !nogui

package ui

import (
	"slices"

	"fyne.io/fyne/v2"

	"lectern/app/library"
	"lectern/app/ui/kit"
)

// onShelf reports whether no brief is in view.
func (w *window) onShelf() bool { return w.mode == shelfMode || w.opened.brief == nil }

// works reports whether a command works on what the window shows.
func (w *window) works(at where) bool {
	switch at {
	case onABrief:
		return !w.onShelf()
	case onPage:
		return !w.onShelf() && w.mode == readMode
	case onIncidents:
		return !w.onShelf() && w.mode == incidentMode
	case onSlides:
		return w.talk != nil
	case onSlideMap:
		return w.talk != nil && w.talk.Steers()
	}
	return true
}

// run does a command, unless a dialog or a menu comes first.
func (w *window) run(c command) {
	if w.Canvas().Overlays().Top() == nil && c.do != nil && w.works(c.where) {
		c.do(w)
	}
}

// commandFor returns the first command that works now and has a key for which is returns true, or one that does
// nothing. Slides is true where the key was pressed in a window of a talk.
func (w *window) commandFor(slides bool, is func(kit.Key) bool) (c command, found bool) {
	for _, c := range w.app.commands() {
		if c.where.inTalk() == slides && c.do != nil && w.works(c.where) && slices.ContainsFunc(c.keys, is) {
			return c, true
		}
	}
	return command{do: func(*window) {}}, false
}

// commandForKey returns the first command that works now and has a named key, pressed with Shift or alone.
func (w *window) commandForKey(slides bool, e *fyne.KeyEvent) (c command, found bool) {
	if c, found = w.commandFor(slides, func(k kit.Key) bool { return k.TypedWithShift(e.Name) }); found {
		return c, true
	}
	return w.commandFor(slides, func(k kit.Key) bool { return k.Typed(e.Name) })
}

// typedKey receives the keys that the focused widget hasn't used. A key of no command may scroll the text or the shelf.
func (w *window) typedKey(e *fyne.KeyEvent) {
	c, found := w.commandForKey(false, e)
	c.do(w)
	switch {
	case found:
	case w.works(onPage):
		w.reading.Text.ScrollBy(e.Name)
	case w.mode == shelfMode && w.shelf != nil:
		w.shelf.Key(e.Name)
	}
}

func (w *window) typedRune(r rune) {
	c, _ := w.commandFor(false, char(r))
	c.do(w)
}

// slideKey receives the keys of a talk.
func (w *window) slideKey(e *fyne.KeyEvent) {
	c, _ := w.commandForKey(true, e)
	if w.talk != nil && kit.StandsAlone(e.Name) && !c.takesEntry {
		w.talk.DropEntry()
	}
	c.do(w)
}

// slideRune receives the characters of a talk, of which digits make an entry.
func (w *window) slideRune(r rune) {
	if w.talk == nil || w.talk.Digit(r) {
		return
	}
	c, _ := w.commandFor(true, char(r))
	if !c.takesEntry {
		w.talk.DropEntry()
	}
	c.do(w)
}

func char(r rune) func(kit.Key) bool { return func(k kit.Key) bool { return k.Is(r) } }

// sharing returns a command, or where it doesn't work now the one that does and has the same first key: Ctrl+D keeps a place of the page,
// and opens the dates of the incident desk. Of a key Fyne finds the first menu item alone, even one that is disabled.
func (w *window) sharing(c command) command {
	if w.works(c.where) || len(c.keys) == 0 {
		return c
	}
	for _, other := range w.app.commands() {
		if other.menu != "" && len(other.keys) > 0 && other.keys[0] == c.keys[0] && w.works(other.where) {
			return other
		}
	}
	return c
}

// greyMenus disables the commands of the menus that don't work on what the window shows.
func (w *window) greyMenus() {
	changed := false
	for _, m := range w.menus {
		if disabled := !w.works(m.where); m.item.Disabled != disabled {
			m.item.Disabled, changed = disabled, true
		}
	}
	if changed {
		w.MainMenu().Refresh()
	}
}

// menuItem is an item of a menu, with where its command works.
type menuItem struct {
	item  *fyne.MenuItem
	where where
}

// makeMenus makes the main menu, through which shortcuts with modifiers work whatever has the keyboard.
func (w *window) makeMenus() {
	var menus []*fyne.Menu
	w.menus = nil
	for _, c := range w.app.commands() {
		if c.menu == "" {
			continue
		}
		if len(menus) == 0 || menus[len(menus)-1].Label != c.menu {
			menus = append(menus, fyne.NewMenu(c.menu))
		}
		item := fyne.NewMenuItem(c.name, func() { w.run(w.sharing(c)) })
		item.Disabled = !w.works(c.where)
		w.menus = append(w.menus, menuItem{item, c.where})
		if len(c.keys) > 0 {
			item.Shortcut = c.keys[0].MenuShortcut()
		}
		item.Checked = c.ticked != nil && c.ticked(w.app)
		item.IsQuit = c.name == "Quit"
		m := menus[len(menus)-1]
		if c.group != "" {
			m = w.groupIn(m, c)
		}
		m.Items = append(m.Items, item)
	}
	w.SetMainMenu(fyne.NewMainMenu(menus...))
}

// groupIn returns the menu in a menu that a command is in, which ends that menu or is made.
func (w *window) groupIn(m *fyne.Menu, c command) *fyne.Menu {
	if n := len(m.Items); n > 0 && m.Items[n-1].Label == c.group {
		return m.Items[n-1].ChildMenu
	}
	item := fyne.NewMenuItem(c.group, nil)
	item.ChildMenu = fyne.NewMenu(c.group)
	item.Disabled = !w.works(c.where)
	w.menus = append(w.menus, menuItem{item, c.where})
	m.Items = append(m.Items, item)
	return item.ChildMenu
}

// offMenu returns the keys of a command that no menu shows.
func (c *command) offMenu() []kit.Key {
	if c.menu == "" || len(c.keys) == 0 {
		return c.keys
	}
	return c.keys[1:]
}

// shortcut does the command with a key that no menu shows, and reports whether there is one.
func (w *window) shortcut(s fyne.Shortcut) bool {
	for _, c := range w.app.commands() {
		for _, k := range c.offMenu() {
			is := func(own fyne.Shortcut) bool { return own.ShortcutName() == s.ShortcutName() }
			if slices.ContainsFunc(k.Shortcuts(), is) && w.works(c.where) {
				w.run(c)
				return true
			}
		}
	}
	return false
}

// addShortcuts has the window's canvas know the shortcuts that no menu shows, for widgets that handle none.
func (w *window) addShortcuts() {
	for _, c := range w.app.commands() {
		for _, k := range c.offMenu() {
			for _, s := range k.Shortcuts() {
				w.Canvas().AddShortcut(s, func(s fyne.Shortcut) { w.Shortcut(s) })
			}
		}
	}
}

// openMenus gives the keyboard to the menus at the top of the window.
func (w *window) openMenus() {
	if c, ok := w.Canvas().(interface{ ToggleMenu() }); ok {
		c.ToggleMenu()
	}
}

// resetLook restores the size and the look that the text has at first.
func (w *window) resetLook() {
	w.reading.ResizeText(0)
	w.reading.ChangeLook(func(l *library.TextLook) { *l = library.TextLook{} })
}

// closePanel closes the panel of the reading desk, or takes the marks of a find away where it is closed.
func (w *window) closePanel() {
	if w.reading.CloseFocusedPin() {
		return
	}
	if w.reading.Panel.Visible() {
		w.reading.ClosePanel()
	} else {
		w.top.search.clear()
	}
}
