//go:build !nogui

package kit_test

import (
	"fmt"
	"image"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"lectern/app/ui/kit"
	"lectern/app/ui/uitest"
)

// openMenu is a menu in a window, and what was chosen from it.
type openMenu struct {
	window *kit.Window
	chosen string
}

// menuOf opens a menu of entries, "-" for a separator and "(x)" for one that is disabled, at the lower right of a window.
func menuOf(t *testing.T, height float32, words ...string) *openMenu {
	t.Helper()
	w, loop := uitest.Window(t)
	below := container.NewStack(widget.NewLabel("below"))
	w.SetContent(below)
	w.Resize(fyne.NewSize(500, height))
	m := &openMenu{window: w}
	var items []*fyne.MenuItem
	for _, each := range words {
		item := fyne.NewMenuItem(strings.Trim(each, "()"), func() { m.chosen += each })
		if item.Disabled = each[0] == '('; each == "-" {
			item = fyne.NewMenuItemSeparator()
		}
		items = append(items, item)
	}
	w.Menu(items, below, fyne.NewPos(450, 300))
	loop.Until(t, "the menu has the keyboard", func() bool { return w.Canvas().Focused() != nil })
	return m
}

// surfaced is a surface that a test can draw.
type surfaced interface {
	fyne.CanvasObject
	Repaint(w, h int) *image.RGBA
	HotSpots() []kit.HotSpot
}

// entries returns the menu and the entries in view, as it is drawn; nil: it is closed.
func (m *openMenu) entries() (menu fyne.CanvasObject, shown []kit.HotSpot) {
	top, ok := m.window.Canvas().Overlays().Top().(*fyne.Container)
	if !ok {
		return nil, nil
	}
	for _, o := range top.Objects {
		if s, ok := o.(surfaced); ok {
			s.Repaint(int(s.Size().Width), int(s.Size().Height))
			return s, s.HotSpots()
		}
	}
	return nil, nil
}

// press gives the menu keys by their names, and characters.
func (m *openMenu) press(keys ...string) {
	for _, key := range keys {
		switch focused := m.window.Canvas().Focused(); {
		case focused == nil:
		case len(key) == 1:
			focused.TypedRune(rune(key[0]))
		default:
			uitest.Press(focused, fyne.KeyName(key))
		}
	}
}

var menuFields = []string{"Country", "Province", "Place", "-", "Actor", "Côte", "(Place of death)", "where_prec", "Year", "Month", "Decade", "Tactic", "Target", "Source"}

func TestTypingNarrowsALongMenu(t *testing.T) {
	for _, c := range []struct{ typed, shown, chosen string }{
		{"", "Country, Province, Place, Actor, Côte, Place of death, where_prec, Year, Month, Decade, Tactic, Target, Source", ""},
		{"p", "Province, Place, Place of death, where_prec", "Province"},
		{"pla", "Place, Place of death", "Place"},
		{"PREC", "where_prec", "where_prec"},
		{"where p", "where_prec", "where_prec"},
		{"where_p", "where_prec", "where_prec"},
		{"cote", "Côte", "Côte"},
		{"ta", "Tactic, Target", "Tactic"},
		{"act", "Actor, Tactic", "Actor"},
		{"t", "Country, Actor, Côte, Place of death, Month, Tactic, Target", "Tactic"},
		{"zz", "", ""},
	} {
		m := menuOf(t, 800, menuFields...)
		m.press(strings.Split(c.typed, "")...)
		_, shown := m.entries()
		var names []string
		for _, s := range shown {
			names = append(names, s.Name)
		}
		if got := strings.Join(names, ", "); got != c.shown {
			t.Errorf("%q leaves %q, want %q", c.typed, got, c.shown)
		}
		if m.press("Return"); m.chosen != c.chosen {
			t.Errorf("after %q Enter chooses %q, want %q", c.typed, m.chosen, c.chosen)
		}
	}
}

func TestKeysOfALongMenu(t *testing.T) {
	for _, c := range []struct{ keys, chosen string }{
		{"Down Down Return", "Province"},
		{"Down Down Down Down Return", "Actor"},
		{"Up Return", ""},
		{"End Return", "Source"},
		{"End Down Up Return", "Target"},
		{"End Home Return", "Country"},
		{"p l BackSpace Return", "Province"},
		{"y BackSpace BackSpace Down Down Return", "Province"},
		{"z z Return", ""},
		{"z z Escape Down Return", "Country"},
		{"d e a Return", ""}, // it is disabled
		{"Tab Space Down Return", "Country"},
		{"Escape Return", ""},
		{"z Escape Escape Return", ""},
	} {
		m := menuOf(t, 800, menuFields...)
		m.press(strings.Fields(c.keys)...)
		menu, _ := m.entries()
		closed := c.chosen != "" || strings.HasSuffix(c.keys, "Escape Return")
		if m.chosen != c.chosen || (menu == nil) != closed {
			t.Errorf("%s: chosen is %q, want %q; closed: %v", c.keys, m.chosen, c.chosen, menu == nil)
		}
	}
}

func TestAClickBesideALongMenuLeavesIt(t *testing.T) {
	m := menuOf(t, 800, menuFields...)
	test.TapCanvas(m.window.Canvas(), fyne.NewPos(5, 5))
	if menu, _ := m.entries(); menu != nil || m.chosen != "" {
		t.Errorf("it stays, or chooses %q", m.chosen)
	}
}

// A menu lies in its window, wherever it is opened and however long it is.
func TestALongMenuFitsTheWindow(t *testing.T) {
	for _, n := range []int{13, 60} {
		var words []string
		for i := range n {
			words = append(words, fmt.Sprintf("Field %d", i))
		}
		m := menuOf(t, 400, words...)
		menu, _ := m.entries()
		at, size := menu.Position(), menu.Size()
		if at.X < 0 || at.Y < 0 || at.X+size.Width > 500 || at.Y+size.Height > 400 {
			t.Errorf("%d entries: %v at %v", n, size, at)
		}
		m.press("End")
		_, shown := m.entries()
		if last := shown[len(shown)-1]; last.Name != words[n-1] || last.Area.Bottom() > size.Height {
			t.Errorf("%d entries: the last in view is %q at %v", n, last.Name, last.Area)
		}
	}
}

func TestAMenuOfFewEntriesTakesNoTyping(t *testing.T) {
	m := menuOf(t, 800, menuFields[:9]...)
	if m.window.Canvas().Overlays().Top() == nil {
		t.Fatal("it isn't open")
	}
	if _, shown := m.entries(); shown != nil {
		t.Errorf("it has %d entries to narrow", len(shown))
	}
}
