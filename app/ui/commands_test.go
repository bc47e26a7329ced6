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

func TestKeysThatNoMenuShowsWorkWhateverHasTheKeyboard(t *testing.T) {
	w := shipped(t)
	plus := &desktop.CustomShortcut{KeyName: fyne.KeyPlus, Modifier: kit.Control}
	for n, focused := range []interface{ TypedShortcut(fyne.Shortcut) }{w.reading.Text, w.top.search.field} {
		focused.TypedShortcut(plus)
		if got, want := w.TextSize(), 21+2*n; got != want {
			t.Errorf("after Ctrl + on %T the text has %d pixels, want %d", focused, got, want)
		}
	}
}

func TestMenusTickTheThemeInForce(t *testing.T) {
	w := shipped(t)
	for _, theme := range []library.Theme{library.DarkTheme, library.SepiaTheme} {
		w.setTheme(theme)
		var ticked []string
		for _, m := range w.MainMenu().Items {
			for _, item := range m.Items {
				if item.Checked {
					ticked = append(ticked, strings.ToLower(item.Label))
				}
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
		total, headings := float32(0), 0
		for _, c := range w.keyColumns() {
			total += c.width() + 28
			for _, each := range c.list {
				if each.heads() {
					headings++
				}
			}
		}
		if total > width || headings != len(keyGroups) {
			t.Errorf("in a window %v wide the sheet is %v wide and has %d headings", width, total, headings)
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
