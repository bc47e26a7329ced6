//go:build !nogui

package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"lectern/app/ui/kit"
)

// Each command has an id of its own, and the file that offers them all reads back as the standard keys.
func TestTheFileOfKeysHasEveryCommand(t *testing.T) {
	seen := map[string]string{}
	for _, c := range commands() {
		if c.do == nil {
			continue
		}
		if other, ok := seen[c.id()]; ok {
			t.Errorf("%q and %q are both %s", other, c.name, c.id())
		}
		seen[c.id()] = c.name
	}
	text := strings.ReplaceAll(keyTemplate(), "# ", "")
	_, lines, _ := strings.Cut(text, "\n\n")
	own, err := readKeys("keys.txt", lines)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range commands() {
		if c.do == nil {
			continue
		}
		got := own[c.id()]
		if len(got) != len(c.keys) {
			t.Errorf("%s has %d keys, want %d", c.id(), len(got), len(c.keys))
			continue
		}
		for n, k := range c.keys {
			if got[n] != k {
				t.Errorf("%s: %+v, want %+v", c.id(), got[n], k)
			}
		}
	}
}

func TestOwnKeysTakeThePlaceOfTheStandardOnes(t *testing.T) {
	file := filepath.Join(t.TempDir(), "keys.txt")
	if err := os.WriteFile(file, []byte("# mine\nslides.next-slide = X, Shift N\nslides.black-screen =\nslides.next = Y\nbrief.export = Hyper E\nslides.search = Ctrl F\nslides.go-to-a-slide = Y\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	w := shipped(t)
	err := w.app.loadKeys(file)
	for _, want := range []string{":4: there is no command \"slides.next\"", ":5: \"Hyper\" is no modifier", ":6: Ctrl F can\u2019t be used here"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("the error is %v, want %s", err, want)
		}
	}
	w.present()
	w.until("the slides are shown", func() bool { return w.talk != nil })
	w.slideKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	w.slideRune('b')
	if at, _ := w.talk.At(); at != 0 || w.talk.Black() {
		t.Errorf("the standard keys work still: slide %d, black %t", at, w.talk.Black())
	}
	w.slideRune('x')
	if at, _ := w.talk.At(); at != 1 {
		t.Errorf("X leads to slide %d, want 1", at)
	}
	w.slideRune('3')
	w.slideRune('y')
	if at, _ := w.talk.At(); at != 2 {
		t.Errorf("3 and Y lead to slide %d, want 2", at)
	}
}

func TestKeysAreReadAsTheyAreWritten(t *testing.T) {
	for words, want := range map[string]kit.Key{
		"f":            {Rune: 'f'},
		"PgDn":         {Name: fyne.KeyPageDown},
		"esc":          {Name: fyne.KeyEscape},
		"\u2192":       {Name: fyne.KeyRight},
		"right":        {Name: fyne.KeyRight},
		"Ctrl Shift e": {Name: fyne.KeyE, Mods: kit.Control | fyne.KeyModifierShift},
		"?":            {Rune: '?'},
		"F5":           {Name: fyne.KeyF5},
	} {
		if got, err := kit.ParseKey(words); err != nil || got != want {
			t.Errorf("%q is %+v, %v, want %+v", words, got, err, want)
		}
	}
	for _, words := range []string{"", "Ctrl", "Nonsense", "Super X", "Ctrl Nonsense"} {
		if k, err := kit.ParseKey(words); err == nil {
			t.Errorf("%q is %+v", words, k)
		}
	}
}
