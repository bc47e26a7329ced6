//go:build !nogui

package ui

import (
	"slices"

	"fyne.io/fyne/v2"

	"lectern/app/library"
	"lectern/app/ui/incidents"
	"lectern/app/ui/kit"
)

// where is the set of views on which a command works.
type where uint8

const (
	anywhere    where = iota
	onABrief          // the reading desk and the incident desk
	onPage            // the reading desk
	onIncidents       // the incident desk
	onSlides          // the windows of a talk
	onSlideMap        // the same, while the arrows move the map of a slide
)

// inTalk reports whether a command works in the windows of a talk.
func (at where) inTalk() bool { return at == onSlides || at == onSlideMap }

// command is one command with its menu entry, its keys and its line of the key sheet.
type command struct {
	name  string
	menu  string    // "": it is in no menu
	group string    // the menu in that menu, of neighbours; "": none
	keys  []kit.Key // any of them gives the command; the menu shows the first
	where where
	do    func(*window) // nil: a widget does it while it has the keyboard
	shown string        // the keys in words, where keys doesn't have them
	hint  string        // its name at the foot of the speaker's window; "": it isn't shown there

	ticked func(*application) bool // whether its menu entry has a tick; nil: never

	takesEntry bool // it uses what the speaker has begun to enter, which all other keys drop
}

func key(name fyne.KeyName) kit.Key  { return kit.Key{Name: name} }
func ctrl(name fyne.KeyName) kit.Key { return kit.Key{Name: name, Mods: kit.Control} }
func alt(name fyne.KeyName) kit.Key  { return kit.Key{Name: name, Mods: fyne.KeyModifierAlt} }
func shift(n fyne.KeyName) kit.Key   { return kit.Key{Name: n, Mods: fyne.KeyModifierShift} }
func letter(r rune) kit.Key          { return kit.Key{Rune: r} }
func keys(all ...kit.Key) []kit.Key  { return all }
func ctrlShift(n fyne.KeyName) kit.Key {
	return kit.Key{Name: n, Mods: kit.Control | fyne.KeyModifierShift}
}

// look returns what a command does that changes the look of the text.
func look(change func(*library.TextLook)) func(*window) {
	return func(w *window) { w.reading.ChangeLook(change) }
}

// theme returns the command that changes to a theme.
func theme(name string, t library.Theme, k kit.Key) command {
	c := command{name: name, menu: "Text", do: func(w *window) { w.setTheme(t) }, ticked: func(a *application) bool { return a.settings.Theme == t }}
	if k != (kit.Key{}) {
		c.keys = keys(k)
	}
	return c
}

// commands returns every command: those of the desks, then those of a talk. Menus, keys, the key sheet and the hints in
// the speaker's window are made from it; a new command is an entry in one of the two.
func commands() []command { return slices.Concat(deskCommands(), talkCommands()) }

// deskCommands returns the commands that don't work in the windows of a talk.
func deskCommands() []command {
	return []command{
		{name: "New brief\u2026", menu: "File", keys: keys(ctrlShift(fyne.KeyN)), do: (*window).beginBrief},
		{name: "New window", menu: "File", keys: keys(ctrl(fyne.KeyN)), do: func(w *window) { w.app.openWindow("", "") }},
		{name: "Open\u2026", menu: "File", keys: keys(ctrl(fyne.KeyO)), do: (*window).seekBrief},
		{name: "Shelf", menu: "File", keys: keys(ctrl(fyne.KeyL)), do: (*window).showShelf},
		{name: "Watch a folder\u2026", menu: "File", do: (*window).watchFolder},
		{name: "Save a copy\u2026", menu: "File", keys: keys(ctrlShift(fyne.KeyS)), where: onABrief, do: (*window).seekCopy},
		{name: "Another sheet\u2026", menu: "File", where: onABrief, do: (*window).chooseSheet},
		{name: "What the columns mean\u2026", menu: "File", where: onABrief, do: (*window).changeMapping},
		{name: "Export\u2026", menu: "File", keys: keys(ctrl(fyne.KeyE)), where: onABrief, do: (*window).chooseExport},
		{name: "What became of the incidents\u2019 files", menu: "File", where: onABrief, do: (*window).showReports},
		{name: "Refresh from the database\u2026", menu: "File", where: onABrief, do: (*window).refreshFromDatabase},
		{name: "What the last refresh changed", menu: "File", where: onABrief, do: (*window).showLastRefresh},

		{name: "Close the window", menu: "File", keys: keys(ctrl(fyne.KeyW)), do: (*window).close},
		{name: "Quit", menu: "File", keys: keys(ctrl(fyne.KeyQ)), do: (*window).quit},

		{name: "Read", menu: "View", keys: keys(ctrl(fyne.Key1)), where: onABrief, do: func(w *window) { w.switchTo(readMode) }},
		{name: "Incidents", menu: "View", keys: keys(ctrl(fyne.Key2)), where: onABrief, do: func(w *window) { w.switchTo(incidentMode) }},
		{name: "Find on this page", menu: "View", keys: keys(ctrl(fyne.KeyF)), where: onABrief, do: (*window).startFind},
		{name: "Search this brief", menu: "View", keys: keys(ctrlShift(fyne.KeyF)), where: onABrief, do: (*window).startSearch},
		{name: "Find next", menu: "View", keys: keys(ctrl(fyne.KeyG), key(fyne.KeyF3)), where: onABrief, do: func(w *window) { w.findNext(false) }},
		{name: "Find previous", menu: "View", keys: keys(ctrlShift(fyne.KeyG), shift(fyne.KeyF3)), where: onABrief, do: func(w *window) { w.findNext(true) }},
		{name: "Larger text", menu: "View", keys: keys(ctrl(fyne.KeyEqual), ctrl(fyne.KeyPlus)), where: onABrief, do: func(w *window) { w.reading.ResizeText(1) }},
		{name: "Smaller text", menu: "View", keys: keys(ctrl(fyne.KeyMinus)), where: onABrief, do: func(w *window) { w.reading.ResizeText(-1) }},
		{name: "Text as it was", menu: "View", keys: keys(ctrl(fyne.Key0)), where: onABrief, do: func(w *window) { w.reading.ResizeText(0) }},
		{name: "As plain text", menu: "View", keys: keys(key(fyne.KeyF2)), where: onABrief, do: (*window).showPlain},
		{name: "Compare with an earlier edition\u2026", menu: "View", where: onABrief, do: (*window).seekEarlier},
		{name: "Problems", menu: "View", keys: keys(ctrlShift(fyne.KeyM)), where: onABrief, do: (*window).toggleProblems},

		{name: "Wider text", menu: "Text", keys: keys(alt(fyne.KeyEqual), alt(fyne.KeyPlus)), where: onABrief, do: look(func(l *library.TextLook) { l.Wider++ })},
		{name: "Narrower text", menu: "Text", keys: keys(alt(fyne.KeyMinus)), where: onABrief, do: look(func(l *library.TextLook) { l.Wider-- })},
		{name: "More space between lines", menu: "Text", where: onABrief, do: look(func(l *library.TextLook) { l.Spacing++ })},
		{name: "Less space between lines", menu: "Text", where: onABrief, do: look(func(l *library.TextLook) { l.Spacing-- })},
		{name: "Without serifs", menu: "Text", where: onABrief, do: look(func(l *library.TextLook) { l.Sans = !l.Sans }), ticked: func(a *application) bool { return a.settings.Text.Sans }},
		{name: "Text as it was at first", menu: "Text", where: onABrief, do: (*window).resetLook},
		theme("Light", library.LightTheme, ctrl(fyne.KeyF7)),
		theme("Dark", library.DarkTheme, ctrl(fyne.KeyF8)),
		theme("As the system", library.FollowSystem, ctrl(fyne.KeyF9)),
		theme("Sepia", library.SepiaTheme, kit.Key{}),
		theme("High contrast", library.ContrastTheme, kit.Key{}),

		{name: "Back", menu: "Go", keys: keys(alt(fyne.KeyLeft)), where: onABrief, do: (*window).goBack},
		{name: "Forward", menu: "Go", keys: keys(alt(fyne.KeyRight)), where: onABrief, do: (*window).goForward},
		{name: "Next part of the window", menu: "Go", keys: keys(key(fyne.KeyF6)), where: onABrief, do: (*window).nextPane},
		{name: "Next section", menu: "Go", keys: keys(alt(fyne.KeyDown)), where: onPage, do: func(w *window) { w.reading.NextSection(false) }},
		{name: "Previous section", menu: "Go", keys: keys(alt(fyne.KeyUp)), where: onPage, do: func(w *window) { w.reading.NextSection(true) }},
		{name: "Next source", menu: "Go", keys: keys(letter(']')), where: onPage, do: func(w *window) { w.reading.StepCitation(false) }},
		{name: "Previous source", menu: "Go", keys: keys(letter('[')), where: onPage, do: func(w *window) { w.reading.StepCitation(true) }},

		{name: "Copy, with its source", menu: "Notes", keys: keys(ctrl(fyne.KeyC)), where: onPage, do: func(w *window) { w.reading.CopyText() }},
		{name: "Copy as Markdown", menu: "Notes", keys: keys(ctrlShift(fyne.KeyC)), where: onPage, do: func(w *window) { w.reading.CopyMarkdown() }},
		{name: "Highlight", menu: "Notes", keys: keys(letter('h'), letter('1')), where: onPage, do: func(w *window) { w.reading.Highlight(0) }},
		{name: "Highlight, second colour", menu: "Notes", keys: keys(letter('2')), where: onPage, do: func(w *window) { w.reading.Highlight(1) }},
		{name: "Highlight, third colour", menu: "Notes", keys: keys(letter('3')), where: onPage, do: func(w *window) { w.reading.Highlight(2) }},
		{name: "Highlight, fourth colour", menu: "Notes", keys: keys(letter('4')), where: onPage, do: func(w *window) { w.reading.Highlight(3) }},
		{name: "Note\u2026", menu: "Notes", keys: keys(letter('m')), where: onPage, do: func(w *window) { w.reading.WriteNote() }},
		{name: "Bookmark", menu: "Notes", keys: keys(ctrl(fyne.KeyD)), where: onPage, do: func(w *window) { w.reading.Bookmark() }},
		{name: "Pin beside the text", menu: "Notes", keys: keys(letter('p')), where: onPage, do: func(w *window) { w.reading.Pin() }},
		{name: "Your notes", menu: "Notes", keys: keys(ctrl(fyne.KeyM)), where: onABrief, do: (*window).toggleNotes},
		{name: "Save your notes as\u2026", menu: "Notes", where: onABrief, do: (*window).saveNotesAs},
		{name: "Names of the colours\u2026", menu: "Notes", where: onPage, do: (*window).nameHighlights},

		{name: "Filter", menu: "Incidents", keys: keys(ctrl(fyne.KeyK)), where: onABrief, do: (*window).startFilter},
		{name: "Narrow by field", menu: "Incidents", keys: keys(ctrl(fyne.KeyB)), where: onIncidents, do: func(w *window) { w.incidents.ToggleFacets() }},
		{name: "Include unverified", menu: "Incidents", where: onIncidents, do: func(w *window) { w.incidents.ToggleUnverified() }},
		{name: "Only what is certain", menu: "Incidents", where: onIncidents, do: func(w *window) { w.incidents.ToggleSurely() }},
		{name: "Compare\u2026", menu: "Incidents", keys: keys(ctrlShift(fyne.KeyK)), where: onIncidents, do: func(w *window) { w.incidents.Compare() }},
		{name: "Next in time", menu: "Incidents", keys: keys(ctrl(fyne.KeyRight)), where: onIncidents, do: func(w *window) { w.incidents.Step(false) }},
		{name: "Previous in time", menu: "Incidents", keys: keys(ctrl(fyne.KeyLeft)), where: onIncidents, do: func(w *window) { w.incidents.Step(true) }},
		{name: "What the map shows\u2026", menu: "Incidents", group: "Map", keys: keys(ctrlShift(fyne.KeyL)), where: onIncidents, do: func(w *window) { w.incidents.MapMenu() }},
		{name: "Zoom to what is shown", menu: "Incidents", group: "Map", where: onIncidents, do: func(w *window) { w.incidents.ZoomToShown() }},
		{name: "Shade provinces", menu: "Incidents", group: "Map", where: onIncidents, do: func(w *window) { w.incidents.ToggleShades() }},
		{name: "Shade provinces, per 100,000 people", menu: "Incidents", group: "Map", where: onIncidents, do: func(w *window) { w.incidents.ToggleRates() }},
		{name: "Shade hexagons", menu: "Incidents", group: "Map", where: onIncidents, do: func(w *window) { w.incidents.ToggleHexagons() }},
		{name: "Colour by\u2026", menu: "Incidents", group: "Map", where: onIncidents, do: func(w *window) { w.incidents.ColourMenu() }},
		{name: "Draw an area to filter by\u2026", menu: "Incidents", group: "Map", where: onIncidents, do: func(w *window) { w.incidents.DrawArea() }},
		{name: "Dates\u2026", menu: "Incidents", group: "Timeline", keys: keys(ctrl(fyne.KeyD)), where: onIncidents, do: func(w *window) { w.incidents.OpenDates() }},
		{name: "Brush later", menu: "Incidents", group: "Timeline", keys: keys(ctrlShift(fyne.KeyRight)), where: onIncidents, do: func(w *window) { w.incidents.StepBrush(1) }},
		{name: "Brush earlier", menu: "Incidents", group: "Timeline", keys: keys(ctrlShift(fyne.KeyLeft)), where: onIncidents, do: func(w *window) { w.incidents.StepBrush(-1) }},
		{name: "Play through time", menu: "Incidents", group: "Timeline", keys: keys(ctrl(fyne.KeyP)), where: onIncidents, do: func(w *window) { w.incidents.Play() }},
		{name: "What the bars are\u2026", menu: "Incidents", group: "Timeline", keys: keys(ctrl(fyne.KeyU)), where: onIncidents, do: func(w *window) { w.incidents.ChooseBars() }},
		{name: "Stack the bars by\u2026", menu: "Incidents", group: "Timeline", keys: keys(ctrl(fyne.KeyJ)), where: onIncidents, do: func(w *window) { w.incidents.ChooseStack() }},
		{name: "Logarithmic scale", menu: "Incidents", group: "Timeline", keys: keys(ctrlShift(fyne.KeyU)), where: onIncidents, do: func(w *window) { w.incidents.ToggleLog() }},
		{name: "Sum up over time", menu: "Incidents", group: "Timeline", keys: keys(ctrlShift(fyne.KeyJ)), where: onIncidents, do: func(w *window) { w.incidents.ToggleSum() }},
		{name: "Table of figures", menu: "Incidents", group: "Table and list", keys: keys(ctrl(fyne.KeyT)), where: onIncidents, do: func(w *window) { w.incidents.ToggleFigures() }},
		{name: "What is counted\u2026", menu: "Incidents", group: "Table and list", keys: keys(ctrlShift(fyne.KeyA)), where: onIncidents, do: func(w *window) { w.incidents.ChooseAmount() }},
		{name: "Rows of the table\u2026", menu: "Incidents", group: "Table and list", keys: keys(ctrl(fyne.KeyR)), where: onIncidents, do: func(w *window) { w.incidents.ChooseRows() }},
		{name: "Columns of the table\u2026", menu: "Incidents", group: "Table and list", keys: keys(ctrlShift(fyne.KeyR)), where: onIncidents, do: func(w *window) { w.incidents.ChooseColumns() }},
		{name: "Beside the figures\u2026", menu: "Incidents", group: "Table and list", keys: keys(ctrlShift(fyne.KeyB)), where: onIncidents, do: func(w *window) { w.incidents.ChooseStatistics() }},
		{name: "Order of the list\u2026", menu: "Incidents", group: "Table and list", keys: keys(ctrlShift(fyne.KeyO)), where: onIncidents, do: func(w *window) { w.incidents.ChooseOrder() }},
		{name: "Keep this view\u2026", menu: "Incidents", group: "Keep and copy", keys: keys(ctrlShift(fyne.KeyV)), where: onIncidents, do: func(w *window) { w.incidents.KeepView() }},
		{name: "Keep this table\u2026", menu: "Incidents", group: "Keep and copy", where: onIncidents, do: func(w *window) { w.incidents.KeepFigures() }},
		{name: "Copy citation", menu: "Incidents", group: "Keep and copy", where: onIncidents, do: func(w *window) { w.incidents.CopyCitation() }},
		{name: "Copy coordinates", menu: "Incidents", group: "Keep and copy", where: onIncidents, do: func(w *window) { w.incidents.CopyCoordinates() }},
		{name: "Copy as a table", menu: "Incidents", group: "Keep and copy", keys: keys(ctrlShift(fyne.KeyC)), where: onIncidents, do: func(w *window) { w.incidents.CopyTable() }},
		{name: "Export what is shown\u2026", menu: "Incidents", group: "Keep and copy", keys: keys(ctrlShift(fyne.KeyE)), where: onIncidents, do: func(w *window) { w.incidents.Export() }},

		{name: "Present", menu: "Present", keys: keys(key(fyne.KeyF5)), where: onABrief, do: (*window).present},
		{name: "Set up a talk\u2026", menu: "Present", keys: keys(ctrl(fyne.KeyF5)), where: onABrief, do: (*window).setUpTalk},
		{name: "Present from here", menu: "Present", keys: keys(shift(fyne.KeyF5)), where: onPage, do: (*window).presentHere},

		{name: "Open the menus", keys: keys(key(fyne.KeyF10)), do: (*window).openMenus},
		{name: "Keys", menu: "Help", keys: keys(key(fyne.KeyF1), letter('?')), do: (*window).showKeys},
		{name: "Your own keys\u2026", menu: "Help", do: (*window).changeKeys},
		{name: "About Lectern", menu: "Help", do: (*window).showAbout},

		{name: "Find", keys: keys(letter('/')), where: onPage, do: (*window).startFind},
		{name: "Close the panel", keys: keys(key(fyne.KeyEscape)), where: onPage, do: (*window).closePanel},
		{name: "Filter", keys: keys(letter('/')), where: onIncidents, do: (*window).startFilter},
		{name: "Close, or select none", keys: keys(key(fyne.KeyEscape)), where: onIncidents, do: func(w *window) { w.incidents.Dismiss() }},

		{name: "Links and drawings", where: onPage, shown: "Tab, Shift Tab; Enter opens"},
		{name: "Marks of a drawing", where: onPage, shown: "\u2190 \u2192; Enter opens"},
		{name: "Page", where: onPage, shown: "\u2191 \u2193 PgUp PgDn Home End"},
		{name: "List of incidents", where: onIncidents, shown: "\u2191 \u2193 and letters; Enter opens"},
		{name: "Table of figures", where: onIncidents, shown: "arrows, Enter asks, s sorts"},
		{name: "Map", where: onIncidents, shown: "arrows, + \u2212, Home"},
		{name: "Map, nearest incident", where: onIncidents, shown: "Shift with an arrow"},
		{name: "Narrow", where: onIncidents, shown: "\u2191 \u2193, Enter asks, Delete leaves out"},
		{name: "Narrow, by mouse", where: onIncidents, shown: "with " + incidents.LeaveOutKey() + ": leaves out"},
	}
}
