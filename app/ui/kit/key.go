//go:build !nogui

package kit

import (
	"runtime"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Key is a key that gives a command: a named key with its modifiers, or a character.
type Key struct {
	Name fyne.KeyName
	Mods fyne.KeyModifier
	Rune rune // where the character counts and not the key, as for '?'
}

// Control is the modifier of most commands: Ctrl, or Cmd on a Mac.
const Control = fyne.KeyModifierShortcutDefault

// Typed reports whether a key without modifiers is this one.
func (k Key) Typed(name fyne.KeyName) bool { return k.Rune == 0 && k.Mods == 0 && k.Name == name }

// TypedWithShift reports whether a typed key is this one, of those with Shift alone: Fyne doesn't take them for
// shortcuts.
func (k Key) TypedWithShift(name fyne.KeyName) bool {
	d, ok := fyne.CurrentApp().Driver().(desktop.Driver)
	return ok && k.Rune == 0 && k.Mods == fyne.KeyModifierShift && k.Name == name && d.CurrentKeyModifiers() == fyne.KeyModifierShift
}

// Is reports whether a character is this one, large or small.
func (k Key) Is(r rune) bool { return k.Rune != 0 && unicode.ToLower(k.Rune) == unicode.ToLower(r) }

// StandsAlone reports whether a key is pressed for itself, such as Escape or an arrow. Other keys are modifiers, or are
// followed by their character, of which Fyne tells separately.
func StandsAlone(name fyne.KeyName) bool {
	switch name {
	case desktop.KeyShiftLeft, desktop.KeyShiftRight, desktop.KeyControlLeft, desktop.KeyControlRight,
		desktop.KeyAltLeft, desktop.KeyAltRight, desktop.KeySuperLeft, desktop.KeySuperRight, desktop.KeyCapsLock, fyne.KeySpace:
		return false
	}
	return len(name) > 1 // "" is a key for which Fyne has no name, such as one of a letter with an accent
}

// Shortcut returns the key as Fyne's menus know it, or nil where they can't show it: they know only
// keys with modifiers.
func (k Key) Shortcut() fyne.Shortcut {
	if k.Mods == 0 || k.Name == "" {
		return nil
	}
	return &desktop.CustomShortcut{KeyName: k.Name, Modifier: k.Mods}
}

// Shortcuts returns the key as windows know it. On most keyboards + is typed with Shift, and comes as the = below it.
func (k Key) Shortcuts() (all []fyne.Shortcut) {
	if s := k.Shortcut(); s != nil {
		all = append(all, s)
		if k.Name == fyne.KeyPlus {
			all = append(all, &desktop.CustomShortcut{KeyName: fyne.KeyEqual, Modifier: k.Mods | fyne.KeyModifierShift})
		}
	}
	return all
}

// MenuShortcut returns the key as a menu shows it, or nil where it can't. One without modifiers is given by what has the
// keyboard: Fyne asks no menu for it. A Mac's menus would, also while someone types.
func (k Key) MenuShortcut() fyne.Shortcut {
	if s := k.Shortcut(); s != nil || runtime.GOOS == "darwin" {
		return s
	}
	name := k.Name
	if k.Rune != 0 {
		name = fyne.KeyName(unicode.ToUpper(k.Rune))
	}
	if name == "" {
		return nil
	}
	return shownKey(name)
}

// shownKey is a key that a menu shows and doesn't handle.
type shownKey fyne.KeyName

func (shownKey) ShortcutName() string  { return "" }
func (k shownKey) Key() fyne.KeyName   { return fyne.KeyName(k) }
func (shownKey) Mod() fyne.KeyModifier { return 0 }

// keyNames maps Fyne's name of a key to what is printed on it, where these differ.
var keyNames = map[fyne.KeyName]string{
	fyne.KeyMinus: "\u2212", fyne.KeyUp: "\u2191", fyne.KeyDown: "\u2193", fyne.KeyLeft: "\u2190", fyne.KeyRight: "\u2192",
	fyne.KeyReturn: "Enter", fyne.KeyEscape: "Esc", fyne.KeyPageUp: "PgUp", fyne.KeyPageDown: "PgDn",
}

// comma names the key with a comma.
const comma = "Comma"

// String returns the key in words, such as "Ctrl Shift E".
func (k Key) String() string {
	if k.Rune == ',' {
		return comma // which divides keys
	}
	if k.Rune != 0 {
		return strings.ToUpper(string(k.Rune))
	}
	if k.Name == "" {
		return ""
	}
	control, alt := "Ctrl ", "Alt "
	if runtime.GOOS == "darwin" {
		control, alt = "Cmd ", "Option "
	}
	words := ""
	for _, m := range []struct {
		mod  fyne.KeyModifier
		name string
	}{{Control, control}, {fyne.KeyModifierAlt, alt}, {fyne.KeyModifierShift, "Shift "}} {
		if k.Mods&m.mod != 0 {
			words += m.name
		}
	}
	if name, ok := keyNames[k.Name]; ok {
		return words + name
	}
	return words + string(k.Name)
}
