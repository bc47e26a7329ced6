//go:build !nogui

package ui

import (
	"runtime"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"lectern/app/library"
)

// command is something that a desk can do: an entry of the menu, a key, a line of the key sheet.
type command struct {
	menu  string // "" is in no menu
	name  string
	key   fyne.KeyName
	mods  fyne.KeyModifier
	shown string // the key in words, where it is not a menu shortcut
	do    func(d *desk)
	when  func(d *desk) bool // nil: always
}

func hasBrief(d *desk) bool    { return d.brief != nil && d.mode != shelfMode }
func onIncidents(d *desk) bool { return d.brief != nil && d.mode == incidentMode }

const ctrl = fyne.KeyModifierShortcutDefault

// commands is every command; menu, keys and the sheet of keys read it.
var commands []command

func init() {
	commands = []command{
		{"File", "Open\u2026", fyne.KeyO, ctrl, "", (*desk).openDialog, nil},
		{"File", "Shelf", fyne.KeyL, ctrl, "", (*desk).showShelf, nil},
		{"File", "Save a copy\u2026", fyne.KeyS, ctrl | fyne.KeyModifierShift, "", (*desk).copyDialog, hasBrief},
		{"File", "Export\u2026", fyne.KeyE, ctrl, "", (*desk).exportDialog, hasBrief},
		{"View", "Read", fyne.Key1, ctrl, "", func(d *desk) { d.setMode(readMode) }, hasBrief},
		{"View", "Incidents", fyne.Key2, ctrl, "", func(d *desk) { d.setMode(incidentMode) }, hasBrief},
		{"View", "Find in this brief", fyne.KeyF, ctrl, "", (*desk).startFind, hasBrief},
		{"View", "Find next", fyne.KeyG, ctrl, "", func(d *desk) { d.findNext(false) }, hasBrief},
		{"View", "Find previous", fyne.KeyG, ctrl | fyne.KeyModifierShift, "", func(d *desk) { d.findNext(true) }, hasBrief},
		{"View", "Larger text", fyne.KeyEqual, ctrl, "", func(d *desk) { d.reader.resize(1) }, hasBrief},
		{"View", "Smaller text", fyne.KeyMinus, ctrl, "", func(d *desk) { d.reader.resize(-1) }, hasBrief},
		{"View", "Text as it was", fyne.Key0, ctrl, "", func(d *desk) { d.reader.resize(0) }, hasBrief},
		{"View", "Light", fyne.KeyF7, ctrl, "", func(d *desk) { d.setTheme(library.LightTheme) }, nil},
		{"View", "Dark", fyne.KeyF8, ctrl, "", func(d *desk) { d.setTheme(library.DarkTheme) }, nil},
		{"View", "As the system", fyne.KeyF9, ctrl, "", func(d *desk) { d.setTheme(library.FollowSystem) }, nil},
		{"Go", "Next section", fyne.KeyDown, fyne.KeyModifierAlt, "", func(d *desk) { d.reader.next(false) }, hasBrief},
		{"Go", "Previous section", fyne.KeyUp, fyne.KeyModifierAlt, "", func(d *desk) { d.reader.next(true) }, hasBrief},
		{"Go", "Back", fyne.KeyLeft, fyne.KeyModifierAlt, "", func(d *desk) { d.reader.goBack() }, hasBrief},
		{"Go", "Next source", "", 0, "]", func(d *desk) { d.reader.step(false) }, hasBrief},
		{"Go", "Previous source", "", 0, "[", func(d *desk) { d.reader.step(true) }, hasBrief},
		{"Incidents", "Filter", fyne.KeyK, ctrl, "", (*desk).startFilter, hasBrief},
		{"Incidents", "Narrow by field", fyne.KeyB, ctrl, "", func(d *desk) { d.incidents.toggleFacets() }, onIncidents},
		{"Incidents", "Include unverified", "", 0, "", func(d *desk) { d.incidents.setUnverified(!d.incidents.unverified) }, onIncidents},
		{"Incidents", "Next in time", fyne.KeyRight, ctrl, "", func(d *desk) { d.incidents.step(false) }, onIncidents},
		{"Incidents", "Previous in time", fyne.KeyLeft, ctrl, "", func(d *desk) { d.incidents.step(true) }, onIncidents},
		{"Incidents", "Dates\u2026", fyne.KeyD, ctrl, "", func(d *desk) { d.incidents.line.dates.open() }, onIncidents},
		{"Incidents", "Brush later", fyne.KeyRight, ctrl | fyne.KeyModifierShift, "", func(d *desk) { d.incidents.line.stepBrush(1, false) }, onIncidents},
		{"Incidents", "Brush earlier", fyne.KeyLeft, ctrl | fyne.KeyModifierShift, "", func(d *desk) { d.incidents.line.stepBrush(-1, false) }, onIncidents},
		{"Incidents", "Play through time", fyne.KeyP, ctrl, "", func(d *desk) { d.incidents.line.play() }, onIncidents},
		{"Incidents", "Keep this view\u2026", fyne.KeyV, ctrl | fyne.KeyModifierShift, "", func(d *desk) { d.incidents.saveView() }, onIncidents},
		{"Incidents", "Copy citation", "", 0, "", func(d *desk) { d.incidents.copySelected(d.incidents.citation) }, onIncidents},
		{"Incidents", "Copy coordinates", "", 0, "", func(d *desk) { d.incidents.copySelected(coordinates) }, onIncidents},
		{"Incidents", "Copy as a table", fyne.KeyC, ctrl | fyne.KeyModifierShift, "", func(d *desk) { d.incidents.copyTable() }, onIncidents},
		{"Incidents", "Export what is shown\u2026", fyne.KeyE, ctrl | fyne.KeyModifierShift, "", func(d *desk) { d.incidents.exportShown() }, onIncidents},
		{"Present", "Present", fyne.KeyF5, 0, "F5", (*desk).present, hasBrief},
		{"Help", "Keys", fyne.KeyF1, 0, "F1 or ?", (*desk).keySheet, nil},
		{"Help", "About Lectern", "", 0, "", (*desk).about, nil},
	}
}

// menus makes the main menu, whose shortcuts work whatever has the keyboard, and the plain keys.
func (d *desk) menus() {
	var menus []*fyne.Menu
	for _, c := range commands {
		if len(menus) == 0 || menus[len(menus)-1].Label != c.menu {
			menus = append(menus, fyne.NewMenu(c.menu))
		}
		m := menus[len(menus)-1]
		item := fyne.NewMenuItem(c.name, func() { d.run(c) })
		if c.key != "" {
			item.Shortcut = &desktop.CustomShortcut{KeyName: c.key, Modifier: c.mods}
		}
		m.Items = append(m.Items, item)
	}
	d.win.SetMainMenu(fyne.NewMainMenu(menus...))
	d.win.Canvas().SetOnTypedKey(d.typedKey)
	d.win.Canvas().SetOnTypedRune(d.typedRune)
	d.look.restKey, d.look.restRune = d.typedKey, d.typedRune
}

func (d *desk) run(c command) {
	if d.win.Canvas().Overlays().Top() != nil { // a dialog comes first
		return
	}
	if c.when == nil || c.when(d) {
		c.do(d)
	}
}

// typedKey gets the keys that nothing focused wanted.
func (d *desk) typedKey(e *fyne.KeyEvent) {
	if d.dialog != nil {
		if e.Name == fyne.KeyEscape {
			d.dialog.Hide()
		}
		return
	}
	switch e.Name {
	case fyne.KeyF1:
		d.keySheet()
	case fyne.KeyF5:
		if hasBrief(d) {
			d.present()
		}
	case fyne.KeyEscape:
		if d.mode == readMode && d.reader != nil && d.reader.panel.box.Visible() {
			d.reader.closePanel()
		} else if d.mode == incidentMode && d.incidents != nil {
			d.incidents.dismiss()
		}
	case fyne.KeyUp, fyne.KeyDown, fyne.KeyPageUp, fyne.KeyPageDown, fyne.KeyHome, fyne.KeyEnd, fyne.KeySpace:
		if d.mode == readMode && d.reader != nil {
			d.reader.page.TypedKey(e)
		}
	}
}

func (d *desk) typedRune(r rune) {
	switch {
	case d.dialog != nil:
	case r == '?':
		d.keySheet()
	case r == ']' && hasBrief(d) && d.mode == readMode:
		d.reader.step(false)
	case r == '[' && hasBrief(d) && d.mode == readMode:
		d.reader.step(true)
	case r == '/' && hasBrief(d):
		if d.mode == incidentMode {
			d.startFilter()
		} else {
			d.startFind()
		}
	}
}

// startFind goes to the search field.
func (d *desk) startFind() {
	if d.mode == shelfMode {
		return
	}
	d.setMode(readMode)
	d.win.Canvas().Focus(d.top.search)
	d.top.search.TypedShortcut(&fyne.ShortcutSelectAll{})
}

// startFilter goes to the filter of the incident desk.
func (d *desk) startFilter() {
	d.setMode(incidentMode)
	d.win.Canvas().Focus(d.incidents.filter.entry)
}

// modifiers are the keys that are held, for events that don't say.
func modifiers() fyne.KeyModifier {
	if drv, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok {
		return drv.CurrentKeyModifiers()
	}
	return 0
}

func shifted() bool { return modifiers()&fyne.KeyModifierShift != 0 }

// shortcut says a command's key in words.
func (c command) shortcut() string {
	if c.shown != "" {
		return c.shown
	}
	if c.key == "" {
		return ""
	}
	words := ""
	control, alt := "Ctrl ", "Alt "
	if runtime.GOOS == "darwin" {
		control, alt = "Cmd ", "Option "
	}
	if c.mods&ctrl != 0 {
		words += control
	}
	if c.mods&fyne.KeyModifierAlt != 0 {
		words += alt
	}
	if c.mods&fyne.KeyModifierShift != 0 {
		words += "Shift "
	}
	names := map[fyne.KeyName]string{fyne.KeyEqual: "+", fyne.KeyMinus: "\u2212", fyne.KeyUp: "\u2191", fyne.KeyDown: "\u2193", fyne.KeyLeft: "\u2190", fyne.KeyRight: "\u2192"}
	if n, ok := names[c.key]; ok {
		return words + n
	}
	return words + string(c.key)
}
