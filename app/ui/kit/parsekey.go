//go:build !nogui

package kit

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
)

// namedKeys are the keys that have a name rather than a character, and those whose names String changes.
var namedKeys = []fyne.KeyName{
	fyne.KeySpace, fyne.KeyTab, fyne.KeyReturn, fyne.KeyEnter, fyne.KeyEscape, fyne.KeyBackspace, fyne.KeyDelete, fyne.KeyInsert,
	fyne.KeyUp, fyne.KeyDown, fyne.KeyLeft, fyne.KeyRight, fyne.KeyPageUp, fyne.KeyPageDown, fyne.KeyHome, fyne.KeyEnd,
	fyne.KeyEqual, fyne.KeyMinus,
	fyne.KeyF1, fyne.KeyF2, fyne.KeyF3, fyne.KeyF4, fyne.KeyF5, fyne.KeyF6, fyne.KeyF7, fyne.KeyF8, fyne.KeyF9, fyne.KeyF10, fyne.KeyF11, fyne.KeyF12,
}

// modifierNames maps the names of modifiers in small letters.
var modifierNames = map[string]fyne.KeyModifier{
	"ctrl": Control, "cmd": Control, "alt": fyne.KeyModifierAlt, "option": fyne.KeyModifierAlt, "shift": fyne.KeyModifierShift,
}

// ParseKey reads a key as String writes it: "Ctrl Shift E", "F5", "PgDn" or "B". Case doesn't matter.
func ParseKey(words string) (Key, error) {
	fields := strings.Fields(words)
	if len(fields) == 0 {
		return Key{}, fmt.Errorf("there is no key")
	}
	var k Key
	for _, f := range fields[:len(fields)-1] {
		mod, ok := modifierNames[strings.ToLower(f)]
		if !ok {
			return Key{}, fmt.Errorf("%q is no modifier: write Ctrl, Alt or Shift, then a key, with spaces between", f)
		}
		k.Mods |= mod
	}
	last := fields[len(fields)-1]
	if name, ok := keyNamed(last); ok && (k.Mods != 0 || len(name) > 1) { // alone, a character counts and not its key
		k.Name = name
		return k, nil
	}
	if strings.EqualFold(last, comma) {
		last = ","
	}
	r, size := utf8.DecodeRuneInString(last)
	switch {
	case size != len(last):
		return Key{}, fmt.Errorf("%q is no key: write a character, or a name such as PgDn, Esc or F5", last)
	case k.Mods == 0:
		k.Rune = unicode.ToLower(r)
	default:
		k.Name = fyne.KeyName(strings.ToUpper(last))
	}
	return k, nil
}

// keyNamed returns the key with a name, as it stands on a keyboard or as Fyne has it.
func keyNamed(words string) (fyne.KeyName, bool) {
	i := slices.IndexFunc(namedKeys, func(name fyne.KeyName) bool {
		return strings.EqualFold(words, string(name)) || strings.EqualFold(words, keyNames[name])
	})
	if i < 0 {
		return "", false
	}
	return namedKeys[i], true
}
