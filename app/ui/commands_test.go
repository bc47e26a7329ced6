//go:build !nogui

package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"lectern/app/library"
	"lectern/app/ui/kit"
	"lectern/app/ui/uitest"
)

// menuItems lists the items of the window's menus and of the menus in them.
func (w *testWindow) menuItems() (all []*fyne.MenuItem) {
	var add func(*fyne.Menu)
	add = func(m *fyne.Menu) {
		for _, item := range m.Items {
			if all = append(all, item); item.ChildMenu != nil {
				add(item.ChildMenu)
			}
		}
	}
	for _, m := range w.MainMenu().Items {
		add(m)
	}
	return all
}

// A menu drops down from below the top of a window that may be 650 high, in rows of about 33.
func TestMenusFitSmallWindows(t *testing.T) {
	const most = 18
	w := shipped(t)
	for _, m := range w.MainMenu().Items {
		if len(m.Items) > most {
			t.Errorf("%s has %d items", m.Label, len(m.Items))
		}
		seen := map[string]bool{}
		for _, item := range m.Items {
			if seen[item.Label] {
				t.Errorf("%s has %s twice", m.Label, item.Label)
			}
			if seen[item.Label] = true; item.ChildMenu != nil && (len(item.ChildMenu.Items) < 2 || len(item.ChildMenu.Items) > most) {
				t.Errorf("%s in %s has %d items", item.Label, m.Label, len(item.ChildMenu.Items))
			}
		}
	}
}

// No two commands that work in one place have a key in common.
func TestEveryKeyOfADeskMeansOneCommand(t *testing.T) {
	for _, at := range []where{onPage, onIncidents} {
		of := map[kit.Key]string{}
		for _, c := range deskCommands() {
			if c.where != at && c.where != onABrief && c.where != anywhere {
				continue
			}
			for _, k := range c.keys {
				if other, taken := of[k]; taken {
					t.Errorf("%s gives %s and %s", k, other, c.name)
				}
				of[k] = c.name
			}
		}
	}
}

func TestKeysThatNoMenuShowsWorkWhateverHasTheKeyboard(t *testing.T) {
	w := shipped(t)
	want := 19
	for _, plus := range []fyne.Shortcut{
		&desktop.CustomShortcut{KeyName: fyne.KeyPlus, Modifier: kit.Control},
		&desktop.CustomShortcut{KeyName: fyne.KeyEqual, Modifier: kit.Control | fyne.KeyModifierShift}, // on most keyboards
	} {
		for _, focused := range []interface{ TypedShortcut(fyne.Shortcut) }{w.reading.Text, w.top.search.field} {
			focused.TypedShortcut(plus)
			if want += 2; w.TextSize() != want {
				t.Errorf("after %s on %T the text has %d pixels, want %d", plus.ShortcutName(), focused, w.TextSize(), want)
			}
		}
	}
}

func TestMenusTickTheThemeInForce(t *testing.T) {
	w := shipped(t)
	for _, theme := range []library.Theme{library.DarkTheme, library.SepiaTheme} {
		w.setTheme(theme)
		var ticked []string
		for _, item := range w.menuItems() {
			if item.Checked {
				ticked = append(ticked, strings.ToLower(item.Label))
			}
		}
		if len(ticked) != 1 || ticked[0] != string(theme) {
			t.Errorf("of %s, %q are ticked", theme, ticked)
		}
	}
}

func TestTheKeySheetIsGroupedAndNothingIsCut(t *testing.T) {
	w := shipped(t)
	for _, width := range []float32{640, 900, 1280, 2560} {
		w.Resize(fyne.NewSize(width, 800))
		total, headings := float32(0), map[string]bool{}
		var listed []string
		for _, c := range w.keyColumns() {
			total += c.width() + 28
			if !c.list[0].heads() || c.list[len(c.list)-1].heads() {
				t.Errorf("in a window %v wide a column goes from %q to %q", width, c.list[0].name, c.list[len(c.list)-1].name)
			}
			for _, each := range c.list {
				if each.heads() {
					headings[each.name] = true
				} else {
					listed = append(listed, each.name)
				}
			}
		}
		if total > width || len(headings) != len(keyGroups) || len(listed) != len(w.keyList())-len(keyGroups) {
			t.Errorf("in a window %v wide the sheet is %v wide, has the headings %v and %d keys", width, total, headings, len(listed))
		}
	}
}

func TestMenusShowEveryKeyAndOnlyThoseWithModifiersAreTheirs(t *testing.T) {
	w := shipped(t)
	shown := map[string]fyne.KeyboardShortcut{}
	for _, item := range w.menuItems() {
		if s, ok := item.Shortcut.(fyne.KeyboardShortcut); ok {
			shown[item.Label] = s
		}
	}
	for _, c := range w.app.commands() {
		if s := shown[c.name]; c.menu != "" && len(c.keys) > 0 && (s == nil || s.Mod() == 0 && s.ShortcutName() != "") {
			t.Errorf("%s: %v", c.name, s)
		}
	}
	for name, key := range map[string]fyne.KeyName{"Next source": "]", "Highlight": "H", "Note\u2026": "M", "Keys": fyne.KeyF1, "Next part of the window": fyne.KeyF6} {
		if s := shown[name]; s == nil || s.Key() != key {
			t.Errorf("%s shows %v, want %s", name, s, key)
		}
	}
}

func TestTheTopBarFitsSmallWindows(t *testing.T) {
	w := shipped(t)
	for _, width := range []float32{leastWidth, 700, 799} {
		uitest.Describe(w.top.Surface, fyne.NewSize(width, barHeight))
		spots := w.top.HotSpots()
		for n, s := range spots {
			for _, other := range spots[:n] {
				if s.Area.Overlaps(other.Area) {
					t.Errorf("%v wide: %q lies over %q", width, s.Name, other.Name)
				}
			}
		}
	}
}

// Fyne looks for a key in the menus alone, and does what the first item with it does.
func TestAKeyThatCommandsShareDoesTheOneThatWorks(t *testing.T) {
	w := shipped(t)
	press := func(k kit.Key) {
		for _, item := range w.menuItems() {
			if item.Shortcut != nil && item.Shortcut.ShortcutName() == k.Shortcut().ShortcutName() {
				item.Action()
				return
			}
		}
	}
	place := kit.Key{Name: fyne.KeyD, Mods: kit.Control}
	press(place)
	if n := len(w.Notes().All()); n != 1 || !w.Notes().All()[0].Bookmark {
		t.Errorf("on the page %d places are kept", n)
	}
	w.lookAtIncidents()
	list := w.Canvas().Focused()
	press(place)
	if n := len(w.Notes().All()); n != 1 || w.Canvas().Focused() == list {
		t.Errorf("among incidents %d places are kept, and the keyboard is on %T", n, w.Canvas().Focused())
	}
	for _, m := range w.menus {
		if m.item.Disabled == w.works(m.where) {
			t.Errorf("%s is disabled: %v", m.item.Label, m.item.Disabled)
		}
	}
}
